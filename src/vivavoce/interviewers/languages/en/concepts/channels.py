"""English: concepts of ways to reach people and to pay."""

from vivavoce.interviewers.answer_words import Concept

CHANNELS = (
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
            "(mail|send|post|give|get) me (a|the) (printed|paper|hard) (copy|letter|one|version) | "
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
            "(hand|face|doctor|person) | come and (see|meet|find|talk) | come "
            "(see|meet|find|visit) me | see me"
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
