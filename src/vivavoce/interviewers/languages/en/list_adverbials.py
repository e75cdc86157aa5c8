"""English: when, how often and on what occasion, around an item of a list.

"Twice a day" is no part of a medicine. Templates; `understanding/phrasebook.py`
describes their signs, and the words in braces are sets of this file.
"""

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december", "jan", "feb", "apr", "jun", "jul", "aug", "sept", "sep"),
    *("oct", "nov", "dec"),
)

SETS = {
    "count": (
        *("a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        *("ten", "twelve", "fifteen", "twenty", "thirty", "2", "3", "4", "5", "6", "7", "8", "9"),
        *("10", "11", "12", "15", "20", "25", "30", "some", "many", "several", "a few", "a couple"),
        *("a couple of", "a good few", "half a", "a good"),
    ),
    "period": (
        *("day", "days", "week", "weeks", "month", "months", "year", "years", "morning"),
        *("mornings", "evening", "evenings", "night", "nights", "afternoon", "afternoons"),
        *("weekend", "weekends", "season", "seasons", "summer", "summers", "winter", "winters"),
        *("spring", "autumn", "fall", "term", "semester", "quarter", "fortnight", "decade"),
        *("hour", "hours", "minutes", "time", "lunchtime", "christmas", "easter", "while"),
    ),
    "day": (
        *("monday", "mondays", "tuesday", "tuesdays", "wednesday", "wednesdays", "thursday"),
        *("thursdays", "friday", "fridays", "saturday", "saturdays", "sunday", "sundays"),
        *("weekend", "weekends", "weekday", "weekdays", "mon", "tue", "tues", "wed", "thu"),
        *("thurs", "fri", "sat", "sun", "school days", "work days", "market days"),
    ),
    "month": MONTHS,
    "year": tuple(str(year) for year in range(1930, 2040)),
    "season": ("spring", "summer", "autumn", "winter", "fall", "season"),
    "meal": (
        *("breakfast", "lunch", "dinner", "supper", "tea", "meals", "food", "bed", "bedtime"),
        *("work", "school", "training", "practice", "church", "mass", "hours", "class"),
    ),
}

# At either end of an item, and alone between two commas.
ADVERBIALS = (
    "(once|twice|thrice) (or twice)? (a|per|every|each|an) (other|second)? {period}",
    "{count} times (a|per|every|each|an) {period}",
    "(most|some|many|all|other|certain|quiet|busy) (of the)? {period}",
    "(every|each) (other|second|third|single)? {period}",
    "(every|each) (other|second|third|single)? {day} (morning|afternoon|evening|night)?",
    (
        "(on|at|over|during) (the|a|some|most|every other)? {day} (morning|mornings|afternoon|"
        "afternoons|evening|evenings|night|nights)? (only)?"
    ),
    (
        "(on|in) (the)? (good|bad|better|worse|busy|quiet|lucky|hot|cold|wet|dry|special|rare|"
        "some|certain|most|early|later|recent|earlier) (years|days|weeks|months|summers|winters|"
        "nights|occasions|weather|times|cases)"
    ),
    "(on|in) a (good|bad|busy|quiet|lucky|hot|cold|wet|dry) (year|day|week|month|summer|winter)",
    "in the (early|late)? (morning|mornings|afternoon|afternoons|evening|evenings|night)",
    "(first thing|last thing) (in the morning|at night)?",
    "the same (year|day|week|month|time|summer|evening)",
    (
        "at (sunset|sunrise|dawn|dusk|daybreak|midnight|night|noon|midday|bedtime|"
        "lunchtime|lunch|weekends|christmas|easter|breakfast)"
    ),
    "(in|during|over|through) (the|early|late|mid)? {season} (time|months)?",
    "(in|since|from|until|till|during|around) (early|late|mid|last)? {month} (on|onwards)?",
    "since (last|this)? (year|month|week|summer|winter|spring|autumn|recently|birth)",
    "since (the)? (pandemic|lockdown|covid|accident|operation|divorce|move|winter|beginning)",
    (
        "for (about|around|nearly|almost|over|roughly|at least)? (the past|the last|the next)? "
        "{count} (whole|long|short|more)? {period} (or so|now)?"
    ),
    "for (years|ages|decades|months|weeks|now|ever|fun|a living|a bit|a change|good)",
    ("for the (most part|time being|moment|first time|first year|season|summer|winter|weekend)"),
    "for the most part",
    "for the (past|last|next) {count}? {period}",
    "(last|this|next) (year|month|week|summer|winter|spring|autumn|season|time|term)",
    "last {month}",
    "(back)? in the (old days|past|day|beginning|end|meantime|nineties|eighties|seventies|sixties)",
    "(back)? in the (fifties|forties|noughties|90s|80s|70s|60s|50s|40s|2000s|2010s|old country)",
    "as a (young|little|small)? (kid|child|teenager|student|boy|girl|lad|treat|rule|backup)",
    "{count} {period} ago",
    "(long|years|ages|months) ago",
    "(before|after|with|between|during|around) {meal}",
    "at my (last|old|previous|current|new|first) (place|job|company|employer|school|firm|shop)",
    "in my (last|previous|current|old|first|new|younger) (job|role|position|company|days|place)",
    "(in|at) (practice|theory|principle|heart|present|first|times|uni|university|college)",
    "at (school|primary school|secondary school|high school|boarding school)",
    "in (primary|secondary|high|middle)? school",
    "(officially|unofficially|on paper|privately|professionally|occasionally|originally)",
    "(later|early|earlier|early on|later on|nowadays|lately|recently|afterwards|beforehand)",
    "(briefly|temporarily|in between|in the meantime|by then|by now|all along|at some point)",
    "(nearly|almost) (always|never|every time|every day|every week)",
    "(now and then|now and again|every now and again|every now and then|from time to time)",
    "(once in a while|every so often|once in a blue moon|on and off|off and on|on occasion)",
    "(under|with) (supervision|help)",
    "from {month} (to|till|until|through|onwards) {month}",
    "from {day} (to|till|until|through) {day}",
    "(as of|as from|from|starting|until|till) (next|last|this|the) {period}",
    "(as of|as from|from|starting|until|till) (now|now on|then)",
    "(in|on|at|under|behind|near|by) (the|my|our) … (mainly|mostly|usually|only|especially)",
    "at the (very)? (end|beginning|start|moment|latest|weekend|weekends)",
    "(from|between) {year} (to|till|until|through|and) {year}",
    "(in|since|until|till|around|back in) {year}",
    "(after|before) (that|then|this)",
    "(one|some) (summer|winter|night|day|year|time|autumn|spring)",
    "(until|till|from|by|before|after|around) (noon|midnight|lunchtime|midday|dawn|dark|nine|five)",
    "by (mistake|accident|chance|now|then)",
    "(if|when) (needed|necessary|possible|required|asked|in doubt|available|in season)",
)

# At the beginning only: "currently" may stand in a name.
FRONTED = (
    "in {month} (a|an|the|some|my)",
    "(since|from|in|until) {year}",
    "with (him|her|them|you)",
    "with (my|our|his|her|their) {which}? {kin}",
    (
        "with (my|our|the|his|her) (husband|wife|kids|children|parents|mother|father|mum|mom|dad|"
        "customers|clients|neighbours|family|boss|friends|colleagues) (mostly|mainly|usually|"
        "always|only|just|also|often|sometimes)"
    ),
    "(secretly|officially|unofficially|supposedly|apparently|allegedly|mysteriously|suddenly)",
    "as for (me|us|the rest)",
    "(if|when) (that|it|this|they) (doesnt|dont|didnt|wont|does not) (work|help|suit|do it|arrive)",
    "(if|when) (that|it|this) (isnt|is not) (enough|available|possible|there)",
    "(if|when) (it|the weather) (rains|snows|allows|permits|is bad|is good|is nice|is cold|is hot)",
    (
        "(if|when) (im|were|its|i am|it is|i feel|we feel|theyre|shes|hes|i was|it was|it gets) "
        "(really|very|too|so|feeling|a bit)? (urgent|bad|cold|hot|ill|sick|tired|stressed|bored|"
        "lucky|late|rainy|raining|sunny|broke|hungry|busy|dark|wet|dry|serious|important|small|"
        "big|lazy|sad|warm|desperate|needed|quiet|free|short|christmas|summer|winter)"
    ),
)

# Who with: at the end only, for alone between commas it may lead in an item.
COMPANIONS = ("(with|from) (my|his|her|their|our|the|a) {which}? {kin} *",)

TRAILING = (
    "(once|twice|two|three) or (twice|thrice|three|four) (times)?",
    "(back|even|only|just|by|since) then",
    "in (everything|anything)",
    (
        "(is|are|was|were|would be|will be) (a must|a must have|essential|great|good|nice|fun|"
        "lovely|important|necessary|crucial|key|handy|useful|my favourite|my favorite|the best|"
        "a bonus|a dream|perfect|delicious|amazing|brilliant|the worst) *"
    ),
    *("daily", "weekly", "monthly", "yearly", "hourly", "nightly", "once", "twice", "thrice"),
    *("full time", "part time", "all year (round)?", "year round", "all day (long)?", "24 7"),
    *("all the time", "(right)? now", "(yet|already|again|anyway|somehow|then)", "every time"),
    *("when (i was|we were|i had|i worked|i have|we have|i can|we can|i feel) *", "once only"),
    *("whenever *", "on (mondays|tuesdays|wednesdays|thursdays|fridays|weekends)? only"),
    *("so far", "lately", "ive done twice", "instead", "as usual", "on the side", "at a push"),
    *("in a pinch", "at a pinch", "by heart", "not any more", "in that order", "at least once"),
    *("(far|way)? too (much|often|many)", "a fair bit", "a bit", "a little", "a little bit"),
    *("a lot", "quite a bit", "quite a lot", "very much", "(more|less) than others", "a ton"),
    (
        "(pretty|very|quite|fairly|really|reasonably|not)? (well|badly|fluently|good|ok|okay|"
        "poorly|passably|rusty|decently|terribly|competently|horribly|adequately)"
    ),
    *("at the moment", "these days", "nowadays", "currently", "back in the day", "at home"),
    *("usually", "generally", "mostly", "mainly", "sometimes", "occasionally", "rarely"),
    *("thanks", "thank you", "atm", "rn", "does", "did", "or (two|three)", "back when *"),
    "religiously",
    "(hardly|almost|nearly|barely|scarcely) (ever|never|at all|anymore|any more)",
    *("constantly", "frequently", "seldom", "primarily", "exclusively"),
    *("extensively", "professionally", "casually", "briefly", "routinely", "periodically"),
    *("always", "often", "regularly", "seasonally", "now and again", "for my sins"),
    "in (the)? (past|old days)",
    "back when *",
    "for (my|our|his|her|the|their) {kin}",
    "on (my|the) (phone|way|tram|bus|train|commute|side|road|go|farm|weekends)",
)
