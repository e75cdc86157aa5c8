"""Measures: in what a number is asked for, and an amount put into it."""

import functools
from collections.abc import Sequence
from typing import Any

import msgspec

from vivavoce.interviewers.understanding.numbers.amounts import Amount
from vivavoce.interviewers.understanding.numbers.numerals import heard_with, items_of
from vivavoce.interviewers.understanding.numbers.units import convert, dimension, fits, rounded
from vivavoce.interviewers.understanding.tokens import plain, tokens

ENGLISH = "en"  # listened for besides the interview's own language
NUMBER_MAX = 2**53  # beyond it a float is no longer exact
CONVERTED_MIN = 0.001  # "in five minutes" is no number of years
PERCENT_DECIMALS = 2  # two thirds are 66.67 percent
STEM_CHARS = 4
WORKING_WEEK_HOURS = 40  # "8 hours a day" may be five days or seven; below this it is seven
DAYS_OF_WEEK = 7
DAYS_OF_MONTH, MONTHS_OF_YEAR = 30, 12


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """What a number is asked in. `unit` is empty when it is none we know: hives."""

    unit: str = ""
    period: str = ""  # hours per week
    nouns: frozenset[str] = frozenset()  # of the unit and the question
    is_year: bool = False  # asked is which year
    counts_nouns: bool = False  # the question is for how many
    is_count: bool = False  # of things that are no units of ours: hives

    @property
    def is_known(self) -> bool:
        return bool(self.unit) and self.unit != "times"


@functools.lru_cache(maxsize=1024)
def measure_of(unit: str, question: str, code: str) -> Measure:
    """Return what is asked; `unit` may be in the interview's language or in English."""
    said = [token.text for token in tokens(plain(f"{unit} {question}")) if token.is_word]
    nouns = frozenset(word for word in said if len(word) >= STEM_CHARS)
    heard = f" {' '.join(token.text for token in tokens(plain(question)))} "
    words = heard_with(code)[0]
    is_year = any(f" {phrase} " in heard for phrase in words.what_year)
    counts = any(f" {phrase} " in heard for phrase in words.how_many)
    for language in dict.fromkeys((code, ENGLISH)):
        for text in (unit, unit.rstrip("s")):
            known = [item for item in items_of(text, language) if "units" in item]
            if known and known[0].start == 0:
                period = known[1].roles["units"][0] if len(known) > 1 else ""
                units = known[0].roles["units"]
                return Measure(unit=units[0], period=period, nouns=nouns, is_year=is_year)
    period = _period_of(unit, code)
    return Measure(
        period=period, nouns=nouns, is_year=is_year, is_count=bool(unit), counts_nouns=counts
    )


def _period_of(unit: str, code: str) -> str:
    """Return the period of a unit that is itself none we know: emails per day."""
    items = items_of(unit, code)
    for at, item in enumerate(items[:-1]):
        times = items[at + 1].roles.get("units", ())
        if "per" in item and times and dimension(times[0]) == "time":
            return str(times[0])
    return ""


def alike(word: str, other: str) -> bool:
    """Whether two words are probably forms of one: driver, drivers."""
    shorter, longer = sorted((word, other), key=len)
    if word == other:
        return True
    return (
        len(shorter) >= STEM_CHARS
        and len(longer) - len(shorter) <= 2
        and longer.startswith(shorter[: max(STEM_CHARS, len(shorter) - 1)])
    )


def value_in(amount: Amount, measure: Measure, found: Sequence[Amount]) -> Any:
    """Return `amount` in the asked unit; None when it measures something else."""
    factor = _factor(amount, measure, found)
    if factor is None:
        return None
    ends = [
        None if end is None else _converted(end, amount, measure, factor)
        for end in (amount.low, amount.high)
    ]
    sizes = [abs(end) for end in ends if end is not None]
    if not sizes or max(sizes) > NUMBER_MAX or 0 < max(sizes) < CONVERTED_MIN:
        return None
    low, high = (None if end is None else whole(end) for end in ends)
    return low if low == high else {"min": low, "max": high}


def _factor(amount: Amount, measure: Measure, found: Sequence[Amount]) -> float | None:
    """Return by what to multiply for the unit and the period; None when neither fits."""
    if amount.is_share:
        return 100 if measure.unit == "percent" else None
    if not amount.units:
        return _period_factor(amount, measure, found)
    if not measure.is_known:
        foreign = amount.units != ("times",) and (measure.is_count or measure.unit == "times")
        foreign = foreign or (measure.counts_nouns and not _is_asked(amount, measure))
        return None if foreign else _period_factor(amount, measure, found)
    if not any(fits(unit, measure.unit) for unit in amount.units):
        return None
    if measure.unit in amount.units:
        return _period_factor(amount, measure, found)
    if measure.period and dimension(measure.unit) == "time":
        return None  # "two days a week" in hours: a day of work has not 24
    if "day" in amount.units and measure.unit == "hour" and amount.number < 1:
        return None  # half a day: of 24 hours, or of 8?
    return _period_factor(amount, measure, found)


def _is_asked(amount: Amount, measure: Measure) -> bool:
    """Whether the question names the unit: how many hours."""
    if amount.units == ("times",):
        return True
    return any(alike(unit, noun) for unit in amount.units for noun in measure.nouns)


def _period_factor(amount: Amount, measure: Measure, found: Sequence[Amount]) -> float | None:
    if not measure.period:
        return 1
    if amount.daily and measure.period == "week":
        return amount.daily
    if not amount.period or amount.period == measure.period:
        return 1
    if (amount.period, measure.period) == ("day", "week"):
        days = [
            other.number
            for other in found
            if other is not amount and "day" in other.units and not other.is_range
        ]
        if days:
            return days[0] if days[0] <= DAYS_OF_WEEK else None
        whole_week = amount.number * DAYS_OF_WEEK
        return DAYS_OF_WEEK if whole_week <= WORKING_WEEK_HOURS else None
    if {amount.period, measure.period} <= {"month", "quarter_year", "year", "decade"}:
        return convert(1, measure.period, amount.period)
    if {amount.period, measure.period} <= {"week", "fortnight"}:
        return convert(1, measure.period, amount.period)
    return None


def _converted(value: float, amount: Amount, measure: Measure, factor: float) -> float:
    if amount.units and measure.is_known and not amount.is_share:
        unit = next((unit for unit in amount.units if fits(unit, measure.unit)), measure.unit)
        unit = measure.unit if measure.unit in amount.units else unit
        converted = _round_months(value, unit, measure.unit)
        value = value if converted is None else converted
    value *= factor
    if amount.is_share:
        return round(value, PERCENT_DECIMALS)
    return rounded(value) if factor != 1 else value


def _round_months(value: float, unit: str, asked: str) -> float | None:
    """Return `value` in the `asked` unit; one month is 30 days, as people count, not 30.4375."""
    if (unit, asked) == ("month", "day") and abs(value) < MONTHS_OF_YEAR:
        return value * DAYS_OF_MONTH
    if (unit, asked) == ("day", "month") and value % DAYS_OF_MONTH == 0:
        return value / DAYS_OF_MONTH
    return convert(value, unit, asked)


def whole(value: float) -> float:
    """Return `value` as an integer where it is one."""
    return int(value) if value == int(value) else value
