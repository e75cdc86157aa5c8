"""Making values of an unknown program fit to be stored, changing as little as possible.

What no store can keep is replaced by what says so: the halves of surrogate pairs and
NUL by U+FFFD, numbers beyond 64 bits or no numbers at all by their digits as a text,
nesting without end by its JSON as a text.
"""

import json
import math
from typing import Any

from vivavoce.domain.values import DEPTH_MAX, INTEGER_BITS

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

SHOWN_CHARS_MAX = 60

_INTEGERS = range(-(2 ** (INTEGER_BITS - 1)), 2 ** (INTEGER_BITS - 1))


def storable_text(text: str) -> str:
    """Return `text` with what no store can keep replaced."""
    # Two halves that belong together are joined by the way through UTF-16.
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", REPLACEMENT)


def storable(value: Any, *, levels_left: int = DEPTH_MAX - 4) -> Any:
    """Return a value read from JSON with what no store can keep replaced.

    Args:
        levels_left: how deep it may be nested where it is put.
    """
    match value:
        case None | bool():
            return value
        case str():
            return storable_text(value)
        case int():
            return value if value in _INTEGERS else str(value)
        case float():
            return value if math.isfinite(value) else str(value)
        case list() | dict() if levels_left == 0:
            return storable_text(as_json(value))
        case list():
            return [storable(item, levels_left=levels_left - 1) for item in value]
        case dict():
            return {
                storable_text(str(name)): storable(item, levels_left=levels_left - 1)
                for name, item in value.items()
            }
        case _:
            return storable_text(str(value))


def shortly(value: Any) -> str:
    """Return how a value looks, as far as it fits into a sentence."""
    try:
        shown = repr(value)
    except (RecursionError, ValueError):
        return "…"
    return shown if len(shown) <= SHOWN_CHARS_MAX else f"{shown[:SHOWN_CHARS_MAX]}…"


def as_json(value: Any) -> str:
    """Return a value as JSON on one line."""
    try:
        return json.dumps(value, ensure_ascii=False)
    except (RecursionError, ValueError):
        return "…"
