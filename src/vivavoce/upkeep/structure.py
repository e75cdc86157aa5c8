"""Whether the pages of a database hang together, and which tables those belong to that do not."""

import re
from pathlib import Path

import apsw
import msgspec

from vivavoce.errors import CannotStart
from vivavoce.stores.sqlite.causes import READING, Unreadable, explained
from vivavoce.stores.sqlite.salvage_pages import PAGE_BYTES

# What says that the bytes of a file make no sense. Anything else SQLite may say (somebody
# has it open, the disk is full or fails) is no reason to take the file apart.
DAMAGE = (apsw.CorruptError, apsw.NotADBError, apsw.FormatError, apsw.SQLError)

_READING = frozenset({*READING, apsw.SQLITE_IOERR_SHORT_READ})

PROBLEMS_MAX = 1_000

_TREE = re.compile(r"Tree (\d+)")
_INDEX = re.compile(r"(?:missing from index|entries in index|entry in index) (\S+)")
# A value of another type than its column's: SQLite hands out whatever is stored.
_TYPE = re.compile(r"(?:NULL|non-\w+|missing) value in (\w+)")


class Structure(msgspec.Struct, kw_only=True):
    """What SQLite's own check says."""

    problems: list[str]  # its words
    concerned: set[str]  # tables and indexes whose pages are damaged; `?`: nobody can tell

    @property
    def is_sound(self) -> bool:
        """Whether every page is where it belongs, so that every row can be read."""
        return not self.concerned


def examine_structure(connection: apsw.Connection) -> Structure:
    """Check every page, and every index against its table. Takes as long as reading the file.

    Raises:
        CannotStart: it could not be looked at, which says nothing of its pages.
    """
    path = Path(connection.filename)
    if path.stat().st_size % PAGE_BYTES:
        # SQLite's check takes the rest of the last page for zeroes; reading it fails.
        return Structure(problems=["it ends in the middle of a page"], concerned={"?"})
    try:
        roots = {
            root: name
            for name, root in connection.execute(
                "SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0"
            )
        }
        told = [
            line
            for (text,) in connection.execute(f"PRAGMA integrity_check({PROBLEMS_MAX})")
            for line in str(text).splitlines()
        ]
    except apsw.Error as error:
        meant = explained(connection, error)
        if isinstance(meant, Unreadable):
            return Structure(
                problems=[f"the disk does not give what is stored: {meant}"], concerned={"?"}
            )
        if not isinstance(meant, DAMAGE):
            raise CannotStart(f"{path} cannot be examined now: {meant}; try again.") from error
        return Structure(problems=[str(error)], concerned={"?"})
    problems = [line for line in told if line != "ok" and not line.startswith("***")]
    concerned = {_concerned(line, roots) for line in problems}
    return Structure(problems=problems, concerned=concerned)


def is_damage(error: BaseException | None) -> bool:
    """Tell whether SQLite says with `error` that what is stored is damaged or cannot be read."""
    if isinstance(error, apsw.IOError):
        return getattr(error, "extendedresult", 0) in _READING
    return isinstance(error, (*DAMAGE, Unreadable))


def _concerned(line: str, roots: dict[int, str]) -> str:
    tree = _TREE.search(line)
    if tree is not None:
        return roots.get(int(tree.group(1)), "?")
    named = _INDEX.search(line) or _TYPE.search(line)
    return named.group(1) if named is not None else "?"
