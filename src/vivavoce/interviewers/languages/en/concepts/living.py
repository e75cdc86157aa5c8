"""English: concepts of homes, ways to travel, food and health."""

from vivavoce.interviewers.answer_words import Concept

LIVING = (
    # Kinds of homes and where they stand.
    Concept(
        domain="kinds of homes and where they stand",
        labels="flat | apartment | condo",
        said=(
            "{n} floor | (first|second|third|fourth|fifth|top|ground|tenth) floor | "
            "(bedsit|studio|penthouse|maisonette|tower block|high rise|block of "
            "flats|loft|condo|tenement|one bed|two bed) | (neighbours|people) "
            "(above|below|upstairs|downstairs|overhead) | no garden | the lift | up {n} "
            "flights | {n} (rooms|room|bed) … (stairs|floor|block) | "
            "(lift|elevator|stairwell|intercom) | (ninth|sixth|seventh|eighth) floor"
        ),
    ),
    Concept(
        domain="kinds of homes and where they stand",
        labels=(
            "house | detached house | single family house | semi detached | terraced "
            "house | bungalow"
        ),
        said=(
            "(semi|terrace|terraced|bungalow|cottage|detached|townhouse|villa|farmhouse|"
            "garden|two"
            " up two down|stairs and a garden|front door)"
        ),
    ),
    Concept(
        domain="kinds of homes and where they stand",
        labels="city | city centre | urban | big city | town centre | large city | downtown",
        said=(
            "(downtown|metropolis|capital|inner city|city centre|town hall square|high "
            "street|centre of town|middle of town|london|berlin|paris|new "
            "york|trams|subway) | (traffic|sirens|noise|skyscrapers|bars) "
            "(all|everywhere|outside|under) | (five|two|ten) minutes from the "
            "(station|cathedral|opera|town hall|centre) | million people"
        ),
    ),
    Concept(
        domain="kinds of homes and where they stand",
        labels="suburb | suburbs | outskirts | suburban | edge of town",
        said=(
            "edge of (town|the city) | (suburb|suburbs|suburbia|outskirts|commuter "
            "belt|end of the line)"
        ),
    ),
    Concept(
        domain="kinds of homes and where they stand",
        labels="village | countryside | rural | country | rural area | in the country | farm",
        said=(
            "nearest (shop|neighbour|town|bus) | "
            "(village|farm|hamlet|sticks|countryside|boonies|croft|smallholding) | "
            "(middle|back) of (nowhere|beyond) | (more)? (sheep|cows|deer) | {n} miles "
            "from | surrounded by (fields|cows|sheep|woods) | (church|chapel) and "
            "(a|the|one) (pub|shop|pond) | (one|no|only) (pub|shop|bus|street|road) "
            "(and|a|in|lights) | {n} (houses|inhabitants|souls|people|cottages) | "
            "(cockerel|cockerels|tractors|mud|fields) | no (street "
            "lights|buses|shops|pavement)"
        ),
    ),
    Concept(
        domain="kinds of homes and where they stand",
        labels="small town | town | market town",
        said="(small town|market town|little town|everyone knows)",
    ),
    # Rooms of a home.
    Concept(
        domain="rooms of a home",
        labels="kitchen | kitchen area",
        said=(
            "where (i|we) cook | (kitchen|cooker|oven|fridge|hob|sink "
            "is|worktop|dishwasher|stove|larder|pantry|breakfast bar) | "
            "(under|behind|by|over|next to) the "
            "(sink|cooker|oven|fridge|hob|stove|worktop)"
        ),
    ),
    Concept(
        domain="rooms of a home",
        labels="bathroom | bath | shower room | toilet | wc",
        said=(
            "(bathroom|shower|bath|loo|toilet|tub|wc|ensuite|basin|washroom|bog|powder "
            "room) | where (we|i) (wash|shower|brush)"
        ),
    ),
    Concept(
        domain="rooms of a home",
        labels="bedroom | sleeping room | master bedroom",
        said=(
            "where (i|we|the kids) sleep | (bedroom|bed|nursery|wardrobe|boudoir|box "
            "room) | where (we|i|they|the kids|the children|you) sleep | above "
            "(my|our|the) bed | behind the (wardrobe|bed|headboard)"
        ),
    ),
    Concept(
        domain="rooms of a home",
        labels="living room | lounge | sitting room | living area",
        said=(
            "(lounge|living room|sitting room|front "
            "room|sofa|telly|tv|parlour|couch|settee|family room|salon) | where the "
            "(sofa|tv|telly|couch|piano|fireplace) (is|stands|used)"
        ),
    ),
    Concept(
        domain="rooms of a home",
        labels="dining room | dining area",
        said="dining (room|table|area) | (where we eat|sunday roast)",
    ),
    Concept(
        domain="rooms of a home",
        labels="hall | hallway | corridor | entrance | stairs | landing",
        said=(
            "(hall|hallway|corridor|porch|entrance|by the front "
            "door|staircase|landing|stairs|lobby)"
        ),
    ),
    Concept(
        domain="rooms of a home",
        labels="cellar | basement | garage",
        said="(cellar|basement|garage|utility room|underground|downstairs freezer)",
    ),
    Concept(
        domain="rooms of a home",
        labels="attic | loft | roof",
        said="(loft|attic|under the roof|roof space|rafters)",
    ),
    Concept(
        domain="rooms of a home",
        labels="garden | outdoors | outside | balcony | yard | terrace | patio",
        said=(
            "(garden|yard|lawn|patio|terrace|balcony|flower "
            "beds|outside|outdoors|outdoor|greenhouse|fresh air|open air|alfresco|park)"
        ),
    ),
    Concept(
        domain="rooms of a home",
        labels="study | office room | home office room",
        said="(study|desk|den|box room)",
    ),
    # How a home is heated, what a thing runs on.
    Concept(
        domain="how a home is heated",
        labels="gas | gas boiler | natural gas",
        said="(gas|combi|combi boiler|boiler|hob with a flame|methane)",
    ),
    Concept(
        domain="how a home is heated",
        labels=(
            "electric | electricity | electrical | battery | electric radiators | electric vehicle"
        ),
        said=(
            "(electric|storage heaters|electricity|plug|plugs in|plug in|battery|charge "
            "it|tesla|charger|charging|zero emission|nissan leaf|ev|radiators you plug)"
        ),
    ),
    Concept(
        domain="how a home is heated",
        labels="wood heating | wood | pellets | firewood | solid fuel",
        said=(
            "(logs|log|wood|stove|fireplace|pellets|chop|open fire|burner|woodburner|axe)"
            " | (burn|chop|split|saw|collect) … (forest|trees|branches|logs|falls) | "
            "(axe|chainsaw|fell trees)"
        ),
    ),
    Concept(
        domain="how a home is heated",
        labels="heat pump | air source heat pump | ground source",
        said="(heat pump|air source|ground source|heatpump|fan outside|noisy box)",
    ),
    Concept(
        domain="how a home is heated",
        labels="diesel | diesel engine",
        said="(diesel|tdi|derv)",
    ),
    Concept(
        domain="how a home is heated",
        labels="petrol | gasoline | petrol engine",
        said="(petrol|gasoline|unleaded|super unleaded|gas station)",
    ),
    Concept(
        domain="how a home is heated",
        labels="hybrid car | plug in hybrid | hybrid",
        said="(prius|part electric|petrol and electric|phev|hybrid|half electric)",
    ),
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
    # What people eat, and how they live with their health.
    Concept(
        domain="what people eat",
        labels=(
            "everything | omnivore | no restrictions | meat eater | i eat everything | no"
            " special diet | meat | normal diet | mixed diet"
        ),
        said=(
            "(eat|have|like|enjoy) (anything|everything|meat|whatever|all sorts|my meat|a"
            " steak|bacon) | "
            "(steak|burgers|burger|bacon|sausages|roast|carnivore|omnivore|ribs|kebab|"
            "schnitzel|barbecue)"
            " | not (fussy|picky) | (put|stick) (it)? in front of me | no "
            "(restrictions|allergies|requirements|special|preferences|diet) | all "
            "(food|of it) | whatever(s| is)? (going|on the) | whatever (you|s|is) | throw"
            " at me | never (said|say) no to | no (fuss|issues|problems|problem|special) "
            "| happy to eat"
        ),
    ),
    Concept(
        domain="what people eat",
        labels="vegetarian | veggie | no meat | meat free | meatless | no meat or fish",
        said=(
            "dont (eat|touch|do) (meat|animals|flesh|dead animals|meat or fish|anything "
            "with a face) | (no|without|gave up|given up|never|off|not eaten|havent "
            "eaten|stop eating|stopped eating) (meat|animals|flesh|dead animals|meat or "
            "fish|anything with a face) | (veggie|vegetarian|veggies|quorn|halloumi) | "
            "nothing with (a face|eyes|legs) | (eggs|cheese) and (cheese|milk|eggs) "
            "(is|are|yes)? (fine|ok|yes) | (eggs|cheese) (is|are|yes)? (fine|ok|yes) | "
            "without (any|an) (animal|meat) | no animal"
        ),
    ),
    Concept(
        domain="what people eat",
        labels="vegan | plant based | no animal products | purely plant based",
        said=(
            "(no|without|nothing) … (dairy|eggs|milk|animal|animals|honey|cheese) | "
            "(vegan|plants only|plant based|tofu|oat milk) | (comes|come|came) from an "
            "animal | (not even|no) (honey|cheese|milk|eggs)"
        ),
    ),
    Concept(
        domain="what people eat",
        labels="pescatarian | fish but no meat | fish only | fish",
        said=(
            "(fish|seafood|prawns|salmon|tuna|cod|pescatarian|sushi|mackerel|haddock|"
            "trout)"
            " | (resist|love|enjoy|eat|like|without) (a|my|some)? … "
            "(mackerel|salmon|tuna|fish|prawns|kipper|kippers|sushi|herring|shrimp|"
            "shrimps|anchovies)"
        ),
    ),
    Concept(
        domain="what people eat",
        labels="gluten free | no gluten | coeliac",
        said=(
            "wheat (intolerance|allergy|makes) | (gluten|coeliac|celiac|bread makes) | no"
            " (bread|wheat|gluten) | (bread|pasta|wheat|flour|pizza) … "
            "(cramps|ill|sick|pain|bloated|swell|trouble|kills|upset|upsets|stomach|"
            "hospital)"
        ),
    ),
    Concept(
        domain="what people eat",
        labels="lactose free | no dairy | lactose intolerant | dairy free",
        said=(
            "milk (makes|upsets|allergy|gives) | no (milk|dairy|cream) | cant "
            "(have|do|drink) milk | (lactose|dairy) | (milk|cream|cheese|yoghurt|dairy) …"
            " (cramps|ill|sick|pain|bloated|trouble|upset|upsets|stomach)"
        ),
    ),
    Concept(
        domain="what people eat",
        labels="nut allergy | nuts | no nuts | nut free",
        said="(nut|nuts|peanut|peanuts|epipen|almonds|hazelnuts)",
    ),
    Concept(
        domain="what people eat",
        labels="halal | muslim",
        said="(halal|no pork|muslim|dont eat pork|ramadan)",
    ),
    Concept(
        domain="what people eat",
        labels="kosher | jewish",
        said="(kosher|jewish|shabbat)",
    ),
    Concept(
        domain="what people eat",
        labels="non smoker | never smoked | i dont smoke | never",
        said=(
            "never (smoked|smoke|touched|have|lit) | (dont|do not) smoke | smoke free | "
            "non smoker | hate the smell"
        ),
    ),
    Concept(
        domain="what people eat",
        labels=(
            "ex smoker | former smoker | gave up | used to smoke | stopped | quit | i "
            "quit | i stopped | no longer"
        ),
        said=(
            "(quit|stopped|gave up|given up|packed it in|kicked) | used to | "
            "(ex|former|reformed) | last (cigarette|fag|one) (was|in) | clean since | not"
            " (since|any more|anymore)"
        ),
    ),
    Concept(
        domain="what people eat",
        labels="smoker | smoke | i smoke | regular smoker | daily smoker",
        said=(
            "(pack|packet|twenty|ten|20|10) a day | "
            "(roll|rollies|fags|ciggies|cigarettes|marlboro|chain smoke) | (light|lit) up"
            " | smoke (like|about|a)"
        ),
    ),
    Concept(
        domain="what people eat",
        labels="no pain | none | no pain at all",
        said="(nothing|no pain|pain free|doesnt hurt|not hurting|painless|all gone)",
    ),
    Concept(
        domain="what people eat",
        labels="mild | slight | mild pain | minor | light",
        said=(
            "a bit (sore|stiff|achy) | "
            "(bearable|twinge|niggle|niggling|slight|little|hardly notice|barely "
            "notice|mild|minor|nothing serious|tender|manageable|comes and goes|annoying)"
        ),
    ),
    Concept(
        domain="what people eat",
        labels="moderate | medium pain | moderate pain",
        said=(
            "cant (lift|bend|run) | (moderate|gets in the way|need "
            "painkillers|paracetamol|ibuprofen|so "
            "so|uncomfortable|middling|noticeable|quite sore)"
        ),
    ),
    Concept(
        domain="what people eat",
        labels="severe | strong | very strong | unbearable | severe pain | extreme",
        said=(
            "cant (sleep|think|walk|move|stand|bear) | "
            "(agony|excruciating|unbearable|killing "
            "me|worst|terrible|crying|morphine|awful|screaming|severe|ten out of "
            "ten|ambulance|murder|horrendous)"
        ),
    ),
    Concept(
        domain="what people eat",
        labels="sharp | stabbing | sharp pain | piercing",
        said=(
            "(knife|needle|stab|stabbing|jab|jabs|sting|pierce|piercing|shooting|spear|"
            "skewer|pin)"
            " | (poke|poked|poking|prick|pricked|needle|dagger|razor|glass|thorn)"
        ),
    ),
    Concept(
        domain="what people eat",
        labels="dull | aching | ache | dull ache",
        said="(ache|aching|dull|toothache|heavy|bruise|bruised|sore|nagging|background)",
    ),
    Concept(
        domain="what people eat",
        labels="burning | burn",
        said="(burn|burning|fire|hot|scald|acid|sunburn|flames)",
    ),
    Concept(
        domain="what people eat",
        labels="throbbing | pulsating | pulsing",
        said="(throb|throbbing|pulse|pulsing|drum|hammer|hammering|pounding|heartbeat|beating)",
    ),
    Concept(
        domain="what people eat",
        labels="tingling | numb | numbness | pins and needles",
        said=(
            "(pins and needles|tingle|tingling|numb|numbness|fizzy|dead leg|ants|prickle|asleep)"
        ),
    ),
)
