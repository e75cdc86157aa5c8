"""English: single words that clauses are made of, and how they are misspelt."""

FILLERS = (
    *("i", "I'm", "I'd", "I've", "I'll", "we", "you", "me", "myself", "it", "it's", "this", "that"),
    *("one", "the", "a", "of", "on", "at", "to", "for", "about", "with", "as", "am", "is", "be"),
    *("have", "do", "would", "could", "can", "let", "let's", "like", "want", "well", "um", "uh"),
    *("hm", "hmm", "oh", "so", "just", "still", "yet", "now", "right", "moment", "present"),
    *("really", "actually", "honestly", "honest", "quite", "simply", "sorry", "please", "thanks"),
    *("thank", "ok", "okay", "think", "guess", "afraid", "any", "question", "either", "there"),
    *("here", "and", "much", "very", "today", "tbh", "lol", "haha", "ah", "er", "erm", "hey"),
    *("mate", "love", "dear", "frankly", "truly", "that's", "we've", "we're", "we'd", "was", "by"),
    *("all", "whatsoever", "anymore", "time", "then", "my", "own", "because", "cause", "since"),
    *("im", "ive", "in", "off", "too", "but", "pls", "plz", "ta", "cheers", "man", "bro", "friend"),
    *("folks", "kindly", "sadly", "unfortunately", "regrettably", "apologies", "apologise", "fear"),
    *("must", "say", "admit", "ugh", "them", "these", "those", "ones", "questions", "aye", "oops"),
    *("ooh", "oof", "ha", "hehe", "eh", "phew", "gosh", "God", "wow", "anyway", "basically"),
    *("literally", "totally", "currently", "imo", "even", "if", "possible", "exactly", "precisely"),
    *("whatever", "particular", "from", "top", "head", "again", "though", "later", "bit", "kind"),
    *("sort", "hi", "hello", "heck", "hell", "damn", "bloody"),
)

BUT = (
    *("well ok", "well okay", "okay", "ok", "alright then", "oh well", "but", "however"),
    *("although", "though", "except", "let's say", "lets just say", "all i can say"),
    *("what i can say", "what i can tell you", "ok fine", "okay fine", "put it this way"),
    *("all i will say", "all i'll say", "nevertheless", "that said", "having said that"),
    *("suffice to say", "suffice it to say", "only that"),
)

GUESSES = (
    *("maybe", "perhaps", "probably", "possibly", "i guess", "i'd guess", "my guess", "i think"),
    *("prob", "i suppose", "i reckon", "i'd say", "i would say", "if i had to guess"),
    *("if i had to say", "i'd go", "hopefully", "i assume", "presumably", "most likely"),
    *("i imagine", "i believe", "i'd reckon", "my best guess", "at a guess", "if pushed"),
    *("if you push me", "if pressed", "i'd imagine", "could be", "might be", "must be"),
    *("somewhere around", "roughly", "i would guess", "i want to say", "i'm guessing"),
    *("i'm thinking", "guessing", "i would go", "i'd have said", "let's go with", "mayb"),
    *("i'd lean", "leaning towards", "i lean", "i'd probably", "i'd pick", "i'd choose"),
    "i suspect",
)

SPELLINGS = {
    "rly": "really", "realy": "really", "rlly": "really", "u": "you", "ur": "your", "r": "are",
    "plz": "please", "pls": "please", "cuz": "because", "cos": "because", "coz": "because",
    "bc": "because", "prolly": "probably", "probly": "probably", "probs": "probably",
    "donno": "dunno", "dunnno": "dunno", "iono": "dunno", "dk": "dunno", "idunno": "dunno",
    "duno": "dunno", "rember": "remember", "remeber": "remember", "rmember": "remember",
    "remmber": "remember", "rahter": "rather", "ratehr": "rather", "rater": "rather",
    "awnser": "answer", "anser": "answer", "asnwer": "answer", "answr": "answer",
    "bussiness": "business", "buisness": "business", "busines": "business", "bizness": "business",
    "privat": "private", "prefere": "prefer", "perfer": "prefer", "wana": "want to",
    "wanna": "want to", "gonna": "going to", "gotta": "have to", "lemme": "let me", "kno": "know",
    "knw": "know", "konw": "know", "nvr": "never", "smth": "something", "abt": "about",
    "mayb": "maybe", "mabye": "maybe", "mebbe": "maybe", "shure": "sure", "suer": "sure",
    "definately": "definitely", "defo": "definitely", "def": "definitely", "deffo": "definitely",
    "ofc": "of course", "sry": "sorry", "soz": "sorry", "srry": "sorry", "sorrry": "sorry",
    "ty": "thanks", "thx": "thanks", "tnx": "thanks", "btw": "by the way", "imho": "imo",
    "y": "why", "wat": "what", "wot": "what", "wut": "what", "doesn": "doesnt", "didn": "didnt",
    "havnt": "havent", "havn": "havent", "havet": "havent", "woudl": "would", "wouldn": "wouldnt",
    "coud": "could", "coudl": "could", "couldn": "couldnt", "comfterble": "comfortable",
    "comfortble": "comfortable", "confortable": "comfortable", "comfy": "comfortable",
    "dno": "dunno", "qustion": "question", "quesiton": "question", "clu": "clue", "ida": "idea",
    "idear": "idea", "iv": "ive", "w": "with", "wo": "without", "somethin": "something",
    "nothin": "nothing", "nothng": "nothing", "noone": "nobody", "recal": "recall",
    "yss": "yes", "yse": "yes", "yess": "yes", "yez": "yes", "yed": "yes", "yesh": "yes",
    "yeas": "yes", "eys": "yes", "yews": "yes", "yeahh": "yeah", "yeha": "yeah", "yeaa": "yeah",
    "noo": "no", "nno": "no", "noep": "nope", "nop": "nope", "npoe": "nope", "noppe": "nope",
    "sur": "sure", "srue": "sure", "nto": "not", "nott": "not", "nevr": "never", "neevr": "never",
    "neber": "never", "alwyas": "always", "corse": "course", "oky": "okay",
    "oaky": "okay", "okya": "okay", "agre": "agree", "agreee": "agree",
    "decieded": "decided", "decied": "decide",
}  # fmt: skip

