"""English: concepts of vehicles and ways to get about."""

from vivavoce.interviewers.answer_words import Concept

TRAVEL = (
    # Vehicles and ways to get about.
    Concept(
        domain="vehicles and ways to get about",
        labels="car | by car | automobile | private car | passenger car | driving | drive",
        said=(
            "(car|drive|drives|golf|polo|corsa|fiesta|volvo|bmw|audi|toyota|skoda|estate|"
            "hatchback|suv|honda|mini|ford|fiat|saloon|mercedes|nissan|peugeot)"
            " | behind the wheel | {my} (wheels|motor) | (park|parking|multi storey) | "
            "lift from | carpool | car share | (drive|drives|driven|drove) | {n} "
            "(doors|door) | (petrol|fuel) (money|costs) | "
            "(drop|drops|dropped|drive|drives|drove|take|takes|run|runs) me "
            "(off|to|there|in) | dropped off | (give|gives) me a lift"
        ),
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels=(
            "public transport | bus | bus or tram | public transit | public | bus or "
            "train | transit | public transportation"
        ),
        said=(
            "number {n} | (bus|tram|metro|tube|underground|subway|coach|trolleybus|season"
            " ticket|oyster|u bahn|s bahn|double decker|bus pass) | the {n} "
            "(stops|bus|goes|runs|leaves|takes|from|to|straight|every|is|drops|tram) | "
            "(the)? {n} bus | line {n} | (hop|jump|get) on (the|a) | (stops|stop) "
            "(outside|right|at|near) | travelcard | rail card | season ticket | change at"
        ),
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="bus | coach | by bus",
        said="number {n} | (bus|coach|double decker|bus pass|bus stop)",
        kind_of="public transport",
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="tram | streetcar",
        said="(tram|streetcar|light rail)",
        kind_of="public transport",
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="underground | tube | metro | subway",
        said="(tube|underground|metro|subway|victoria line|northern line|jubilee|oyster)",
        kind_of="public transport",
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="train | rail | by train | railway",
        said=(
            "the 7 {n} | (train|rail|railway|intercity|commuter "
            "line|sleeper|eurostar|station to|carriage|tgv) | the {n} from | "
            "(platform|first class carriage|sleeper|deutsche bahn|sncf|amtrak)"
        ),
        kind_of="public transport",
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="bicycle | bike | cycling | by bike | by bicycle | cycle",
        said=(
            "(bike|cycle|pedal|pedals|bicycle|two wheels|brompton|ebike|e bike|cycle "
            "path|saddle|cycling|lycra|racer) | (puncture|helmet "
            "and|gears|tyres|spokes|folding|raleigh|cargo bike)"
        ),
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="on foot | walking | walk | by foot",
        said=(
            "{n} minutes walk | (walk|foot|stroll|legs|shanks|shoe leather|round the "
            "corner|next door|trainers|two streets|march|hike|hiking) | {n} "
            "(minutes|mins) (on|by|away|from|round|walk|down) | on my (own)? (two|own) "
            "(legs|feet) | own two feet | two legs"
        ),
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="motorcycle | motorbike | scooter | moped",
        said=(
            "(motorbike|motorcycle|vespa|harley|moped|scooter|kawasaki|yamaha|triumph|"
            "ducati|two"
            " wheels and an engine|biker|bonneville) | (bonneville|leathers|norton|royal "
            "enfield|bsa|suzuki|ktm|aprilia|pillion|indian) | {n} cc | a {n} "
            "(bonneville|honda|triumph|bmw|yamaha|harley)"
        ),
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="lorry | truck | hgv | heavy goods vehicle",
        said=(
            "{n} tonner | (lorry|truck|hgv|artic|eighteen wheeler|18 "
            "wheeler|juggernaut|tonnes|articulated|semi|scania|big rig|wheeler)"
        ),
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="van | delivery van | minibus | transit van",
        said="(van|transit|sprinter|minibus|camper|campervan|vw bus|white van|people carrier)",
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="taxi | cab | ride hailing",
        said="(taxi|cab|uber|bolt|lyft|minicab)",
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="plane | by air | flying | air | aeroplane",
        said=(
            "(fly|flight|plane|ryanair|easyjet|airport|airline|jet) | "
            "(wizz|lufthansa|ba|klm|air france|turkish|jet2|boarding|gate)"
        ),
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="ship | boat | ferry | by sea",
        said="(ferry|ship|boat|sail|yacht|cruise)",
    ),
    Concept(
        domain="vehicles and ways to get about",
        labels="tractor | agricultural vehicle",
        said="(tractor|combine|john deere)",
    ),
)
