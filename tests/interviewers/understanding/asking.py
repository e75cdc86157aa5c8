"""Asking in one line, for the tests of understanding."""

from typing import Any

from vivavoce.domain.guide import Option, ValueType
from vivavoce.interviewers.language import load
from vivavoce.interviewers.understanding.answer import AnswerStatus, Asked, Understood
from vivavoce.interviewers.understanding.understand import understand


def options(**labels: str) -> tuple[Option, ...]:
    """Return options by id, each with its labels, a | between them."""
    return tuple(
        Option(id=identifier, labels=written.split("|")) for identifier, written in labels.items()
    )


def understood(
    kind: str,
    answer: str,
    *,
    question: str = "",
    choices: tuple[Option, ...] = (),
    code: str = "en",
) -> Understood:
    asked = Asked(type=ValueType(kind), question=question, options=choices)
    return understand(answer, asked, load(code))


def read(kind: str, answer: str, **asked: Any) -> Any:
    """Return the value of an answer, or its status when there is none."""
    found = understood(kind, answer, **asked)
    return found.value if found.status is AnswerStatus.OBTAINED else found.status.value
