"""English: concepts of schooling and skills."""

from vivavoce.interviewers.answer_words import Concept

LEARNING = (
    # Schooling.
    Concept(
        domain="schooling",
        labels=(
            "no schooling | no formal education | none | no qualification | no "
            "qualifications | without a degree"
        ),
        said=(
            "never (set foot|went to|been to|finished|went|saw) … "
            "(classroom|school|inside) | no "
            "(school|schooling|formal|papers|certificates|qualifications|diploma) | left "
            "without (anything|a|any) | couldnt (read|read or write) | dropped out | not "
            "a single (gcse|certificate|exam)"
        ),
    ),
    Concept(
        domain="schooling",
        labels="primary school | primary | elementary school | elementary | basic school",
        said=(
            "(primary|elementary|village school|grade school|infants|sixth grade|four "
            "classes) | (left|leave) school at "
            "(ten|eleven|twelve|thirteen|fourteen|10|11|12|13|14) | "
            "(left|leave|finished|stopped|out) (at|aged|when) "
            "(ten|eleven|twelve|thirteen|nine|10|11|12|13|9) | (mind|mind the|herd|tend) "
            "the (goats|sheep|cows|geese) | {n} (years|classes) of school"
        ),
    ),
    Concept(
        domain="schooling",
        labels=(
            "secondary school | secondary | high school | secondary education | school "
            "leaving certificate | a levels or equivalent | grammar school"
        ),
        said=(
            "(gcse|gcses|a levels|a level|o levels|o "
            "level|highers|baccalaureate|ged|abitur|matura|leaving cert|sixth form|high "
            "school|comprehensive|grammar school|school certificate|twelfth "
            "grade|mittlere reife) | (left|leave|finish|finished) school at "
            "(fifteen|sixteen|seventeen|eighteen|15|16|17|18) | (didnt|never|not) (go "
            "to|went to|do|did) (uni|university|college) | "
            "(finished|finish|did|done|completed) school | straight (into|to) work "
            "(after|from) school | (left|leave|finished|stopped|out) (at|aged|when) "
            "(fifteen|sixteen|seventeen|eighteen|15|16|17|18)"
        ),
    ),
    Concept(
        domain="schooling",
        labels=(
            "vocational training | vocational | apprenticeship | trade school | trade | "
            "vocational qualification | technical college | vocational school | trade "
            "qualification"
        ),
        said=(
            "(apprenticeship|nvq|btec|city and guilds|trade school|journeyman|time "
            "served|hairdressing|master craftsman|vocational|technical "
            "college|polytechnic college|trade papers|cooking school|trade "
            "certificate|ausbildung) | (train|trained|qualify|qualified) (as|to be) "
            "(a|an) | (learn|learnt|learned) (the|my|a) (trade|craft|ropes of) | "
            "(did|served) my time | my ticket | time served | (under|with) (old)? "
            "(mr|mrs|master) | (journeyman|joiner|guild|apprentice|trade "
            "papers|hairdressing|plumbing|bricklaying|nursing) "
            "(diploma|certificate|college|papers|qualification)"
        ),
    ),
    Concept(
        domain="schooling",
        labels=(
            "university | university degree | higher education | degree | college degree "
            "| uni | graduate | academic degree | tertiary | college"
        ),
        said=(
            "(go|went|been) to (uni|university) | (have|got|hold|did|do|finish|finished) "
            "(a|my) degree | (degree|diploma) in | (graduate|graduated) (from|in|with) | "
            "(honours|first class|two one|2 1|2 2|cum laude) | "
            "(oxford|cambridge|harvard|yale|sorbonne|alma mater) | (studied|read) "
            "(law|medicine|history|physics|engineering|biology|chemistry|maths|economics|"
            "english|psychology|architecture|philosophy)"
            " | (my|the) studies | law school | med school | {n} years (at|in) "
            "(uni|university|leiden|bologna|manchester|college) | "
            "(delft|mit|eth|lse|ucl|princeton|heidelberg|tartu) | {n} years in … "
            "(reading|studying|doing) | reading (law|medicine|history|physics) | "
            "(years|terms|semesters) in … reading | reading "
            "(law|medicine|history|physics|maths|english|classics) | (college|campus)"
        ),
    ),
    Concept(
        domain="schooling",
        labels=(
            "bachelor | bachelors | bachelors degree | bachelor degree | undergraduate "
            "degree | undergraduate | first degree"
        ),
        said=(
            "(bachelor|bachelors|bsc|ba|beng|llb|bed|bcom|b sc|first degree|undergrad) | "
            "(three|four) year degree | stopped after (the|my) bachelors"
        ),
        kind_of="university",
    ),
    Concept(
        domain="schooling",
        labels=(
            "master | masters | masters degree | postgraduate | postgraduate degree | "
            "postgrad | master degree"
        ),
        said=(
            "(master|masters|msc|ma|mba|meng|mphil|m "
            "sc|diplom|magister|llm|mres|postgrad) | one year masters"
        ),
        kind_of="university",
    ),
    Concept(
        domain="schooling",
        labels="doctorate | phd | doctoral degree | doctor",
        said=(
            "doctor (title|of philosophy) | (phd|doctorate|dphil|ph "
            "d|viva|doctoral|thesis defended|defended|dr before) | (defended|defend) | "
            "call me doctor | {n} years in a lab"
        ),
        kind_of="university",
    ),
    # How well something is known.
    Concept(
        domain="how well something is known",
        labels="no knowledge | none | not at all | no experience | never used it | nothing",
        said=(
            "never (used|tried|touched|seen|heard|opened|done|learnt|learned|learned "
            "it|did|had) | (not a|no) (clue|word|idea how|inkling) | "
            "(zero|nil|zilch|nada) | (cant|dont) "
            "(speak|understand|use|cook|drive|swim|play) | what (is|even is) (it|that) | "
            "double dutch | all greek to me | never "
            "(written|seen|touched|done|read|said|spoken|cooked|held|sat|driven|learned|"
            "learnt|picked)"
        ),
    ),
    Concept(
        domain="how well something is known",
        labels=(
            "beginner | basic | basics | novice | elementary | starter | a little | new "
            "to it | low | just started | newcomer | basic knowledge | first steps"
        ),
        said=(
            "(just|only|only just) (start|started|starting|begin|began|begun) | "
            "(just|only) (the)? (basics|few words|bare minimum) | "
            "(newbie|newcomer|noob|rookie|novice|greenhorn|learner|l plates) | (order|ask"
            " for) a (beer|coffee|pizza) | (hello|please) and (thank|goodbye|thanks) | "
            "(few|couple of|some|handful of) (words|phrases|chords|lessons) | "
            "(first|second) (lesson|week|month|term) | (still|just) (learning|finding my "
            "feet|getting to grips|figuring) | duolingo | holiday "
            "(french|spanish|italian|level) | (a1|a2) | get lost | find my way to | "
            "(never|not) done (it|this) before | (need|get) (help|hand held|someone) | "
            "chapter one | (me|my) first (time|go) | (enough|just enough|only enough) to "
            "(order|ask|say|get|apologise|survive|buy|find|be) | (order|ask for|buy) "
            "(tapas|beer|bread|coffee|a beer|food|a coffee|ice cream) | "
            "(hello|please|thank you|thanks|bonjour|hola|ciao) (and|please) | "
            "(still|just) (use|need|with) (armbands|stabilisers|a manual|google|help) | "
            "{n} lessons | (a few|some|couple of) lessons | survival level | (burn|burnt)"
            " (water|toast) | (barely|hardly|scarcely) | two left (hands|feet) | (still)?"
            " mix up | (passed|got) my (test|licence|driving test) "
            "(last|this|on|yesterday|a) | (never|dont) (know|remember) (how|which|what) |"
            " (what|how) the (knight|horse|rules) | (fresh|new) (licence|driver) | "
            "(passed|got) my … (test|licence) … (last|this|yesterday|just) | "
            "(crop|cropping|open|print) … (picture|file|photo) | thats about it | (that "
            "is|thats) (all|about all) | (only|just) (know|use|do) … "
            "(one|two|simple|basic|few) | know {n} | (knows|know) (the)? (first|basic)"
        ),
    ),
    Concept(
        domain="how well something is known",
        labels=(
            "intermediate | medium | moderate | some experience | average | "
            "conversational | fairly good | good knowledge | competent"
        ),
        said=(
            "(get|getting) by | (b1|b2) | know my way (around|round) | (hold|have|follow)"
            " (a|my)? (decent)? (conversation|own) | (the)? everyday (things|stuff) | "
            "(manage|cope) | (not)? bad (at it|for) | (couple|few|two|three) (of)? years "
            "| (better than|past) (a)? (beginner|the basics) | (somewhere|in) (in)? "
            "(between|the middle) | half decent | (school) "
            "(french|german|english|spanish) | (can|could) (follow|read|understand) … "
            "(news|films|conversation|menu|most|papers|gist) | not the jokes | "
            "(most|some) (things|of it|days|recipes|pieces) | (okay|ok|fine|decent) "
            "(at|with|as long|until) | (slowly|with a dictionary|with subtitles)"
        ),
    ),
    Concept(
        domain="how well something is known",
        labels=(
            "advanced | expert | very good | proficient | professional | high | "
            "experienced | highly skilled | very experienced"
        ),
        said=(
            "(c1|c2) | (teach|train|taught|trained) | (in my|in their) sleep | "
            "(others|people|everyone|everybody|colleagues) (ask|come to|ring|call) me | "
            "inside out | like the back of | (done|did|doing|used|been) (it|this|that)? …"
            " (decades|years and years|all my life|twenty years|since "
            "childhood|professionally) | for a living | second nature | (wrote|write) the"
            " (book|manual) | (black belt|pro|guru|wizard|ninja|old hand|master) | with "
            "my eyes (closed|shut) | blindfold | blindfolded | "
            "(coach|coached|coaching|taught|teach|train|trained|instructor) | "
            "(queue|line|turn) (at|up at|to) (my|me) | "
            "(competed|compete|champion|medal|medals|league|county|national|olympic) | "
            "(colleagues|people|everybody|everyone|departments|others) … "
            "(come|ask|queue|call|ring|bring|turn) | (dont|never) (need|have to) "
            "(think|look|check) | years of | professionally | (grew up|raised|born) "
            "(on|in|with|around) (a|the|them) … "
            "(farm|stable|kitchen|workshop|stud|saddle|boat) | since (i could|before i "
            "could) (walk|talk|read)"
        ),
    ),
    Concept(
        domain="how well something is known",
        labels="fluent | fluently | bilingual | near native | business fluent",
        said=(
            "(speak|write) it (all day|every day|daily|at work|like) | "
            "(dream|think|swear|argue) in it | (lived|lived there|worked|studied) "
            "(in|there) … (years|decade) | no accent | like a (local|native) | "
            "(wife|husband|partner|mother|father|mum|dad|gran) (is|comes|be) (from "
            "there|from|french|german|spanish|italian|english|polish|swedish) | all my "
            "(films|books|meetings) | (perfect|perfectly|fluent|bilingual)"
        ),
        kind_of="advanced",
    ),
    Concept(
        domain="how well something is known",
        labels="native | native speaker | mother tongue | first language | native language",
        said=(
            "(grow|grew|grown|raise|raised|brought) up (in|there|with|speaking|on) | "
            "(born|born and bred|born and raised) | (mother|native) "
            "(tongue|language|speaker) | (first|my own) language | my "
            "(parents|mother|mum|mom|father|dad|family|grandmother|gran) "
            "(is|are|speak|speaks|only|always|come|comes|spoke) | we (speak|spoke) it at "
            "home | since (i was)? (birth|born|a baby|a child|a kid) | went to school "
            "(there|in) | my language | (mother|mum|mom|father|dad|gran|parents|family) "
            "(is|s|was|were|came|comes|are) "
            "(from|a|english|german|french|spanish|italian|polish|scottish|irish|"
            "american)"
            " | (spoke|speak|spoken|talk|talked) … at home | only spoke (that|it) | "
            "(lived|spent) (my first|there till|there until) | cradle"
        ),
        kind_of="fluent",
    ),
    Concept(
        domain="how well something is known",
        labels="self taught | on my own | by myself | youtube | books",
        said=(
            "(teach|taught) myself | (trial and error|youtube|tutorials|google|stack "
            "overflow|online videos|books) | (pick|picked) (it)? up | by (doing|myself) |"
            " nobody (ever)? (taught|showed) me | figured it out | autodidact"
        ),
    ),
    Concept(
        domain="how well something is known",
        labels=(
            "course | courses | class | evening class | training course | workshop | "
            "classes | formal training"
        ),
        said=(
            "(course|evening class|bootcamp|classes|seminar|workshop|night "
            "school|lessons|udemy|coursera|certificate)"
        ),
    ),
    Concept(
        domain="how well something is known",
        labels="on the job | at work | learning by doing | from colleagues | at my workplace",
        said=(
            "(thrown in|sink or swim|deep end) | (my boss|colleague|colleagues|old "
            "hands|an older) … (showed|taught|shown) me | on the job | "
            "(shadowed|shadowing|watching)"
        ),
    ),
)
