"""English: what belongs together when somebody answers yes or no without saying so.

One topic a line: words of the question / what affirms it / what denies it. A hyphen joins
the words of a phrase. Only what is plain: a statement that fits no line is asked about again.
"""

TOPICS = (
    (
        "child children kid kids / girl boy son daughter twin baby toddler teenager eldest "
        "youngest stepson stepdaughter kid / childless"
    ),
    (
        "pet pets animal / dog cat hamster rabbit parrot tortoise goldfish puppy kitten budgie "
        "horse labrador terrier / petless"
    ),
    (
        "brother brothers sister sisters sibling siblings / brother sister twin eldest youngest "
        "/ only-child"
    ),
    (
        "married marry spouse husband wife partner / husband wife wedding spouse hubby "
        "honeymoon / single divorced widowed widow widower separated bachelor"
    ),
    (
        "car drive vehicle own / van pickup estate hatchback toyota volvo ford honda skoda "
        "volkswagen bmw audi golf / bicycle bike bus train tram on-foot walk cycle"
    ),
    (
        "licence license / class-b category-b passed-my-test full-clean / provisional learner "
        "revoked took-it-off-me suspended"
    ),
    (
        "smoke smoker smoking cigarettes tobacco / pack vape roll-ups rollies cigar chimney a-day "
        "cigarette / non-smoker nonsmoker ex-smoker patches"
    ),
    ("drink alcohol drinker / wine beer pint whisky gin glass-of / teetotal sober dry tee-total"),
    (
        "meat beef pork chicken / steak bacon sausage burger carnivore omnivore / vegetarian vegan "
        "veggie plant-based pescatarian"
    ),
    (
        "vegetarian vegan / plant-based meat-free / steak bacon carnivore omnivore meat sausage "
        "burger"
    ),
    (
        "medicine medicines medication medications tablets prescription prescribed / tablet pill "
        "inhaler insulin statin blood-pressure injection antidepressant metformin thinner / "
        "nothing-prescribed"
    ),
    (
        "allergy allergies allergic / nut peanut penicillin pollen hay-fever shellfish gluten "
        "lactose latex epipen / nothing-i-know-of"
    ),
    (
        "exercise sport sports active gym / run jog swim cycle yoga gym squash tennis football "
        "pilates / couch-potato sedentary lazy"
    ),
    (
        "instrument music play / piano guitar violin drums flute cello trumpet ukulele / tone-deaf "
        "unmusical"
    ),
    (
        "language languages bilingual second / spanish french german polish arabic hindi russian "
        "mandarin portuguese urdu turkish fluent native / monolingual only-english just-english"
    ),
    (
        "self freelance freelancer / sole-trader my-own-business own-boss own-company invoice "
        "freelance / employed-by on-the-payroll salaried"
    ),
    "handed left lefty / lefty southpaw left-handed / right-handed righty",
    (
        "alone / solo by-myself on-my-own just-me only-me just-been-me only-been-me nobody-else / "
        "of-us colleague colleagues with-my team"
    ),
    "broadband internet wifi / fibre fiber starlink router 5g / dial-up",
    (
        "job offer position / signed start-monday starting start-next offered hired / rejected "
        "turned-me-down somebody-else someone-else"
    ),
    "social media / instagram insta tiktok facebook linkedin snapchat / offline logged-off",
    (
        "increased risen raised increase up / by doubled tripled went-up higher / frozen same "
        "unchanged lower dropped"
    ),
    (
        "criminal record conviction convictions convicted offence points / caution conviction "
        "speeding shoplifting arrested / clean spotless squeaky"
    ),
    (
        "university degree college graduate graduated / bachelor master phd diploma ba bsc msc "
        "doctorate graduated / dropout self-taught"
    ),
    (
        "school secondary finish finished / graduated diploma leaving-certificate a-levels / "
        "dropout left-at"
    ),
    (
        "employed employment job working work / full-time part-time nurse teacher engineer / "
        "unemployed retired jobless redundant laid-off between-jobs on-the-dole out-of-work"
    ),
    (
        "union member membership club / card-carrying paid-up steward rep treasurer chair "
        "secretary joined subscription / lapsed"
    ),
    (
        "manage managed managing lead led supervise supervised people team staff / direct-reports "
        "head-of foreman supervisor reports / individual-contributor"
    ),
    "version control git / git github svn mercurial gitlab branch commit / zip-files usb-stick",
    (
        "backup backups back / nightly timemachine cloud external-drive nas snapshot / "
        "fingers-crossed"
    ),
    (
        "software tool tools system app / excel slack jira notion salesforce sap trello asana "
        "teams / pen-and-paper by-hand manually"
    ),
    (
        "remote remotely home / home-office kitchen-table spare-room from-home wfh / on-site "
        "in-person at-the-office in-the-office"
    ),
    (
        "time late punctual schedule / punctual on-the-dot early to-the-minute on-time bang-on / "
        "late delayed hours-late"
    ),
    (
        "holiday holidays weekend weekends sunday sundays bank / christmas easter saturday sunday "
        "boxing-day new-year / weekdays mon-to-fri monday-to-friday weeknights"
    ),
    (
        "night nights evening evenings shift shifts / graveyard nightshift late-shift / days-only "
        "mornings-only"
    ),
    (
        "english first native mother / born-and-bred mother-tongue / learnt-it learned-it "
        "second-language foreign-language at-school"
    ),
    (
        "glasses lenses eyesight / blind-as specs contacts varifocals short-sighted "
        "reading-glasses / 20-20 perfect-vision lasered"
    ),
    (
        "rent renting tenant / tenant landlord lease council-flat / mortgage own-it owner "
        "homeowner my-own-flat with-my-parents"
    ),
    (
        "homeowner house home property own / mortgage freehold bought paid-off / rent renting "
        "tenant landlord lease council-flat lodger"
    ),
    (
        "permit visa citizen citizenship right / citizen passport settled-status indefinite-leave "
        "green-card blue-card residence born-here / expired sponsorship"
    ),
    ("abroad overseas travel travelled / spain france italy erasmus expat japan canada / homebody"),
    ("insured insurance cover covered / policy axa allianz aviva premium / uninsured"),
    (
        "sell sells sold consumers customers direct / stall shop market webshop farm-gate online / "
        "wholesale wholesaler supermarkets-only"
    ),
    ("vote voted election / ballot polling-station by-post postal / abstained stayed-at-home"),
    (
        "garden allotment / lawn roses vegetables patch greenhouse / balcony-only flat-with-no "
        "window-box"
    ),
    (
        "sleep sleeping slept / like-a-log like-a-baby soundly eight-hours / insomnia awake "
        "up-every tossing-and-turning lie-awake "
        "staring-at-the-ceiling counting-sheep"
    ),
    (
        "pregnant expecting / due-in months-gone trimester expecting / post-menopausal menopause "
        "hysterectomy"
    ),
    ("pain hurt hurts sore / agony ache aching throbbing stabbing killing-me / pain-free"),
    ("safe security secure / cctv guard / unsafe scared frightened dodgy threatened"),
    ("weekly daily regularly regular often / every once twice most / rarely seldom hardly"),
    (
        "sugar milk tea coffee / two-please one-please lumps spoonful spoons / black-for-me "
        "sweeteners unsweetened"
    ),
    (
        "religious church mosque temple faith believe / every-sunday catholic muslim practising "
        "congregation mass / atheist agnostic lapsed"
    ),
    ("experience experienced / years decade veteran / newbie beginner novice new-to"),
    (
        "available start free / whenever any-day from-monday straight-away immediately / booked "
        "away busy"
    ),
    (
        "machine dishwasher mixer automated automatic automatically electric computer "
        "digital digitally electronically / "
        "/ by-hand manually hand-written on-paper"
    ),
    "trust rely reliable accurate / / wrong double-check unreliable inaccurate",
    (
        "regret regrets regretted / biggest-mistake worst-decision wish-id wish-i / best-decision "
        "best-thing never-looked-back happier"
    ),
    "first / first-attempt first-go / third fourth fifth sixth third-time second-attempt second-go",
    (
        "audience audiences presenting presentations presentation speeches groups / / shake "
        "shaking shakes tremble stutter stammer freeze"
    ),
    "source / github gitlab gpl mit apache bsd / proprietary",
    (
        "injured injuries casualties hurt harmed / hospital stitches ambulance / "
        "without-a-scratch unharmed unhurt unscathed in-one-piece"
    ),
    (
        "been visited visit attend attended / was-there-last-week was-there-last-month "
        "was-there-last-night was-there-yesterday was-there-this was-there-only was-there-just / "
    ),
    "left available vacancies stock / plenty loads / sold-out fully-booked snapped-up out-of-stock",
    (
        "enjoy enjoyed interesting gripping / gripped on-the-edge-of-my-seat / fell-asleep "
        "nodded-off dozed-off walked-out"
    ),
    "hot warm / boiling scalding toasty / lukewarm freezing cold tepid",
    (
        "near nearby close / across-the-street across-the-road round-the-corner "
        "around-the-corner next-door minutes-on-foot minutes-walk walking-distance / miles-away"
    ),
    "afraid scared fear / terrified petrified phobia / fearless",
    "public transport transit / bus train tram metro tube underground / by-car",
)
