"""English: how people enumerate."""

from vivavoce.interviewers.answer_words import ListWords
from vivavoce.interviewers.languages.en import (
    list_adverbials,
    list_questions,
    list_remarks,
    list_telling,
)
from vivavoce.interviewers.languages.en.list_edges import ENDINGS, LEAD_INS, SOFTENERS

LISTS = ListWords(
    lead_ins=LEAD_INS,
    softeners=SOFTENERS,
    endings=ENDINGS,
    remarks=list_remarks.REMARKS,
    remarks_told=list_remarks.REMARKS_TOLD,
    no_items=(
        (
            "(none|nothing|nil|nada|zero|zilch|no|nope|nah|na|n a|not any|neither|nobody|noone|"
            "no one|nowhere)"
        ),
        (
            "(none|nothing|no|not) (at all|whatsoever|really|yet|so far|that i know of|i can "
            "think of|special|in particular|to speak of|that i am aware of|that im aware of|to "
            "report|of note|for me|to mention|as far as i know|currently|at the moment|right "
            "now|anymore|any more|worth mentioning|applicable|that i can think of|comes to mind|"
            "of that sort|of the sort|like that|major|serious)"
        ),
        (
            "(dont|do not|havent|have not|didnt|did not|doesnt|havnt|never) … (any|anything|one|"
            "either|have)"
        ),
        "(i|we) (have|ve|had|own|use|take|got|know|need) (none|nothing|no one|nobody)",
        "(i|we|there|they) (have|had|own|owned|take|took|got|was|were|is|are) no *",
        *("(ive|weve|i have|we have) (got)? (none|nothing|no)", "have (none|nothing)"),
        "(cant|couldnt) (think of|name|complain about) (any|anything|a single one)",
        "not (a single one|one|a thing|a single thing|that i know of|applicable|aware of any)",
        "(all|everythings|everything is|everything) (done|fine|good|ok|okay|clear)",
        *("im (fine|good|ok|okay)", "no (complaints|problems|issues|worries|concerns)"),
    ),
    no_items_told=(
        "(i|we|ive|weve) (dont|do not|havent|have not|didnt|did not|never|have never) *",
        "(nothing|none|no|not|nobody|no one) (as far as|that|so far as) (i|we|im|were) *",
    ),
    negations=(
        (
            "(failed|closed|cancelled|canceled|sold|dropped|ditched|quit|stopped|gave up|forgot|"
            "got rid of|left|returned|finished) (my|our|the|using|doing|playing|taking|going|with)"
        ),
        *("not", "no", "never", "except", "but not", "and not", "definitely not", "certainly not"),
        *("without", "(no|nor) longer", "apart from", "excluding", "other than", "dont use"),
        *("dont like", "not so much"),
        (
            "(i|we) (dont|do not|cant|cannot|havent|didnt|never|no longer|hate|gave up|stopped) "
            "(eat|do|stand|have|like|drink|take|handle|tolerate|digest|touch|use|want|go near)?"
        ),
        (
            "(they|theyve|weve) (just|recently|since)? (cut|dropped|scrapped|axed|cancelled|"
            "canceled|discontinued|banned|ditched|got rid of|phased out|stopped)"
        ),
        "(sorry|oops|no|wait|erm|actually|oh|hang on|please|and please) (not|no|dont|never)",
        *("actually no", "no actually", "sorry no", "hang on no", "hm no", "no sorry"),
        *("nor", "not really", "anything but", "everything but", "used to (be|do|use|have)"),
    ),
    sets={**list_adverbials.SETS, **list_telling.SETS},
    adverbials=list_adverbials.ADVERBIALS,
    fronted=list_adverbials.FRONTED,
    trailing=list_adverbials.TRAILING,
    companions=list_adverbials.COMPANIONS,
    told_by_person=list_telling.TOLD_BY_PERSON,
    told_by_name=list_telling.TOLD_BY_NAME,
    told_by_anyone=list_telling.TOLD_BY_ANYONE,
    links=("that", "who", "which", "where", "when", "whose", "how", "what", "if"),
    told=list_telling.TOLD,
    told_subjects=list_telling.SUBJECTS,
    auxiliaries=(*list_telling.AUXILIARIES, *list_telling.MODALS),
    modals=list_telling.MODALS,
    particles=("me", "us", "him", "them", "to", "of", "into", "up", "out", "about", "off"),
    verb_endings=("s", "ed"),
    name_links=("of", "and", "the", "in", "for", "to", "on", "with", "a", "de", "la", "von", "und"),
    prepositions=list_telling.PREPOSITIONS,
    sentence_lead_ins=list_telling.SENTENCE_LEAD_INS,
    asides=(
        *("because", "since", "although", "though", "while", "whilst", "unless", "which"),
        *("cause", "cos", "depending", "but", "so", "whereas", "provided", "if", "whenever"),
    ),
    places=("that", "before", "after", "until", "till", "during", "as", "when", "where", "like"),
    after_names=(
        *("for", "at", "on", "during", "through", "via", "who", "when", "where", "with", "until"),
    ),
    pronouns=(
        *("i", "im", "id", "ill", "ive", "we", "weve", "they", "theyve", "he", "she", "hes"),
        *("shes", "nobody"),
    ),
    subordinate=(
        *("how", "whether", "what", "why", "when", "where", "who", "being", "having", "that"),
        *("if", "which", "whose"),
    ),
    adverb_endings=("ly",),
    binders=("of", "to", "and", "or", "all", "both", "half", "than", "like", "such", "not"),
    conditions=("if", "when", "whenever", "unless"),
    ordinals=("first", "second", "third", "fourth", "fifth", "next", "last"),
    indefinite=("a", "an", "my", "our"),
    determiners=(
        *("i", "we", "they", "he", "she", "it", "you", "ive", "weve", "its", "im", "id", "nobody"),
        *("people", "my", "our", "theyre", "were", "wed", "youd", "shes", "hes", "the", "me"),
    ),
    articles=("a", "an", "the", "my", "our", "your", "their"),
    given_up=list_remarks.GIVEN_UP,
    wished_away=(
        "no *",
        "not (having|being|getting|knowing|waking|enough|too|so|much|always|only|just|every|all) *",
        "never *",
        "without *",
        "(i|we|it|they) *",
    ),
    asks_for_faults=list_questions.ASKS_FOR_FAULTS,
    asks_for_sentences=list_questions.ASKS_FOR_SENTENCES,
    asks_for_times=list_questions.ASKS_FOR_TIMES,
    asks_for_people=list_questions.ASKS_FOR_PEOPLE,
    unwanted=list_questions.UNWANTED,
    more=("more", "even more", "yet more", "again", "back to", "back in", "back at"),
    both=("both", "either"),
    pairs=(
        *("believe it or not", "more or less", "once or twice", "give or take", "like it or not"),
        *("peace and quiet", "on and off", "off and on", "tea and coffee making"),
        *("thunder and lightning", "give and take", "law and order", "research and development"),
        *("fish and chips", "salt and pepper", "rock and roll", "r and d", "black and white"),
        *("trial and error", "health and safety", "profit and loss", "q and a"),
        *("supply and demand", "food and beverage", "food and drink", "drag and drop", "b and b"),
        *("marks and spencer", "johnson and johnson", "procter and gamble", "arts and crafts"),
        *("trinidad and tobago", "antigua and barbuda", "bosnia and herzegovina", "war and peace"),
        *("pride and prejudice", "crime and punishment", "nuts and bolts"),
        *("mergers and acquisitions", "terms and conditions", "diversity and inclusion"),
        *("learning and development", "m and a", "bed and breakfast", "gin and tonic"),
        *("mac and cheese", "peanut butter and jelly", "pr and comms", "bacon and eggs"),
        *("ham and cheese", "track and field", "hide and seek", "snakes and ladders"),
        *("dungeons and dragons", "tom and jerry", "search and rescue", "command and control"),
        *("n and w", "design and technology", "gas and air", "nose and throat", "wear and tear"),
        *("stocks and shares", "pins and needles", "cut and paste", "copy and paste"),
        *("hot and cold", "rhythm and blues", "heating and air conditioning", "pen and paper"),
        *("knife and fork", "bread and butter", "country and western", "drum and bass"),
        *("big and small", "cheese and onion", "salt and vinegar", "rice and beans"),
        *("sweet and sour", "bubble and squeak", "bangers and mash", "macaroni and cheese"),
        *("chicken and chips", "steak and chips", "tyne and wear", "st kitts and nevis"),
        *("brighton and hove", "romeo and juliet", "sense and sensibility", "farrow and ball"),
        *("dolce and gabbana", "h and m", "ben and jerrys", "barnes and noble"),
        *("simon and garfunkel", "ernst and young", "smith and sons", "records and archives"),
        *("checks and balances", "pros and cons", "ups and downs", "odds and ends"),
        *("planning and scheduling", "inspection and testing", "loading and unloading"),
        *("health and social care", "lost and found", "pick and mix", "pick and pay"),
        *(
            "earth, wind and fire",
            "crosby, stills and nash",
            "crosby, stills, nash and young",
            "guns and roses",
            "emerson, lake and palmer",
        ),
        *("blood, sweat and tears", "peter, paul and mary", "ear, nose and throat"),
        *(
            "the lion, the witch and the wardrobe",
            "bed, bath and beyond",
            "bacon, lettuce and tomato",
        ),
        *("health, safety and environment", "reduce, reuse and recycle"),
        *("tax and nics", "penalties and interest"),
        *("accounts payable and receivable", "port and starboard", "cream and sugar"),
        *("milk and sugar", "lemon and ginger", "oil and gas", "hand and foot"),
        *("saint vincent and the grenadines", "sao tome and principe", "terms and definitions"),
    ),
    corrections=(
        *("no wait", "wait no", "scratch that", "i mean", "make that", "correction", "or rather"),
        # Begins what is meant in the end: "so chairs and beds".
        *("oops", "… so", "i meant", "sorry i mean", "sorry i meant", "no i mean"),
        *("actually make that", "no make that", "sorry make that", "actually make it"),
    ),
    alternatives=(
        # "Then" separates only short names: "waltz then quickstep".
        *("or", "as well as", "not to mention", "and then", "and also", "followed by"),
        *("along with", "together with", "n", "… then"),
    ),
    rejected=list_remarks.REJECTED,
    vague=(
        *("stuff", "things", "various", "various tools", "various things", "various stuff"),
        *("different things", "all sorts", "all kinds", "lots", "lots of things", "many"),
        *("many things", "a lot", "everything", "the usual", "the usual stuff", "the usual things"),
        *("usual stuff", "several", "several things", "a few", "some", "some stuff", "some things"),
        *("this and that", "bits and bobs", "bits and pieces", "whatever", "anything", "something"),
        *("the usual suspects", "normal stuff", "normal things", "all of them"),
        *("a bit of everything", "bit of everything", "all sorts of things", "quite a few"),
        *("loads", "tons", "everything really", "all sorts of stuff", "standard stuff"),
        *("the basics", "the standard ones", "various ones", "too many to list"),
        *("too many to name", "too many to count", "the standard stuff", "a variety", "a mix"),
        *("a mixture", "most of them", "the normal ones", "the usual ones", "odds and ends"),
        *("tools", "other things", "general stuff", "a range of things", "different ones"),
        "whatever works",
    ),
    companies=(
        *("the", "co", "sons", "söhne", "son", "partner", "partners", "daughters", "brothers"),
        *("bros", "b"),
    ),
    abbreviations=(
        *("mr", "mrs", "ms", "dr", "st", "no", "prof", "eg", "ie", "vs", "approx", "jr", "sr"),
        "inc",
    ),
)
