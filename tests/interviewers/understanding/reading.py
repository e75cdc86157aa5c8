"""Shared by the tests of the readers: one answer read by itself, and answers that are nasty."""

from collections.abc import Callable
from datetime import date
from typing import Any

from vivavoce.domain.guide import ValueType
from vivavoce.interviewers.language import Language, load
from vivavoce.interviewers.understanding.answer import AnswerStatus, Asked, Understood

TODAY = date(2026, 11, 26)  # a Thursday
Reader = Callable[[str, Asked, Language], Understood]

LONG_BYTES = 30 * 1024
# Each repeats what makes a careless pattern or a careless loop look at everything again.
NASTY = [
    *(
        "1",
        "1 ",
        "1,",
        "1.",
        "1,1,",
        "111 ",
        "1 111",
        "1-",
        "1/",
        "1/2 ",
        "1:",
        "2027-01-",
        "1. 1. ",
    ),
    *(" ", "\t", "\n", ",", "and ", " and", "(", "((((", "[", ")", "a(", "- ", "a", "a'", "q1 "),
    *(
        "one ",
        "one in ",
        "hundred ",
        "half ",
        "a day and a half ",
        "5 to 6 ",
        "no wait ",
        "between ",
    ),
    *("may ", "may 2027 ", "last ", "3 days ago ", "the 3rd ", "remembers ", "next friday ", "'9"),
    *("a@", "a@a@a@", "@", "a@b.co ", "mailto:", "at ", "dot ", " at dot", "+", "+1 ", "00"),
    *("www.", "a.", "a.com", "a.com ", "http://", "http://a.b ", "x.y.", "example dot org slash "),
    *("$", "1% ", "1k ", "½", "²", "٣ ", "👍", "\ufdfa", "\ud800", "e\u0301"),
]


def asked(
    kind: str, question: str = "", unit: str | None = None, today: date | None = TODAY
) -> Asked:
    return Asked(type=ValueType(kind), question=question, unit=unit, today=today)


def value(read: Reader, answer: str, what: Asked, code: str = "en") -> Any:
    """Return the value that `read` finds in `answer`, None when it finds none."""
    found = read(answer, what, load(code))
    assert (found.value is None) == (found.status is AnswerStatus.UNCLEAR)
    return found.value


def long(piece: str) -> str:
    return piece * (LONG_BYTES // len(piece.encode(errors="surrogatepass")))
