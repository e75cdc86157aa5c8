"""English: how people choose."""

from vivavoce.interviewers.answer_words import ChoiceWords
from vivavoce.interviewers.languages.en.circumstances import CIRCUMSTANCES
from vivavoce.interviewers.languages.en.concepts import CONCEPTS
from vivavoce.interviewers.languages.en.preferences import PREFERENCES
from vivavoce.interviewers.languages.en.scales import SCALES

CHOICES = ChoiceWords(
    synonyms=(*CIRCUMSTANCES, *PREFERENCES),
    concepts=CONCEPTS,
    sets={
        # Any number, in digits or words, is also heard as this word.
        "n": (
            "numeral",
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a couple of", "a few"),
            *("couple of", "few", "eleven", "twelve", "twenty", "11", "12", "15", "20"),
        ),
        "my": ("my", "our", "the", "her", "his", "their"),
        "day": (
            *("monday", "tuesday", "wednesday", "thursday", "friday", "mondays", "tuesdays"),
            *("wednesdays", "thursdays", "fridays", "mon", "tue", "tues", "wed", "thu", "thurs"),
            *("fri", "saturday", "saturdays", "sunday", "sundays"),
        ),
        "kin": ("wife", "husband", "partner", "girlfriend", "boyfriend", "spouse", "missus"),
        "child": (
            *("kid", "kids", "child", "children", "girl", "girls", "boy", "boys", "son", "sons"),
            *("daughter", "daughters", "toddler", "toddlers", "baby", "twins", "teenagers"),
            *("teenager", "little ones", "youngsters", "bairns", "little one", "newborn"),
        ),
        "friend": (
            *("friend", "friends", "mate", "mates", "pal", "buddy", "flatmate", "roommate"),
            *("housemate", "neighbour", "neighbor", "colleague", "colleagues", "coworker"),
            *("workmate", "cousin", "sister", "brother", "aunt", "uncle", "mum", "mom", "mother"),
            *("dad", "father", "wife", "husband", "boss", "brother in law", "sister in law"),
            *("daughter", "son", "girlfriend", "boyfriend", "partner", "hairdresser", "barber"),
            *("niece", "nephew", "grandson", "granddaughter", "gran", "nan", "teammate"),
        ),
    },
    including=(
        ("one person", "couple", "family"),
        ("one person", "with parents"),
        (
            *("no schooling", "primary school", "secondary school", "vocational training"),
            *("university", "bachelor", "master", "doctorate"),
        ),
        ("in a relationship", "married"),
        ("single", "in a relationship"),
        ("married", "widowed"),
        ("married", "divorced"),
        ("beginner", "intermediate", "advanced", "fluent", "native"),
        ("friend", "family member"),
        ("employed", "retired"),
        ("employed", "unemployed"),
        ("employed", "self employed"),
        ("employed", "parental leave"),
        ("vegetarian", "pescatarian"),
        ("vegetarian", "vegan"),
    ),
    scales=SCALES,
    ordinals={
        "first": 1,
        "1st": 1,
        "second": 2,
        "2nd": 2,
        "third": 3,
        "3rd": 3,
        "fourth": 4,
        "4th": 4,
        "fifth": 5,
        "5th": 5,
        "sixth": 6,
        "6th": 6,
        "seventh": 7,
        "7th": 7,
        "last": -1,
        "final": -1,
        "bottom": -1,
        "top": 1,
        "former": 1,
        "latter": -1,
        "penultimate": -2,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
    },
    ordinal_nouns=(
        *("option", "one", "choice", "answer", "number", "no", "item", "on", "of", "in", "please"),
        *("pls", "thanks", "nr", "letter", "alternative", "entry", "category", "bullet"),
        *("statement", "list", "your", "the"),
    ),
    stop_words=(
        *("the", "a", "an", "of", "or", "and", "to", "in", "at", "by", "with", "for", "on", "my"),
        *("i", "am", "is", "it", "be", "me", "we", "our", "your", "you", "them", "that", "this"),
        *("from", "as", "are", "do", "through", "their", "was", "were", "after"),
    ),
    denials=(
        *("not", "no", "never", "without", "except", "excluding", "dont", "doesnt", "didnt"),
        *("isnt", "arent", "wasnt", "wont", "cant", "hate", "neither", "nor", "wouldnt", "avoid"),
        *("havent", "hardly", "stopped", "quit", "minus", "hasnt", "couldnt", "cannot", "besides"),
    ),
    denials_after=("doesnt", "isnt", "wont", "cant", "wouldnt"),
    spoiled=(
        "(is|s|are|was|were) (broken|dead|out of order|too|no good|useless|horrible|not|never)",
        "(doesnt|dont|does not|do not|didnt|wont|isnt|arent) (work|suit|count|fit|help|do)",
        "(is|are) (off|out|full|impossible|hopeless)",
    ),
    cancelling=(
        *("resist", "beat", "without", "miss", "fault", "complain", "wait", "only", "just"),
        *("enough", "help", "stop"),
    ),
    nothing=(
        "no",
        "none",
        "nothing",
        "not",
        "never",
        "without",
        "nobody",
        "(i|we) (dont|do not|never|have no)",
        "dont",
        "zero",
    ),
    excepting=("anything", "everything", "any", "all", "anyone"),
    past=(
        *("used to", "was", "were", "formerly", "previously", "until", "before", "years ago"),
        *("in the past", "originally", "officially", "last year", "at first", "in theory"),
        *("on paper", "initially", "i thought", "once", "tempted", "would have said", "tried"),
        "started",
    ),
    instead_of=(
        *("rather than", "instead of", "over", "as opposed to", "and not", "not", "more than"),
        *("better than", "beats", "never", "but not", "definitely not", "anything but"),
        *("anything except", "everything but", "any but", "compared to", "in place of", "except"),
        "apart from",
    ),
    corrected_to=(
        (
            "(moved|switched|went|changed|transferred|converted|swapped|upgraded) (over|across|"
            "jobs)? from … to"
        ),
        *("or rather", "no wait", "wait no", "i mean", "make that", "scratch that", "correction"),
        *("on second thoughts", "on second thought", "no sorry", "sorry i meant", "i meant"),
        *("actually no", "actually make it", "oh wait", "hang on", "well actually", "no actually"),
        *("put me down for", "put me under", "but these days", "but now", "nowadays", "but lately"),
        *("changed my mind", "in the end", "let me change that", "im going with", "ill go with"),
        "settled on",
    ),
    outside=(
        "(something|someone|somewhere|somebody) else",
        *("none of (these|those|them|the above|the options|your options|that|the lot)", "other"),
        "(another|a different) (one|thing|kind|type|sort)",
        "not (on the list|listed|one of those|one of these|in the list|there|mentioned)",
        *("neither of (these|those|them)", "different from"),
        *("(isnt|not) (on|in) (your|the|this) list", "my own", "elsewhere", "others"),
    ),
    numeral="numeral",
    numbers=(
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
        *("eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy"),
        *("eighty", "ninety", "hundred"),
    ),
    others=(
        (
            "(my|his|her|our|their) … (sister|brother|mother|mum|mom|father|dad|son|daughter|"
            "cousin|friend|mate|uncle|aunt|neighbour|boss|colleague|flatmate|wife|husband|"
            "partner|girlfriend|boyfriend|grandfather|grandmother|nephew|niece) … (is|s|was|got|"
            "gets|has|works|worked|does|did|runs|ran|studies|studied|teaches|owns|just|went|goes)"
        ),
    ),
    people=(
        *("sister", "brother", "mother", "mum", "mom", "father", "dad", "son", "daughter"),
        *("cousin", "friend", "uncle", "aunt", "neighbour", "boss", "colleague", "wife"),
        *("husband", "partner", "parents", "grandfather", "grandmother", "spouse", "child"),
        *("children", "he", "she", "they", "his", "her", "their", "boyfriend", "girlfriend"),
    ),
    weekdays=(
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"),
        *("mon", "tue", "tues", "wed", "weds", "thu", "thurs", "fri", "sat", "sun"),
    ),
    own_domains=(
        *("employment", "contracts", "working time", "shifts", "schooling", "trades"),
        *("what somebody does in a team or a company", "how far somebody has come"),
        "marital status",
    ),
    combining="hybrid",
    indifferent="flexible",
    conditional="continue with changes",
    conditions=(
        (
            "(yes|yeah|yep|sure|ok|okay|fine|in principle|absolutely|definitely|keep it|"
            "carry on|go on|continue|keep going|generally) … (but|if|provided|as long as|"
            "so long as|only|though|with|except|on condition|just|albeit|however)"
        ),
    ),
    conceding=(
        "(is|are|be|would|works|work|could|will|like|love|enjoy) … (too|as well|also|if need|"
        "if necessary)",
        *("at a pinch", "if need be", "if necessary", "if need", "second choice", "as a backup"),
        *("failing that", "otherwise", "if not", "worst case", "wouldnt mind", "plan b"),
        *("wouldnt say no", "not averse", "if (i|we) (must|have to)", "if (i|we) had to"),
        *(
            "next best",
            "runner up",
            "close second",
            "then (the|a|an|my|maybe)",
            "as a fallback",
            "in an emergency",
        ),
        *("at a push", "if that fails", "if thats (full|gone|taken)", "as plan b"),
        *(
            "can live with",
            "could live with",
            "also (works|fine|ok)",
            "if theres no",
            "would do",
            "only (when|if)",
            "if you (must|have to)",
        ),
    ),
    joining=("and", "or", "also", "plus", "nor", "as"),
    concluding=("so", "therefore", "hence"),
    mainly=(
        *("mostly", "mainly", "usually", "preferably", "ideally", "primarily", "chiefly"),
        *("largely", "predominantly", "normally", "generally", "especially", "definitely"),
        *("foremost", "favourite", "rather", "prefer", "more"),
    ),
    seldom=("sometimes", "occasionally", "occasional", "odd", "rarely", "bit", "once"),
    middle=("middle", "mid", "central"),
    least=(
        *("(whichever|whatever) (is|s) (the)? (cheapest|smallest|lowest|least)", "cheapest"),
        *("the least expensive", "smallest", "lowest", "the least", "the entry level one"),
        *("least expensive", "the minimum", "bare minimum", "the simplest one", "tiniest"),
        *("lowest tier", "bottom tier", "the (free|basic) (one|version|tier)", "costs (least)"),
    ),
    most=(
        *("biggest", "largest", "dearest", "priciest", "top of the range", "the works"),
        *("most expensive", "the whole hog", "highest", "the most you have", "top tier"),
        *("the full package", "all the bells and whistles", "the posh one", "the fancy one"),
        *("top one", "everything you have", "the full monty", "all singing", "the best you"),
        *("the best one", "the maximum", "huge", "the most"),
    ),
    hours={
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
        "noon": 12,
        "midday": 12,
        "midnight": 24,
        "half six": 6,
    },
    hours_after=("after", "from", "past", "since", "post", "not before", "not until"),
    hours_half=("half",),
    hours_before=("before", "by", "until", "till", "to"),
    hours_about=("at", "about", "around", "round", "ish"),
    day_parts={
        "morning": (5, 12),
        "midday": (12, 14),
        "afternoon": (12, 18),
        "evening": (17, 23),
        "night": (22, 30),
    },
    undecided=(
        *("either", "both", "any", "torn", "between", "(dont|do not) (mind|care)"),
        *("all (of them|three|four|of the above|the above)", "whichever", "whatever"),
        *("(either|any) (of them|one|works|is fine|way)", "no preference", "equally"),
        *("(in)? between", "half and half", "bit of both", "cant (decide|choose)"),
        *("(depends|it depends) *", "depends", "each"),
    ),
    other_labels=("other", "another", "else", "different", "others", "elsewhere"),
    less_than=(
        *("under", "less than", "below", "fewer than", "up to", "younger than", "at most"),
        *("no more than", "within", "shorter than", "or less", "or fewer", "or under"),
        *("or younger", "max"),
    ),
    more_than=(
        *("over", "more than", "above", "older than", "at least", "or more", "or over", "and over"),
        *("or older", "plus", "longer than", "upwards", "and above", "or above", "and up", "from"),
        "beyond",
    ),
    up_to=(
        *("up to", "at most", "or less", "or fewer", "or under", "at least", "or more", "or over"),
        *("and over", "from", "plus", "no more than", "or older", "and above", "and up"),
    ),
    often={
        (
            "(several|many|multiple|a few|two|three|four|five) times (a|per|each|every) day | "
            "hourly | every hour | every (blooming|bloody|blessed|damn|single|"
            "other|half|flipping|few) hour | all day long"
        ): 1000,
        (
            "twice a day | twice daily | morning and night | morning and evening | couple of "
            "times a day"
        ): 900,
        (
            "daily | every day | each day | each (morning|evening|night|afternoon) | "
            "every single? (morning|evening|night|afternoon|"
            "lunchtime|day|weekday) | once a day | day in day out | seven days a week | "
            "everyday | every blessed day | nightly | on a daily basis | per day | a day"
        ): 365,
        (
            "(several|a few|three|four|five|six|multiple|many|couple of|two or three|2 3|3 4) "
            "times (a|per|each|every) week | most days | every other day"
        ): 180,
        (
            "twice a week | twice weekly | two times a week | couple of times a week | 2x (a|"
            "per)? week"
        ): 104,
        (
            "weekly | every week | each week | once a week | one a week | once per week | on a "
            "weekly basis | per week | a week | every (monday|tuesday|wednesday|thursday|friday|"
            "saturday|sunday|weekend) | on? (mondays|tuesdays|wednesdays|thursdays|fridays|"
            "saturdays|sundays|weekends)"
        ): 52,
        (
            "fortnightly | every (two|2|other|second) weeks? | every fortnight | biweekly | "
            "twice a month | two times a month | couple of times a month"
        ): 25,
        (
            "monthly | every month | each month | once a month | once per month | first of the "
            "month | payday | end of the month | per month | a month | every (four|4) weeks | "
            "on a monthly basis | (last|first) (friday|monday|sunday|saturday) of the month"
        ): 12,
        (
            "quarterly | every quarter | every (three|3) months | (three|four|3|4|several|few|"
            "couple of|five|six) times a year | every (couple|few|two|2) of? months | each "
            "season | once a quarter"
        ): 4,
        (
            "twice a year | every (six|6) months | half yearly | two times a year | twice "
            "yearly | christmas and easter"
        ): 2,
        (
            "yearly | annually | once a year | every year | each year | once per year | at "
            "christmas | every christmas | every summer | on my birthday | per year | a year"
        ): 1,
        (
            "less than once a year | every (few|couple|two|three|five|ten|other) of? years? | "
            "every blue moon | once a decade"
        ): 0.3,
        "never | not once | not at all | not ever": 0,
    },
)
