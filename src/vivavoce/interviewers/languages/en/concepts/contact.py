"""English: concepts of ways to reach people, to hear of things and to pay."""

from vivavoce.interviewers.answer_words import Concept

CONTACT = (
    # Ways to reach somebody.
    Concept(
        domain="ways to reach somebody",
        labels="email | e mail | by email | electronic mail | mail",
        said=(
            "(email|mail me|gmail|inbox|outlook|hotmail|drop me a line|attachment|as a "
            "pdf|pdf) | (send|write) (me)? (it|them|an|a)? (to)? (my)? "
            "(inbox|email|gmail|mail) | in writing online"
        ),
    ),
    Concept(
        domain="ways to reach somebody",
        labels=(
            "phone | telephone | phone call | call | by phone | by telephone | voice call"
            " | landline"
        ),
        said=(
            "(give|gimme) (me|us) a (ring|call|bell|buzz|tinkle|shout) | "
            "(ring|call|phone|telephone) (me|us|my|at|on|after|before|in|any|first|and) |"
            " (phone|telephone|landline|mobile|blower|dog and bone|hotline) | (hear|speak"
            " to|talk to) a (human|person|real|voice|proper) | (by|over) the phone | "
            "(leave|answer) … (voicemail|message) | (a|quick) (call|chat on) | speak "
            "(to|with) (someone|somebody|you) | dial | (hear|rather hear|talk to|speak "
            "to|speak with) … (voice|human|person|somebody|someone) | "
            "(human|real|actual|proper) voice | (pick|picks) up | (my|the) "
            "(number|landline|extension) (is|s)"
        ),
    ),
    Concept(
        domain="ways to reach somebody",
        labels=(
            "post | letter | by post | by letter | mail | paper | postal mail | in "
            "writing | paper copy | printed | hard copy"
        ),
        said=(
            "through (my|the) letterbox | "
            "(envelope|stamp|stamps|letterbox|letter|postman|postcard|through the "
            "door|snail mail|on paper|printed|printout|print out|paper copy|hard "
            "copy|posted|royal mail|parcel|post) | something i can (hold|file|pin|stick) "
            "| (pop|put|stick|drop|send) it in the post | like paper | real paper | "
            "(to|at) my (home)? address | with a stamp | {n} "
            "(mill|high|church|station|park|main|school|london|king|queen|elm|oak) "
            "(lane|street|road|avenue|close) | (lane|street|road|avenue) (as|same|number)"
        ),
    ),
    Concept(
        domain="ways to reach somebody",
        labels="text message | sms | text | by text",
        said=(
            "(text|sms|texts|text message) | short message | message (on|to) my "
            "(phone|mobile) | (ping|send|drop) (me|my) … (text|message|sms) | ping my "
            "(mobile|phone) | cant (take|answer|pick up|make|do) (calls|the phone)"
        ),
    ),
    Concept(
        domain="ways to reach somebody",
        labels=(
            "messenger | whatsapp | instant message | signal | telegram | chat app | messaging app"
        ),
        said=(
            "(whatsapp|telegram|signal|messenger|imessage|dm|group "
            "chat|wechat|viber|slack|ping me) | (green|blue) app | speech bubble"
        ),
    ),
    Concept(
        domain="ways to reach somebody",
        labels="video call | video | zoom | teams | video conference | online meeting | online",
        said=(
            "(zoom|teams|skype|facetime|google meet|webcam|video|screen share|camera "
            "on|virtual|virtually|dial in)"
        ),
    ),
    Concept(
        domain="ways to reach somebody",
        labels=(
            "in person | face to face | personally | personal meeting | visit | on site |"
            " at the counter"
        ),
        said=(
            "(come|pop|drop|call|stop) (by|in|over|round|along) | shake (hands|your hand)"
            " | over (a)? (coffee|tea|lunch) | sit down (together|with) | look "
            "(them|people|you|someone) in the eye | (face to face|in the flesh|eye to "
            "eye|in person|handshake|same room|meet up|at the desk|at the counter|walk "
            "in) | (over|have|grab|meet for) (a|some) (coffee|tea|beer|pint|lunch|drink) "
            "| in town | (at|in|to) (your|my|the) (office|place|cafe|desk|branch|shop) | "
            "handshake | look … in the (eye|face) | (shake|see) (your|his|her|the) "
            "(hand|face|doctor|person)"
        ),
    ),
    Concept(
        domain="ways to reach somebody",
        labels=(
            "online | website | web | online form | internet | portal | app | on the "
            "internet | digital | web portal"
        ),
        said=(
            "(online|website|app|portal|web|internet|log in|login|download|site|click|on "
            "my phone|digitally|link|clicked|browser)"
        ),
    ),
    Concept(
        domain="ways to reach somebody",
        labels="chat | live chat | online chat",
        said="(live chat|chat box|type to|chat window|chatbot|bubble)",
    ),
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
            "the sign | on my way (home|to)"
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
    # Paying.
    Concept(
        domain="paying",
        labels="card | credit card | debit card | credit or debit card | bank card",
        said=(
            "(card|visa|mastercard|amex|debit|credit|plastic|contactless|tap|tapped|chip "
            "and pin|american express|maestro)"
        ),
    ),
    Concept(
        domain="paying",
        labels="cash | in cash | notes and coins",
        said=(
            "(cash|coins|notes|change|tenner|fiver|readies|banknotes|pocket|wallet "
            "full|under the mattress) | (handed|hand|paid|gave|slipped|pulled out) "
            "(over|in|him|her|them|out)? (a|some|the|two|three)? (couple of)? "
            "(twenties|tenners|fivers|twenty|notes|fifties|hundreds|bills|coins) | "
            "(twenties|tenners|fivers|fifties) | from my (pocket|purse|wallet|piggy bank)"
        ),
    ),
    Concept(
        domain="paying",
        labels="bank transfer | transfer | wire transfer | bank | direct debit | standing order",
        said=(
            "straight from (my|the) (account|bank) | "
            "(transfer|transferred|bacs|sepa|iban|wire|wired|standing order|direct "
            "debit|sort code|banking app|giro)"
        ),
    ),
    Concept(
        domain="paying",
        labels="invoice | on account | bill | purchase order",
        said=(
            "send (me)? (the|a) bill | (invoice|invoiced|bill me|billed|purchase order|on"
            " account|30 days|thirty days)"
        ),
    ),
    Concept(
        domain="paying",
        labels=(
            "mobile payment | phone payment | apple pay | google pay | apple pay or google pay"
        ),
        said="(phone|watch|apple pay|google pay|apple watch|mobile pay|klarna app)",
    ),
    Concept(
        domain="paying",
        labels="paypal | online wallet",
        said="(paypal|pay pal|venmo|revolut|wallet app)",
    ),
    Concept(
        domain="paying",
        labels=(
            "instalments | monthly instalments | in instalments | financing | credit plan"
            " | hire purchase | loan"
        ),
        said=(
            "spread (it|the) | over (six|twelve|ten|three) months | "
            "(instalments|installments|klarna|pay later|monthly payments|hire purchase|on"
            " tick|bit by bit|in parts|finance) | bit by bit | little by little | a bit "
            "(each|every) (month|week) | (pay|paying) (it)? off | {n} "
            "(payments|instalments|goes|parts|chunks)"
        ),
    ),
    Concept(
        domain="paying",
        labels="one off | in full | lump sum | at once | upfront | all at once",
        said=(
            "(lump sum|all at once|in one go|in full|upfront|up front|outright|one "
            "go|whole amount|get it over with)"
        ),
    ),
)
