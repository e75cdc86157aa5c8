"""English: concepts of food, habits and pain."""

from vivavoce.interviewers.answer_words import Concept

HEALTH = (
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
            " (cramps|ill|sick|pain|bloated|trouble|upset|upsets|stomach) | "
            "(milk|cream|cheese|dairy|yoghurt) (doesnt|does not|dont|and i) "
            "(agree|like|sit)"
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
