"""What is read out of a candidate's words."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from vivavoce.domain.guide import Information, Option, ValueType
from vivavoce.interviewers.language import load
from vivavoce.interviewers.understanding import Intent, Understood, intent_of, understand

EN, ET, DE = load("en"), load("et"), load("de")

OPTIONS = [
    Option(id="remote", labels=["remote", "from home"]),
    Option(id="office", labels=["in the office", "on site"]),
    Option(id="not-remote", labels=["not remote"]),
]


def item(kind: str) -> Information:
    options = OPTIONS if kind == "choice" else []
    return Information(id="x", label="X", type=ValueType(kind), options=options)


def value(kind: str, text: str, code: str = "en") -> Any:
    """Return the value read from `text`, or None when there is none to be read."""
    understood = understand(text, item(kind), load(code))
    return understood.value if understood.clear else None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I’d rather not say", Intent.REFUSAL),
        ("id rather not talk about this, sorry", Intent.REFUSAL),
        ("No comment.", Intent.REFUSAL),
        ("pass", Intent.REFUSAL),
        ("Can we move on please", Intent.REFUSAL),
        ("Sorry, but I'd rather not say", Intent.REFUSAL),
        ("I don't know.", Intent.UNKNOWN),
        ("dunno", Intent.UNKNOWN),
        ("Well, I'm honestly not sure yet", Intent.UNKNOWN),
        ("What do you mean by that?", Intent.UNCLEAR),
        ("I'm not sure what you mean", Intent.UNCLEAR),
        ("Sorry?", Intent.UNCLEAR),
        ("what", Intent.UNCLEAR),
        ("Sorry, I don't quite understand", Intent.UNCLEAR),
        ("??", Intent.UNCLEAR),
        ("Who reads this?", Intent.QUESTION),
        ("no", Intent.NOTHING),
        ("No, I think that's all, thanks", Intent.NOTHING),
        ("Nothing I can think of right now.", Intent.NOTHING),
        # Answers, although they remind of something else:
        ("I don't know anyone better than our accountant", Intent.ANSWER),
        ("It should help people who don't understand their bills", Intent.ANSWER),
        ("I'd rather not say the name, but it is a bank", Intent.ANSWER),
        ("How about nine to five?", Intent.ANSWER),
        ("Pass messages on to the team", Intent.ANSWER),
        ("No meetings", Intent.ANSWER),
        ("What we have now", Intent.ANSWER),
        ("It is not to move", Intent.ANSWER),
        ("Python?", Intent.ANSWER),
        ("👍", Intent.ANSWER),
    ],
)
def test_a_message_is_told_to_be_an_answer_or_something_else(text: str, intent: Intent) -> None:
    assert intent_of(text, EN) is intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Ma ei soovi sellest rääkida.", Intent.REFUSAL),
        ("Jätame vahele, palun", Intent.REFUSAL),
        ("Ausalt öeldes ei tea", Intent.UNKNOWN),
        ("Ei oska veel öelda", Intent.UNKNOWN),
        ("Mida te silmas peate?", Intent.UNCLEAR),
        ("Ei, see on kõik, aitäh", Intent.NOTHING),
        ("Kes seda loeb?", Intent.QUESTION),
        ("I don't know", Intent.UNKNOWN),
        ("Klienditugi", Intent.ANSWER),
    ],
)
def test_estonian_is_understood(text: str, intent: Intent) -> None:
    assert intent_of(text, ET) is intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Das möchte ich nicht sagen.", Intent.REFUSAL),
        ("Weiter bitte", Intent.REFUSAL),
        ("Das weiß ich leider noch nicht", Intent.UNKNOWN),
        ("Keine Ahnung", Intent.UNKNOWN),
        ("Wie meinen Sie das?", Intent.UNCLEAR),
        ("Nein danke, das war alles", Intent.NOTHING),
        ("Wer liest das?", Intent.QUESTION),
        ("Kundendienst", Intent.ANSWER),
    ],
)
def test_german_is_understood(text: str, intent: Intent) -> None:
    assert intent_of(text, DE) is intent


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Python, SQL and Go", ["Python", "SQL", "Go"]),
        ("Python, SQL, and Go.", ["Python", "SQL", "Go"]),
        ("- Python\n- SQL\n* .NET", ["Python", "SQL", ".NET"]),
        ("1. Python\n2) SQL", ["Python", "SQL"]),
        ("cloud (AWS, GCP), Linux", ["cloud (AWS, GCP)", "Linux"]),
        ("up to 1,000 users; two languages", ["up to 1,000 users", "two languages"]),
        ("Python, python, PYTHON", ["Python"]),
        ("Tax law", ["Tax law"]),
        ("an open (bracket, never closed\nSQL", ["an open (bracket, never closed", "SQL"]),
        ("…", None),
    ],
)
def test_a_list_is_split_where_people_separate(text: str, found: list[str] | None) -> None:
    assert value("list", text) == found


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "5", 5),
        ("en", "about 5,000 euros", 5000),
        ("en", "5 000", 5000),
        ("en", "1.5", 1.5),
        ("en", "1,234,567.89", 1234567.89),
        ("en", "2.5 million", 2_500_000),
        ("en", "40k", 40_000),
        ("en", "-3 degrees", -3),
        ("en", "twenty-five", 25),
        ("en", "a hundred and five people", 105),
        ("en", "two thousand three hundred", 2300),
        ("en", "zero", 0),
        ("en", "between 5 and 10", None),
        ("en", "two or three", None),
        ("en", "version 1.2.3", None),
        ("en", "9" * 400, None),
        ("en", "B2B", None),
        ("en", "plenty", None),
        ("et", "1,5", 1.5),
        ("et", "kakskümmend viis", 25),
        ("et", "1.500 eurot", 1500),
        ("de", "1.234,50 Euro", 1234.5),
        ("de", "zwei Millionen", 2_000_000),
        ("de", "twelve", 12),
    ],
)
def test_a_number_is_read_when_there_is_exactly_one(
    code: str, text: str, found: float | None
) -> None:
    read = value("number", text, code)
    assert read == found
    assert type(read) is type(found)


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "Yes", True),
        ("en", "well, of course, if it is needed", True),
        ("en", "👍", True),
        ("en", "No, never", False),
        ("en", "of course not", False),
        ("en", "I don't think so", False),
        ("en", "Yes and no", None),
        ("en", "It depends", None),
        ("et", "Jah, kindlasti", True),
        ("et", "Muidugi mitte", False),
        ("de", "Natürlich", True),
        ("de", "Eher nicht", False),
        ("de", "yes", True),
    ],
)
def test_a_yes_or_a_no_is_what_comes_first(code: str, text: str, found: bool | None) -> None:
    assert value("boolean", text, code) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("remote", "remote"),
        ("I would like to work FROM HOME, mostly", "remote"),
        ("not remote", "not-remote"),
        ("on-site", "office"),
        ("remote or in the office", None),
        ("remotely", None),
        ("whatever", None),
    ],
)
def test_a_choice_is_read_when_exactly_one_option_is_named(text: str, found: str | None) -> None:
    assert value("choice", text) == found


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "2027-03-01", "2027-03-01"),
        ("en", "from 2027-03 on", "2027-03"),
        ("en", "May 2027", "2027-05"),
        ("en", "on the 12th of May, 2027", "2027-05-12"),
        ("en", "Sept 3rd 2027", "2027-09-03"),
        ("en", "12.5.2027", "2027-05-12"),
        ("en", "some time in 2027", "2027"),
        ("en", "31 February 2027", None),
        ("en", "2026 or 2027", None),
        ("en", "in May", None),
        ("et", "2027. aasta jaanuaris", "2027-01"),
        ("et", "12. mail 2027", "2027-05-12"),
        ("de", "3. März 2027", "2027-03-03"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_was_said(code: str, text: str, found: str | None) -> None:
    assert value("date", text, code) == found


def test_a_few_words_are_a_thin_text_and_a_single_item_is_a_thin_list() -> None:
    assert understand("Support", item("text"), EN).thin
    assert not understand("Support for our customers", item("text"), EN).thin
    assert understand("Python", item("list"), EN).thin
    assert not understand("Python, Go", item("list"), EN).thin


def test_a_text_is_kept_as_it_was_written() -> None:
    assert understand("  Ünï\n\ncode 🧡 ", item("text"), EN) == Understood(
        value="Ünï\n\ncode 🧡", thin=True
    )


@given(texts(max_size=300), st.sampled_from(ValueType), st.sampled_from(["en", "et", "de", "xx"]))
def test_any_text_is_understood_somehow(text: str, kind: ValueType, code: str) -> None:
    assert isinstance(intent_of(text, load(code)), Intent)
    understood = understand(text, item(kind), load(code))
    assert understood.clear or understood.value in (None, [])


# Each repeats what makes a careless pattern or a careless loop look at everything again.
NASTY = [
    *("1", "1 ", "1,", "1.", "111 ", "1 111", "1-", "2027-", "2027-01-", "1. 1. "),
    *(" ", "\t", "\n", ",", "and ", " and", "(", "[", ")", "a(", "- ", "a", "one ", "hundred "),
    *("may ", "may 2027 ", "yes ", "no, ", "well ", "remote ", "not ", "?", "'", "👍", "\ufdfa"),
]


@pytest.mark.parametrize("piece", NASTY)
@pytest.mark.parametrize("kind", list(ValueType))
def test_an_answer_of_thirty_kibibytes_is_read_at_once(piece: str, kind: ValueType) -> None:
    text = piece * (30 * 1024 // len(piece.encode()))
    begun = time.perf_counter()
    for code in ("en", "et"):
        understand(text + "!", item(kind), load(code))
        intent_of(text, load(code))
    assert time.perf_counter() - begun < 2.0
