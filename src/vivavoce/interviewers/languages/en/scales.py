"""English: what people say for the levels of a scale, lowest first.

An option has a level when a whole label of it is one of the phrases.
"""

SCALES = (
    (
        (
            "very dissatisfied | very unhappy | terrible | awful | appalling | furious | "
            "extremely dissatisfied | hate it | hated it | disgusted | worst | very bad | very "
            "poor | dreadful | abysmal | rubbish | completely dissatisfied | horrendous | one "
            "star | hate | fuming | livid | shocking | disgrace | a disgrace | a joke | wouldnt "
            "wish it | never again | avoid | shambles | horrible | fed up to the back teeth | "
            "worst ever | disgraceful | zero stars | total waste | an insult | pathetic | "
            "atrocious | waste of money | waste of time | wouldnt touch it | sick of it | cant "
            "stand it | awful experience | want my money back | makes me cry | reason i cry | cry"
            " in the loo | bane of my life | soul destroying | never been so"
        ),
        (
            "dissatisfied | unhappy | disappointed | not happy | not satisfied | poor | bad | not"
            " great | not good | unsatisfied | below average | could be better | not impressed | "
            "let down | dont like | didnt like | underwhelmed | fairly dissatisfied | not very "
            "satisfied | mediocre | fed up | annoyed | frustrated | frustrating | grumpy | not "
            "thrilled | not pleased | meh at best | expected more | expected better | left a lot "
            "to be desired | leaves a lot to be desired | drops out | annoying | not my favourite"
            " | moan | complaint | complaints | slightly disappointed | bit disappointed | a "
            "letdown | poorly | not what i expected | not keen | sub par | bit of a let down | "
            "room for improvement"
        ),
        (
            "neutral | neither satisfied nor dissatisfied | neither | average | so so | "
            "indifferent | neither here nor there | meh | in the middle | ok | okay | fair | not "
            "fussed | no strong feelings | mixed | could go either way | alright | acceptable | "
            "its ok | fifty fifty | middling | could be worse | could have been worse | could "
            "have been better | worse and better | nothing special | nothing to write home about "
            "| run of the mill | does the job | does what it says | swings and roundabouts | take"
            " it or leave it | good days and bad days | ups and downs | good and bad | plus and "
            "minus | middle of the road | bog standard | it is what it is | passable | tolerable "
            "| neither good nor bad | neither happy nor unhappy | no opinion | lukewarm"
        ),
        (
            "satisfied | happy | good | pleased | content | fine | fairly satisfied | quite happy"
            " | pretty good | not bad | like it | liked it | quite satisfied | pretty happy | no "
            "complaints | cant complain | decent | somewhat satisfied | reasonably happy | mostly"
            " happy | works well | works for me | nice | solid | enjoyed it | all good | like "
            "them | enjoy | enjoyable | no issues | nothing to complain about | thumbs up | worth"
            " it | pleasant | lovely | would come again | glad | fairly happy | happy enough | "
            "happy with | not complaining | no problems | mostly good | good on the whole"
        ),
        (
            "very satisfied | very happy | excellent | delighted | thrilled | great | brilliant |"
            " love it | loved it | couldnt be happier | over the moon | extremely satisfied | "
            "fantastic | amazing | perfect | superb | very good | extremely happy | chuffed | "
            "wonderful | outstanding | five stars | completely satisfied | really happy | best | "
            "top notch | first class | recommend you to anyone | recommend it to anyone | "
            "recommend to everyone | best ever | best ive had | best thing | second to none | "
            "couldnt fault | cant fault it | spot on | blown away | fabulous | exceptional | ten "
            "out of ten | 10 out of 10 | a gem | world class | tell everyone | couldnt ask for "
            "more | beyond expectations | exceeded my expectations | flawless | faultless | "
            "impeccable | in love with it | absolutely love | adore | dream | heaven | happiest |"
            " cant praise enough | five out of five | marvellous | splendid | terrific | "
            "incredible | couldnt have been nicer | couldnt have been better | couldnt have been "
            "more helpful | couldnt have asked for more | could not have been better | went above"
            " and beyond | nicest | best in town | kindest"
        ),
    ),
    (
        (
            "strongly disagree | totally disagree | completely disagree | not at all | absolutely"
            " not | couldnt disagree more | utter nonsense | disagree strongly | disagree "
            "completely | rubbish | nonsense | no way | load of rubbish | bollocks | bonkers | on"
            " the contrary | the exact opposite | opposite is true | never in a million years | "
            "hogwash | bullshit | a lie | total nonsense | poppycock | absurd | ridiculous | "
            "laughable | joke | heck no | hell no | not in the slightest | in no way"
        ),
        (
            "disagree | dont agree | do not agree | not really | dont think so | somewhat "
            "disagree | tend to disagree | slightly disagree | rather not | not convinced | not "
            "so sure | not quite | i have my doubts | have doubts | not exactly | not entirely | "
            "dont buy it | sceptical | unconvinced | beg to differ | not my experience | wouldnt "
            "say so | not true | hardly | overstated"
        ),
        (
            "neutral | neither agree nor disagree | neither | no opinion | indifferent | on the "
            "fence | undecided | not sure | no strong opinion | in the middle | dont mind | mixed"
            " feelings | neither nor | depends | cant say either way | see both sides | some of "
            "it | half true | partly true | yes and no | sometimes true | sitting on the fence | "
            "no view | not bothered either way | neither way"
        ),
        (
            "agree | i agree | somewhat agree | mostly agree | tend to agree | think so | partly "
            "agree | fairly | mostly | slightly agree | by and large | pretty much | more or less"
            " | yes | fair enough | on the whole | makes sense | sounds right | true | mostly "
            "true | largely | broadly | to some extent | sort of | kind of | i suppose so | "
            "reasonable | have a point | sounds fair | generally | id go along with that | seems "
            "right | right enough | on balance yes | about time | high time | long overdue"
        ),
        (
            "strongly agree | totally agree | completely agree | absolutely | 100 percent | "
            "couldnt agree more | wholeheartedly | definitely | agree strongly | fully agree | "
            "hell yes | agree completely | hundred percent | very much so | with all my heart | "
            "exactly | spot on | amen | hear hear | every word | couldnt have put it better | a "
            "thousand times | without reservation | damn right | too right | absolutely yes | "
            "very true | so true | nail on the head | preach | bang on | without question | "
            "undoubtedly | one hundred percent | totally"
        ),
    ),
    (
        (
            "never | not once | not ever | at no time | never ever | not at all | dont | i dont |"
            " wouldnt dream | never have | never been | never done | never did | never in my life"
            " | wouldnt touch it | not my thing | not for me"
        ),
        (
            "rarely | seldom | hardly ever | almost never | once in a blue moon | very "
            "occasionally | barely | not often | not very often | next to never | hardly | "
            "practically never | scarcely | once or twice | once or twice in my life | only at "
            "christmas | when hell freezes over | weddings and funerals | if ever | not much | "
            "cant remember the last time | only when forced | once in a lifetime"
        ),
        (
            "sometimes | occasionally | now and then | from time to time | every so often | once "
            "in a while | on occasion | now and again | every now and then | at times | off and "
            "on | on and off | when i feel like it | if the mood takes me | depends on the "
            "weather | when the mood takes me | when i remember | when theres time | when i have "
            "time | here and there | on special occasions | a few times | the odd time | if i "
            "have to"
        ),
        (
            "nearly every time | almost always | nearly always | often | frequently | a lot | "
            "regularly | most days | a good deal | many times | most of the time | usually | more"
            " often than not | quite often | very often | mostly | all too often | pretty often |"
            " more often than i like | several times | whenever i can | quite a bit | far too "
            "often | whenever i get the chance"
        ),
        (
            "always | all the time | every time | constantly | without fail | religiously | "
            "without exception | every single time | nonstop | invariably | each time | every "
            "hour | every five minutes | non stop | 24 7 | round the clock | every time i | "
            "whenever i open it | day and night | each and every time | permanently"
        ),
    ),
    (
        (
            "very unlikely | no chance | not a chance | highly unlikely | extremely unlikely | "
            "never | no way | definitely not | not in a million years | zero chance | certainly "
            "not | wild horses | hell freezes over | over my dead body | when pigs fly | pigs "
            "might fly | not on your life | cold day in hell | never ever | dead set against | no"
            " intention | nobody could pay me | not if you paid me | out of the question | "
            "absolutely not | never again | not happening | forget it | zero | nil"
        ),
        (
            "unlikely | probably not | doubt it | not likely | doubtful | dont think so | i doubt"
            " | slim | wouldnt bet on it | cant see it | cant see myself | not really | not "
            "planning to | dont plan to | would surprise me | rather not | slim chance | small "
            "chance | hardly | not on the cards | long shot | id be surprised"
        ),
        (
            "neutral | maybe | perhaps | fifty fifty | could go either way | possibly | not sure "
            "| neither likely nor unlikely | might | 50 50 | who knows | toss up | depends | no "
            "idea yet | coin toss | in the balance | up in the air | hard to say | it depends | "
            "half and half | might or might not | cant say | even chance"
        ),
        (
            "likely | probably | i think so | fairly likely | quite likely | good chance | think "
            "i will | i expect so | pretty likely | reckon so | should think so | thinking about "
            "it | considering | planning to | on the cards | leaning towards it | odds are | more"
            " likely than not | more than likely | inclined to | im hoping to | hope to | should "
            "be | tempted | expect to | better than even | good odds | all being well"
        ),
        (
            "very likely | definitely | certainly | almost certain | for sure | extremely likely "
            "| absolutely | no doubt | without a doubt | guaranteed | already have | of course | "
            "count on it | highly likely | 100 percent | boxes are packed | already packed | "
            "already booked | booked | signed | bank on it | count me in | without question | "
            "sure thing | in the bag | done deal | nothing can stop me | wild horses couldnt stop"
            " me | cant wait | dead certain | hundred percent | already decided | already started"
            " | decided | absolutely certain | definitely yes | put it in writing | you bet | "
            "certain | of that im sure | already bought | tickets are bought | looking forward | "
            "nothing would keep me | nothing could stop me | nothing will stop me | you can count"
            " on me | ill be back | ill be there | see you next year | in a heartbeat | like a "
            "shot"
        ),
    ),
    (
        (
            "not at all confident | not confident | not at all | clueless | no confidence | "
            "terrified | lost | hopeless | useless at | beginner | complete beginner | not good"
        ),
        (
            "a little confident | slightly | a little | slightly confident | a bit | not very | "
            "not very confident | shaky | somewhat | basic | basics | ok ish"
        ),
        (
            "fairly confident | fairly | moderately | reasonably | quite | somewhat confident | "
            "quite confident | pretty | intermediate | decent | get by | moderate | ok | know my "
            "way around | comfortable"
        ),
        (
            "very confident | very | extremely | completely | totally | expert | fully confident "
            "| in my sleep | advanced | really confident | highly | teach it | blindfolded | pro"
        ),
    ),
    (
        (
            "not important | not important at all | unimportant | doesnt matter | couldnt care "
            "less | irrelevant | dont care | not at all important | not at all | could do without"
            " | couldnt be bothered | means nothing | makes no difference to me | not a factor | "
            "not fussed | who cares | never use it | waste of space | not bothered | last thing "
            "on my mind | take it or leave it | wouldnt miss it | dont give a"
        ),
        (
            "slightly important | a little important | not very important | minor | nice to have "
            "| slightly | bit important | low | bonus | not a priority | not that important | "
            "would be nice | not essential | icing on the cake | could live without it | a bit | "
            "not hugely | minor thing"
        ),
        (
            "moderately important | neutral | somewhat important | fairly important | medium | "
            "moderately | quite important | reasonably important | fairly | somewhat | reasonably"
            " | to a degree | it helps | up to a point | kind of | in between | moderate | quite "
            "nice"
        ),
        (
            "important | matters a lot | matters | pretty important | high | significant | "
            "matters to me | care about it | a big plus | matter | big factor | count | quite a "
            "lot"
        ),
        (
            "very important | extremely important | crucial | essential | vital | critical | top "
            "priority | must have | absolutely essential | non negotiable | paramount | deal "
            "breaker | everything to me | the most important | couldnt live without | cant live "
            "without | cant do without | couldnt do without | wouldnt survive | be all and end "
            "all | number one | top of my list | means everything | everything | above all else |"
            " life and death | dealbreaker | a must | wouldnt take it without | wouldnt buy | "
            "main thing | single most | priority number one | lost without | more than anything |"
            " hugely important | indispensable | sacred | lifeline | absolutely vital | first "
            "thing i | first thing i look at | all that matters | all i care about | it is "
            "everything | comes first | above everything"
        ),
    ),
    (
        (
            "very easy | piece of cake | a doddle | dead easy | super easy | no trouble at all | "
            "child's play | walk in the park | breeze | extremely easy | stroll | in sandals | "
            "childs play | with my eyes closed | a cinch | no sweat | walked it | doddle | easy "
            "peasy | in five minutes"
        ),
        (
            "easy | simple | straightforward | fine | quite easy | fairly easy | no problem | no "
            "trouble | pretty easy | not hard | not difficult"
        ),
        (
            "neutral | neither easy nor difficult | average | ok | medium | so so | moderate | in"
            " between | alright"
        ),
        (
            "difficult | hard | tricky | tough | not easy | a struggle | fairly difficult | "
            "struggled | challenging | quite hard | fiddly | sweat | struggling | took me ages | "
            "took a while | head hurts | had to ask | needed help | not simple | complicated"
        ),
        (
            "very difficult | very hard | impossible | nightmare | extremely difficult | near "
            "impossible | gave up | couldnt do it | brutal | extremely hard | i cried | cried | "
            "in tears | hell | killed me | nearly died | hardest thing | almost gave up | thought"
            " id die | impossible to"
        ),
    ),
    (
        (
            "much worse | far worse | a lot worse | way worse | gone downhill | much poorer | "
            "terribly"
        ),
        "worse | slightly worse | a bit worse | deteriorated | declined | somewhat worse | down",
        (
            "the same | about the same | no change | unchanged | same | no different | stayed the"
            " same | same as before | no difference | just the same | cant tell the difference"
        ),
        (
            "better | slightly better | a bit better | improved | somewhat better | up | little "
            "better | improvement"
        ),
        (
            "much better | far better | a lot better | way better | loads better | night and day "
            "| hugely improved | miles better | improved massively"
        ),
    ),
    (
        "extra small | xs | very small | x small",
        "small | s | little | the small one | smallish | short",
        "medium | m | middle | mid | average | regular | in between | middling",
        "large | l | big | the big one | largish | tall",
        "extra large | xl | very large | x large | really big | extra big",
        "xxl | 2xl | extra extra large | double xl",
    ),
    (
        "free | free plan | trial",
        (
            "basic | starter | bronze | economy | light | lite | entry | mini | personal | bronze"
            " package | basic plan | starter plan | individual | small package | budget"
        ),
        "standard | classic | essential | regular | medium package | core",
        (
            "plus | pro | silver | advanced | team | professional | comfort | standard plus | pro"
            " plan | team plan | premium economy | family"
        ),
        (
            "premium | gold | business | enterprise | first class | deluxe | gold package | max |"
            " large package | business plan | premium plan | ultimate | unlimited"
        ),
        "platinum | lifetime | diamond | vip | all inclusive",
    ),
    (
        "none | no priority | nothing",
        "low | low priority | minor | trivial | cosmetic | low level | little",
        (
            "medium | normal | moderate | normal priority | middle | average | standard | medium "
            "priority"
        ),
        "high | high priority | major | serious | important | urgent | strong",
        "critical | very high | emergency | blocker | top priority | extreme",
    ),
    (
        (
            "too low | too little | not enough | too few | too short | too small | insufficient |"
            " too slow | too quiet | too cold | too easy"
        ),
        (
            "about right | just right | right | ok | okay | adequate | appropriate | fine | spot "
            "on | perfect | balanced | as it should be | bang on | cant complain | enough | "
            "reasonable | goldilocks | comfortable"
        ),
        (
            "too high | too much | too many | too long | too big | excessive | too fast | too "
            "loud | too hot | too hard | through the roof | drowning | overwhelming | up to my "
            "ears | up to my neck | over the top"
        ),
    ),
    (
        "none | no experience | nothing | not any | zero | nil",
        (
            "a little | some | a bit | a few | little | hardly any | one or two | not much | "
            "limited | bits and pieces"
        ),
        (
            "a fair amount | quite a bit | moderate | several | quite some | a good bit | decent "
            "amount"
        ),
        (
            "a lot | lots | plenty | extensive | loads | a great deal | heaps | tons | masses | "
            "wealth | bags of | shedloads | many years"
        ),
    ),
    (
        (
            "bad | poor | terrible | awful | rubbish | dreadful | not good | horrible | "
            "disgusting | inedible | dire | hairs | filthy | grim | barely knew | didnt know the "
            "way | no idea what | clueless | sent it back | stone cold | like cardboard | like "
            "rubber | like a squeezed lemon | under the weather | rough | like death warmed up"
        ),
        (
            "ok | okay | average | so so | fair | alright | could be worse | could have been "
            "worse | could have been better | mediocre | passable | meh | nothing special | "
            "edible | all right | acceptable"
        ),
        (
            "good | nice | tasty | fine | decent | pretty good | lovely | pleasant | enjoyable | "
            "well done | delicious"
        ),
        (
            "very good | excellent | great | fantastic | superb | outstanding | brilliant | "
            "amazing | wonderful | perfect | divine | couldnt have been nicer | couldnt have been"
            " better | couldnt have been more helpful | couldnt have asked for more | could not "
            "have been better | went above and beyond | nicest | best in town | kindest"
        ),
    ),
    (
        (
            "unhappy | sad | dissatisfied | bad | angry | fuming | livid | furious | fed up | "
            "annoyed | drops out | frustrated | miserable | disappointed | cross | not happy | "
            "driving me mad | drives me mad | drives me up the wall | gone wrong"
        ),
        (
            "so so | ok | neutral | mixed | average | meh | neither | alright | middling | in "
            "between | could be worse | comme ci comme ca"
        ),
        (
            "happy | satisfied | glad | good | pleased | content | delighted | thrilled | over "
            "the moon | love it | chuffed | no complaints | cant complain | tickled pink | like "
            "it"
        ),
    ),
)
