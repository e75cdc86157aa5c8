"""English: concepts of what matters most in a thing."""

from vivavoce.interviewers.answer_words import Concept

WISHES = (
    # What matters most in a thing.
    Concept(
        domain="what matters most in a thing",
        labels=(
            "price | cost | affordable | low cost | cheap | low price | costs | value for"
            " money | affordability | inexpensive | money"
        ),
        said=(
            "(cheap|cheaper|cheapest|price|priced|cost|costs|affordable|budget|bargain|"
            "money|penny|pennies|purse|wallet|spend|skint|deal|discount|expensive|dear|"
            "afford|low"
            " cost|inexpensive|value|arm and a leg|break the bank|break the "
            "bank|shoestring|cant afford) | (penny|pound|euro|cent) | (cant|dont) "
            "(afford|want to pay|spend) | (bank|overdraft|tight) | how much | {n} "
            "(euros|pounds|dollars|quid) (more|less|cheaper|max)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "speed | fast | quick | quick response times | performance | quickness | "
            "rapid | fast delivery | response time"
        ),
        said=(
            "takes (ages|forever|so long|an age) | "
            "(fast|faster|fastest|speed|speedy|quick|quickly|quicker|snappy|instant|"
            "instantly|in"
            " "
            "seconds|lightning|slow|lag|laggy|waiting|wait|hang|hanging|responsive|rapid|"
            "wait"
            " around|spinning|load|loads|no delay|next day)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "ease of use | easy to use | easy | usability | simple | simplicity | user "
            "friendly | user friendliness | simple to use | easy handling"
        ),
        said=(
            "without (a)? (manual|training) | my "
            "(gran|granny|nan|mum|mother|dad|grandmother|grandma) "
            "(can|could|gets|has|understands) | even (i|my|the|roger|grandma) | "
            "(easy|easily|easier|simple|simpler|intuitive|idiot proof|foolproof|user "
            "friendly|straightforward|no manual|clicks|uncomplicated|plug and play|self "
            "explanatory|gets it|understand it|child could|complicated|fiddly) | {my} "
            "(nan|gran|granny|nana|mum|mother|dad|father|grandma|grandad|grandpa|parents|"
            "kids|boss|five"
            " year old|old man|husband|wife) … "
            "(use|work|operate|understand|get|manage|handle|cope) | (even|that) (a "
            "child|i|an idiot|monkeys|anyone|anybody|everyone|technophobes) … "
            "(use|work|understand|get|operate) | without (thinking|reading|training|a "
            "manual|asking) | (no|without) (training|manual|instructions) | "
            "(three|two|one|few) clicks | (dont|without|no|not|never|hate) … "
            "(manual|manuals|instructions|training|phd|degree|tutorials) | "
            "(read|reading|study) (a|the|any) manual | manual | {my} "
            "(nan|gran|mum|dad|mother|grandma) must | (dont|without|never|hate|no) … "
            "(read|reading|study|studying) (a|the|any) manual"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "security | secure | safe | data protection | privacy | safety | safety and security"
        ),
        said=(
            "(safe|safely|safety|secure|security|privacy|private|gdpr|hacked|hackers|"
            "hack|leak|leaks|breach|encrypted|encryption|data"
            " "
            "protection|passwords|confidential|stolen|protected|accident|accidents|"
            "airbags|trust)"
            " | (kids|children|little ones|three little ones|baby|family) in (the|it) | "
            "seat belts | airbag | crash test | (sleep|rest) easy | nobody (can)? "
            "(read|see|get|steal|break)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "reliability | reliable | stability | stable | dependable | durability | "
            "durable | longevity"
        ),
        said=(
            "never (fails|breaks|lets) | last (a|for) | "
            "(reliable|reliability|crash|crashes|crashing|dependable|works "
            "every|stable|uptime|down|durable|lasts|break|breaks|breaking|breaks "
            "down|break down|bugs|buggy|fall apart|falls apart|solid|built "
            "to|robust|always works|count on|let me down) | (starts|works|runs) "
            "(every|always|in winter|when) | (dont|not|never) (want|have) (to)? "
            "(call|ring) (a|the) (mechanic|engineer|helpdesk) | (turn|turns|show) up "
            "(when|on time|every) | (keep|keeps) (their|its|your|his) (word|promises) | "
            "when they say"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels="quality | high quality | good quality | craftsmanship | workmanship",
        said=(
            "(quality|well made|craftsmanship|handmade|finish|materials|excellence|well "
            "built|proper|decent stuff|good stuff|best there is) | (last|lasts|lasting) "
            "(years|longer|a lifetime|forever) | done (well|right|properly) | "
            "(well|properly) done | (do|doing) it (right|properly|well) | (dont|not) mind"
            " (paying|waiting) | get what you pay for"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "design | look and feel | appearance | looks | style | beautiful | aesthetics | look"
        ),
        said=(
            "(pretty|beautiful|ugly|looks|look "
            "nice|design|style|stylish|colour|colours|layout|elegant|modern|gorgeous|"
            "aesthetic|dated|nineties|eyesore|handsome|sleek|good"
            " looking)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "features | functionality | many features | functions | range of functions | "
            "more features | range"
        ),
        said=(
            "(features|functions|functionality|options|does everything|all the "
            "bells|whistles|integrations|capabilities|can do more|dark "
            "mode|export|import|missing|choice of|selection|variety)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels="support | customer service | service | help | good support | customer support",
        said=(
            "(support|service|hotline|help|helpful|helpdesk|answered|friendly|staff|"
            "someone"
            " picks up|human being|reply|replies)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels=(
            "environment | sustainable | sustainability | eco friendly | environmental | "
            "climate | environmentally friendly | organic"
        ),
        said=(
            "(green|planet|eco|environment|environmental|sustainable|organic|co2|carbon|"
            "climate|recycled|recyclable|plastic"
            " free|emissions|footprint|nature|polar bears|future "
            "generations|grandchildren) | (trees|forest|glaciers|air|kids "
            "future|solar|wind|electric|green)"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels="taste | flavour | tasty",
        said="(taste|tasty|tastes|flavour|delicious|yummy|yum)",
    ),
    Concept(
        domain="what matters most in a thing",
        labels="nearby | location | close by | convenience | proximity | convenient | near home",
        said=(
            "(near|nearby|close|round the corner|around the corner|next "
            "door|convenient|walking distance|on my way|location|local|five "
            "minutes|doorstep|handy|down the road|across the road|opposite) | "
            "(from|near|to) my (front)? (door|house|home|flat) | {n} "
            "(minutes|mins|steps|metres) (from|away|to) | (bus|tram|train|bike) ride from"
        ),
    ),
    Concept(
        domain="what matters most in a thing",
        labels="habit | always have | tradition | always used it",
        said=(
            "my (mum|dad|family|parents) (always|bought|used) | (always|habit|used to "
            "it|tradition|creature of habit|never thought|grew up with)"
        ),
    ),
)
