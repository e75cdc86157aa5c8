"""English: words for sizes, judgements, tastes and kinds of things.

Each entry is one idea; an option has it when one of its labels holds one of the words.
"""

PREFERENCES = (
    "ebook | e book | kindle | e reader | digital edition",
    "north | northern | scottish border | up north",
    (
        "indifferent | couldnt care less | could care less | dont care | not bothered | dont "
        "mind | neutral"
    ),
    "short | brief | quick | concise | briefly",
    "long | detailed | in depth | lengthy | full version",
    "low | little | minimal | cheap | lowest | budget | cheapest | economical",
    "high | highest | top | maximum | premium | expensive | most expensive",
    (
        "basic | standard | simple | free plan | free | entry | starter | normal one | "
        "ordinary | economy"
    ),
    "premium | pro | deluxe | first class | luxury | top tier | all inclusive",
    "single | one | single room | just me | alone | by myself | on my own",
    "double | two | twin | couple | with my wife | with my husband | pair",
    "group | team | several people | together | with others | with colleagues | colleagues",
    "alone | by myself | on my own | solo | individually | individual | independently | me time",
    "all | everything | the lot | whole | entire | all of them | all of it",
    (
        "none | nothing | neither | no thanks | not any | zero | nope | dont need | dont want | "
        "no need | i dont | i wont | dont have | never"
    ),
    "other | something else | another | different | none of these | none of the above | not listed",
    (
        "in favour | favour | for | support | for it | all for it | pro | in favor | agree | "
        "approve | good idea | supportive"
    ),
    (
        "against | oppose | opposed | disagree | anti | stopping it | not in favour | "
        "disapprove | bad idea | terrible idea | awful idea | stupid idea | object | dead against"
    ),
    (
        "undecided | unsure | on the fence | neutral | no opinion | cant decide | dont mind | "
        "torn | jury is out | havent made up my mind"
    ),
    (
        "too early to say | too soon | give it time | time will tell | wait and see | few more "
        "years | ask me in a year | before judging"
    ),
    "right decision | good decision | right call | right move | sensible | best thing",
    "mistake | wrong decision | wrong | error | blunder | bad decision | regret",
    (
        "pay | salary | money | wage | wages | paid | income | better paid | remuneration | pay "
        "packet | more cash | peanuts"
    ),
    (
        "commute | travel | distance | too far | journey | drive there | each way | traffic | "
        "long drive | travel time | miles away"
    ),
    (
        "health | ill | sick | illness | back problem | burnout | burnt out | doctor | injury | "
        "medical | stress"
    ),
    (
        "contract ended | laid off | redundant | redundancy | let go | ended | ran out | wasnt "
        "renewed | company closed | fired | sacked"
    ),
    "management | boss | manager | bosses | my supervisor | leadership | toxic",
    "family | kids | children | baby | personal reasons | maternity | moved house",
    "career | growth | promotion | progress | advancement | new challenge | development | dead end",
    "culture | atmosphere | people | colleagues | team | environment | vibe",
    "price | cost | expensive | cheaper | costs | money | budget | cheap | affordable",
    "quality | well made | craftsmanship | durability | lasts",
    (
        "speed | performance | slow | fast | loading | takes ages | lag | laggy | forever to "
        "load | to load | quick | sluggish"
    ),
    (
        "design | look and feel | looks | ugly | layout | colours | interface | aesthetics | "
        "appearance | style"
    ),
    "features | functionality | functions | options | can do more | capabilities",
    "support | help | service | customer service | hotline | assistance",
    "reliability | reliable | crashes | stability | bugs | buggy | uptime | breaks",
    "security | privacy | safe | safety | secure | data protection",
    "location | near | close by | round the corner | convenient | nearby | proximity",
    "new | brand new | like new | mint | unused | never used | pristine",
    "used | second hand | secondhand | pre owned | worn | some wear | scratches",
    "scrap | for parts | parts | write off | broken | dead | for bits | spares | rusted",
    "good | fine | decent | ok | okay | alright | well",
    "bad | poor | terrible | awful | bad shape",
    "vegetarian | veggie | no meat | dont eat meat | meat free | veggies",
    (
        "vegan | comes from an animal | no eggs | no milk | nothing from animals | plant "
        "based | no animal products | no dairy"
    ),
    "pescatarian | fish but no meat | only fish | pescetarian",
    (
        "everything | omnivore | i eat everything | anything | meat eater | meat | carnivore | "
        "no restrictions | eat anything | no diet"
    ),
    "gluten free | coeliac | celiac | no gluten",
    "halal | muslim",
    "kosher | jewish",
    "coffee | espresso | latte | cappuccino | flat white | americano | cuppa joe | filter",
    "tea | cuppa | earl grey | chai | brew | builders",
    "water | tap water | sparkling | still",
    "beer | pint | lager | ale | ipa",
    "wine | red | white | merlot | prosecco",
    "juice | orange juice | oj",
    "black | no milk | without milk",
    "cows milk | dairy | cow | semi skimmed | whole milk | full fat | skimmed | normal milk",
    "oat | oat milk | oatly",
    "soy | soya | soy milk",
    "almond | almond milk",
    "potatoes | potato | spuds | tatties",
    "rape | rapeseed | canola",
    "meat | beef | steak | chicken | pork | lamb",
    "fish | salmon | cod | seafood",
    (
        "dog | puppy | labrador | hound | terrier | spaniel | pooch | collie | retriever | "
        "pup | poodle"
    ),
    "cat | kitten | kitty | tabby | moggy | siamese | feline",
    "rabbit | bunny",
    "bird | parrot | budgie | canary | parakeet",
    "mixed breed | mutt | mongrel | cross | crossbreed | bit of everything | heinz 57",
    "horse | pony | mare",
    "woman | female | f | lady | she her | girl | she",
    "man | male | m | guy | bloke | he him | gentleman | dude | he",
    "non binary | nonbinary | enby | they them | genderqueer | nb",
    "sharp | stabbing | jabbing | knife | like a needle | shooting | piercing",
    "dull | aching | ache | achy | throbbing",
    "burning | like fire | burns | on fire | stinging",
    "tingling | pins and needles | prickly | numb | prickling",
    "left | left hand | left handed | leftie | southpaw | lefty",
    "right | right hand | right handed | righty",
    "window | look out | view | by the window",
    "aisle | legroom | long legs | stretch my legs | gangway",
    "middle | in the middle | centre | between",
    "red | blood | tomato | fire engine | crimson | scarlet | burgundy | maroon | ruby | reds",
    "blue | navy | azure | turquoise | sky | cobalt | indigo | blues | teal | ocean | sea | denim",
    "green | grass | leaves | olive | emerald | lime | khaki | forest | greens",
    "yellow | sunflower | sun | gold | golden | mustard | lemon",
    "black | coal | night | dark | jet | charcoal | ebony",
    "white | milk | ivory | cream | snow | off white",
    "grey | gray | silver | slate",
    "brown | tan | beige | chocolate | chestnut",
    "orange | tangerine | amber",
    "purple | violet | lilac | lavender | mauve",
    "pink | rose | fuchsia | magenta",
    "light | bright | pale",
    "dark | dark mode | night mode",
    "english | british | american",
    "spanish | castellano | espanol",
    "german | deutsch",
    "french | francais",
    "chinese | mandarin | cantonese",
    "estonian | eesti",
    "russian",
    (
        "christian | catholic | protestant | church | anglican | baptist | methodist | "
        "lutheran | orthodox"
    ),
    "atheist | no religion | not religious | agnostic | none",
    "muslim | islam",
    "north | northern | up north",
    "south | southern | down south",
    "east | eastern",
    "west | western",
    "north america | usa | us | america | united states | canada | states",
    "europe | european | eu",
    "uk | united kingdom | britain | england | scotland | wales | london",
    "asia | japan | china | india | korea",
    "music | live music | concert | concerts | band | bands | gig | gigs | songs | listening",
    "sport | sports | football | tennis | running | gym | soccer | rugby",
    "food | meal | food stalls | eating | dumplings | cuisine | catering | snacks",
    "film | films | movie | movies | cinema",
    "news | headlines | current affairs | politics",
    "puzzle | puzzles | crossword | sudoku",
    "culture | arts | art | theatre | museum | exhibitions",
    "talk | talks | lecture | lectures | readings | speech | panel",
    "children | kids | childrens programme | for kids | little ones",
    "lorry | truck | hgv | lorries",
    "delivery | deliver | delivered | courier | bring it | shipped | to my door | ship it",
    "collection | pick up | pickup | collect | click and collect | pick it up | fetch",
    "refund | money back | my money | reimburse | reimbursement",
    "replacement | replace | exchange | new one | swap",
    "repair | fix | fixed | mend | mended",
    "cancel | cancelled | call it off",
    (
        "postponed | put off | put it off | delayed | later date | rescheduled | pushed back | "
        "adjourned"
    ),
    "agreement | agreed | deal | shook hands | signed | settled | consensus",
    "without a result | nothing | inconclusive | no agreement | stalemate | deadlock | broke down",
    "rain | rain only | rainwater | the sky | natural rainfall",
    "drip | drip irrigation | drippers | irrigation",
    "hose | hosepipe | sprinkler",
    "watering can | can",
    "prototype | demo | mvp | working demo | beta | pilot version",
    "idea | concept | on paper | napkin | just an idea | sketch",
    "revenue | first customers | paying customers | sales | first sale | earning",
    "scaling | scaling up | growing fast | expanding | growth stage | hiring like mad",
    "introvert | shy | quiet | introverted | timid | hides",
    "extrovert | outgoing | sociable | extroverted",
    "yes | yeah | yep | sure | definitely | of course | absolutely | certainly",
    "no | nope | nah | never | not at all | no way | definitely not | absolutely not",
    "maybe | perhaps | possibly | not sure | might | dont know yet | could be",
    "not yet | planning to | soon | in progress | working on it | on my to do list | intend to",
    (
        "individual | each of us | each teacher | up to each | everyone decides for "
        "themselves | every teacher"
    ),
    "department | dept | faculty | team decides",
    "head teacher | principal | headmaster | headmistress | the head",
    (
        "family | relatives | sister | brother | mum | mother | parents | aunt | my sister | "
        "granny | cousin"
    ),
    "sitter | pet sitter | paid sitter | dog walker",
    "kennel | cattery | boarding | kennels",
    "studio | workshop space",
    "club | society | makerspace | association",
    "shop | store | high street | supermarket | brick and mortar | market",
    "school | at school | campus | classroom",
    "outdoors | outside | fresh air | open air | garden | park | terrace | patio | balcony",
    "indoors | inside",
    "tiles | slate | tiled",
    "thatch | thatched | straw | reed",
    "metal | corrugated | tin | iron | steel",
    "trunk based | trunk | main | master | straight to main | commit to main",
    "git flow | gitflow | release branches | develop branch",
    "fork | forking | forks",
    "caesarean | c section | section | caesarian | cesarean",
    "natural | vaginal | normal birth",
    "assisted | forceps | vacuum | ventouse",
    "conservative | tory | tories",
    "labour | labor",
    "liberal | lib dem | lib dems | libdem",
    "green | greens | green party",
    "early riser | morning person | lark | early bird",
    "night owl | evening person | owl",
    "quick | fast | speedy | rapid",
    "careful | thorough | cautious | carefully",
    "written | in writing | writing | write | document | docs",
    "spoken | verbal | orally | talk | talking | conversation | speak",
    "daily standup | standup | stand up | scrum",
    "directly | straight | blunt | frank | upfront | candid | honest",
    (
        "sometimes | on and off | off and on | now and then | now and again | occasionally | "
        "once in a while | every so often | from time to time"
    ),
    "street | road | kerb | curb | roadside | right outside | pavement | lay by",
    "son | lad | my boy | my eldest | my youngest",
    "too hard | hard as | like a board | on a board | like concrete | like a rock | rock hard",
    "too soft | like a marshmallow | sink into | sink in | saggy | sags | squishy",
    "always | every time | without fail | each time | without exception",
    "ground floor | downstairs | at street level",
    "lost | never turned up | never arrived | never came | went astray | vanished | disappeared",
    "cafe | café | coffee shop | cake | cakes | scones | coffee and cake",
)
