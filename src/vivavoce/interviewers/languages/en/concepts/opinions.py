"""English: concepts of going on, changing, ending, and how soon."""

from vivavoce.interviewers.answer_words import Concept

OPINIONS = (
    # Going on, changing, ending.
    Concept(
        domain="going on",
        labels=(
            "continue unchanged | keep | keep it | continue as it is | no changes | keep "
            "as is | unchanged | continue exactly as it is | stay the same | keep it as "
            "it is | continue"
        ),
        said=(
            "(yes|yeah|yep|absolutely|of course) | (exactly|just) (as|how) (it|they|we) |"
            " (dont|do not|not) (change|touch|fiddle|mess|alter) | (leave|keep) "
            "(it|everything|things|them) (alone|be|as|exactly|the way|like|just|going) | "
            "(aint|isnt|if it aint|if it isnt) (broke|broken) | "
            "(perfect|fine|good|great|happy) as (it|is|they) | (keep|carry|go|stick) "
            "(on|going|at it|with it|it up|it) | (more of the same|stay the course|as "
            "before|same again|no changes|change nothing|nothing to change|wouldnt change"
            " a|not change a thing) | (dont|do not) you dare | as is | stays? | "
            "(love|loved) it | hands off"
        ),
    ),
    Concept(
        domain="going on",
        labels=(
            "continue with changes | with changes | with modifications | adapt | improve "
            "it | change it | modify | change | with adjustments | with improvements | "
            "changes | conditionally | with conditions | with reservations | under "
            "conditions | reform | adjust"
        ),
        said=(
            "(yes|keep it|sure|ok|go on|in principle|continue|carry on) "
            "(but|if|provided|as long|only if|with|except|though|just) | "
            "(needs|need|could do with|with|after|some|a few|minor|small) (a)? "
            "(some|few|bit of)? "
            "(tweaks|tweak|tweaking|changes|change|improvement|improvements|work|"
            "adjustments|overhaul|rethink|polish|updating|refresh|fix|fixing|fixes)"
            " | "
            "(improve|fix|tweak|change|adapt|adjust|rework|shorten|update|revamp|"
            "overhaul)"
            " (the|it|a|some|them|how) | (as long as|provided|on condition|so long "
            "as|only if|on one condition|with strings|depending on|under certain) | "
            "(differently|better organised|but different) | (as long as|so long "
            "as|provided|providing|only if|on condition|if) "
            "(they|you|we|it|there|somebody|someone|the) | (but|just|only) "
            "(run|make|fix|move|change|add|get|let|with|without|shorter|longer|cheaper|"
            "less|more|earlier|later)"
        ),
    ),
    Concept(
        domain="going on",
        labels=(
            "stop | end | end the programme | discontinue | close | cancel | abolish | "
            "terminate | scrap it | stop it | shut it down"
        ),
        said=(
            "(no|nope|nah) | "
            "(stop|end|scrap|bin|cancel|kill|axe|drop|ditch|abolish|close|shut) "
            "(it|this|that|them|the) | (pull|pulled) the plug | (waste|wasting) "
            "(of|our|my) | (call|called) it (a day|quits) | time to (stop|end|go) | "
            "(enough is enough|had its day|not worth|good riddance|get rid|no more|lost "
            "cause|put it out of|never again|over and done|had enough|throw in the "
            "towel|finish it|let it die|give up on it) | (rather|better) (spend|without) "
            "| (nobody|no one) (uses|goes|comes|wants|needs|turns up) | "
            "(pointless|useless)"
        ),
    ),
    Concept(
        domain="going on",
        labels="pause | postpone | later | put on hold | wait | suspend | not now",
        said=(
            "not (now|yet|right now) | (pause|wait|hold off|on hold|postpone|later|put "
            "off|another time|give it|come back to it|park it|next year|take a "
            "break|breather|shelve|on ice)"
        ),
    ),
    Concept(
        domain="going on",
        labels="in favour | for | support it | pro | agree with it | yes | approve | support",
        said=(
            "(yes|yeah|yep|absolutely|definitely) | (all|totally|fully|very much|dead)? "
            "(for|in favour|behind) (it|this|that|the) | "
            "(good|great|brilliant|excellent|best|smart|fantastic) (idea|thing|plan|move)"
            " | about time | (bring|roll) (it|them) on | (support|back|welcome|love) "
            "(it|this|the|that) | (cant|can not) come soon | long overdue | (thumbs "
            "up|count me in|sign me up|im in|go for it|im for it|two thumbs|voted "
            "for|where do i sign)"
        ),
    ),
    Concept(
        domain="going on",
        labels="against | opposed | oppose it | against it | reject | contra | disapprove",
        said=(
            "(no|nope|nah|no way) | (dont|do not|didnt) "
            "(want|like|agree|see|need|support) (it|this|that|with|the) | "
            "(bad|terrible|awful|stupid|daft|dreadful|ridiculous|worst) "
            "(idea|thing|plan|move) | hate (it|the|this) | stop (it|this|the) | (over my "
            "dead|no way|thumbs down|hands off|leave us|not in my|waste "
            "of|ruin|nonsense|object|protest|voted against|nimby)"
        ),
    ),
    Concept(
        domain="going on",
        labels=(
            "undecided | unsure | no opinion | on the fence | neither for nor against | "
            "not sure | neutral"
        ),
        said=(
            "havent (made|decided) | jury (is|s) (still)? out | cant (decide|make up|say)"
            " | not (sure|convinced|fussed|made up) | need to (think|read|know) | "
            "(fence|both sides|pros and cons|two minds|mixed|undecided|could go "
            "either|swing either|ask me later)"
        ),
    ),
    # How soon.
    Concept(
        domain="how soon",
        labels=(
            "urgent | emergency | immediately | now | as soon as possible | urgently | "
            "asap | today | at once | critical | very urgent"
        ),
        said=(
            "this (minute|second|instant|morning) | everything (is|has) stopped | "
            "(now|asap|immediately|urgent|urgently|yesterday|today|at once|straight "
            "away|right away|pronto|emergency|cant wait|burning|on "
            "fire|flood|flooding|flooded|nothing works|tonight|within the "
            "hour|pouring|desperate|sparks|smoke|leaking|help us|freezing|sos|drop "
            "everything|stat|we are down|life or death|quick as|sooner the better|as fast"
            " as|coming through the) | "
            "(shop|restaurant|clinic|factory|office|line|pub|school|business|whole "
            "place|place) (is|s)? (closed|shut|down|standing|at a standstill) | cant "
            "(open|work|serve|trade) (until|till) | (closed|shut) (until|till) | "
            "(nothing|nobody) (works|can work|can|moves) | (losing|lose|costs us) "
            "(money|customers|thousands|a fortune) | (no|without) "
            "(water|heating|power|electricity|toilet|heat) | through the "
            "(ceiling|roof|door) | (before|until) (someone|somebody) (gets|dies|is) | (as"
            " i|while i) (type|write|speak) | (twiddling|thumbs|hands "
            "tied|stuck|blocked|grinding|stand still|at a halt) | (until|unless) "
            "(this|it) (works|is fixed|is sorted)"
        ),
        kind_of="soon",
    ),
    Concept(
        domain="how soon",
        labels=(
            "soon | this week | within a week | within days | next week | high | high "
            "priority | next few days"
        ),
        said=(
            "within (a|the) week | by (monday|tuesday|wednesday|thursday|the weekend) | "
            "(this week|few days|couple of days|next week|by friday|before the weekend|a "
            "week|tomorrow|end of the week) | "
            "(friday|thursday|wednesday|tuesday|monday|saturday|sunday) (so|at the "
            "latest|latest|is the|before|morning) | before "
            "(friday|thursday|wednesday|tuesday|monday|saturday|sunday) | (by|until) "
            "(friday|thursday|wednesday|tuesday|monday|saturday|sunday) | on "
            "(friday|thursday|wednesday|tuesday|monday|saturday|sunday)"
        ),
    ),
    Concept(
        domain="how soon",
        labels=(
            "this month | within a month | within the next month | next month | medium | "
            "few weeks | normal"
        ),
        said=(
            "within (a|the) month | before (christmas|easter|the holidays|summer) | (this"
            " month|next month|few weeks|couple of weeks|two weeks|three "
            "weeks|fortnight|end of the month|in a month|four weeks)"
        ),
    ),
    Concept(
        domain="how soon",
        labels=(
            "this year | within a year | within the next twelve months | later this year "
            "| next year | months"
        ),
        said=(
            "within (a|the) year | before the (year|winter|summer) | in the "
            "(autumn|spring|summer|winter) | (this year|end of the year|next year|few "
            "months|couple of months|six months|half a year)"
        ),
    ),
    Concept(
        domain="how soon",
        labels=(
            "no hurry | not urgent | whenever | low | low priority | no rush | some time "
            "| someday | at some point"
        ),
        said=(
            "no (hurry|rush|panic|pressure) | when you (can|have|get|find) | no (big)? "
            "deal | only (cosmetic|a scratch) | not in a (hurry|rush) | when it (is|s) "
            "(ready|done) | (whenever|not urgent|can wait|at your leisure|take your "
            "time|someday|some day|eventually|in your own time|cosmetic|live with it|one "
            "of these days|lived with it|isnt urgent|when youre ready|good things|nothing"
            " pressing|rome wasnt) | spare (minute|moment|time) | when(ever)? (youve|you "
            "have|you get|you ve|it suits|its convenient|convenient) | next time "
            "(you|someone) | (some|one) day | (lived|living|live) (with|without) it | "
            "whenever"
        ),
    ),
)
