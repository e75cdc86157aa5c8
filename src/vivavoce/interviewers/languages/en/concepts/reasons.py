"""English: concepts of why people leave, come or choose."""

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
            "(promoted|moved up) | year after year | autopilot | (something|anything) "
            "(bigger|new|different|else|more) | (bigger|new) (things|challenges|pastures)"
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
            "relocation | moving | moved house | moved | move | moved away | moving away "
            "| moving house | family move"
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
            "(work|orders) | (jobs|positions) (cut|cuts) | (contract|it|they|that) … (ran"
            " out|run out|expired|was up|came to an end) | wasnt renewed"
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
)
