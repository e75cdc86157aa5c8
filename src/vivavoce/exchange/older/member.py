"""The member that a mirror adds to the older layout: what that layout has no place for.

    "vivavoce": {"format": 1, "version": 7, "events": [{"seq", "event", "recorded_at", "actor",
                 "data"}, …]}

`data` is the event's content, the words of messages left out: they stand in the
transcript beside it, and stand there once.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import AnyEvent, InterviewOpened, MessageAdded
from vivavoce.domain.ids import OrganizationId
from vivavoce.domain.text import check_text
from vivavoce.errors import DamagedRecord, Malformed, VivavoceError
from vivavoce.exchange.older.times import moment, written
from vivavoce.journal.codec import CLASSES, CONTENT_BYTES_MAX, decode, encode
from vivavoce.journal.records import time_of
from vivavoce.journal.store import Record

MEMBER = "vivavoce"
FORMAT = 1

Dated = tuple[AnyEvent, datetime]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One event. `data` is its content as JSON, without the text of a message."""

    seq: int
    event: str
    recorded_at: str
    actor: str
    data: dict[str, Any]


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """What the older layout has no place for."""

    format: int
    version: int
    events: list[Entry]


# Several files are read at once, on threads, and msgspec looks a type up in a way that two
# threads must not meet in: the first look is taken here.
msgspec.json.Decoder(Member)


def write_member(records: Sequence[Record]) -> dict[str, Any]:
    """Return the member for an interview with these records, none of them erased."""
    entries = []
    for record in records:
        data = _content(record)
        if record.name == "message-added":
            data.pop("text", None)
        entries.append(
            Entry(
                seq=record.seq,
                event=record.name,
                recorded_at=written(time_of(record)),
                actor=record.actor,
                data=data,
            )
        )
    member = Member(format=FORMAT, version=len(records), events=entries)
    made: dict[str, Any] = msgspec.to_builtins(member)
    return made


def _content(record: Record) -> dict[str, Any]:
    """Return what an event says; nothing of one that is lost, and named so by a repair."""
    try:
        return msgspec.json.decode(record.content or b"{}", type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return {}


def read_member(document: dict[str, Any], *, organization: OrganizationId) -> list[Dated]:
    """Return the events that the member of `document` tells of, their words from its transcript.

    Raises:
        Malformed: it makes no sense, or does not fit the transcript beside it, which
            somebody changed.
    """
    try:
        member = msgspec.convert(document[MEMBER], Member)
        events = list(_events(member, _words(document)))
        for event, _ in events:
            encode(event)
    except (
        msgspec.ValidationError,
        DamagedRecord,
        RecursionError,
        OverflowError,
        UnicodeEncodeError,  # half a character, in the name of a field
    ) as error:
        raise Malformed(f"it makes no sense ({error})") from error
    except Malformed:
        raise
    except VivavoceError as error:
        raise Malformed(str(error)) from error
    first, began = events[0] if events else (None, None)
    if not isinstance(first, InterviewOpened) or began is None:
        raise Malformed("its first event does not open the interview")
    if len(events) != member.version:
        raise Malformed("events are missing")
    return [(replace(first, organization=organization), began), *events[1:]]


def _events(member: Member, words: Iterator[tuple[Any, Any]]) -> Iterator[Dated]:
    if member.format != FORMAT:
        raise Malformed(f"it is of format {member.format}, of a newer Vivavoce perhaps")
    for seq, entry in enumerate(member.events, start=1):
        if entry.seq != seq or entry.event == "interview-repaired":
            raise Malformed("some of its events were lost")
        data = entry.data
        if entry.event == "message-added":
            said, text = next(words, (None, None))
            if said != data.get("id") or not isinstance(text, str):
                raise Malformed("the transcript beside it was changed")
            data = {**data, "text": text}
        at = moment(entry.recorded_at)
        if at is None or entry.event not in CLASSES:
            raise Malformed(f"event {entry.seq} makes no sense")
        yield _decoded(entry.event, data), at
    if next(words, None) is not None:
        raise Malformed("the transcript beside it was changed")


def _decoded(name: str, data: dict[str, Any]) -> AnyEvent:
    try:
        content = msgspec.json.encode(data)
    except (UnicodeEncodeError, ValueError, TypeError) as error:
        raise Malformed(f"it holds what is no text ({error})") from error
    check_text(content.decode(), field=name, bytes_max=CONTENT_BYTES_MAX)
    event = decode(name, content)
    if isinstance(event, MessageAdded):
        check_text(event.text, field="text", bytes_max=CONTENT_BYTES_MAX)
    return event


def _words(document: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Return the id and the words of each message in the transcript."""
    transcript = document.get("transcript")
    if not isinstance(transcript, list) or not all(isinstance(e, dict) for e in transcript):
        raise Malformed("there is no transcript beside it")
    return ((entry.get("id"), entry.get("message")) for entry in transcript)
