"""English: what means yes or no without saying it.

Templates; `understanding/phrasebook.py` describes their signs.
"""

YES = (
    *("wouldnt hesitate", "i wouldnt hesitate", "whats not to like", "lets go"),
    *("ready when you are", "as houses", "ten out of ten", "10 10", "cant complain"),
    *("couldnt be better", "couldnt have been better", "like a chimney", "like a horse", "yes"),
    *("yeah", "yep", "yup", "ye", "yea", "yah", "yess", "yesss", "yeh", "yas", "aye", "ya", "y"),
    *("ja sure", "sure", "certainly", "definitely", "absolutely", "indeed", "of course", "correct"),
    *("right", "true", "always", "please do", "ok", "okay", "affirmative", "obviously"),
    *("naturally", "totally", "exactly", "surely", "by all means", "gladly", "happily", "yessir"),
    *("roger", "okey dokey", "alright", "all right", "agreed", "granted", "positively"),
    *("undoubtedly", "unquestionably", "course", "uh huh", "mhm", "mm hm", "please", "yes please"),
    *("sure thing", "go ahead", "go for it", "fire away", "feel free", "be my guest", "no problem"),
    *("no worries", "fine", "thats fine", "fine by me", "fine with me", "ok with me", "okay by me"),
    *("for sure", "very much so", "very much", "without a doubt", "no doubt", "no question"),
    *("thats right", "thats correct", "thats true", "damn right", "too right", "you bet"),
    *("you betcha", "bet", "hell yes", "hell yeah", "heck yes", "heck yeah", "oh yes", "why yes"),
    *("most certainly", "most definitely", "spot on", "100", "100 percent", "hundred percent"),
    *("a hundred percent", "one hundred percent", "guilty", "guilty as charged", "constantly"),
    *("regularly", "often", "frequently", "daily", "weekly", "every day", "all the time"),
    *("many times", "sometimes", "occasionally", "now and then", "from time to time"),
    *("once in a while", "more than once", "once or twice", "some", "a few", "several", "plenty"),
    *("loads", "lots", "many", "all of them", "most of them", "a couple", "once", "gern"),
    *("with pleasure", "id love to", "would love to", "id be happy to", "happy to"),
    *("id be glad to", "im in", "count me in", "in a heartbeat", "any time", "anytime", "any day"),
    *("why not", "sounds good", "works for me", "i think so", "i believe so", "i hope so"),
    *("i suppose so", "i guess so", "i would think so", "i should think so", "id say so"),
    *("i would say so", "it seems so", "looks like it", "seems like it", "so im told"),
    *(
        "apparently",
        "apparently so",
        "still do",
        "still am",
        "still is",
        "still does",
        "still has",
        "still have",
        "still are",
        "been there done that",
    ),
    *("done", "already done", "already", "already have", "just about", "nearly always"),
    *("almost always", "most days", "most of the time", "usually", "more often than not"),
    *("do bears", "is the pope catholic", "can a duck swim", "need you ask", "who doesnt"),
    *("who hasnt", "who wouldnt", "obvs", "def", "deffo", "defo", "ofc", "proudly", "passionately"),
    *("wholeheartedly", "completely", "entirely", "fully", "perfectly", "very", "extremely"),
    *("very happy", "couldnt be happier", "big time", "rather", "quite", "will do", "can do"),
    *("okay then", "ok then", "alright then", "all right then", "go on", "go on then", "carry on"),
    *(
        "in a flash",
        "in a second",
        "like a shot",
        "with my life",
        "cover to cover",
        "like clockwork",
    ),
    *("like a house on fire", "to the letter", "hand on heart", "at the drop of a hat", "to a t"),
    *("from start to finish", "from top to bottom", "through and through", "over the moon"),
    *("inside out", "fit as a fiddle", "right as rain", "safe as houses", "good as gold", "k"),
    *("word for word", "every penny", "every word", "every last one", "every one of them"),
    *("all of it", "to the minute", "on the dot", "tick", "check", "no prob", "no probs"),
    *("no problemo", "no sweat", "no bother", "no biggie", "no dramas", "no trouble", "no issue"),
    *("sans doute", "second to none", "five stars", "thumbs up", "bang on", "with flying colours"),
    *("with bells on", "ask a silly question", "more than happy to", "only too happy to"),
    *("by heart", "in spades", "with knobs on", "goes without saying", "that goes without saying"),
    *("thats me", "thats us", "that would be me", "thatd be me", "it is me", "speaking", "me"),
    *("every cent", "worth every penny", "every minute", "every bit", "every bit of it", "heaps"),
    *("not without my help", "with open arms", "hands down", "like a duck to water", "tip top"),
    *("up to date", "up and running", "all sorted", "sorted", "signed and sealed", "in full"),
    *(
        "like a baby",
        "like a log",
        "like a dream",
        "sound as a pound",
        "in one go",
        "and then some",
    ),
    *("out like a light", "whenever you like", "any time you like", "when you like", "as you like"),
    *("i agree", "i consent", "i accept", "agree", "accepted", "okie dokie", "okey doke", "kk"),
    *("okey", "yup sure", "all good", "good to go", "fine then", "that would work", "id be up for"),
    *("im game", "im up for that", "im up for it", "no objection", "no objections", "permission"),
    *("permission granted", "consent given", "you may", "you can", "you have my consent"),
    *(
        "be our guest",
        "lets do it",
        "lets do this",
        "lets begin",
        "lets start",
        "ready",
        "im ready",
    ),
    *("have done", "did so", "did indeed", "do indeed", "am indeed", "have indeed", "we do indeed"),
    *("so i do", "so i did", "so i have", "so it is", "i dont mind", "dont mind", "wouldnt mind"),
    *("i wouldnt mind", "it is", "they do", "too true", "sound", "grand", "fine thanks"),
    *("most of it", "most of the time yes", "and how", "rather a lot", "as ever", "yes indeed"),
    *("that is right", "that is correct", "that is true", "thats the case", "that is the case"),
)

