"""English: what people say before, after and between the items of a list.

Templates; `understanding/phrasebook.py` describes their signs.
"""

LEAD_INS = (
    "(i|we|ive|weve) (also|even|then|recently)? (got|get|was|were|been) (landed|stuck) with",
    "(now|currently|previously|formerly|nowadays|then|later) (at|with|for)",
    (
        "(my|our|the) (main|favourite|favorite|first|second|other|current|best|biggest|regular|"
        "usual|most important|top) (one|ones)? (is|are|was|were|would be)"
    ),
    (
        "(proficient|fluent|experienced|trained|skilled|qualified|certified|comfortable|"
        "familiar|dabbled|dabbling|versed) (in|with|at)"
    ),
    (
        "(i|we|ive|weve) (also|even|always|only|just)? (dabbled in|dabble in|buy from|bought "
        "from|order from|get mine from|get it from|source from|shop at|volunteered at|worked at|"
        "worked for|worked as|was|moved to|moved on to|switched to|went to|travelled to|"
        "traveled to|started with|ended up in)"
    ),
    "(started|began|worked|working|trained|employed|first|started out|began life) as",
    (
        "(i|we|ive|weve)? (was|were)? (first|then|also|later)? (started|began|born|raised|"
        "grew up|brought up|lived|based|settled|retired|studied|stayed|started out|started off|"
        "began|dabbled|trained|working|worked|ended up|finished|moved on|moved|went on|went|"
        "switched|moved back|came back|went back) (in|to|at|with|on|for)"
    ),
    "(this|last|next) (year|season|summer|winter|week|month|time) (also|its|it is|it was)?",
    (
        "(first of all|first off|above all|most of all|before that|after that|on the other hand|"
        "for starters|to start with|back then|in the past|in those days)"
    ),
    (
        "(currently|now|just|also)? (learning|studying|picking up|getting into|starting with|"
        "starting) "
    ),
    "(did i mention|did i say|dont forget|oh and|ah and|and oh|not forgetting|let alone)",
    "in (20|19)? (summer|winter|spring|autumn)",
    (
        "(i|we|ive|weve|id|im|were|they) (also|all|both|recently|lately|even|once|finally|"
        "eventually|later|now|then|actually|rarely|definitely|probably|already|"
        "never really)? (mainly|mostly|usually|generally|"
        "typically|regularly|currently|always|often|really|especially|particularly|primarily|"
        "normally|sometimes)? (also|still|just|only)? (know|use|have|had|own|suspect|speak|"
        "play|do|did|"
        "grow|sell|make|take|like|love|enjoy|prefer|need|want|teach|read|eat|drink|carry|keep|"
        "collect|run|offer|stock|see|saw|visit|visited|met|got|get|recommend|suggest|avoid|miss|"
        "watch|buy|bought|tried|used|worked with|work with|dealt with|played|spoke|studied|"
        "learned|learnt|lived in|live in|been to|been in|driven|owned|seen|done|attended|wear|"
        "cook with|rely on|depend on|subscribe to|listen to|go to|travel to|write|code in|"
        "program in|program|deal with|handle|manage|support|cover|serve|produce|export|import|"
        "deliver to|work in|work on|work for|bring|brought|pack|packed|taught|hate|dislike|fear|"
        "practise|practice|follow|include|trade in|repair|breed|raise|rear|publish|fly with|fly|"
        "spotted|noticed|planted|plant|administer|maintain|operate|pay for|go for|look for|"
        "would like|hope for|value|appreciate|can use|can do|can play|can speak|can|could do "
        "with|could use|picked up|ended up with|chose|choose|pick|say|mention|add|go with|worry "
        "about|struggle with|look after|volunteer with|volunteer for|donate to|belong to|been "
        "trained in|trained in|trained on|qualified in|certified in|working towards|learning|"
        "studying|experienced in|experienced with|familiar with|fluent in|good at|allergic to|"
        "intolerant to|responsible for|in charge of|involved in|interested in|into|used to do|"
        "used to play|used to|been using|been doing|been learning|been taking)"
    ),
    (
        "(ive|weve|i have|we have|they have|id|we had|we) (got|had|have|used|worked with|done|"
        "been|tried|lived in|been to|played|owned|seen|visited)"
    ),
    (
        "(my|our|the) (favourites|favorites|main ones|favourite ones|favorite ones|top ones|"
        "usual ones|hobbies|skills|languages|tools|strengths|ones|big ones|usual suspects|"
        "answer|list|top three|biggest ones|most important ones|main|best ones) (are|is|would "
        "be|include|being|were)"
    ),
    (
        "(its|it is|it was|it would be|thatd be|that would be|that is|those are|those would be|"
        "they are|they were|theyre|there is|there are|theres|there was|there were|these are|"
        "this is|these include|includes|including|included|include|such as|things like|stuff "
        "like|like|namely|ie|eg|for example|for instance|particularly|especially|firstly|"
        "secondly|thirdly|finally|lastly|last but not least|then|after that|followed by|on top "
        "of that|in addition|additionally|besides|apart from that|other than that)"
    ),
    (
        "(mainly|mostly|primarily|usually|generally|typically|chiefly|largely|predominantly|"
        "basically|definitely|certainly|probably|obviously|honestly|currently|recently|lately|"
        "sometimes|occasionally|previously|formerly|originally|eventually|always|only|just|also|"
        "even|maybe|perhaps|possibly|so|ok|okay|oh|um|uh|erm|hmm|hm|er|ah|yes|yeah|yep|actually|"
        "really|now|well its|well i|plus|then|once|once even|at times|still|once again|again|"
        "these days|nowadays|at the moment|currently|presently|today|at present|in general|of "
        "course|clearly|naturally|otherwise|alternatively|hi|hello|hey|oof|"
        "in no particular order|lets see|let me see|"
        "let me think|hopefully|ideally)"
    ),
    (
        "(and|also|plus|or|then|but|as well as|along with|together with|with|not to mention) "
        "(then|also|of course|now|once|once even|lately|more recently|recently|even|maybe|"
        "perhaps|sometimes|possibly|occasionally|probably|finally|lastly|just|only|this year|"
        "last year|after that|before that)?"
    ),
    (
        "in (january|february|march|april|may|june|july|august|september|october|november|"
        "december) (a|an|the|some|my)"
    ),
    "(i|we) (guess|think|suppose|believe|reckon|mean|d say|would say|say|know|feel)",
    (
        "(id|i would|wed|we would|ill|i will|i could|i can|we can|we could|i should) (say|like|"
        "love|want|need|go for|go with|pick|choose|mention|add|probably say|recommend|suggest|"
        "prefer|have to say|take|use|do|bring|buy|appreciate|welcome)"
    ),
    (
        "(i|we) (can|could|do|am able to|know how to|used to|would) (play|speak|use|do|operate|"
        "drive|write|cook|fix|repair|read|code|program|handle|run|teach|make|work with)?"
    ),
    (
        "(im|i am|were|we are) (a|an|the|also|quite|pretty|very|fairly|really|mostly|mainly)? "
        "(good at|fluent in|licensed for|licensed to operate|certified for|certified in|"
        "qualified in|allergic to|trained in|experienced in|experienced with|comfortable with|"
        "familiar with|into|interested in|on|taking|using|learning|responsible for|good with|"
        "proficient in)?"
    ),
)

