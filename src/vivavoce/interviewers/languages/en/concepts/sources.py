"""English: concepts of where people heard of something."""

from vivavoce.interviewers.answer_words import Concept

SOURCES = (
    # Where somebody heard of it.
    Concept(
        domain="where somebody heard of it",
        labels=(
            "word of mouth | friend | recommendation | friends or family | friend or "
            "colleague | referral | personal recommendation | someone told me | friends |"
            " acquaintance | through a friend | from a friend | recommended | a friend "
            "told me"
        ),
        said=(
            "{my} … {friend} | {friend} (of "
            "mine|told|said|says|recommend|recommended|works|work|swears|swore|is|"
            "mentioned|sent|went|goes|uses|brought|got|suggested|dragged|at"
            " work|from work) | (told|tell|telling) me (about|to|of) | "
            "(recommend|recommended) (by|it|you|to) | (raving|raved|rave|banging on|going"
            " on) about | (someone|somebody|people|everyone|everybody) (i "
            "know|at|told|from|in the|was|recommended|said|talks) | (grapevine|mouth to "
            "mouth|word got|word of mouth|heard it from|heard from) | (my|the) "
            "(mums|sisters|brothers|friends|mates|wifes|husbands|neighbours|daughters|"
            "sons|aunts)"
            " | (a|an) (old|ex|former)? {friend} | {my} … "
            "(cousin|sister|brother|mum|friend|mate|barber|hairdresser|neighbour|"
            "colleague)"
            " (was|is|had|knew|knows|told|works|mentioned|moving|s) | "
            "(barber|hairdresser|postman|baker|priest|vicar|landlord|neighbours) | from "
            "{my} {friend} | (everyone|everybody|people|half the village) "
            "(talks|talked|goes|knows|is talking) | "
            "(drag|dragged|took|brought|bring|invited|talked|roped) me "
            "(along|in|into|here|there) | (told|tipped) me"
        ),
    ),
    Concept(
        domain="where somebody heard of it",
        labels=(
            "internet search | search engine | online search | google | web search | "
            "searched online | searching online | web"
        ),
        said=(
            "(google|googled|googling|bing|duckduckgo|searched|search|search "
            "engine|looked it up|look up|looked you up|web "
            "search|browsing|typed|surfing|chatgpt|came up first|top result|popped up "
            "first|stumbled)"
        ),
    ),
    Concept(
        domain="where somebody heard of it",
        labels="social media | facebook | instagram | linkedin | tiktok | twitter | youtube",
        said=(
            "(facebook|instagram|insta|tiktok|twitter|linkedin|reddit|youtube|reel|"
            "snapchat|fb|a"
            " post|my "
            "feed|influencer|youtuber|scrolling|hashtag|tweet|mastodon|pinterest|shared a"
            " video|group post|x com|threads|bluesky)"
        ),
    ),
    Concept(
        domain="where somebody heard of it",
        labels=(
            "advertisement | advert | ad | advertising | poster | billboard | flyer | "
            "radio or tv | leaflet | commercial"
        ),
        said=(
            "(advert|ad|billboard|poster|flyer|flier|leaflet|banner|commercial|jingle|"
            "side"
            " of a bus|on the bus|sign|window|noticeboard|notice "
            "board|brochure|radio|telly|tv spot|pamphlet|through the letterbox|bus stop) "
            "| (flyer|leaflet|poster|sign|ad|notice|advert) (in|on|at|by|saying) | "
            "(loo|toilet|lift|lamp post|bus|noticeboard|tube|train station|shop window) |"
            " waiting (for|at) the (bus|tram|train|bus stop) | (walking|cycling|driving) "
            "to"
        ),
    ),
    Concept(
        domain="where somebody heard of it",
        labels=(
            "job board | job advert | job portal | job ad | online job board | vacancy "
            "listing | job site"
        ),
        said=(
            "(indeed|monster|stepstone|glassdoor|job board|job site|job advert|job ad|job"
            " portal|vacancy|vacancies|listing|totaljobs|reed|jobs page|seek)"
        ),
    ),
    Concept(
        domain="where somebody heard of it",
        labels=(
            "press | newspaper | magazine | newspaper or magazine | newspaper or radio | "
            "media | article | tv or radio"
        ),
        said=(
            "(newspaper|article|magazine|paper|read about|column|gazette|the guardian|the"
            " times|local news|press|journalist|on the "
            "news|broadcast|bbc|documentary|review|sunday supplement|radio|interview "
            "with)"
        ),
    ),
    Concept(
        domain="where somebody heard of it",
        labels=(
            "company website | our website | website | your website | homepage | careers "
            "page | company homepage"
        ),
        said=(
            "{my} (web)?site | (website|homepage|home page|careers page|your page|web "
            "page|webpage|company page)"
        ),
    ),
    Concept(
        domain="where somebody heard of it",
        labels=(
            "fair | careers fair | trade fair | event | job fair | conference | career "
            "fair | trade show | exhibition"
        ),
        said=(
            "(fair|stand|booth|stall|expo|conference|congress|meetup|open "
            "day|convention|exhibition|show|talk you gave|careers day|milkround|campus "
            "event|hackathon) | your stand | (hanover|hannover|cebit|ces|frankfurt) | at "
            "the (show|fair|expo|conference|congress)"
        ),
    ),
    Concept(
        domain="where somebody heard of it",
        labels="recruiter | headhunter | recruitment agency | agency | staffing agency",
        said=(
            "approached (me|by) | (recruiter|headhunter|headhunted|head "
            "hunted|agency|agent|reached out|cold message|recruitment consultant|poached)"
            " | slid into | head hunter | (headhunter|recruiter) | (someone|somebody|a "
            "woman|a man) from an agency"
        ),
    ),
    Concept(
        domain="where somebody heard of it",
        labels="newsletter | mailing list | email newsletter",
        said="(newsletter|mailing list|mailshot|your emails|monthly email|subscribed)",
    ),
    Concept(
        domain="where somebody heard of it",
        labels="doctor | gp | medical referral | referral by a doctor",
        said=(
            "(gp|doctor|doc|consultant|surgery|physio|specialist|nurse|midwife|hospital|"
            "pharmacist|referred)"
        ),
    ),
    Concept(
        domain="where somebody heard of it",
        labels="walked past | passing by | on the street | saw it from outside | shop window",
        said=(
            "(walk|walking|drive|driving|drove|cycle|cycled|stroll|strolling|walked) "
            "(past|by) | (pass|passed|passing) (it|by|you|the|your) | (live|lives|work) "
            "(round|around|across|opposite|next|near|nearby|above) | shop window | saw "
            "the sign | on my way (home|to) | from the "
            "(street|road|bus|car) | (smelled|smelt) (it|the)"
        ),
    ),
    Concept(
        domain="where somebody heard of it",
        labels=(
            "school or university | university | school | college | my teacher | careers service"
        ),
        said=(
            "careers (service|adviser|office|advisor) | at (uni|university|school) | "
            "(teacher|tutor|lecturer|professor|campus|noticeboard at uni|school visit)"
        ),
    ),
    Concept(
        domain="where somebody heard of it",
        labels=(
            "existing customer | already a customer | customer before | previous customer | repeat"
        ),
        said=(
            "(been|be|was) (here|a customer|coming|with you) (before|for|since) | "
            "(customer|member|regular) (since|for|already) | (always|already) "
            "(known|knew|bought|been|used|shopped) | second time"
        ),
    ),
)
