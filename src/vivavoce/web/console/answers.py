"""How each answer came about: how long it took, what the page measured, what came between.

Computed from the events alone. What was not measured stays None: an answer sent through
the API, or by a page without scripts, tells nothing of how it was typed.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from vivavoce.domain.events import (
    AnyEvent,
    InterviewCancelled,
    InterviewPaused,
    InterviewResumed,
    MessageAdded,
    ReplyDelayed,
    ReviewRequested,
    Speaker,
)
from vivavoce.domain.ids import MessageId

Happened = tuple[int, datetime, AnyEvent]
"""Seq, when it was recorded (UTC), and what."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One message of the candidate's, and how it came about."""

    id: MessageId
    seq: int
    text: str
    recorded_at: datetime  # UTC; in a copy, when it was said
    waited_s: float | None  # since the interviewer's last words; None: nothing was said before
    typing_s: float | None = None  # None: not measured
    edits: int | None = None  # None: not measured
    sent_offline: bool = False
    is_correction: bool = False
    between: tuple[str, ...] = ()  # what came between question and answer: pauses, delays

    @property
    def is_measured(self) -> bool:
        """Whether the candidate's page told anything of it."""
        return self.typing_s is not None or self.edits is not None

    @property
    def besides(self) -> list[str]:
        """What else there is to say of it, in words."""
        told = ["written offline"] if self.sent_offline else []
        return [*told, *(["a correction"] if self.is_correction else []), *self.between]


def answers(happened: Iterable[Happened]) -> Iterator[Answer]:
    """Give the candidate's messages in order, each as it came about."""
    asked: datetime | None = None
    between: list[str] = []
    for seq, recorded_at, event in happened:
        at = said_at(event, recorded_at)
        match event:
            case MessageAdded(speaker=Speaker.INTERVIEWER):
                asked, between = at, []
            case MessageAdded():
                yield _answer(seq, at, event, asked, between)
                between = []
            case InterviewPaused():
                between.append("paused")
            case InterviewResumed():
                between.append("resumed")
            case ReplyDelayed():
                between.append("reply delayed")
            case InterviewCancelled():
                between.append("cancelled")
            case ReviewRequested():
                between.append("sent to review")
            case _:
                pass


def said_at(event: AnyEvent, recorded_at: datetime) -> datetime:
    """Return when an event came about: words that a copy took over, when they were said (UTC)."""
    if isinstance(event, MessageAdded) and event.said_at is not None:
        return event.said_at
    return recorded_at


def _answer(
    seq: int, at: datetime, event: MessageAdded, asked: datetime | None, between: list[str]
) -> Answer:
    measured = event.paradata
    typing_ms = measured.typing_ms if measured is not None else None
    return Answer(
        id=event.id,
        seq=seq,
        text=event.text,
        recorded_at=at,
        # A clock set back between the two makes no answer come before its question.
        waited_s=max((at - asked).total_seconds(), 0.0) if asked is not None else None,
        typing_s=typing_ms / 1000 if typing_ms is not None else None,
        edits=measured.edits if measured is not None else None,
        sent_offline=measured is not None and measured.sent_offline,
        is_correction=event.corrects is not None,
        between=tuple(dict.fromkeys(between)),
    )
