"""English: concepts of times of day, days and seasons."""

from vivavoce.interviewers.answer_words import Concept

TIMES = (
    # Times of day, days and seasons.
    Concept(
        domain="times of day",
        labels="morning | mornings | in the morning | am | before noon | forenoon",
        said=(
            "before (noon|lunch|midday|work|school) | early | with (my|the)? (first)? coffee | "
            "before (anyone|anybody|everyone|everybody|the kids|the house|the others) … (up|"
            "awake|stirs|wakes) | "
            "(morning|mornings|am|breakfast|dawn|sunrise|first thing|crack of dawn|after "
            "the school run|elevenses|8am|9am|10am|11am|lark|sun up|school drop)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="midday | noon | lunchtime | lunch | lunch break | around noon",
        said="(lunch|lunchtime|noon|midday|twelve oclock|dinner hour|lunch break|half twelve)",
    ),
    Concept(
        domain="times of day",
        labels="afternoon | afternoons | in the afternoon | pm | after lunch",
        said=(
            "after (lunch|school|noon|midday|the school|dinner time) | "
            "(one|two|three|four|1|2|3|4) (pm|oclock|ish) | when the kids are (at|in) "
            "school | (afternoon|afternoons|teatime|tea time|siesta|mid afternoon|early "
            "afternoon|late afternoon)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="evening | evenings | in the evening | after work | eve",
        said=(
            "after (work|dinner|supper|hours|the kids|the news|tea|office hours) | "
            "(six|seven|eight|nine|6|7|8|9) (pm|in the evening|at night) | kids (are)? "
            "(in bed|asleep) | once (im|i am|were|i get) home | when i get (home|in|back)"
            " | (evening|evenings|bedtime|sunset|sundown|dusk|tonight|finished "
            "work|clocked off|knock off|candle)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="night | at night | nights | night time | overnight | late at night",
        said=(
            "(two|three|four|one|2|3|4|1) (am|in the morning|at night) | everyone (is)? "
            "asleep | after (ten|eleven|10|11|midnight) | "
            "(night|midnight|nights|nocturnal|small hours|moon|owl|insomnia|graveyard|wee"
            " hours|late night) | (everyone|everybody|house|world) (is|s)? (asleep|quiet)"
            " | dead quiet"
        ),
    ),
    Concept(
        domain="times of day",
        labels=(
            "weekday | weekdays | during the week | working days | monday to friday | in the week"
        ),
        said=(
            "(weekday|weekdays|monday|tuesday|wednesday|thursday|friday|mon|tue|wed|thu|"
            "fri|midweek|in"
            " the week|during the "
            "week|mondays|tuesdays|wednesdays|thursdays|fridays|working days|school "
            "days|work days)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="weekend | weekends | saturday or sunday | at the weekend | at weekends",
        said=(
            "when (im|i am) off | not (in|during) the week | "
            "(weekend|weekends|saturday|sunday|sat|sun|saturdays|sundays|days off|when i "
            "dont work)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="spring | springtime",
        said=(
            "when everything (grows|blooms|wakes) | "
            "(spring|april|may|march|easter|daffodils|blossom|bluebells|lambs|lambing|"
            "tulips|cherry"
            " blossom|crocuses) | (lambs|allergies start|pollen|clocks go "
            "forward|bulbs|buds|asparagus)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="summer | summertime",
        said=(
            "(summer|july|august|june|beach|hot|hottest|heat|long "
            "days|sunshine|midsummer|strawberries|school "
            "holidays|sunny|heatwave|swim|lido|barbecue) | (tourists|ice "
            "cream|swimming|holidaymakers|sunburn|july and august|midges|hosepipe)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="autumn | fall | autumn time",
        said=(
            "(autumn|fall|september|october|november|leaves|harvest|mushrooms|halloween|"
            "conkers|back"
            " to school|pumpkin|golden|bonfire) | "
            "(grape|grapes|apples|foliage|rainy|clocks go back|hunting)"
        ),
    ),
    Concept(
        domain="times of day",
        labels="winter | wintertime",
        said=(
            "(winter|december|january|february|snow|christmas|skiing|ski|frost|cold|icy|"
            "ice|dark"
            " months|xmas|new year|snowman|fireplace) | (ski lifts|lifts "
            "open|sledge|sledging|freeze|freezes|heating on|mulled wine|snowy|icicles)"
        ),
    ),
)
