"""What an import found and did, for people and for programs."""

from enum import StrEnum

import msgspec


class Outcome(StrEnum):
    """What became of one file."""

    IMPORTED = "imported"
    CONTINUED = "continued"  # an earlier import was cut short in the middle of it
    UNCHANGED = "unchanged"  # it is here already, and may have gone on since
    ERASED = "erased"  # it was here, and stays erased
    LEFT_OUT = "left_out"


class FoundOrganization(msgspec.Struct, frozen=True, kw_only=True):
    """An organization of the older system, and what it is called here."""

    older: str
    id: str
    name: str
    is_new: bool
    interviews: int  # files
    teams: int
    agents: int


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Something to know about a file."""

    file: str
    what: str


class ImportReport(msgspec.Struct, kw_only=True):
    """The whole of an import.

    `left_out` is what did not arrive, or not whole; `remarks` is what arrived otherwise
    than it was.
    """

    source: str
    organizations: list[FoundOrganization] = []
    files: int = 0
    imported: int = 0
    continued: int = 0
    unchanged: int = 0
    erased: int = 0
    messages: int = 0  # of the interviews imported or continued
    left_out: list[Told] = []
    remarks: list[Told] = []

    def count(self, outcome: Outcome) -> None:
        """Count one file."""
        self.files += 1
        if outcome is not Outcome.LEFT_OUT:
            setattr(self, outcome.value, getattr(self, outcome.value) + 1)
