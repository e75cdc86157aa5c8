"""English: what is said among the items of a list, but is none.

Templates for a whole part between two commas, and for how a part tells that it is so no
longer.
"""

REMARKS = (
    (
        "(basically|really|generally|obviously|honestly|actually|definitely|probably|maybe|"
        "perhaps|ideally|possibly|usually|typically|normally|literally|currently|sadly|frankly)"
    ),
    *("both", "either", "neither", "naturally", "embarrassing", "what was it", "would you"),
    *("of course", "god help *", "surprise surprise", "oh well", "ha", "sadly", "luckily"),
    *("you wont believe it", "would you believe it", "dont ask", "dont ask me *", "guess what"),
    *("what else *", "what was (it|the name|that) *", "let me count", "in fact", "mind you"),
    "to (annoy|please|spite|tease|help|support|impress|surprise) (him|her|them|us|me)",
    (
        "(the|all)? (others|rest|other ones|everything else|the rest|all the rest) (i|we|is|are|"
        "came|comes|went|goes|got|gets|will|has|have|had|should|was|were|i leave|doesnt|dont|"
        "didnt|can|stays|stay) *"
    ),
    "for (the|my|our|his|her|their|obvious) …",
    "(this|that|your|these) (form|survey|question|questions|interview|chat|bot) (is|are|was) *",
    "(first|second|third|fourth|fifth|next|number one|number two)",
    "(my|the) (favourite|favorite|best|worst|secret) *",
    (
        "(on|at|in|over|during) (mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|"
        "sundays|weekends|the weekend|the weekends|weekdays|occasion|good days|bad days|busy "
        "days|quiet days|holidays|special occasions|a good day|a bad day)"
    ),
    *("(not|no) (any|more|others|much|that|in) *", "in that order", "for obvious reasons"),
    *("the lot", "all good", "nice and (easy|simple)"),
    "(i|we)? (promise|swear|wish|hope|mean it|cant help it|know|admit it|admit|confess|hate it)",
    "(last|this|next) (year|month|week|summer|winter|spring|autumn|time)",
    *("in (20|19)? (summer|winter|spring|autumn)", "years ago"),
    *("a (while|few years|long time) ago", "once", "twice", "then", "now", "recently", "lately"),
    *("earlier", "because *", "because", "cause *", "please"),
    *("since (i|we|it|they|he|she|then|that|its|he|theyre|were|im|nobody|there) *", "if *"),
    *("although *", "though *"),
    *("when *", "while *", "dont laugh", "you name it"),
    *("both (of|big|very|really|good|fun|great|are|were|from|at) *", "all of (them|which|it) *"),
    *("which *", "who *", "but thats *", "thats (it|all|about it|the lot|everything|them) *"),
    *("that is (it|all) *", "that s it *", "i (think|guess|suppose|believe|reckon|mean|know) "),
    *("you know", "let me (think|see)", "lets see", "cant (remember|recall|think) *"),
    *("i (forget|forgot) *", "etc", "etcetera", "and so on", "and more"),
    *("where *", "dont (judge|laugh|ask|tell|blame|hate|worry) *", "rip", "ugh", "yuck", "yum"),
    *("like (everyone|everybody|most people|all of us|always|you|anyone) *", "obvs"),
    *("(thanks|thank you|cheers) *", "(hi|hello|hey) (there|all|everyone)?", "hope *", "sorry *"),
    *("oof", "phew", "as (i|we|you|ive|weve|they|he|she|it|always|usual) *", "depending on *"),
    "in (that|this|no particular) order",
    "too many to *",
    (
        "(thats|that is|that was) (honestly|really|literally|basically|pretty much|genuinely|"
        "probably|more or less|just about) (it|all|everything|the lot) *"
    ),
    *("so", "so yeah *", "so yes *", "so (much|many) *"),
    "(i)? (couldnt|cant|could not) (even|really)? (name|pick|choose|list|single|say|tell|begin) *",
    "(that|thats|that is|its|it is|that would be) (really)? (one|a question) for (the|my|our) *",
    "(id|i would|wed|we would) (rather|prefer) (not|to|discuss|talk|keep|tell|leave) *",
    *("not here", "touch wood", "knock on wood", "fingers crossed", "god willing"),
    *("so there", "job done", "what can i say", "go figure", "no comment", "dont get me started *"),
    *("in no particular order", "more or less", "to name (a few|but a few|just a few)"),
    *("and the list goes on", "the list goes on", "just kidding", "no kidding", "seriously"),
    *("believe it or not", "of all things", "among others"),
    *("(i|we) (love|hate|like|enjoy) (it|them|that) *", "not (much|many) (else|more) *"),
    *("nothing else", "nothing more", "no others", "no more"),
    *("every (day|week|morning|evening|night)", "the usual", "depends *", "it depends *", "mostly"),
    *("mainly", "sometimes", "usually", "too", "as well", "also"),
    *("(i|we) (would|could|should) (go on|say more) *", "to be (honest|fair)", "if that counts"),
    *("haha", "lol"),
    "(at least|for now|for the time being|at the moment|these days|nowadays|right now|so far)",
    *("unfortunately", "sadly", "luckily", "thankfully", "fortunately"),
    *("thank (god|goodness|heavens) *", "first things first", "good question"),
    *("i shouldnt be telling you this", "off the top of my head", "whatever", "what else", "hmm"),
    *("hm", "oh", "ah", "um", "uh", "well", "yes", "yeah", "sure", "ok", "blah blah", "blah"),
    *("bla bla", "you know what i mean", "if (needed|necessary|possible)", "i swear"),
)

