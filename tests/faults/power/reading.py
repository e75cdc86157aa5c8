"""Starting on what a power cut left, and telling whether it makes sense by itself.

A start is what the product does to a file before it trusts it: the look at the header,
SQLite's own recovery under our settings, the migrations. No threads, so it is quick.
"""

import functools
import hashlib
import importlib
import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from vivavoce import stores
from vivavoce.errors import DamagedRecord, VivavoceError
from vivavoce.journal.records import verify
from vivavoce.stores.sqlite import _look_before_touching
from vivavoce.stores.sqlite.connection import open_writer
from vivavoce.stores.sqlite.migrate import migrate
from vivavoce.stores.sqlite.rows import to_id
from vivavoce.stores.sqlite.store import _read

# Where every recording has its data folder, and in it the database.
DATA = "data"
JOURNAL = f"{DATA}/journal.db"
LOG = f"{JOURNAL}-wal"

# The last one: bytes that are no text where text was.
FAILURES = (apsw.Error, VivavoceError, OSError, ValueError)


def start(path: Path) -> apsw.Connection:
    """Open the database at `path` as a start does.

    Raises:
        One of `FAILURES`: it cannot be opened.
    """
    _look_before_touching(path)
    connection = open_writer(path)
    try:
        migrate(connection, name=path.name)
    except BaseException:
        leave(connection)
        raise
    return connection


def leave(connection: apsw.Connection) -> None:
    """Close without folding in the log: the files are thrown away."""
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    connection.close()


def be_quick() -> None:
    """Spare this process what no cut depends on: migrations are read once, locks are not shared.

    `unix-excl` keeps SQLite's index of the log in its own memory instead of a shared file.
    It is made anew from the log by the same code. Whole programs are started without it.
    """
    module: Any = importlib.import_module(f"{stores.__name__}.sqlite.migrate")
    module.migrations = functools.cache(module.migrations)
    apsw.set_default_vfs("unix-excl")


@contextmanager
def as_usual() -> Iterator[None]:
    """Take back, within the block, what `be_quick` did to the file system."""
    before = apsw.vfs_names()[0]
    apsw.set_default_vfs("unix")
    try:
        yield
    finally:
        apsw.set_default_vfs(before)


def digest_of(connection: apsw.Connection) -> bytes:
    """Return 16 bytes that stand for every row of every table.

    Two databases have the same exactly when they hold the same (version 2 of `marshal`
    writes equal values alike).
    """
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1"
    ).fetchall()
    content = [(name, connection.execute(f"SELECT * FROM {name}").fetchall()) for (name,) in names]
    return hashlib.blake2b(marshal.dumps(content, 2), digest_size=16).digest()


def versions_in(connection: apsw.Connection) -> dict[str, int]:
    """Return the version of each interview, as its row says."""
    rows: list[Any] = connection.execute("SELECT id, version FROM interviews").fetchall()
    return {to_id(id_): version for id_, version in rows}


def fault_in(connection: apsw.Connection, sent: set[bytes], ends: set[bytes]) -> str | None:
    """Return what makes no sense in a database by itself, None when all of it does.

    Every interview's chain verifies and consists of records that were sent (the hash of a
    record stands for all of it and for all before it), ends where a decision ended (I4),
    and its row agrees; SQLite finds nothing wrong with the file.

    Args:
        sent: the hashes of all records that were given to the store.
        ends: the hashes of those that were the last of a decision.
    """
    report = connection.execute("PRAGMA integrity_check").fetchall()
    if report != [("ok",)]:
        return f"corrupt: {report[0][0]}"
    for id_, version in versions_in(connection).items():
        interview = to_id(bytes.fromhex(id_.replace("-", "")))
        try:
            records = _read(connection, interview, 0, None)
            verify(interview, records)
        except DamagedRecord as error:
            return f"damaged: {error}"
        if len(records) != version:
            return f"apart: {id_} has {len(records)} events and a row at {version}"
        if not {record.hash for record in records} <= sent:
            return f"altered: {id_} holds what nobody sent"
        if not records or records[-1].hash not in ends:
            return f"in part: {id_} ends at {len(records)}, in the middle of a decision"
    strays = connection.execute(
        "SELECT count(*) FROM events WHERE interview NOT IN (SELECT id FROM interviews)"
    ).get
    return f"in part: {strays} events belong to no interview" if strays else None
