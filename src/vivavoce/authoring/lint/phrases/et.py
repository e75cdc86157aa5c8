"""Estonian."""

from vivavoce.authoring.lint.phrasing import Phrases

PHRASES = Phrases(
    leading=(
        "kas te ei arva",
        "kas sa ei arva",
        "kas te ei leia",
        "kas te ei ole nõus",
        "kas te pole nõus",
        "kas olete nõus, et",
        "kindlasti",
        "ilmselgelt",
        "loomulikult",
        "nagu te teate",
        "nagu teada",
        "kui rahul te olete",
        "kuivõrd teile meeldib",
        "kui väga teile meeldib",
    ),
    leading_tags=(", eks", ", eks ole", ", on ju", ", õigus", ", kas pole"),
    interrogatives=(
        *("mis", "mida", "mille", "millest", "millega", "millal", "kuidas", "miks", "kes", "keda"),
        *("kelle", "kellega", "kus", "kuhu", "kust", "milline", "millist", "milliseid", "mitu"),
        *("missugune", "kui palju", "kui tihti"),
    ),
    harmless_after=("ajal", "kellast", "kellani", "päeval", "päevadel", "päevil"),
    conjunctions=("ja", "ning"),
    both=("ja/või",),
    closed_openers=("kas",),
    loaded=(
        *("tunnistage", "süüdi", "laisk", "rumal", "naeruväärne", "kohutav", "jube"),
        *("vastuvõetamatu", "suurepärane", "fantastiline", "imeline"),
    ),
)
