"""English: concepts of where people and customers come from and go to."""

from vivavoce.interviewers.answer_words import Concept

ORIGINS = (
    # Who sent somebody.
    Concept(
        domain="who sent somebody",
        labels="gp | family doctor | doctor | doctors",
        said="(gp|doctor|doc|surgery|physician|general practitioner) | dr",
    ),
    Concept(
        domain="who sent somebody",
        labels="hospital | clinic | specialist | consultant | a and e",
        said=(
            "(hospital|consultant|surgeon|ward|ae|clinic|specialist|discharge|discharged|"
            "orthopaedic|casualty)"
        ),
    ),
    Concept(
        domain="who sent somebody",
        labels=(
            "self referral | came on my own | myself | self | own initiative | my own "
            "initiative | on my own initiative | nobody"
        ),
        said=(
            "(nobody|noone|no one) (sent|send|referred|told|suggested|asked|did|made) | "
            "(book|booked|found|find|rang|phoned|came|went|googled|decided|arranged|did|"
            "referred) (it|it all|them|you|up|here|him|her)? (myself|by myself|on my own|off "
            "my own) | off my own bat | my own (idea|initiative|decision|choice|accord) | (i)? "
            "just (turned up|booked|walked in|rang|called) | (myself|self referred)"
        ),
    ),
    Concept(
        domain="who sent somebody",
        labels="employer | occupational health | work | company doctor | my employer",
        said="(work|boss|employer|hr|company|occupational health|manager|job|foreman)",
    ),
    Concept(
        domain="who sent somebody",
        labels="friend or family | friends or family | family | friend",
        said=(
            "{my} (friend|mate|mum|mother|wife|husband|sister|brother|daughter|son|dad|"
            "neighbour|partner|aunt)"
        ),
    ),
    Concept(
        domain="who sent somebody",
        labels="insurance | health insurance | insurer",
        said="(insurance|insurer|insurers|policy|bupa)",
    ),
    Concept(
        domain="who sent somebody",
        labels="school | teacher",
        said="(school|teacher|teachers|headteacher|kindergarten|tutor)",
    ),
    Concept(
        domain="who sent somebody",
        labels="physiotherapist | therapist | physio",
        said="(physio|therapist|chiropractor|osteopath|masseur)",
    ),
    # Where customers come from.
    Concept(
        domain="where customers come from",
        labels="recommendations | referrals | word of mouth | recommendation | referral",
        said=(
            "(recommend|recommended|recommendation|recommendations|referral|referrals|word of "
            "mouth|passed on|spread the word|old clients) | "
            "(client|clients|customer|customers|people|they|friends) "
            "(tell|send|pass|bring|told|recommend|talk) | one (client|job) leads"
        ),
    ),
    Concept(
        domain="where customers come from",
        labels=(
            "online platforms | marketplaces | platform | online platform | platforms | online "
            "marketplace | freelance platforms"
        ),
        said=(
            "(upwork|fiverr|freelancer|malt|etsy|ebay|amazon|taskrabbit|checkatrade|airbnb|"
            "booking|guru|toptal|peopleperhour|platform|platforms|marketplace|mybuilder|bark)"
        ),
    ),
    Concept(
        domain="where customers come from",
        labels=(
            "cold calls | direct outreach | cold calling | outreach | cold emails | direct contact"
        ),
        said=(
            "(cold call|cold calls|cold "
            "calling|knock|knocking|pitch|pitching|outreach|canvassing|cold email|cold "
            "emails|dm|dms|door to door) | (ring|phone|call|email|write to) "
            "(people|companies|them|firms|agencies|strangers|around|round) | pick up the phone"
        ),
    ),
    Concept(
        domain="where customers come from",
        labels="advertising | ads | advertisements | paid ads",
        said=(
            "(ad|ads|advert|adverts|advertise|advertising|advertisement|flyers|flyer|"
            "leaflets|billboard|adwords|google ads|banner|poster|posters|radio spot)"
        ),
    ),
    Concept(
        domain="where customers come from",
        labels="social media | instagram | facebook | linkedin",
        said=(
            "(facebook|instagram|insta|tiktok|linkedin|twitter|youtube|posts|reels|"
            "followers|social media)"
        ),
    ),
    Concept(
        domain="where customers come from",
        labels="web search | website | google | search engine | search engines | my website",
        said="(google|website|seo|search|web|blog|bing)",
    ),
    Concept(
        domain="where customers come from",
        labels="events | networking | fairs | trade fairs",
        said=(
            "(event|events|networking|fair|fairs|conference|conferences|meetup|meetups|"
            "breakfast club|chamber)"
        ),
    ),
    Concept(
        domain="where customers come from",
        labels="agency | agencies | recruiter",
        said="(agency|agencies|recruiter|recruiters|agent)",
    ),
    # Routes and places to be.
    Concept(
        domain="places to go",
        labels=(
            "coastal path | coast | coast path | seaside | beach | sea | by the sea | at the "
            "seaside"
        ),
        said=(
            "(sea|seaside|coast|coastal|beach|cliff|cliffs|shore|shoreline|ocean|waves|bay|"
            "sand|sandcastles|harbour|lighthouse)"
        ),
    ),
    Concept(
        domain="places to go",
        labels="forest trail | forest | woods | woodland | forest path",
        said="(forest|wood|woods|woodland|trees|pines|beeches|shade)",
    ),
    Concept(
        domain="places to go",
        labels=(
            "ridge walk | mountains | mountain | ridge | hills | mountain path | in the mountains"
        ),
        said=("(mountain|mountains|ridge|summit|peak|peaks|alps|hill|hills|top|crest|hut|skiing)"),
    ),
    Concept(
        domain="places to go",
        labels="lake | lakes | river | river path | riverside | lakeside",
        said="(lake|lakes|river|canal|towpath|loch|stream|waterside|pond|riverbank)",
    ),
    Concept(
        domain="places to go",
        labels="city | city break | town | cities | old town",
        said=(
            "(city|cities|town|museums|streets|sightseeing|paris|rome|london|berlin|vienna|"
            "prague|barcelona)"
        ),
    ),
    Concept(
        domain="places to go",
        labels="countryside | the country | village | farm | in the country",
        said="(countryside|village|farm|fields|meadows|lanes|cottage)",
    ),
    Concept(
        domain="places to go",
        labels="park | garden | gardens",
        said="(park|garden|gardens|bench|ducks)",
    ),
    # Why people are on a journey.
    Concept(
        domain="purpose of a journey",
        labels="business | business trip | work | for work | business travel",
        said=(
            "(business|work|conference|client|clients|meeting|meetings|trade "
            "fair|company|boss|seminar|customer)"
        ),
    ),
    Concept(
        domain="purpose of a journey",
        labels="holiday | leisure | vacation | tourism | pleasure",
        said=(
            "(holiday|holidays|vacation|leisure|fun|sightseeing|beach|relax|honeymoon|sun|"
            "break|getaway|anniversary|city trip)"
        ),
    ),
    Concept(
        domain="purpose of a journey",
        labels=(
            "visiting family or friends | visiting family | family visit | family | visiting "
            "friends | friends and family"
        ),
        said=(
            "(grandchildren|grandkids|in laws|wedding|funeral|christening|relatives|reunion) | "
            "{my} (mum|mother|dad|parents|sister|brother|son|daughter|aunt|cousin|friend|"
            "friends|family|gran|nan)"
        ),
    ),
    Concept(
        domain="purpose of a journey",
        labels="study | education | studies",
        said="(study|studying|university|uni|course|exam|semester|school|language course)",
    ),
    Concept(
        domain="purpose of a journey",
        labels="medical | health | medical treatment",
        said="(hospital|treatment|operation|surgery|doctor|spa|cure|clinic)",
    ),
    # Where people stay.
    Concept(
        domain="where people stay",
        labels="hotel | guest house | bed and breakfast | hotel or guest house",
        said="(hotel|inn|hilton|guesthouse|guest house|room service|reception)",
    ),
    Concept(
        domain="where people stay",
        labels="holiday flat | holiday home | apartment | rented apartment | airbnb",
        said="(airbnb|apartment|cottage|villa|chalet|holiday flat|holiday home|self catering)",
    ),
    Concept(
        domain="where people stay",
        labels="campsite | camping | tent | caravan | campervan",
        said=(
            "(tent|caravan|camper|campervan|campsite|camping|motorhome|pitch|sleeping "
            "bag|under canvas)"
        ),
    ),
    Concept(
        domain="where people stay",
        labels=(
            "friends or family | with friends | with family | with friends or family | relatives"
        ),
        said=(
            "{my} "
            "(mum|mums|mother|mothers|dad|parents|sister|sisters|brother|brothers|son|sons|"
            "daughter|daughters|aunt|aunts|cousin|cousins|friend|friends|mate|mates|family|"
            "gran|in laws) | (sofa|couch) … (friend|mate|friends|mates|sister|brother)"
        ),
    ),
    Concept(
        domain="where people stay",
        labels="hostel | youth hostel",
        said="(hostel|bunk|bunks|dorm|dormitory|backpackers)",
    ),
)
