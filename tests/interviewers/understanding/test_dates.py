"""A date is read as exactly as it was said, counted from today where it has to be."""

import datetime
import re

import pytest
from hypothesis import given

from tests.interviewers.understanding.reading import NASTY, TODAY, asked, long, value
from tests.strategies import texts
from vivavoce.interviewers.understanding.dates import read_date
from vivavoce.interviewers.understanding.dates.moments import easter

ISO = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
PAST, AHEAD = "When did you join?", "When can you start?"


def date(answer: str, question: str = PAST, code: str = "en", *, dated: bool = True) -> str | None:
    found = value(read_date, answer, asked("date", question, None, TODAY if dated else None), code)
    assert found is None or isinstance(found, str)
    return found


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "2027-03-01", "2027-03-01"),
        ("en", "from 2027-03 on", "2027-03"),
        ("en", "May 2027", "2027-05"),
        ("en", "on the 12th of May, 2027", "2027-05-12"),
        ("en", "Sept 3rd 2027", "2027-09-03"),
        ("en", "12.5.2027", "2027-05-12"),
        ("en", "07/14/1988", "1988-07-14"),
        ("en", "03/04/2021", "2021-04-03"),
        ("en", "5/6/19", "2019-06-05"),
        ("en", "class of '06", "2006"),
        ("en", "the 12th of march twenty twenty one", "2021-03-12"),
        ("en", "nineteen ninety eight", "1998"),
        ("en", "some time in 2027", "2027"),
        ("en", "Feburary 2020", "2020-02"),
        ("en", "early 2021", "2021"),
        ("en", "in the autumn of 1958", "1958"),
        ("en", "Q3 2024", "2024"),
        ("en", "Christmas Day 2019", "2019-12-25"),
        ("en", "Easter 2021", "2021-04-04"),
        ("en", "31 February 2027", None),
        ("en", "2026 or 2027", None),
        ("en", "in May", None),
        ("en", "last week", None),
        ("et", "2027. aasta jaanuaris", "2027-01"),
        ("et", "12. mail 2027", "2027-05-12"),
        ("de", "3. März 2027", "2027-03-03"),
        ("de", "am dritten Oktober 2020", "2020-10-03"),
        ("fr", "le 3 mars 1990", "1990-03-03"),
        ("xx", "May 2027", "2027-05"),
    ],
)
def test_a_date_with_a_year_is_read_without_knowing_today(
    code: str, text: str, found: str | None
) -> None:
    assert date(text, code=code, dated=False) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("last March", "2026-03"),
        ("end of May", "2026-05"),
        ("sometime in December", "2025-12"),
        ("two years ago", "2024"),
        ("a couple of months ago", "2026-09"),
        ("three weeks ago today", "2026-11-05"),
        ("half a year ago", "2026-05"),
        ("It's been three years now", "2023"),
        ("yesterday, all over my desk", "2026-11-25"),
        ("last Tuesday", "2026-11-24"),
        ("Tuesday last week", "2026-11-17"),
        ("Last year in November", "2025-11"),
        ("on 1st of last month", "2026-10-01"),
        ("the year before last", "2024"),
        ("last summer", "2026"),
        ("around Christmas", "2025-12-25"),
        ("May, sorry, June 2020", "2020-06"),
        ("from March 2018 to May 2020", "2018-03"),
        ("I was born in 1950 and shipped out in 1966", "1966"),
        ("I applied in May 2020 and joined in August 2020", "2020-08"),
        ("a few years ago", None),
        ("two or three years ago", None),
        ("ask me tomorrow", None),
        ("right now I can't say", None),
        ("I may have been ill", None),
        ("I was 19 back then", None),
    ],
)
def test_what_is_past_is_counted_back_from_today(text: str, found: str | None) -> None:
    assert date(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("January", "2027-01"),
        ("the 3rd", "2026-12-03"),
        ("next Friday", "2026-11-27"),
        ("in a fortnight", "2026-12-10"),
        ("in two years' time", "2028"),
        ("first week of June", "2027-06"),
        ("the first Monday in January", "2027-01-04"),
        ("ASAP!", "2026-11-26"),
        ("right away, today even", "2026-11-26"),
        ("start of next year", "2027"),
        ("next month, on the 23rd", "2026-12-23"),
        ("end of the month", "2026-11"),
        ("It was 1 December but they moved it to the 10th", "2026-12-10"),
    ],
)
def test_what_is_to_come_is_counted_ahead_from_today(text: str, found: str) -> None:
    assert date(text, AHEAD) == found


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("de", "vor drei Wochen", "2026-11-05"),
        ("de", "vor zwei Jahren", "2024"),
        ("de", "letzten Monat", "2026-10"),
        ("de", "Ende Mai", "2026-05"),
        ("de", "vorgestern", "2026-11-24"),
        ("et", "kolm aastat tagasi", "2023"),
        ("et", "eile", "2026-11-25"),
        ("et", "eelmise aasta sügisel", "2025"),
        ("fr", "il y a 3 ans", "2023"),
    ],
)
def test_other_languages_count_from_today_as_well(code: str, text: str, found: str) -> None:
    assert date(text, "", code) == found


@pytest.mark.parametrize("today", [datetime.date.min, datetime.date.max])
def test_a_clock_that_is_wrong_counts_nothing(today: datetime.date) -> None:
    assert value(read_date, "last Friday", asked("date", PAST, None, today)) is None
    assert value(read_date, "May 2020", asked("date", PAST, None, today)) == "2020-05"


def test_easter_is_computed_for_any_year() -> None:
    assert [easter(year).isoformat() for year in (1961, 2000, 2024, 2038)] == [
        "1961-04-02",
        "2000-04-23",
        "2024-03-31",
        "2038-04-25",
    ]


@given(texts(max_size=300))
def test_any_text_is_read_as_a_date_or_as_none(text: str) -> None:
    for code in ("en", "de", "et", "fr", "xx"):
        for dated in (True, False):
            found = date(text, AHEAD, code, dated=dated)
            assert found is None or ISO.fullmatch(found)


@pytest.mark.parametrize("piece", NASTY)
def test_a_long_answer_is_read_as_far_as_it_matters(piece: str) -> None:
    for code in ("en", "et", "fr"):
        for question in (PAST, AHEAD):
            date(long(piece), question, code)
