"""How languages put a question, for those who look at what an interviewer asks."""

from collections.abc import Mapping
from typing import NamedTuple


class Asking(NamedTuple):
    """Patterns over lower-case text with straight apostrophes.

    `joined` finds the second question of a sentence that asks two, where `opens` (if there
    is one) finds that the sentence begins as a question itself: "What do you do, and how
    long have you done it?" is two, "Could you tell me what you do and how?" is one.
    `requests` finds a question without a mark: "Please tell me about it."
    """

    joined: str
    opens: str
    requests: str


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
    ),
    "es": Asking(
        joined=r"[\s,;]y\s¿?(?:qué|quién|cuándo|dónde|cómo|por qué|cuánt[oa]s?|cuál(?:es)?)\b",
        opens=r"^\W*(?:qué|quién|cuándo|dónde|cómo|por qué|cuánt[oa]s?|cuál(?:es)?)\b",
        requests=(
            r"\b(?:cuénteme|cuéntame|cuente|describa|describe|explique|explica|explíqueme|dígame"
            r"|dime|por favor|piense|piensa|dé|deme|nombre|podría|me gustaría)\b"
        ),
    ),
}
