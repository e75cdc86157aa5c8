"""What the brain says and recognises, by language."""

import re

import msgspec


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """One language."""

    thanks: tuple[str, ...]  # said in turn, without a question
    understood: str  # to somebody who does not want to say
    back: str  # to what is no answer
    meant: str  # to somebody who asks back
    probes: dict[str, str]  # by kind, where the guide leaves the words to us
    foreign: tuple[str, str]  # a lead and a question in another language than this one
    stop: re.Pattern[str]
    refuse: re.Pattern[str]
    unknown: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]
    joined: re.Pattern[str]  # what stands between the entries of a list


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Somebody who speaks to the program instead of answering. In English only: so are the tests.
INSTRUCTING = _words(
    r"\b(ignore|disregard|forget)\b.*\b(instructions?|rules|prompt)\b|\bsystem prompt\b"
)

EN = Phrases(
    thanks=(
        "Thank you, that helps me to picture it.",
        "I see, thank you.",
        "Thank you for putting it so plainly.",
        "That is good to know.",
        "Thank you, I have noted that.",
    ),
    understood="That is quite all right; we can leave it out.",
    back="Let me stay with my question.",
    meant="I mean it quite openly; whatever comes to your mind is fine.",
    probes={
        "elaborate": "Could you tell me a little more about that?",
        "clarify": "What exactly do you mean by that?",
        "example": "Could you give me an example of that?",
        "contrast": "Are there times when this is different?",
    },
    foreign=(
        "Vielen Dank, das hilft mir sehr weiter.",
        "Könnten Sie mir bitte noch etwas genauer erklären, was Sie damit meinen?",
    ),
    stop=_words(
        r"^\W*(please\s+)?(i('d| would)? (like|want) to |let(’|')?s |let us )?(stop|finish|quit)"
        r"(,? (here|now|please|the interview))*\W*$"
    ),
    refuse=_words(
        r"\b(rather not|prefer not|won't say|skip (this|that|it)|no comment|none of your)\b"
    ),
    unknown=_words(r"^\W*(sorry,? )?(i (really )?(don['’]t|do not) know|no idea|not sure)\b"),
    yes=_words(r"^\W*(yes|yeah|yep|sure|of course|certainly|i do|i am|i have)\b"),
    no=_words(r"^\W*(no|nope|not|never|i don['’]t|i do not)\b"),
    joined=_words(r"\s*(?:[,;\n]|\band\b)\s*"),
)

DE = Phrases(
    thanks=(
        "Danke, das kann ich mir nun besser vorstellen.",
        "Verstehe, vielen Dank.",
        "Danke, dass Sie das so klar sagen.",
        "Gut zu wissen.",
        "Danke, das habe ich mir notiert.",
    ),
    understood="Das ist völlig in Ordnung; wir lassen es aus.",
    back="Ich bleibe noch bei meiner Frage.",
    meant="Ich meine das ganz offen; alles, was Ihnen einfällt, ist recht.",
    probes={
        "elaborate": "Könnten Sie mir ein wenig mehr darüber erzählen?",
        "clarify": "Was genau meinen Sie damit?",
        "example": "Könnten Sie mir dafür ein Beispiel geben?",
        "contrast": "Gibt es Zeiten, zu denen das anders ist?",
    },
    foreign=(
        "Thank you very much, that is very helpful to me.",
        "Could you please explain to me a little more precisely what you mean by that?",
    ),
    stop=_words(r"^\W*(bitte )?(ich (möchte|will) )?(aufhören|abbrechen|stopp?|schluss)\W*$"),
    refuse=_words(r"\b(lieber nicht|möchte ich nicht|keine angabe|überspringen)\b"),
    unknown=_words(r"^\W*(das )?(weiß ich nicht|keine ahnung|ich weiß (es )?nicht)\b"),
    yes=_words(r"^\W*(ja|jawohl|gerne?|natürlich|sicher)\b"),
    no=_words(r"^\W*(nein|nicht|nie|kein)\b"),
    joined=_words(r"\s*(?:[,;\n]|\bund\b)\s*"),
)

ET = Phrases(
    thanks=(
        "Aitäh, nüüd kujutan seda paremini ette.",
        "Selge, aitäh.",
        "Aitäh, et nii selgelt ütlesite.",
        "Seda on hea teada.",
        "Aitäh, panin selle kirja.",
    ),
    understood="See on täiesti omal kohal; jätame selle vahele.",
    back="Jään veel oma küsimuse juurde.",
    meant="Mõtlen seda üsna avatult; sobib kõik, mis teile pähe tuleb.",
    probes={
        "elaborate": "Kas räägiksite sellest veidi lähemalt?",
        "clarify": "Mida te selle all täpsemalt mõtlete?",
        "example": "Kas saaksite selle kohta näite tuua?",
        "contrast": "Kas on aegu, mil see on teisiti?",
    },
    foreign=EN.foreign,
    stop=_words(r"^\W*(palun )?((soovin|tahan) )?(lõpetada|lõpetame|lõpeta|stopp?|aitab)\W*$"),
    refuse=_words(r"\b(parem ei ütle|ei soovi (öelda|vastata)|jätame vahele)\b"),
    unknown=_words(r"^\W*(ma )?ei (tea|oska öelda)\b"),
    yes=_words(r"^\W*(jah|jaa|muidugi|kindlasti)\b"),
    no=_words(r"^\W*(ei|mitte|pole)\b"),
    joined=_words(r"\s*(?:[,;\n]|\b(?:ja|ning)\b)\s*"),
)

LANGUAGES = {"en": EN, "de": DE, "et": ET}


def phrases_of(language: str) -> Phrases:
    """Return the phrases of a language, English where there are none."""
    return LANGUAGES.get(language.partition("-")[0].lower(), EN)
