"""English: concepts of clothes, parts of the body, feelings and positions in a team."""

from vivavoce.interviewers.answer_words import Concept

BODIES = (
    # Clothes.
    Concept(
        domain="clothes",
        labels="shoes | footwear",
        said=(
            "(shoes|boots|trainers|sandals|heels|sneakers|slippers|wellies|loafers|pumps|brogues)"
        ),
    ),
    Concept(
        domain="clothes",
        labels="trousers | jeans | bottoms",
        said="(jeans|trousers|chinos|leggings|pants|shorts|joggers|cords|slacks)",
    ),
    Concept(
        domain="clothes",
        labels=(
            "shirts | tops | t shirts | shirts and blouses | tops and shirts | jumpers | knitwear"
        ),
        said=(
            "(shirt|shirts|blouse|tee|tees|tshirt|jumper|jumpers|sweater|hoodie|cardigan|"
            "top|tops|pullover|polo|fleece)"
        ),
    ),
    Concept(
        domain="clothes",
        labels="coats | jackets | coats and jackets | jackets and coats | outerwear",
        said="(coat|jacket|parka|anorak|raincoat|blazer|mac|windbreaker|puffer)",
    ),
    Concept(
        domain="clothes",
        labels="dresses | skirts | dresses and skirts",
        said="(dress|dresses|skirt|skirts|gown|frock)",
    ),
    Concept(
        domain="clothes",
        labels="accessories",
        said=(
            "(belt|scarf|hat|gloves|bag|handbag|tie|jewellery|sunglasses|earrings|watch|cap|beanie)"
        ),
    ),
    Concept(
        domain="clothes",
        labels="underwear | socks",
        said="(underwear|socks|pants|bra|tights|knickers|boxers)",
    ),
    # Parts of the body.
    Concept(
        domain="parts of the body",
        labels="back | lower back | spine",
        said="(back|spine|lumbar|lumbago|disc|sciatica|coccyx)",
    ),
    Concept(
        domain="parts of the body",
        labels="neck | shoulder | neck or shoulder | neck and shoulders | shoulders",
        said="(neck|shoulder|shoulders|collarbone|nape)",
    ),
    Concept(
        domain="parts of the body",
        labels="knee | knees | leg | legs | knee or leg",
        said="(knee|knees|kneecap|leg|legs|thigh|calf|hamstring|shin|meniscus)",
    ),
    Concept(
        domain="parts of the body",
        labels="foot | feet | ankle | foot or ankle",
        said="(foot|feet|ankle|toe|toes|heel|sole|achilles)",
    ),
    Concept(
        domain="parts of the body",
        labels="hand | wrist | hand or wrist | hands | arm | arms",
        said="(hand|wrist|fingers|finger|thumb|knuckles|carpal|elbow|arm|forearm|palm)",
    ),
    Concept(
        domain="parts of the body",
        labels="head | headache",
        said="(head|headache|migraine|temples|forehead|skull|migraines)",
    ),
    Concept(
        domain="parts of the body",
        labels="stomach | abdomen | belly | tummy",
        said="(stomach|tummy|belly|gut|guts|abdomen|bowels)",
    ),
    Concept(
        domain="parts of the body",
        labels="chest | heart",
        said="(chest|heart|ribs|breastbone|lungs)",
    ),
    Concept(
        domain="parts of the body",
        labels="hip | hips",
        said="(hip|hips|groin|pelvis)",
    ),
    Concept(
        domain="parts of the body",
        labels="eyes | eye",
        said="(eye|eyes|eyelid|vision|eyesight)",
    ),
    Concept(
        domain="parts of the body",
        labels="ears | ear | hearing",
        said="(ear|ears|hearing|eardrum|tinnitus)",
    ),
    Concept(
        domain="parts of the body",
        labels="teeth | tooth | mouth",
        said="(tooth|teeth|gums|molar|jaw|wisdom tooth|filling)",
    ),
    # How somebody feels.
    Concept(
        domain="feelings",
        labels="happy | cheerful | good | glad | content",
        said=(
            "(happy|glad|delighted|chuffed|cheerful|over the moon|cloud "
            "nine|smiling|thrilled|great|content|pleased|beaming)"
        ),
    ),
    Concept(
        domain="feelings",
        labels="sad | unhappy | down | depressed",
        said=(
            "(sad|down|blue|unhappy|crying|cried|tearful|tears|low|miserable|heartbroken|"
            "gutted|in the dumps)"
        ),
    ),
    Concept(
        domain="feelings",
        labels="angry | annoyed | frustrated | irritated",
        said=(
            "(angry|furious|livid|annoyed|cross|fuming|seething|mad|irritated|fed "
            "up|frustrated|hopping mad)"
        ),
    ),
    Concept(
        domain="feelings",
        labels="anxious | nervous | worried | afraid | stressed | tense",
        said=(
            "(sweaty|sweat|trembling|knees knocking|sick to my "
            "stomach|nervous|anxious|worried|worry|scared|afraid|butterflies|tense|stressed|on "
            "edge|jittery|panic|panicky|dread|dreading|frightened|shaking)"
        ),
    ),
    Concept(
        domain="feelings",
        labels="calm | relaxed | at ease",
        said=(
            "cool as a cucumber | (take|takes) it in my stride | "
            "(calm|relaxed|chilled|chill|zen|at ease|peaceful|serene|laid back|unfazed)"
        ),
    ),
    Concept(
        domain="feelings",
        labels="excited | looking forward",
        said="(excited|cant wait|looking forward|buzzing|pumped|counting the days)",
    ),
    Concept(
        domain="feelings",
        labels="tired | exhausted",
        said=(
            "(tired|knackered|exhausted|shattered|worn out|drained|sleepy|dead on my feet|wiped)"
        ),
    ),
    Concept(
        domain="feelings",
        labels="bored",
        said="(bored|boring|watching paint|yawn|yawning)",
    ),
    # Positions in a team.
    Concept(
        domain="positions in sport",
        labels="goalkeeper | goal | keeper | in goal",
        said=(
            "(goalie|keeper|goalkeeper|gk|gloves|netminder) | in (goal|goals|the goal|nets) | "
            "between the (posts|sticks) | in the (net|nets)"
        ),
    ),
    Concept(
        domain="positions in sport",
        labels="defender | defence | back | centre back | full back | defense",
        said=(
            "(defender|defence|defend|centre half|centre back|full back|left back|right "
            "back|at the back|sweeper|wing back|fullback|stopper)"
        ),
    ),
    Concept(
        domain="positions in sport",
        labels="midfielder | midfield | middle",
        said=(
            "(midfield|midfielder|playmaker|number ten|holding|box to box|engine room|middle "
            "of the park)"
        ),
    ),
    Concept(
        domain="positions in sport",
        labels="striker | forward | attacker | attack | winger",
        said=(
            "(striker|forward|attack|attacker|winger|wing|up front|upfront|number nine|centre "
            "forward|poacher) | score (the)? goals"
        ),
    ),
)
