"""Whether the pages of a database hang together, and which tables those belong to that do not."""

import re
from pathlib import Path

import apsw
import msgspec

from vivavoce.stores.sqlite.salvage_pages import PAGE_BYTES

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
    """Check every page, and every index against its table. Takes as long as reading the file."""
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
        return Structure(problems=[str(error)], concerned={"?"})
    problems = [line for line in told if line != "ok" and not line.startswith("***")]
    concerned = {_concerned(line, roots) for line in problems}
    return Structure(problems=problems, concerned=concerned)


def _concerned(line: str, roots: dict[int, str]) -> str:
    tree = _TREE.search(line)
    if tree is not None:
        return roots.get(int(tree.group(1)), "?")
    named = _INDEX.search(line) or _TYPE.search(line)
    return named.group(1) if named is not None else "?"