SOFTENERS = (
    (
        "(i|we) (also|really|mostly|mainly|always|even|especially|only|absolutely|quite|used to)? "
        "(liked|loved|enjoyed|preferred|needed|wanted|hire out|hired out|rent out|rented out|"
        "lend|lent|hire|rent|grew|sold|made|took|ate|drank|kept|offered|ran|read|wrote|drove|"
        "collected|saved|ordered|watched|adored|repaired|fixed|built|build|cooked|baked|bake|"
        "lost|found|feed|fed|treat|treated|brew|brewed|fish for|catch|caught|recycle|swap|"
        "swapped|borrow|borrowed|signed up for|joined|replaced|mended|paint|painted|wore)"
    ),
    "(quite)? (frankly|honestly)",
    "(i|we)",
    "not (bad|too bad|half bad) (at|with)",
    "not (forgetting|to forget|to mention|only)",
    # Only before a number: "about 400 screws".
    *("… about", "… around", "… roughly", "… approximately", "… approx", "… circa", "… ca"),
    *("some", "a bit of", "a little bit of", "a little", "a bit", "a touch of", "a lot of"),
    *("lots of", "plenty of", "loads of", "tons of", "a few", "a couple of", "several", "many"),
    *("a smattering of", "bits of", "a dash of", "a tiny bit of", "a wee bit of"),
    *("mostly", "mainly", "a pinch of", "occasional", "the occasional", "the odd"),
    *("the odd bit of", "sort of", "kind of", "kinda", "any", "tiny bit of", "little bit of"),
    *("bit of", "quite a bit of", "a good bit of", "quite a lot of", "a fair bit of"),
    *("a fair amount of", "a spot of", "enough", "a tad of", "obviously", "of course"),
    *("definitely", "always", "usually", "sometimes", "occasionally", "very occasionally"),
    *("rarely", "once in a while", "now and then", "lately", "both of", "all the"),
    *("some kind of", "some sort of", "some type of", "one kind of", "lots and lots of"),
    *("a single", "way too much", "far too much", "too much", "too many"),
    *("way too many", "far too many", "a ton of", "a load of", "quite some", "one or two"),
    *("a handful of", "a good many", "a good few", "all kinds of", "all sorts of", "even"),
    "{count} (years|months|weeks|decades|summers|winters|seasons) (of|in|at|with|on|as)",
)

