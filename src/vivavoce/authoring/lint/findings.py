"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterable
from enum import StrEnum

import msgspec

from vivavoce.authoring.lint.subject import Subject
from vivavoce.authoring.source import Path


class Severity(StrEnum):
    """How much it matters."""

    ERROR = "error"  # the guide cannot do what it says
    WARNING = "warning"  # it will, and badly
    HINT = "hint"  # worth a thought


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something to change, and how.

    `message` is a sentence without its full stop; `advice` is a whole one.
    """

    rule: str
    severity: Severity
    line: int  # counted from 1
    path: str  # dotted: sections[0].questions[1].ask
    message: str
    advice: str


class Found(msgspec.Struct, frozen=True):
    """A finding as a rule tells it."""

    path: Path
    message: str
    advice: str


class Rule(msgspec.Struct, frozen=True):
    """Something that guides should keep to; `finds` yields where one does not."""

    name: str
    severity: Severity
    finds: Callable[[Subject], Iterable[Found]]
