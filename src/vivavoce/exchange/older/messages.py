"""The older transcript, message by message: every word arrives, in its order."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import MessageAdded, Speaker
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.text import LABEL_BYTES_MAX, MESSAGE_BYTES_MAX
from vivavoce.exchange.older.aside import METADATA_BYTES_MAX
from vivavoce.exchange.older.ids import made_id, message_id
from vivavoce.exchange.older.plain import as_json, shortly, storable, storable_text
from vivavoce.exchange.older.statuses import SPEAKERS
from vivavoce.exchange.older.times import moment

# Members that a message of ours has a place for; the others are kept aside.
PLACED = {"id", "speaker", "message", "timestamp", "metadata", "speakerLLM"}

# As the author of a message, it keeps apart the two words that system had for candidates.
REQUESTER = "requester"

Remark = Callable[[str], None]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One message and when it was said (UTC)."""

    message: MessageAdded
    at: datetime


class ReadTranscript(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of a transcript: messages in order, and what they have no place for, by id.

    `left_out` names what has no room there either.
    """

    said: list[Said]
    kept_aside: dict[str, Any]
    left_out: list[str]


def read_transcript(
    transcript: list[Any],
    *,
    interview: InterviewId,
    interviewer: str | None,
    began_at: datetime,
    remark: Remark,
) -> ReadTranscript:
    """Return the messages of `transcript`.

    Args:
        interviewer: the author of what names no model.
        began_at: when what has no date was said, unless something before it has one.
        remark: told of whatever arrives otherwise than it was.
    """
    reader = _Reader(interview, interviewer, began_at, remark)
    for place, entry in enumerate(transcript, start=1):
        reader.read(place, entry)
    return ReadTranscript(
        said=reader.said, kept_aside=reader.kept_aside, left_out=reader.left_out()
    )


class _Reader:
    """Reads one entry after the other; what was said before tells what a reply replies to."""

    def __init__(
        self,
        interview: InterviewId,
        interviewer: str | None,
        began_at: datetime,
        remark: Remark,
    ) -> None:
        self.said: list[Said] = []
        self.kept_aside: dict[str, Any] = {}
        self._interview = interview
        self._interviewer = interviewer
        self._at = began_at
        self._remark = remark
        self._known: dict[str, tuple[MessageId, Any]] = {}  # their id: ours, and the entry
        self._used: set[MessageId] = set()
        self._latest: dict[Speaker, MessageId] = {}
        self._aside_bytes = 0
        self._lost = 0  # entries for which there was no room aside
        self._lost_bytes = 0

    def read(self, place: int, entry: Any) -> None:
        """Take in the entry at `place`, counted from 1."""
        if not isinstance(entry, dict):
            self._set_aside(place, entry, "is no message")
            return
        theirs = _name(entry.get("id"))
        if theirs is not None and theirs in self._known and self._known[theirs][1] == entry:
            self._remark(
                f"message {place} repeats message {shortly(theirs)} word for word; kept once"
            )
            return
        text = self._text(place, entry)
        if not text or text.isspace():
            self._set_aside(place, entry, "is empty")
            return
        message = self._message(place, entry, theirs, text)
        aside = _not_placed(entry, message)
        if aside:
            self._keep_aside(message.id, aside)
        for part in self._parts(place, message):
            self._latest[part.speaker] = part.id
            self._used.add(part.id)
            self.said.append(Said(message=part, at=self._at))
        if theirs is not None:
            self._known.setdefault(theirs, (message.id, entry))

    def _message(
        self, place: int, entry: dict[str, Any], theirs: str | None, text: str
    ) -> MessageAdded:
        self._at = self._time(place, entry)
        speaker = self._speaker(place, entry)
        return MessageAdded(
            id=self._id(place, theirs),
            speaker=speaker,
            text=text,
            in_reply_to=self._replied_to(entry, speaker),
            author=self._author(entry, speaker),
        )

    def _id(self, place: int, theirs: str | None) -> MessageId:
        if theirs is None:
            self._remark(f"message {place} has no id; it got one")
            return made_id(self._interview, "place", place)
        ours = message_id(self._interview, theirs)
        if ours in self._used:
            self._remark(
                f"message {place} has the id {shortly(theirs)} of another one; it got its own"
            )
            return made_id(self._interview, "place", place, theirs)
        return ours

    def _text(self, place: int, entry: dict[str, Any]) -> str:
        said = entry.get("message")
        if said is None:
            return ""
        if not isinstance(said, str):
            self._remark(f"message {place} is no text; kept as JSON")
            said = as_json(said)
        text = storable_text(said)
        if text != said:
            self._remark(
                f"message {place} holds what is no text; it shows as \N{REPLACEMENT CHARACTER}"
            )
        return text

    def _time(self, place: int, entry: dict[str, Any]) -> datetime:
        at = moment(entry.get("timestamp"))
        if at is None:
            self._remark(f"message {place} has no date that makes sense; it got the one before")
            return self._at
        return at

    def _speaker(self, place: int, entry: dict[str, Any]) -> Speaker:
        theirs = entry.get("speaker")
        speaker = SPEAKERS.get(_name(theirs) or "")
        if speaker is None:
            # As the interviewer's: words of a candidate would be owed a reply.
            self._remark(f"message {place} is by {shortly(theirs)}; kept as the interviewer's")
            return Speaker.INTERVIEWER
        return speaker

    def _author(self, entry: dict[str, Any], speaker: Speaker) -> str | None:
        theirs = _name(entry.get("speaker"))
        if speaker is Speaker.CANDIDATE:
            return REQUESTER if theirs == REQUESTER else None
        if theirs not in SPEAKERS:
            return label(theirs) or self._interviewer
        return label(_model(entry.get("speakerLLM"))) or self._interviewer

    def _replied_to(self, entry: dict[str, Any], speaker: Speaker) -> MessageId | None:
        followed = _name(_members(entry.get("metadata")).get("followUpTo"))
        if followed in self._known:
            return self._known[followed][0]
        is_candidate = speaker is Speaker.CANDIDATE
        return self._latest.get(Speaker.INTERVIEWER if is_candidate else Speaker.CANDIDATE)

    def _parts(self, place: int, message: MessageAdded) -> Iterator[MessageAdded]:
        """Cut what is longer than a message may be; the first part keeps the id."""
        parts = list(_cut(message.text))
        if len(parts) > 1:
            self._remark(f"message {place} is long; it became {len(parts)} messages")
        for number, text in enumerate(parts):
            own_id = message.id if number == 0 else made_id(self._interview, message.id, number)
            yield replace(message, id=own_id, text=text)

    def _set_aside(self, place: int, entry: Any, why: str) -> None:
        self._remark(f"entry {place} of the transcript {why}; kept in the metadata")
        self._keep_aside(f"entry {place}", entry)

    def _keep_aside(self, name: str, value: Any) -> None:
        kept = storable(value)
        size_bytes = len(name) + len(msgspec.json.encode(kept))
        if self._aside_bytes + size_bytes > METADATA_BYTES_MAX:
            self._lost += 1
            self._lost_bytes += size_bytes
            return
        self._aside_bytes += size_bytes
        self.kept_aside[name] = kept

    def left_out(self) -> list[str]:
        """Return what found no room aside, in words: one thing, or nothing."""
        if not self._lost:
            return []
        return [
            f"what {self._lost:,} entries of its transcript say besides words "
            f"({self._lost_bytes:,} bytes)"
        ]


def label(text: str | None) -> str | None:
    """Return as much of `text` as a label may hold, None when there is nothing."""
    if text is None or not text.strip():
        return None
    return storable_text(text).encode()[:LABEL_BYTES_MAX].decode(errors="ignore")


def _not_placed(entry: dict[str, Any], message: MessageAdded) -> dict[str, Any]:
    """Return the members of a message, as they were, that ours has no place for."""
    aside = {name: value for name, value in entry.items() if name not in PLACED}
    metadata = entry.get("metadata")
    if metadata not in (None, {}):
        aside["metadata"] = metadata
    if entry.get("id") != message.id and "id" in entry:
        aside["id"] = entry["id"]
    if "timestamp" in entry and moment(entry["timestamp"]) is None:
        aside["timestamp"] = entry["timestamp"]
    if _name(entry.get("speaker")) not in SPEAKERS:
        aside["speaker"] = entry.get("speaker")
    model = entry.get("speakerLLM")
    if model not in (None, "") and model != message.author:
        aside["speakerLLM"] = model
    return aside


def _cut(text: str) -> Iterator[str]:
    """Return `text` in parts of at most `MESSAGE_BYTES_MAX` bytes, none of them blank."""
    encoded = text.encode()
    while len(encoded) > MESSAGE_BYTES_MAX:
        part = encoded[:MESSAGE_BYTES_MAX].decode(errors="ignore")
        yield part
        encoded = encoded[len(part.encode()) :]
    yield encoded.decode()


def _model(model: Any) -> str | None:
    """Return `provider:model`, in whichever way the model was written down."""
    if isinstance(model, dict):
        parts = [_name(model.get("provider")), _name(model.get("model") or model.get("name"))]
        return ":".join(part for part in parts if part) or None
    return _name(model)


def _name(value: Any) -> str | None:
    """Return an id or a name as text, whether it was written as a text or a number."""
    if isinstance(value, str):
        return value if value.strip() else None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _members(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
