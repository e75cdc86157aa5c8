"""English: "I'd rather not say", in its many forms.

Templates; `understanding/phrasebook.py` describes their signs.
"""

REFUSAL_ANYWHERE = (
    "(prefer|like|rather) to? (keep|leave) (private|to myself|out|blank|confidential|between us)",
    "(have|going|want|like) to (decline|refuse|abstain|plead)",
    *("(have|going) to (pass|skip) (on|this|that)?", "talk about something else"),
    "(any|none) of (your|ur|yer) (business|concern|affair|biz)",
    *("lets not (go|get|talk|discuss|do|touch) *", "ballot (is|was) (a)? secret", "secret ballot"),
    "(rather|sooner|best|better) not {really}? {say} *",
    (
        "(rather|sooner) not (give|name) (any|my|the|that|it|details|exact|out|names|specifics|"
        "you|them)"
    ),
    (
        "(rather|sooner|prefer to) keep (it|that|this|those|them|the|my|our|these) … (private|"
        "to myself)"
    ),
    (
        "(rather|sooner|prefer to|like to|best|better) (leave|keep|not bring|not mix|not drag) … "
        "(out of it|out of this|out of that|to myself)"
    ),
    "(rather|sooner|prefer to) keep (it|that|this|those|them) (between|to ourselves|out of)",
    "(rather|sooner|prefer to) (skip|pass|leave|avoid) (it|that|this|those|the question)",
    "prefer not to {really}? {say} *",
    "prefer not (saying|answering|discussing|sharing|disclosing|talking)",
    "prefer (me|us|it|we|i) not to {say}",
    "(prefer|like) to (keep|leave) (that|this|it|those|these) (private|to myself|out|blank|aside)",
    "(prefer|like) to (keep|leave) (that|this|it|those|these) (unanswered|between)",
    (
        "(dont|do not|didnt|wouldnt) {really}? (want|wish|care|like|intend|plan|feel like) to "
        "{really}? {say} {this}"
    ),
    (
        "(dont|do not) {really}? (want|wish|care|intend|plan) to {really}? (answer|disclose|"
        "discuss|go into|get into|comment|divulge|reveal|share|talk about|go there)"
    ),
    "(dont|do not) {really}? (want|wish|care) to (say|tell)",
    "dont {really}? (feel like|fancy) {saying} *",
    "dont {really}? feel (comfortable|at ease|right|safe|good) (about|with)? {saying} *",
    "dont (discuss|talk about|disclose|share|give out|hand out|hand that out|hand it out) … with",
    (
        "dont (discuss|disclose|share|hand out|hand that out|hand those out|give that out) (my|"
        "our|that)"
    ),
    (
        "(dont|never) (hand|give|share) (that|this|it|those|them|my number|my email|mine) (out|"
        "away|to)"
    ),
    "(dont|never) (give|hand) out my",
    (
        "(not|never) (going|gonna|willing|prepared|ready|allowed|happy|permitted|authorised|"
        "about) to {really}? {say} *"
    ),
    "(not|never) (going|gonna|willing|prepared|allowed|happy|permitted|authorised) to give … *",
    "not at liberty to",
    "(not|isnt) … (willing|prepared|ready|happy|keen|comfortable) to … {say}",
    (
        "(not|isnt) something (i|we) … (talk|speak|discuss|share|disclose|get into|go into|wish|"
        "answer)"
    ),
    (
        "(not|isnt) something (im|i am|were|id be|id) … (get|getting|discuss|discussing|talk|"
        "talking|share|sharing|go|going|say|saying|answer|answering|comfortable|willing|"
        "prepared|happy)"
    ),
    (
        "(not|isnt) … comfortable (with)? (answering|sharing|saying|talking|discussing|"
        "disclosing|giving)"
    ),
    "uncomfortable (with)? (answering|sharing|saying|talking|discussing|disclosing|giving)",
    "(not|isnt) comfortable with (that|this|the) … question",
    (
        "(wont|will not|wouldnt|refuse to|decline to|choose not to|elect not to) {really}? be? "
        "(answer|answering|disclose|disclosing|discuss|discussing|comment|commenting|say|saying|"
        "share|sharing|tell|telling|talk|talking|reveal|revealing|respond|give you|giving) *"
    ),
    "(decline|refuse) (that|this|the question|respectfully|to)",
    (
        "(cant|cannot|can not|couldnt|mustnt|must not|may not|mustn) {really}? (disclose|"
        "discuss|divulge|reveal|share|comment|go into|talk about|be drawn) *"
    ),
    (
        "(cant|cannot|mustnt|may not) {really}? (answer|say|tell you|talk) … (legally|for legal "
        "reasons|nda|confidential|contract|security|lawyer|that one)"
    ),
    *("(wont|not) be {saying}", "(not|wont) (be)? answering (that|this|it|any)"),
    "(told|asked|advised|instructed) (me|us) not to (talk|say|discuss|comment|answer|speak)",
    "(covered|bound) by {my} (nda|confidentiality|contract)",
    "(under|signed|have|theres|is|got) (an|a|the) … (nda|non disclosure|confidentiality) *",
    "under (nda|embargo)",
    "none of {my} (business|concern|affair|damn business|beeswax|bees wax|biz)",
    "none of ur (business|concern|biz)",
    *("(not|isnt|aint|no) (any of)? your … (business|concern)", "nunya", "noyb", "mind your own"),
    (
        "(no|zero|little) (wish|desire|intention|need|reason|obligation|inclination) to (answer|"
        "say|share|tell|discuss|disclose|talk|go there|reveal)"
    ),
    "(right|entitled|free|allowed|option) not to (answer|say|tell|share|disclose|respond)",
    "(rather|prefer|sooner) (that|it|this) (stay|stayed|stays|remain|remained) (private|secret|so)",
    "right to (remain silent|silence|privacy)",
    (
        "(told|asked|advised|instructed|want|wants) … (to keep|to stay|to remain) (quiet|silent|"
        "mum|shut)"
    ),
    "(commercially|market|price|politically|legally) sensitive",
    "pass on (that|this|it) (if|please|thanks|one)",
    "keep (that|this|it|those) (one)? to (myself|ourselves)",
    "promised … (wouldnt|not to|never to|i wont) (say|tell|share|talk) *",
    (
        "(so|and|therefore) (ill|i will|id rather|i would rather) (leave|skip|pass) (it|on it|that|"
        "this)"
    ),
    "(not|arent|isnt) (allowed|permitted|supposed|entitled) to ask *",
    (
        "(id|i would|like|want|prefer|rather) (like)? (to)? keep (it|this|that) (so|that way|like "
        "that|anonymous|secret|hidden)"
    ),
    *("no comment", "no answer (from me|to that)"),
    "(between|btw) (me|us) and (my|the|our|them|him|her|god|no)",
    "(thats|its|this is|that is|stays|strictly) between (me|us)",
    "keep (that|this|it|those) (to myself|private|to ourselves|under wraps|under my hat)",
    "keep {my} (kids|children|family|wife|husband|partner|private life|health|salary) … out of",
    *("keep (that|this|it) between", "keep that separate"),
    "(leave|skip) (that|this|it) … (blank|out|unanswered|one out|empty)",
    (
        "(a|that|one|question) (id|i would|ill) (like|rather|prefer) to (leave|skip|pass) (out|"
        "on|that)?"
    ),
    (
        "(thats|this is|that is|its|it is) … (private|personal|confidential|classified|"
        "privileged) (question|matter|information|info|stuff|thing|to me|and|so|i|sorry|for)"
    ),
    "(too|rather|very|bit|quite|deeply) (private|personal|sensitive|intrusive)",
    (
        "(ill|i will|gonna|going to|i think ill|lets|id|i) (pass|skip) (on)? (this|that|it|one|"
        "here|thanks|if)"
    ),
    *("ill (pass|skip)", "pass on (that|this) (one|question)"),
    "(skip|pass) (this|that) (one|question)",
    "(move|moving) on (please|pls|then|now|to the next)",
    (
        "(lets|let us|can we|could we|shall we|please|just|may we|id like to|maybe) (please|"
        "just)? (move on|skip|pass|leave it|change the subject|drop it|leave that|go to the "
        "next|go on)"
    ),
    *("can we not", "(ask me)? something else please", "next (question|one) (please|pls|thanks)"),
    "a (lady|gentleman|woman|girl|magician) never (tells|reveals|asks|kisses|says)",
    "(trade|company|business|state|family|professional) secret",
    "(the|my|a|its a|thats a) secret (ballot|recipe|and|thats|mate|sorry)",
    (
        "(that|it|this) (stays|remains|is staying) (that way|with me|private|between|secret|in "
        "the room)"
    ),
    *("my lips are sealed", "not a snitch", "plead the fifth", "take the fifth", "(nice|good) try"),
    "(not|wont) (telling|saying|going to say) (you|a word|u)",
    "im not (telling|saying|answering|sharing|discussing|going there|doing that one)",
    (
        "(lawyer|lawyers|legal|solicitor|attorney|boss|contract|employer|company) (says|say|"
        "said|told|would|wouldnt|doesnt|does not|have told|has told|advises|advised) … (cant|"
        "allow|kill|let)"
    ),
    *("(why|what) (should|would) i tell (you|a)", "(that|this|it) (crosses|is crossing) a line"),
    "(dont|do not) (have|need) to (answer|tell|share|say|disclose|justify|explain)",
    *("(you|u) (dont|do not) (need|have) to know", "no one (needs|has) to know"),
    "not for (public|publication|the record|sharing|you|strangers|this form|your)",
    *("off the record", "(sensitive|painful|sore|touchy) (subject|topic|question|point|spot)"),
    "(too|still) (painful|raw|upsetting) (to|for)",
    "not (up for|in the mood for) (that|this|discussing|talking|sharing)",
    *("not (something|a topic|a subject|a question) for", "respectfully decline", "abstain"),
    "rather not (if|thanks|thank|sorry|at this|right|but thanks|go|get|do)",
    "(prefer not|prefer not to|rather not) (if|thanks|thank|sorry|at this|right|on this|really)",
    "(id|i would|i d|would) (rather|prefer) (not|not to) (on this one|on that|here|this|that)",
    (
        "(want|need|like) (this|that|it|those) to (stay|remain|be) (private|confidential|secret|"
        "between)"
    ),
    "(keeping|keep) (mum|quiet|schtum|silent) (about|on)",
    (
        "(against|breach|breaking) (company|my|our|the|of|client|patient)? (policy|"
        "confidentiality|contract|privilege) *"
    ),
    *("(dont|do not) ask me (that|about|this|such)", "stop asking me? (about|that|this)"),
    (
        "(i|we|you) (dont|do not|didnt) (trust|feel safe) … (with that|with this|with my|saying|"
        "telling)"
    ),
    "(rather|sooner) (you|we) (didnt|did not|skipped|moved|left|avoided) *",
)