ENDINGS = (
    (
        "(would|will|might|could) (all|both|also|really|certainly|definitely)? be (great|good|"
        "nice|lovely|brilliant|perfect|fantastic|wonderful|amazing|ideal|helpful|useful|fine|"
        "handy|fab|best|appreciated|a help|a start|a dream)"
    ),
    "would (all|both|also|really)? (help|be of help)",
    "(im|i am) (afraid|sorry|ashamed to say|proud to say|told|embarrassed to say)",
    (
        "(are|is|being|would be|were) the (big|main|most important|biggest|best|usual|key|"
        "obvious) (ones|one)"
    ),
    *(
        "without a doubt",
        "basically",
        "literally",
        "actually",
        "(me|us) personally",
        "either",
        "though",
        "first and foremost",
    ),
    *("more than anything", "most of all", "too", "as well", "also", "etc", "etcetera"),
    *("et cetera", "and so on", "and so on and so forth", "and so forth", "i guess", "i think"),
    *("i suppose", "i reckon"),
    *("i believe", "or so", "or (two|three)", "or something", "or whatever"),
    *("or something like that", "maybe"),
    *("obviously", "of course", "definitely", "for sure", "really", "probably", "perhaps"),
    *("only", "please", "mainly", "mostly", "usually", "and the like", "and such", "and stuff"),
    *("and things", "and things like that", "and stuff like that", "and all that", "and more"),
    *("and others", "and other things", "and other stuff", "and suchlike", "among others"),
    *("amongst others", "to name a few", "for example", "for instance", "lol", "haha", "tbh"),
    *("especially", "particularly", "in particular", "above all", "at least", "i would say"),
    *("id say", "if that counts", "if it counts", "if they count", "that kind of thing"),
    *("that sort of thing", "in general", "and thats it", "thats it", "thats all"),
    *("and thats about it", "but thats it", "to be honest", "mate", "and the rest", "both"),
    *("and whatnot", "and what not", "and that", "innit", "unfortunately", "sadly", "luckily"),
    *("admittedly", "honestly", "apparently", "obvs"),
    *("allegedly", "hopefully", "supposedly", "ideally", "strictly speaking"),
    "(goes|go) without saying",
    "if (i|you) (may|can|could|dare|might|must|ask|want|like) *",
    "if thats (ok|okay|possible|allowed)",
    *("neither", "no doubt", "you name it", "yeah", "naturally"),
    *("believe it or not", "if you ask me", "if im honest", "to be fair", "needless to say"),
    *("you know", "i admit", "i confess", "mind you", "as you know", "imo", "xd", "hehe"),
    *("if i had to choose", "if i may", "in my opinion", "as i said", "like everyone"),
)
