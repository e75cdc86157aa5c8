"""English: sets of words that the templates of the other files use."""

SETS = {
    "say": (
        *("say", "answer", "tell", "share", "discuss", "disclose", "talk", "speak", "reveal"),
        *("go into", "get into", "comment", "go there", "mention", "elaborate", "respond", "reply"),
        *("divulge", "open up", "talk about", "speak about", "answer that", "say that", "state"),
        *("go down that road", "hand that out", "name names", "give that out", "give that away"),
        *("give details", "give any details", "give specifics", "be specific", "put a number"),
        *("put that in writing", "touch that", "touch on that", "dwell on", "bring up", "publish"),
        *("get specific", "participate", "name anyone", "name him", "name her", "name them"),
        *("provide", "hand over", "hand out", "give out", "list them", "be drawn", "delve into"),
        *("list", "type that", "post that", "link", "be recorded", "put down", "give that"),
        *("expand on", "make public", "have that on record", "put on record"),
    ),
    "saying": (
        *("saying", "answering", "telling", "sharing", "discussing", "disclosing", "talking"),
        *("speaking", "revealing", "going into", "getting into", "commenting", "going there"),
        *("mentioning", "elaborating", "responding", "replying", "divulging", "opening up"),
        *("giving", "putting", "naming", "providing", "handing out", "giving out", "that question"),
    ),
    "this": (
        *("this", "that", "it", "this one", "that one", "the question", "this question", "those"),
        *("that question", "these", "such things", "such questions", "any of that", "any of this"),
        *("that here", "this here", "it here", "this stuff", "that stuff", "this subject"),
        *("that topic", "this topic", "that subject"),
    ),
    "rather": ("rather", "sooner", "prefer to", "prefer", "would prefer", "best", "better"),
    "not": ("not", "dont", "wont", "cant", "cannot", "wouldnt", "couldnt", "do not", "will not"),
    "my": ("my", "our", "the", "your", "a", "his", "her", "their", "any", "some"),
    "wh": ("what", "which", "who", "when", "where", "why", "how", "whether", "if", "how many"),
    "wh_fact": (
        *("what", "which", "who", "when", "where", "why", "whether", "if", "how many", "how much"),
        *("how long", "how often", "how far", "how old", "how big", "how they", "how it", "how he"),
        *("how she", "how that", "how the", "how we", "the exact", "exactly", "precisely"),
    ),
    "really": (
        *("really", "honestly", "actually", "truly", "frankly", "even", "quite", "exactly", "just"),
        *("right", "personally", "still", "yet", "fully", "ever", "simply", "entirely", "too"),
        *("particularly", "properly", "all that", "very", "100", "100 percent", "totally"),
        *("completely", "all", "for certain", "the first", "fucking", "bloody", "rightly"),
    ),
    "somebody": (
        *("my", "our", "the", "your", "his", "her", "their", "some", "somebody", "someone"),
        *("janet", "they", "he", "she", "accounts", "hr", "finance", "purchasing", "legal", "it"),
    ),
    "private": (
        *("private", "personal", "confidential", "secret", "classified", "sensitive", "privileged"),
        *("off limits", "under nda", "too personal", "too private", "a secret", "a trade secret"),
        *("between me and", "between us", "proprietary", "my own business", "my business"),
        *("our business", "my affair", "my own affair", "nobodys business", "intrusive", "nosy"),
        *("invasive", "out of bounds", "taboo", "rather personal", "a bit personal"),
    ),
    "negated": (
        *("dont", "do not", "didnt", "did not", "doesnt", "cant", "cannot", "couldnt", "wouldnt"),
        *("could not", "would not", "can not", "never", "wont", "will not"),
    ),
    "havent": (
        *("havent", "have not", "havnt", "hadnt", "had not", "hasnt", "has not", "ive not"),
        *("weve not", "not", "aint", "never", "have never", "ive never", "weve never", "didnt"),
    ),
}
