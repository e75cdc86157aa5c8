"""What a profile or an owner's metadata may hold: plain JSON that comes back as it went.

Values arrive from models, webhooks and Python functions, so they are looked at
here, before they become a fact: a NaN would be stored as null, a set as a list,
a lone surrogate or endless nesting not at all.
"""

import math
from typing import Any

import msgspec

from vivavoce.domain.text import check_text
from vivavoce.errors import Malformed, TooLarge

DEPTH_MAX = 32
INTEGER_BITS = 64  # signed: the widest that every store and export holds exactly


def check_plain(value: Any, *, field: str, bytes_max: int) -> None:
    """Accept `value` as plain JSON of at most `bytes_max` bytes, written without white space.

    Plain are None, booleans, 64-bit integers, finite floats, texts, lists, and
    dicts with texts as keys, nested at most `DEPTH_MAX` deep.

    Raises:
        Malformed: it is, or holds, anything else.
        TooLarge: it is longer than `bytes_max`.
    """
    _check_kind(value, field, bytes_max, DEPTH_MAX)
    size_bytes = len(msgspec.json.encode(value))
    if size_bytes > bytes_max:
        raise TooLarge(
            f"{field} is {size_bytes:,} bytes of JSON; at most {bytes_max:,} are accepted. "
            "Shorten it.",
            field=field,
        )


def alike(one: Any, other: Any) -> bool:
    """Whether two plain values say the same.

    Python holds `True`, `1` and `1.0` to be equal; in a profile, yes is not one.
    """
    if one != other:
        return False
    return _written(one) == _written(other)


def _written(value: Any) -> bytes:
    return msgspec.json.encode(value, order="deterministic")


def _check_kind(value: Any, field: str, bytes_max: int, levels_left: int) -> None:
    match value:
        case None | bool():
            return
        case str():
            check_text(value, field=field, bytes_max=bytes_max)
        case int():
            if not -(2 ** (INTEGER_BITS - 1)) <= value < 2 ** (INTEGER_BITS - 1):
                raise Malformed(
                    f"{field} holds an integer of more than {INTEGER_BITS} bits; "
                    "send it as a text.",
                    field=field,
                )
        case float():
            if not math.isfinite(value):
                raise Malformed(
                    f"{field} holds {value}, which is no number in JSON; leave it out.",
                    field=field,
                )
        case list() | dict() if levels_left == 0:
            raise Malformed(f"{field} is nested more than {DEPTH_MAX} deep.", field=field)
        case list():
            for item in value:
                _check_kind(item, field, bytes_max, levels_left - 1)
        case dict():
            for key, item in value.items():
                if not isinstance(key, str):
                    raise Malformed(f"{field} holds a key that is not a text.", field=field)
                check_text(key, field=field, bytes_max=bytes_max)
                _check_kind(item, field, bytes_max, levels_left - 1)
        case _:
            raise Malformed(
                f"{field} holds a {type(value).__name__}; send plain JSON.", field=field
            )
