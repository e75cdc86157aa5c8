"""English: concepts of homes, rooms and energy."""

from vivavoce.interviewers.answer_words import Concept

HOMES = (
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
            "(station|cathedral|opera|town hall|centre) | million people | centre of | "
            "heart of | (right|bang|slap) in the (centre|middle) of"
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
)
