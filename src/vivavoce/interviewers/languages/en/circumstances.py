"""English: words for how people live, work, travel and pay.

Each entry is one idea; an option has it when one of its labels holds one of the words.
"""

CIRCUMSTANCES = (
    (
        "car | by car | drive | driving | automobile | my own car | behind the wheel | van | "
        "drove | motor"
    ),
    (
        "bus | coach | by bus | tram | public transport | the tube | metro | subway | "
        "underground | transit"
    ),
    "train | rail | by train | commuter train | railway",
    "bicycle | bike | cycle | cycling | pedal | by bike | push bike | ebike | cyclist | biking",
    "walk | on foot | foot | walking | by foot | shanks pony | stroll | legs",
    "motorbike | motorcycle | scooter | moped | vespa",
    "plane | fly | flight | air | flying | airplane",
    "taxi | cab | uber | lyft | ride hailing",
    (
        "remote | from home | home office | wfh | telework | work from home | working from "
        "home | remotely | at home | home | my kitchen | kitchen table | sofa | couch | spare "
        "room | fully remote"
    ),
    (
        "office | on site | onsite | in person | at the office | in office | desk at work | on "
        "premises | headquarters | hq"
    ),
    (
        "hybrid | half the time | other half | mix | mixture | mixed | bit of both | a bit of "
        "both | both | half and half | some days | combination | partly"
    ),
    (
        "full time | fulltime | 40 hours | full week | five days a week | 9 to 5 | nine to "
        "five | whole shebang | 37 5 hrs | 40 hrs"
    ),
    (
        "part time | parttime | half time | half days | 20 hours | two days a week | three days "
        "a week | reduced hours | mornings only"
    ),
    "permanent | indefinite | open ended | unlimited contract",
    "temporary | temp | fixed term | limited contract | seasonal",
    (
        "freelance | self employed | self employment | contractor | my own business | own "
        "boss | my own boss | sole trader | own company | freelancer | run my own | business "
        "owner | consultant | gig"
    ),
    "employed | employee | on the payroll | have a job | salaried | working for | work for",
    (
        "unemployed | not working | no job | looking for work | between jobs | out of work | "
        "jobless | job hunting | laid off | on the dole | job seeker"
    ),
    "retired | pensioner | pension | retirement | stopped working",
    (
        "student | studying | at uni | at university | in college | undergrad | study | still "
        "at school"
    ),
    "homemaker | housewife | stay at home | househusband | looking after the kids | carer",
    "zero hours | casual | on call | as and when",
    "internship | intern | trainee | placement",
    "apprentice | apprenticeship",
    (
        "junior | entry level | beginner | starting out | just starting | from scratch | "
        "newbie | novice | starter | just started | graduate | new to | first job | fresh out"
    ),
    "intermediate | mid level | middle | medior | some experience | medium level",
    "senior | experienced | veteran | seasoned | expert | advanced | old hand | been around",
    "lead | team lead | head | principal | staff engineer",
    "manager | management | boss | supervisor | managing | manage a team",
    "director | executive | c level | ceo | cto | board",
    (
        "developer | dev | programmer | coder | coding | software engineer | engineer | i "
        "code | write code | programming"
    ),
    "designer | design | ux | ui | figma | graphic",
    "tester | qa | quality assurance | testing | break things | break other peoples code",
    "product manager | project manager | pm | product owner | scrum master",
    "sales | selling | sell | salesperson | account executive",
    "marketing | advertising | seo | campaigns | brand",
    "support | customer service | helpdesk | help desk | service desk | customer support",
    "finance | accounting | accounts | bookkeeping | bookkeeper | accountant | controller",
    "human resources | hr | people team | recruiting | recruiter | personnel",
    "operations | ops | logistics | supply chain",
    "legal | law | lawyer | solicitor | attorney",
    "teacher | teaching | educator | lecturer",
    "nurse | nursing | healthcare",
    "early shift | early | earlies | mornings | morning shift | early bird",
    "late shift | late | lates | afternoon shift",
    "night shift | night | nights | graveyard | night owl | overnight | an owl",
    (
        "morning | am | mornings | before noon | before lunch | breakfast | first thing | "
        "early | forenoon | at dawn | crack of dawn | 8am | 9am | 10am | 11am"
    ),
    "afternoon | pm | after lunch | afternoons | early afternoon | 2pm | 3pm | 4pm | midday",
    (
        "evening | evenings | after work | after dinner | night | tonight | after 6 | after 7 | "
        "after 8 | kids are in bed | late | 6pm | 7pm | 8pm | after hours"
    ),
    "monday | mon | mondays",
    "tuesday | tue | tues | tuesdays",
    "wednesday | midweek | middle of the week | wed | weds | wednesdays",
    "thursday | thu | thur | thurs | thursdays",
    "friday | fri | fridays",
    "saturday | sat | saturdays",
    "sunday | sun | sundays",
    "weekday | weekdays | during the week | monday to friday | mid week | working week",
    "weekend | weekends | saturday | sunday | saturdays | sundays",
    "spring | springtime | april | may | march",
    "summer | summertime | july | august | june | hot months",
    "autumn | fall | september | october | november",
    "winter | wintertime | december | january | february | snow",
    (
        "now | immediately | asap | at once | today | right away | straight away | right now | "
        "urgent | emergency | as soon as possible | yesterday | this minute | tonight"
    ),
    (
        "no hurry | whenever | no rush | not urgent | low priority | can wait | take your "
        "time | someday | eventually | in no hurry"
    ),
    "next week | within a week | this week | in a few days | couple of days",
    "within a month | this month | next month | few weeks | couple of weeks",
    "email | e mail | mail | gmail | inbox | electronic mail | by mail",
    (
        "phone | telephone | call | ring | by phone | mobile | give me a ring | give me a "
        "call | landline | call me | ring me | voice call | cell"
    ),
    "text message | sms | text | text me | texting",
    "whatsapp | messenger | signal | telegram | instant message | chat message",
    (
        "video call | zoom | teams | skype | video | google meet | facetime | online | dial "
        "in | webcam | virtual"
    ),
    (
        "post | mail | letter | paper copy | by post | snail mail | printed copy | paper | "
        "printed | in the post | mailed copy | hard copy | postal"
    ),
    (
        "in person | face to face | come in | visit | in the flesh | meet | at the counter | "
        "come by | drop by | pop in | physically | be there"
    ),
    "online | website | web | internet | on the web | digital | digitally | portal | app",
    "chat | live chat | messaging",
    (
        "credit card | card | debit card | visa | mastercard | plastic | amex | contactless | "
        "debit | credit"
    ),
    "cash | coins | notes | banknotes | bills | ready money",
    (
        "bank transfer | wire | transfer | wire transfer | sepa | iban | bacs | direct debit | "
        "standing order"
    ),
    "invoice | bill me | bill | on account | purchase order",
    "paypal | pay pal",
    (
        "mobile payment | apple pay | google pay | phone tap | tapped my phone | tap my phone | "
        "tapped my watch | with my phone"
    ),
    "cheque | check",
    "monthly | per month | every month",
    "yearly | annual | annually | per year | once a year",
    (
        "internet search | google | googled | search engine | searched online | bing | "
        "duckduckgo | search | looked it up | found you online | stumbled on it online"
    ),
    (
        "friends or family | friend | word of mouth | recommendation | family | colleague | "
        "coworker | workmate | a mate | mate | my sister | my brother | my mum | my wife | my "
        "husband | neighbour | cousin | recommended by | aunt | buddy | told me about | friends"
    ),
    (
        "social media | facebook | instagram | insta | twitter | linkedin | tiktok | x | "
        "reddit | youtube | fb"
    ),
    (
        "advertisement | ad | advert | billboard | poster | tv | radio | commercial | leaflet | "
        "flyer | banner"
    ),
    "newspaper | magazine | press | article | paper | journal | read about",
    "event | conference | trade fair | fair | meetup | trade show | exhibition | expo",
    "doctor | gp | physician | referred | my doctor | referral",
    "newsletter | mailing list",
    "podcast",
    "single | unmarried | never married | not married | bachelor | on my own | unattached | solo",
    (
        "married | wife | husband | civil partnership | wed | hitched | spouse | tied the "
        "knot | happily married"
    ),
    "divorced | ex wife | ex husband | split up | divorcee | separated",
    (
        "widowed | died | husband died | wife died | lost my husband | lost my wife | widow | "
        "widower | passed away | late husband | late wife"
    ),
    (
        "partner | spouse | girlfriend | boyfriend | husband | wife | other half | better "
        "half | cohabiting | living together"
    ),
    (
        "parent | mother | father | mum | dad | mom | guardian | my son | my daughter | my "
        "kid | my child | hes my son | shes my daughter"
    ),
    (
        "son or daughter | son | daughter | my mum | my mother | my dad | my father | my mom | "
        "shes my mum | hes my dad | child of"
    ),
    "grandparent | grandmother | grandfather | gran | nan | grandad | grandma | grandpa",
    "sibling | brother | sister",
    "neighbour | neighbor | next door | lives next door",
    "friend | mate | pal | buddy",
    "rent | tenant | renting | landlord | rented | pay rent | lease | letting | lodger",
    (
        "own | owner | homeowner | mortgage | bought | owner occupier | bought it | its mine | "
        "ours | paid off"
    ),
    (
        "with parents | mum and dads | my mum and dad | with family | with my parents | my "
        "folks | folks place | parents place | mum and dad | at my mums | parents house | my "
        "parents | moms basement | childhood bedroom"
    ),
    (
        "flat | apartment | condo | studio flat | bedsit | tower block | penthouse | third "
        "floor | maisonette"
    ),
    (
        "house | detached | semi | terrace | bungalow | cottage | semi detached | terraced | "
        "villa | townhouse"
    ),
    (
        "city centre | city | downtown | urban | in town | town centre | inner city | middle of "
        "town | metropolis | in the city"
    ),
    "suburb | suburbs | outskirts | suburban | suburbia | edge of town",
    (
        "village | countryside | rural | country | middle of nowhere | farm | in the sticks | "
        "hamlet | out in the country | back of beyond | boondocks"
    ),
    "small town | market town | town",
    "gas | gas boiler | boiler | combi boiler | gas hob",
    (
        "wood | log burner | wood stove | pellets | logs | wood burner | fireplace | pellet "
        "stove | log fire | wood burning"
    ),
    "heat pump | air source | ground source",
    "electric | electricity | electrical | battery | ev | plug in",
    "oil | oil tank | oil heating",
    "solar | solar panels | sun | photovoltaic",
    "district heating | communal heating",
    (
        "hand | by hand | manual | manually | pen and paper | paper | notebook | ledger | on "
        "paper | with a pen | paper notebook | in a book"
    ),
    "spreadsheet | spreadsheets | excel | google sheets | sheets | xls | csv",
    "software | app | program | tool | automated | automatically | automatic | machine",
    "computer | laptop | desktop | pc | mac | notebook computer",
    "smartphone | phone | mobile | iphone | android | cell phone | mobile phone",
    "tablet | ipad",
    "windows | microsoft | pc | win",
    "macos | mac | apple | macbook | imac | osx",
    "linux | ubuntu | debian | fedora | arch | mint | tux",
    "ios | iphone | ipad | apple",
    "android | pixel | samsung | google phone",
    "chrome | chromium | google chrome",
    "firefox | mozilla",
    "safari | apple browser",
    "edge | microsoft edge",
    "primary school | elementary | grade school | primary",
    (
        "secondary school | high school | gcse | gcses | a levels | comprehensive | grammar "
        "school | sixth form | secondary | left school at 16 | left school at sixteen | "
        "abitur | gymnasium"
    ),
    (
        "vocational training | apprenticeship | trade school | vocational | btec | nvq | "
        "technical college | city and guilds | trade"
    ),
    (
        "bachelor | bachelors | bsc | ba | undergraduate degree | first degree | bachelors "
        "degree | beng | undergrad | bachelor of"
    ),
    "master | masters | msc | ma | mba | postgraduate | postgrad | masters degree | meng | mphil",
    "doctorate | phd | doctoral | dphil | doctor of philosophy | ph d",
    "some college | dropped out | didnt finish | unfinished",
    "book | books | reading | read",
    "course | class | workshop | training | lessons | bootcamp",
    "self taught | taught myself | on my own | youtube | trial and error | by myself | autodidact",
    "small | s | tiny | little | petite | smallest | compact | mini | the small one",
    (
        "medium | m | middle | mid | average | regular | in between | middling | moderate | the "
        "middle one"
    ),
    "large | l | big | biggest | largest | the big one | huge",
    "extra large | xl | extra big | very large | x large | really big",
    "extra small | xs | very small",
)
