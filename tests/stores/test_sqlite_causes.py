"""Why SQLite failed: what the disk said decides what follows (I7, I12)."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def bad_sectors(path: Path, reader: apsw.Connection) -> Iterator[None]:
    """Let every read of the database by `reader`, who opened it last, fail with EIO."""
    opened = max(
        int(entry.name)
        for entry in Path("/proc/self/fd").iterdir()
        if entry.is_symlink() and os.path.realpath(entry) == str(path)
    )
    sound = os.dup(opened)
    memory = os.open("/proc/self/mem", os.O_RDONLY)  # whose first pages cannot be read
    os.dup2(memory, opened)
    try:
        yield
    finally:
        os.dup2(sound, opened)
        os.close(sound)
        os.close(memory)


def failure_of(reader: apsw.Connection) -> apsw.Error:
    """Return how `reader` fails to read its only table."""
    with pytest.raises(apsw.Error) as caught:
        reader.execute("SELECT word FROM words").fetchall()
    return caught.value


def test_what_the_disk_once_said_does_not_excuse_later_damage(
    tmp_path: Path, connection: apsw.Connection
) -> None:
    """(I7) A sector that could not be read is tried again; what is damaged is set aside."""
    path = tmp_path / "journal.db"
    connection.execute("INSERT INTO words VALUES ('written')")
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    reader = apsw.Connection(str(path))
    assert reader.execute("SELECT count(*) FROM sqlite_schema").get == 1
    for _ in range(2):  # each time anew
        with bad_sectors(path, reader):
            failure = failure_of(reader)
        assert type(explained(reader, failure)) is Unreadable
        assert reader.execute("SELECT word FROM words").get == "written"
        reader.pragma("shrink_memory")
    with path.open("r+b") as file:
        file.seek(4_096)
        file.write(b"\xa5" * 4_096)
    assert type(explained(reader, failure_of(reader))) is apsw.CorruptError
    reader.close()
