"""The language of the candidate: followed where the guide speaks it, and only when it is plain."""

import pytest

from tests.interviewers.guides import SMALL
from tests.interviewers.llm.guides import MIXED
from tests.interviewers.llm.talking import Talk
from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.interviewers.following import followed, spoken_language

HIRING = parse_guide(built_in_guides()["agent-hiring.yaml"], name="agent-hiring.yaml")


def language_after(*texts: str, language: str = "en", guide: object = HIRING) -> str:
    talk = Talk(guide, language=language)  # type: ignore[arg-type] # a guide or its text
    talk.say(*texts)
    return spoken_language(talk.view())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Es soll die Briefe beantworten, die wir von den Kunden bekommen.", "de"),
        ("Ma tahaksin, et keegi vastaks kirjadele, mida kliendid meile iga päev saadavad.", "et"),
        ("It should answer the letters that come in from our customers.", "en"),
    ],
)
@pytest.mark.parametrize("begun", ["en", "de", "et"])
def test_whole_sentences_tell_the_language(text: str, language: str, begun: str) -> None:
    assert language_after(text, language=begun) == language


@pytest.mark.parametrize("text", ["Go, Python, SQL", "42", "ok", "Ja", "Hotel", "👍", "Tartu"])
def test_few_words_in_doubt_change_nothing(text: str) -> None:
    assert language_after(text, language="et") == "et"


def test_the_language_stays_until_another_one_is_plain() -> None:
    german = "Ich hätte gern jemanden, der unsere Briefe beantwortet."
    assert language_after(german, "Okay.") == "de"
    assert language_after(german, "Okay.", "But now I would like to go on in English.") == "en"


def test_a_language_the_guide_does_not_speak_is_not_followed() -> None:
    french = "Je voudrais que quelqu'un réponde aux lettres de nos clients."
    assert language_after(french) == "en"
    german = "Ich hätte gern jemanden, der unsere Briefe beantwortet."
    assert language_after(german, guide=SMALL) == "en"


def test_a_regional_tag_of_the_same_language_stays() -> None:
    german = "Ich hätte gern jemanden, der unsere Briefe beantwortet."
    assert language_after(german, language="de-AT") == "de-AT"


def test_what_the_guide_says_then_is_in_that_language() -> None:
    talk = Talk(MIXED)
    talk.say("Ich baue Tische und Stühle für die ganze Stadt.")
    assert followed(talk.view()).interview.language == "de"
    assert talk.view().interview.language == "en"
