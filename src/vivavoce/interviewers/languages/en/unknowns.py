"""English: "I don't know", in its many forms.

Templates; `understanding/phrasebook.py` describes their signs.
"""

UNKNOWN_ANYWHERE = (
    (
        "(youd|you would|youll|one would|id|i would|wed) {really}? (need|have) to (look|ask|see|"
        "check|consult|go through|dig) *"
    ),
    (
        "(still|not yet|thats|its|currently) (still)? being (worked out|decided|discussed|"
        "negotiated|finalised|finalized|reviewed|sorted|planned|considered|calculated|looked at)"
    ),
    (
        "no (date|dates|time|number|decision|plan|plans|figure|budget|word) (set|fixed|yet|so far|"
        "as yet|decided|agreed|announced|made|been) *"
    ),
    "(escape|escapes|escaped|elude|eludes|eluded) me",
    "(itll|it will|itd) come (back)? to me",
    (
        "(wasnt|werent|not|isnt|wasnt really) (counting|keeping track|keeping count|timing it|"
        "measuring|keeping score|watching the clock)"
    ),
    (
        "(havent|have not|hadnt) got (that|the|this|those|it|any) (number|figure|figures|"
        "information|info|data|detail|details|answer|exact|to hand|on me|with me|here)"
    ),
    "(memory|memorys) (is|has)? (gone|failing|shot|hazy|blank)",
    "(couldnt|cant|could not|cannot) (possibly|honestly|really) (say|know|tell|remember|guess)",
    (
        "(have|havent|had|got|ive|with|not) (absolutely)? (got)? (no|the foggiest|the faintest|"
        "a clue|the slightest|the first|the remotest) (idea|clue|notion|concept|memory|"
        "recollection|inkling)"
    ),
    "(no|not the|not a|nary a) (idea|clue|notion|recollection|foggiest|faintest|inkling) {wh} *",
    (
        "(havent|have not|hasnt|aint|hadnt|not) (got)? (the foggiest|a clue|the faintest|the "
        "slightest|a scooby|a scoobies|any idea|any clue|an idea|a baldy|a bull|the remotest)"
    ),
    *("(haven|have) not the (foggiest|faintest)", "not the (foggiest|faintest|slightest)"),
    (
        "(would|will|id|ill|i d|wed|gonna) … (have|need|want) to … (check|look|ask|dig|find out|"
        "count|go and look|verify|confirm|consult|google|see|think|calculate|look it up|go "
        "through|work it out|double check|get back|measure|weigh|search|refer|enquire|sleep)"
    ),
    (
        "(need|have|got|going) to (check|look that up|look it up|look this up|ask|look up|dig|"
        "find out|look into|consult|double check|go and look)"
    ),
    "(need|have|got|going) to think about (that|it|this)",
    "(let|lemme) me? (check|get back|look that up|find out|ask)",
    "(ill|i will|can|could|let me|id have to) get back to (you|u)",
    (
        "(must|should|better|might|could|can|need to|have to|want to|best|try) … ask (my|the|"
        "our|your|him|her|them|someone|somebody|pete|janet|hr|it|accounting|finance)"
    ),
    (
        "(ask|asking) (my|our|the|your) (manager|boss|wife|husband|accountant|colleague|mother|"
        "mum|mom|dad|father|partner|secretary|lawyer|doctor|it|hr|agency|supervisor|team lead|"
        "sister|brother|landlord|agent|bookkeeper|office)"
    ),
    (
        "(youd|you would|youll|youd better|you|one would|id) … (need|have|want|better|should|"
        "must|best) (to)? (ask|check|talk to|speak to|consult|someone|somebody)"
    ),
    "(ask|consult) (somebody|someone|anyone|anybody) (else|from|in|who)",
    (
        "(only|just)? (my|our|the|your|his|her) (wife|husband|mother|mum|mom|boss|manager|"
        "brother|sister|accountant|partner|surveyor|landlord|dad|father|doctor|agency|secretary|"
        "bookkeeper|predecessor|son|daughter|office|team|previous owner|builder|colleague|"
        "foreman|plumber) (would|will|might|may|should|could) (know|remember|be able to tell|"
        "tell you|have that)"
    ),
    "(he|she|they|somebody|someone) (would|might|may) (know|remember)",
    *("(escapes|escaped|eludes) me", "(slipped|slips|gone out of) my (mind|head|memory)"),
    "(gone|went|slipped) (clean|right|straight|completely)? (out of|from) my (mind|head|memory)",
    (
        "(my)? (mind|memory) (has|is|went|goes|fails|failed|drew|draws|is a)? (a)? (blank|fails "
        "me|failed me|gone|hazy|foggy)"
    ),
    *("(draw|drawing|drew) (a)? blank", "(on the)? tip of my tongue"),
    (
        "(cant|cannot|couldnt|can not|could not|dont|do not|didnt) (for the life of me)? "
        "{really}? (remember|recall|recollect) {wh_fact} *"
    ),
    "(cant|cannot|couldnt|dont|do not) for the life of me *",
    (
        "(cant|cannot|couldnt|dont|do not|didnt) {really}? (remember|recall) (the|any|its|his|"
        "her|their) (details|detail|specifics|exact|name|names|number|date|year|title|figure|"
        "figures|address|rest) *"
    ),
    "(all|bit|little|rather|pretty|somewhat) (hazy|blurry|fuzzy|foggy)",
    "(forgot|forgotten|forget) {wh_fact} *",
    (
        "(forgot|forgotten|forget) (the|its|his|her|their) (name|exact|number|date|details|"
        "figure|title|address|year)"
    ),
    *("lost (track|count)", "(before|long before|way before) my time"),
    "(that|it|this|was) (was|happened)? before me",
    "(that|it|this|was) (was|happened)? before i (joined|came|started|arrived|was born)",
    (
        "(above|beyond|over|outside) my (pay grade|paygrade|remit|knowledge|ken|area|department|"
        "expertise)"
    ),
    "not my (department|area|field|remit|expertise|domain|job to know|strong suit)",
    *("anyones guess", "anybodys guess", "your guess is as good as mine"),
    "(god|heaven|heavens|goodness|lord|christ|hell|who|allah|only god) (only)? knows",
    "how (should|would|am|can|could) i (supposed to)? (know|tell)",
    "(wish i|if only i) (knew|could remember|could tell you)",
    (
        "(nobody|noone|no one) (ever)? (told|tells|informed|explained to|said to) (me|us) "
        "(anything|that|yet|about|what|when|how|why|which|the)?"
    ),
    (
        "(they|he|she|hr|management|nobody|it|the boss) (havent|hasnt|have not|has not|"
        "didnt|wont) {really}? (told|said|tell|say|announced|informed|let us know|confirmed)"
    ),
    "(im|i am|were|we are) (still)? (un|not yet)?(undecided|undecided about|torn|on the fence)",
    (
        "(still|were still|im still|we are) (thinking|deciding|considering|mulling|debating|"
        "weighing|discussing|negotiating|figuring|working) (it|that|this|about|over|out|between|"
        "which|what|whether)"
    ),
    (
        "(still|not|isnt|hasnt|havent|nothing|nothings) (been)? (up in the air|decided|fixed|"
        "settled|set|finalised|finalized|agreed|scheduled|confirmed|tbd|to be decided|to be "
        "determined|announced|set in stone|final|determined|arranged|clear yet|known yet)"
    ),
    "(im|were|we are|i am|just)? waiting (on|for|to) (hear|confirmation|word|news|quotes|a quote)",
    "{havent} {really}? (made|make) (up)? (my|our|a|any) (mind|minds|decision)",
    "{havent} {really}? (made) (my|our) (mind|minds) up",
    "{havent} {really}? (decided|settled|chosen|picked|figured|worked that out|worked it out)",
    "(no|not|havent made a|without a) decision (yet|has been|was|made|so far)",
    "(too early|too soon) to (say|tell|know|decide|judge)",
    "(remains|yet) to be (seen|decided|determined|confirmed)",
    "(off the top of my head|offhand|from memory) (i)? (no|cant|couldnt|dont|not)",
    "(cant|couldnt|dont|not|wouldnt) … (off the top of my head|offhand|from memory|off hand)",
    ("still waiting (on|for|to) (the|a|my|our|hear|them|him|her|confirmation|quotes|an|news|word)"),
    (
        "(never|havent) {really}? (thought|checked|looked|counted|asked|measured|considered|"
        "paid attention|kept track|noticed|weighed|tracked|looked at) (about|into|it|that|them|"
        "of|to|the|this|at|those|up)"
    ),
    "(dont|didnt|do not|never) keep (track|count|a record|records|tabs)",
    (
        "(dont|do not) have (that|the|this|those|it|any) (number|figure|figures|information|"
        "info|data|detail|details|exact|numbers|address|link|url|date|to hand|at hand|on me|"
        "handy|in front|with me)"
    ),
    "(not|isnt) (to hand|at hand|on me|handy|in front of me)",
    (
        "(its|thats|it is|that is) (on|in|written|saved|somewhere) … (at home|at the "
        "office|somewhere|sticker|bookmarked|my files)"
    ),
    (
        "(dont|didnt|doesnt|wouldnt|couldnt|cant|not|do not) {really}? (know|sure|say|tell|"
        "certain|remember|recall) (for sure|for certain|exactly|precisely|offhand|with "
        "certainty|yet|anymore|any more|either|off hand|by heart)"
    ),
    (
        "(dont|do not|didnt) {really}? know (that|it|this|the answer|about that|about it|about "
        "this|enough|much about|anything about|mine)"
    ),
    (
        "(dont|do not|didnt) {really}? know the (exact|number|date|name|details|figure|year|"
        "address|url|link)"
    ),
    "(dont|do not) {really}? know {wh_fact} *",
    (
        "(not|isnt|im not|unsure|uncertain|unclear) {really}? (sure|certain|clear|positive)? "
        "(about|of|on) (that|it|this|yet|the exact|the number|the date|the details)"
    ),
    "not {really}? (sure|certain) {wh_fact} *",
    (
        "(dont|do not|wouldnt) have (an|any|a|the) (answer|opinion|idea|clue|view|preference "
        "yet|memory)"
    ),
    (
        "(absolutely no|got no|ive no|have no|had no) (idea|clue|recollection|memory of|opinion "
        "on|data on)"
    ),
    *("(no|zero) (recollection|memory of|opinion on|data on|info on|information on)", "beats me"),
    *("search me", "pass my knowledge"),
    "(hasnt|not|isnt|has not|havent) (been)? (fixed|decided|set|scheduled) yet",
    "(they|we|i) keep changing",
    "(its|it is|thats|all|bit of|a|just a) (all)? (a)? (blur|mystery|grey area|gray area)",
    *("wouldnt have a (clue|scooby)", "(couldnt|could not|cant|cannot) tell (you|u|ya)"),
    "(couldnt|could not|wouldnt) (even)? (guess|say|begin to guess|hazard)",
    (
        "(cant|cannot) {really}? (think|say|recall|remember) (right now|at the moment|just now|"
        "now|anymore)"
    ),
    "i (wouldnt|would not) know",
    (
        "(hard|difficult|tricky|tough|impossible) to (say|tell|know|remember|answer|put a "
        "number|quantify)"
    ),
    "good question (i|we|no|dont|never|not|havent)",
    *("(id|i) (need|have) to dig (out|up|through)", "would know (that|more|better)"),
    (
        "(no|not) (idea|clue|sure) (mate|sorry|tbh|really|about|at all|yet|whatsoever|anymore|"
        "any more)"
    ),
)

