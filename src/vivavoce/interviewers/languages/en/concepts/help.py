"""English: concepts of delivery, remedies, volunteering and ways of working."""

from vivavoce.interviewers.answer_words import Concept

HELP = (
    # Delivery and complaints.
    Concept(
        domain="delivery and complaints",
        labels="delivery | home delivery | deliver | by courier | shipping | have it delivered",
        said=(
            "(deliver|delivery|courier|bring it|to my door|doorstep|ship|shipped|drop it "
            "off|dhl|ups|dpd|send it|home address|postman)"
        ),
    ),
    Concept(
        domain="delivery and complaints",
        labels=(
            "collection | pick up | pickup | collect | click and collect | in store "
            "pickup | self collection"
        ),
        said=(
            "(collect|pick it up|pick up|fetch|come and get|swing by|come by|ill "
            "come|click and collect|get it myself|pop in|drive over|from the shop)"
        ),
    ),
    Concept(
        domain="delivery and complaints",
        labels="refund | money back | reimbursement | refunded",
        said=(
            "want my * back | (money back|refund|refunded|reimburse|reimbursed|my "
            "money|pay me back|back on my card|cash back|credited) | (cash|money) back | "
            "(give|pay) it back | (my|the) money"
        ),
    ),
    Concept(
        domain="delivery and complaints",
        labels="replacement | exchange | new one | replace",
        said=(
            "(new one|replace|replacement|exchange|swap|another one|a working one|same "
            "again|different size|one that works|fresh one) | (send|give|get) me "
            "(one|another|a new|a fresh) | one that (actually|really|does)"
        ),
    ),
    Concept(
        domain="delivery and complaints",
        labels="repair | fix | fixed",
        said=(
            "(repair|fix|fixed|mend|mended|patch|sort it|get it working|sew|glue|make it "
            "work|put right)"
        ),
    ),
    Concept(
        domain="delivery and complaints",
        labels="voucher | store credit | credit note | gift card",
        said="(voucher|credit note|store credit|gift card|credit for|coupon)",
    ),
    # Helping hands.
    Concept(
        domain="helping hands",
        labels="clearing up | clean up | cleaning | tidying | clearing up afterwards | tidy up",
        said=(
            "(tidy|tidying|clean|cleaning|clear|clearing|wash up|washing "
            "up|sweep|sweeping|broom|mop|rubbish|bin bags|bins|litter|stack "
            "chairs|stacking|hoover|dishes|mess|scrub|dustpan)"
        ),
    ),
    Concept(
        domain="helping hands",
        labels="setting up | set up | building up | setup | preparation",
        said=(
            "(set up|setting up|put up|tables and "
            "chairs|lift|carry|marquee|tent|build|heavy "
            "lifting|decorate|decorating|hang|beforehand|day before)"
        ),
    ),
    Concept(
        domain="helping hands",
        labels="serving | bar | serving at the bar | drinks | service",
        said=(
            "(pour|pulling pints|pull pints|beer|bar|barman|barmaid|behind the "
            "bar|serve|serving|drinks|pints|tap|cocktails|waiting on)"
        ),
    ),
    Concept(
        domain="helping hands",
        labels="tickets | door | entrance | tickets and entrance | reception | admission",
        said=(
            "(door|tickets|entrance|stamp hands|wristbands|till|reception|greet|welcome "
            "people|let people in|bouncer|cash desk|gate|guest list)"
        ),
    ),
    Concept(
        domain="helping hands",
        labels=(
            "childrens corner | kids corner | looking after children | childcare | kids |"
            " children | looking after the childrens corner"
        ),
        said=(
            "(kids|children|little ones|face painting|babysit|babysitting|bouncy "
            "castle|tots|games with|storytelling|entertain)"
        ),
    ),
    Concept(
        domain="helping hands",
        labels="baking cakes | cakes | food | catering | baking | cooking | kitchen",
        said=(
            "(bake|cake|cakes|cook|cooking|sandwiches|soup|barbecue|grill|sausages|"
            "burgers|salad|kitchen|food|scones|brownies|chilli)"
        ),
    ),
    Concept(
        domain="helping hands",
        labels="driving | transport | driver | driving people",
        said="(drive|driver|van|lifts|pick people up|ferry|shuttle|minibus|chauffeur|licence)",
    ),
    Concept(
        domain="helping hands",
        labels="publicity | posters | promotion | advertising",
        said=(
            "(posters|flyers|facebook|social media|leaflets|leafleting|put the "
            "word|spread the word|website|photos|photographs|newsletter)"
        ),
    ),
    # Ways of working, and what people read
    Concept(
        domain="ways of working",
        labels="alone | independently | solo | by myself | on my own | individually | single",
        said=(
            "without (distraction|people) | nobody (around|bothering) | door "
            "(shut|closed) | (alone|by myself|on my own|solo|headphones|leave me|peace "
            "and quiet|lone wolf|my own pace|independent|in peace|left to it|own "
            "thing|just me)"
        ),
    ),
    Concept(
        domain="ways of working",
        labels="in a team | team | with others | in a group | together | group | in teams",
        said=(
            "(team|people around|with others|together|with people|group|colleagues|bounce"
            " "
            "ideas|company|others|pair|pairing|gang|collaborate|collaboration|teamwork|"
            "buddy)"
        ),
    ),
    Concept(
        domain="ways of working",
        labels="indoors | inside | indoor",
        said="(inside|indoors|indoor|roof over|warm|in the hall|dry)",
    ),
    Concept(
        domain="ways of working",
        labels="left | left hand | left handed",
        said="(left|lefty|southpaw|port)",
    ),
    Concept(
        domain="ways of working",
        labels="right | right hand | right handed",
        said="(right|righty|starboard)",
    ),
    Concept(
        domain="ways of working",
        labels="fiction | novel | novels",
        said="(novel|novels|crime|thriller|whodunit|fantasy|romance|sci fi|stories|made up)",
    ),
    Concept(
        domain="ways of working",
        labels="non fiction | biography | factual",
        said=(
            "(biography|biographies|history|memoir|memoirs|true stories|facts|popular "
            "science|self help|real life)"
        ),
    ),
)
