"""English: concepts of meals, meat, crops, drinks, shops and allergies."""

from vivavoce.interviewers.answer_words import Concept

PROVISIONS = (
    # Meals.
    Concept(
        domain="meals",
        labels="breakfast | morning meal",
        said=(
            "(brekkie|brekky|breakfast|porridge|cereal|cornflakes|toast|muesli) | "
            "(morning|first) (meal|one|thing) | in the (morning|mornings) | before "
            "(work|school)"
        ),
    ),
    Concept(
        domain="meals",
        labels="lunch | midday meal | luncheon",
        said=(
            "(lunch|lunchtime|luncheon|sandwich|sandwiches|packed lunch) | (midday|noon) | "
            "lunch (break|hour) | at my desk"
        ),
    ),
    Concept(
        domain="meals",
        labels="dinner | evening meal | supper | tea",
        said=(
            "(dinner|supper|tea|teatime|tea time) | evening (meal|one) | in the evening | "
            "(last|main) meal"
        ),
    ),
    Concept(
        domain="meals",
        labels="snack | snacks | snacks between meals",
        said="(snack|snacks|nibble|nibbles|crisps|biscuit|biscuits|elevenses)",
    ),
    Concept(
        domain="meals",
        labels="brunch",
        said="brunch",
    ),
    # Kinds of meat and fish.
    Concept(
        domain="meat",
        labels="beef",
        said=(
            "(beef|steak|steaks|brisket|sirloin|ribeye|rump|mince|cow|burgers|fillet|"
            "oxtail|rib eye)"
        ),
    ),
    Concept(
        domain="meat",
        labels="pork",
        said="(pork|pig|bacon|ham|gammon|sausages|sausage|crackling|chops|belly|loin)",
    ),
    Concept(
        domain="meat",
        labels="poultry | chicken | chicken or turkey | fowl",
        said="(chicken|chickens|turkey|turkeys|duck|ducks|goose|hen|drumsticks|wings|thighs)",
    ),
    Concept(
        domain="meat",
        labels="lamb | mutton | lamb or mutton",
        said="(lamb|lambs|mutton|sheep|hogget)",
    ),
    Concept(
        domain="meat",
        labels="game | venison",
        said="(venison|deer|pheasant|rabbit|boar|grouse)",
    ),
    Concept(
        domain="meat",
        labels="fish | seafood",
        said="(fish|salmon|cod|haddock|trout|mackerel|prawns|tuna|mussels|crab)",
    ),
    # Crops.
    Concept(
        domain="crops",
        labels="maize | corn | sweetcorn",
        said="(corn|maize|sweetcorn|cobs)",
    ),
    Concept(
        domain="crops",
        labels="wheat | winter wheat | cereals | grain",
        said="(wheat|spelt|durum)",
    ),
    Concept(
        domain="crops",
        labels="barley",
        said="(barley|malting)",
    ),
    Concept(
        domain="crops",
        labels="oats",
        said="oats",
    ),
    Concept(
        domain="crops",
        labels="rye",
        said="rye",
    ),
    Concept(
        domain="crops",
        labels="potatoes | potato",
        said="(spuds|tatties|potatoes|potato|taters|maris piper)",
    ),
    Concept(
        domain="crops",
        labels="grassland | pasture | grass | meadow",
        said="(grass|hay|silage|grazing|pasture|meadow|meadows|paddock|paddocks|clover)",
    ),
    Concept(
        domain="crops",
        labels="rapeseed | oilseed rape | rape | canola",
        said="(rape|rapeseed|canola|osr)",
    ),
    Concept(
        domain="crops",
        labels="vegetables | veg",
        said=(
            "(vegetables|veg|carrots|cabbage|cabbages|onions|leeks|beans|peas|lettuce|"
            "courgettes|pumpkins|beetroot|kale|sprouts|broccoli|turnips)"
        ),
    ),
    Concept(
        domain="crops",
        labels="fruit | orchard | fruit trees",
        said=("(fruit|apples|pears|plums|cherries|orchard|strawberries|raspberries|berries|apple)"),
    ),
    Concept(
        domain="crops",
        labels="sugar beet | beet",
        said="(beet|beets)",
    ),
    Concept(
        domain="crops",
        labels="vines | grapes | vineyard",
        said="(grapes|vines|vineyard|wine|riesling|pinot)",
    ),
    # Drinks.
    Concept(
        domain="drinks",
        labels="coffee",
        said="(coffee|espresso|latte|cappuccino|flat white|americano|macchiato|mocha|filter)",
    ),
    Concept(
        domain="drinks",
        labels="tea",
        said="(tea|cuppa|brew|earl grey|chai|builders|chamomile|peppermint|darjeeling|assam)",
    ),
    Concept(
        domain="drinks",
        labels="water | still water | mineral water | tap water | sparkling water",
        said="(water|sparkling|tap|fizzy water|still)",
    ),
    Concept(
        domain="drinks",
        labels="juice | fruit juice | orange juice",
        said="(juice|oj|smoothie|squash)",
    ),
    Concept(
        domain="drinks",
        labels="soft drink | soft drinks | lemonade | cola",
        said="(coke|cola|pepsi|lemonade|fanta|sprite|fizzy|pop|soda|red bull|irn bru)",
    ),
    Concept(
        domain="drinks",
        labels="beer | ale | lager",
        said="(beer|pint|lager|ale|ipa|stout|guinness|bitter|pilsner|cider)",
    ),
    Concept(
        domain="drinks",
        labels="wine | red wine | white wine",
        said="(wine|merlot|chardonnay|riesling|prosecco|rioja|plonk|pinot|champagne|bubbly)",
    ),
    Concept(
        domain="drinks",
        labels="spirits | cocktails",
        said=("(gin|whisky|whiskey|vodka|rum|brandy|cocktail|cocktails|mojito|g and t|schnapps)"),
    ),
    Concept(
        domain="drinks",
        labels="milk | hot chocolate | cocoa",
        said="(milk|cocoa|hot chocolate|ovaltine|milkshake)",
    ),
    # Where people shop.
    Concept(
        domain="where people shop",
        labels="supermarket | supermarkets | discounter",
        said=(
            "(supermarket|tesco|tescos|aldi|lidl|asda|sainsburys|waitrose|morrisons|rewe|"
            "edeka|walmart|discounter|big shop)"
        ),
    ),
    Concept(
        domain="where people shop",
        labels=(
            "market | weekly market | farmers market | farm shop | farmers | directly from the farm"
        ),
        said=(
            "(market|stall|stalls|stallholder|farm shop|farmer|farmers|greengrocer|honesty "
            "box|veg box)"
        ),
    ),
    Concept(
        domain="where people shop",
        labels=(
            "corner shop | local shop | small shops | shop round the corner | specialist shop "
            "| independent shops"
        ),
        said=(
            "(corner shop|round the corner|village "
            "shop|butcher|butchers|baker|bakers|bakery|fishmonger|newsagent|spar|deli|kiosk)"
        ),
    ),
    Concept(
        domain="where people shop",
        labels="online | online shop | internet | delivery | delivered",
        said="(online|internet|ocado|amazon|website|app|delivered|click|ebay|zalando)",
    ),
    Concept(
        domain="where people shop",
        labels="department store | shopping centre | high street | mall",
        said=("(department store|shopping centre|mall|high street|john lewis|marks|ikea|primark)"),
    ),
    Concept(
        domain="where people shop",
        labels="second hand | charity shop | flea market",
        said=(
            "(charity shop|flea market|vinted|oxfam|second hand|thrift|jumble|hand me "
            "downs|car boot|ebay)"
        ),
    ),
    Concept(
        domain="where people shop",
        labels="i grow my own | own garden | grow it myself",
        said="(allotment|garden|grow|greenhouse|homegrown|backyard|raised beds)",
    ),
    # What people cannot stand.
    Concept(
        domain="allergies",
        labels="pollen | hay fever",
        said="(pollen|hay fever|hayfever|birch|grass|sneeze|sneezing|spring|trees|ragweed)",
    ),
    Concept(
        domain="allergies",
        labels="nuts | peanuts",
        said="(nut|nuts|peanut|peanuts|almonds|hazelnuts|walnuts|cashews|satay|snickers)",
    ),
    Concept(
        domain="allergies",
        labels="animals | pets | animal hair | pet hair",
        said="(cat|cats|dog|dogs|fur|hair|horses|horse|hamster|animals)",
    ),
    Concept(
        domain="allergies",
        labels="milk | dairy | lactose",
        said="(milk|lactose|dairy|cheese|cream|yoghurt|ice cream)",
    ),
    Concept(
        domain="allergies",
        labels="gluten | wheat",
        said="(gluten|bread|wheat|coeliac|pasta|flour)",
    ),
    Concept(
        domain="allergies",
        labels="dust | dust mites | mould",
        said="(dust|dusty|mites|mould|carpets|carpet|hoovering)",
    ),
    Concept(
        domain="allergies",
        labels="medication | penicillin | medicines",
        said="(penicillin|antibiotics|ibuprofen|aspirin|medicine|medication)",
    ),
    Concept(
        domain="allergies",
        labels="bee or wasp stings | insect stings | insects",
        said="(bee|bees|wasp|wasps|sting|stings|stung|hornet|insect|epipen)",
    ),
    Concept(
        domain="allergies",
        labels="seafood | fish | shellfish",
        said="(shellfish|prawn|prawns|fish|mussels|crab|lobster|seafood|shrimp)",
    ),
    Concept(
        domain="allergies",
        labels="no allergies | no allergy",
        said="(none|nothing) | (eat|touch) anything",
    ),
)
