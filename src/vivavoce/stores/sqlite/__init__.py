"""The embedded default: everything in one SQLite file in the data folder."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import apsw
import msgspec

from vivavoce.errors import CannotStart, StoreBroken, VivavoceError
from vivavoce.stores.sqlite.checkpoint import Checkpointer
from vivavoce.stores.sqlite.connection import open_reader, open_writer, settle
from vivavoce.stores.sqlite.folder import sync_folder
from vivavoce.stores.sqlite.log import first_pages_in
from vivavoce.stores.sqlite.migrate import check_schema, migrate
from vivavoce.stores.sqlite.registry import SqliteRegistry
from vivavoce.stores.sqlite.store import SqliteStore
from vivavoce.stores.sqlite.worker import Disk, Worker

READERS = 2

DATABASE_MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
SCHEMA_COOKIE_AT = 40  # counts how often tables were created or changed
USER_VERSION_AT = 60
APPLICATION_ID_AT = 68

JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
JOURNAL_PAGES_AT = 16  # how many pages the database had before


class SqliteDatabase(msgspec.Struct, frozen=True):
    """An open database file: the journal's store and the registry beside it."""

    store: SqliteStore
    registry: SqliteRegistry


@asynccontextmanager
async def open_sqlite(
    path: Path,
    *,
    on_broken: Callable[[StoreBroken], None] = lambda error: None,
    on_folding: Callable[[VivavoceError | None], None] = lambda error: None,
) -> AsyncIterator[SqliteDatabase]:
    """Open (or create) the database at `path`, brought to the present schema.

    Opening is cheap and independent of what is stored; heavy checks are made elsewhere.

    Args:
        path: the file; its folder must exist and be locked by the caller.
        on_broken: called on the event loop when a write met an I/O error, whatever it
            was for. Nothing can be written from then on.
        on_folding: called on the event loop with the reason when the write-ahead log cannot
            be folded into the file any more, so that it only grows; with None when it can.

    Raises:
        CannotStart: the file cannot be opened, is damaged as a whole, or is of a
            newer version. It is left as it was.
    """
    writer, checkpointer, *others = _open_all(path)
    disk = Disk(on_broken)
    checkpoints = Checkpointer(
        Worker(checkpointer, name="checkpoint", disk=disk), on_folding=on_folding
    )
    readers = [Worker(reader, name=f"reader-{n + 1}") for n, reader in enumerate(others)]
    writing = Worker(writer, name="writer", disk=disk)
    checkpoints.watch(writer, writing)
    store = SqliteStore(writing, readers, checkpoints)
    try:
        yield SqliteDatabase(store, SqliteRegistry(writing, readers[0]))
    finally:
        await store.close()


def _open_all(path: Path) -> list[apsw.Connection]:
    """Open the writer, the checkpointer and the readers, all or none."""
    _look_before_touching(path)
    is_new = not path.exists()
    if is_new:
        _make(path)
    settle(path)
    connections: list[apsw.Connection] = []
    try:
        connections.append(writer := open_writer(path))
        try:
            migrate(writer, name=str(path))
        except apsw.Error as error:
            raise CannotStart(
                f"{path} cannot be brought to the present schema: {error}."
            ) from error
        connections.append(open_writer(path))
        connections += [open_reader(path) for _ in range(READERS)]
        if is_new:
            _keep_name(path)
    except CannotStart:
        for connection in connections:
            # The last one to close would fold the log into a file that may not be ours.
            connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
            connection.close()
        raise
    return connections


def _make(path: Path) -> None:
    """Make an empty file before SQLite does it: those beside it take over its permissions."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise CannotStart(f"{path} cannot be made: {error.strerror}.") from error


def _keep_name(path: Path) -> None:
    """Put the file's name on disk, or a power cut may take the file with it."""
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise CannotStart(f"{path.parent} cannot be synced: {error.strerror}.") from error


def _is_being_created(path: Path) -> bool:
    """Tell whether the first page was being written when the power failed.

    SQLite takes it back when it opens the file, as the rollback journal beside it says:
    before, there was nothing (https://www.sqlite.org/fileformat2.html, section 3).
    """
    try:
        with path.with_name(path.name + "-journal").open("rb") as file:
            header = file.read(JOURNAL_PAGES_AT + 4)
    except OSError:
        return False
    return header.startswith(JOURNAL_MAGIC) and header[JOURNAL_PAGES_AT:] == bytes(4)


def _look_before_touching(path: Path) -> None:
    """Refuse what is not ours while it is still untouched.

    Reads the 100-byte header (https://www.sqlite.org/fileformat2.html, section 1.3)
    without SQLite, which would already create files beside it.
    """
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotStart(f"{path} cannot be read: {error.strerror}.") from error
    if not header or _is_being_created(path):
        return
    try:
        _check_header(header, path)
    except CannotStart as refusal:
        # Perhaps it was being folded in when the power failed, and its sector holds anything:
        # then it stands in the log, too, which was synced before, and SQLite reads it there.
        log = path.with_name(path.name + "-wal")
        if not any(_is_ours(page, path) for page in first_pages_in(log, length=HEADER_BYTES)):
            raise refusal from None


def _check_header(header: bytes, path: Path) -> None:
    """Accept the beginning of a database of ours.

    Raises:
        CannotStart: it is damaged, another program's, or a newer version's.
    """
    if not header.startswith(DATABASE_MAGIC) or len(header) < HEADER_BYTES:
        raise CannotStart(
            f"{path} is damaged or no database; restore a backup, or move it away to start anew."
        )
    version, application, changes = (
        int.from_bytes(header[at : at + 4], "big")
        for at in (USER_VERSION_AT, APPLICATION_ID_AT, SCHEMA_COOKIE_AT)
    )
    check_schema(version, application, name=str(path), is_empty=changes == 0)


def _is_ours(header: bytes, path: Path) -> bool:
    try:
        _check_header(header, path)
    except CannotStart:
        return False
    return True
