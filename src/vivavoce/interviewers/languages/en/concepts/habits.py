"""English: concepts of how people do things, what they keep and what they like."""

from vivavoce.interviewers.answer_words import Concept

HABITS = (
    # How well something goes.
    Concept(
        domain="how well",
        labels="well | very well | good | fine | great",
        said=(
            "(well|great|fine|brilliantly|wonderfully|soundly|beautifully|perfectly|"
            "swimmingly|splendidly|superbly) | like a (log|baby|dream|charm|top|stone) | (out "
            "like|spark out) | no (problem|problems|trouble|complaints) | "
            "(eight|nine|ten|8|9|10) (solid)? hours"
        ),
    ),
    Concept(
        domain="how well",
        labels=(
            "so so | average | ok | okay | middling | all right | alright | neither well nor "
            "badly | moderately"
        ),
        said=(
            "(ok|okay|so so|average|meh|middling|alright|passably|reasonably|tolerably) | "
            "(not|nothing) (bad|great|special|brilliant|amazing|too bad|fantastic) | "
            "(could|might) be (better|worse) | up and down | hit and miss | (some|on and "
            "off|off and on) (nights|days)? | mustnt grumble | fair to middling | all right"
        ),
    ),
    Concept(
        domain="how well",
        labels="badly | poorly | very badly | bad | not well | poor",
        said=(
            "(died|perished|withered|wilted|terribly|awfully|horribly|dreadfully|badly|"
            "poorly|appallingly|rubbish|dreadful|awful|terrible|horrible|nightmare|barely|"
            "hardly|miserably|lousy) | (not|dont|doesnt|cant|havent|didnt) "
            "(well|sleep|slept|at all|a wink) | (toss|tossing) and (turn|turning) | (up|awake) "
            "(all|half) (night|the night) | wide awake | counting sheep | like "
            "(crap|rubbish|hell)"
        ),
    ),
    # How closely a rule is kept.
    Concept(
        domain="how closely",
        labels=(
            "exactly | to the letter | strictly | precisely | very strictly | always exactly | "
            "closely | exact | step by step"
        ),
        said=(
            "to the (gram|letter|millimetre|minute|dot|second|t|word|ounce|gramme) | "
            "(exactly|precisely|religiously|strictly|meticulously|scales|faithfully|"
            "slavishly|scrupulously) | (weigh|measure) (everything|it|out|all) | (by|follow) "
            "(the)? (book|numbers) | word for word | step by step | every (single)? "
            "(step|gram|word|line|instruction) | never (deviate|stray|change)"
        ),
    ),
    Concept(
        domain="how closely",
        labels=(
            "loosely | as a guide | roughly | approximately | freely | not strictly | flexibly"
        ),
        said=(
            "(loosely|roughly|roughish|improvise|improvising|eyeball|approximately|adapt|"
            "tweak|tweaking|inspiration|guideline|guide|ish|substitute|wing it|instinct) | "
            "(pinch|bit|dash) (of)? (this|that) | by (eye|feel|taste) | more or less | give or "
            "take | as i (go|feel) | (change|swap|add|leave) … "
            "(things|bits|something|half|ingredients|out) | (rough|starting) "
            "(idea|guide|point) | for ideas"
        ),
    ),
    Concept(
        domain="how closely",
        labels="i dont use recipes | not at all | never | without a recipe | i dont | no recipe",
        said=(
            "(from|in|by) (memory|my head|heart) | (no|without|dont need|dont use|never "
            "use|never follow|dont own) (a|any)? "
            "(recipe|recipes|rules|plan|plans|pattern|patterns|cookbook) | (never|dont) "
            "(look|looked|follow|use|own) | whatever (is|s)? in the fridge"
        ),
    ),
    # What is done with things one no longer needs.
    Concept(
        domain="what to do with things",
        labels=(
            "keep | keep it | kept it | keep them | kept them | store it | hold on to it | store"
        ),
        said=(
            "(keep|kept|keeping|store|stored|storing|hoard|hang|hold|loft|attic|garage|"
            "shed|cellar|drawer|cupboard|shelf|collect) | (piling|pile|piled) up | "
            "(for|until|in case) (the|a|one|i|we) … (day|need|again|rainy) | just in case | "
            "part with"
        ),
    ),
    Concept(
        domain="what to do with things",
        labels=(
            "give away | give it away | donate | donate it | charity | give | give them away | "
            "gave it away | gave them away"
        ),
        said=(
            "(give|gave|donate|donated|charity|oxfam|neighbour|neighbours|gift|present|"
            "freecycle|hand me downs|pass|passed|church|school|shelter|sister|friend|friends) "
            "| (charity|hospice) shop | (to|for) someone who | "
            "(neighbour|sister|brother|daughter|son|friend|mum|cousin|nephew|niece|school|"
            "mate|dad|mother|father) … (has|have|had|got|uses|took|took) | red cross | goes to "
            "(my|a|the)"
        ),
    ),
    Concept(
        domain="what to do with things",
        labels=(
            "sell | sell it | sell them | sold it | sold them | resell | sold at once | sold | "
            "not stored"
        ),
        said=(
            "(sell|sold|selling|ebay|vinted|gumtree|auction|flog|flea market|car boot|facebook "
            "marketplace|marketplace|wholesaler|buyer|dealer|resell|juice factory) | (to|at) "
            "(the)? (factory|market|buyer|co op|wholesaler|press) | straight to (the)? | cash "
            "in on | highest bidder"
        ),
    ),
    Concept(
        domain="what to do with things",
        labels=(
            "throw away | throw them away | threw it away | took it to the tip | the tip | tip "
            "| throw it out | throw it away | throw it in the bin | bin | dispose of it | bin "
            "it | dump | take it to the tip | dump it | rubbish"
        ),
        said=(
            "(bin|bins|binned|chuck|chucked|throw|threw|thrown|rubbish|trash|dump|skip|"
            "landfill|dustbin|garbage|black bag|dustcart) | (down|into) the "
            "(drain|sink|skip|bin)"
        ),
    ),
    Concept(
        domain="what to do with things",
        labels=(
            "recycle | recycle it | recycling | take it to the recycling centre | recycling centre"
        ),
        said=(
            "(recycle|recycled|recycling|recycling centre|bottle "
            "bank|tip|depot|compost|wertstoffhof|collection point|council site|amenity site)"
        ),
    ),
    Concept(
        domain="what to do with things",
        labels="repair | repair it | mend it",
        said="(repair|mend|fix|darn|patch|stitch|glue|restore|repaired|mended)",
    ),
    # What state something is in.
    Concept(
        domain="what state it is in",
        labels="new | brand new | as new | like new | unused",
        said=(
            "(new|unused|unopened|boxed|mint|pristine|immaculate|sealed|tags) | "
            "(never|not|hardly|barely) (been)? (used|worn|played|opened|touched)"
        ),
    ),
    Concept(
        domain="what state it is in",
        labels=(
            "used good condition | good | good condition | used | well kept | in good condition"
        ),
        said=(
            "(good|nice|decent|fine|solid|well kept|well looked|tidy|lovely) | (looked|cared) "
            "after | (works|plays|runs|sounds) (fine|well|perfectly|beautifully|like)"
        ),
    ),
    Concept(
        domain="what state it is in",
        labels="worn | visible wear | signs of wear | some wear | fair | acceptable | well used",
        said=(
            "(worn|scuffed|scuffs|scuff|faded|tatty|shabby|scratches|scratched|dents|"
            "dinged|frayed|battered|threadbare|rusty|seen better days|well loved|well "
            "used|patina) | (bit|little) (of)? (worn|wear|tired|scruffy|tatty) | wear and tear "
            "| (edges|corners|varnish) … (worn|off|gone)"
        ),
    ),
    Concept(
        domain="what state it is in",
        labels=(
            "needs repair | damaged | broken | defective | for parts | in need of repair | poor"
        ),
        said=(
            "(broken|crack|cracked|cracks|snapped|missing|smashed|leaks|leaking|split|"
            "holes|hole|warped|wreck|wrecked|ruined|dead|torn|bust|busted|loose|unplayable) | "
            "(doesnt|wont|not|no longer) (work|working|turn|start|close|run|play|open|switch) "
            "| (needs|need|needing) (a|some|new|repair|repairs|work|fixing|mending) | "
            "(fell|falling|come) (apart|off) | in (bits|pieces)"
        ),
    ),
    # Liking.
    Concept(
        domain="liking",
        labels="i like it | like it | like | love it | positive | yes i like it | i love it",
        said=(
            "(love|loved|adore|gorgeous|lovely|brilliant|smashing|beautiful|fab|fantastic|"
            "cute|snazzy|stylish|cool|like) | (big|huge) fan | (thumbs|two thumbs) up | right "
            "up my street | (made|makes) me (smile|happy) | (bee knees|bees knees|chefs "
            "kiss|spot on) | well done"
        ),
    ),
    Concept(
        domain="liking",
        labels=(
            "i dont like it | dont like it | do not like it | dislike | dislike it | negative "
            "| hate it"
        ),
        said=(
            "(hate|loathe|dislike|ugly|hideous|awful|horrible|dreadful|ghastly|rubbish|"
            "yuck|boring|bland|eyesore|naff|terrible|garish|tacky|childish|meh) | not (my cup "
            "of tea|my thing|my taste|for me|a fan|keen|my style|impressed|my bag|really my) | "
            "(isnt|wasnt) (my cup of tea|my thing|my taste|for me|my style) | (cant|couldnt) "
            "stand | (dont|do not|didnt) (like|rate|care for|get|think much) | "
            "(preferred|liked|bring back|want) the old | thumbs down | (leaves|left) me cold | "
            "looks like (a|an|something|my) | waste of"
        ),
    ),
    Concept(
        domain="liking",
        labels="no opinion | dont care | indifferent | neutral | no view",
        said=(
            "(indifferent|neutral|whatever|shrug) | (dont|couldnt|could) (care|mind|have an "
            "opinion|noticed|less) | (havent|didnt|hadnt|never|not) "
            "(seen|noticed|notice|looked|thought) | no (opinion|view|feelings|strong) | "
            "(what|which) (new)? logo | (makes|made) no (odds|difference)"
        ),
    ),
)
