"""From a database file that SQLite cannot read wholly to one that it can, rows byte for byte."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import apsw
import msgspec

from vivavoce.stores.sqlite.connection import open_writer, transaction
from vivavoce.stores.sqlite.migrate import migrate
from vivavoce.stores.sqlite.salvage_log import fold_log
from vivavoce.stores.sqlite.salvage_pages import PAGE_BYTES, FoundRow, Lost, Text, found_rows

SCHEMA_COLUMNS = 5  # of the table that describes the others; no table of ours has as many

_KINDS = {"INTEGER": int, "TEXT": Text, "BLOB": bytes}


class Column(msgspec.Struct, frozen=True):
    """A column of a table of ours."""

    name: str
    kind: str  # `INTEGER`, `TEXT` or `BLOB`
    is_required: bool
    is_number: bool  # the row's number, which is not among its values

    def holds(self, value: Any) -> bool:
        """Tell whether `value` may stand here."""
        if value is None or isinstance(value, Lost):
            return self.is_number or not self.is_required
        return not self.is_number and type(value) is _KINDS[self.kind]


class Salvaged(msgspec.Struct):
    """What was found."""

    rows: dict[str, int]  # by table
    left_out: int = 0  # rows that are of no table of ours, or there twice


def snapshot(database: Path, into: Path) -> None:
    """Copy the database, with what its write-ahead log holds, to a file of its own.

    Safe beside a running server: SQLite copies pages without looking at them. Only when
    it cannot open the file, which no server can either, the bytes are copied.
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
        for left in (into, *beside(into)):
            left.unlink(missing_ok=True)
        shutil.copyfile(database, into)
        fold_log(database.with_name(f"{database.name}-wal"), into)


def beside(database: Path) -> list[Path]:
    """Return the files SQLite keeps beside a database."""
    return [database.with_name(database.name + end) for end in ("-wal", "-shm", "-journal")]


def salvage(
    source: Path, into: Path, *, progress: Callable[[int, int], None] = lambda done, of: None
) -> Salvaged:
    """Write every row that can be found in the file `source` into a new database `into`.

    Events and interviews keep their numbers. Values are kept byte for byte; one whose
    type no longer fits its column is kept as bytes, so that the row is damaged but there.
    Of two rows that may not be there both the one found first stays, but for events: the
    other one gets a seq below zero, so that its chain can tell where it belongs.

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
            for number, rows in found_rows(source):
                _keep(connection, tables, rows, found)
                progress(number, pages)
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
            Column(column, kind, bool(required), bool(key) and kind == "INTEGER")
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
) -> None:
    for row in rows:
        if len(row.values) == SCHEMA_COLUMNS:
            continue
        table = _table_of(row, tables)
        if table is None:
            found.left_out += not row.is_searched
            continue
        if _insert(connection, table, tables[table], row):
            found.rows[table] += 1
        else:
            found.left_out += 1


def _table_of(row: FoundRow, tables: dict[str, list[Column]]) -> str | None:
    """Return the one table that `row` can be of.

    At most one of its values does not fit; all do if nothing else says that it is a row
    of a table: there are rows of indexes as well.
    """
    unfit = sorted(
        (sum(not c.holds(v) for c, v in zip(columns, row.values, strict=True)), name)
        for name, columns in tables.items()
        if len(columns) == len(row.values)
    )
    if (
        not unfit
        or unfit[0][0] > (0 if row.is_searched else 1)
        or (len(unfit) > 1 and unfit[0][0] == unfit[1][0])
    ):
        return None
    return unfit[0][1]


def _insert(connection: apsw.Connection, table: str, columns: list[Column], row: FoundRow) -> bool:
    names = ["rowid", *(column.name for column in columns if not column.is_number)]
    marks = ["?"] + [
        "CAST(? AS TEXT)" if column.kind == "TEXT" else "?"
        for column in columns
        if not column.is_number
    ]
    values = [
        _fitted(column, value)
        for column, value in zip(columns, row.values, strict=True)
        if not column.is_number
    ]
    statement = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({', '.join(marks)})"  # noqa: S608 - names of ours
    connection.execute(statement, (row.number, *values))
    if connection.changes() == 0 and table == "events":
        values[names.index("seq") - 1] = -row.number
        connection.execute(statement, (row.number, *values))
    return connection.changes() > 0


def _fitted(column: Column, value: Any) -> Any:
    """Return `value` as its column accepts it."""
    if isinstance(value, Lost):
        value = None
    if value is None:
        return {"INTEGER": 0, "TEXT": b"", "BLOB": b""}[column.kind] if column.is_required else None
    if column.kind == "INTEGER":
        return value if isinstance(value, int) else 0
    return bytes(value) if isinstance(value, bytes) else str(value).encode()
