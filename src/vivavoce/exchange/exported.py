"""What an export is made from."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Protocol

import msgspec
from msgspec.structs import replace

from vivavoce.counted import counted
from vivavoce.domain.coverage import Coverage, coverage
from vivavoce.domain.events import InterviewOpened, Usage
from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.domain.spans import in_words
from vivavoce.domain.transcript import Message
from vivavoce.journal.codec import NAMES
from vivavoce.journal.store import Record
from vivavoce.journal.verifying import REPAIRED

OPENED = NAMES[InterviewOpened]


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """One interview as it leaves: as it stands, its guide if readable, and its journal."""

    interview: Interview
    guide: Guide | None
    records: Sequence[Record]
    damage: str | None = None  # what is wrong with it, when this is not all of it

    @property
    def notes(self) -> list[str]:
        """What a reader has to know about what is not here, in sentences."""
        notes = []
        if self.damage is not None:
            notes.append(
                f"This interview is damaged: {self.damage} "
                "What follows is what can be read up to there."
            )
        if self.interview.lost:
            notes.append(_lost_note(self.interview))
        if self.interview.unproved:
            seqs = in_words(self.interview.unproved, mark="#")
            notes.append(f"Damage left what was said, but not its proof by the hash chain: {seqs}.")
        return notes

    @property
    def particulars(self) -> list[str]:
        """Where it is from, what is going on with it, and what models it took, in sentences."""
        told = [_origin(self.interview), _withdrawal(self.interview)]
        told += [_delay(self.interview), _question(self.interview)]
        told += [_review(self.interview), _usage(self.interview.usage)]
        return [sentence for sentence in told if sentence]

    def corrected_by(self, message: Message) -> int | None:
        """The seq of the message that `message` puts right, None when it corrects none."""
        if message.corrects is None:
            return None
        corrected = self.interview.transcript.find(message.corrects)
        return corrected.seq if corrected is not None else None

    @property
    def title(self) -> str:
        """The guide's title in the interview's language, or the guide's id."""
        if self.guide is None:
            return self.interview.guide.id
        return self.guide.in_language(self.guide.title, self.interview.language)

    @property
    def coverage(self) -> Coverage | None:
        """How far the guide's information is; None when the guide cannot be read."""
        if self.guide is None:
            return None
        return coverage(self.guide, self.interview.profile, language=self.interview.language)

    @property
    def ledger(self) -> list["Entry"]:
        """The guide's information in its order, then whatever else the profile holds."""
        profile, guide = self.interview.profile, self.guide
        items = guide.information if guide is not None else []
        entries = [
            self._entry(
                guide.in_language(item.label, self.interview.language),
                profile.get(item.id),
                is_required=item.required,
            )
            for item in items
            if guide is not None and (item.id in profile or item.id not in guide.left_to_review)
        ]
        known = {item.id for item in items}
        return entries + [
            self._entry(name, value, is_required=False)
            for name, value in profile.items()
            if name not in known
        ]

    def _entry(self, label: str, value: ProfileValue | None, *, is_required: bool) -> "Entry":
        value = value or ProfileValue(status=FieldStatus.PENDING)
        messages = map(self.interview.transcript.find, value.sources)
        return Entry(
            label=label,
            is_required=is_required,
            status=value.status,
            text=value_text(value.value),
            sources=[message.seq for message in messages if message is not None],
        )


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the ledger. `sources` are the seqs of the messages the value rests on."""

    label: str
    is_required: bool
    status: FieldStatus
    text: str
    sources: list[int]


def without_metadata(exported: Exported) -> Exported:
    """Return what a candidate may take away: all but the owner's own notes and dealings.

    The event that holds the notes leaves as if it was erased: by its digest alone, so that
    the journal still verifies. So does a repair that tells the first event again. What models
    were used for, and who reviews it, is no head of theirs either; the journal tells its parts.
    What the organization wrote down beside it is for none of their eyes.
    """
    has_notes = exported.interview.metadata or exported.damage is not None
    exported = replace(
        exported,
        interview=replace(exported.interview, metadata={}, usage=Usage(), review=None, notes=()),
    )
    if not has_notes:
        return exported
    return replace(
        exported,
        records=[
            replace(record, content=None, salt=None) if _has_notes(record) else record
            for record in exported.records
        ],
    )


def _has_notes(record: Record) -> bool:
    """Tell whether the owner's notes may be in a record, wherever damage put it."""
    if record.name == OPENED:
        return True
    if record.content is None or b'"metadata"' not in record.content:
        return False
    return record.name == REPAIRED or "metadata" in _fields(record.content)


