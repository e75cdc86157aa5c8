"""English: the clauses in which people tell of an item.

"My mother kept gooseberries", "with my husband it's Tagalog", "I'd like a bigger desk".
"""

KIN = (
    *("mum", "mom", "mam", "mother", "father", "dad", "parents", "husband", "wife", "partner"),
    *("son", "sons", "daughter", "daughters", "kid", "kids", "child", "children", "brother"),
    *("brothers", "sister", "sisters", "grandmother", "grandfather", "grandma", "grandpa", "gran"),
    *("granny", "nan", "nana", "grandad", "granddad", "grandparents", "aunt", "auntie", "uncle"),
    *("cousin", "cousins", "niece", "nephew", "mother in law", "father in law", "in laws"),
    *("sister in law", "brother in law", "daughter in law", "son in law", "girlfriend"),
    *("boyfriend", "friend", "friends", "best friend", "neighbour", "neighbours", "neighbor"),
    *("neighbors", "boss", "manager", "colleague", "colleagues", "team", "flatmate", "roommate"),
    *("doctor", "gp", "nurse", "teacher", "teachers", "girl", "boy", "girls", "boys", "guy"),
    *("guys", "lad", "lads", "lady", "ladies", "man", "woman", "accountant", "landlord", "chef"),
    *("clients", "customers", "customer", "client", "twins", "family", "folks", "students"),
    *("pupils", "apprentice", "apprentices", "intern", "owner", "mate", "mates", "grandchildren"),
    *("grandkids", "eldest", "oldest", "youngest", "middle one", "little one", "older one"),
    *("younger one", "granddaughter", "grandson", "pharmacist", "dentist", "coach", "priest"),
    "designer",
    *("designers", "developers", "developer", "sales", "finance", "hr", "marketing", "lot", "ones"),
)
WHOSE = ("my", "our", "the", "his", "her", "their", "some", "most", "one", "a", "other", "another")
WHICH = (
    *("new", "old", "little", "older", "younger", "youngest", "eldest", "oldest", "late", "own"),
    *("other", "big", "great", "first", "second", "ex"),
)
TELLS = (
    *("gives me", "gave me", "left me", "left us", "brings me", "brought me", "makes me"),
    *("made me", "got me", "gets me"),
    *("bought me", "taught me", "taught us", "teaches me", "sends me", "showed me", "lent me"),
    *("gave us", "brought us", "got us", "bought us", "signed me up for", "got me into"),
    *("keeps", "kept", "keep", "grew", "grows", "grow", "reads", "read", "insists on", "plays"),
    *("insisted on", "swears by", "swore by", "swear by", "uses", "used", "use", "likes", "liked"),
    *("like", "loves", "loved", "love", "wants", "wanted", "want", "asks for", "asked for"),
    *("ask for", "mentions", "mentioned", "mention", "said", "says", "prefers", "preferred"),
    *("prefer", "makes", "made", "make", "cooks", "cooked", "cook", "bakes", "baked", "bake"),
    *("speaks", "spoke", "speak", "plays the", "played", "play", "does", "did", "collects"),
    *("collected", "sings", "sang", "recommends", "recommended", "recommend", "suggested"),
    *("suggests", "brings", "brought", "bring", "buys", "bought", "buy", "sells", "sold"),
    *("had", "has", "have", "owns", "owned", "drives", "drove", "rides", "watches", "watch"),
    *("raised", "bred", "planted", "plants", "teaches", "taught", "studies", "studied", "runs"),
    *("complains about", "complained about", "complain about", "works with", "work with"),
    *("puts on", "went to", "goes to", "go to", "took us to", "takes me to", "drinks", "drank"),
    *("eats", "ate", "eat", "share", "shares", "suspects", "suspect", "thinks", "got hold of"),
    *("is allergic to", "are allergic to", "is on", "are on", "is into"),
    *("are into", "added", "adds", "donated", "pays for", "paid for", "pay for", "swapped to"),
    *("switched to", "moved to", "moved us to", "talks about", "talk about", "is learning"),
    *("are learning", "is", "was", "were", "are", "would be", "got", "needs", "need", "needed"),
    *("became", "went into", "works as", "worked as", "ended up as", "ended up with", "took"),
    *("looks after", "looked after", "looks for", "took care of", "takes care of", "chose"),
    *("picked", "picks", "tried", "tries", "remembers", "remember", "gave", "sent", "found"),
    *("visited", "visits", "lived in", "lives in", "moved to", "wears", "wore", "wear", "hates"),
    *("misses", "fears", "knows", "know", "knew", "stole", "lost", "broke", "trained as"),
    *("always says", "is studying", "took up", "has taken up", "started", "has started"),
)
ADVERBS = (
    *("always", "also", "mostly", "mainly", "usually", "sometimes", "often", "only", "just"),
    *("still", "now", "then", "even", "once", "all", "both", "never stops", "really", "regularly"),
    *("kindly", "occasionally", "currently", "generally", "typically", "probably"),
)

