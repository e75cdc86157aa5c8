"""From a database file that SQLite cannot read wholly to one that it can, rows byte for byte."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import apsw
import msgspec
from msgspec.structs import replace

from vivavoce.stores.sqlite.connection import open_writer, transaction
from vivavoce.stores.sqlite.migrate import migrate
from vivavoce.stores.sqlite.salvage_copy import copy_legible
from vivavoce.stores.sqlite.salvage_log import fold_log
from vivavoce.stores.sqlite.salvage_pages import PAGE_BYTES, FoundRow, Lost, Text, found_rows

SCHEMA_COLUMNS = 5  # of the table that describes the others; no table of ours has as many

# Seqs from here on are given to events whose own one another event has.
DISPLACED = -(2**62)

# Its rows are counters: they only grow, and one that is lost must not pass for a count.
COUNTERS = "spending"
LOST_COUNT = -1

# A migration added a column at the end; rows that were not written since end before it.
GROWN = "interviews"

_KINDS = {"INTEGER": int, "TEXT": Text, "BLOB": bytes}


class Column(msgspec.Struct, frozen=True):
    """A column of a table of ours."""

    name: str
    kind: str  # `INTEGER`, `TEXT` or `BLOB`
    is_required: bool
    is_number: bool  # the row's number, which is not among its values
    lost: int = 0  # stands for a number that is none any more

    def holds(self, value: Any) -> bool:
        """Tell whether `value` may stand here."""
        if value is None or isinstance(value, Lost):
            return self.is_number or not self.is_required
        return not self.is_number and type(value) is _KINDS[self.kind]


class Salvaged(msgspec.Struct):
    """What was found."""

    rows: dict[str, int]  # by table
    left_out: int = 0  # rows that are of no table of ours, or say otherwise than one that is kept
    unreadable: int = 0  # pages that the disk did not give


def snapshot(database: Path, into: Path) -> int:
    """Copy the database, with what its write-ahead log holds, to a file of its own.

    Safe beside a running server: SQLite copies pages without looking at them. Only when
    it cannot open the file, or the disk does not give all of it, the bytes are copied.

    Returns:
        How many pages the disk did not give. They are zero in the copy.

    Raises:
        OSError: the copy cannot be written.
    """
    try:
        source = apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            target = apsw.Connection(str(into))
            try:
                with target.backup("main", source, "main") as backup:
                    backup.step(-1)
            finally:
                target.close()
        finally:
            source.close()
    except apsw.Error:
        return copy_with_log(database, into)
    return 0


def copy_with_log(database: Path, into: Path) -> int:
    """Copy the bytes of a database nobody writes, and what its log committed; as `snapshot`."""
    for left in (into, *beside(into)):
        left.unlink(missing_ok=True)
    log, its_log = (path.with_name(f"{path.name}-wal") for path in (database, into))
    into.touch(mode=0o600)
    gone = copy_legible(database, into)
    if log.exists():
        its_log.touch(mode=0o600)
        gone += copy_legible(log, its_log)
        fold_log(its_log, into)
        its_log.unlink()
    return gone


def beside(database: Path) -> list[Path]:
    """Return the files SQLite keeps beside a database."""
    return [database.with_name(database.name + end) for end in ("-wal", "-shm", "-journal")]


def salvage(
    source: Path, into: Path, *, progress: Callable[[int, int], None] = lambda done, of: None
) -> Salvaged:
    """Write every row that can be found in the file `source` into a new database `into`.

    Values are kept byte for byte; one whose type no longer fits its column is kept as
    bytes, so that the row is damaged but there. Rows keep their numbers; of two with the
    same, the one found later gets another behind all others. Where the rest of two rows
    may not be there twice the one found first stays, but for events: the other one gets a
    seq below zero, so that its chain can tell where it belongs; and for counters, of which
    the larger are kept. A counter that is no number any more is `LOST_COUNT`.

    Args:
        source: nobody writes it; see `snapshot`.
        into: must not exist.
        progress: called with pages done, and how many there are.
    """
    for left in (into, *beside(into)):
        left.unlink(missing_ok=True)
    into.touch(mode=0o600)  # the files beside it take over its permissions
    connection = open_writer(into)
    try:
        migrate(connection, name=str(into))
        connection.pragma("foreign_keys", False)
        tables = tables_of(connection)
        found = Salvaged(rows=dict.fromkeys(tables, 0))
        pages = -(-source.stat().st_size // PAGE_BYTES)
        with transaction(connection):
            unreadable: set[int] = set()
            displaced: list[tuple[str, FoundRow]] = []
            for number, rows in found_rows(source, unreadable):
                displaced += _keep(connection, tables, rows, found)
                progress(number, pages)
            # Last, when it is known which numbers are free.
            for at, (table, row) in enumerate(displaced):
                if table == COUNTERS and _is_counted(connection, tables[table], row):
                    continue
                is_kept = _insert_displaced(connection, table, tables[table], row, at)
                found.rows[table] += is_kept
                found.left_out += not is_kept
            found.unreadable = len(unreadable)
        progress(pages, pages)
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    finally:
        connection.close()
    return found


def tables_of(connection: apsw.Connection) -> dict[str, list[Column]]:
    """Return the tables of a database and their columns."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    return {
        name: [
            Column(
                column,
                kind,
                bool(required),
                bool(key) and kind == "INTEGER",
                LOST_COUNT if name == COUNTERS else 0,
            )
            for _, column, kind, required, _, key in connection.execute(
                f"PRAGMA table_info({name})"
            )
        ]
        for name in names
    }


