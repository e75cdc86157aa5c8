"""English: concepts of complaints, obstacles, wishes for a place, genres and freight."""

from vivavoce.interviewers.answer_words import Concept

SERVICE = (
    # What went wrong.
    Concept(
        domain="what went wrong",
        labels=(
            "late | late delivery | delay | delayed | delays | too late | lateness | punctuality"
        ),
        said=(
            "still (waiting|not here) | took (ages|forever|weeks|months) | hasnt "
            "(come|arrived|turned up) | not (arrived|come) yet | after (christmas|the "
            "party|my birthday) | (late|delayed|delay|waited|waiting|never on time|days "
            "after|weeks after|overdue|kept me waiting) | {n} (weeks|days|hours|months) "
            "(late|later|after|overdue)"
        ),
    ),
    Concept(
        domain="what went wrong",
        labels="damaged | damage | broken | defective | defect | faulty | not working",
        said=(
            "doesnt (work|turn on|switch on|start) | wont (turn on|start|switch|charge) |"
            " (broken|smashed|in bits|in "
            "pieces|cracked|dented|torn|scratched|shattered|leaked|crushed|bent|chipped|"
            "ripped|hole|squashed|squished|battered|damaged|faulty|dead"
            " on arrival|snapped|soaked|came apart|fell apart)"
        ),
    ),
    Concept(
        domain="what went wrong",
        labels=(
            "wrong item | wrong | wrong product | incorrect | wrong goods | wrong size or colour"
        ),
        said=(
            "not what i (ordered|asked|wanted|bought) | another (size|colour|model) | "
            "(wrong|instead of|someone elses|mixed up|mixup|incorrect|swapped) | "
            "(ordered|asked for|bought|wanted) (a|an|the|some|two) … "
            "(got|received|came|arrived|sent)"
        ),
    ),
    Concept(
        domain="what went wrong",
        labels="missing | missing item | incomplete | missing parts | not delivered | lost",
        said=(
            "half (of it|the order) | not in (the box|it) | never (arrived|came|turned "
            "up|got here) | (missing|short|incomplete|wasnt in|forgot to|left "
            "out|lost|empty|no sign of|one short|not all)"
        ),
    ),
    Concept(
        domain="what went wrong",
        labels=(
            "billing | invoice problem | wrong bill | overcharged | charged too much | "
            "billing error | payment problem"
        ),
        said=(
            "(charged|overcharged|bill|billed|invoice|double charged|charged twice|paid "
            "twice|price|money taken|direct debit|fee|fees)"
        ),
    ),
    Concept(
        domain="what went wrong",
        labels=(
            "rude staff | unfriendly staff | unfriendliness | staff | bad service | poor "
            "service | service"
        ),
        said=(
            "rolled (his|her|their) eyes | not even a (smile|hello) | nobody "
            "(helped|answered|cared|listened) | no one (helped|answered) | "
            "(rude|unfriendly|grumpy|ignored|shouted|hung up|attitude|snapped at|on "
            "hold|kept on hold|arrogant|bored)"
        ),
    ),
    Concept(
        domain="what went wrong",
        labels="noise | noisy | too loud | loud | noise nuisance",
        said=(
            "couldnt (sleep|hear) | "
            "(noise|noisy|loud|bang|barking|drilling|party|parties|music next "
            "door|racket|snoring|traffic outside|thin walls|shouting)"
        ),
    ),
    Concept(
        domain="what went wrong",
        labels="dirt | dirty | cleanliness | unclean | hygiene | not clean",
        said=(
            "(dirty|dirt|filthy|hair|hairs|dust|dusty|crumbs|stains|stained|sticky|mould|"
            "mouldy|cockroach|cockroaches|smell|smelly|stank|disgusting|grubby|muck|"
            "grime|bugs)"
        ),
    ),
    # What keeps people from something.
    Concept(
        domain="what keeps people from something",
        labels="lack of time | no time | time | too busy | time constraints",
        said=(
            "hours in (the|a) day | working (two|too) | (time|busy|two jobs|no "
            "hours|diary is full|calendar|swamped|flat out|snowed under|rushed "
            "off|juggling|when should i|schedule)"
        ),
    ),
    Concept(
        domain="what keeps people from something",
        labels=(
            "lack of money | money | too expensive | cost | costs | price | fees | cannot afford it"
        ),
        said=(
            "(money|expensive|afford|skint|broke|cost|costs|price|pricey|fee|fees|dear|"
            "overdraft|pay"
            " for it|rip off|steep|budget|cheaper|pounds|euros|dollars|wallet|bank "
            "balance)"
        ),
    ),
    Concept(
        domain="what keeps people from something",
        labels=(
            "lost interest | no interest | not interested | lack of interest | boredom | "
            "motivation | lack of motivation"
        ),
        said=(
            "couldnt be (bothered|arsed) | cant be (bothered|arsed) | not my (thing|cup "
            "of tea) | (bored|boring|interest|interested|not for "
            "me|fizzled|motivation|lazy|went off it|novelty|spark|drifted)"
        ),
    ),
    Concept(
        domain="what keeps people from something",
        labels=(
            "not using it | no longer needed | not used | dont need it | rarely used | no need"
        ),
        said=(
            "never (used|opened|touched|watched|went|read) | hardly (used|use|ever) | "
            "dont (use|need) | sat (on|in) | (gather dust|gathering dust|no need|no "
            "use|didnt use|unused|not used|forgot i had|stopped using|collecting dust)"
        ),
    ),
    Concept(
        domain="what keeps people from something",
        labels=(
            "found something better | competitor | found a competitor | switched to a "
            "competitor | other provider | alternative | better offer"
        ),
        said=(
            "another (one|provider|company|app) | found (a|something) (better|cheaper) | "
            "gone (over)? to | better (deal|offer) | (competitor|elsewhere|switched "
            "to|rival|the others|went with)"
        ),
    ),
    Concept(
        domain="what keeps people from something",
        labels="technical problems | technical issues | bugs | crashes | errors",
        said=(
            "wouldnt (load|open|log) | kept (crashing|logging) | "
            "(crash|crashes|crashed|bug|bugs|buggy|froze|freezes|freezing|error|errors|"
            "blue"
            " screen|glitch|glitches|log in|login|hung)"
        ),
    ),
    # What a home or a place should be like.
    Concept(
        domain="what a home or a place should be like",
        labels="quiet | peace and quiet | quiet area | silence | calm",
        said=(
            "no (noise|neighbours|traffic) | "
            "(quiet|peace|peaceful|silence|silent|birds|hear nothing|calm|tranquil|not a "
            "sound|sleep with the window)"
        ),
    ),
    Concept(
        domain="what a home or a place should be like",
        labels="light | bright | bright rooms | sunny | daylight",
        said="(light|bright|sun|sunny|daylight|big windows|south facing|airy|windows)",
    ),
    Concept(
        domain="what a home or a place should be like",
        labels="space | size | large | room | enough space | big",
        said=(
            "(space|spacious|room to|big|bigger|square metres|rooms|swing a "
            "cat|large|storage|roomy|room for)"
        ),
    ),
    Concept(
        domain="what a home or a place should be like",
        labels="low rent | rent | cheap rent | affordable rent | price",
        said="(rent|cheap|afford|cost|price|money|budget|wallet)",
    ),
    Concept(
        domain="what a home or a place should be like",
        labels="central location | central | location | close to work | good location",
        said=(
            "(central|near|close|location|walk to|minutes from|round the corner|middle "
            "of|bus ride|station|school nearby|shops|commute)"
        ),
    ),
    # What people read and watch.
    Concept(
        domain="what people read and watch",
        labels="crime | thriller | crime fiction | mystery | detective stories",
        said=(
            "(crime|murder|murders|detective|whodunit|thriller|killer|poirot|police|"
            "agatha"
            " christie|serial killers|nordic noir|sherlock|mystery|corpse|body in the "
            "library)"
        ),
    ),
    Concept(
        domain="what people read and watch",
        labels="romance | love stories | romantic",
        said=(
            "(love|romance|romantic|happy ending|kissing|bridgerton|jane "
            "austen|soppy|weepie|rom com)"
        ),
    ),
    Concept(
        domain="what people read and watch",
        labels="science fiction | sci fi | fantasy",
        said=(
            "(spaceship|spaceships|alien|aliens|space|robots|dragons|wizards|star "
            "trek|star wars|dune|sci fi|elves|hobbits|time travel|mars)"
        ),
    ),
    Concept(
        domain="what people read and watch",
        labels="comedy | humour | funny | comedies",
        said=(
            "(laugh|funny|comedy|comedies|sitcom|jokes|silly|stand "
            "up|giggle|hilarious|friends reruns)"
        ),
    ),
    Concept(
        domain="what people read and watch",
        labels="horror | scary",
        said="(horror|scary|ghosts|zombies|vampires|stephen king|blood|scream|nightmares)",
    ),
    Concept(
        domain="what people read and watch",
        labels="documentaries | documentary | factual | nature programmes",
        said=(
            "(documentary|documentaries|attenborough|nature|history channel|true "
            "story|real life|penguins)"
        ),
    ),
    # How things travel.
    Concept(
        domain="how things travel",
        labels="by road | road | lorry",
        said="(road|lorry|truck|van|motorway)",
    ),
    Concept(
        domain="how things travel",
        labels="by rail | rail | train",
        said="(rail|train|wagon|freight train)",
    ),
    Concept(
        domain="how things travel",
        labels="by sea | sea | ship | boat",
        said="(ship|sea|container|ferry|port|vessel|harbour|sailed)",
    ),
    Concept(
        domain="how things travel",
        labels="by air | air | plane",
        said="(plane|air|flew|flown|flight|air freight|airport|cargo plane)",
    ),
)