SETS = {
    "kin": KIN,
    "person": tuple(f"{whose} {who}" for whose in WHOSE[:6] for who in KIN),
    "relative": (
        *("mum", "mom", "mother", "father", "dad", "husband", "wife", "son", "daughter", "kids"),
        *("children", "brother", "sister", "gran", "granny", "nan", "grandad", "aunt", "uncle"),
        *("mother in law", "father in law", "sister in law", "brother in law", "neighbour"),
        *("neighbours", "doctor", "gp", "boss", "flatmate", "roommate", "girlfriend", "boyfriend"),
        *("captain", "landlord", "accountant", "teacher", "grandmother", "grandfather", "cousin"),
    ),
    "whose": WHOSE,
    "which": WHICH,
    "tells": TELLS,
    "adverb": ADVERBS,
}

TOLD_BY_PERSON = (
    "{whose} {which}? {kin} {adverb}? {tells} {adverb}? (his|her|their|its)?",
    (
        "(he|she|they|everyone|everybody|someone|somebody|people|others|some|mum|dad|mom|grandma|"
        "gran|granny|nan|grandad|grandpa|one|another|the other|the other one|the others|"
        "one of them|"
        "the first|the second|two of them) {adverb}? {tells} {adverb}?"
    ),
    "(its been|it has been|theres|there is|there was|there were|there are) (always|mostly|also)?",
    (
        "(they|he|she|we|i|doctors|people) (also|even|now)? (think|thinks|thought|suspect|say|says|"
        "said|reckon|found)"
    ),
    "(i|we) used to (be|work|play|sing|go) (in|at|with|on|to|a member of|part of)?",
    "(i|we) keep (on)? (forgetting|meaning|trying|wanting) (to)? (cancel|use|buy|try|learn|take)?",
    "(i|we) (always|usually|once|also)? (ended up|end up|got stuck|got by|get by) with",
    "it (always|also|usually|mostly)? (was|is|came|comes) (mostly|always|mainly|usually)?",
    "(it|they|we|i) (has|have|had|needs|need) to (deal with|work with|talk to|connect to|handle)",
    "(it|they|we|i) (has|have|had|needs|need) to find (its|our|my|their) way around",
)

# Verbs that are nothing else, so that anybody may be their subject: "the captain speaks".
TOLD_BY_ANYONE = (
    (
        "(the|my|our|his|her|their|one|some|old|a|an|another|both) … {adverb}? (speaks|swears by|"
        "insists on|insisted on|brought|brings|teaches|taught|recommended|recommends|mentioned|"
        "complained about|asked for|asks for|gave me|gave us|gives me|gives us|came with|"
        "turned up with|showed up with|donated|contributed|grew|kept|keeps|bakes|baked|sings|"
        "sang|collects|collected|suggested|suggests|reads|wrote|introduced|prefers|preferred|"
        "is allergic to|is fluent in|talks about|went for|opted for|settled on|plays|played|"
        "pays for|paid for|signed up for|swore by|drags me to|dragged me to|takes me to|"
        "got me into|introduced me to|sends me|sent me|lent me) (the|a|an|some|always)?"
    ),
)

# After a name: words that are hardly ever the second half of one.
TOLD_BY_NAME = (
    (
        "(plays|does|speaks|reads|brings|wants|likes|loves|insists on|swears by|keeps|teaches|"
        "taught|cooks|gave me|gives me|gave us|prefers|drinks|eats|collects|bakes|is on|is into|"
        "asked for|mentioned|recommended|suggested|grew|played|brought|is allergic to|said|"
        "complained about|uses) (the|a|an|some|always|also|mostly)?"
    ),
)

