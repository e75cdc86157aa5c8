"""English: concepts of contracts, working time, places of work and shifts."""

from vivavoce.interviewers.answer_words import Concept

TERMS = (
    # Contracts.
    Concept(
        domain="contracts",
        labels=(
            "permanent | open ended | indefinite | unlimited | permanent contract | long "
            "term contract"
        ),
        said=(
            "no end date | no (fixed)? end | (for life|unlimited|unfristig) | "
            "(job|contract) for life | staff (job|contract) | permie | perm | until i "
            "retire | (not|never) (limited|run out|expire|time limited) | indefinitely | "
            "(pass|passed|finish|finished) (my)? probation | made permanent | they kept "
            "me on | for life | carry me out | (in|out of) (a box|my coffin) | "
            "(till|until) (i|they) (drop|die|retire|carry) | there for good | no expiry |"
            " no limit | doesnt (end|run out|expire) | secure | tenure | tenured | they "
            "cant get rid of me"
        ),
    ),
    Concept(
        domain="contracts",
        labels=(
            "fixed term | temporary | limited contract | fixed term contract | temp | "
            "limited in time | short term | interim"
        ),
        said=(
            "(run|runs|ran) (out|until|till|to|for) | "
            "(end|ends|expire|expires|finish|finishes|stop|stops) (in|on|at|next|after) |"
            " until the (end|summer|spring|autumn|winter|project) | (till|until) "
            "(january|february|march|april|may|june|july|august|september|october|"
            "november|december|christmas|easter|next)"
            " | (maternity|paternity|sickness|mat leave) cover | "
            "(one|two|three|six|nine|twelve|12|6|18|24|1|2|3) (year|month|months|years) "
            "(contract|only|term|stint|deal) | (contract|its|it) … for {n} (months|years)"
            " | seasonal | cover for (somebody|someone) | (renew|renewed|extend|extended)"
            " (every|each|twice|once|again) | up for renewal | cover for | covering for |"
            " covering (a|her|his|someone|somebody|maternity) | standing in for | "
            "(she|he) (is|s|comes|be) back (in|after|from|next) | just for the "
            "(summer|season|winter|harvest|project) | for the (season|summer|harvest) | "
            "{n} (month|months|year|years) (to go|left|remaining) | "
            "(over|up|done|finished) (in|by|at the end of) "
            "(january|february|march|april|may|june|july|august|september|october|"
            "november|december|spring|summer|christmas)"
            " | till the project | {n} month contract | {n} year contract | (end|close) "
            "of (the)? (season|project|summer|year|harvest|term) | (till|until) the end"
        ),
    ),
    Concept(
        domain="contracts",
        labels="agency | temp agency | agency work | agency worker | temping | staffing agency",
        said=(
            "through (an|the|a) agency | (agency|temping|temp agency) | "
            "(randstad|manpower|adecco|hays|reed) | (send|sends|sent) me (to|where) "
            "different | loan me out"
        ),
    ),
    Concept(
        domain="contracts",
        labels="zero hours | casual | on call | zero hours contract | as needed | casual work",
        said=(
            "(when|whenever) they (need|call|ring|want) me | as and when | no "
            "(guaranteed|guarantee of|set|fixed) hours | (ring|call|text) me (when|if) | "
            "(never|dont) know (how many|my|if|what) … (hours|shifts) | some weeks "
            "(nothing|none|i get) | bank staff | zero hour | "
            "(text|texts|call|calls|ring|rings|message|phone|phones) me (the night "
            "before|the day before|when|if|in the morning|on the day|last minute) | only "
            "when (needed|its busy|they|there is) | if they (want|need|have) (me|work) | "
            "never two weeks the same | last minute shifts"
        ),
    ),
    Concept(
        domain="contracts",
        labels="internship | intern | work placement | placement",
        said="intern | interning | work experience | placement | summer job at",
        kind_of="apprenticeship",
    ),
    Concept(
        domain="contracts",
        labels="apprenticeship | apprentice | trainee | training contract",
        said=(
            "(learn|learning) (the|my|a) trade | (train|training) (to be|as) (a|an) | "
            "apprentice | (second|first|third|2nd|1st|3rd) year apprentice | intern | "
            "work experience | placement | on the job training | ausbildung | indentured "
            "| (under|with) a (master|journeyman) | vocational college {n} days | "
            "(year|term|month) (learn|learning|of learning) | learning … "
            "(under|from|with) (my|a|the|an) | learn "
            "(bricklaying|plumbing|baking|joinery|carpentry|hairdressing|welding|"
            "butchery)"
            " | (year|term|month) (learning|of|as an|of my) | learning "
            "(bricklaying|plumbing|baking|joinery|carpentry|hairdressing|welding|"
            "butchery|roofing|cooking)"
        ),
    ),
    # Working time.
    Concept(
        domain="working time",
        labels="full time | full hours | whole time | fulltime",
        said=(
            "(forty|40|38|39|37|36|35|thirty eight|thirty seven|42|45|50|37 5) "
            "(hours|hrs|h) | five (days|full days) | 5 days (a|per) week | monday to "
            "friday | mon to fri | nine to five | full (whack|week|hours|timer) | all "
            "week | ft | whole week | 100 (percent|per cent) | the full {n} | {n} hours "
            "(a|per|every)? week plus | all day every day | {n} days out of (seven|7) | "
            "five full days | every day of the week"
        ),
    ),
    Concept(
        domain="working time",
        labels="part time | reduced hours | half time | parttime",
        said=(
            "(one|two|three|four|1|2|3|4) (days|mornings|afternoons|evenings) "
            "(a|per|each|every) week | (ten|twelve|fifteen|sixteen|eighteen|twenty|twenty"
            " four|10|12|15|16|18|20|24|25|28|30) (hours|hrs|h) | (school|term time) "
            "hours | mornings only | only (mornings|afternoons) | half (days|a week|the "
            "week|time) | job share | pt | (50|60|70|80|75) (percent|per cent) | drop to "
            "{n} days | couple of (days|mornings|shifts) a week | a few hours "
            "(here|a|each|per) | {day} (and|to|&) {day} | (just|only) {n} "
            "(days|mornings|afternoons|shifts|hours) | {day} only | {n} "
            "(mornings|afternoons|evenings) | (while|when) the (kids|children) are "
            "(at|in) school | school hours | {n} hours a day | {n} days out of five | "
            "under {n} hours | (mornings|afternoons) (while|when|only|until|till) | just "
            "the (mornings|afternoons) | not (the whole|a full) (week|day)"
        ),
    ),
    # Where work is done.
    Concept(
        domain="where work is done",
        labels=(
            "remote | from home | home office | working from home | work from home | wfh "
            "| telework | at home | home | fully remote"
        ),
        said=(
            "(wfh|from home|at home|home office) | (kitchen|dining) table | spare "
            "(room|bedroom) | in my (pyjamas|pjs|slippers|kitchen|bedroom|shed|living "
            "room|study|attic|loft) | (never|not) (set foot|been|go|come) … office | dont"
            " (go|come) in | laptop and (a)? (cat|sofa|garden|wifi) | (sofa|couch) | no "
            "commute | anywhere with (wifi|internet|a plug) | telecommute | garden "
            "(office|shed) | never (want to)? (see|go|set foot) … (office|car "
            "park|commute|desk|motorway) again | (from|on) my (own)? (sofa|couch|bed|desk"
            " at home|balcony|terrace|porch|garden) | my own four walls | in my socks | "
            "home"
        ),
    ),
    Concept(
        domain="where work is done",
        labels=(
            "office | in the office | on site | onsite | in person | at the office | "
            "company premises | head office"
        ),
        said=(
            "at my desk (in|at|downtown) | (come|go|be|drive|commute) (in|into town|to "
            "the office) | hq | in the building | (face|faces) around me | open plan | "
            "cubicle | by the coffee machine | (leave|get out of) the house | "
            "(need|like|want) (people|colleagues|company|noise|buzz) around me | "
            "(canteen|water cooler|coffee machine) | at hq | with everybody else in the "
            "building"
        ),
    ),
    Concept(
        domain="where work is done",
        labels=(
            "hybrid | mixed | mix | mix of both | combination | bit of both | both | "
            "partly remote | flexible mix | half and half | some days each | blended | "
            "mixture | a bit of each"
        ),
        said=(
            "{n} days? (in|at|on|here|out|off|home|from|remote|office) … {n} | {n} days? "
            "(in|at|on|here|out|off|home|from|remote|office) … (the "
            "rest|other|others|remaining) | (half|part) (the|of the)? (week|time) … "
            "(half|part|rest|other) | (half and half|fifty fifty|50 50|bit of both|both|a"
            " mix|a mixture|some of each|somewhere in between|a blend|split) | "
            "(alternate|alternating|every other) | some days … (some|other|others) | {n} "
            "days? (home|office|remote|in|out) and {n} | sometimes (at|in|from)? … "
            "sometimes | split (my|the) (week|time) | {n} (and|to) {n} split | a little "
            "of (each|both) | depends on the day | {day} {day}? (in|at the office|in the "
            "office|on site) | {n} (at|in|on) … {n} (at|in|on) | rest of the week … "
            "(home|sofa|office|remote) | (rest|other days|other half|remainder) "
            "(at|from|on|in) | (one week|some weeks) … (next|other) | bits of both | "
            "little bit of each"
        ),
    ),
    Concept(
        domain="where work is done",
        labels=(
            "site | at customers | client site | on site at clients | customers premises "
            "| at customers premises | customer site | at clients premises | building "
            "site"
        ),
        said=(
            "(site|customer|client|house) to (site|customer|client|house) | "
            "(building|construction) site | scaffold | (visit|visiting|see|drive to) "
            "(customers|clients|patients|farms|people) | out and about | at (the)? "
            "(customers|clients|clients place|their place|customers place) | out in the "
            "(field|forest|open|fields) | door to door | different "
            "(hospital|school|house|customer|place|city|town|client|site|building|hotel|"
            "country|factory|farm|office)"
            " (every|each) | new (place|city|site) (every|each) | wherever the "
            "(job|client|customer|work) is | where the (customers|clients|jobs) are | "
            "(at|in) (peoples|other peoples|customers|clients) "
            "(houses|homes|gardens|kitchens|offices) | "
            "(install|installing|deliver|delivering|fitting|inspecting) | never at a desk"
            " | up (ladders|scaffolding|a ladder|roofs|poles) | (bog|mud|wellies)"
        ),
    ),
    Concept(
        domain="where work is done",
        labels="on the road | travelling | field | in the field | mobile | field work | driving",
        said=(
            "on the road | in (my|the|a) (van|lorry|car|cab|truck) | out and about | "
            "hotels and (airports|trains) | on planes | never in one place | behind the "
            "wheel | motorway services | never (at|in) the same place | rep | all over "
            "the (country|place|county|world) | (live|living) out of a suitcase | "
            "(bog|mud|boots|wellies|outdoors|meadows|forests|rivers|out with|soil "
            "samples|outside)"
        ),
        kind_of="site",
    ),
    Concept(
        domain="where work is done",
        labels="factory | shop floor | production | plant | production line",
        said=(
            "(assembly|production) line | on the (line|floor|shop floor|machines) | "
            "(mill|foundry|factory|plant|conveyor) | press shop"
        ),
    ),
    # Shifts.
    Concept(
        domain="shifts",
        labels="early shift | early | morning shift | earlies",
        said=(
            "(earlies|mornings) | (start|begin) at (five|six|5|6) | up with the "
            "(larks|lark|birds) | (home|done|finished|out) (by|before|at) "
            "(two|three|lunch|2|3) | (done|finished) (by|before) (lunch|noon|two|three) |"
            " before the (sun|birds) | crack of dawn | early bird | early riser | sparrow"
            " | (start|begin|in) at (six|five|6|5|half five|half six) | "
            "(finish|finished|home|out|done) (by|at|before) (two|half two|three|2|lunch)"
        ),
    ),
    Concept(
        domain="shifts",
        labels="late shift | late | lates | evening shift | back shift",
        said=(
            "(lates|twilight) | (two|2) (till|to|until) (ten|10) | not a morning person |"
            " (start|begin) (at|after) (two|noon|lunch|2) | lie in | sleep in | "
            "(start|begin|in) at (two|2|three|3) | (home|finish|finished|back) "
            "(by|at|around|after)? (ten|eleven|10|11|midnight)"
        ),
    ),
    Concept(
        domain="shifts",
        labels="night shift | night | nights | overnight",
        said=(
            "(nights|graveyard|overnight|owl|night owl|midnight) | (ten|10|eleven|11) (at"
            " night|pm)? (till|to|until) (six|6|seven|7) | (through|all) the night | "
            "while everyone (else)? (is|be)? (asleep|sleep) | sleep "
            "(during|in|by|through) the day | like a (bat|vampire|badger) | after "
            "midnight | (up|start|begin|starting) at "
            "(midnight|one|two|three|1|2|3|eleven|ten|10|11) | bakery | baker | when "
            "(others|everyone|everybody|the world) (sleep|sleeps|have breakfast|go to "
            "bed|goes to bed) | home when … breakfast | (moonlight|stars)"
        ),
    ),
    Concept(
        domain="shifts",
        labels="day shift | days | daytime | day | normal hours | office hours | regular hours",
        said=(
            "(days|daylight|daytime|office hours|normal hours|business hours) | nine to "
            "five | 9 to 5 | (sleep|bed) at night | like normal people | see my kids at "
            "night | like my sleep | while the sun"
        ),
    ),
    Concept(
        domain="shifts",
        labels=(
            "rotating shifts | rotating | alternating shifts | changing shifts | variable"
            " shifts | shift work"
        ),
        said=(
            "(rota|rotate|rotating|rotation) | changes (every|each) week | "
            "(different|changes) (each|every) (week|month) | one week … next | earlies … "
            "lates | days … nights | continental shifts | four on four off | never the "
            "same | one week … one week | one week … the next | week about"
        ),
    ),
    Concept(
        domain="shifts",
        labels="weekend shift | weekend | weekends | weekend work",
        said=(
            "(saturday|sunday|weekend|saturdays|sundays|weekends) | (sat|sun) | when my "
            "(kids|wife|husband) * off | not during the week"
        ),
    ),
    Concept(
        domain="shifts",
        labels=(
            "flexible | no preference | any | doesnt matter | either | indifferent | dont"
            " mind | either is fine | no strong preference | any time | anytime | "
            "anything | flexitime | makes no difference | all the same"
        ),
        said=(
            "(whichever|whatever|anything|either|any) | (im|i am)? easy | (im|i am)? "
            "(not|dont) (fussy|fussed|bothered|picky|mind|care) | (i)? (dont|do "
            "not|really dont) (mind|care) | you (choose|pick|decide) | (up to|your "
            "choice|your call) | (you|your) (decide|choose|pick|call|choice) | all the "
            "same to me | same to me | makes no (difference|odds) | doesnt (matter|make) "
            "| no preference | flexible | (surprise me|dealers choice) | (suits|works "
            "for) me (either|any) way | happy with (any|either|whatever|anything) | all "
            "(fine|good|of them work) | one is as good as | fits? around | could do "
            "(any|either|both) | put me where | where(ver)? (you|im|i am) need | whatever"
            " (works|suits|you need|is free) | (no|not) strong "
            "(views|feelings|preference) | wherever theres (a gap|room|space) | not "
            "fussed | any of those | (all|both) (are|suit|work) | i am flexible | neither"
            " here nor there"
        ),
    ),
)
