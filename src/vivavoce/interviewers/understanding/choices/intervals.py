"""Options that are ranges of numbers, "11-50" or "under 18", and the one a number falls into."""

import math
from typing import NamedTuple

from vivavoce.domain.guide import ValueType
from vivavoce.interviewers.language import Language, normal, words
from vivavoce.interviewers.understanding.answer import Asked
from vivavoce.interviewers.understanding.choices.options import Options
from vivavoce.interviewers.understanding.numbers import read_number

LABEL_WORDS_MAX = 12
ANSWER_CHARS_MAX = 300
FREQUENCY_RATIO_MAX = 2.6  # "three times a month" may be "weekly", but not "monthly"
NEVER = 0.01  # times a year, for comparing


class Interval(NamedTuple):
    """From `low` to `high`, both in."""

    low: float
    high: float


def by_number(answer: str, options: Options, asked: Asked, language: Language) -> int | None:
    """Return the option whose range holds the number in `answer`; None without such options."""
    unit = _unit(options, asked)
    ranges = {
        index: interval
        for index, labels in enumerate(options.labels)
        for label in labels
        if (interval := _interval(label, unit, options, language)) is not None
    }
    if len(ranges) < 2 or not any(interval.low != interval.high for interval in ranges.values()):
        return None
    said = _value(answer[:ANSWER_CHARS_MAX], unit, language)
    if said is None:
        return None
    middle = (said.low + min(said.high, said.low * 10 + 10)) / 2
    holding = [
        index for index, held in ranges.items() if held.low <= said.low and said.high <= held.high
    ] or [index for index, held in ranges.items() if held.low <= middle <= held.high]
    if holding:
        # "5" where "1-5" and "5-10" both hold it: the narrower, then the first.
        return min(holding, key=lambda index: ranges[index].high - ranges[index].low)
    return None


def by_frequency(said: str, options: Options) -> int | None:
    """Return the option that tells of nearly the same number of times a year."""
    often = options.words.times_a_year(said)
    if often is None:
        return None
    known = {
        index: times
        for index, labels in enumerate(options.labels)
        for label in labels
        if (times := options.words.times_a_year(f"{normal(label)} ")) is not None
    }
    if len(known) < 2:
        return None
    distances = sorted(
        (abs(math.log(max(often, NEVER) / max(times, NEVER))), index)
        for index, times in known.items()
    )
    near, runner_up = distances[0], distances[1]
    if near[0] > math.log(FREQUENCY_RATIO_MAX) or runner_up[0] - near[0] < 0.05:
        return None
    return near[1]


def _interval(
    label: str, unit: str | None, options: Options, language: Language
) -> Interval | None:
    heard = words(label)
    if not heard or len(heard) > LABEL_WORDS_MAX:
        return None
    value = _value(label, unit, language)
    if value is None:
        return None
    said = f"{' '.join(heard)} "
    if value.low == value.high or math.inf in value:
        if options.words.less_than.search(said):
            return Interval(-math.inf, value.low if value.low > -math.inf else value.high)
        if options.words.more_than.search(said) or "+" in label:
            return Interval(value.low, math.inf)
    return value


def _value(text: str, unit: str | None, language: Language) -> Interval | None:
    found = read_number(text, Asked(type=ValueType.NUMBER, unit=unit), language).value
    if isinstance(found, dict):
        low, high = found.get("min"), found.get("max")
        return Interval(
            -math.inf if low is None else float(low), math.inf if high is None else float(high)
        )
    return (
        None if found is None or isinstance(found, bool) else Interval(float(found), float(found))
    )


UNITS = (
    "years",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "people",
    "employees",
    "km",
    "kg",
    "miles",
)


def _unit(options: Options, asked: Asked) -> str | None:
    if asked.unit:
        return asked.unit
    held = {word for labels in options.labels for label in labels for word in words(label)}
    return next((unit for unit in UNITS if unit in held or unit[:-1] in held), None)
