"""English: concepts of trades and sectors."""

from vivavoce.interviewers.answer_words import Concept

TRADES = (
    # Trades.
    Concept(
        domain="trades",
        labels="information technology | it | tech | technology | software industry | digital",
        said=(
            "(software|saas|apps|cloud|servers|cyber|data "
            "centre|computers|programming|web|tech|websites|ai|coding)"
        ),
    ),
    Concept(
        domain="trades",
        labels=(
            "healthcare | health | medical | medicine | care | nursing | hospital | "
            "health and social care"
        ),
        said=(
            "(nurse|nursing|hospital|ward|clinic|doctor|surgery|dentist|dental|care "
            "home|midwife|pharmacy|paramedic|patients|physio|vet|gp|ambulance|surgeon) | "
            "(midwife|midwives|optician|dentist|physiotherapist|radiographer|therapist|a "
            "and e|scrubs|care worker|carer|theatre nurse)"
        ),
    ),
    Concept(
        domain="trades",
        labels="education sector | education | teaching | schools | school | teacher",
        said=(
            "(teach|teacher|teaching|school|schools|nursery|kindergarten|pupils|"
            "classroom|lecturer|university|tutor|year"
            " 6|year six|students) | (kindergarten|infants|head "
            "teacher|governess|lessons|maths|pupils|kids) | teach"
        ),
    ),
    Concept(
        domain="trades",
        labels=(
            "retail | shop | trade | commerce | selling goods | trading | buying and "
            "selling | shops"
        ),
        said=(
            "(shop|supermarket|till|tills|checkout|store|boutique|tesco|aldi|lidl|stall|"
            "market|merchant|merchants|bazaar|grocer|grocery|haberdashery|shopkeeper|"
            "pedlar|sold)"
            " | (shelves|shelf) | (have|had|run|ran|kept|keep) a "
            "(stall|shop|kiosk|stand|little shop|store)"
        ),
    ),
    Concept(
        domain="trades",
        labels=(
            "hospitality | catering | restaurant | hotel | gastronomy | tourism | food "
            "service | hotels and restaurants"
        ),
        said=(
            "(restaurant|hotel|bar|pub|cafe|kitchen|waiter|waitress|waiting "
            "tables|barista|chef|cook|bartender|bed and "
            "breakfast|hostel|tourists|guests|bistro|pizzeria) | pull pints | b and b | b"
            " b | bb | {n} (rooms|beds|tables|covers) | guest house | guesthouse | "
            "(feed|serve|cook for) (guests|tourists|people)"
        ),
    ),
    Concept(
        domain="trades",
        labels=(
            "construction | building | building trade | crafts | trades | skilled trade | trade"
        ),
        said=(
            "(build|builder|bricklayer|brickie|roofer|roofing|scaffolder|scaffolding|"
            "plasterer|carpenter|joiner|sparky|electrician|plumber|plumbing|tiler|"
            "concrete|excavator|digger|houses|roofs|bricks|bricklaying)"
            " | "
            "(site|foundations|mortar|cranes|crane|scaffold|extensions|kitchens|"
            "bathrooms|loft"
            " conversions|plaster|pave|paving|roads|bridges)"
        ),
    ),
    Concept(
        domain="trades",
        labels=(
            "agriculture | farming | farm | forestry | working the land | farmer | land |"
            " agriculture and fishing"
        ),
        said=(
            "(farm|farmer|cows|dairy|sheep|crops|harvest|fields|tractor|orchard|vineyard|"
            "pigs|hens|potatoes|wheat|cattle|goats|ploughed|smallholding|acres|hectares|"
            "milking)"
            " | (grow|growing|raise|breed|milk|keep) … "
            "(strawberries|vegetables|tomatoes|flowers|cows|pigs|cattle|sheep|bees|grain|"
            "apples|cucumbers|grapes|hops|olives|under"
            " glass) | greenhouses"
        ),
    ),
    Concept(
        domain="trades",
        labels="fishing | fisheries | fisherman | the sea",
        said="(boat|nets|fish|herring|trawler|cod|sea|fisherman|lobster|crab|catch)",
    ),
    Concept(
        domain="trades",
        labels=(
            "manufacturing industry | manufacturing | industry | factory | production | "
            "factory work"
        ),
        said=(
            "(factory|mill|plant|shipyard|foundry|steel|steelworks|cannery|cotton "
            "mill|machines|car plant|textiles|assembly "
            "line|coal|mine|pit|miner|brickworks)"
        ),
    ),
    Concept(
        domain="trades",
        labels="finance sector | banking | finance | insurance | financial services | banks",
        said=(
            "(bank|banking|insurance|insurer|fund|hedge "
            "fund|mortgages|broker|pensions|actuary|fintech|stocks|investments)"
        ),
    ),
    Concept(
        domain="trades",
        labels="transport sector | transport | logistics | transportation | haulage",
        said=(
            "(lorry|haulage|trucks|trains|railway|airline|shipping|freight|delivery|"
            "courier|taxi|bus"
            " driver|port|trucker|hgv)"
        ),
    ),
    Concept(
        domain="trades",
        labels=(
            "public sector industry | government | public administration | public sector "
            "| administration"
        ),
        said=(
            "(council|ministry|town hall|police|tax office|civil servant|local "
            "authority|government|army)"
        ),
    ),
    Concept(
        domain="trades",
        labels="arts | culture | media | creative industries | entertainment | arts and culture",
        said=(
            "(theatre|museum|gallery|music|musician|film|tv|television|radio|journalist|"
            "newspaper|actor|actress|artist|painter|sculptor|publishing|band|orchestra|"
            "dance|dancer)"
            " | (play|playing) … "
            "(oboe|violin|cello|trumpet|piano|viola|horn|flute|clarinet|guitar|drums) | "
            "(on stage|stage|the stage|act)"
        ),
    ),
    Concept(
        domain="trades",
        labels="energy | utilities | energy and water",
        said=(
            "(solar|wind farm|wind turbines|grid|power station|oil rig|gas|water "
            "company|power plant|nuclear)"
        ),
    ),
)
