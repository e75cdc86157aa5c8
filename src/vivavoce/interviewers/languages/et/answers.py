"""Estonian: how people enumerate, affirm, deny and choose."""

from vivavoce.interviewers.answer_words import BooleanWords, ChoiceWords, ListWords

LISTS = ListWords(
    lead_ins=(
        (
            "(ma|mina|me|meie) (oskan|tean|kasutan|räägin|tunnen|mängin|loen|oskame|kasutame|"
            "vajan|vajame)"
        ),
        (
            "(peamiselt|põhiliselt|enamasti|näiteks|eelkõige|ka|samuti|ja|ning|siis|veel|vahel|"
            "mõnikord|muidugi|loomulikult|aeg ajalt|praegu|varem|hiljem|harva|tihti|sageli|vahest|"
            "võib olla|eriti|lisaks|ainult|nüüd|no|noh|nojah|ja siis)"
        ),
        "(meil|mul) (on|oli) (ka|veel)?",
        "(alates|viimasel ajal|sel aastal|eelmisel aastal)",
    ),
    softeners=("natuke", "natukene", "pisut", "veidi", "mõned", "mitu", "palju", "mingi", "üks"),
    articles=("meie", "minu", "mu", "oma"),
    indefinite=("meie", "minu", "mu", "oma"),
    given_up=("(enam mitte|mitte kunagi|mitte enam)",),
    pairs=("aeg ja ruum", "teadus ja arendus"),
    endings=(
        *("iga päev", "kord nädalas", "kaks korda päevas", "kord päevas", "hästi", "vabalt"),
        *("suvel", "talvel", "hommikul", "õhtul", "palun", "aitäh", "muidugi", "vahel", "harva"),
        *("ka", "jne", "ja nii edasi", "samuti", "vist", "näiteks", "peamiselt", "põhiliselt"),
    ),
    unwanted=("ei", "väldid", "väldite", "allergiad", "allergiline"),
    remarks=("muidugi", "vahel", "enamasti", "see on kõik", "ja kõik", "jne", "ja nii edasi"),
    no_items=(
        "(mitte midagi|ei midagi|pole midagi|ühtegi pole|pole ühtegi|ei ole)",
        "(mul|meil) (pole|ei ole) *",
    ),
    negations=("mitte", "ei", "ilma", "välja arvatud"),
    asides=("sest", "kui", "kuigi"),
    alternatives=("või",),
    vague=("igasugust", "kõike", "mitmesugust", "asju", "asjad", "kõike natuke"),
    abbreviations=("hr", "pr", "dr", "nr", "st", "jne", "nt"),
)

BOOLEANS = BooleanWords(
    plain=("jah", "jaa", "jaah", "ei"),
    firm=("muidugi", "kindlasti", "loomulikult", "ei ole"),
    declines=("(pigem|parem) (ei|mitte)",),
    yes_alone=(
        *("jah palun", "muidugi jah", "igal juhul", "meeleldi", "hea meelega", "selge see"),
        *("tõepoolest", "nõus", "olen nõus", "nõustun", "sobib", "okei", "hästi küll", "käib küll"),
        *("lähme", "hakkame pihta", "võib", "võib küll", "võite", "tohib", "pole probleemi"),
        *("täiesti nõus", "loomulikult võib", "ikka võib"),
    ),
    no_alone=(
        *("mitte veel", "veel mitte", "enam mitte", "üldse mitte", "mitte eriti", "kahjuks mitte"),
        *("mitte iialgi", "eales", "ei ole nõus", "pole nõus", "ei nõustu", "ei sobi", "ei luba"),
        *("parem mitte", "ei aitäh", "ei tänan", "mitte mingil juhul"),
    ),
    hedged_yes=(
        *("enam vähem", "pigem jah", "arvan küll", "ma arvan küll", "tõenäoliselt", "ilmselt"),
    ),
    neither=("jah ja ei", "nii ja naa", "oleneb", "sõltub", "pooleks"),
    neither_alone=("võib olla", "ehk", "äkki", "eks näis"),
    yes_anywhere=(
        *(
            "(olen|oleme) (sellega|täiesti)? nõus",
            "nõustun",
            "annan (oma)? nõusoleku",
            "mulle sobib",
        ),
        "(võite|võid|võib|tohite|tohid|tohib) (küll|ikka|muidugi)?",
    ),
    no_anywhere=(
        *(
            "(ei ole|pole) (sellega)? nõus",
            "ei nõustu",
            "ei sobi",
            "ei luba",
            "ei anna … nõusolekut",
        ),
        "(ei) (või|tohi|saa)",
    ),
    permission_openers=(
        "kas (me|ma|meie|mina)? (tohime|võime|tohin|võin|saame)",
        "kas (te|sa|teie|sina)? (nõustute|nõustud|olete nõus|oled nõus|lubate|lubad)",
        "kas (te|teie)? annate … nõusoleku",
        *("kas võib", "kas tohib", "kas sobib"),
    ),
    seeking=("kas … (midagi|miski|mingeid|mingi)",),
    granting=("(võite|võid|võib|tohite|tohid|tohib)", "palun", "nõus"),
    forbidding=("lõpetage", "lõpeta", "ärge", "ära"),
    anaphors=("seda", "neid", "sellest", "nendest", "sellega"),
    limits=("ainult", "vaid", "üksnes"),
    besides=("veel", "teine", "teisi", "keegi", "muu"),
    subjects=("ma", "mina", "me", "meie", "ta", "nad", "see", "te"),
    pronouns=("minu", "mu", "meie", "mul", "meil", "mind", "meid"),
    negatives=("ei", "pole", "mitte", "ega", "keegi", "ilma", "kunagi"),
    ceased=("lõpetasin", "loobusin", "jätsin maha", "müüsin", "aegus"),
    corrections=("oot", "tegelikult", "vabandust", "ei tähendab"),
)

CHOICES = ChoiceWords(
    ordinals={
        "esimene": 1,
        "esimese": 1,
        "teine": 2,
        "teise": 2,
        "kolmas": 3,
        "kolmanda": 3,
        "neljas": 4,
        "neljanda": 4,
        "viimane": -1,
        "viimase": -1,
    },
    ordinal_nouns=("variant", "valik", "vastus", "number", "see"),
    stop_words=("ja", "või", "ning", "on", "ma", "olen", "see"),
    denials=("mitte", "ei", "pole", "ilma", "välja"),
    instead_of=("asemel", "mitte", "aga mitte"),
    corrected_to=("või õigemini", "ei tähendab", "õigemini", "oot"),
    undecided=("mõlemad", "mõlemat", "ükskõik", "vahet pole"),
    other_labels=("muu", "muud", "midagi"),
)
