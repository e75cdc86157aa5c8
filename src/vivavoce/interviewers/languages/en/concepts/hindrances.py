"""English: concepts of what holds people up, what they celebrate and what the weather is."""

from vivavoce.interviewers.answer_words import Concept

HINDRANCES = (
    # Why something was late or stopped.
    Concept(
        domain="what held somebody up",
        labels="weather | bad weather | the weather | weather conditions",
        said=(
            "(rain|rained|raining|thunder|thunderstorm|lightning|snow|snowed|frost|ice|icy|"
            "storm|flood|flooded|wind|windy|fog|mud|heatwave|freezing|frozen|hail|drought|"
            "downpour|monsoon|wet|heat)"
        ),
    ),
    Concept(
        domain="what held somebody up",
        labels=(
            "materials | missing materials | supply problems | material shortage | supplies | "
            "delivery problems | supply chain | lack of materials | supply"
        ),
        said=(
            "(bricks|timber|wood|cement|steel|tiles|parts|supplier|suppliers|materials|"
            "lorry|delivery|deliveries|backorder|stock|pallets|concrete|windows|"
            "plasterboard|shipment|shipping)"
        ),
    ),
    Concept(
        domain="what held somebody up",
        labels=(
            "staff shortage | staff | lack of staff | no staff | personnel | short staffed | "
            "shortage of workers"
        ),
        said=(
            "(short staffed|understaffed|shorthanded|short handed) | (not enough|no|too "
            "few|couldnt find|couldnt get|cant find|cant get|half the) "
            "(people|staff|workers|hands|crew|team|plumbers|electricians|bricklayers|"
            "builders|drivers) | (off|out) sick | (left|quit|walked "
            "out|resigned|strike|striking) | nobody to"
        ),
    ),
    Concept(
        domain="what held somebody up",
        labels="illness | sickness | health | ill | sick | health reasons",
        said=(
            "(ill|illness|sick|sickness|flu|cold|covid|fever|hospital|operation|unwell|"
            "poorly|migraine|surgery|bronchitis|tonsillitis|laryngitis|bug|injury|injured|"
            "knee|back|ankle) | (lost|losing) … voice | under the weather | broke (my|his|her) "
            "… (leg|arm|ankle|wrist|foot)"
        ),
    ),
    Concept(
        domain="what held somebody up",
        labels=(
            "permits | authorities | permit | planning permission | paperwork | bureaucracy | "
            "red tape"
        ),
        said=(
            "(permit|permits|planning|council|town "
            "hall|inspector|inspection|paperwork|bureaucracy|red "
            "tape|approval|licence|permission|authorities|forms|stamp)"
        ),
    ),
    Concept(
        domain="what held somebody up",
        labels=(
            "technical problem | technical problems | error | technical issue | technical "
            "difficulties | technical | technical issues | technical error | it problems | "
            "technical fault"
        ),
        said=(
            "(crash|crashed|crashing|crashes|freeze|froze|frozen|freezing|error|errors|bug|"
            "glitch|glitches|glitchy|hang|hung|timeout|timed "
            "out|loading|buffering|offline|wifi|internet|server|captcha|reboot|broke|"
            "breakdown|signal) | "
            "(page|site|app|website|button|screen|form|computer|laptop|upload|machine) … "
            "(down|stuck|blank|nothing|work|working|load|white|died|dead|disappeared|away) | "
            "(wouldnt|didnt|couldnt|wont) (load|upload|save|submit|open|respond|let "
            "me|send|start|work) | (kicked|threw|logged) me out | lost (everything|my)"
        ),
    ),
    Concept(
        domain="what held somebody up",
        labels="too long | length | too lengthy | took too long | no time | lack of time | time",
        said=(
            "(endless|forever|never ending|ages|long|lengthy|novel) | "
            "(pages|questions|screens) (and|after|of) | (ran|run) out of (time|patience|steam) "
            "| (no|not enough|hadnt|hadnt got) time | (too|so) many "
            "(questions|pages|fields|boxes) | gave up (after|on page|halfway)"
        ),
    ),
    Concept(
        domain="what held somebody up",
        labels=(
            "unclear questions | did not understand | unclear | confusing | not clear | too "
            "complicated | complicated | difficult to understand"
        ),
        said=(
            "(confuse|confused|confusing|jargon|complicated|unclear|gibberish|legalese|"
            "puzzling|baffling) | (didnt|couldnt|dont|not|no idea) … "
            "(understand|understood|clear|meant|what to|which box|make sense|wanted) | made no "
            "sense | double dutch | lost the plot"
        ),
    ),
    Concept(
        domain="what held somebody up",
        labels=("privacy concerns | privacy | data protection | too personal | personal questions"),
        said=(
            "(privacy|private|nosy|nosey|intrusive|personal|data|snooping) | none of "
            "(your|their) business | (why|what) (do)? they need to know | (bank details|date "
            "of birth|home address)"
        ),
    ),
    Concept(
        domain="what held somebody up",
        labels="cost | too expensive | price | money | costs | budget",
        said=(
            "(cant|couldnt|cannot|didnt|not|unable to) (really|quite)? afford | "
            "(price|expensive|money|dear|pricey|budget|cost|costs|fee|fees|afford|funding|"
            "funds|bankrupt|skint)"
        ),
    ),
    Concept(
        domain="what held somebody up",
        labels="traffic | traffic jam | roadworks",
        said="(traffic|jam|roadworks|gridlock|tailback|motorway|congestion|diversion)",
    ),
    Concept(
        domain="what held somebody up",
        labels="forgot | i forgot | forgotten",
        said="(forgot|forget|forgotten) | slipped my mind | clean out of my | overslept",
    ),
    # What the weather is like.
    Concept(
        domain="weather",
        labels="sunny | sun | sunshine | clear",
        said=(
            "(sun|sunny|sunshine|blue sky|blue skies|not a "
            "cloud|clear|glorious|scorching|suncream|boiling)"
        ),
    ),
    Concept(
        domain="weather",
        labels="rainy | rain | wet",
        said=(
            "(rain|rainy|raining|wet|drizzle|drizzling|pouring|chucking it "
            "down|bucketing|umbrella|showers|cats and dogs|soaked|tipping)"
        ),
    ),
    Concept(
        domain="weather",
        labels="cloudy | overcast | grey",
        said="(cloud|clouds|cloudy|overcast|grey|dull|gloomy|gray)",
    ),
    Concept(
        domain="weather",
        labels="windy | stormy | wind | storm",
        said="(wind|windy|blowing|gale|gales|stormy|storm|blustery|gusts|hats)",
    ),
    Concept(
        domain="weather",
        labels="snowy | snow",
        said="(snow|snowy|snowing|snowed|blizzard|sledge|snowman|flakes|sleet)",
    ),
    Concept(
        domain="weather",
        labels="foggy | fog | mist",
        said="(fog|foggy|mist|misty|haze|hand in front)",
    ),
    # What is being celebrated.
    Concept(
        domain="occasions",
        labels="wedding | weddings",
        said=(
            "(wedding|bride|groom|tie the knot|tying the knot|getting "
            "married|marry|marrying|marriage|saying i do)"
        ),
    ),
    Concept(
        domain="occasions",
        labels="birthday | birthday party",
        said=(
            "(birthday|turns|turning|thirtieth|fortieth|fiftieth|sixtieth|sixteenth|"
            "eighteenth|twenty first|candles)"
        ),
    ),
    Concept(
        domain="occasions",
        labels="funeral | memorial | wake",
        said="(funeral|wake|cremation|burial|bury|mourning|memorial|passed away|died)",
    ),
    Concept(
        domain="occasions",
        labels="anniversary",
        said="(anniversary|ruby|golden|silver|diamond)",
    ),
    Concept(
        domain="occasions",
        labels="christening | baptism",
        said="(christening|baptism|baby|christen|godparents|font)",
    ),
    Concept(
        domain="occasions",
        labels="company event | corporate event | conference | business event | office party",
        said=(
            "(conference|office|company|corporate|team|christmas do|staff|seminar|product "
            "launch|colleagues|firm)"
        ),
    ),
    Concept(
        domain="occasions",
        labels="graduation",
        said="(graduation|graduate|graduates|graduated|degree|gown)",
    ),
    Concept(
        domain="occasions",
        labels="concert | show",
        said="(concert|gig|band|show|recital)",
    ),
)