NO = (
    *("nothing so far", "none so far", "did i heck", "do i heck", "have i heck", "did they heck"),
    *("teetotal", "no", "nope", "nah", "never", "none", "false", "wrong", "incorrect", "negative"),
    *("nay", "noo", "nooo", "n", "not", "of course not", "certainly not", "definitely not"),
    *("absolutely not", "not really", "hardly", "barely", "hardly ever", "scarcely"),
    *("rarely if ever", "not at all", "not yet", "not now", "not currently", "not anymore"),
    *("not any more", "no longer", "no more", "not once", "not ever", "never ever", "never have"),
    *("never did", "no way", "no chance", "not a chance", "no thanks", "no thank you"),
    *("not likely", "unlikely", "not in a million years", "over my dead body"),
    *("when hell freezes over", "when pigs fly", "fat chance", "in your dreams"),
    *("not on your life", "wouldnt dream of it", "not in the slightest", "not in the least"),
    *("not particularly", "not especially", "not exactly", "not quite", "not so much"),
    *("not that i know of", "not as far as i know", "not to my knowledge", "not that i remember"),
    *("not that i recall", "not that im aware of", "not that i am aware of", "nothing", "nobody"),
    *("no one", "nowhere", "neither", "zero", "zilch", "nada", "nil", "none whatsoever"),
    *("none at all", "nothing at all", "i wish", "if only", "i doubt it", "doubt it", "doubtful"),
    *("afraid not", "im afraid not", "sadly not", "i think not", "i hope not", "i guess not"),
    *("i suppose not", "probably not", "i dont think so", "i do not think so", "dont think so"),
    *("id rather not", "id prefer not", "id prefer not to", "id rather you didnt"),
    *("id prefer you didnt", "please dont", "please do not", "hell no", "heck no", "god no"),
    *("oh no", "oh god no", "good god no", "no sir", "nuh uh", "uh uh", "quite the opposite"),
    *("on the contrary", "far from it", "anything but", "by no means", "in no way"),
    *("under no circumstances", "out of the question", "not for me", "not my thing"),
    *("not my cup of tea", "hard pass", "forget it", "count me out", "no need", "not necessary"),
    *("thanks but no thanks", "nothing of the sort", "nothing that i know of"),
    *("none that i know of", "nothing i know of", "none yet", "nothing yet", "me neither"),
    *("used to", "i used to", "we used to", "not these days", "not for years", "not since"),
    *("not lately", "not recently", "not this year", "not any longer", "not even once"),
    *("never once", "n a", "not applicable", "not me", "not us", "not i", "not always"),
    *("not often", "rarely", "seldom", "very rarely", "couldnt if i wanted to", "cant say i have"),
    *("cant say i do", "cant say that i have", "cant say that i do", "cant say i did"),
    *("not if i can help it", "not even close", "not in my lifetime", "not since school"),
    *("i wouldnt", "not in years", "quit", "no ta", "id rather you did not", "better not"),
    *("like a brick", "like a stone", "dont bother", "please dont bother", "daylight robbery"),
    *(
        "money down the drain",
        "a rip off",
        "rip off",
        "total rip off",
        "same as before",
        "as before",
    ),
    *("same as ever", "same as always", "same as usual", "all clear", "everyones fine", "all fine"),
    *("nothing new", "nothing to report", "everybodys fine", "were all fine", "no change"),
    *(
        "no changes",
        "unchanged",
        "too rich for my blood",
        "beyond my means",
        "early days",
        "pass on it",
    ),
    *("leave it out", "save it", "not worth it", "nothing doing", "dont need it", "dont need one"),
    *("thankfully not", "luckily not", "fortunately not", "happily not", "regrettably not"),
    *("unfortunately not", "apparently not", "clearly not", "evidently not", "presumably not"),
    *("obviously not", "mercifully not", "honestly not", "no sign of it", "once bitten"),
    *("clear as mud", "as clear as mud", "like pulling teeth", "my foot", "as if", "yeah right"),
    *("once in a blue moon", "in name only", "like hell", "the opposite", "chocolate teapot"),
    *(
        "two left feet",
        "thumbs down",
        "one star",
        "zero stars",
        "couldnt be worse",
        "pull the other",
    ),
    *("not on your nelly", "not if you paid me", "not for love nor money", "not for all the tea"),
    *("pigs might fly", "no joy", "no dice", "no luck", "no luck so far", "not a sausage"),
    *("i do not agree", "i dont agree", "i dont consent", "disagree", "i disagree", "not a word"),
    *("not a thing", "not a bit", "not a bit of it", "not a soul", "never in my life", "no fear"),
    *("not so far", "nothing happened", "not as such", "not as yet", "not for now", "not today"),
    *("not this time", "im good", "im good thanks", "nah all good", "no all good", "all good here"),
    *("i wont", "we wont", "nae", "naw", "nup", "nopes", "no siree", "not nearly", "nowhere near"),
    *("no such luck", "chance would be a fine thing", "no can do", "not for me thanks"),
)

