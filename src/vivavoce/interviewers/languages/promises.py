"""What somebody promises by who speaks for an organization."""

from collections.abc import Mapping

from vivavoce.interviewers.languages.signs import Sign

# Somebody who speaks for the organization, and what they will do.
_WE = (
    r"\b(?:we|i|they|hr|someone|somebody|(?:a|the|our) (?:team|company|organi[sz]ation|recruiters?"
    r"|hiring (?:team|manager)|manager|human)|my (?:colleagues?|team))"
    r"(?:'ll| will| shall| are going to| is going to| am going to|'re going to|'m going to)"
    r"(?: \w+ly| also| soon| then| surely| always)*"
)
_YOU_WILL = (
    r"\byou(?:'ll| will| shall| are going to|'re going to|'re sure to| can expect to)"
    r"(?: \w+ly| also| soon| then| surely| always)*"
)
# What an interviewer may say that both of them will do: it is about the interview.
_TOGETHER = (
    r"(?:talk|speak|discuss|come(?! back to you)|go|get to|look|return|start|begin|cover|focus|turn"
    r"|move|ask|continue|stay|skip|leave|take|see|need|touch|finish|end|wrap|do|pause|stop|pick"
    r"|stick|pass over|explore|dig|dive|try|note|work|walk|spend|be (?:done|finished|through|brief"
    r"|talking)|keep (?:going|it|this|that|to|on)|have (?:to|time|plenty|a look)|only|just|first"
    r"|then|now)"
)
_GOODS_EN = (
    r"(?:jobs?|offer|position|role|contract|money|payment|pay|salary|raise|bonus|vouchers?"
    r"|gift card|refund|discount|compensation|reward|promotion|reply|answer|response|decision"
    r"|feedback|e-?mail|call|invitation|[€$£] ?\d\S*"
    r"|\d[\d.,]* ?(?:euros?|dollars?|pounds?|eur|usd|gbp|[€$£]))"
)
_WIR = r"\b(?:wir|ich|das team|die firma|das unternehmen|die personalabteilung|jemand|man)"
_GUETER_DE = (
    r"(?:job|stelle|arbeitsplatz|zusage|angebot|vertrag|geld|gehalt|gehaltserhöhung|bonus"
    r"|prämie|gutschein|rabatt|erstattung|antwort|rückmeldung|bescheid|einladung"
    r"|\d[\d.,]* ?(?:euro|eur|€|dollar))"
)