# Somebody else sees to it: no value, but an answer to "who …?".
UNKNOWN_DELEGATED = (
    (
        "(my|our|the|his|her|their) … (handles|handle|deals with|deal with|looks after|look after|"
        "takes care of|sorts|manages|keeps track of) (that|all that|it|those|them|all of that|all "
        "of it|such things|this|the numbers|the money|the books) *"
    ),
    "(my|our|the|his|her|their) … (will|has to|would|should|must|gets to) (decide|choose) *",
)

UNKNOWN_ALONE = (
    "(they|he|she|hr|management|nobody|the boss) never (told|said|mentioned) (me|us|it|when|why)?",
    (
        "(never|havent|didnt|dont|not) {really}? (counted|kept track|kept count|kept score|"
        "measured|checked|noticed|looked|asked|weighed|tracked|thought about it|written it down|"
        "given it any thought|paid attention|keep track|keep count)"
    ),
    (
        "(terrible|bad|hopeless|awful|useless|rubbish|not good|no good|not great) with (names|"
        "dates|faces)"
    ),
    (
        "(its|it is|thats|that is|all|just|now)? (all|just)? (a)? (bit of a|bit|little|complete|"
        "total)? (haze|blur|fog|mystery|mystery to me|anyones guess)"
    ),
    (
        "(nobody|noone|no one|none of us) … (knows|knew|found out|remembers) (to this day|for sure|"
        "for certain|yet|still|what|why|how|who|when|where|exactly|really) *"
    ),
    (
        "(youre|you are|ur|youve)? (ask|asking|asked) (the|a) wrong (guy|person|man|woman|one|girl|"
        "lady|department) *"
    ),
    (
        "(cant|couldnt|cannot|wont) (name|list|remember|recall|mention) (them all|all of them|"
        "all|everyone|everybody|everything|every one)"
    ),
    (
        "(still|im still|were still|we are still) (thinking|deciding|considering|debating|"
        "weighing|pondering|mulling)"
    ),
    "(nobody|noone|no one|none of us) … (knows|remembers|can say|could tell)",
    "(nobody|noone|no one|none of us) … (knows|remembers|can say|could tell) {wh} *",
    (
        "(nobody|noone|no one|none of us) … (knows|remembers|can say) (anymore|any|for|exactly|"
        "really|here|that|this|it) *"
    ),
    *("you tell me", "tell me", "dont know", "do not know", "wouldnt know", "idk", "dunno"),
    *("no idea", "no clue", "not sure", "unsure", "not certain", "cant say", "cannot say"),
    *("couldnt say", "cant tell", "cannot tell", "havent thought about", "have not thought about"),
    *("havent decided", "have not decided", "undecided", "no opinion", "who knows", "unknown"),
    *("uncertain", "cant remember", "forgot", "dont remember", "cant recall", "dont recall"),
    *("i forget", "ive forgotten", "forgotten", "cannot remember", "couldnt remember"),
    *("didnt know", "never knew", "never checked", "tbd", "tbc", "tba", "to be decided"),
    *("to be confirmed", "to be determined", "not known", "clueless", "not decided"),
    *("nothing decided", "cant decide", "cannot decide", "couldnt decide", "good point"),
    *("no memory", "cant think", "couldnt guess", "not that i know", "not that i remember"),
    *("shrug", "dont have a clue", "not a clue", "not an idea", "no idea whatsoever"),
    *("havent checked", "never thought about it", "never really thought about it"),
    *("no way of knowing", "no way to tell", "no knowledge", "no information", "no info"),
    *("no recollection", "not sure yet", "not yet sure", "need to think", "havent thought"),
    *("ask me later", "nfi", "ask me again *", "ask me later *", "ask me in *"),
    *("ask me tomorrow *", "ask again *", "not yet decided", "not fixed", "open", "still open"),
    *("thats still open", "remains open", "ask {somebody} *"),
    (
        "(dont|do not|cant|couldnt|cannot|didnt) {really}? (know|remember|recall|say|tell|"
        "decide|think of any)"
    ),
    *("{really} (know|sure)", "(not|isnt) {really}? (sure|certain|positive|confident)"),
    (
        "(havent|hadnt|not) {really}? (thought|considered|looked|checked|decided|asked|noticed|"
        "counted)"
    ),
    *("wish i (knew|could)", "off the top of my head", "for (sure|certain)"),
    *("at this (stage|point|time)", "the (name|details|number|title) (escapes|escaped) me"),
    "good question",
    "{somebody} (handles|handle|looks after|look after|deals with|does|do|takes care of|knows) *",
)

# What may only round off an answer: "better pay, I don't know".

UNKNOWN_WEAK = (
    *("dont know", "do not know", "dunno", "idk", "not sure", "hard to say", "who knows"),
    "i wouldnt know",
)
