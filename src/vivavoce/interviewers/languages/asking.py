"""How languages put a question, for those who look at what an interviewer asks."""

from collections.abc import Mapping
from typing import NamedTuple


class Asking(NamedTuple):
    """Patterns over lower-case text with straight apostrophes.

    `joined` finds the second question of a sentence that asks two, where `opens` (if there
    is one) finds that the sentence begins as a question itself: "What do you do, and how
    long have you done it?" is two, "Could you tell me what you do and how?" is one.
    `requests` finds a question without a mark: "Please tell me about it." `demands` finds, at the
    beginning of a sentence, what is one for sure.
    """

    joined: str
    opens: str
    requests: str
    demands: str


_AUX = r"(?:do|does|did|is|are|was|were|have|has|had|would|could|can|will|should|might)"

ASKING: Mapping[str, Asking] = {
    "en": Asking(
        joined=(
            rf"[\s,;](?:and|but|also|then),?\s(?:if\s\w+,\s)?(?:(?:what|why|how|when|where|who|which)"
            rf"(?:'s|'re|\s(?:\w+\s){{0,3}}?{_AUX})\s(?:you|they|it|he|she|there|your|that|this"
            rf"|these|the)\b|{_AUX}\s(?:you|they|there)\b)"
        ),
        opens="",
        requests=(
            r"\b(?:tell me|tell us|describe|please|walk me|walk us|share|explain|could you"
            r"|would you|can you|think of|think back|give me|give an|list|name|say more|take me"
            r"|let me know|i'd like to hear|i would like to hear|i'd love to hear|i wonder"
            r"|i am curious|i'm curious|say a little|take your time)\b"
        ),
        demands=(
            r"\W*(?:(?:and|also|then|now|so|please|first|next|but)\b\W*)*(?:tell (?:me|us)"
            r"|describe|explain|walk (?:me|us) through|take (?:me|us) through"
            r"|give (?:me|us) (?:a|an|one|another|some|the))\b"
            r"(?! (?:if|when|whenever|once) )"
        ),
    ),
    "de": Asking(
        joined=(
            r"[\s,;]und\s(?:was|wie|wann|wo|warum|wer|wen|wem|wofür|woran|wozu|womit|welche\w?"
            r"|seit wann)(?:\s(?:lange|oft|viele?|weit|sehr|gut|genau|viel|\w+en))?"
            r"\s(?!(?:lange|oft|viele?|weit|sehr|gut|genau|viel|sie|du|ihr|er|es|man|die)\b)"
            r"\w+(?:en|t|st|e|ie|ind)\s(?:sie|du|ihr|er|es|man|ihre?|das|die|der)\b"
        ),
        opens=(
            r"^\W*(?:was|wie|wann|wo|warum|wer|wen|wem|wofür|woran|wozu|womit|welche\w?|seit"
            r"|\w+(?:en|t|st)\s(?:sie|du|ihr|er|es))\b"
        ),
        requests=(
            r"\b(?:erzählen sie|erzähl|beschreiben sie|beschreib|nennen sie|nenn|bitte|sagen sie"
            r"|schildern sie|erklären sie|denken sie|geben sie|zählen sie|könnten sie|würden sie"
            r"|teilen sie|lassen sie)\b"
        ),
        demands=(
            r"\W*(?:(?:und|auch|dann|nun|jetzt|bitte|aber)\b\W*)*(?:erzählen sie|erzähl"
            r"|beschreiben sie|beschreib|schildern sie|erklären sie|erklär|sagen sie mir)\b"
            r"(?! wenn )"
        ),
    ),
    "et": Asking(
        joined=(
            r"[\s,;]ja\s(?:mis(?!\s\w+(?:l|le|st|ni)\b)|mida|kuidas|millal|kus|miks|kes|keda|kellega|milline|milliseid"
            r"|mitu|kui\s(?:palju|kaua|tihti|sageli))\b"
        ),
        opens=(
            r"^\W*(?:mis|mida|kuidas|millal|kus|miks|kes|keda|kellega|milline|milliseid|mitu"
            r"|kui\s(?:palju|kaua|tihti|sageli))\b"
        ),
        requests=(
            r"\b(?:rääkige|räägi|kirjeldage|kirjelda|palun|nimetage|nimeta|öelge|ütle|mõelge|mõtle"
            r"|selgitage|selgita|tooge|too|jagage|jaga|loetlege)\b"
        ),
        demands=(
            r"\W*(?:(?:ja|ning|ka|siis|nüüd|palun|aga)\b\W*)*(?:rääkige|räägi|kirjeldage|kirjelda"
            r"|selgitage|selgita|öelge|ütle)\b(?! kui )"
        ),
    ),
    "fr": Asking(
        joined=(
            r"[\s,;]et\s(?:que|qui|quand|où|comment|pourquoi|combien|quel(?:le)?s?|depuis quand"
            r"|qu'est-ce|est-ce)\b"
        ),
        opens=(
            r"^\W*(?:que|qu'\w+|qui|quand|où|comment|pourquoi|combien|quel(?:le)?s?|depuis quand"
            r"|est-ce)\b"
        ),
        requests=(
            r"\b(?:parlez|parle-moi|décrivez|décris|racontez|raconte|dites|dis-moi|expliquez"
            r"|explique|veuillez|s'il vous plaît|donnez|pensez|citez|pourriez-vous|j'aimerais)\b"
        ),
        demands=(
            r"\W*(?:(?:et|aussi|puis|alors|maintenant)\b\W*)*(?:parlez-moi|parle-moi|décrivez|décris"
            r"|racontez|raconte|dites-moi|expliquez|explique|donnez-moi)\b"
        ),
    ),
    "es": Asking(
        joined=r"[\s,;]y\s¿?(?:qué|quién|cuándo|dónde|cómo|por qué|cuánt[oa]s?|cuál(?:es)?)\b",
        opens=r"^\W*(?:qué|quién|cuándo|dónde|cómo|por qué|cuánt[oa]s?|cuál(?:es)?)\b",
        requests=(
            r"\b(?:cuénteme|cuéntame|cuente|describa|describe|explique|explica|explíqueme|dígame"
            r"|dime|por favor|piense|piensa|dé|deme|nombre|podría|me gustaría)\b"
        ),
        demands=(
            r"\W*(?:(?:y|también|luego|ahora|por favor)\b\W*)*(?:cuénteme|cuéntame|describa"
            r"|describe|explique|explica|explíqueme|dígame|dime)\b"
        ),
    ),
}

