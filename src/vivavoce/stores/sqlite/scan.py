"""Going through a whole database in commit order, past what cannot be read.

For programs beside the server: they open the file for reading only, through SQLite
alone, because closing any other descriptor of it would drop the locks of a server in
the same process (https://www.sqlite.org/howtocorrupt.html, section 2.2).
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
import msgspec

from vivavoce.errors import CannotStart
from vivavoce.stores.sqlite.connection import BUSY_TIMEOUT_MS
from vivavoce.stores.sqlite.migrate import check_schema

# position, interview, seq, name, recorded_at, actor, content, salt, digest, hash; ids and
# texts as bytes. In a damaged row anything may be anything.
StoredEvent = tuple[Any, ...]
# number, id, version, erased_at
StoredInterview = tuple[Any, ...]

Lost = Callable[[int, int], None]  # the first and the last number of rows that are unreadable
UNREADABLE = (apsw.CorruptError, apsw.IOError)

# Rows are numbered without great gaps, so a page that cannot be read is soon passed number by
# number. Only a damaged number is far away; who looks for it in an index reads all of that.
NEAR = 1_000

# A page of 4,096 bytes holds no more rows than this: id, digest and hash of an event alone
# take 80 bytes, and a row of interviews has more than 64.
ROWS_A_PAGE_MAX = 64


class Share(msgspec.Struct, frozen=True):
    """A part of all interviews, chosen by the last byte of their id: share `number` of `of`.

    Together, shares 0 to `of` - 1 hold everything once, also what names no interview.
    """

    number: int = 0
    of: int = 1

    def where(self, column: str) -> str:
        """Return the SQL that is true for what belongs to this share."""
        # Text sorts before all bytes, so what has no last byte falls to the first share.
        last = f"coalesce(substr({column}, -1), '')"
        clauses = ["true"]
        if self.number > 0:
            clauses.append(f"{last} >= x'{self._begins(self.number):02x}'")
        if self.number < self.of - 1:
            clauses.append(f"{last} < x'{self._begins(self.number + 1):02x}'")
        return " AND ".join(clauses)

    def has(self, interview: object) -> bool:
        """Tell whether an interview, by its id as stored, belongs to this share."""
        if not isinstance(interview, bytes) or not interview:
            return self.number == 0
        return self._begins(self.number) <= interview[-1] < self._begins(self.number + 1)

    def _begins(self, number: int) -> int:
        return 256 * number // self.of


ALL = Share()


class _Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table whose rows are numbered 1, 2, 3 … as they come.

    A repair may take rows out and leave gaps, and a damaged number may be any.
    """

    rows: str
    number: str
    interview: str  # the column, second in `rows`
    last: tuple[str, ...]  # ask for the last number: the table, then what else knows it
    behind: str  # asks an index for the first number that is not below another

    def after(self, share: Share) -> str:
        return (
            f"{self.rows} NOT INDEXED WHERE {self.number} > ? AND {share.where(self.interview)} "
            f"ORDER BY {self.number} LIMIT ?"
        )

    def first_from(self) -> str:
        return f"{self.rows} NOT INDEXED WHERE {self.number} >= ? ORDER BY {self.number} LIMIT 1"


# Text comes as bytes, as in `rows.py`: what is no text must not end the scan.
_EVENTS = _Table(
    rows="""
        SELECT position, interview, seq, CAST(name AS BLOB), recorded_at, CAST(actor AS BLOB),
               content, salt, digest, hash
        FROM events""",
    number="position",
    interview="interview",
    last=(
        "SELECT max(position) FROM events",
        "SELECT max(position) FROM events INDEXED BY sqlite_autoindex_events_1",
        "SELECT sum(version) FROM interviews",
    ),
    behind="""
        SELECT min(position) FROM events INDEXED BY sqlite_autoindex_events_1
        WHERE position >= ?""",
)
_INTERVIEWS = _Table(
    rows="SELECT number, id, version, erased_at FROM interviews",
    number="number",
    interview="id",
    last=(
        "SELECT max(number) FROM interviews",
        "SELECT max(number) FROM interviews INDEXED BY sqlite_autoindex_interviews_1",
    ),
    behind="""
        SELECT min(number) FROM interviews INDEXED BY sqlite_autoindex_interviews_1
        WHERE number >= ?""",
)

_HAS_WORDS = "SELECT EXISTS (SELECT 1 FROM events WHERE interview = ? AND content IS NOT NULL)"