HARMLESS = (
    "(couldnt|cant) (fault|beat|knock)",
    *(
        "right (now|here|there|away|side)",
        "very (much|first|little)",
        "some (of|people|say|would|think|might)",
    ),
    *("whats not to *", "wouldnt hesitate", "not hesitate", "never again"),
    (
        "(couldnt|cant) (have been|be|get|have gone|go|have asked) (any|for)? (better|happier|"
        "easier|smoother|more pleased|nicer)"
    ),
    "cant complain",
    (
        "no (problem|problems|worries|doubt|question|doubts|issue|issues|bother|trouble|"
        "hesitation|objection|objections)"
    ),
    (
        "no (complaints|regrets|big deal|kidding|joke|offence|offense|wonder|matter|less than|"
        "fewer than|prob|probs|exceptions)"
    ),
    "without (my|mine|our|it|them|one)",
    (
        "without (a|any)? (doubt|question|hesitation|exception|fail|problem|problems|issue|"
        "hesitating|blinking|trouble)"
    ),
    "(never|not) (looked|look) back",
    "(cant|couldnt) (wait|complain|be happier|ask for more|recommend it enough|agree more)",
    "(cant|couldnt|wouldnt|dont know how id) (live|manage|survive|work|cope|do) without",
    *("wouldnt miss it", "never (miss|fail|missed|failed)", "never leave … without"),
    *("never without", "not without", "(cant|couldnt) imagine … without", "nothing but"),
    *("not only", "not just", "not to mention", "why not", "no time like", "no less", "if not"),
    *("or not", "whether or not", "couldnt be (happier|better|easier)", "nothing (beats|better)"),
    *("dont (worry|mind)", "never (better|a dull)", "not a (problem|day goes by|week goes by)"),
    *("not bad", "no (choice|end) *", "cant (get enough|do without|start the day without|stop)"),
    "wouldnt (be|have it|change|want it) (without|any other|a thing|otherwise)",
    *("(couldnt|cant) (recommend|praise|thank|stress) … enough", "no brainer", "doesnt hurt"),
    *("wouldnt hurt", "nobody … better", "not half"),
    "never (stopped|stop|forget|forgot|regretted|doubted|gave up|left|lost|quit)",
    *("wouldnt (trade|swap) *", "dont regret", "havent (stopped|missed|regretted) *"),
    *("dont get me wrong", "not that (long|many|big) ago"),
)

