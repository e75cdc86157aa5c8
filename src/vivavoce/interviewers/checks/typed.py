"""Whether a value is well formed for its type."""

import datetime
import math
import re
from typing import Any

from vivavoce.domain.guide import Information, ValueType

DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,253}\.[^@\s]{2,63}")
URL = re.compile(r"(?:https?://)?[^\s/@]+\.[^\s/@.]{2,}(?:[/?#:]\S*)?", re.IGNORECASE)
URL_CHARS_MAX = 2_000
PHONE_DIGITS = range(6, 16)
PHONE_CHARS_MAX = 60
NUMBER_MAX = 2**53  # beyond it no two numbers can be told apart for sure
RANGE_ENDS = {"min", "max"}
LIST_ITEMS_MAX, LIST_CHARS_MAX = 200, 20_000


def is_of_type(value: Any, item: Information) -> bool:
    """Whether `value` is one that the profile keeps for `item` (see `Understood`)."""
    match item.type:
        case ValueType.TEXT:
            return isinstance(value, str) and bool(value.strip())
        case ValueType.LIST:
            return (
                isinstance(value, list)
                and len(value) <= LIST_ITEMS_MAX
                and all(isinstance(part, str) and part.strip() for part in value)
                and sum(map(len, value)) <= LIST_CHARS_MAX
            )
        case ValueType.NUMBER:
            return is_number(value) or _is_range(value)
        case ValueType.BOOLEAN:
            return isinstance(value, bool)
        case ValueType.CHOICE:
            return isinstance(value, str) and any(value == option.id for option in item.options)
        case ValueType.DATE:
            return isinstance(value, str) and _is_date(value)
        case ValueType.EMAIL:
            return isinstance(value, str) and EMAIL.fullmatch(value) is not None
        case ValueType.PHONE:
            return isinstance(value, str) and _is_phone(value)
        case ValueType.URL:
            return _is_url(value)


def is_number(value: Any) -> bool:
    """Whether `value` is one number, small enough to be exact."""
    is_one = isinstance(value, int | float) and not isinstance(value, bool)
    return is_one and abs(value) <= NUMBER_MAX and math.isfinite(value)


def _is_range(value: Any) -> bool:
    if not isinstance(value, dict) or set(value) != RANGE_ENDS:
        return False
    ends = [end for end in value.values() if end is not None]
    return bool(ends) and all(map(is_number, ends)) and ends == sorted(ends)


def _is_date(value: str) -> bool:
    if DATE.fullmatch(value) is None:
        return False
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _is_phone(value: str) -> bool:
    """Whether it has as many digits as numbers have that are called from everywhere (E.164)."""
    if len(value) > PHONE_CHARS_MAX:
        return False
    digits = "".join(filter(str.isdecimal, value))
    return len(digits) in PHONE_DIGITS and not any(map(str.isalpha, value))


def _is_url(value: Any) -> bool:
    is_short = isinstance(value, str) and len(value) <= URL_CHARS_MAX
    return is_short and URL.fullmatch(value) is not None
