"""English: concepts of tastes, animals and devices."""

from vivavoce.interviewers.answer_words import Concept

THINGS = (
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
            "sheets|google sheet|sheets|pivot|csv|cells|macro|macros|numbers file)"
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
)