YES_ANYWHERE = (
    (
        "(i|we|they|he|she|it|you) (certainly|definitely|absolutely|sure|most certainly|do|really|"
        "truly|honestly|always|already|usually|obviously|indeed|gladly|often) (do|did|does|have|"
        "has|had|am|are|is|would|will|can|was|were)"
    ),
    (
        "(id|i would|wed|we would|i will|ill) (love|be happy|be glad|be delighted|be willing|be "
        "interested|gladly|happily|like) (to|that)?"
    ),
    "(im|i am|were|we are) (happy|glad|willing|delighted|keen|ready|okay|ok|fine) (to|with)",
    "(thats|its|that is|it is) (fine|ok|okay|all right|alright|right|correct|true|the case)",
    "(so|then|and|but|honestly|actually|well|therefore|hence|mind|mostly|mainly) yes",
    "yes (actually|strictly|in fact|really|definitely)",
    *("you (bet|betcha)", "wouldnt miss it"),
    "cant (get enough|live without|do without|start the day without)",
    "couldnt (live|do|manage) without",
    "would (do it|go|buy|come|hire) again",
    "no (problem|problems|worries|objection|objections) (at all|with that|whatsoever)?",
    (
        "(youd|you would|youre|you are|youll|you will) (be)? (always|very|most|more than)? "
        "(welcome|free to)"
    ),
    "(whenever|any time|anytime) (you|it|suits|is)",
    "by all means",
    *("without (a)? (doubt|hesitation|question)", "where do i sign", "do you even need to ask"),
    *("(is|does) a bear *", "is the pope *", "who (doesnt|hasnt|wouldnt|isnt)"),
    "go (right)? ahead",
    *("i (fully|completely|gladly)? (agree|consent|accept)", "(that|it) (would|will) work"),
    (
        "(thatd|that would|itd|it would|that will|thatll|thats|this would) (be)? (lovely|great|"
        "good|nice|perfect|fine|ideal|helpful|wonderful|brilliant|super|grand|ok|okay|"
        "appreciated|awesome|fantastic|amazing|cool|useful|much appreciated)"
    ),
    "(couldnt|couldnt have|wouldnt have|cant) … (managed|coped|survived|done it|made it) without",
    "i (give|grant) … (permission|consent|approval|my blessing)",
    "you (have|got) my (consent|permission|blessing|ok|okay|agreement)",
    "(please|you) (may|can) (do|go|record|contact|call|write|use|ask)",
    *("(dont|wouldnt) mind at all", "i (dont|do not|wouldnt) mind"),
)