PROMISES: Mapping[str, tuple[Sign, ...]] = {
    "en": (
        Sign(
            "promise guarantee assure swear",
            r"\b(?:i|we)(?: can| will| do|'ll| hereby)? (?:promise|guarantee|assure|swear)\b",
        ),
        Sign("assured", r"\brest assured\b|\byou (?:can|may) (?:be|feel) assured\b"),
        Sign(
            "sure certain confident count rely",
            r"\byou (?:can|may) (?:be (?:\w+ly )?(?:sure|certain|confident)\b"
            r"|(?:count|rely) on (?:us|me|that|hearing|getting))",
        ),
        Sign("word", r"\b(?:you have|i give you|we give you) (?:my|our) word\b"),
        Sign(
            "guaranteed",
            r"(?:\b(?:is|are|it's|that's|be|fully|absolutely)|%) guaranteed\b|\bguaranteed to\b",
        ),
        Sign(
            "well we",
            rf"\b(?:we|our (?:team|\w+er|\w+or))(?:'ll| will| shall| are going to|'re going to)"
            rf"(?: not| never| \w+ly| also| soon| then| always)* (?!{_TOGETHER}\b)\w",
        ),
        Sign(
            "offer pay give provide arrange",
            r"\bwe can (?:offer|pay|give|provide|arrange)(?: you)?\b",
        ),
        Sign(
            "talk speak tell book recommend give get help put",
            r"\bi(?:'ll| will| am going to|'m going to) (?:\w+ly )?(?:(?:talk|speak) (?:to|with)"
            r" (?!you\b)|tell (?!you\b)|book|recommend|give you (?:a|the|some) (?!moment|minute"
            r"|second|chance|hint|example|bit)|get you|help you get|put in a)",
        ),
        Sign("hear hearing", rf"{_YOU_WILL} (?:hear|be hearing) (?:back )?from\b"),
        Sign(
            "expect",
            r"^\W*(?:you can )?expect (?:an? \S+|to hear|news|feedback)(?: \S+){0,2}? from\b",
        ),
        Sign("deal", r"\bdone deal\b"),
        Sign(
            "refund payment money voucher raise contract offer job bonus",
            r"\byour (?:refund|payment|money|voucher|raise|contract|offer|job|bonus) "
            r"(?:is|are|will be) (?:on (?:its|the) way|approved|secured?|safe|coming|granted"
            r"|processed|sent|paid)\b",
        ),
        Sign(
            "deleted erased removed destroyed anonymized anonymised",
            r"\byour (?:\w+ )?(?:data|answers?|words|replies|messages|name) (?:is|are|will be"
            r"|gets?)(?: \w+ly)? (?:deleted|erased|removed|destroyed|anonymi[sz]ed)\b",
        ),
        Sign("back", rf"{_WE} (?:be )?(?:get|getting|come|coming) back to you\b"),
        Sign("touch", rf"{_WE} (?:be|get|stay) in touch\b"),
        Sign("follow", rf"{_WE} (?:be )?follow(?:ing)? up\b"),
        Sign("know", rf"{_WE} (?:be )?let(?:ting)? you know\b"),
        Sign(
            "contact call email mail phone notify inform invite write reach update",
            rf"{_WE} (?:be )?(?:contact|call|e-?mail|phone|notify|inform|invite|write to"
            r"|reach out to|update) you\b",
        ),
        Sign(
            "get receive earn win",
            rf"{_YOU_WILL} (?:get|receive|earn|win) (?:[^\s,]+ ){{0,2}}?{_GOODS_EN}(?!\w)",
        ),
        Sign(
            "offered given paid granted contacted notified informed invited hired promoted "
            "reimbursed compensated refunded rewarded",
            rf"{_YOU_WILL} be (?:offered|paid|granted|contacted|notified|informed|invited|hired"
            r"|promoted|reimbursed|compensated|refunded|rewarded"
            rf"|given (?:[^\s,]+ ){{0,2}}?{_GOODS_EN}(?!\w))",
        ),
        Sign(
            "hire offer employ promote pay reimburse compensate refund",
            rf"(?:{_WE}|\bwe(?: want to| would like to|'d like to)?) "
            r"(?:hire|offer|employ|promote|pay|reimburse|compensate|refund) you\b",
        ),
        Sign(
            "hired selected",
            r"\byou(?:'re| are|'ve been| have been) (?:hired|selected|accepted for)\b",
        ),
        Sign(
            "got passed landed secured have youve",
            r"\byou(?:'ve| have) (?:(?:(?:got|landed|secured) )?the (?:job|role|position|offer"
            r"|place)(?: (?:if|for|when)\b|[.!,]|$)"
            r"|passed (?:the|this|our) (?:interview|screening|round|stage|test))\b",
        ),
        Sign(
            "got get have hired",
            r"(?:^|[,;:–—-] ?)\W*(?:(?:and|so|well|congratulations|great news|good news|yes)\b\W*)*"
            r"you (?:got|get|have got|have|landed|are getting) (?:the|this|that) "
            r"(?:job|role|position|offer)\b"
            r"(?! (?:you|that|of|to|title|description|because|by|through|at|from|in)\b)",
        ),
        Sign(
            "hiring employing promoting offering giving",
            r"\bwe(?:'re| are)(?: \w+ly)? (?:hiring|employing|promoting|offering|giving) you\b",
        ),
        Sign(
            "successful accepted approved",
            r"\byour application (?:is|has been|will(?: \w+ly)? be)"
            r" (?:successful|accepted|approved)\b",
        ),
        Sign(
            "yours", r"\b(?:the|this) (?:job|position|role|place|offer) (?:is|will be|'s) yours\b"
        ),
        Sign("aboard board team", r"\bwelcome (?:aboard|on board|to (?:the|our) team)\b"),
        Sign(
            "round stage interview",
            rf"{_YOU_WILL} (?:move|advance|proceed|go on|be moving)(?: on)? to the next\b",
        ),
        Sign(
            "salary pay compensation fee bonus reward wage",
            r"\b(?:the|your) (?:salary|pay|compensation|fee|bonus|reward|wage) will (?:be|start)\b",
        ),
        Sign(
            "decision answer result results outcome offer reply response feedback",
            r"\b(?:(?:a|the) (?:decision|outcome)|(?:your|our) (?:decision|answer|results?|outcome"
            r"|offer|reply|response|feedback))(?: \w+){0,2}? will (?:be (?:made|given"
            r"|sent|ready|announced|there)|come|arrive|follow|reach)\b",
        ),
        Sign(
            "decide fix solve resolve implement arrange schedule forward deliver send escalate",
            rf"{_WE} (?:decide (?:by|on|within|next|soon|this|tomorrow)|fix|solve|resolve"
            r"|implement|arrange|schedule|forward|deliver|escalate"
            r"|send (?:you|it|this|them|the))\b",
        ),
        Sign(
            "pass",
            rf"{_WE} pass (?:this|that|it|your \w+|everything)(?: \w+)? (?:on|along|to)\b",
        ),
        Sign(
            "sure care ensure see",
            rf"{_WE} (?:(?:make sure|ensure) (?:that )?(?:you|they|the|this|it|your|someone"
            r"|nobody)|take care of|see to)\b",
        ),
        Sign(
            "confidential anonymous secret private",
            r"\b(?:everything|anything|all|what|whatever|your (?:\w+ )?(?:answers?|words|data"
            r"|name|replies|identity|feedback))(?: \S+){0,5}?"
            r"(?: is| are| stays?| remains?| will (?:be|remain|stay)|'ll (?:stay|remain|be))"
            r"(?: kept| treated| \w+ly| 100%)*(?: as)? (?:confidential|anonymous|secret|private)",
        ),
        Sign("between", r"\b(?:stays?|remains?|is|'s) (?:strictly )?between (?:us|you and me)\b"),
        Sign(
            "nobody one",
            r"\b(?:nobody|no one)(?: else)? (?:will|'ll|is going to) (?:ever )?"
            r"(?:see|read|know|learn|find out|be told)\b",
        ),
        Sign("never", r"\bwe(?:'ll| will)? never (?:share|tell|pass|sell|use|disclose)\b"),
        Sign(
            "shared consequences against disclosed",
            r"\bwill (?:never|not) (?:ever )?(?:be (?:shared|disclosed|used against|passed on"
            r"|held against)|have (?:any )?consequences)",
        ),
    ),
    "de": (
        Sign(
            "verspreche versprechen versichere versichern garantiere garantieren zusichern schwöre",
            r"\b(?:ich|wir) (?:kann |können )?(?:ihnen |dir |euch )?(?:verspreche|versprechen"
            r"|versichere|versichern|garantiere|garantieren|zusichern|schwöre)\b"
            r"|\b(?:verspreche|versichere|garantiere|versprechen|versichern|garantieren)"
            r" (?:ich|wir) (?:ihnen|dir|euch)\b",
        ),
        Sign("garantiert", r"\b(?:ist|sind|bekommen|erhalten|wird|werden)(?: \w+)? garantiert\b"),
        Sign(
            "hören hörst",
            r"\b(?:sie|du) (?:werden |wirst )?(?:\w+ ){0,4}?von uns(?: \w+){0,3}? hören\b"
            r"|\b(?:sie hören|du hörst|hören sie|hörst du)(?: \w+){0,3}? von uns\b",
        ),
        Sign(
            "melden meldet melde",
            rf"{_WIR} (?:melde|melden|meldet) (?:mich|uns|sich)\b"
            rf"|{_WIR} (?:werde|werden|wird) (?:mich|uns|sich)(?: \w+){{0,4}}? melden\b",
        ),
        Sign(
            "bescheid",
            rf"{_WIR} (?:gebe|geben|gibt|sage|sagen) (?:ihnen|dir|euch)(?: \w+){{0,3}}? bescheid\b",
        ),
        Sign(
            "kontaktieren kontaktiert anrufen einladen benachrichtigen informieren einstellen",
            rf"{_WIR} (?:werde|werden|wird) (?:sie|dich|euch)(?: \w+){{0,4}}? (?:kontaktieren"
            r"|anrufen|einladen|benachrichtigen|informieren|einstellen)\b"
            rf"|{_WIR} (?:kontaktieren|kontaktiert|informieren|benachrichtigen) (?:sie|dich)\b",
        ),
        Sign(
            "wir",
            r"\bwir werden (?:\w+ ){0,4}?(?:ihnen|sie|dich|dir|ihren?|ihrem)\b"
            r"(?!.*\b(?:sprechen|reden|fragen|kommen|zurückkommen)\b)"
            r"|\bwir (?:geben|schicken|senden|bieten|zahlen|rufen|laden|stellen) (?:ihnen|sie"
            r"|dich|dir)\b",
        ),
        Sign(
            "bekommen erhalten bekommst erhältst kriegen",
            r"\b(?:sie (?:bekommen|erhalten|kriegen)|du (?:bekommst|erhältst|kriegst))"
            rf"(?: \S+){{0,4}}? {_GUETER_DE}(?!\w)"
            rf"|\b(?:sie werden|du wirst)(?: \S+){{0,4}}? {_GUETER_DE}(?: \S+){{0,3}}?"
            r" (?:bekommen|erhalten|kriegen)\b",
        ),
        Sign(
            "eingestellt bezahlt befördert ausgewählt angenommen",
            r"\b(?:sie (?:sind|werden)|du (?:bist|wirst))(?: \w+){0,2}?"
            r" (?:eingestellt|bezahlt|befördert|ausgewählt|angenommen)\b",
        ),
        Sign(
            "haben hast",
            r"\b(?:sie haben|du hast) (?:den job|die stelle|den platz|den arbeitsplatz)"
            r"(?: sicher)?(?:[.!,]|$)",
        ),
        Sign(
            "glückwunsch gratuliere gratulation",
            r"\b(?:glückwunsch|gratuliere|gratulation)\b.{0,40}\b(?:stelle|job|zusage|platz)\b",
        ),
        Sign(
            "gehört ihre", r"\b(?:die stelle|der job|der platz) (?:gehört ihnen|ist ihre|ist ihrer)"
        ),
        Sign(
            "sicher verlassen",
            r"\bsie können (?:sich )?(?:\w+ )?(?:sicher sein|darauf verlassen)\b"
            r"|\bsie können sich (?:\w+ )?sicher sein\b",
        ),
        Sign(
            "vertraulich anonym geheim uns",
            r"\b(?:alles|was sie|ihre (?:antworten|angaben|daten|worte))(?: \S+){0,5}?"
            r" (?:ist|sind|bleibt|bleiben|wird|werden)(?: \w+)? (?:vertraulich|anonym|geheim"
            r"|unter uns)\b|\bbleibt unter uns\b",
        ),
        Sign("niemand", r"\bniemand(?: \w+)? (?:wird|erfährt|sieht|liest)\b"),
        Sign(
            "gehalt bonus entscheidung antwort rückmeldung",
            r"\b(?:das gehalt|ihr gehalt|der bonus) wird\b"
            r"|\b(?:die|eine|unsere) (?:entscheidung|antwort|rückmeldung) (?:fällt|kommt|folgt"
            r"|erhalten sie|bekommen sie|wird (?:bis|am|in|nächste))",
        ),
        Sign(
            "weiterleiten leite sorge sorgen kümmere kümmern",
            rf"{_WIR} (?:sorge|sorgen) dafür\b|{_WIR} (?:kümmere|kümmern) (?:mich|uns)\b"
            rf"|{_WIR} leite (?:das|es|ihre \w+)\b"
            rf"|{_WIR} (?:werde|werden) (?:das|es|ihre \w+)(?: \w+){{0,3}}? weiterleiten\b",
        ),
        Sign("willkommen", r"\bwillkommen im team\b"),
    ),
    "et": (
        Sign(
            "luban lubame garanteerin garanteerime vannun tagan tagame kinnitan",
            r"\b(?:luban|lubame|garanteerin|garanteerime|vannun|tagan|tagame|kinnitan)"
            r"(?: teile| sulle|,| et)",
        ),
        Sign("garanteeritud", r"\bon (?:\w+ )?garanteeritud\b"),
        Sign(
            "ühendust",
            r"\b(?:võtame|võtan|võetakse|võtavad|võtab)(?: \w+){0,3}? (?:teiega|sinuga)"
            r"(?: \w+)? ühendust\b|\b(?:võtame|võtan) ühendust\b",
        ),
        Sign(
            "teada",
            r"\b(?:anname|annan|antakse|annavad) (?:teile|sulle)(?: \w+){0,3}? teada\b",
        ),
        Sign(
            "saadame helistame kirjutame pakume teatame",
            r"\b(?:saadame|helistame|kirjutame|pakume|teatame)(?: \w+){0,2}? (?:teile|sulle)\b"
            r"|\b(?:teile|sulle) (?:\w+ ){0,2}?(?:saadame|helistame|kirjutame|pakume|teatame)\b",
        ),
        Sign("kuulete kuuled", r"\b(?:kuulete|kuuled)(?: \w+){0,3}? meist\b"),
        Sign(
            "saate saad",
            r"\b(?:te |sa )?(?:saate|saad)(?: \S+){0,2}? (?:töökoha|selle töö|ametikoha|koha"
            r"|pakkumise|lepingu|raha|palka|boonuse|vastuse|kinkekaardi|\d[\d.,]* ?(?:eurot|€))",
        ),
        Sign("said saite", r"^\W*(?:sa|te)?\s*(?:said|saite) (?:selle )?(?:töö|töökoha|koha)\b"),
        Sign("võetud", r"\b(?:te olete|sa oled|olete|oled) tööle võetud\b"),
        Sign("palkame", r"\bpalkame (?:teid|sind)\b|\b(?:teid|sind) palkame\b"),
        Sign("maksame", r"\bmaksame (?:teile|sulle)\b"),
        Sign(
            "konfidentsiaalne konfidentsiaalseks anonüümne anonüümseks saladuseks",
            r"\b(?:jääb|jäävad|on|hoitakse)(?: \w+)? (?:konfidentsiaal\w+|anonüüm\w+"
            r"|meie vahele|saladuseks)",
        ),
        Sign("vahele", r"\bjääb meie vahele\b"),
        Sign(
            "keegi", r"\bkeegi (?:teine )?(?:ei näe|ei loe|ei saa teada)(?: \w+)? teie vastuseid\b"
        ),
        Sign("kindel", r"\b(?:võite|võid)(?: \w+)? kindel olla\b"),
        Sign("otsus", r"\b(?:otsus|vastus) (?:tuleb|tehakse|saadetakse)\b"),
        Sign("hoolitsen hoolitseme", r"\b(?:hoolitsen|hoolitseme) selle eest\b"),
    ),
    "fr": (
        Sign(
            "promets promettons garantis garantissons assure assurons jure",
            r"\b(?:je|nous) (?:vous |te )?(?:promets|promettons|garantis|garantissons|assure"
            r"|assurons|jure)\b",
        ),
        Sign(
            "recontacterons contacterons rappellerons tiendrons répondrons embaucherons paierons",
            r"\bnous (?:vous |te )(?:recontacterons|contacterons|rappellerons|tiendrons au courant"
            r"|répondrons|embaucherons|paierons)\b",
        ),
        Sign(
            "recontacter contacter embaucher recontactera contactera rappellera",
            r"\b(?:on|nous) (?:va|allons) (?:vous|te) (?:recontacter|contacter|rappeler|embaucher)"
            r"\b|\b(?:on|l'équipe|quelqu'un) (?:vous|te) (?:recontactera|contactera|rappellera)\b",
        ),
        Sign("nouvelles", r"\bvous (?:aurez|recevrez) (?:de )?(?:nos|des) nouvelles\b"),
        Sign(
            "aurez recevrez obtiendrez toucherez",
            r"\bvous (?:aurez|recevrez|obtiendrez|toucherez)(?: \S+){0,2}? (?:poste|emploi|offre"
            r"|contrat|argent|salaire|prime|réponse|bon|\d[\d.,]* ?(?:euros?|€))",
        ),
        Sign("embauché embauchée engagé engagée", r"\bvous êtes (?:embauché|engagé)e?\b"),
        Sign(
            "confidentiel confidentielles confidentiels anonyme anonymes nous",
            r"\b(?:reste|restent|restera|resteront|est|sont|sera|seront)(?: \w+)?"
            r" (?:confidentiel(?:le)?s?|anonymes?|entre nous)\b",
        ),
        Sign("certain sûr", r"\bvous pouvez (?:être|en être) (?:certaine?|sûre?)\b"),
        Sign("garanti garantie", r"\b(?:est|sont|c'est) garantie?s?\b"),
    ),
    "es": (
        Sign(
            "prometo prometemos garantizo garantizamos aseguro aseguramos juro",
            r"\b(?:prometo|prometemos|garantizo|garantizamos|aseguro|aseguramos|juro)\b",
        ),
        Sign("contacto", r"\bnos pondremos en contacto\b|\bme pondré en contacto\b"),
        Sign(
            "contactaremos llamaremos avisaremos responderemos contrataremos pagaremos "
            "informaremos",
            r"\b(?:le|te|lo|la|les) (?:contactaremos|llamaremos|avisaremos|responderemos"
            r"|contrataremos|pagaremos|informaremos)\b",
        ),
        Sign("noticias", r"\b(?:tendrá|tendrás|recibirá|recibirás) noticias\b"),
        Sign(
            "recibirá recibirás obtendrá obtendrás tendrá tendrás",
            r"\b(?:recibirá|recibirás|obtendrá|obtendrás|tendrá|tendrás)(?: \S+){0,2}?"
            r" (?:puesto|empleo|trabajo|oferta|contrato|dinero|salario|bono|respuesta"
            r"|\d[\d.,]* ?(?:euros?|€|dólares))",
        ),
        Sign(
            "contratado contratada suyo tuyo",
            r"\b(?:está|estás|queda|quedas) contratad[oa]\b|\bel puesto es (?:suyo|tuyo)\b",
        ),
        Sign(
            "confidencial confidenciales anónimo anónimas nosotros",
            r"\b(?:es|son|será|serán|queda|quedará|permanecerá)(?: \w+)? (?:confidencial(?:es)?"
            r"|anónim[oa]s?|entre nosotros)\b",
        ),
        Sign("seguro segura", r"\bpuede(?:s)? estar segur[oa]\b"),
        Sign("garantizado garantizada", r"\bestá(?:n)? garantizad[oa]s?\b"),
    ),
}

# Up to two words before a promise, these make it a thought, a report or a condition of it.
SHIELDS: Mapping[str, str] = {
    "en": (
        r"if|whether|when|how|why|think|thought|expect|hope|hoped|believe|said|say|told|felt|feel"
        r"|wonder|imagine|mention|mentioned|wish|doubt|fear|afraid|heard|promised|wrote|until"
        r"|what|where|cannot|can't|not|nobody|no one"
    ),
    "de": (
        r"wenn|ob|wann|wie|warum|was|denken|glauben|hoffen|sagten|meinten|erwarten|falls|bis"
        r"|welche|welchen|welches|nicht"
    ),
    "et": r"kui|kas|millal|kuidas|miks|mida|arvate|loodate|ütlesite|usute|kuni|ei",
    "fr": r"si|quand|comment|pourquoi|pensez|espérez|croyez|dit|que|ne",
    "es": r"si|cuándo|cómo|cuando|cree|espera|piensa|dijo|qué|no",
}
