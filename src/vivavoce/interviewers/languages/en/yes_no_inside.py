"""English: phrases inside a clause that mean yes or no, and those that only look like it.

Templates; `understanding/phrasebook.py` describes their signs.
"""

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
    *(
        "wouldnt (trade|swap) *",
        "dont regret",
        "havent (stopped|missed|regretted|skipped|failed) *",
    ),
    *("dont get me wrong", "not that (long|many|big) ago"),
    "(you|they) (can|may|could) (imagine|tell|guess|hear|only|never|see how|see why)",
    (
        "(i|we)? (wouldnt|couldnt|cant|dont|wont|never|cannot|not) … … without (it|one|them|mine|"
        "that)"
    ),
    "(cant|couldnt) think of (anything|a|any|anyone|one) … (rather|better|nicer|easier)",
    "not once have (i|we) (not|missed|skipped|failed)",
    "without (a|any)? (scratch|incident|mishap|injury|injuries|hitch|glitch)",
    "(id|youd|wed|i would|we would) … (otherwise|without it)",
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
    "without fail",
    "(wouldnt|couldnt|cant|dont|wont|never|cannot|not) … … without (it|one|them|mine|that)",
    "(havent|hasnt|hadnt|never|not) (missed|skipped|failed) (one|a|an|any|it) *",
    "never (once)? not *",
    "(cant|couldnt) think of (anything|a|any|anyone|one) … (rather|better|nicer|easier)",
    (
        "only (in|at|on|over) (january|february|march|april|may|june|july|august|september|october|"
        "november|december|winter|summer|spring|autumn|weekends|holidays|christmas|sundays)"
    ),
    "only (when|if) (i|we|its|theres|it is|there is) *",
    "(id|wed|i would|we would) be (so|very|really|truly)? (honoured|honored|flattered|thrilled)",
    "bags (are|is)? … packed",
    "(years|decades) (and counting|strong|running|in a row|now)",
    (
        "(year|years) (this|come|in) (january|february|march|april|may|june|july|august|september|"
        "october|november|december|spring|summer|autumn|winter)"
    ),
    (
        "(got|have|had|bought|do|did|use|used|need|love|enjoy|like|thrive on|know|own|passed|"
        "signed|filed|finished|completed|tried|done|sent|paid|pay) (it|one|them|mine)"
    ),
    *("every (last|single)? … of (it|them)", "(one|two|three) (in|by|on|at|for) (each|every)"),
    "(every|each) (single)? (spring|autumn|winter|fall|monday|friday|saturday|weekday|season)",
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
    "(i|we|they|he|she) (should have|shouldve|ought to have)",
    "(id|i would|wed|we would) (rather|prefer to) (get|have|receive) *",
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
    "(often|usually|mostly|just|normally|i|we) (go|went) without",
    "(id|youd|wed|i would|you would|we would|theyd) (freeze|drown|roast|boil|melt|fall asleep)",
)