# What nearly every English sentence has some of; not those that another of the languages
# people answer in has too ("am", "me", "no", "in", "so", "was", "die").
FUNCTION_WORDS = (
    *("the", "and", "of", "to", "is", "it", "that", "for", "with", "you", "they", "this", "be"),
    *("have", "from", "but", "not", "are", "were", "been", "has", "had", "by", "we", "our", "my"),
    *("your", "their", "his", "she", "would", "could", "should", "will", "can", "what", "which"),
    *("who", "when", "where", "why", "how", "if", "about", "there", "some", "any", "just", "than"),
    *("then", "them", "these", "those", "its", "it's", "i'm", "i've", "i'd", "i'll", "don't"),
    *("dont", "didn't", "can't", "cant", "never", "always", "every", "most", "mostly", "more"),
    *("very", "really", "only", "also", "because", "since", "after", "before", "until", "into"),
    *("out", "up", "over", "under", "maybe", "probably", "around", "think", "guess", "know"),
    *("like", "too", "yes", "yeah", "nope", "sure", "sorry", "thanks", "please", "at", "or", "as"),
    *("do", "did", "does", "us", "each", "both", "one", "two", "three", "year", "years", "months"),
    *("week", "time", "other", "isn't", "isnt", "wasn't", "wasnt", "won't", "wont", "that's"),
    *("thats", "we've", "we're", "get", "got", "going", "used", "an", "im", "ive", "id", "lot"),
    *("few", "many", "much", "well", "still", "off", "nothing", "something", "anything"),
    *("everything", "without", "through", "between"),
)

COMMON_WORDS = (
    *("no", "so", "me", "a", "am", "in", "on", "an", "was", "he", "do", "as", "i", "die", "war"),
    *("hat", "all", "any", "for", "once", "here", "her", "him", "man", "men", "made", "see", "son"),
    *("pass", "under", "not", "must", "arm"),
)

# Texts of nothing but these say little.
THIN = (
    *("nothing to complain about", "cant complain about anything", "nothing to report"),
    *("nothing out of the ordinary", "fine", "good", "ok", "okay", "great", "nice", "well"),
    *("alright", "all right", "not bad", "bad", "so so", "the usual", "usual stuff"),
    *("the usual stuff", "usual things", "stuff", "things", "whatever", "various things"),
    *("various", "different things", "all sorts", "all kinds", "this and that", "bits and bobs"),
    *("bits and pieces", "many things", "lots of things", "a lot", "everything", "lots"),
    *("some things", "other stuff", "etc", "it depends", "depends", "varies", "it varies"),
    *("normal", "nothing special", "nothing much", "nothing really", "not much", "as usual"),
    *("as always", "same", "same as everyone", "like everyone else", "same old"),
    *("business as usual", "more or less", "average", "positive", "negative", "mixed", "mostly"),
    *("mainly", "generally", "overall", "interesting", "cool", "went", "it went", "it was", "its"),
    *("was", "i suppose", "i guess", "really", "pretty", "quite", "could be better"),
    *("could be worse", "cant complain", "no complaints", "standard", "standard stuff"),
    *("regular stuff", "all good", "no problems", "no issues", "work stuff", "general stuff"),
    *("people", "kind of", "sort of", "a bit", "very", "just", "some", "of", "the", "a", "and"),
    *("or", "on", "tbh", "they are", "they were", "we are", "im", "i am", "lol", "like"),
    *("ups and downs", "decent", "boring", "hard", "easy", "difficult", "busy", "stressful", "fun"),
    *("useful", "helpful", "it is", "honestly", "too", "mostly fine", "thing", "kinda"),
    *("type of thing", "that sort of thing", "day", "to day", "satisfactory", "adequate"),
    *("acceptable", "meh", "eh", "hmm", "well enough", "enough", "so far", "i think", "for me"),
    *("for us", "actually", "basically", "probably", "in general", "many", "several", "reasons"),
    *("personal reasons", "ways", "lots of reasons", "different", "always", "sometimes", "often"),
)
