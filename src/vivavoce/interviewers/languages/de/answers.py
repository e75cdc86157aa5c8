"""German: how people enumerate, affirm, deny and choose."""

from vivavoce.interviewers.answer_words import BooleanWords, ChoiceWords, ListWords

LISTS = ListWords(
    lead_ins=(
        (
            "(ich|wir) (kann|kenne|nutze|benutze|verwende|spreche|mag|habe|spiele|lese|mache|"
            "kennen|nutzen|haben|brauche|brauchen)"
        ),
        (
            "(hauptsächlich|vor allem|meistens|meist|überwiegend|vorwiegend|auch|sowie|und|dann|"
            "außerdem|zum beispiel|manchmal|früher|inzwischen|seltener|selten|oft|gelegentlich|"
            "ab und zu|hin und wieder|natürlich|eigentlich|eventuell|vielleicht|zurzeit|aktuell|"
            "zuletzt|danach|davor|noch|nur|einmal|außerdem noch|naja|na ja|also|ja|äh|ähm)"
        ),
        "(das sind|es sind|das wären|es gibt|zum einen|zum anderen|das ist|da wäre|da wären)",
        "(mein|meine|unser|unsere) (mutter|vater|frau|mann|tochter|sohn|schwester|bruder|oma|opa) "
        "(hatte|hat|spielt|spielte|kochte|kocht|liest|las|mag|nimmt)",
        "mit (meinem mann|meiner frau|den kindern|meinen eltern|kunden|den kunden) (auch)?",
        "seit (januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)",
        "seit (kurzem|neuestem|diesem jahr|letztem jahr)",
    ),
    softeners=(
        *("ein bisschen", "ein wenig", "etwas", "ein paar", "einige", "viel", "viele", "mehrere"),
        *("auch", "ein bisschen was an", "ziemlich viel", "allerlei"),
    ),
    endings=(
        *("fließend", "gut", "sehr gut", "ganz gut", "ein bisschen", "ein wenig", "manchmal"),
        *("ab und zu", "meistens", "meist", "jeden tag", "täglich", "wöchentlich", "im sommer"),
        *("im winter", "natürlich", "leider", "gelegentlich", "selten", "am wochenende", "zurzeit"),
        "(einmal|zweimal|dreimal) (am tag|täglich|pro tag|pro woche|in der woche|im monat)",
        *("morgens", "abends", "mittags", "nachts", "bitte", "danke", "vor allem", "früher"),
        "am (morgen|abend|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)",
        *("auch", "usw", "und so weiter", "etc", "und so", "glaube ich", "zum beispiel", "oder so"),
        "hauptsächlich",
    ),
    unwanted=("nicht", "vermeiden", "meiden", "allergien", "allergisch", "keinesfalls"),
    asks_for_people=("wer", "wen", "wem"),
    remarks=(
        "meistens",
        "meist",
        "natürlich",
        "manchmal",
        "(der|die|das) ist *",
        "das wars",
        "das war alles",
        "mehr nicht",
        "und so weiter",
        "usw",
        "etc",
    ),
    no_items=(
        "(keine|keinen|keins|nichts|gar keine|gar nichts|nein)",
        "(ich|wir) (habe|haben|nutze|brauche) (keine|keinen|nichts) *",
    ),
    negations=("nicht", "kein", "keine", "keinen", "außer", "ohne"),
    asides=("weil", "wenn", "obwohl", "falls", "aber", "da"),
    indefinite=(
        *("ein", "eine", "einen", "einem", "einer", "mein", "meine", "meinen", "unser", "unsere"),
        *("unseren", "der", "die", "das", "den", "dem"),
    ),
    pronouns=("ich", "wir"),
    articles=(
        *("der", "die", "das", "den", "dem", "ein", "eine", "einen", "einem", "einer", "mein"),
        *("meine", "meinen", "unser", "unsere", "unseren"),
    ),
    pairs=("ab und zu", "hin und wieder", "forschung und entwicklung", "mehr und mehr"),
    given_up=("(nicht mehr|nie|nie wieder|noch nicht|mag ich nicht|aber nicht mehr)",),
    alternatives=("oder", "sowie"),
    vague=(
        *("alles mögliche", "verschiedenes", "vieles", "dies und das", "das übliche", "sachen"),
        "dinge",
    ),
    companies=("söhne", "co", "partner"),
    abbreviations=("hr", "fr", "dr", "prof", "st", "nr", "bzw", "ca", "usw"),
)

