"""What an export is made from."""

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import Interview
from vivavoce.journal.store import Record


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """One interview as it leaves: as it stands, its guide if readable, and its journal."""

    interview: Interview
    guide: Guide | None
    records: Sequence[Record]

    @property
    def title(self) -> str:
        """The guide's title in the interview's language, or the guide's id."""
        if self.guide is None:
            return self.interview.guide.id
        return self.guide.in_language(self.guide.title, self.interview.language)

    def label(self, field: str) -> str:
        """Return how the guide calls a field of the profile."""
        for information in self.guide.information if self.guide else ():
            if information.id == field and self.guide is not None:
                return self.guide.in_language(information.label, self.interview.language)
        return field


def without_metadata(exported: Exported) -> Exported:
    """Return what a candidate may take away: all but the owner's own notes.

    The event that holds them leaves as if it was erased: by its digest alone, so that
    the journal still verifies.
    """
    if not exported.interview.metadata:
        return exported
    return Exported(
        interview=replace(exported.interview, metadata={}),
        guide=exported.guide,
        records=[
            replace(record, content=None, salt=None) if record.seq == 1 else record
            for record in exported.records
        ],
    )


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
    if isinstance(value, dict):
        return ", ".join(f"{name}: {value_text(part)}" for name, part in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
