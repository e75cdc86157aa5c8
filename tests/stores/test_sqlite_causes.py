"""Why SQLite failed: what the disk said decides what follows (I7, I12)."""

import errno
from pathlib import Path

import apsw
import pytest

from vivavoce.stores.sqlite import causes
from vivavoce.stores.sqlite.causes import NoRoom, Unreadable, explained


@pytest.fixture
def connection(tmp_path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(tmp_path / "journal.db"))
    connection.pragma("journal_mode", "wal")
    connection.execute("CREATE TABLE words (word)")
    return connection


def failure(code: int) -> Exception:
    error: Exception = apsw.exception_for(code)
    error.extendedresult = code  # type: ignore[attr-defined] # as apsw sets it on its own
    return error


@pytest.mark.parametrize(
    ("code", "said", "kind"),
    [
        (apsw.SQLITE_IOERR_WRITE, {errno.EDQUOT}, NoRoom),
        (apsw.SQLITE_IOERR_WRITE, {errno.EFBIG}, NoRoom),
        (apsw.SQLITE_IOERR_WRITE, {errno.EIO}, apsw.IOError),
        (apsw.SQLITE_IOERR_WRITE, {errno.EROFS}, apsw.IOError),
        # One of its two files has another reason: the worse one counts.
        (apsw.SQLITE_IOERR_WRITE, {errno.EDQUOT, errno.EIO}, apsw.IOError),
        (apsw.SQLITE_IOERR_WRITE, set(), apsw.IOError),
        # After a failed sync nobody knows what is stored, quota or not.
        (apsw.SQLITE_IOERR_FSYNC, {errno.EDQUOT}, apsw.IOError),
        (apsw.SQLITE_IOERR_TRUNCATE, {errno.EFBIG}, apsw.IOError),
        (apsw.SQLITE_IOERR_READ, {errno.ESTALE}, Unreadable),
        (apsw.SQLITE_IOERR_CORRUPTFS, {errno.EIO}, Unreadable),
        (apsw.SQLITE_CORRUPT, {errno.EIO}, Unreadable),
        (apsw.SQLITE_CORRUPT, set(), apsw.CorruptError),
        (apsw.SQLITE_CORRUPT, {errno.EDQUOT}, apsw.CorruptError),
        (apsw.SQLITE_FULL, {errno.ENOSPC}, apsw.FullError),
        (apsw.SQLITE_BUSY, {errno.EIO}, apsw.BusyError),
    ],
)
def test_the_same_error_of_sqlites_is_taken_as_the_disk_meant_it(
    connection: apsw.Connection,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    said: set[int],
    kind: type[Exception],
) -> None:
    monkeypatch.setattr(causes, "_errnos", lambda connection: said)
    assert type(explained(connection, failure(code))) is kind


def test_what_the_disk_said_stands_beside_what_sqlite_says(
    connection: apsw.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(causes, "_errnos", lambda connection: {errno.EROFS})
    error = failure(apsw.SQLITE_IOERR_FSYNC)
    told = explained(connection, error)
    assert str(told) == f"{error} (Read-only file system)"
    assert told.__cause__ is error


def test_an_error_that_is_none_of_sqlites_stays_what_it_is(connection: apsw.Connection) -> None:
    error = ValueError("no number")
    assert explained(connection, error) is error


def test_a_disk_that_said_nothing_leaves_sqlites_words_alone(connection: apsw.Connection) -> None:
    connection.execute("INSERT INTO words VALUES ('written')")
    assert causes._errnos(connection) == set()
    error = failure(apsw.SQLITE_IOERR_WRITE)
    assert explained(connection, error) is error


def test_a_connection_that_is_closed_cannot_say_and_does_no_harm(
    connection: apsw.Connection,
) -> None:
    connection.close()
    assert causes._errnos(connection) == set()
    assert type(explained(connection, failure(apsw.SQLITE_CORRUPT))) is apsw.CorruptError


def test_a_file_that_ends_within_a_page_is_damaged_and_the_disk_is_not(
    connection: apsw.Connection,
) -> None:
    error = explained(connection, failure(apsw.SQLITE_IOERR_SHORT_READ))
    assert isinstance(error, apsw.CorruptError)
