"""English: concepts of employment, contracts, working time and places of work."""

from vivavoce.interviewers.answer_words import Concept

WORK = (
    # Employment: what somebody lives by.
    Concept(
        domain="employment",
        labels=(
            "employed | employee | working | in work | in paid work | in a job | paid "
            "employment | in employment | salaried"
        ),
        said=(
            "have a (job|boss|steady job) | got a job | on the (payroll|books) | work "
            "(for|at) (a|an|the) | (employ|hire) by | (i|im|ive been|currently) "
            "(work|working|been working) (as|for|at) | (a|an) (bank clerk|civil "
            "servant|clerk|cashier|office worker|factory worker|warehouse worker|bus "
            "driver) | nine to five | 9 to 5 | day job | wage slave | regular job | clock"
            " (in|on) | (my|the) (boss|employer) (pays|pay|says) | (same|one) "
            "(firm|company|employer) (for|since) | (company|firm) (pension|car) | on "
            "(a|the) wage | (just)? do what (im|i am) told | on the "
            "(floor|till|tills|line) | (i|just) take orders"
        ),
    ),
    Concept(
        domain="employment",
        labels=(
            "self employed | freelance | freelancer | contractor | entrepreneur | "
            "business owner | own business | sole trader | founder | self employment"
        ),
        said=(
            "{my} own … "
            "(business|company|firm|shop|practice|studio|garage|salon|boss|bakery|cafe|"
            "restaurant|startup|outfit|agency|workshop|farm|stall)"
            " | (run|have|own) (a|my|our|the|an) … "
            "(business|company|firm|shop|practice|studio|garage|salon|bakery|cafe|"
            "restaurant|startup|pub|farm|workshop|agency|stall|stand)"
            " | be my own boss | work for myself | for myself | self employ | "
            "(invoice|bill) (my|our)? (clients|customers) | (take|do) gigs | gig "
            "(work|economy|to gig) | one man band | one woman band | jobbing | set up on "
            "my own | on my own account | (start|found|set up) (my|our|a) "
            "(own|company|business|firm) | my (clients|customers) | project to project | "
            "market stall | sole director | limited company | got my own "
            "(van|tools|truck|salon|chair|clients|customers|practice) | {n} "
            "(lads|people|staff|men|women|helpers|employees) (help|helping|work|working) "
            "(me|for me) | (i|we) (fit|build|sell|install|repair) … (for people|for "
            "customers|for clients|myself) | my own (van|thing|name|money) | by the job |"
            " by the commission | on commission | do (weddings|portraits) | "
            "(quote|quotes) for jobs | my name on the (van|door) | "
            "(translate|illustrate|photograph|edit|write|compose|paint|consult|tutor|"
            "design|teach)"
            " … for (whichever|whoever|whatever|various|different|several|private|all "
            "sorts) | (whoever|whichever|anyone who) (pays|will have me|hires me|books "
            "me) | my own (hours|rates|prices|accountant) | (between|from) "
            "(client|customer) to"
        ),
    ),
    Concept(
        domain="employment",
        labels=(
            "unemployed | not working | out of work | looking for work | job seeker | "
            "jobseeker | seeking work | jobless | not employed"
        ),
        said=(
            "between jobs | (look|hunt|search|apply) for "
            "(a|any|some|new|something|another|work|jobs) | job "
            "(hunt|hunting|search|seek|centre) | on (the "
            "dole|benefits|jobseekers|jobseekers allowance|unemployment|universal credit)"
            " | (lay|laid) off | lose my job | lost my job | (be|been|was|got) "
            "(make|made) redundant | redundant | sign on | no (job|work) | without (a "
            "job|work) | out of (a job|work) | in between (jobs|things|roles) | "
            "(firm|company|factory|plant|place|shop) (went under|go under|went "
            "bust|close|closed|shut|fold|folded) | havent (work|worked|had a job) | "
            "(send|sending|firing) (out|off) (my)? (cvs|applications|resumes) | in need "
            "of a job | got the sack | got sacked | jobhunting | (nothing|no luck) "
            "(since|yet|at the moment) | (place|firm|company|plant) (let|has let) | "
            "(sent|send) (hundreds of|lots of)? applications | claiming | "
            "(still|just|now) (look|looking) | on the lookout | waiting for a (call|job) "
            "| axed | lost my (position|post) | (they|company) (let|got rid of) (me|us) |"
            " at the job centre | (contract|job) … (wasnt|not|was not|didnt get) "
            "(extended|renewed) | on the sofa since | (twiddling|sat at home) | nobody "
            "(wants|hires|will hire) me | {n} (applications|interviews|rejections)"
        ),
    ),
    Concept(
        domain="employment",
        labels=(
            "student | in education | studying | pupil | in school | at university | in training"
        ),
        said=(
            "at (uni|university|college|school|art school|med school|law school|drama "
            "school) | (study|read) | (first|second|third|final|last|1st|2nd|3rd) year | "
            "(do|finish|write) my (degree|masters|phd|a "
            "levels|thesis|dissertation|bachelors|bachelor|gcses|abitur) | undergrad | "
            "undergraduate | (fresher|freshman|sophomore|postgrad|schoolboy|schoolgirl) |"
            " still (at|in) (school|uni|college) | doing my (a levels|finals|gcses) | "
            "sixth form | semester | (first|second|third|final|last|1st|2nd|3rd) "
            "(year|term|semester) | "
            "(vet|medical|law|art|drama|nursing|business|high|beauty) school | "
            "(lectures|exams|finals|coursework|dissertation|seminar|revising|cramming) | "
            "(college|uni|university) (all|most|until|till|at the moment|right now) | "
            "(cram|cramming|revise|swot|swotting) | still (at|in|doing|finishing) "
            "(my|the)? … (a levels|degree|masters|exams|school|finals)"
        ),
    ),
    Concept(
        domain="employment",
        labels="retired | pensioner | retiree | retirement | on a pension",
        said=(
            "(draw|get|take|receive|live off|live on|claim) (my|a|the|our|his|her)? "
            "(state)? pension | stop (work|working) "
            "(in|when|at|two|three|last|years|altogether) | (give|gave|hang|hung) up … "
            "(work|boots|apron|stethoscope|tools|chalk|keys|uniform) | (hang|hung) up my "
            "| oap | (since|after) (i|my) (retire|retired|retirement) | retire | (put|put"
            " my) feet up | out to pasture | past retirement | pension | golden years | "
            "took early retirement | gold watch | (free|bus) pass | (get|got) my (bus "
            "pass|gold watch|carriage clock) | no more (alarm|alarms|work|boss) | "
            "(finish|finished) (work|working) (for good|last|in|at) | my time is my own |"
            " spend my days (in|with|on|gardening|golfing|fishing) | done my "
            "(forty|40|45|50|thirty) years | play (golf|bowls|bridge) all day | spend the"
            " kids inheritance | (hit|turned|reached|when i was) (sixty|sixty five|sixty "
            "six|60|62|63|64|65|66|67|68|70) | stopped … (years|when) | (quit|stopped) … "
            "i (hit|turned)"
        ),
    ),
    Concept(
        domain="employment",
        labels=(
            "parental leave | maternity leave | paternity leave | on parental leave | mat"
            " leave | maternity"
        ),
        said=(
            "(on|off on) (mat|maternity|paternity|parental|baby) (leave|break) | "
            "(have|had|having|expect) a (baby|newborn) | (home|off) with (the|a|our|my) "
            "(baby|newborn|little one|twins) | newborn | baby (be|is) due | "
            "(baby|twins|little one) (be|is|are)? (due|coming|on the way|arrive|arrives) "
            "| (just)? (give|gave) birth | due date | pregnant | expecting | (home|off) "
            "with (a|an|the|my|our) {n} (month|week) old | {n} (month|week) old | "
            "(back|return) (to work)? (in|when|after) (the|she|he|baby) | "
            "(feeds|breastfeeding|night feeds|nappies) | just had (a|our|my) "
            "(baby|little|son|daughter|first|second|third)"
        ),
    ),
    Concept(
        domain="employment",
        labels=(
            "homemaker | carer | caring | caregiver | stay at home parent | looking after"
            " family | looking after home | housewife | housekeeping | caring for family "
            "| at home with children"
        ),
        said=(
            "(look|looking|looked) after (my|the|our|a) | (care|caring) for "
            "(my|our|the|a|an) | (full time|stay at home|stay home) "
            "(mum|dad|mom|mother|father|parent|carer) | (raise|bring up|mind) "
            "(the|my|our|three|two|four) (kids|children|little "
            "ones|family|girls|boys|family) | run the (house|household|home) | home with "
            "the (kids|children|little ones|boys|girls) | house husband | sahm | "
            "(give|gave|given) up (the|my|a)? (job|work|career|post) to "
            "(be|look|care|stay) | dementia | alzheimers | "
            "(mum|mother|dad|father|husband|wife|son|daughter) … (needs|need) "
            "(me|care|looking after|someone|somebody|round) | (bring|bringing) up | "
            "(kids|children) are (small|little|my job) | carer for | carers allowance"
        ),
    ),
    Concept(
        domain="employment",
        labels=(
            "unable to work | sick | long term sick | disabled | incapacity | disability "
            "| illness | sick leave"
        ),
        said=(
            "sign off | signed off | (off|long term) sick | on (disability|sick pay|sick "
            "leave|incapacity) | (cant|cannot|unable to) work | bad back | chronic "
            "(illness|fatigue|pain) | in hospital | (have|had) (an|a|my) "
            "(operation|surgery|op) | (down with|caught|have) (the)? (flu|covid|cold|a "
            "bug) | doctors? (note|orders) | broke my (leg|arm|wrist|ankle)"
        ),
    ),
    Concept(
        domain="employment",
        labels="volunteer | volunteering | voluntary work | unpaid",
        said=(
            "for free | without pay | unpaid | (charity|voluntary) work | give my time | "
            "help out at the"
        ),
    ),
    Concept(
        domain="employment",
        labels="military | armed forces | army | soldier",
        said="in the (army|navy|air force|forces|military|marines) | serve in | soldier",
    ),
    Concept(
        domain="employment",
        labels="civil service | public sector | public service | government",
        said=(
            "(council|government|ministry|state|town hall|civil servant|local "
            "authority|nhs|police|fire brigade|public school|municipality|tax office) | "
            "work for the (state|city|council|government)"
        ),
    ),
    Concept(
        domain="employment",
        labels="private sector | private company",
        said="(corporation|corporate|plc|ltd|bank|private firm|private company)",
    ),
    Concept(
        domain="employment",
        labels="charity | non profit | nonprofit | ngo | third sector | not for profit",
        said=(
            "(charity|foundation|red cross|oxfam|ngo|food bank|non profit|aid organisation|shelter)"
        ),
    ),
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
        labels=(
            "apprenticeship | apprentice | trainee | internship | intern | training "
            "contract | work placement"
        ),
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
