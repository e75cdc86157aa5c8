"""Taking over the rows of another database into a new file, in pieces that may be repeated.

How far it is stands in a table beside them, written in the same transactions; `finish` drops it.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import apsw

from vivavoce.stores.sqlite import rows
from vivavoce.stores.sqlite.connection import open_writer, settle, transaction, translated
from vivavoce.stores.sqlite.folder import sync_folder
from vivavoce.stores.sqlite.migrate import migrate
from vivavoce.stores.tables import INTERVIEWS, REGISTRY, SPENDING, Table

# position there, interview, seq, name, recorded_at, actor, content, salt, digest, hash, glimpse;
# ids and texts as bytes.
Event = Sequence[Any]

_MAKE = """
    CREATE TABLE IF NOT EXISTS moving (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1), position INTEGER NOT NULL
    ) STRICT;
    INSERT OR IGNORE INTO moving VALUES (1, 0);
"""
_POSITION = "SELECT position FROM moving"
_GO_ON = "UPDATE moving SET position = ?"

_EVENT = rows.INSERT_EVENT.replace("INSERT INTO", "INSERT OR IGNORE INTO")
_REMOVE = "DELETE FROM events WHERE interview = ?"

_ERASE = """
    UPDATE events SET content = NULL, salt = NULL, glimpse = NULL
    WHERE content IS NOT NULL
        AND interview IN (SELECT id FROM interviews WHERE erased_at IS NOT NULL)
"""

_STANDING = """
    SELECT (SELECT count(*) FROM events WHERE interview = ?1),
           (SELECT hash FROM events WHERE interview = ?1 AND seq = ?2)
"""
_HOMELESS = """
    DELETE FROM events WHERE NOT EXISTS (SELECT 1 FROM interviews WHERE id = events.interview)
"""

# What the other database has elsewhere: a glimpse comes with its event, and counters are added
# up by whoever reads them.
_ELSEWHERE = {("interviews", "glimpse"), ("spending", "slot")}


def open_new(path: Path) -> apsw.Connection:
    """Open the file that is being filled, made if need be, and its folder's entry on disk.

    Raises:
        CannotStart, StoreUnavailable, StoreBroken: it cannot be made or used.
    """
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        sync_folder(path.parent)
    settle(path)
    connection = open_writer(path)
    try:
        with translated():
            migrate(connection, name=str(path))
            with transaction(connection):
                connection.execute(_MAKE)
    except BaseException:
        connection.close()
        raise
    return connection


def position(connection: apsw.Connection) -> int:
    """Return the position, in the other database, up to which events are here."""
    with translated():
        return int(connection.execute(_POSITION).get)


def take_events(
    connection: apsw.Connection, events: Sequence[Event], *, position: int | None = None
) -> None:
    """Add events in the order given; those that are here already are left as they are.

    Args:
        position: how far it is then.
    """
    with translated(), transaction(connection):
        connection.executemany(_EVENT, map(_event, events))
        if position is not None:
            connection.execute(_GO_ON, (position,))


def remove_events(connection: apsw.Connection, interview: bytes) -> None:
    """Remove all events of an interview, to take them over once more."""
    with translated(), transaction(connection):
        connection.execute(_REMOVE, (interview,))


class Tables:
    """All rows but the events, put in place of what was here before, in one transaction.

    with Tables(connection) as tables:
        tables.take(table, rows)
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> "Tables":
        with translated():
            self._connection.execute("BEGIN IMMEDIATE")
            # A key may come before its organization, or go after it.
            self._connection.pragma("defer_foreign_keys", True)
            for table in (INTERVIEWS, *REGISTRY):
                self._connection.execute(f"DELETE FROM {table.name}")  # noqa: S608 - names of ours
        return self

    def __exit__(self, kind: type[BaseException] | None, *raised: object) -> None:
        if kind is not None:
            self._connection.execute("ROLLBACK")
            return
        with translated():
            try:
                self._connection.execute(_ERASE)
                self._connection.execute(_HOMELESS)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def take(self, table: Table, taken: Iterable[Sequence[Any]], *, at_us: int) -> None:
        """Add rows, as the table's columns are.

        Args:
            at_us: when it is now, in microseconds since 1970 (UTC); for counters.
        """
        here = [name for name in table.columns if (table.name, name) not in _ELSEWHERE]
        places = [list(table.columns).index(name) for name in here]
        added = [("updated_at", at_us)] if table is SPENDING else []
        names = ", ".join([*here, *(name for name, _ in added)])
        marks = ", ".join("?" * (len(here) + len(added)))
        with translated():
            self._connection.executemany(
                f"INSERT INTO {table.name} ({names}) VALUES ({marks})",  # noqa: S608 - names of ours
                ((*(row[at] for at in places), *(value for _, value in added)) for row in taken),
            )


def differs(
    connection: apsw.Connection, interview: bytes, version: int, events: int, last: bytes | None
) -> bool:
    """Tell whether an interview has other events here than so many, the last with hash `last`."""
    with translated():
        [(number, link)] = connection.execute(_STANDING, (interview, version))
    return bool(number != events or link != last)


def finish(connection: apsw.Connection) -> None:
    """Leave nothing behind but the journal: the file is whole and synced, without a log."""
    with translated():
        with transaction(connection):
            connection.execute("DROP TABLE moving")
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


def _event(event: Event) -> tuple[Any, ...]:
    _, interview, seq, name, at_us, actor, content, salt, digest, link, glimpse = event
    named, by = name.decode(), actor.decode()
    return interview, seq, named, at_us, by, content, salt, glimpse, digest, link
