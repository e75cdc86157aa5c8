"""German."""

from vivavoce.authoring.lint.phrasing import Phrases

PHRASES = Phrases(
    leading=(
        "finden sie nicht",
        "finden sie nicht auch",
        "meinen sie nicht",
        "denken sie nicht",
        "glauben sie nicht",
        "findest du nicht",
        "meinst du nicht",
        "sind sie nicht auch",
        "würden sie nicht sagen",
        "würden sie sagen, dass",
        "stimmen sie zu, dass",
        "sicherlich",
        "sicher auch",
        "selbstverständlich",
        "offensichtlich",
        "wie sie wissen",
        "bekanntlich",
        "wie zufrieden sind sie",
        "wie sehr gefällt",
        "wie gut gefällt",
    ),
    leading_tags=(", oder", ", oder nicht", ", nicht wahr", ", richtig", ", stimmt's", ", gell"),
    interrogatives=(
        *("was", "wie", "warum", "weshalb", "wieso", "wann", "wer", "wen", "wem", "wo", "wohin"),
        *("woher", "woran", "wofür", "womit", "wodurch", "wozu", "welche", "welcher", "welches"),
        *("welchen", "welchem", "wovon", "worauf", "worüber"),
    ),
    conjunctions=("und",),
    both=("und/oder",),
    closed_openers=(
        *("haben sie", "hatten sie", "sind sie", "waren sie", "gibt es", "gab es", "ist es"),
        *("werden sie", "kennen sie", "nutzen sie", "verwenden sie", "hast du", "bist du"),
    ),
    loaded=(
        *("zugeben", "gestehen", "schuld", "ausrede", "ausreden", "faul", "dumm", "lächerlich"),
        *("schrecklich", "furchtbar", "katastrophal", "inakzeptabel", "fantastisch", "wunderbar"),
        *("versagt", "versäumt", "vernachlässigt"),
    ),
)