REFUSAL_ALONE = (
    (
        "(dont|do not|never) (discuss|disclose|divulge|talk about|speak about|share) {my}? (pay|"
        "salary|salaries|money|earnings|income|politics|religion|age|weight|health|finances|"
        "private matters|family matters|such things|clients|patients|numbers)"
    ),
    "(i|we)? never (tell|discuss|reveal) (anyone|anybody|people|strangers|my|that|it) *",
    "a (lady|gentleman|woman|girl|magician) (doesnt|does not|wouldnt|never) *",
    (
        "no (email|mail|phone|number|phone number|link|website|address|names|name|details|figures|"
        "answer) from me *"
    ),
    "(you)? (dont|never|shouldnt|cant|do not) ask (a|your|me) (woman|lady|girl|man|person|that) *",
    (
        "{my}? (client|customer|patient|member|staff|donor)? (list|lists|names|figures|data|"
        "information|details|identity|identities|records|clients|customers|patients) (is|are|stays|"
        "stay|remain|remains) (strictly|highly|all|kept)? {private}"
    ),
    *("go away", "get lost", "buzz off", "jog on", "do one", "get stuffed", "leave me be"),
    (
        "(so|and|therefore)? (ill|i will|id rather|lets|im going to) (leave|skip|pass) (it|that|"
        "this) *"
    ),
    *("ill leave it", "i will leave it", "ill leave that", "so ill leave it"),
    *("ask me something else", "ask me another", "another question", "ask something else"),
    *("i decline", "so i decline", "id decline", "i object", "i refuse", "not for you to know"),
    *("(its|thats|it is|that is) (a|my)? (little)? secret", "nda", "under nda", "signed an nda"),
    (
        "(thats|this is|that is|its) (a bit|a little|rather|quite|too|very|really|way too|a)? "
        "{private}"
    ),
    (
        "(thats|this is|that is|its) (a bit|a little|rather|quite|too|very|really|way too|a)? "
        "{private} (for|to|between) *"
    ),
    *("skip", "pass", "hard pass", "next", "next question", "next one", "move on", "moving on"),
    *("leave it out", "leave it", "rather not", "prefer not", "prefer not to", "no answer"),
    *("refuse", "declined", "decline", "private", "personal", "confidential", "secret"),
    *("classified", "redacted", "skipping", "passing", "refused", "not telling", "not saying"),
    *("not answering", "withheld", "not going there", "wont say", "wont tell", "will not say"),
    *("leave me out", "pnts", "rather not go there", "im passing", "not for sharing"),
    *("dont want to", "do not want to", "dont wanna", "dont want to answer", "ill leave it blank"),
    *("ill leave this blank", "refuse to", "cant disclose", "cant say legally", "not allowed to"),
    *("not allowed", "i cant answer that", "(i|we|its)? {private}"),
    *("cant answer (that|this|that one|this one)", "cant say (much|more|for legal reasons)"),
    *("not comfortable", "skip (this|that|it|the question|one|me|ahead|please)"),
    *("pass (this|that|here)", "(rather|sooner|prefer) not (to)? {say} *"),
    "(id|i would|would) (rather|prefer) (not|not to|you didnt|we didnt|if you didnt) *",
    *("(cant|cannot|wont|will not) (help you|discuss)", "leave it (blank|there|at that)"),
    *("no (way|chance) (im|i am|am i|ill|would i) *", "nope last time i gave *"),
    *("get enough mail *", "thats personal *", "(fuck|piss|sod|bugger) off", "no thanks i get *"),
    *("you wish", "wouldnt you like to know"),
)

# Words by which somebody offers another way instead.

PREFER = ("prefer", "rather", "sooner")

# Plain words that only sound like one: "I couldn't say no to the offer".
TOLD_ALL_THE_SAME = (
    *("couldnt say no", "could not say no", "cant say no", "cannot say no", "wouldnt say no"),
    *("would not say no", "didnt say no", "say no to", "pass on what", "pass on my", "pass on our"),
    *("no comment from", "rather not work", "rather not live", "rather not go back to"),
    *("say it was only", "say it was just", "it was personal", "what can i say"),
)
