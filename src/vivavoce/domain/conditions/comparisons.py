"""How a condition compares two values: what is equal, less, or in something, and what is open.

Three answers: True, False, and None for "cannot be told". Values are plain JSON
as a profile holds it, so a number may be a range `{"min": 4, "max": 6}`, and a date
may be as vague as a year. Both are compared as the interval they are: an answer
is only given where it is the same for every point of it.
"""

import functools
import math
import re
import unicodedata
from typing import Any, TypeGuard

Verdict = bool | None
"""True, False, or None: unknown (Kleene, 1938)."""

DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
DATE_CHARS_MAX = 10

# Folding changes a text's length, but never so much: texts further apart differ.
FOLDED_TIMES_MAX = 8

Interval = tuple[float, float]


def negated(verdict: Verdict) -> Verdict:
    """Return the opposite; the opposite of unknown is unknown."""
    return None if verdict is None else not verdict


def is_equal(value: Any, other: Any) -> Verdict:
    """Whether the two say the same: texts whatever their case, lists in whatever order.

    Values of different types differ. A date equals a vaguer one that it lies in,
    `"2024-05"` the year `"2024"`; the other way round it is unknown.
    """
    if isinstance(value, str) and isinstance(other, str):
        if is_date(value) and is_date(other) and len(value) < len(other):
            return None if other.startswith(value) else False
        return _is_same_text(value, other)
    ends, other_ends = _interval(value), _interval(other)
    if ends is not None and other_ends is not None:
        if ends[1] < other_ends[0] or other_ends[1] < ends[0]:
            return False
        return True if ends[0] == ends[1] == other_ends[0] == other_ends[1] else None
    return bool(_key(value) == _key(other))


def is_less(value: Any, other: Any, *, or_equal: bool = False) -> Verdict:
    """Whether `value` comes before `other`: only numbers and dates have an order.

    A date that lies in a vaguer `other` is neither before nor after it.
    """
    ends, other_ends = _interval(value), _interval(other)
    if ends is not None and other_ends is not None:
        if ends[1] < other_ends[0] or (or_equal and ends[1] == other_ends[0]):
            return True
        if ends[0] > other_ends[1] or (not or_equal and ends[0] == other_ends[1]):
            return False
        return None
    if is_date(value) and is_date(other):
        shared = min(len(value), len(other))
        if value[:shared] != other[:shared]:
            return value[:shared] < other[:shared]
        return or_equal if len(value) >= len(other) else None
    return None


def is_in(value: Any, other: Any) -> Verdict:
    """Whether a list has a member equal to `value`, or a text holds its words; else False."""
    if isinstance(other, list):
        verdicts = [is_equal(value, member) for member in other]
        return True if True in verdicts else None if None in verdicts else False
    if isinstance(value, str) and isinstance(other, str):
        words = re.escape(_folded(value.strip()))
        return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", _folded(other)) is not None
    return False


def _is_same_text(value: str, other: str) -> bool:
    if is_date(value) and is_date(other) and value.startswith(other):
        return True
    if max(len(value), len(other)) > FOLDED_TIMES_MAX * (min(len(value), len(other)) + 1):
        return False
    return _folded(value) == _folded(other)


# One long answer is looked at by many conditions in a row.
@functools.lru_cache(maxsize=2)
def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())


def is_date(value: Any) -> TypeGuard[str]:
    """Whether `value` is a date as profiles hold one: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    return (
        isinstance(value, str)
        and len(value) <= DATE_CHARS_MAX
        and DATE.fullmatch(value) is not None
    )


def _interval(value: Any) -> Interval | None:
    """Return the smallest and the largest number that `value` may mean; None: it is no number."""
    if _is_number(value):
        return (value, value)
    if not isinstance(value, dict) or not value.keys() <= {"min", "max"} or not value:
        return None
    least, most = value.get("min"), value.get("max")
    if not all(end is None or _is_number(end) for end in (least, most)):
        return None
    return (-math.inf if least is None else least, math.inf if most is None else most)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _key(value: Any) -> Any:
    """Return something hashable that is equal for values that say the same."""
    match value:
        case str():
            return _folded(value)
        case bool() | None:
            return ("constant", value)
        case list():
            return frozenset(_key(member) for member in value)
        case dict():
            return frozenset((name, _key(part)) for name, part in value.items())
    return value
