"""English: concepts of marital status, households, kin and ages."""

from vivavoce.interviewers.answer_words import Concept

PEOPLE = (
    # Marital status.
    Concept(
        domain="marital status",
        labels="single | never married | unmarried | not married | bachelor",
        said=(
            "never (marry|married|tie|tied|been married|got married|got round) | "
            "(no|without a|dont have a) {kin} | not (marry|married) | unattached | "
            "(free|single) as a | (happily|still|forever|eternally) single | on "
            "(tinder|the market|hinge) | spinster | bachelor | (just|only) me and "
            "(the|my) (cat|dog|cats|dogs) | (havent|not) (find|found|met) (the "
            "right|anyone|the one|mr right) | (no one|nobody) (special|yet|since) | "
            "(never|not) (walked down|been down) the aisle | free as a bird | no ring | "
            "still waiting for | never (met|found) (anyone|anybody|the one|someone|mr|the"
            " right) | (cant|couldnt) stand (men|women|anyone|people) | (no|without) "
            "(man|woman|husband|wife|time for)"
        ),
    ),
    Concept(
        domain="marital status",
        labels="married | in a civil partnership | marriage | spouse | civil partnership | wed",
        said=(
            "(marry|married|hitch|hitched|wed) | {my} (wife|husband|missus|hubby|spouse) "
            "(and i|and me|of|is|are|works|would) | {n} years of marriage | (tie|tied) "
            "the knot | (ring|rings) on | (i|we) (do|said i do) in | "
            "(silver|golden|diamond|ruby) (wedding|anniversary) | (got|have|with) a "
            "(wife|husband) | wedding (last|was|in|next) | for better or worse | (mrs|mr "
            "and mrs) | honeymoon | newlywed | newlyweds | civil partners | in a civil | "
            "{n} years (in|this|next|last|together|and|come|on|of|with) … "
            "(june|may|july|august|september|spring|summer|talking|counting|bliss|"
            "marriage|year|him|her|now)"
            " | (said|say) (i do|yes) | (anniversary|church wedding|registry office) | "
            "(proud|lucky) (wife|husband) | (mr|mrs) and (mr|mrs) | my (old man|better "
            "half|lawful|other half) | {my} wedding"
        ),
    ),
    Concept(
        domain="marital status",
        labels="divorced | separated | divorced or separated | marriage dissolved | divorce",
        said=(
            "(ex|my ex|exes) | (split|splitted|break|broke|broken) up | (sign|signed) the"
            " papers | (papers|decree) (signed|came|are|were|absolute|final|went) | "
            "divorce | (leave|left|walked out on) (me|him|her) | (parted|gone our "
            "separate|went our separate) | (no longer|not) (together|married|with) | "
            "(was|were) married (once|before|until) | (live|living) apart | separate | "
            "decree absolute | (it|marriage) (did not|didnt) (last|work) | "
            "(papers|decree|settlement) … (came|through|signed|final|court) | (he|she) "
            "(left|ran off|moved out|walked out|took the) | (split|broke) "
            "(last|in|up|years|since|amicably) | marriage (ended|is over|broke) | my ex |"
            " once bitten | (his|her) lawyer"
        ),
    ),
    Concept(
        domain="marital status",
        labels="widowed | widow | widower | bereaved",
        said=(
            "(lose|lost) {my} (wife|husband|partner|spouse|missus|man) | {my} "
            "(wife|husband|partner|spouse|missus|hubby|man|better half) … "
            "(die|died|passed|passed away|dead|gone|death) | (bury|buried) {my} "
            "(wife|husband|partner|man) | (widow|widower) | {my} late "
            "(wife|husband|partner) | (since|after) (he|she|his|her) "
            "(die|died|passed|death) | (he|she) (die|died|passed|passed away) | (god "
            "rest|rest in peace|rip) | (death|passing) of {my} | my … (passed|died) "
            "(in|on|away|last|two|three|years|before) | {kin} (passed|died|is gone|gone) "
            "| bless (him|her) | (he|she) (passed|died|is gone|is no longer) | {n} years "
            "(without) (him|her) | buried | (cancer|heart attack) took | (in|at) the "
            "(cemetery|churchyard) | laid … to rest | (on my own|alone|lonely) since "
            "(he|she)"
        ),
    ),
    Concept(
        domain="marital status",
        labels=(
            "in a relationship | partner | cohabiting | living together | with a partner "
            "| relationship | unmarried couple | dating"
        ),
        said=(
            "(have|got|my|with) (a|my|the)? (boyfriend|girlfriend|partner|bf|gf|other "
            "half) | (living|live|moved|move) (together|in together|in with) | "
            "(engage|engaged|fiance|fiancee) | (seeing|dating|going out with) "
            "(someone|somebody|a) | not married but | living in sin | (we|im|been) (have "
            "been|are|been)? together | common law | (engaged|fiance|fiancee|betrothed) |"
            " (my|a) (bloke|fella|lad|lass|bird) | (going|been) steady | taken | (my|a) "
            "(boy|girl)friend"
        ),
    ),
    # Who lives together.
    Concept(
        domain="who lives together",
        labels=(
            "one person | living alone | nobody | alone | single person | single "
            "household | by myself | on my own | one person living alone | live alone"
        ),
        said=(
            "(on|all on) my own | by myself | (just|only) (me|the one|myself) | alone | "
            "solo | (me|myself) and (i|my thoughts|the|my) | nobody | no one else | "
            "(cat|dog|budgie) (and me|and i|for company) | single (person|occupancy) | "
            "one (person|mouth) | (me|myself) and (the|my|a) "
            "(tortoise|hamster|budgie|parrot|plants|telly|cat|dog|radio|fish|spiders|"
            "walls|ghosts)"
            " | (table|dinner) for one | no one | just me | {n} (cats|dogs) and me"
        ),
    ),
    Concept(
        domain="who lives together",
        labels=(
            "couple | couple without children | two people | partner | with a partner | "
            "my partner | with partner | two of us | living with partner"
        ),
        said=(
            "(with|me and|and) (my|the|our)? "
            "(wife|husband|girlfriend|boyfriend|partner|missus|hubby|spouse|other "
            "half|better half|fiance|fiancee|fella|bloke|lady) | {my} "
            "(wife|husband|girlfriend|boyfriend|partner|missus|hubby|spouse|other "
            "half|better half|fiance|fiancee|fella) (and|&) (i|me|myself) | "
            "(the|just|only) (two|pair|both) of us | we (are|re) two | (no "
            "kids|childless|child free|childfree|dinks) | empty nest | empty nesters | "
            "(kids|children) (have|all|have all)? (moved out|left|flown|gone) | newlyweds"
            " | (kids|children|boys|girls) … (flown|left|gone|moved|grown) | (back "
            "to|down to|only) (the)? (two|pair) of us | two of us | just (him|her|the "
            "missus|my wife|my husband|my partner) | him and me | her and me | me and "
            "(him|her|the missus|the wife|the husband|hubby)"
        ),
    ),
    Concept(
        domain="who lives together",
        labels=(
            "family | family with children | with children | household with children | "
            "couple with children | parents with children | family with kids | partner "
            "and children | children | partner and kids | with kids | children at home"
        ),
        said=(
            "{my}? … {child} (and|too|as well|plus|at home|live|living|here) | {n} "
            "{child} | {my} {child} | (with|and|plus) {n} "
            "(kids|children|toddler|baby|twins|teenagers|girls|boys|little "
            "ones|son|daughter|newborn) | (with|and|plus) (the|our|my|a) "
            "(kids|children|toddler|baby|twins|teenagers|girls|boys|little "
            "ones|son|daughter|newborn) | (with|and|plus) "
            "(kids|children|toddler|baby|twins|teenagers|girls|boys|little "
            "ones|son|daughter|newborn) | (mum|mom|dad|mother|father|parents) of {n} | "
            "(toddler|nappies|school run|pushchair) | (kid|child|toddler|teenager) "
            "(and|who|in|at) | family of {n} | single (mum|mom|dad|mother|father|parent) "
            "| lone parent | (plus|and|with) {n} under | {n} under {n} | {n} "
            "(little|small|noisy|grown) | (wife|husband|hubby|partner|missus|us) … "
            "(and|plus|with) … {child} | {n} of us (with|and|plus|including) {child} | "
            "(raising|bringing up) {n} | (school|nursery) age | bunk beds | four of us "
            "mum dad | (hubby|husband|wife|partner|missus|him|her) (and|plus) {n} "
            "(under|kids|girls|boys|little)"
        ),
    ),
    Concept(
        domain="who lives together",
        labels="single parent | lone parent | one parent family | single mother or father",
        said=(
            "(just|only)? (me|i) and (my|the) "
            "(kid|kids|son|daughter|boy|girl|boys|girls|children|child|twins|little one) "
            "| (mum|dad|mom|mother|father|parent) on my own | (raise|raising|bring up) * "
            "(alone|on my own|by myself) | single (mum|mom|dad|mother|father|parent) | "
            "(husband|wife|partner|dad|he|she) left | without (a|the|their) "
            "(father|dad|mother|mum)"
        ),
        kind_of="family",
    ),
    Concept(
        domain="who lives together",
        labels=(
            "with parents | with family | parents | my parents | mum and dad | living "
            "with parents | with parents or relatives | parents house | at my parents | "
            "family home"
        ),
        said=(
            "{my} "
            "(mum|mums|mam|mams|mother|mothers|dad|dads|folks|parents|nan|nans|gran|"
            "grans|grandparents|grandparents|aunt|aunts|uncle|moms|mom)"
            " | (still|living|live|back|at) (at|with|in) (my|the)? "
            "(parents|folks|mums|moms|dads|mum|mom|nans|grans|family|home) | childhood "
            "(bedroom|room|home) | (havent|not|never) (moved|move|flown|left) "
            "(out|home|the nest) | hotel mum | mum (cooks|does|washes|still) | rent free "
            "| multigenerational | (mum|mam|mom|dad|parents|folks|grandma|gran|nan) and "
            "(me|i|myself) | (me|i) and my (mum|mom|dad|parents|folks|nan|gran) | at "
            "(mum|mam|mom|dad) s | (my|the) old (room|bedroom) | bank of mum | "
            "(mam|mum|mom|dad|mother|parents|mama) … "
            "(does|do|cooks|cook|washes|irons|makes|still) … "
            "(laundry|dinner|washing|me|my) | (with|at) (my)? "
            "(mum|mam|mom|dad|mother|father|parents|folks|nan|gran|grandparents) | still "
            "(with|at) | saving (for|up) … (deposit|place|flat)"
        ),
    ),
    Concept(
        domain="who lives together",
        labels=(
            "shared flat | flat share | shared house | flat share with friends | house "
            "share | shared accommodation | shared | with flatmates | roommates | "
            "flatmates | housemates | with friends | with others"
        ),
        said=(
            "(flatmate|flatmates|housemate|housemates|roommate|roommates|lodgers) | {n} "
            "(students|friends|mates|lads|girls|strangers|others|guys) "
            "(in|share|and|sharing) | (share|sharing) (a|the|with|house|flat|kitchen|an) "
            "| (house|flat) share | wg | student (house|digs) | (friends|mates|strangers)"
            " (from|off|i found) | a room in | kitchen rota | commune | {n} of us "
            "(off|from|on|in) (the)? (same|course|uni|work|one) | {n} (of "
            "us|lads|girls|students|people|strangers) (share|sharing|splitting|split|in "
            "a) | (split|splitting) the (rent|bills) | my "
            "(flatmates|housemates|roommates) | off the same course | (dirty|piles of) "
            "dishes | each (have|has|with) (our|a|their) (own)? room | {n} "
            "(nurses|students|lads|girls|mates|friends|strangers|other)"
        ),
    ),
    Concept(
        domain="who lives together",
        labels=(
            "institution | care home | sheltered housing | assisted living | nursing home"
            " | residential home | hall of residence"
        ),
        said=(
            "(care|nursing|retirement|old folks) (home|village) | "
            "(halls|dorm|dormitory|barracks|hostel|student halls) | sheltered "
            "(housing|flat) | warden | carers (come|look)"
        ),
    ),
    Concept(
        domain="who lives together",
        labels="owner occupied | own home | owner | own | homeowner | own property | owned",
        said=(
            "(buy|bought|purchase|purchased) (it|the|a|our|my|this|one) | "
            "(mortgage|mortgaged|freehold|freeholder|leasehold) | (pay|paid|paying) (it)?"
            " off | (its|all|its all) (mine|ours|mine now|paid for) | (inherit|inherited)"
            " | (belongs|belong) to (me|us) | (build|built) it (myself|ourselves|with) | "
            "the bank (and i|owns|still) | {my} (own)? (name|names) (is|are)? on the "
            "deeds | (i|we) own | proud owner | got the keys | {n} (more|years) "
            "(years|left)? … (bank|mortgage|paid off|mine) | (the)? bank (will|lets|owns)"
            " | remortgage | (mine|ours) (outright|since|now|at last) | stamp duty"
        ),
    ),
    Concept(
        domain="who lives together",
        labels=(
            "rented | tenant | renting | rent | rented home | in a rented flat | rented "
            "accommodation"
        ),
        said=(
            "(pay|paying) … (rent|landlord|landlady|housing association|council) | "
            "(landlord|landlady|tenant|tenancy|letting agent|sublet|subletting|council "
            "flat|council house|housing association|social housing|deposit back) | "
            "(rent|rented|lease|leased) | lodger | lodging | month to month | "
            "(they|he|she|association|landlord|council|company|trust|university|church) "
            "(own|owns) it | (we|i) (pay|paying) {n} a month | (we|i) (pay|paying) "
            "(monthly|weekly|every month|by the month) | {n} (a|per) month | month(s)? "
            "notice"
        ),
    ),
    # Kin and others.
    Concept(
        domain="kin and others",
        labels=(
            "friend | friends | friends or family | acquaintance | friend or colleague | "
            "friend or family"
        ),
        said=(
            "{my} (old|good|best)? "
            "(friend|friends|mate|mates|pal|pals|buddy|bestie|buddies) | (a|the) "
            "(friend|mate|pal|buddy) | schoolfriend"
        ),
    ),
    Concept(
        domain="kin and others",
        labels="family member | relative | family | relatives | family members",
        said=(
            "{my} "
            "(sister|brother|mum|mother|dad|father|mom|aunt|uncle|cousin|nan|gran|granny|"
            "grandma|grandpa|grandad|son|daughter|niece|nephew|wife|husband|in"
            " laws|mother in law|brother in law|sister in law|father in "
            "law|folks|parents)"
        ),
        kind_of="friend",
    ),
    Concept(
        domain="kin and others",
        labels="colleague | colleagues | coworker | work colleague | coworkers | workmates",
        said=(
            "{my} "
            "(colleague|colleagues|coworker|coworkers|workmate|workmates|deskmate|team) |"
            " (people|someone|guy|woman|lads|girls|somebody) (at|from) (work|the "
            "office|accounts) | a colleague"
        ),
        kind_of="friend",
    ),
    Concept(
        domain="kin and others",
        labels="neighbour | neighbours | neighbor | next door",
        said=(
            "next door | across the (road|street|hall) | "
            "(neighbour|neighbours|neighbor|upstairs|downstairs|lady opposite)"
        ),
    ),
    Concept(
        domain="kin and others",
        labels="stranger | nobody | public",
        said="some (guy|bloke|woman|lady) | (stranger|nobody i know)",
    ),
    # Ages of people.
    Concept(
        domain="ages of people",
        labels="child | children | kids | under 12 | minors | childhood",
        said=(
            "(toddler|toddlers|primary school|nursery|kindergarten|little "
            "ones|tots|kiddies|kiddo) | (five|six|seven|eight|nine|ten|5|6|7|8|9|10) year"
        ),
    ),
    Concept(
        domain="ages of people",
        labels="teenager | teenagers | youth | adolescents | young people | teens | adolescent",
        said=(
            "(teen|teens|teenage|teenager|teenagers|secondary "
            "school|adolescents|youngsters|puberty) | "
            "(thirteen|fourteen|fifteen|sixteen|seventeen|13|14|15|16|17) year"
        ),
    ),
    Concept(
        domain="ages of people",
        labels="adult | adults | grown ups | working age",
        said="(grown ups|grownups|adults|over eighteens|over 18s|working age|middle aged)",
    ),
    Concept(
        domain="ages of people",
        labels=(
            "senior citizen | elderly | older people | seniors | pensioners | old people "
            "| older adults"
        ),
        said=(
            "(pensioners|elderly|old folk|old folks|oaps|the "
            "over|retirees|grannies|grandparents|octogenarians|care home|senior "
            "citizens|silver surfers)"
        ),
    ),
    Concept(
        domain="ages of people",
        labels="woman | female | women",
        said="(woman|female|girl|lady|lass|mother|she|mum|gal)",
    ),
    Concept(
        domain="ages of people",
        labels="man | male | men",
        said="(man|male|bloke|guy|lad|dude|father|he|dad|fella|chap)",
    ),
)