def open_beside(path: Path, *, is_still: bool = False) -> apsw.Connection:
    """Open the database at `path` for reading only, whoever else uses it.

    Args:
        is_still: nobody writes it, and nothing may be created beside it: a backup's.

    Raises:
        CannotStart: there is none, it is not ours, of a newer version, or damaged as a whole.
    """
    if not path.exists():
        raise CannotStart(f"There is no {path}; name a data folder or a backup.")
    is_still = is_still or _is_on_read_only_disk(path)
    uri = f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if is_still else ''}"
    try:
        connection = apsw.Connection(uri, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
        connection.set_busy_timeout(BUSY_TIMEOUT_MS)
        version = int(connection.pragma("user_version"))
        application = int(connection.pragma("application_id"))
        is_empty = not connection.execute("SELECT count(*) FROM sqlite_schema").get
    except apsw.CantOpenError as error:
        raise CannotStart(
            f"{path} cannot be opened: {error}. Run this as the user that its folder belongs to."
        ) from error
    except apsw.Error as error:
        raise CannotStart(
            f"{path} cannot be read as a database: {error}. Restore a backup."
        ) from error
    check_schema(version, application, name=str(path), is_empty=is_empty)
    if is_empty:
        raise CannotStart(f"{path} is empty; a server that starts on it makes its tables.")
    return connection


def _is_on_read_only_disk(path: Path) -> bool:
    """Tell whether nobody can write there, and no log holds what the file does not."""
    is_read_only = bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    return is_read_only and not path.with_name(f"{path.name}-wal").exists()


def events(
    connection: apsw.Connection,
    *,
    on_lost: Lost,
    share: Share = ALL,
    after: int = 0,
    limit: int = -1,
) -> Iterator[StoredEvent]:
    """Go through the events of a share in commit order, about `limit` (-1: all).

    It begins behind position `after`. Where a page cannot be read, each position on it is
    tried on its own; `on_lost` hears of those that stay unreadable, and the scan goes on.
    What a damaged row holds is handed out as it is, whatever its types.
    """
    return _scan(connection, _EVENTS, share, on_lost, after, limit)


def interviews(
    connection: apsw.Connection, *, on_lost: Lost, share: Share = ALL
) -> Iterator[StoredInterview]:
    """Go through the rows of interviews in the order they were opened; `on_lost` as above."""
    return _scan(connection, _INTERVIEWS, share, on_lost, 0, -1)


def last_position(connection: apsw.Connection) -> int:
    """Return the position of the last event as far as it can be told, 0 without events."""
    return _last(connection, _EVENTS)


def has_words(connection: apsw.Connection, interview: bytes) -> bool:
    """Tell whether any event of an interview still has its content, as far as can be read."""
    try:
        return bool(connection.execute(_HAS_WORDS, (interview,)).get)
    except UNREADABLE:
        return False


def _scan(
    connection: apsw.Connection,
    table: _Table,
    share: Share,
    on_lost: Lost,
    after: int,
    limit: int,
) -> Iterator[Any]:
    while True:
        row = None
        try:
            for row in connection.execute(table.after(share), (after, limit)):
                yield row
        except UNREADABLE:
            after = max(after, row[0]) if row else after
            found = _next_legible(connection, table, on_lost, after)
        else:
            return
        if found is None:
            return
        after = found[0]
        if share.has(found[1]):
            yield found


def _next_legible(
    connection: apsw.Connection, table: _Table, on_lost: Lost, after: int
) -> tuple[Any, ...] | None:
    """Return the first row behind `after` that can be read on its own; None when none can."""
    last = _last(connection, table)
    number, lost = after + 1, after
    tries = ROWS_A_PAGE_MAX * max(1, int(connection.pragma("page_count")))
    while number <= last and tries > 0:
        try:
            row: tuple[Any, ...] | None = connection.execute(
                table.first_from(), (number,)
            ).fetchone()
        except UNREADABLE:
            lost, tries = number, tries - 1
            number += 1
            if (number - after) % NEAR == 0:
                number = max(number, _behind(connection, table, number, last))
            continue
        if lost > after:
            on_lost(after + 1, lost)
        return row
    on_lost(after + 1, max(after + 1, last))
    return None


def _behind(connection: apsw.Connection, table: _Table, number: int, last: int) -> int:
    """Return the first number not below `number` that the index knows; past `last` if none.

    Where the index cannot be read it is `number` itself.
    """
    try:
        known = connection.execute(table.behind, (number,)).get
    except UNREADABLE:
        return number
    return last + 1 if known is None else int(known)


def _last(connection: apsw.Connection, table: _Table) -> int:
    for query in table.last:
        try:
            return int(connection.execute(query).get or 0)
        except (*UNREADABLE, TypeError, ValueError):
            continue
    return 0
