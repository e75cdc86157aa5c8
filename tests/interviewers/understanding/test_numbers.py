"""Which number an answer gives, in the asked unit."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.interviewers.understanding.reading import NASTY, asked, long, value
from tests.strategies import texts
from vivavoce.interviewers.understanding.numbers import read_number


def number(
    answer: str,
    unit: str | None = None,
    question: str = "",
    code: str = "en",
    *,
    dated: bool = True,
) -> Any:
    what = asked("number", question, unit) if dated else asked("number", question, unit, None)
    return value(read_number, answer, what, code)


def between(low: float | None, high: float | None) -> dict[str, float | None]:
    return {"min": low, "max": high}


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "5", 5),
        ("en", "about 5,000 euros", 5000),
        ("en", "5 000", 5000),
        ("en", "1'250'000", 1_250_000),
        ("en", "1.5", 1.5),
        ("en", "1,5", 1.5),
        ("en", "1,234,567.89", 1234567.89),
        ("en", "2½", 2.5),
        ("en", "1 1/2", 1.5),
        ("en", "2.5 million", 2_500_000),
        ("en", "40k", 40_000),
        ("en", "20 grand", 20_000),
        ("en", "-3 degrees", -3),
        ("en", "minus twenty", -20),
        ("en", "twenty-five", 25),
        ("en", "twenty six point two", 26.2),
        ("en", "a hundred and five people", 105),
        ("en", "two thousand three hundred", 2300),
        ("en", "fifteen hundred", 1500),
        ("en", "two and a half thousand", 2500),
        ("en", "half a million", 500_000),
        ("en", "a couple of dozen", 24),
        ("en", "fiveish", 5),
        ("en", "zero", 0),
        ("en", "version 1.2.3", None),
        ("en", "9" * 400, None),
        ("en", "B2B", None),
        ("en", "at 8:30", None),
        ("en", "in my 30s", None),
        ("en", "my 3rd", None),
        ("en", "plenty", None),
        ("en", "a few thousand", None),
        ("en", "hundreds", None),
        ("et", "1,5", 1.5),
        ("et", "kakskümmend viis", 25),
        ("et", "kaks tuhat kolmsada", 2300),
        ("et", "1.500 eurot", 1500),
        ("et", "poolteist", 1.5),
        ("de", "1.234,50 Euro", 1234.5),
        ("de", "zwei Millionen", 2_000_000),
        ("de", "zweitausenddreihundert", 2300),
        ("de", "twelve", 12),
        ("fr", "quarante-deux", 42),
        ("xx", "twelve", 12),
    ],
)
def test_a_number_is_read_in_digits_and_in_words(code: str, text: str, found: float | None) -> None:
    read = number(text, code=code)
    assert read == found
    assert type(read) is type(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("between 5 and 10", between(5, 10)),
        ("two or three", between(2, 3)),
        ("five, maybe six", between(5, 6)),
        ("3-4 on a good week", between(3, 4)),
        ("15-20 thousand", between(15_000, 20_000)),
        ("five to six hundred", between(500, 600)),
        ("two cups, sometimes three", between(2, 3)),
        ("at least 40", between(40, None)),
        ("10+", between(10, None)),
        ("three or more", between(3, None)),
        ("fewer than 20", between(None, 20)),
        ("no more than three", between(None, 3)),
        ("just over 40", 40),
        ("not quite a hundred", 100),
    ],
)
def test_a_range_is_read_with_both_ends_or_an_open_one(text: str, found: Any) -> None:
    assert number(text) == found


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("I've been here 7 years and manage 4 people", "people", 4),
        ("I've been here 7 years and manage 4 people", "years", 7),
        ("I started in 2019 with 3 people", "people", 3),
        ("We've 4 floors, so 16 flats altogether", "flats", 16),
        ("All but one of the eight, so seven.", "looms", 7),
        ("six, no wait, seven", "cars", 7),
        ("4. Actually no, make that 5", "nights", 5),
        ("used to be 300, nowadays 250", "members", 250),
        ("12 drivers and 2 in the office", "drivers", 12),
        ("two cats and a dog", "pets", 3),
        ("one full day, so eight hours", "hours", 8),
        ("I have no idea, ask me in one week", "countries", None),
        ("no one knows", "countries", None),
        ("that's a tough one", "countries", None),
        ("just me", "people", 1),
        ("12 km... no, tell a lie, 15. my kids go on the bus", "km", 15),
        ("3 years in this kitchen, 12 in total", "years", 12),
        ("none at the moment, 5 in my last role", "people", 0),
        ("skip to question 5", "people", None),
        ("ask me in 5 minutes", "years", None),
        ("I paid 15,000 euros", "USD", None),
    ],
)
def test_of_several_numbers_the_one_is_read_that_was_asked_for(
    text: str, unit: str, found: float | None
) -> None:
    assert number(text, unit) == found


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("none, quit in march", "cigarettes", 0),
        ("never had any", "times", 0),
        ("nobody", "people", 0),
        ("no kids yet", "children", None),
        ("no children yet", "children", 0),
        ("none of your business", "euros", None),
        ("nobody knows for certain", "metres", None),
        ("twice", "times", 2),
        ("keine", "Personen", None),
    ],
)
def test_words_for_nothing_and_for_times_are_numbers(
    text: str, unit: str, found: float | None
) -> None:
    assert number(text, unit) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("half", 50),
        ("one in four", 25),
        ("three out of five", 60),
        ("8/10", 80),
        ("two thirds", 66.67),
        ("a quarter, same as the other three founders", 25),
        ("60 to 70 percent", between(60, 70)),
        ("0.5%", 0.5),
        ("all of them", 100),
        ("none", 0),
    ],
)
def test_a_share_is_read_in_percent(text: str, found: Any) -> None:
    assert number(text, "percent") == found


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("de", "anderthalb Jahre", 1.5),
        ("de", "18 Monate", 1.5),
        ("de", "seit 2019", 7),
        ("et", "kolm aastat", 3),
        ("et", "18 kuud", 1.5),
        ("et", "alates 2019. aastast", 7),
        ("en", "since 2019", 7),
        ("en", "From 1998 to 2010", 12),
        ("en", "since I was 12", None),
    ],
)
def test_years_are_counted_from_a_date(code: str, text: str, found: float | None) -> None:
    assert number(text, "years", code=code) == found


def test_without_today_nobody_can_say_how_long_ago_a_date_was() -> None:
    assert number("since 2019", "years", dated=False) is None


def test_a_year_that_is_asked_for_is_a_number() -> None:
    assert number("2012", "year", "What year did you graduate?") == 2012
    assert number("nineteen eighty four", None, "In which year were you born?") == 1984


@given(texts(max_size=300), st.sampled_from([None, "years", "people", "percent", "hours per week"]))
def test_any_text_is_read_somehow(text: str, unit: str | None) -> None:
    for code in ("en", "de", "et", "fr", "xx"):
        found = number(text, unit, "How many?", code)
        assert found is None or isinstance(found, int | float | dict)


@pytest.mark.parametrize("piece", NASTY)
def test_a_long_answer_is_read_as_far_as_it_matters(piece: str) -> None:
    for code in ("en", "et", "fr"):
        number(long(piece), "hours per week", "How many?", code)
