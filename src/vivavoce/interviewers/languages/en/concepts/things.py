"""English: concepts of times, tastes, animals, devices and help."""

from vivavoce.interviewers.answer_words import Concept

THINGS = (
    # Times of day, days and seasons.
    Concept(
        domain="times of day",
        labels="morning | mornings | in the morning | am | before noon | forenoon",
        said=(
            "before (noon|lunch|midday|work|school) | early | with (my)? coffee | "
            "(morning|mornings|am|breakfast|dawn|sunrise|first thing|crack of dawn|after "
            "the school run|elevenses|8am|9am|10am|11am|lark|sun up|school drop)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="midday | noon | lunchtime | lunch | lunch break | around noon",
        said="(lunch|lunchtime|noon|midday|twelve oclock|dinner hour|lunch break|half twelve)",
    ),
    Concept(
        domain="times of day",
        labels="afternoon | afternoons | in the afternoon | pm | after lunch",
        said=(
            "after (lunch|school|noon|midday|the school|dinner time) | "
            "(one|two|three|four|1|2|3|4) (pm|oclock|ish) | when the kids are (at|in) "
            "school | (afternoon|afternoons|teatime|tea time|siesta|mid afternoon|early "
            "afternoon|late afternoon)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="evening | evenings | in the evening | after work | eve",
        said=(
            "after (work|dinner|supper|hours|the kids|the news|tea|office hours) | "
            "(six|seven|eight|nine|6|7|8|9) (pm|in the evening|at night) | kids (are)? "
            "(in bed|asleep) | once (im|i am|were|i get) home | when i get (home|in|back)"
            " | (evening|evenings|bedtime|sunset|sundown|dusk|tonight|finished "
            "work|clocked off|knock off|candle)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="night | at night | nights | night time | overnight | late at night",
        said=(
            "(two|three|four|one|2|3|4|1) (am|in the morning|at night) | everyone (is)? "
            "asleep | after (ten|eleven|10|11|midnight) | "
            "(night|midnight|nights|nocturnal|small hours|moon|owl|insomnia|graveyard|wee"
            " hours|late night) | (everyone|everybody|house|world) (is|s)? (asleep|quiet)"
            " | dead quiet"
        ),
    ),
    Concept(
        domain="times of day",
        labels=(
            "weekday | weekdays | during the week | working days | monday to friday | in the week"
        ),
        said=(
            "(weekday|weekdays|monday|tuesday|wednesday|thursday|friday|mon|tue|wed|thu|"
            "fri|midweek|in"
            " the week|during the "
            "week|mondays|tuesdays|wednesdays|thursdays|fridays|working days|school "
            "days|work days)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="weekend | weekends | saturday or sunday | at the weekend | at weekends",
        said=(
            "when (im|i am) off | not (in|during) the week | "
            "(weekend|weekends|saturday|sunday|sat|sun|saturdays|sundays|days off|when i "
            "dont work)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="spring | springtime",
        said=(
            "when everything (grows|blooms|wakes) | "
            "(spring|april|may|march|easter|daffodils|blossom|bluebells|lambs|lambing|"
            "tulips|cherry"
            " blossom|crocuses) | (lambs|allergies start|pollen|clocks go "
            "forward|bulbs|buds|asparagus)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="summer | summertime",
        said=(
            "(summer|july|august|june|beach|hot|hottest|heat|long "
            "days|sunshine|midsummer|strawberries|school "
            "holidays|sunny|heatwave|swim|lido|barbecue) | (tourists|ice "
            "cream|swimming|holidaymakers|sunburn|july and august|midges|hosepipe)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="autumn | fall | autumn time",
        said=(
            "(autumn|fall|september|october|november|leaves|harvest|mushrooms|halloween|"
            "conkers|back"
            " to school|pumpkin|golden|bonfire) | "
            "(grape|grapes|apples|foliage|rainy|clocks go back|hunting)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="winter | wintertime",
        said=(
            "(winter|december|january|february|snow|christmas|skiing|ski|frost|cold|icy|"
            "ice|dark"
            " months|xmas|new year|snowman|fireplace) | (ski lifts|lifts "
            "open|sledge|sledging|freeze|freezes|heating on|mulled wine|snowy|icicles)"
        ),
    ),
    # Tastes: what people do, watch, hear, read.
    Concept(
        domain="tastes",
        labels="sport | sports | exercise | fitness | physical activity | gym",
        said=(
            "(football|tennis|run|running|gym|swim|swimming|cycle|cycling|rugby|yoga|"
            "hockey|basketball|jog|jogging|climbing|marathon|badminton|training|pilates|"
            "match|skiing|golf|weights|squash|cricket|volleyball|rowing)"
        ),
    ),
    Concept(
        domain="tastes",
        labels="music | concert | concerts | making music | live music",
        said=(
            "(music|guitar|piano|choir|sing|singing|band|concert|gig|gigs|song|songs|"
            "record|vinyl|drums|violin|orchestra|spotify|playlist|album|dj)"
        ),
    ),
    Concept(
        domain="tastes",
        labels="reading | books | literature | read | book",
        said=(
            "(read|reading|book|books|novel|novels|library|kindle|page|paperback|crime "
            "fiction|thriller|poetry|author)"
        ),
    ),
    Concept(
        domain="tastes",
        labels=(
            "film | films | cinema | tv | television | film and tv | series | movies | streaming"
        ),
        said=(
            "(film|films|cinema|movie|movies|netflix|series|box "
            "set|binge|tv|telly|soap|soaps|sofa|streaming|documentary|disney)"
        ),
    ),
    Concept(
        domain="tastes",
        labels="gaming | video games | games | computer games",
        said=(
            "(game|games|gaming|playstation|xbox|nintendo|steam|minecraft|console|zelda|"
            "fortnite|switch|chess)"
        ),
    ),
    Concept(
        domain="tastes",
        labels="gardening | garden | nature",
        said=(
            "(garden|gardening|allotment|roses|tomatoes|vegetables|weeding|soil|plants|"
            "veg"
            " patch|greenhouse|lawn|nature|birdwatching)"
        ),
    ),
    Concept(
        domain="tastes",
        labels="cooking | baking | cook | food",
        said=(
            "(cook|cooking|bake|baking|recipe|recipes|kitchen|cake|cakes|sourdough|curry|"
            "stew|barbecue|bread)"
        ),
    ),
    Concept(
        domain="tastes",
        labels="crafts | handicrafts | arts and crafts | diy | making things | craft",
        said=(
            "(knit|knitting|crochet|sew|sewing|woodwork|pottery|paint|painting|diy|"
            "drawing|draw|embroidery|shed|quilting|carpentry|lego|model)"
        ),
    ),
    Concept(
        domain="tastes",
        labels="travel | travelling | holidays | trips",
        said=(
            "(travel|travelling|trip|trips|holiday|abroad|beach|city "
            "break|backpacking|camper|world|explore|countries|hiking)"
        ),
    ),
    # Things at home and at hand.
    Concept(
        domain="things at home and at hand",
        labels="dog | dogs",
        said=(
            "(dog|puppy|labrador|lab|collie|terrier|poodle|spaniel|mutt|mongrel|"
            "retriever|hound|dachshund|beagle|pug|alsatian|whippet|greyhound|pup|bulldog|"
            "barks|walkies|cockapoo|husky|german"
            " shepherd) | (walk him|walk her|sheepdog|guard dog)"
        ),
    ),
    Concept(
        domain="things at home and at hand",
        labels="cat | cats",
        said=(
            "(cat|cats|kitten|tabby|moggy|siamese|kitty|ginger "
            "tom|feline|tomcat|purrs|persian|bengal|maine coon) | "
            "(moggies|moggy|mouser|kittens)"
        ),
    ),
    Concept(
        domain="things at home and at hand",
        labels="bird | birds",
        said=(
            "(budgie|parrot|canary|cockatiel|parakeet|hen|hens|chicken|chickens|duck|"
            "ducks|pigeon|bird)"
        ),
    ),
    Concept(
        domain="things at home and at hand",
        labels="fish | aquarium",
        said="(fish|goldfish|aquarium|guppy|guppies|koi|tank)",
    ),
    Concept(
        domain="things at home and at hand",
        labels="small animal | rodent | rabbit | rabbit or guinea pig | hamster | small pets",
        said="(rabbit|bunny|hamster|guinea pig|gerbil|rat|mouse|chinchilla|ferret)",
    ),
    Concept(
        domain="things at home and at hand",
        labels="reptile | reptiles | snake",
        said="(snake|lizard|gecko|tortoise|python|iguana|turtle|bearded dragon|terrarium)",
    ),
    Concept(
        domain="things at home and at hand",
        labels="horse | horses",
        said="(horse|pony|mare|stallion|stable|gelding|cob)",
    ),
    Concept(
        domain="things at home and at hand",
        labels="no pets | none | no pet",
        said="no | dont have (a|any) | landlord (wont|doesnt) | (none|allergic|havent got)",
    ),
    Concept(
        domain="things at home and at hand",
        labels="laptop | notebook",
        said="(laptop|macbook|thinkpad|chromebook|notebook|on my lap)",
    ),
    Concept(
        domain="things at home and at hand",
        labels="desktop | desktop computer | pc | computer",
        said=(
            "under (my|the) desk | (desktop|tower|pc|workstation|imac|big screen|gaming "
            "rig|computer)"
        ),
    ),
    Concept(
        domain="things at home and at hand",
        labels="smartphone | phone | mobile | mobile phone | cell phone",
        said="(phone|smartphone|mobile|iphone|android|samsung|cell|pixel|thumb|handset)",
    ),
    Concept(
        domain="things at home and at hand",
        labels="tablet | ipad",
        said="(tablet|ipad|kindle fire|surface)",
    ),
    Concept(
        domain="things at home and at hand",
        labels="paper | pen and paper | on paper | by hand | paper form | manually | manual",
        said=(
            "(paper|pen|pencil|by hand|handwritten|notebook|ledger|diary|exercise "
            "book|clipboard|form|forms|post its|sticky notes|back of an "
            "envelope|scribble|biro|card index|filofax|jotter|chalkboard|whiteboard) | "
            "(printed|print out|printout|hard copy|on paper)"
        ),
    ),
    Concept(
        domain="things at home and at hand",
        labels="spreadsheet | spreadsheets | excel",
        said=(
            "(excel|spreadsheet|spreadsheets|google "
            "sheets|sheets|pivot|csv|cells|macro|macros|numbers file)"
        ),
    ),
    Concept(
        domain="things at home and at hand",
        labels=(
            "software | special software | app | program | programme | a tool | dedicated"
            " software | application"
        ),
        said=(
            "(software|app|program|programme|system|sap|salesforce|jira|trello|notion|"
            "database|crm|tool|erp|platform|automatically|automated)"
        ),
    ),
    Concept(
        domain="things at home and at hand",
        labels="in my head | memory | from memory",
        said="(in my head|memory|remember it|by heart|all up here|in the brain)",
    ),
    # Delivery and complaints.
    Concept(
        domain="delivery and complaints",
        labels="delivery | home delivery | deliver | by courier | shipping | have it delivered",
        said=(
            "(deliver|delivery|courier|bring it|to my door|doorstep|ship|shipped|drop it "
            "off|dhl|ups|dpd|send it|home address|postman)"
        ),
    ),
    Concept(
        domain="delivery and complaints",
        labels=(
            "collection | pick up | pickup | collect | click and collect | in store "
            "pickup | self collection"
        ),
        said=(
            "(collect|pick it up|pick up|fetch|come and get|swing by|come by|ill "
            "come|click and collect|get it myself|pop in|drive over|from the shop)"
        ),
    ),
    Concept(
        domain="delivery and complaints",
        labels="refund | money back | reimbursement | refunded",
        said=(
            "want my * back | (money back|refund|refunded|reimburse|reimbursed|my "
            "money|pay me back|back on my card|cash back|credited) | (cash|money) back | "
            "(give|pay) it back | (my|the) money"
        ),
    ),
    Concept(
        domain="delivery and complaints",
        labels="replacement | exchange | new one | replace",
        said=(
            "(new one|replace|replacement|exchange|swap|another one|a working one|same "
            "again|different size|one that works|fresh one) | (send|give|get) me "
            "(one|another|a new|a fresh) | one that (actually|really|does)"
        ),
    ),
    Concept(
        domain="delivery and complaints",
        labels="repair | fix | fixed",
        said=(
            "(repair|fix|fixed|mend|mended|patch|sort it|get it working|sew|glue|make it "
            "work|put right)"
        ),
    ),
    Concept(
        domain="delivery and complaints",
        labels="voucher | store credit | credit note | gift card",
        said="(voucher|credit note|store credit|gift card|credit for|coupon)",
    ),
    # Helping hands.
    Concept(
        domain="helping hands",
        labels="clearing up | clean up | cleaning | tidying | clearing up afterwards | tidy up",
        said=(
            "(tidy|tidying|clean|cleaning|clear|clearing|wash up|washing "
            "up|sweep|sweeping|broom|mop|rubbish|bin bags|bins|litter|stack "
            "chairs|stacking|hoover|dishes|mess|scrub|dustpan)"
        ),
    ),
    Concept(
        domain="helping hands",
        labels="setting up | set up | building up | setup | preparation",
        said=(
            "(set up|setting up|put up|tables and "
            "chairs|lift|carry|marquee|tent|build|heavy "
            "lifting|decorate|decorating|hang|beforehand|day before)"
        ),
    ),
    Concept(
        domain="helping hands",
        labels="serving | bar | serving at the bar | drinks | service",
        said=(
            "(pour|pulling pints|pull pints|beer|bar|barman|barmaid|behind the "
            "bar|serve|serving|drinks|pints|tap|cocktails|waiting on)"
        ),
    ),
    Concept(
        domain="helping hands",
        labels="tickets | door | entrance | tickets and entrance | reception | admission",
        said=(
            "(door|tickets|entrance|stamp hands|wristbands|till|reception|greet|welcome "
            "people|let people in|bouncer|cash desk|gate|guest list)"
        ),
    ),
    Concept(
        domain="helping hands",
        labels=(
            "childrens corner | kids corner | looking after children | childcare | kids |"
            " children | looking after the childrens corner"
        ),
        said=(
            "(kids|children|little ones|face painting|babysit|babysitting|bouncy "
            "castle|tots|games with|storytelling|entertain)"
        ),
    ),
    Concept(
        domain="helping hands",
        labels="baking cakes | cakes | food | catering | baking | cooking | kitchen",
        said=(
            "(bake|cake|cakes|cook|cooking|sandwiches|soup|barbecue|grill|sausages|"
            "burgers|salad|kitchen|food|scones|brownies|chilli)"
        ),
    ),
    Concept(
        domain="helping hands",
        labels="driving | transport | driver | driving people",
        said="(drive|driver|van|lifts|pick people up|ferry|shuttle|minibus|chauffeur|licence)",
    ),
    Concept(
        domain="helping hands",
        labels="publicity | posters | promotion | advertising",
        said=(
            "(posters|flyers|facebook|social media|leaflets|leafleting|put the "
            "word|spread the word|website|photos|photographs|newsletter)"
        ),
    ),
    # Sizes and ordered offers are scales: see `scales.py`.
    Concept(
        domain="sizes and ordered offers are scales",
        labels="alone | independently | solo | by myself | on my own | individually | single",
        said=(
            "without (distraction|people) | nobody (around|bothering) | door "
            "(shut|closed) | (alone|by myself|on my own|solo|headphones|leave me|peace "
            "and quiet|lone wolf|my own pace|independent|in peace|left to it|own "
            "thing|just me)"
        ),
    ),
    Concept(
        domain="sizes and ordered offers are scales",
        labels="in a team | team | with others | in a group | together | group | in teams",
        said=(
            "(team|people around|with others|together|with people|group|colleagues|bounce"
            " "
            "ideas|company|others|pair|pairing|gang|collaborate|collaboration|teamwork|"
            "buddy)"
        ),
    ),
    Concept(
        domain="sizes and ordered offers are scales",
        labels="indoors | inside | indoor",
        said="(inside|indoors|indoor|roof over|warm|in the hall|dry)",
    ),
    Concept(
        domain="sizes and ordered offers are scales",
        labels="left | left hand | left handed",
        said="(left|lefty|southpaw|port)",
    ),
    Concept(
        domain="sizes and ordered offers are scales",
        labels="right | right hand | right handed",
        said="(right|righty|starboard)",
    ),
    Concept(
        domain="sizes and ordered offers are scales",
        labels="fiction | novel | novels",
        said="(novel|novels|crime|thriller|whodunit|fantasy|romance|sci fi|stories|made up)",
    ),
    Concept(
        domain="sizes and ordered offers are scales",
        labels="non fiction | biography | factual",
        said=(
            "(biography|biographies|history|memoir|memoirs|true stories|facts|popular "
            "science|self help|real life)"
        ),
    ),
)