def _fields(content: bytes) -> Collection[str]:
    """Return the names of an event's fields; an opening alone has one for notes."""
    try:
        return msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    except msgspec.MsgspecError:
        return ["metadata"]  # nobody can tell, so it stays here


def _origin(interview: Interview) -> str:
    """Return in a sentence what it is a copy of, "" when it is none."""
    origin = interview.copy_of
    if origin is None:
        return ""
    return f"Copied from interview {origin.interview}, up to its event #{origin.seq}."


def _withdrawal(interview: Interview) -> str:
    """Return in a sentence that the candidate withdrew, "" when they did not."""
    withdrawal = interview.withdrawal
    if withdrawal is None:
        return ""
    wish = " and asked for everything to be erased" if withdrawal.erasure_asked else ""
    return f"The candidate withdrew at {withdrawal.at:%Y-%m-%d %H:%M:%S} UTC{wish}."


def _delay(interview: Interview) -> str:
    """Return in a sentence that a reply is late, "" when none is."""
    delay = interview.delay
    if delay is None or not interview.owes_reply:
        return ""
    return (
        f"A reply is delayed since {delay.since:%Y-%m-%d %H:%M:%S} UTC ({delay.reason}); "
        "it is being tried again."
    )


def _question(interview: Interview) -> str:
    return f"Asked next, by the owner: {interview.owner_asks}" if interview.owner_asks else ""


def _review(interview: Interview) -> str:
    """Return in a sentence what the interview waits for in its review, "" when in none."""
    if interview.status is not Status.PENDING_REVIEW:
        return ""
    review = interview.review
    if review is None or review.reviewer is None:
        return "In review: a person decides."
    if not review.is_given:
        return f"In review: {review.reviewer} reads it first, then a person decides."
    return f"In review: {review.reviewer} has read it; a person decides."


def _usage(usage: Usage) -> str:
    """Return in a sentence what models were used for, "" when none was."""
    if not usage.tokens and not usage.requests:
        return ""
    requests = counted(usage.requests, "request")
    cost = usage.cost_microusd
    about = f", about US$ {cost / 1_000_000:.4f}" if cost is not None else ""
    return f"Models: {requests}, {counted(usage.tokens, 'token')}{about}."


def _lost_note(interview: Interview) -> str:
    """Return in a sentence what could not be recovered."""
    seqs, count = in_words(interview.lost, mark="#"), interview.lost_messages
    if count is None:
        return f"Events could not be recovered, messages perhaps among them: {seqs}."
    if count == 0:
        return f"No message is missing, but other events could not be recovered: {seqs}."
    messages = "1 message" if count == 1 else f"{count} messages"
    return f"{messages} could not be recovered (events {seqs})."


class Writer(Protocol):
    """Writes interviews into one file, piece by piece."""

    def add(self, exported: Exported) -> bytes:
        """Take in one interview; return what of the file is ready."""

    def end(self) -> bytes:
        """Return the rest of the file, which is whole then, also without any interview."""


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """What a file with interviews is called, and who writes one."""

    media_type: str
    extension: str
    writer: Callable[[], Writer]


class TextWriter:
    """Writes a text: `head`, then each interview `joined`, then `tail`."""

    def __init__(
        self, render: Callable[[Exported], str], *, head: str, joined: str, tail: str
    ) -> None:
        self._render = render
        self._head = head
        self._joined = joined
        self._tail = tail
        self._is_begun = False

    def add(self, exported: Exported) -> bytes:
        """Return the text of one interview, and what stands before it."""
        before = self._joined if self._is_begun else self._head
        self._is_begun = True
        return (before + self._render(exported)).encode()

    def end(self) -> bytes:
        """Return what stands at the end."""
        return (self._tail if self._is_begun else self._head + self._tail).encode()


def text_format(
    media_type: str,
    extension: str,
    render: Callable[[Exported], str],
    *,
    head: str = "",
    joined: str = "",
    tail: str = "",
) -> Format:
    """Return the format of a text: `head`, then each interview `joined`, then `tail`."""
    writer = partial(TextWriter, render, head=head, joined=joined, tail=tail)
    return Format(media_type=media_type, extension=extension, writer=writer)


def value_text(value: object) -> str:
    """Return a profile value as people write it."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(value_text(part) for part in value)
    if isinstance(value, dict) and value.keys() == {"min", "max"}:
        least, most = value_text(value["min"]), value_text(value["max"])
        return f"{least}–{most}" if least and most else f"≥ {least}" if least else f"≤ {most}"
    if isinstance(value, dict):
        return ", ".join(f"{name}: {value_text(part)}" for name, part in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