def _keep(
    connection: apsw.Connection,
    tables: dict[str, list[Column]],
    rows: Iterable[FoundRow],
    found: Salvaged,
) -> list[tuple[str, FoundRow]]:
    """Insert rows where they were; return those whose place another one has, with their table."""
    displaced = []
    for found_row in rows:
        if len(found_row.values) == SCHEMA_COLUMNS:
            continue
        row = _grown(found_row, tables)
        table = _table_of(row, tables)
        if table is None:
            found.left_out += not row.is_searched
        elif _insert(connection, table, tables[table], row):
            found.rows[table] += 1
        elif not _is_there(connection, table, tables[table], row):
            displaced.append((table, row))
    return displaced


def _grown(row: FoundRow, tables: dict[str, list[Column]]) -> FoundRow:
    """Return a row from before its table grew as SQLite itself reads it."""
    if len(row.values) != len(tables[GROWN]) - 1:
        return row
    return replace(row, values=[*row.values, None])


def _table_of(row: FoundRow, tables: dict[str, list[Column]]) -> str | None:
    """Return the one table that `row` can be of.

    All of its values fit if nothing else says that it is a row of a table: there are rows
    of indexes as well. On a page of a table at most half do not, if no other table has as
    many columns and none of them is lost; otherwise one.
    """
    unfit = sorted(
        (sum(not c.holds(v) for c, v in zip(columns, row.values, strict=True)), name)
        for name, columns in tables.items()
        if len(columns) == len(row.values)
    )
    if not unfit or (len(unfit) > 1 and unfit[0][0] == unfit[1][0]):
        return None
    is_certain = len(unfit) == 1 and not any(isinstance(value, Lost) for value in row.values)
    accepted = max(1, len(row.values) // 2) if is_certain else 1
    return unfit[0][1] if unfit[0][0] <= (0 if row.is_searched else accepted) else None


def _insert(
    connection: apsw.Connection,
    table: str,
    columns: list[Column],
    row: FoundRow,
    *,
    seq: int | None = None,
    is_renumbered: bool = False,
) -> bool:
    """Insert a row, with another number or seq if so told; tell whether there was a place."""
    names = ["rowid", *(column.name for column in columns if not column.is_number)]
    marks = ["?"] + [
        "CAST(? AS TEXT)" if column.kind == "TEXT" else "?"
        for column in columns
        if not column.is_number
    ]
    values = _values(columns, row)
    if seq is not None:
        values[names.index("seq") - 1] = seq
    statement = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({', '.join(marks)})"  # noqa: S608 - names of ours
    connection.execute(statement, (None if is_renumbered else row.number, *values))
    return connection.changes() > 0


def _insert_displaced(
    connection: apsw.Connection, table: str, columns: list[Column], row: FoundRow, at: int
) -> bool:
    """Insert a row whose number, or what may not be there twice, another row has."""
    if _insert(connection, table, columns, row, is_renumbered=True):
        return True
    return table == "events" and (
        _insert(connection, table, columns, row, seq=DISPLACED + at)
        or _insert(connection, table, columns, row, seq=DISPLACED + at, is_renumbered=True)
    )


def _is_counted(connection: apsw.Connection, columns: list[Column], row: FoundRow) -> bool:
    """Raise the counters that a row says more of; tell whether they were there already.

    A page SQLite no longer uses may hold what they were earlier.
    """
    named = dict(
        zip([c.name for c in columns if not c.is_number], _values(columns, row), strict=True)
    )
    counts = [c.name for c in columns if c.kind == "INTEGER" and not c.is_number]
    raised = ", ".join(f"{c} = max(coalesce({c}, :{c}), coalesce(:{c}, {c}))" for c in counts)
    keys = [name for name in named if name not in counts]
    same = " AND ".join(f"CAST({key} AS BLOB) IS CAST(:{key} AS BLOB)" for key in keys)
    connection.execute(f"UPDATE {COUNTERS} SET {raised} WHERE {same}", named)  # noqa: S608 - names of ours
    return connection.changes() > 0


def _is_there(
    connection: apsw.Connection, table: str, columns: list[Column], row: FoundRow
) -> bool:
    """Tell whether the same row was found before: pages SQLite no longer uses have copies."""
    tests = " AND ".join(
        f"CAST({c.name} AS BLOB) IS CAST(? AS BLOB)" for c in columns if not c.is_number
    )
    statement = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE rowid = ? AND {tests})"  # noqa: S608 - names of ours
    return bool(connection.execute(statement, (row.number, *_values(columns, row))).get)


def _values(columns: list[Column], row: FoundRow) -> list[Any]:
    return [
        _fitted(column, value)
        for column, value in zip(columns, row.values, strict=True)
        if not column.is_number
    ]


def _fitted(column: Column, value: Any) -> Any:
    """Return `value` as its column accepts it."""
    if isinstance(value, Lost):
        value = None
    if value is None:
        empty = {"INTEGER": column.lost, "TEXT": b"", "BLOB": b""}[column.kind]
        return empty if column.is_required else None
    if column.kind == "INTEGER":
        return value if isinstance(value, int) else column.lost
    return bytes(value) if isinstance(value, bytes) else str(value).encode()
