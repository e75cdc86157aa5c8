"""English: concepts of damage, trouble with purchases, and how things end."""

from vivavoce.interviewers.answer_words import Concept

HARMS = (
    # What happened to somebody or something.
    Concept(
        domain="what happened",
        labels="water damage | water | leak | flood | flooding | burst pipe",
        said=(
            "(pipe|pipes|tap|boiler|washing machine|dishwasher|radiator|bath|bathtub|tank) "
            "(burst|bursted|leak|leaked|leaking|overflow|overflowed) | burst (pipe|pipes|main) "
            "| (flood|flooded|flooding|leak|leaking|leaked|overflowed|soaked|sodden|plumbing|"
            "damp|dripping) | (water|rain) (everywhere|came|poured|through|in|ran) | under "
            "water | ankle deep"
        ),
    ),
    Concept(
        domain="what happened",
        labels="fire | fire damage | smoke | smoke damage",
        said=(
            "(burn|burnt|burned|burning|fire|flames|smoke|blaze|scorched|charred|sparks) | "
            "(chip pan|candle|toaster) | went up in"
        ),
    ),
    Concept(
        domain="what happened",
        labels=(
            "theft | burglary | stolen | robbery | break in | burglary or theft | lost or stolen"
        ),
        said=(
            "(steal|stole|stolen|burgle|burgled|burglar|burglars|thief|thieves|robbed|"
            "mugged|nicked|pinched|pickpocket|looted|vandals) | (break|broke|broken|breaking) "
            "(in|into) | break in | (kick|kicked|smashed|forced) (in)? (the|our|my) "
            "(door|window|lock) | (someone|somebody|they) (took|nicked|made off) | gone when | "
            "ransacked"
        ),
    ),
    Concept(
        domain="what happened",
        labels="storm | storm or hail | storm damage | wind | hail",
        said=(
            "(storm|hail|hailstones|gale|gales|wind|lightning|hurricane|tornado|gust|gusts) | "
            "(tree|branch|chimney|tiles) (fell|came down|blew|off|on) | blew "
            "(off|away|over|down) | golf ball"
        ),
    ),
    Concept(
        domain="what happened",
        labels="accident | collision | car accident | traffic accident | crash",
        said=(
            "(crash|crashed|collision|collided|accident|bump|bumped|rear ended|prang) | "
            "(ran|drove|drive|run|backed|reversed) (into|over)"
        ),
    ),
    Concept(
        domain="what happened",
        labels="glass | broken glass | glass breakage | window",
        said=(
            "(glass|windscreen|windshield|pane|shattered) | (ball|stone|bird) … "
            "(window|windscreen|glass)"
        ),
    ),
    # What went wrong with a purchase.
    Concept(
        domain="what is wrong with a purchase",
        labels=(
            "wrong size | did not fit | size | fit | does not fit | doesnt fit | size or fit | "
            "bad fit | too small or too big"
        ),
        said=(
            "(pinch|pinched|pinches|pinching|tight|tighter|baggy|snug|gaping) | too "
            "(small|big|large|tight|loose|long|short|narrow|wide|snug) | "
            "(doesnt|didnt|dont|not|wont|couldnt|cant) (fit|zip|button|do up|get into|get them "
            "on|get it on|get my) | (squash|squashed|rub|rubbed|hurt|blister|blisters) … "
            "(toe|toes|feet|foot|heel|heels) | size (too)? (up|down|small|smaller|bigger) | "
            "(swim|swam|swimming|drown|drowned) in (it|them) | (sleeves|waist|shoulders|legs) "
            "… (short|long|tight|wide)"
        ),
    ),
    Concept(
        domain="what is wrong with a purchase",
        labels=(
            "damaged | faulty | defective | broken | arrived damaged | defect | damaged or "
            "faulty | faulty or damaged"
        ),
        said=(
            "(broken|crack|cracked|dent|dented|scratch|scratched|smashed|squashed|crushed|"
            "squished|soaked|battered|torn|ripped|hole|holes|snapped|chipped|faulty|split|"
            "stain|stained|dead|leaks|leaked|wobbly) | (doesnt|didnt|wont|not|never) "
            "(work|worked|working|turn on|switch on|charge|start) | "
            "(sole|zip|seam|strap|heel|handle|screen|button) … (off|broke|came|split|gone) | "
            "(fell|came) (apart|off) | in (bits|pieces)"
        ),
    ),
    Concept(
        domain="what is wrong with a purchase",
        labels=(
            "looked different | not as pictured | not as described | different from "
            "description | not as expected"
        ),
        said=(
            "(colour|color|shade|fabric|photo|photos|picture|pictures|description|"
            "advertised|website) | (nothing like|different from|looked different) | "
            "(not|isnt|wasnt) (what|as|like)"
        ),
    ),
    Concept(
        domain="what is wrong with a purchase",
        labels="arrived too late | late | too late | late delivery | delivered late",
        said=(
            "(late|later) | too late | (after|missed) the "
            "(wedding|party|birthday|holiday|event) | (weeks|days|ages) late | (took|taken) "
            "(too long|weeks|ages|forever) | (turned|came|arrived) … after"
        ),
    ),
    Concept(
        domain="what is wrong with a purchase",
        labels="wrong item | wrong product | wrong colour | wrong article",
        said=(
            "(sent|got|received|delivered) (me|us)? … (wrong|another|different|somebody elses) "
            "| wrong (one|thing|colour|item|order|model) | ordered … (got|came|sent)"
        ),
    ),
    Concept(
        domain="what is wrong with a purchase",
        labels=(
            "changed my mind | no longer needed | dont need it | did not like it | no longer "
            "wanted | changed mind"
        ),
        said=(
            "(change|changed) my mind | (dont|didnt|no longer) (need|want|like|suit) | regret "
            "| (second|cold) (thoughts|feet) | (found|bought|got) … "
            "(cheaper|better|another|elsewhere)"
        ),
    ),
    # How something was decided or ended.
    Concept(
        domain="how it ended",
        labels=(
            "approved | granted | accepted | approved or granted | yes | passed | successful | "
            "application approved"
        ),
        said=(
            "(approve|approved|granted|accepted|passed|success|successful|green light|thumbs "
            "up|stamped) | (got|get|came|went|sailed|waved|are|am|im|were) (it)? through | "
            "(got|have|gave|given|getting) (me|us)? (it|in|the visa|the permit|the loan|the "
            "grant|the green light|the go ahead|the nod|the place) | said yes | good news"
        ),
    ),
    Concept(
        domain="how it ended",
        labels=(
            "rejected | refused | denied | turned down | declined | not approved | "
            "unsuccessful | failed"
        ),
        said=(
            "(reject|rejected|refuse|refused|denied|decline|declined|unsuccessful|failed|"
            "knocked back|knockback|thrown out) | (turn|turned) (it|me|us|him|her|them)? down "
            "| said no | (didnt|did not|not) (get|got|make|pass|passed|go) "
            "(it|in|through|the)? | bad news | unfortunately | regret to"
        ),
    ),
    Concept(
        domain="how it ended",
        labels=(
            "pending | still waiting | waiting | under review | not decided yet | in progress "
            "| still ongoing | ongoing | still open | still going on | continues | not "
            "finished | undecided | no decision yet | open"
        ),
        said=(
            "(still|yet) "
            "(waiting|going|open|pending|ongoing|on|running|talking|processing|in|under|at "
            "it|no) | (waiting|wait|awaiting) (for|on|to) | (havent|hasnt|not|nothing|no) "
            "(heard|ended|finished|decided|concluded|been|come|word|news|over|done) "
            "(yet|back|anything)? | next (session|sessions|meeting|hearing|round|appointment) "
            "| (isnt|not|far from) (over|finished|done|closed) | "
            "(pending|ongoing|limbo|dragging on|drags on|under review|processing) | any "
            "(day|week) now | fingers crossed | up in the air"
        ),
    ),
    Concept(
        domain="how it ended",
        labels="agreement | settled | agreed | full agreement | settlement | agreement reached",
        said=(
            "(shook|shake|shaken) hands | "
            "(signed|settled|agreed|deal|settlement|handshake|compromise) | (came|come) to "
            "(an|a) | sorted (it)? (out)? | on good terms"
        ),
    ),
    Concept(
        domain="how it ended",
        labels="partial agreement | partly agreed | partial | partially | in part",
        said=(
            "(partly|partial|partially|half|some points|most points) | (agreed|settled) on "
            "(some|most|half|the money|the house|one) | some of it | bits of it"
        ),
    ),
    Concept(
        domain="how it ended",
        labels="no agreement | failed to agree | without agreement | no result | broke down",
        said=(
            "(walk|walked|storm|stormed) (out|off) | (broke|fell|collapsed) "
            "(down|apart|through) | (no|without) (deal|agreement|result|settlement|compromise) "
            "| (couldnt|didnt|never) (agree|settle|see eye) | see you in court | "
            "(court|deadlock|stalemate|collapsed|nowhere) | waste of time"
        ),
    ),
)
