"""Amounts are converted into the unit that was asked for, where that is safe."""

from typing import Any

import pytest

from tests.interviewers.understanding.reading import asked, value
from vivavoce.interviewers.languages.de.numbers import NUMBERS as GERMAN
from vivavoce.interviewers.languages.en.numbers import NUMBERS as ENGLISH
from vivavoce.interviewers.languages.et.numbers import NUMBERS as ESTONIAN
from vivavoce.interviewers.understanding.numbers import read_number
from vivavoce.interviewers.understanding.numbers.units import DIMENSIONS, convert, is_currency

COUNTED = {"percent", "times"}


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("18 months", "years", 1.5),
        ("2 years and 3 months", "years", 2.25),
        ("an hour and twenty on two buses", "minutes", 80),
        ("1h20", "minutes", 80),
        ("a day and a half", "hours", 36),
        ("three quarters of an hour", "minutes", 45),
        ("6 weeks", "days", 42),
        ("one month", "days", 30),
        ("8/10", None, 8),
        ("a couple of decades", "years", 20),
        ("half a day", "hours", None),
        ("2 TB", "GB", 2000),
        ("half a tonne", "kg", 500),
        ("12m", "metres", 12),
        ("1.3m", "GBP", 1_300_000),
        ("5'10\"", "cm", 177.8),
        ("10 miles", "km", 16.09344),
        ("£1,200", "GBP", 1200),
        ("€1.150 warm", "euros", 1150),
        ("40k EUR", "EUR", 40_000),
        ("10 bucks", "USD", 10),
        ("8 hours a day, 5 days a week", "hours per week", 40),
        ("an hour a day", "hours per week", 7),
        ("8 hours a day", "hours per week", None),
        ("20 hrs/week", "hours per week", 20),
        ("1200 a year", "EUR per month", 100),
    ],
)
def test_an_amount_is_read_in_the_asked_unit(text: str, unit: str, found: Any) -> None:
    assert value(read_number, text, asked("number", "", unit)) == pytest.approx(found)


def test_units_of_different_things_are_never_converted() -> None:
    assert convert(1, "hour", "metre") is None
    assert convert(1, "EUR", "USD") is None
    assert convert(1, "gallon", "litre") is None  # whose gallon?
    assert convert(212, "fahrenheit", "celsius") == pytest.approx(100)


def test_every_unit_of_a_language_is_one_that_can_be_converted_or_counted() -> None:
    for words in (ENGLISH, GERMAN, ESTONIAN):
        unknown = set(words.units) - set(DIMENSIONS) - COUNTED
        assert all(map(is_currency, unknown)), unknown
