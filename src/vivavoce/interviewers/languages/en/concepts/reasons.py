"""English: concepts of reasons, wishes, opinions and urgency."""

from vivavoce.interviewers.answer_words import Concept

REASONS = (
    # Why people leave, come or choose.
    Concept(
        domain="why people leave",
        labels=(
            "pay | better pay | salary | money | wages | low pay | better pay elsewhere |"
            " compensation | pay and benefits | income"
        ),
        said=(
            "(pay|paid|salary|money|wage|wages|peanuts|underpaid|raise|pay "
            "rise|cash|dosh|bonus|earning|earn|living wage|paycheck|pay "
            "packet|pocket|bills to pay|broke) | {n} (grand|k|thousand|hundred) "
            "(more|less|extra) | (more|better|double|twice the) "
            "(money|pay|dosh|cash|salary) | (couldnt|cant) (live|survive|afford|make "
            "ends) | (double|doubled|doubling) (my|it|what) | (couldnt|cant|didnt) … "
            "(bills|rent|mortgage) | (twice|double) (as much|what|the) | the "
            "(dough|dosh|euros|pounds|bacon) | (bills|rent|mortgage) (wont|dont|need|to) "
            "pay"
        ),
    ),
    Concept(
        domain="why people leave",
        labels=(
            "growth | career development | no career development | career | development |"
            " lack of growth | promotion | new challenge | career progression | "
            "progression | advancement | learning | personal development | prospects"
        ),
        said=(
            "(promotion|promoted|stuck|stagnate|stagnating|stagnant|plateau|plateaued|"
            "ceiling|dead"
            " "
            "end|challenge|bored|boredom|progress|prospects|outgrown|outgrew|ladder|"
            "coasting|rut|new"
            " skills|learning) | (nowhere|no room|nothing) (left)? (to|for) "
            "(go|grow|learn|climb|move) | (going|go|going absolutely) nowhere | same "
            "(desk|job|thing|position|role) (for|after|every|day) | (next|a) "
            "(step|rung|level) | (wanted|needed|want|need) (more|something new|a "
            "change|to grow|to learn|responsibility) | (pass|passed) over | "
            "(career|climb) | same (chair|desk|role|job|work|thing|tasks|title) | "
            "(going|gone|growing|getting) (mouldy|stale|rusty|nowhere) | nothing "
            "(new|more|left) | (learned|learnt|seen|done) (all|everything) (there|i) | "
            "(next|higher) (level|step|rung|grade) | glass ceiling | never "
            "(promoted|moved up) | year after year | autopilot"
        ),
    ),
    Concept(
        domain="why people leave",
        labels=(
            "management | manager | problems with management | boss | leadership | bad "
            "management | my manager | conflict with manager | supervisor"
        ),
        said=(
            "(boss|manager|management|supervisor|bully|bullied|micromanage|micromanaged|"
            "micromanager|micromanagement|leadership|director|gaffer|higher"
            " ups|breathing down|tyrant|nightmare to work "
            "for|favourites|shouted|shouting) | (couldnt|didnt|dont|cant) (get on|see "
            "eye|get along|stand) (with)? (him|her|to|my|the) | (he|she|him|her) "
            "(shout|shouted|screamed|never listened|bullied|micromanaged|breathed)"
        ),
    ),
    Concept(
        domain="why people leave",
        labels=(
            "relocation | moving | moved house | moved | move | moved away | moving house"
            " | family move"
        ),
        said=(
            "(move|moved|moving|relocate|relocated|emigrate|emigrated) "
            "(to|house|away|home|abroad|across|back|city|out|north|south|here|with|for|"
            "in)"
            " | (new|another|different) (city|country|town) | "
            "(wife|husband|partner|girlfriend|boyfriend|spouse) (got|was|has|gets|is) "
            "(a|offered|posted|transferred) | (back|closer) to "
            "(my|home|family|parents|the sea) | near the (sea|family|mountains) | "
            "(off|moving|going|leaving|emigrating|heading) to "
            "(canada|australia|spain|germany|france|london|berlin|america|another|the "
            "us|new|sweden|norway|italy|ireland|scotland) | (changing|leaving) "
            "(cities|countries|the country) | (im|we are|were|am) off to "
            "(canada|australia|spain|germany|france|london|berlin|america|sweden|norway|"
            "italy)"
        ),
    ),
    Concept(
        domain="why people leave",
        labels=(
            "working hours | hours | workload | long hours | work life balance | overtime"
            " | burnout | too much work | stress | shifts | balance"
        ),
        said=(
            "never (saw|see) (my|the) | no (life|weekend|weekends|time) | (burnout|burnt "
            "out|burned out|burn "
            "out|overtime|hours|workload|exhausted|shifts|weekends|stress|stressed|"
            "stressful|understaffed|knackered|worn"
            " out|sixty hours|overworked|late nights|never home|unsociable|run "
            "ragged|drained|evenings|rota|balance) | (no|little|more) time (for|with) "
            "(my|the|family|kids|myself|anything) | {n} hour (weeks|week|days|day|shifts)"
            " | {n} hours a (week|day) | (kids|children|wife|husband|family) "
            "(called|forgot|hardly|barely|didnt|never|dont) … "
            "(me|uncle|saw|know|recognise) | (slept|sleep) (at|under) (my|the) "
            "(desk|office) | (on call|always on) | (weekend|night) (emails|calls|work) | "
            "work to live | see my (kids|family|children) (grow|more|again)"
        ),
    ),
    Concept(
        domain="why people leave",
        labels=(
            "commute | travel time | distance | location | too far | journey | long "
            "commute | long journey"
        ),
        said=(
            "(commute|commuting|distance|each way|far away|too far|travel "
            "time|traffic|motorway|train every|journey|hour and a|hours in the car|on the"
            " road|miles away|m25|the drive|other side of town|hours on|petrol) | {n} "
            "(hours|miles|km|kilometres|minutes) (each way|a day|there|on|in|every|one "
            "way|from) | (stuck|sitting|hours) in (traffic|the car|trains)"
        ),
    ),
    Concept(
        domain="why people leave",
        labels="health | health reasons | illness | medical | sickness | injury",
        said=(
            "(health|back|knees|knee|ill|illness|sick|doctor|doctors "
            "orders|operation|injury|accident|surgery|heart|asthma|depression|cancer|"
            "stroke|slipped"
            " disc|hip|diagnosed|migraine|allergy|pregnancy|breakdown|mental) | my "
            "(lungs|back|knee|knees|hip|heart|nerves|hands|eyes|wrists|skin|shoulder|"
            "doctor|feet|legs|spine|hearing)"
            " | (allergic|allergy|asthma|eczema|dust|fumes|burn "
            "out|migraines|tinnitus|physio|physically) | couldnt "
            "(stand|lift|carry|walk|breathe)"
        ),
    ),
    Concept(
        domain="why people leave",
        labels=(
            "redundancy | laid off | made redundant | contract ended | company closed | "
            "dismissed | dismissal | job loss | end of contract | company closure | let "
            "go | contract ran out"
        ),
        said=(
            "contract (ended|ran out|was up|expired|not renewed) | "
            "(redundant|redundancy|laid off|let "
            "go|fired|sacked|closed|shut|bankrupt|bust|restructuring|restructure|"
            "downsizing|downsized|cutbacks|layoffs|dismissed|insolvency|axed|went"
            " under|wound up|position was cut|cut my job) | (wasnt|not|didnt get) "
            "(renewed|extended|kept on) | (they|company) (got|get|let|went|moved) (rid "
            "of|me go|bust|to|production) | (department|team|office|branch|site|half|lot)"
            " … (axed|closed|cut|let go|shut|laid off|gone|outsourced) | outsourced | "
            "moved production | (the)? last (in|ones in) first out | no more "
            "(work|orders) | (jobs|positions) (cut|cuts)"
        ),
    ),
    Concept(
        domain="why people leave",
        labels=(
            "family reasons | family | personal reasons | children | childcare | caring "
            "for family | private reasons"
        ),
        said=(
            "(family|kids|children|baby|mum|mother|dad|father|parents|wedding|divorce|"
            "childcare|nursery|grandchild|grandchildren|care"
            " for|look after|son|daughter|twins|school run|pregnant)"
        ),
    ),
    Concept(
        domain="why people leave",
        labels=(
            "team | colleagues | atmosphere | culture | people | company culture | "
            "working atmosphere | coworkers | working climate"
        ),
        said=(
            "people (there|are|were|i) | "
            "(colleagues|team|atmosphere|culture|toxic|vibe|vibes|coworkers|office "
            "politics|gossip|backstabbing|cliques|cliquey|lads|crowd|folks|environment|"
            "banter|mood)"
            " | (great|nice|lovely|awful|terrible|the|such) "
            "(people|folks|bunch|crowd|crew|colleagues|gang|lads)"
        ),
    ),
    Concept(
        domain="why people leave",
        labels=(
            "studies | education | further education | study | going back to school | training"
        ),
        said=(
            "(study|studies|degree|masters|university|uni|course|college|phd|back to "
            "school|retrain|retrained|retraining|evening classes)"
        ),
    ),
    Concept(
        domain="why people leave",
        labels="retirement | age",
        said="turned (sixty|65|66|67) | (retire|retired|retirement|pension)",
    ),
    Concept(
        domain="why people leave",
        labels=(
            "dissatisfied with the work | boring work | the work itself | tasks | the "
            "tasks | type of work | interesting work | content of the work | meaningful "
            "work | purpose"
        ),
        said=(
            "(boring|bored|dull|monotonous|repetitive|tedious|meaningful|meaning|purpose|"
            "pointless|interesting|tasks|the"
            " work itself|the job itself|what id be doing|project|projects|mission|make a"
            " difference|doing good) | (help|save|helping|saving|change) (people|the "
            "planet|the world|lives) | make the world | worthwhile | matter | cause | "
            "(something|work) (useful|good|meaningful|that matters) | believe in"
        ),
    ),
    Concept(
        domain="why people leave",
        labels="benefits | perks | job security | security of employment",
        said=(
            "(pension|perks|benefits|holidays|leave|secure|security|insurance|company "
            "car|stable|stability|gym|free lunch)"
        ),
    ),
    # What matters most in a thing.
    Concept(
        domain="what matters most in a thing",
        labels=(
            "price | cost | affordable | low cost | cheap | low price | costs | value for"
            " money | affordability | inexpensive | money"
        ),
        said=(
            "(cheap|cheaper|cheapest|price|priced|cost|costs|affordable|budget|bargain|"
            "money|penny|pennies|purse|wallet|spend|skint|deal|discount|expensive|dear|"
            "afford|low"
            " cost|inexpensive|value|arm and a leg|break the bank|break the "
            "bank|shoestring|cant afford) | (penny|pound|euro|cent) | (cant|dont) "
            "(afford|want to pay|spend) | (bank|overdraft|tight) | how much | {n} "
            "(euros|pounds|dollars|quid) (more|less|cheaper|max)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "speed | fast | quick | quick response times | performance | quickness | "
            "rapid | fast delivery | response time"
        ),
        said=(
            "takes (ages|forever|so long|an age) | "
            "(fast|faster|fastest|speed|speedy|quick|quickly|quicker|snappy|instant|"
            "instantly|in"
            " "
            "seconds|lightning|slow|lag|laggy|waiting|wait|hang|hanging|responsive|rapid|"
            "wait"
            " around|spinning|load|loads|no delay|next day)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "ease of use | easy to use | easy | usability | simple | simplicity | user "
            "friendly | user friendliness | simple to use | easy handling"
        ),
        said=(
            "without (a)? (manual|training) | my "
            "(gran|granny|nan|mum|mother|dad|grandmother|grandma) "
            "(can|could|gets|has|understands) | even (i|my|the|roger|grandma) | "
            "(easy|easily|easier|simple|simpler|intuitive|idiot proof|foolproof|user "
            "friendly|straightforward|no manual|clicks|uncomplicated|plug and play|self "
            "explanatory|gets it|understand it|child could|complicated|fiddly) | {my} "
            "(nan|gran|granny|nana|mum|mother|dad|father|grandma|grandad|grandpa|parents|"
            "kids|boss|five"
            " year old|old man|husband|wife) … "
            "(use|work|operate|understand|get|manage|handle|cope) | (even|that) (a "
            "child|i|an idiot|monkeys|anyone|anybody|everyone|technophobes) … "
            "(use|work|understand|get|operate) | without (thinking|reading|training|a "
            "manual|asking) | (no|without) (training|manual|instructions) | "
            "(three|two|one|few) clicks | (dont|without|no|not|never|hate) … "
            "(manual|manuals|instructions|training|phd|degree|tutorials)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "security | secure | safe | data protection | privacy | safety | safety and security"
        ),
        said=(
            "(safe|safely|safety|secure|security|privacy|private|gdpr|hacked|hackers|"
            "hack|leak|leaks|breach|encrypted|encryption|data"
            " "
            "protection|passwords|confidential|stolen|protected|accident|accidents|"
            "airbags|trust)"
            " | (kids|children|little ones|three little ones|baby|family) in (the|it) | "
            "seat belts | airbag | crash test | (sleep|rest) easy | nobody (can)? "
            "(read|see|get|steal|break)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "reliability | reliable | stability | stable | dependable | durability | "
            "durable | longevity"
        ),
        said=(
            "never (fails|breaks|lets) | last (a|for) | "
            "(reliable|reliability|crash|crashes|crashing|dependable|works "
            "every|stable|uptime|down|durable|lasts|break|breaks|breaking|breaks "
            "down|break down|bugs|buggy|fall apart|falls apart|solid|built "
            "to|robust|always works|count on|let me down) | (starts|works|runs) "
            "(every|always|in winter|when) | (dont|not|never) (want|have) (to)? "
            "(call|ring) (a|the) (mechanic|engineer|helpdesk) | (turn|turns|show) up "
            "(when|on time|every) | (keep|keeps) (their|its|your|his) (word|promises) | "
            "when they say"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels="quality | high quality | good quality | craftsmanship | workmanship",
        said=(
            "(quality|well made|craftsmanship|handmade|finish|materials|excellence|well "
            "built|proper|decent stuff|good stuff|best there is) | (last|lasts|lasting) "
            "(years|longer|a lifetime|forever) | done (well|right|properly) | "
            "(well|properly) done | (do|doing) it (right|properly|well) | (dont|not) mind"
            " (paying|waiting) | get what you pay for"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "design | look and feel | appearance | looks | style | beautiful | aesthetics | look"
        ),
        said=(
            "(pretty|beautiful|ugly|looks|look "
            "nice|design|style|stylish|colour|colours|layout|elegant|modern|gorgeous|"
            "aesthetic|dated|nineties|eyesore|handsome|sleek|good"
            " looking)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "features | functionality | many features | functions | range of functions | "
            "more features | range"
        ),
        said=(
            "(features|functions|functionality|options|does everything|all the "
            "bells|whistles|integrations|capabilities|can do more|dark "
            "mode|export|import|missing|choice of|selection|variety)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels="support | customer service | service | help | good support | customer support",
        said=(
            "(support|service|hotline|help|helpful|helpdesk|answered|friendly|staff|"
            "someone"
            " picks up|human being|reply|replies)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "environment | sustainable | sustainability | eco friendly | environmental | "
            "climate | environmentally friendly | organic"
        ),
        said=(
            "(green|planet|eco|environment|environmental|sustainable|organic|co2|carbon|"
            "climate|recycled|recyclable|plastic"
            " free|emissions|footprint|nature|polar bears|future "
            "generations|grandchildren) | (trees|forest|glaciers|air|kids "
            "future|solar|wind|electric|green)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels="taste | flavour | tasty",
        said="(taste|tasty|tastes|flavour|delicious|yummy|yum)",
    ),
    Concept(
        domain="what matters most in a thing",
        labels="nearby | location | close by | convenience | proximity | convenient | near home",
        said=(
            "(near|nearby|close|round the corner|around the corner|next "
            "door|convenient|walking distance|on my way|location|local|five "
            "minutes|doorstep|handy|down the road|across the road|opposite) | "
            "(from|near|to) my (front)? (door|house|home|flat) | {n} "
            "(minutes|mins|steps|metres) (from|away|to) | (bus|tram|train|bike) ride from"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels="habit | always have | tradition | always used it",
        said=(
            "my (mum|dad|family|parents) (always|bought|used) | (always|habit|used to "
            "it|tradition|creature of habit|never thought|grew up with)"
        ),
    ),
    # Going on, changing, ending.
    Concept(
        domain="going on",
        labels=(
            "continue unchanged | continue as it is | no changes | keep as is | unchanged"
            " | continue exactly as it is | stay the same | keep it as it is | continue"
        ),
        said=(
            "(yes|yeah|yep|absolutely|of course) | (exactly|just) (as|how) (it|they|we) |"
            " (dont|do not|not) (change|touch|fiddle|mess|alter) | (leave|keep) "
            "(it|everything|things|them) (alone|be|as|exactly|the way|like|just|going) | "
            "(aint|isnt|if it aint|if it isnt) (broke|broken) | "
            "(perfect|fine|good|great|happy) as (it|is|they) | (keep|carry|go|stick) "
            "(on|going|at it|with it|it up|it) | (more of the same|stay the course|as "
            "before|same again|no changes|change nothing|nothing to change|wouldnt change"
            " a|not change a thing) | (dont|do not) you dare | as is | stays? | "
            "(love|loved) it | hands off"
        ),
    ),
    Concept(
        domain="going on",
        labels=(
            "continue with changes | with changes | with modifications | adapt | improve "
            "it | change it | modify | with adjustments | with improvements | changes | "
            "conditionally | with conditions | with reservations | under conditions | "
            "reform | adjust"
        ),
        said=(
            "(yes|keep it|sure|ok|go on|in principle|continue|carry on) "
            "(but|if|provided|as long|only if|with|except|though|just) | "
            "(needs|need|could do with|with|after|some|a few|minor|small) (a)? "
            "(some|few|bit of)? "
            "(tweaks|tweak|tweaking|changes|change|improvement|improvements|work|"
            "adjustments|overhaul|rethink|polish|updating|refresh|fix|fixing|fixes)"
            " | "
            "(improve|fix|tweak|change|adapt|adjust|rework|shorten|update|revamp|"
            "overhaul)"
            " (the|it|a|some|them|how) | (as long as|provided|on condition|so long "
            "as|only if|on one condition|with strings|depending on|under certain) | "
            "(differently|better organised|but different) | (as long as|so long "
            "as|provided|providing|only if|on condition|if) "
            "(they|you|we|it|there|somebody|someone|the) | (but|just|only) "
            "(run|make|fix|move|change|add|get|let|with|without|shorter|longer|cheaper|"
            "less|more|earlier|later)"
        ),
    ),
    Concept(
        domain="going on",
        labels=(
            "stop | end | end the programme | discontinue | close | cancel | abolish | "
            "terminate | scrap it | stop it | shut it down"
        ),
        said=(
            "(no|nope|nah) | "
            "(stop|end|scrap|bin|cancel|kill|axe|drop|ditch|abolish|close|shut) "
            "(it|this|that|them|the) | (pull|pulled) the plug | (waste|wasting) "
            "(of|our|my) | (call|called) it (a day|quits) | time to (stop|end|go) | "
            "(enough is enough|had its day|not worth|good riddance|get rid|no more|lost "
            "cause|put it out of|never again|over and done|had enough|throw in the "
            "towel|finish it|let it die|give up on it) | (rather|better) (spend|without) "
            "| (nobody|no one) (uses|goes|comes|wants|needs|turns up) | "
            "(pointless|useless)"
        ),
    ),
    Concept(
        domain="going on",
        labels="pause | postpone | later | put on hold | wait | suspend | not now",
        said=(
            "not (now|yet|right now) | (pause|wait|hold off|on hold|postpone|later|put "
            "off|another time|give it|come back to it|park it|next year|take a "
            "break|breather|shelve|on ice)"
        ),
    ),
    Concept(
        domain="going on",
        labels="in favour | for | support it | pro | agree with it | yes | approve | support",
        said=(
            "(yes|yeah|yep|absolutely|definitely) | (all|totally|fully|very much|dead)? "
            "(for|in favour|behind) (it|this|that|the) | "
            "(good|great|brilliant|excellent|best|smart|fantastic) (idea|thing|plan|move)"
            " | about time | (bring|roll) (it|them) on | (support|back|welcome|love) "
            "(it|this|the|that) | (cant|can not) come soon | long overdue | (thumbs "
            "up|count me in|sign me up|im in|go for it|im for it|two thumbs|voted "
            "for|where do i sign)"
        ),
    ),
    Concept(
        domain="going on",
        labels="against | opposed | oppose it | against it | reject | contra | disapprove",
        said=(
            "(no|nope|nah|no way) | (dont|do not|didnt) "
            "(want|like|agree|see|need|support) (it|this|that|with|the) | "
            "(bad|terrible|awful|stupid|daft|dreadful|ridiculous|worst) "
            "(idea|thing|plan|move) | hate (it|the|this) | stop (it|this|the) | (over my "
            "dead|no way|thumbs down|hands off|leave us|not in my|waste "
            "of|ruin|nonsense|object|protest|voted against|nimby)"
        ),
    ),
    Concept(
        domain="going on",
        labels=(
            "undecided | unsure | no opinion | on the fence | neither for nor against | "
            "not sure | neutral"
        ),
        said=(
            "havent (made|decided) | jury (is|s) (still)? out | cant (decide|make up|say)"
            " | not (sure|convinced|fussed|made up) | need to (think|read|know) | "
            "(fence|both sides|pros and cons|two minds|mixed|undecided|could go "
            "either|swing either|ask me later)"
        ),
    ),
    # How soon.
    Concept(
        domain="how soon",
        labels=(
            "urgent | emergency | immediately | now | as soon as possible | urgently | "
            "asap | today | at once | critical | very urgent"
        ),
        said=(
            "this (minute|second|instant|morning) | everything (is|has) stopped | "
            "(now|asap|immediately|urgent|urgently|yesterday|today|at once|straight "
            "away|right away|pronto|emergency|cant wait|burning|on "
            "fire|flood|flooding|flooded|nothing works|tonight|within the "
            "hour|pouring|desperate|sparks|smoke|leaking|help us|freezing|sos|drop "
            "everything|stat|we are down|life or death|quick as|sooner the better|as fast"
            " as|coming through the) | "
            "(shop|restaurant|clinic|factory|office|line|pub|school|business|whole "
            "place|place) (is|s)? (closed|shut|down|standing|at a standstill) | cant "
            "(open|work|serve|trade) (until|till) | (closed|shut) (until|till) | "
            "(nothing|nobody) (works|can work|can|moves) | (losing|lose|costs us) "
            "(money|customers|thousands|a fortune) | (no|without) "
            "(water|heating|power|electricity|toilet|heat) | through the "
            "(ceiling|roof|door) | (before|until) (someone|somebody) (gets|dies|is) | (as"
            " i|while i) (type|write|speak) | (twiddling|thumbs|hands "
            "tied|stuck|blocked|grinding|stand still|at a halt) | (until|unless) "
            "(this|it) (works|is fixed|is sorted)"
        ),
        kind_of="soon",
    ),
    Concept(
        domain="how soon",
        labels=(
            "soon | this week | within a week | within days | next week | high | high "
            "priority | next few days"
        ),
        said=(
            "within (a|the) week | by (monday|tuesday|wednesday|thursday|the weekend) | "
            "(this week|few days|couple of days|next week|by friday|before the weekend|a "
            "week|tomorrow|end of the week) | "
            "(friday|thursday|wednesday|tuesday|monday|saturday|sunday) (so|at the "
            "latest|latest|is the|before|morning) | before "
            "(friday|thursday|wednesday|tuesday|monday|saturday|sunday) | (by|until) "
            "(friday|thursday|wednesday|tuesday|monday|saturday|sunday) | on "
            "(friday|thursday|wednesday|tuesday|monday|saturday|sunday)"
        ),
    ),
    Concept(
        domain="how soon",
        labels=(
            "this month | within a month | within the next month | next month | medium | "
            "few weeks | normal"
        ),
        said=(
            "within (a|the) month | before (christmas|easter|the holidays|summer) | (this"
            " month|next month|few weeks|couple of weeks|two weeks|three "
            "weeks|fortnight|end of the month|in a month|four weeks)"
        ),
    ),
    Concept(
        domain="how soon",
        labels=(
            "this year | within a year | within the next twelve months | later this year "
            "| next year | months"
        ),
        said=(
            "within (a|the) year | before the (year|winter|summer) | in the "
            "(autumn|spring|summer|winter) | (this year|end of the year|next year|few "
            "months|couple of months|six months|half a year)"
        ),
    ),
    Concept(
        domain="how soon",
        labels=(
            "no hurry | not urgent | whenever | low | low priority | no rush | some time "
            "| someday | at some point"
        ),
        said=(
            "no (hurry|rush|panic|pressure) | when you (can|have|get|find) | no (big)? "
            "deal | only (cosmetic|a scratch) | not in a (hurry|rush) | when it (is|s) "
            "(ready|done) | (whenever|not urgent|can wait|at your leisure|take your "
            "time|someday|some day|eventually|in your own time|cosmetic|live with it|one "
            "of these days|lived with it|isnt urgent|when youre ready|good things|nothing"
            " pressing|rome wasnt) | spare (minute|moment|time) | when(ever)? (youve|you "
            "have|you get|you ve|it suits|its convenient|convenient) | next time "
            "(you|someone) | (some|one) day | (lived|living|live) (with|without) it | "
            "whenever"
        ),
    ),
)
