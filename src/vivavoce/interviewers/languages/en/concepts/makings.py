"""English: concepts of vehicles, materials, music and what is done by hand."""

from vivavoce.interviewers.answer_words import Concept

MAKINGS = (
    # Vehicles.
    Concept(
        domain="vehicles",
        labels="small car | hatchback | city car",
        said="(hatchback|polo|fiesta|mini|corsa|golf|clio|micra|smart|runabout|yaris|fiat)",
    ),
    Concept(
        domain="vehicles",
        labels="estate car | estate | family car | saloon",
        said="(estate|saloon|passat|kombi|station wagon|volvo|skoda|sedan)",
    ),
    Concept(
        domain="vehicles",
        labels="suv | off roader | four by four",
        said="(suv|four by four|4x4|land rover|jeep|off roader|range rover|qashqai)",
    ),
    Concept(
        domain="vehicles",
        labels="van | transporter | minibus | campervan",
        said="(van|transit|sprinter|minibus|camper|campervan|vito|transporter|people carrier)",
    ),
    Concept(
        domain="vehicles",
        labels="lorry | truck | hgv",
        said="(lorry|truck|hgv|artic|lorries|trucks|juggernaut|forty tonner|eighteen wheeler)",
    ),
    Concept(
        domain="vehicles",
        labels="tractor",
        said="(tractor|john deere|massey|combine)",
    ),
    Concept(
        domain="vehicles",
        labels="motorcycle | motorbike | scooter",
        said="(motorbike|motorcycle|scooter|moped|vespa|harley|yamaha|ducati)",
    ),
    Concept(
        domain="vehicles",
        labels="bicycle | bike | cargo bike",
        said="(bike|bicycle|ebike|pushbike|tandem|cycle|cargo bike)",
    ),
    # Materials.
    Concept(
        domain="materials",
        labels="wood | timber | wooden",
        said=("(wood|oak|pine|beech|timber|walnut|birch|plywood|wooden|ash|teak|mahogany|cherry)"),
    ),
    Concept(
        domain="materials",
        labels="metal | steel | iron",
        said="(metal|steel|iron|aluminium|copper|brass|tin|bronze|zinc)",
    ),
    Concept(
        domain="materials",
        labels="glass",
        said="(glass|pane|crystal)",
    ),
    Concept(
        domain="materials",
        labels="plastic | plastics",
        said="(plastic|pvc|polyester|nylon|acrylic|lego|vinyl)",
    ),
    Concept(
        domain="materials",
        labels="stone | brick | concrete",
        said="(stone|brick|bricks|granite|marble|slate|concrete|sandstone|limestone|cobbles)",
    ),
    Concept(
        domain="materials",
        labels="fabric | textile | textiles | cloth | cotton",
        said="(fabric|cotton|cloth|linen|silk|textile|velvet|denim)",
    ),
    Concept(
        domain="materials",
        labels="wool | yarn",
        said="(wool|woollen|yarn|merino|alpaca|cashmere)",
    ),
    Concept(
        domain="materials",
        labels="leather",
        said="(leather|suede|hide)",
    ),
    Concept(
        domain="materials",
        labels="clay | ceramic | ceramics | pottery",
        said="(clay|pottery|ceramic|porcelain|earthenware|stoneware|terracotta)",
    ),
    Concept(
        domain="materials",
        labels="paper | cardboard",
        said="(paper|cardboard|carton|origami|card)",
    ),
    # Instruments.
    Concept(
        domain="instruments",
        labels="piano | keyboard | keys",
        said="(piano|keyboard|keys|grand|upright|steinway|organ|synth|ivories)",
    ),
    Concept(
        domain="instruments",
        labels="guitar",
        said="(guitar|strum|acoustic|fender|strat|gibson|ukulele)",
    ),
    Concept(
        domain="instruments",
        labels="violin | strings | string instrument",
        said="(violin|fiddle|cello|viola|strings|bow|double bass)",
    ),
    Concept(
        domain="instruments",
        labels="drums | percussion",
        said="(drum|drums|drumming|percussion|cymbals|bongos|sticks|cajon)",
    ),
    Concept(
        domain="instruments",
        labels="flute | recorder | woodwind | wind instrument | clarinet",
        said="(flute|recorder|clarinet|oboe|saxophone|sax|bassoon|piccolo)",
    ),
    Concept(
        domain="instruments",
        labels="trumpet | brass",
        said="(trumpet|trombone|tuba|horn|cornet|euphonium|brass|bugle)",
    ),
    Concept(
        domain="instruments",
        labels="voice | singing | own voice | i sing | vocals",
        said=(
            "(sing|sings|singing|sang|voice|hum|hums|humming|choir|soprano|alto|tenor|bass|"
            "baritone|vocals|vocalist)"
        ),
    ),
    Concept(
        domain="instruments",
        labels="tuning fork",
        said="(fork|tuning fork)",
    ),
    Concept(
        domain="instruments",
        labels="pitch pipe",
        said="(pitch pipe)",
    ),
    # Kinds of music.
    Concept(
        domain="kinds of music",
        labels="classical | classical music | opera",
        said=(
            "(mozart|bach|beethoven|opera|classical|symphony|symphonies|chopin|orchestra|"
            "vivaldi|choral|baroque)"
        ),
    ),
    Concept(
        domain="kinds of music",
        labels="rock | rock music | metal",
        said=(
            "(rock|metal|guitars|metallica|queen|led zeppelin|acdc|punk|nirvana|iron "
            "maiden|indie|rolling stones)"
        ),
    ),
    Concept(
        domain="kinds of music",
        labels="pop | pop music | charts",
        said=(
            "(pop|charts|taylor swift|abba|beyonce|madonna|adele|top forty|ed sheeran|boy bands)"
        ),
    ),
    Concept(
        domain="kinds of music",
        labels="jazz | blues | jazz and blues",
        said="(jazz|blues|swing|miles davis|saxophone|bebop|coltrane|big band)",
    ),
    Concept(
        domain="kinds of music",
        labels="hip hop | rap",
        said="(rap|hip hop|eminem|grime|drake|stormzy|jay z|beats)",
    ),
    Concept(
        domain="kinds of music",
        labels="folk | country | folk music",
        said="(folk|country|banjo|dylan|celtic|bluegrass|shanties|johnny cash|dolly parton)",
    ),
    Concept(
        domain="kinds of music",
        labels="electronic | techno | dance",
        said="(techno|house|electronic|rave|trance|dj|edm|drum and bass|daft punk)",
    ),
    # How something is watered or made.
    Concept(
        domain="by hand or by machine",
        labels=(
            "by hand | hand | manually | handmade | watering can or hose | manual | hand "
            "washed | hand made"
        ),
        said=(
            "(hose|hosepipe|watering can|buckets|bucket|elbow grease|my own two hands|rolling "
            "pin|wooden spoon|scythe|sponge|manually|whisk|knead|spade) | by hand | (with|in) "
            "(my|our) (own|bare)? hands | old fashioned way | me and (a|my|the)"
        ),
    ),
    Concept(
        domain="by hand or by machine",
        labels=(
            "by machine | machine | machines | automatic | automatically | machinery | "
            "dishwasher | mixer"
        ),
        said=(
            "(machine|machines|robot|automatic|automatically|automated|mixer|kitchenaid|"
            "kenwood|thermomix|tractor|combine|bosch|miele|timer|sensor|electric|motor|"
            "dishwasher|mower|conveyor|motorised) | (does|do) (it|the work|everything) (for|by)"
        ),
    ),
    Concept(
        domain="by hand or by machine",
        labels="drip irrigation | drip",
        said="(drip|dripper|drippers|drip hose|trickle)",
    ),
    Concept(
        domain="by hand or by machine",
        labels="sprinklers | sprinkler | overhead",
        said="(sprinkler|sprinklers|spray|overhead|misting|rain bird)",
    ),
    Concept(
        domain="by hand or by machine",
        labels="ebb and flow | flood tables | flood",
        said="(flood|ebb|trough|trays)",
    ),
)
