"""English: questions back, and what is no answer to anything.

Templates; `understanding/phrasebook.py` describes their signs.
"""

UNCLEAR_ANYWHERE = (
    *("what do you mean", "what you mean", "what u mean", "do you mean", "do u mean"),
    *("did you mean", "how do you mean", "what does that mean", "what does this mean"),
    *("what is meant by", "you mean", "could you explain", "can you explain", "please explain"),
    *("could you clarify", "can you clarify", "please clarify", "could you rephrase"),
    *("can you rephrase", "please rephrase", "whats that mean", "could you repeat"),
    *("can you repeat", "please repeat", "say that again", "repeat the question"),
    *("not sure i understand", "dont get the question", "define what", "more context", "whats a"),
    *("could you be more specific", "can you be more specific", "be more specific"),
    *("what is meant", "how is that relevant", "whats that got to do", "what has that got to do"),
    *("what does it matter", "why does it matter", "why does that matter", "what is this about"),
    *("what are you talking about", "what are you asking", "what exactly are you"),
    *("what do you want to know", "is this a joke", "are you asking", "are you referring"),
    *("are we talking about", "you talking about", "define", "is this a trick question"),
    *("trick question", "wrong question", "is that a trick", "what do u mean"),
    *("could you give an example", "can you give an example", "give me an example"),
    *("for example what", "could you say", "can you say that", "what sort of answer"),
    *("makes no sense", "make no sense", "what counts as", "counts as what", "what qualifies as"),
    *("what exactly", "meaning what", "what is that supposed to mean"),
    *("whats that supposed to mean", "in other words please"),
    (
        "(dont|didnt|do not|did not|cant) {really}? (understand|get|follow) (the|your|this|that|"
        "what) … (question|wording|asking|asked|mean|want|part|talking)"
    ),
    "(why|what) (do|would|are|did|should) (you|u|they|we) (need|want|ask|asking|care|even ask) *",
    "(question|it) (is|isnt|seems|was) (not)? (unclear|confusing|ambiguous|clear)",
    "(what|which) … (do|did|does|are) (you|u) (mean|asking|referring|talking)",
    (
        "not (sure|clear|certain) {really}? (what|i) … (asking|asked|mean|understand|follow|"
        "getting at|want to know|want me|after|referring)"
    ),
    "(what|which) do you (count|class|define|consider|understand|call)",
    "(can|could) you (put|ask|phrase|word|say) (that|it|the question|this) *",
    "(my|the) screen froze",
)

UNCLEAR_ALONE = (
    *("what", "huh", "sorry", "pardon", "pardon me", "excuse me", "come again", "dont understand"),
    *("do not understand", "didnt understand", "dont get it", "dont follow", "in what sense", "eh"),
    *("in what way", "like what", "such as", "meaning", "explain", "clarify", "rephrase", "repeat"),
    *("for example", "didnt get that", "didnt catch that", "missed that", "dont understand that"),
    *("dont understand this", "cant follow", "lost me", "you lost me", "im lost", "confused"),
    *("im confused", "wdym", "wym", "question unclear", "unclear question", "no comprende", "wat"),
    *("does not compute", "not following", "cant understand", "what question", "which question"),
    "(sorry)? which (one|ones)",
    *("in which (sense|way|context|country|year|role|job)", "as in"),
    "(in|of|by|for|from|to|since|until|at) (what|which) (way|sense|kind|sort|point|time|date|one)",
    "(who|what|where|which) (is|are|was) (that|this|it|those|they|these)",
    "as in *",
    *("meaning what", "meaning who", "as in what", "such as what", "for instance", "or what"),
    "what do you (mean|want|need)",
)

POINTLESS_ANYWHERE = (
    (
        "(this|the|your|what a) (whole|stupid|damn|bloody|silly|so called)? (form|survey|interview|"
        "questionnaire|bot|chat|chatbot|website|process|thing|app) (is|was|isnt|feels like|has "
        "been) (a|just a|such a|so|just|really|very|too|absolutely|complete|utter|pretty)? (joke|"
        "ridiculous|stupid|silly|pointless|useless|nonsense|rubbish|waste|boring|annoying|farce|"
        "pain|shambles|crap|shit|garbage|tedious|dumb|insult|insulting|working|long)"
    ),
    "what a (joke|farce|waste|shambles|load of|stupid|silly|pointless|ridiculous)",
    "(its|it is|so|very|really|too|pretty) (rainy|sunny|cold|hot|warm|wet|windy) (today|outside|"
    "here|out)",
    *("weather (is|has|was|here|today|has been|looks)", "blah blah", "lorem ipsum", "bla bla"),
    *("leave me alone", "talk to a human", "speak to a human", "talk to a person"),
    *("speak to a person", "real person", "stupid machine", "stupid bot", "stfu", "stupid robot"),
    *("dumb bot", "useless bot", "stupid question", "dumb question", "silly question"),
    *("idiotic question", "ridiculous question", "stupid questions", "dumb questions", "fuck you"),
    *("fuck off", "fuck this", "screw you", "go to hell", "shut up", "bugger off", "piss off"),
    *("sod off", "get stuffed", "kiss my", "you suck", "you are an idiot", "youre an idiot"),
    *("youre stupid", "you are stupid", "youre useless", "you are useless", "waste of time this"),
    *("wasting my time", "your website is", "your site is", "this site is", "this bot"),
    *("this chatbot", "you stupid", "you idiot", "you moron", "moron", "bite me", "eat my"),
    *("your mum", "your mother", "lovely weather", "nice weather", "weather is lovely"),
    *("weather is nice", "the weather is", "how are you", "hows it going", "how are you doing"),
    *("good morning to you", "whats up", "sup bro", "click here", "visit my", "buy now"),
    *("free money", "subscribe to", "check out my", "discount code", "use my code"),
    *("limited offer", "make money", "casino", "crypto giveaway", "lol whatever", "this is boring"),
    *("im bored", "so boring", "boring question", "are we done", "how much longer"),
    *("when is lunch", "tell me a joke", "sing me", "marry me", "do you like me", "are you single"),
    *("what is the meaning of life", "testing testing", "test test", "hello world", "knock knock"),
    *("are you a robot", "are you human", "are you a bot", "are you real", "is this a bot"),
    *("i (like|love) (cheese|turtles|pie|pizza|trains|cake)", "test (123|one two)"),
)