# Where no sentences are asked for.
REMARKS_TOLD = (
    (
        "(those|these|they|it|he|she|that) (are|is|was|were|stay|stays|go|goes|have|has|come|"
        "comes|do|does|dont|can|cant|would|will|just|only|all|didnt|doesnt|takes|keeps|makes) *"
    ),
    "(hes|shes) *",
    "(havent|hasnt|hadnt|wasnt|werent) (seen|had|been|got|heard|used|tried|needed|as) *",
    "(they|it|he|she) (died|failed|broke|never|got|looks|look|left|closed|shut|became|turned) *",
    (
        "nothing (on|with|from|in|for|at|about|too|very|really|fancy|special|serious|else|more|"
        "major|unusual|exciting|wrong) *"
    ),
    (
        "(i|we)? (hated|hate|not|disliked|dislike|loathed|loathe|forget|skipped|skip|ignore|"
        "ignored)? (everything|anything) else *"
    ),
    "(i|we) (get|got|can get|manage) by *",
    (
        "(nobody|noone|no one) (uses|used|knows|wants|likes|needs|is|was|has|does|will|would|"
        "cares|can|ever|reads|asked|bought|came) *"
    ),
)

# At the end of a part. What is rejected is so even where sentences are asked for.
GIVEN_UP = (
    "(hoping|planning|thinking) (to|of|about|on) *",
    *("used to", "used to but *", "did but *", "had but *"),
    "but (it|they|that|hes|shes|its|theyre) (closed|shut|stopped|broke|died|left|went|moved) *",
    "(is|are|was|were) (the same|original|still) (original|the|going|there|fine|good|ok)? *",
    (
        "(is|are|was|were) (so|just|too|really|far too|pretty|simply)? (awful|terrible|dreadful|"
        "poor|shocking|rotten|hopeless|tiny|low|expensive|dear|pricey|a nightmare|a disaster)"
    ),
    "(has|have|was|were|got)? (shut|closed|closed down|shut down|folded)",
    "(but|though|although) (not|no longer|never) *",
    (
        "(but|though|although|until) (i|we|ive|weve|he|she|they)? (stopped|gave|quit|dont|no "
        "longer|havent|sold|lost|dropped|cancelled|canceled|broke|had to stop|moved|retired) *"
    ),
    "until *",
    "(no|nope|nah|dont|doesnt|didnt|cant|wont|hasnt|havent)",
    "(never|not) (again|yet|anymore|any more|really|so much|for me|at all|interested|ever)?",
    (
        "(i|we|weve|ive) (dont|do not|cant|cannot|wont|never|stopped|quit|gave up|"
        "havent|didnt|no longer|couldnt|wouldnt|hate|dropped|cancelled|sold|got rid) *"
    ),
    "(im|were|weve|i am|we are|theyre) not *",
    "(is|are|was|were|has|have) (expired|lapsed|cancelled|canceled|sold|gone|over|out|closed)",
    "(has|have|had)? (expired|lapsed|ran out|run out)",
    "(isnt|arent|wasnt|werent|doesnt|dont|didnt) (really|any more|anymore|count|matter|interest) *",
    "(isnt|arent|wasnt|werent)",
    (
        "(is|are|was|were) (useless|no good|pointless|rubbish|a bonus|a joke|terrible|history|"
        "off the table|out of the question) *"
    ),
    "(i|we) (let|have let) (lapse|go|expire|slide) *",
    "(well|we will|wed have to) (see|find out)",
    "(got|gets) (lucky|away with it|off lightly|cancelled|stolen|lost)",
)

REJECTED = (
    "(is|are|was|were) (fine|ok|okay|alright|all right|unaffected|spared) *",
    "(works|work|working|seems|seem) (fine|ok|okay|well|perfectly|again) *",
    "(i|we) (dont|couldnt|do not|could not) (really)? (care|mind|need|bother|want|like) *",
    "(i|we) (could|can) (do|live) without *",
    "(not|never) (again|interested|for me|important|needed|necessary|so much|bothered)",
)
