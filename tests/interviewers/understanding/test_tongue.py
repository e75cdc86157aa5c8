"""Telling other languages and letters at random from the interview's language."""

import pytest

from vivavoce.interviewers.language import load
from vivavoce.interviewers.understanding.tongue import is_gibberish, is_other_language


@pytest.mark.parametrize(
    "text",
    [
        "je ne sais pas",
        "ei tea",
        "Rien du tout, merci",
        "le 3 mars 1990",
        "am dritten Oktober",
        "non",
        "Tak, oczywiście",
        "hirvi, kettu ja muutama jänis",
        "kerrostalossa",
        "granatowy i biały",
        "mais ou menos quarenta",
        "soy enfermera",
        "Enfermera en un hospital",
        "Friseurin mit eigenem Salon",
        "le foot et la natation",
        "le foot, le tennis",
        "dwóch braci i jedną siostrę",
        "jobber som lærer i Bergen",
        "sest see oli odav",
        "лето",
        "父亲教我的",
        "أنا طبيب",
        "Mir macht es einfach Spaß, mit den Leuten zusammen zu sein.",
    ],
)
def test_what_a_reader_would_notice_is_another_language(text: str) -> None:
    assert is_other_language(text, load("en"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "42",
        "No comment.",
        "José Mourinho",
        "Halden Freight and also Brück & Söhne",
        "Rue de la Loi, Brussels",
        "Postgres, Kubernetes, nginx",
        "pierogi, bigos and, don't laugh, fish and chips",
        "Skat and Pass the Pigs",
        "My Danish wife says hygge",
        "my tia Conceição's kitchen",
        "Jawohl, I certainly have!",
        "asdkjh kjjj",
        "cant rember",
        "I was 19",
        "nah all good",
        "la roche posay, le creuset",
        "bouzouki and a bit of baglama",
        "kubectl, jq, tmux",
        "Go",
    ],
)
def test_names_typos_and_single_foreign_words_are_not(text: str) -> None:
    assert not is_other_language(text, load("en"))


@pytest.mark.parametrize(
    ("code", "text", "other"),
    [
        ("et", "ei tea", False),
        ("et", "parem mitte", False),
        ("de", "Ja, gern", False),
        ("et", "mulle meeldib inimestega töötada", False),
        ("et", "I enjoy the work", False),
        ("et", "Ich weiß es nicht genau, leider", True),
        ("de", "Ich arbeite gern mit Menschen", False),
        ("de", "je ne sais pas", True),
        ("ru", "Мне нравится работа", False),
        ("fr", "J'aime bien mon équipe", False),
    ],
)
def test_the_interviews_own_language_and_english_are_never_foreign(
    code: str, text: str, other: bool
) -> None:
    assert is_other_language(text, load(code)) is other


@pytest.mark.parametrize("text", ["asdfgh jkl", "asdkjh kjjj", "qwertz 99x", "lkjhgf", "qwpeoriu"])
def test_letters_at_random_are_gibberish(text: str) -> None:
    assert is_gibberish(text)


@pytest.mark.parametrize("text", ["rhythm", "CSS, HTML", "Kjell", "a", "5", "asdf is what I typed"])
def test_words_and_abbreviations_are_not(text: str) -> None:
    assert not is_gibberish(text)


def test_letters_that_english_never_joins_may_be_a_word_elsewhere() -> None:
    assert not is_gibberish("Kahju", "et")
    assert is_gibberish("asdfghjkl", "et")