NOTHING_ALONE = (
    *("no", "nope", "nah", "none", "nothing", "nothing else", "nothing more", "no more"),
    *("not really", "thats all", "that is all", "thats it", "that is it", "thats everything"),
    *("that is everything", "nothing comes to mind", "nothing i can think of"),
    *("not that i can think of", "no thanks", "n a", "nothing springs to mind"),
    *("cant think of anything", "cant think of any", "nothing to add", "none whatsoever"),
    *("none at all", "nothing at all", "nothing whatsoever", "not any", "nil"),
    *("none that i know of", "nothing that i know of", "not that i know of", "nada", "zilch"),
    *("zip", "na", "not applicable", "doesnt apply", "does not apply", "no thank you", "no ta"),
    *("naught", "none so far", "nothing so far", "none yet", "nothing yet", "none come to mind"),
    *("no one", "nobody", "nothing in particular", "none in particular", "nothing special"),
    "nought",
)

POLITE_ALONE = (
    *("thanks for asking", "thank you for asking", "thanks for understanding", "no offence"),
    *("cheers", "no offense", "hope you understand", "i hope you understand", "hope thats ok"),
    *("hope thats okay", "if thats ok", "if thats okay", "if thats alright", "if you dont mind"),
    *("if its all the same to you", "if i may", "if its all the same", "nothing personal"),
    *("no hard feelings", "my apologies", "thanks anyway", "thanks though", "apologies"),
    *("sorry about that", "sorry to be difficult", "haha", "good question", "interesting question"),
    *("great question", "tough question", "fair question", "tricky question", "hmm good question"),
    *("good one", "tough one", "let me think", "let me see", "to be honest", "to be fair"),
    *("truth be told", "if im honest", "hello", "hi", "hi there", "hey", "sorry love"),
    *("sorry mate", "lol", "lmao", "hahaha", "hehe", "fine", "ok", "okay", "right"),
    *("i appreciate the question", "appreciate the question", "with respect"),
    *("with all due respect", "nothing against you", "no disrespect", "if thats all right"),
    *("have a nice day", "you know what", "best regards", "kind regards", "regards"),
    *("all the best", "many thanks", "much appreciated"),
)

QUESTION_OPENERS = (
    *("who", "what", "why", "how", "when", "where", "which", "whose", "is", "are", "will", "can"),
    *("could", "do", "does", "did", "may", "should", "would", "am", "have", "has", "whats", "whos"),
    *("hows", "isnt", "arent", "was", "were", "shall", "dont", "doesnt", "in which", "in what"),
    *("from when", "since when", "for which", "for what", "of what", "to whom", "by when", "as in"),
)

# How a question to the interviewer begins; the question mark may be missing.
QUESTIONS_ALONE = (
    "(what|whats) (is|the)? (the)? weather *",
    (
        "(who|what|why|how|when|where) (will|would|is|are|do|does|did|can|could) (you|u|your|this "
        "interview|this chat|this form|this survey|my data|my answers|my answer|anyone|anybody|"
        "they do with|happens) *"
    ),
    "what happens (to|with) (my|this|these|the) *",
    "who (reads|sees|gets|will read|will see|has access|is reading|is behind|made|built) *",
    "(can|could|may) i (ask|have|get|see|change|speak|talk|write|skip|answer in|save|know) *",
    "(do|can|could|will|would|are) you (ever|like|have|know|a|an|real|human|tell me|help) *",
    "(is|will|was) (this|my|it) (data|interview|chat|conversation|form|being|confidential|be) *",
    "how (much|long|many questions) (longer|will|does|is|are|do|more) *",
    "whats (the weather|your|for lunch|in it for me) *",
)

SUGGESTION_OPENERS = ("how about", "what about", "why not", "what if", "would it be", "how does")