# Words in which a question may be put about anything, in the form `language.words` gives.
ABOUT_ANYTHING: Mapping[str, str] = {
    "en": """
        tell describe explain explained share say talk think thinking mean means meant meaning know
        feel feeling felt happen happens happened happening look looks looked like example examples
        instance detail details detailed specific specifically concrete exactly precisely typical
        typically usual usually ordinary normal normally average regular regularly common commonly
        day days week weeks month months year years today yesterday tomorrow time times moment
        moments situation situations case cases occasion part parts step steps point points matter
        matters important importance difference different differently difficult difficulty hard
        harder hardest easy easier easiest challenge challenging problem problems issue issues help
        helps helped helpful change changes changed best better worst worse good bad great little
        long longer often much many old big large small roughly approximately about first last next
        final recent recently latest currently present later begin began start started end ended
        reason reasons because cause causes caused decide decided decision choose chose result
        results outcome experience experienced experiences idea ideas question questions answer
        answers word words sense picture clear clearer understand understood story walk through
        describe else further add anything something imagine wish wished ideal ideally role main
        mainly biggest happened notice noticed learn learned approach handle handled deal try tried
        able person people somebody someone others team involved interesting curious sure right
        okay correct mentioned mention said told bring brought come came lead led made turn out
        possible possibly perhaps maybe put kind sort type types name list number useful keep
        general particular prefer enjoy enjoyed hope expect need needs
        """,
    "de": """
        erzählen erzähl beschreiben beschreib erklären erklär schildern sagen meinen meinten denken
        glauben wissen fühlen gefühlt passiert passieren geschehen geschah aussehen aussieht sieht
        beispiel beispiele einzelheiten genau genauer genaue konkret konkreter konkretes typisch
        typischer gewöhnlich gewöhnlicher normal normaler üblich tag tage woche monat jahr heute
        gestern zeit mal letzte letzten letztes moment situation fall teil schritt schritte punkt
        wichtig wichtigsten wichtigste unterschied anders schwierig schwer schwierigsten leicht
        problem probleme hilft hilfe ändern geändert beste besser besten schlecht gut lange oft
        viel viele wenig alt groß ungefähr etwa zuerst danach später anfang beginnen ende grund
        gründe entschieden entscheiden ergebnis erfahrung erfahrungen idee frage antwort wort worte
        bild klar verstehen verstehe noch weiter hinzufügen sonst vorstellen wünschen rolle
        hauptsächlich bemerkt gelernt umgehen umgegangen versuchen versucht person leute jemand team
        interessant möglich vielleicht art name zahl erwähnt erwähnten könnten können würden gern
        näher mehr darüber dazu damit dafür dabei bitte mir uns bedeutet heißt geht ging machen
        gemacht tun getan kam kommt gab gibt liegt woran
        """,
    "et": """
        rääkida räägi rääkige rääkisite kirjeldada kirjeldage kirjelda selgitada selgitage öelda
        mõelda mõtlete arvate teate tunda tundsite tundus juhtus juhtub juhtunud näeb välja näide
        näite näiteid täpsemalt täpselt lähemalt konkreetne tüüpiline tavaline tavaliselt päev
        päeva nädal kuu aasta täna eile aeg aega kord korda viimane viimasest hetk olukord juhtum
        osa samm samme oluline tähtis tähtsam erinevus teisiti raske raskem kerge probleem aitab
        aidata muuta muutus parim parem halb hea kaua tihti sageli palju vähe vana suur umbes
        esimene hiljem algus algas lõpp põhjus põhjused otsustasite otsus tulemus kogemus kogemusi
        mõte küsimus vastus sõna pilt selge aru veel lisada muud kujutada sooviksite roll peamine
        märkasite õppisite proovisite inimene inimesed keegi huvitav võimalik ehk nimi arv mainisite
        saaksite võiksite tuua palun mulle mida mille selle sellest kohta teha tegite läheb läks
        """,
}

# Those of them that only tell in what one asks: "how long".
MEASURES: Mapping[str, str] = {
    "en": "long often much many old big large small far fast",
    "de": "lange oft viel viele alt groß weit schnell wenig",
    "et": "kaua tihti sageli palju vana suur kaugel kiiresti vähe",
}