# Of what is done often or has lasted long.
YES_TOLD = (
    (
        "(well|ill|we will|i will|wed|id|i would) (definitely|certainly|be)? (be back|come back|go "
        "back|going back|go again|come again|book again|return)"
    ),
    "(couldnt|cant) (fault|beat|knock)",
    (
        "(one|two|three|four|five|six|several|some|a few|a couple|many|both) (of us|of them|people|"
        "persons|men|women|colleagues|guests|workers|others)"
    ),
    *("(all|most|much) of (the|my) time", "as (often|much) as (i|we) can"),
    "(every|each) (single)? (day|week|morning|night|evening|year|month|time|weekend|summer|sunday)",
    *("(since|from) (day one|the beginning|the start|i was)", "like a (fish|charm|dream|pro)"),
    "(twice|three times|once|several times|many times|countless times|loads of times) *",
)

NO_ANYWHERE = (
    "(wish|if only) (i|we) (did|had|could|was|were|knew)",
    "(so|then|and|but|honestly|actually|well|therefore|hence|are|is|mostly) no",
    "no (actually|strictly|in fact|really|not)",
    "(cant|couldnt) say (that)? (i|we) (do|did|have|am|would|can|was|ever)",
    "(i|we) (dont|do not) (think|believe|reckon|suppose|expect) (so|i|we|it|that|they)",
    "i (dont|do not|wont|will not|cant|cannot) (agree|consent|accept)",
    (
        "(id|i would) (prefer|rather) (not|you didnt|you did not|they didnt|if you didnt|we "
        "didnt|to stay|stay)"
    ),
    "(as|the way) things (are|stand) no",
    (
        "(did|do|does|is|was|has|have|will|would|am|are) (i|it|they|he|she|we|you) (heck|hell|eck|"
        "bollocks|fuck)"
    ),
    "wouldnt (dream|touch|go near|recommend|wish|trust|bother|be seen)",
    *("(not|never) (in|on) (a|your|my) (million|life)", "over my dead body", "when (pigs|hell) *"),
    *("in (your|my) dreams", "out of the question", "(please|pls) (dont|do not)"),
    "(i|we) (wish i could|would if i could|only wish)",
)

# Of what was never come to, or is done by somebody else.
NO_TOLD = (
    (
        "(havent|hasnt|not) (got round|gotten around|got around|had the chance|had a chance|had "
        "time|had the time) *"
    ),
    "(went|gone|going) with (somebody|someone|another|a different|the other) *",
    *("(years|months|weeks|days) to go", "on (the|a) waiting list", "(isnt|not) worth (it|the)"),
    "(somebody|someone) else (got|has|does|did|is|was) *",
    "wouldnt (send|let|put|leave) (my|a) *",
    "if i won the lottery",
    (
        "(they|we|he|she|it|i) (stopped|dropped|scrapped|cancelled|canceled|axed|ended|"
        "abolished|discontinued|removed) (that|it|them|doing|using|the)"
    ),
    "who (reads|does|has|needs|uses|wants|can afford|would) (that|those|this|these|it|time)",
    *("(my|our) first (time|one|visit|ever)", "first time (for me|here|ever)?"),
    "still (waiting|on the waiting list|looking|trying|saving|learning|not)",
    "(supposed|meant) to (be|have|get|do)",
    *("chance would be a fine thing", "(that|thatd|that would) be (my|the|his|her|our) *"),
    (
        "(too|way too|far too) (expensive|old|young|busy|far|late|tired|scared|shy|complicated|"
        "hot|cold|noisy|lazy|risky|early)"
    ),
    (
        "(my|our) (husband|wife|partner|colleague|boss|mum|mom|dad|mother|father|sister|brother|"
        "son|daughter|flatmate|neighbour) (does|did|has|is|was|handles)"
    ),
    *("leave that to", "id have to be (mad|crazy|desperate)", "could do with *"),
    *("beyond (my budget|me)", "(waste of) (time|money|space)"),
    *("left before", "never got (round|around|to|the)", "borrowed *"),
    "(ran|run) out",
    "(sold|gave away|got rid of|threw out|binned|ditched|lost) (it|them|mine|the|my|that|all)",
    "(took|taken|take) (it|them|mine|that) (off|away|from) *",
    "only (in|on|at) (my dreams|paper)",
)
