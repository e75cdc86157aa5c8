"""Opening a SQLite file so that a commit means the disk has it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from vivavoce.errors import (
    DISK_FULL,
    CannotStart,
    DamagedRecord,
    ReadFailed,
    StoreBroken,
    StoreUnavailable,
)
from vivavoce.stores.sqlite.causes import NoRoom, Unreadable

# Another process may hold the write lock for a moment: a backup, a shell.
BUSY_TIMEOUT_MS = 5_000
FULL = 2  # PRAGMA synchronous


def settle(path: Path) -> None:
    """Sync what an earlier process wrote to the database at `path`, and drop its cached pages.

    After a failed sync the page cache may show what the disk never got.

    Only before this process opens its first connection: closing any descriptor of a
    file drops all the locks a process has on it, and the next program to close the
    database would take the write-ahead log with it, away from under ours
    (https://www.sqlite.org/howtocorrupt.html, section 2.2).

    Raises:
        CannotStart: a file cannot be synced.
    """
    for file in (path, path.with_name(path.name + "-wal")):
        try:
            if file.exists():
                _settle_on_disk(file)
        except OSError as error:
            raise CannotStart(f"{file} cannot be synced: {error.strerror}.") from error


def open_writer(path: Path) -> apsw.Connection:
    """Open (or create) `path` for writing: WAL, every commit synced.

    Raises:
        CannotStart: it cannot be opened, or refuses the settings durability needs.
    """
    try:
        connection = apsw.Connection(str(path))
        connection.set_busy_timeout(BUSY_TIMEOUT_MS)
        # `pragma` runs a statement to its end; changing the journal mode commits there,
        # and the error of a commit would be lost with a statement that is dropped midway.
        # secure_delete before the first table: the file never holds what was overwritten.
        connection.pragma("secure_delete", True)
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "full")
        connection.pragma("foreign_keys", True)
    except apsw.Error as error:
        raise CannotStart(f"{path} cannot be opened for writing: {error}.") from error
    # A misspelt or unsupported pragma is passed over silently; so ask.
    settings = [connection.pragma(name) for name in ("journal_mode", "synchronous")]
    if settings != ["wal", FULL]:
        raise CannotStart(
            f"{path}: SQLite did not accept journal_mode=WAL with synchronous=FULL "
            f"(it says {settings}), so commits would not be durable."
        )
    return connection


def open_reader(path: Path) -> apsw.Connection:
    """Open `path` for reading only.

    Raises:
        CannotStart: there is no such file, or it is no database.
    """
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        connection.set_busy_timeout(BUSY_TIMEOUT_MS)
        connection.pragma("user_version")
    except apsw.Error as error:
        raise CannotStart(f"{path} cannot be read: {error}.") from error
    return connection


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Commit what the block writes; nothing of it when the block raises.

    It begins as a writer: one that has read something before it writes does not wait
    for another writer but fails.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def translated() -> Iterator[None]:
    """Turn SQLite's errors into ours.

    Raises:
        StoreBroken: an I/O error; the process must stop using the file.
        ReadFailed: the disk did not give what is stored.
        DamagedRecord: the file's bytes make no sense where they were read.
        StoreUnavailable: anything else (full, locked, read-only).
    """
    try:
        yield
    except NoRoom as error:
        raise StoreUnavailable(
            f"The database may not grow: {error}; free some space, or raise the limit."
        ) from error
    except Unreadable as error:
        raise ReadFailed(
            f"The disk does not give what is stored here: {error}; try again."
        ) from error
    except apsw.FullError as error:
        raise StoreUnavailable(DISK_FULL) from error
    except apsw.IOError as error:
        raise StoreBroken(f"The disk failed: {error}.") from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise DamagedRecord(f"The database is damaged here: {error}.") from error
    except UnicodeDecodeError as error:
        raise DamagedRecord("The database holds bytes here that are no text.") from error
    except apsw.Error as error:
        raise StoreUnavailable(f"SQLite does not answer: {error}.") from error


def _settle_on_disk(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
