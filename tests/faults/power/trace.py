"""What a disk was told, one operation after the other, and what somebody was promised meanwhile."""

from typing import NamedTuple

from vivavoce.domain.ids import InterviewId


class Create(NamedTuple):
    """A name for a new, empty file."""

    name: str


class Write(NamedTuple):
    name: str
    offset: int
    data: bytes


class Truncate(NamedTuple):
    name: str
    size: int


class Sync(NamedTuple):
    """The bytes of a file are on the disk from now on; whether its name is, is another matter."""

    name: str


class SyncFolder(NamedTuple):
    """The names in a folder are on the disk from now on."""

    name: str


class Delete(NamedTuple):
    name: str


class Rename(NamedTuple):
    """A file or a whole folder gets another name, in place of what had it before."""

    name: str
    new_name: str


class Stored(NamedTuple):
    """Somebody was told that an interview is stored up to this version."""

    interview: InterviewId
    version: int


class AllIsSafe(NamedTuple):
    """Somebody was told that whatever was done so far is stored; nothing else was under way.

    `gone` are words that are nowhere in the folder any more.
    """

    gone: tuple[bytes, ...] = ()


class CopyBegins(NamedTuple):
    """Somebody asked for a backup of everything that was acknowledged by now."""

    folder: str


class CopyIsSafe(NamedTuple):
    """Somebody was told that the backup is made."""

    folder: str


Mark = Stored | AllIsSafe | CopyBegins | CopyIsSafe
Change = Write | Truncate
Naming = Create | Delete | Rename
Operation = Change | Naming | Sync | SyncFolder | Mark

Trace = list[Operation]


def folder_of(name: str) -> str:
    """Return the folder a name stands in; "" is the outermost."""
    return name.rpartition("/")[0]
