"""What an export is made from."""

from collections.abc import Callable, Collection, Sequence

import msgspec
from msgspec.structs import replace

from vivavoce.domain.coverage import Coverage, coverage
from vivavoce.domain.events import InterviewOpened
from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import Interview
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.domain.spans import in_words
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
        profile = self.interview.profile
        items = self.coverage.items if self.coverage is not None else []
        entries = [
            self._entry(item.label, profile.get(item.id), is_required=item.required)
            for item in items
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
    """Return what a candidate may take away: all but the owner's own notes.

    The event that holds them leaves as if it was erased: by its digest alone, so that
    the journal still verifies. So does a repair that tells the first event again.
    """
    if not exported.interview.metadata and exported.damage is None:
        return exported
    return replace(
        exported,
        interview=replace(exported.interview, metadata={}),
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


def _lost_note(interview: Interview) -> str:
    """Return in a sentence what could not be recovered."""
    seqs, count = in_words(interview.lost, mark="#"), interview.lost_messages
    if count is None:
        return f"Events could not be recovered, messages perhaps among them: {seqs}."
    if count == 0:
        return f"No message is missing, but other events could not be recovered: {seqs}."
    messages = "1 message" if count == 1 else f"{count} messages"
    return f"{messages} could not be recovered (events {seqs})."


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """How interviews are written: `head`, then each one `joined`, then `tail`."""

    media_type: str
    extension: str
    render: Callable[[Exported], str]
    head: str = ""
    joined: str = ""
    tail: str = ""


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