# A verb comes next, whichever it is: "my doctor suspects sleep apnoea".
SUBJECTS = (
    "(my|our|his|her|their|the) {which}? {relative}",
    "(he|she|somebody|someone|everybody|everyone)",
    "(they|we|i) (are|have been|had been) (now|also|slowly|all|both)?",
    "(were|theyre|hes|shes|weve|theyve) (now|also|slowly|all|both|just|recently)?",
)
MODALS = ("can", "could", "may", "might", "will", "would", "must", "should")
AUXILIARIES = (
    *("is", "are", "was", "were", "has", "have", "had", "been", "being", "also", "always", "all"),
    *("both", "often", "usually", "mostly", "still", "just", "even", "once", "sometimes", "now"),
    *("recently", "really", "never stops", "probably", "secretly", "only", "mainly", "kindly"),
)

# After "with the neighbours", "for the past ten years", "along the fence".
TOLD = (
    (
        "(its|it is|it was|itd be|its been|it has been|thats|that was|there is|there was|there "
        "were|there are|theres|therell be) (always|mostly|mainly|usually|only|just|also|been|"
        "often|more|still|sometimes)?"
    ),
    (
        "(we|i|they) (always|also|mostly|usually|only|just|still|sometimes|even)? (do|did|have|"
        "had|use|used|speak|spoke|play|played|eat|ate|make|made|take|took|grow|grew|keep|kept|"
        "went to|go to|watch|drink|sell|sold|got|get|read|see|saw|visit|visited|wear|bring|"
        "celebrate|like|love|lived in|worked in|worked at|drove|drive|tried|serve|cook|add|"
        "stock|raised|learned|learnt|studied|moved to|switched to)"
    ),
    "(comes|came|stands|stood|sits|sat|hangs|hung|lives|lived|grows|grew) (also)?",
    "(id|wed) (say|add|go for|pick|choose|recommend|want|like)",
)

PREPOSITIONS = (
    *("in", "on", "at", "with", "for", "along", "since", "during", "after", "before", "by"),
    *("from", "behind", "under", "near", "around", "until", "over", "next", "beside", "outside"),
    *("inside", "between", "beyond", "across", "towards", "as", "among", "apart", "through"),
)

# Before a problem, a wish or a reason. What comes after is a sentence, and stays whole.
SENTENCE_LEAD_INS = (
    (
        "(and|also|plus|or|then|but|so|well|oh|ok|okay|um|uh|hmm|hm|honestly|basically|mostly|frankly|"
        "mainly|obviously|naturally|actually|probably|definitely|sometimes|secondly|thirdly|"
        "firstly|finally|lastly|please|maybe|perhaps|possibly|ideally|just|really|yes|yeah|no "
        "wait|hi|hello|hey|now|next|again|usually|generally|often|especially|only|even|ah|er) "
    ),
    (
        "(first of all|first off|to start with|for starters|for a start|on top of that|above all|"
        "most of all|apart from that|other than that|in addition|last but not least|not to "
        "mention|as well as|for one|for example|for instance|of course|once again|after that|"
        "at times|to be honest|to be fair|let me think|and then|then there is|then theres)"
    ),
    (
        "(the|one|another|my|our) (first|second|third|other|main|biggest|last|next|worst|real|"
        "only|big)? (thing|problem|problems|issue|issues|one|reason|reasons|bug|point|complaint|"
        "wish|worry|change|annoyance|fear|mistake) (is|was|are|were|would be|being) (that|the "
        "fact that|when|how)?"
    ),
    (
        "(people|everyone|everybody|friends|colleagues|they|others|customers|some) (always|often|"
        "also|usually|sometimes)? (tell me|say|said|told me|reckon|think) (that)? (im|i am|i)?"
    ),
    (
        "(id|i would|wed|we would|i|we|ill) (also|really|just|still|only)? (like|love|want|"
        "wish|need|appreciate|prefer|suggest|recommend|change|expect|value|add|improve|say|"
        "hope|look|hate|fear|miss|dislike) (for|to see|to have|it if|that|if)?"
    ),
    (
        "(i|we|ive|weve) (also|really|just|still|only)? (have|had|got|get|see|noticed|am "
        "responsible for|look after|am in charge of|was|used to)"
    ),
    "(i|we|it|they|im|i am|were|we are|ive|weve) (also|really|just|quite|pretty|very|simply)?",
    "(its|it is|it was|thats|that is|there is|there was|theres|there are|there were|because of)",
    "(because|since) (of)? (i|we|it|they)?",
    "(some|any|a bit of|a little|a lot of|lots of|more or less)",
    "(lately|recently|these days|nowadays|currently|in general|at the moment|over time)",
    "to (learn|be able|get|have) (to|how to|about)?",
    "(the fact that)",
    "(would be|could be|should be) (nice|great|good)? (to have|if|that)?",
    "(able to) (have|see)?",
)
