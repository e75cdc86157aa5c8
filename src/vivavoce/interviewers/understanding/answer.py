"""What is asked of an answer, and what was understood of it."""

from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from vivavoce.domain.guide import Option, ValueType


class AnswerStatus(StrEnum):
    """What an answer amounts to."""

    OBTAINED = "obtained"  # a value of the wanted type was read
    REFUSED = "refused"  # "I'd rather not say"
    UNKNOWN = "unknown"  # "I don't know"
    UNCLEAR = "unclear"  # nothing of the wanted type can be read from it
    OTHER_LANGUAGE = "other-language"  # it is written in another language than the interview


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the answer is to give.

    `question` are the words that were put; readers may look at them for hints, such
    as whether a date lies ahead. `today` is the day of the answer where the candidate
    lives, as near as we know it; None when nobody knows: "last March" has no year then.
    """

    type: ValueType
    question: str = ""
    options: tuple[Option, ...] = ()
    unit: str | None = None
    today: date | None = None


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from an answer. `value` is None unless the status is obtained.

    By type: the text; a list of short strings; a number in the asked unit, or
    `{"min": a, "max": b}` for a range (one of them None when it is open); true or
    false; the option's id; `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a normalized e-mail
    address, phone number (E.164) or URL. `thin` says that a good interviewer would
    ask for more.
    """

    status: AnswerStatus = AnswerStatus.OBTAINED
    value: Any = None
    thin: bool = False


UNCLEAR = Understood(status=AnswerStatus.UNCLEAR)


def obtained(value: Any, *, thin: bool = False) -> Understood:
    """Return `value` as what was understood; unclear when it is None."""
    return UNCLEAR if value is None else Understood(value=value, thin=thin)