BOOLEANS = BooleanWords(
    plain=("ja", "jawohl", "nein", "nö", "nee"),
    firm=("natürlich", "klar", "sicher", "selbstverständlich", "niemals"),
    declines=("(lieber|eher) nicht",),
    yes_alone=(
        *("sehr gerne", "aber sicher", "na klar", "klar doch", "logisch", "sicherlich"),
        *(
            "unbedingt",
            "gewiss",
            "einverstanden",
            "in ordnung",
            "geht klar",
            "von mir aus",
            "passt",
        ),
        *("meinetwegen", "nur zu", "los gehts", "okay", "gern", "freilich", "durchaus", "aber ja"),
        *("das passt", "kein problem", "alles klar", "sehr gern", "abgemacht", "fangen wir an"),
    ),
    no_alone=(
        *("keineswegs", "auf gar keinen fall", "noch nie", "noch nicht", "nicht mehr"),
        *("nicht einverstanden", "auf keinen fall", "bloß nicht", "lieber nicht", "nein danke"),
        *("leider nein", "leider nicht", "gar nicht", "überhaupt nicht"),
    ),
    hedged_yes=(
        *("mehr oder weniger", "irgendwie schon", "ich denke schon", "ich glaube schon", "eher ja"),
        "wahrscheinlich",
    ),
    neither=(
        *("ja und nein", "jein", "kommt darauf an", "kommt drauf an", "teils teils", "je nachdem"),
        "halbe halbe",
    ),
    neither_alone=("vielleicht", "mal sehen", "eventuell"),
    yes_anywhere=(
        "(bin|sind|wäre|wären) … (einverstanden|bereit)",
        *("stimme … zu", "(das|es) (passt|geht|ist) (gut|klar|okay|ok|in ordnung|mir recht)"),
        "(sie|ihr|du) (dürfen|dürft|darfst|können|könnt|kannst)",
    ),
    no_anywhere=(
        "(bin|sind|wäre|wären) … nicht (einverstanden|bereit)",
        *("stimme … nicht zu", "nicht einverstanden", "(das|es) (passt|geht) … nicht"),
        "(sie|ihr|du) (dürfen|dürft|darfst|können|könnt|kannst) … nicht",
    ),
    permission_openers=(
        *("dürfen wir", "dürfte ich", "darf ich", "können wir", "könnten wir", "wollen wir"),
        "(sind sie|bist du|seid ihr) … (einverstanden|bereit)",
        "(stimmen sie|stimmst du) … zu",
        *("erlauben sie", "erlaubst du", "ist es in ordnung", "wäre es in ordnung"),
    ),
    seeking=(
        "(gab|gibt|ist|war|haben|hat) (es|sie|dir|ihnen|du)? (hier)? (etwas|irgendetwas|irgendwas)",
    ),
    granting=("(sie|ihr|du) (dürfen|dürft|darfst|können|könnt)", "gern", "gerne", "einverstanden"),
    forbidding=("hören", "lassen", "aufhören", "unterlassen"),
    anaphors=("davon", "darüber", "dafür", "damit", "welche", "eins"),
    limits=("nur", "bloß", "lediglich"),
    besides=("noch", "andere", "weitere", "sonst", "zweite", "weiterer"),
    subjects=("ich", "wir", "sie", "er", "es", "das", "man"),
    pronouns=("mein", "meine", "unser", "unsere", "mir", "mich", "uns"),
    negatives=(
        *("nicht", "nie", "niemals", "kein", "keine", "keinen", "keiner", "nichts", "ohne", "kaum"),
        *("niemand", "weder"),
    ),
    ceased=("aufgehört", "aufgegeben", "verkauft", "abgelaufen", "gekündigt"),
    corrections=("doch", "moment", "eigentlich", "quatsch", "also", "beziehungsweise"),
)

CHOICES = ChoiceWords(
    ordinals={
        "erste": 1,
        "ersten": 1,
        "erstes": 1,
        "zweite": 2,
        "zweiten": 2,
        "zweites": 2,
        "dritte": 3,
        "dritten": 3,
        "vierte": 4,
        "vierten": 4,
        "letzte": -1,
        "letzten": -1,
        "letztes": -1,
    },
    ordinal_nouns=("option", "möglichkeit", "antwort", "nummer", "das", "die", "der"),
    stop_words=(
        *("der", "die", "das", "den", "dem", "ein", "eine", "und", "oder", "in", "im", "am", "zu"),
        *("mit", "von", "für", "ich", "bin"),
    ),
    denials=("nicht", "kein", "keine", "keinen", "nie", "ohne", "außer"),
    instead_of=("statt", "anstatt", "nicht", "lieber als", "aber nicht"),
    corrected_to=("nein doch", "moment", "besser gesagt", "ich meine", "vielmehr"),
    undecided=("beides", "beide", "egal", "weder noch"),
    other_labels=("andere", "anderes", "sonstige", "sonstiges"),
)
