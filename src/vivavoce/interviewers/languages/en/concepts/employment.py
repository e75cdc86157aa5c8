"""English: concepts of what people live by."""

from vivavoce.interviewers.answer_words import Concept

EMPLOYMENT = (
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
            "(floor|till|tills|line) | (i|just) take orders | "
            "(nurse|teacher|engineer|driver|clerk|cook|chef|doctor|accountant|lawyer|"
            "cleaner|cashier|secretary|postman|policeman|policewoman|mechanic|librarian|"
            "receptionist|technician|programmer|waiter|waitress|porter|guard|carer|"
            "welder)"
            " (at|in|for|with) (the|a|an|my|our)"
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
)
