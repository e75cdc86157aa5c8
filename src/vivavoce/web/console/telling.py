"""What happened, in words for the owner: one sentence for each kind of event, and what changed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

import msgspec

from vivavoce.domain.events import (
    AgentItemsChanged,
    AnyEvent,
    ConsentWithdrawn,
    GuideChanged,
    InterviewCancelled,
    InterviewCompleted,
    InterviewerChanged,
    InterviewOpened,
    InterviewPaused,
    InterviewRepaired,
    InterviewResumed,
    MessageAdded,
    NoteAdded,
    ProfileUpdated,
    ReplyDelayed,
    ReviewGiven,
    ReviewRequested,
    Speaker,
    StateChanged,
    TranscriptCondensed,
    Usage,
)
from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import EXPIRED, IDLE, OVER_BUDGET, UNAVAILABLE, WITHDRAWN
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.web.console.leading import name_of
from vivavoce.web.rendering import amount, excerpt, plain

QUOTED_CHARS_MAX = 240
LINE_CHARS_MAX = 400

# Codes that stand where people write reasons.
REASONS = {
    IDLE: "nobody wrote for long",
    UNAVAILABLE: "the interviewer could not go on",
    OVER_BUDGET: "its tokens are used up",
    WITHDRAWN: "the candidate withdrew",
    EXPIRED: "its time was over",
    "interviewer-unusable": "it could not be used as it is set up",
    "reply-unfit": "what was written was not fit to be said",
}
STATUS_WORDS = {
    FieldStatus.PENDING: "not asked yet",
    FieldStatus.PARTIAL: "partly",
    FieldStatus.OBTAINED: "known",
    FieldStatus.REFUSED: "would rather not say",
    FieldStatus.UNKNOWN: "does not know",
    FieldStatus.NOT_APPLICABLE: "does not apply",
}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An event in words."""

    what: str  # a short sentence without its full stop
    lines: Sequence[str] = ()  # what changed, or was said; plain text


def told(event: AnyEvent, labels: Mapping[str, str]) -> Told:
    """Return `event` in words.

    Args:
        labels: what the profile's fields are called, by id.
    """
    words = _told(event, labels)
    lines = [excerpt(line, LINE_CHARS_MAX) for line in words.lines]
    return Told(what=words.what, lines=[line for line in lines if line])


def _told(event: AnyEvent, labels: Mapping[str, str]) -> Told:
    match event:
        case InterviewOpened():
            return Told(what="Interview opened", lines=[*_opening(event)])
        case MessageAdded():
            return _said(event)
        case StateChanged():
            return Told(what="Moved on", lines=[f"{event.left} → {event.entered}", *_why(event)])
        case ProfileUpdated():
            return Told(what="Profile updated", lines=[*_learned(event, labels)])
        case InterviewCompleted():
            ending = [] if event.disposition == "completed" else [event.disposition]
            return Told(what="Completed", lines=[*ending, *_quoted(event.summary)])
        case InterviewCancelled():
            return Told(what="Cancelled", lines=[*_why(event)])
        case InterviewPaused():
            return Told(what="Paused", lines=[*_why(event)])
        case InterviewResumed():
            return Told(what="Resumed", lines=[f"To be asked: {ask}" for ask in _quoted(event.ask)])
        case ReviewRequested():
            reader = [f"Read first by: {name_of(event.reviewer)}"] if event.reviewer else []
            return Told(what="Sent to review", lines=[*_why(event), *reader])
        case ReviewGiven():
            return Told(
                what="Read by a reviewer", lines=[f"By {event.author}", *_used(event.usage)]
            )
        case InterviewerChanged():
            change = f"{name_of(event.left)} → {name_of(event.entered)}"
            return Told(what="Another interviewer leads", lines=[change, *_why(event)])
        case GuideChanged():
            change = f"Version {event.left.version} → {event.entered.version}"
            return Told(what="Moved to another version of the guide", lines=[change])
        case ReplyDelayed():
            return Told(what="Reply delayed", lines=[*_why(event), *_used(event.usage)])
        case TranscriptCondensed():
            return Told(what="Summed up for the model", lines=[*_quoted(event.text)])
        case AgentItemsChanged():
            return Told(what="The outside program’s own items changed")
        case NoteAdded():
            return Told(what="Note written", lines=[*_quoted(event.text)])
        case ConsentWithdrawn():
            asked = ["Asks that everything be erased"] if event.erasure_asked else []
            return Told(what="Consent withdrawn", lines=asked)
        case InterviewRepaired():
            lost = ", ".join(f"#{seq}" for seq in event.lost)
            return Told(what="Repaired", lines=[f"Lost: {lost}"] if lost else [])
        case _:
            assert_never(event)


def field_labels(guide: Guide | None, language: str) -> dict[str, str]:
    """Return what a guide calls the profile's fields, by id."""
    if guide is None:
        return {}
    return {item.id: guide.in_language(item.label, language) for item in guide.information}


def duration(seconds: float) -> str:
    """Return a length of time the way one says it, to two of its units: `2 min 5 s`, `3 d 4 h`."""
    whole = round(seconds)
    if seconds < 1:
        return "less than 1 s"
    parts = [
        f"{count} {unit}"
        for count, unit in (
            (whole // 86_400, "d"),
            (whole // 3_600 % 24, "h"),
            (whole // 60 % 60, "min"),
            (whole % 60, "s"),
        )
        if count
    ]
    return " ".join(parts[:2])


def _opening(event: InterviewOpened) -> Iterator[str]:
    yield f"Guide {event.guide.id}, version {event.guide.version}"
    yield f"Led by: {name_of(event.interviewer)}"
    if event.copy_of is not None:
        yield f"A copy of another interview, up to its event #{event.copy_of.seq}"


def _said(event: MessageAdded) -> Told:
    if event.speaker is Speaker.CANDIDATE:
        what = "Candidate corrected an answer" if event.corrects else "Candidate said"
        paradata = event.paradata
        offline = ["Written offline"] if paradata is not None and paradata.sent_offline else []
        return Told(what=what, lines=[*_quoted(event.text), *offline])
    what = "A follow-up" if event.probe else "Interviewer said"
    by = [f"By {name_of(event.author)}"] if event.author not in {None, "scripted"} else []
    return Told(what=what, lines=[*_quoted(event.text), *by, *_used(event.usage)])


def _learned(event: ProfileUpdated, labels: Mapping[str, str]) -> Iterator[str]:
    for name, value in event.changes.items():
        yield f"{labels.get(name, name)}: {_value(value)}"


def _value(value: ProfileValue | None) -> str:
    if value is None:
        return "taken back"
    words = excerpt(plain(value.value), QUOTED_CHARS_MAX)
    if value.status is FieldStatus.OBTAINED and words:
        return words
    status = STATUS_WORDS[value.status]
    return f"{words} ({status})" if words else status


def _why(
    event: StateChanged
    | InterviewCancelled
    | InterviewPaused
    | ReviewRequested
    | InterviewerChanged
    | ReplyDelayed,
) -> Iterator[str]:
    if event.reason:
        why = REASONS.get(event.reason, excerpt(event.reason, QUOTED_CHARS_MAX))
        yield f"Because: {why}"


def _quoted(text: str | None) -> Iterator[str]:
    if text:
        yield f"“{excerpt(text, QUOTED_CHARS_MAX)}”"


def _used(usage: Usage | None) -> Iterator[str]:
    if usage is not None and usage.tokens:
        yield f"{amount(usage.tokens)} tokens"
