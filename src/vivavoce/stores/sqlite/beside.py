"""Reading a data folder's database while a server may be writing it: for followers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from vivavoce.stores.sqlite import SqliteDatabase
from vivavoce.stores.sqlite.checkpoint import Checkpointer
from vivavoce.stores.sqlite.registry import SqliteRegistry
from vivavoce.stores.sqlite.scan import open_beside
from vivavoce.stores.sqlite.store import SqliteStore
from vivavoce.stores.sqlite.worker import Worker


@asynccontextmanager
async def open_for_reading(path: Path) -> AsyncIterator[SqliteDatabase]:
    """Open the database at `path` for reading only; the folder is not locked.

    Whatever would write raises `StoreUnavailable`.

    Raises:
        CannotStart: there is none, it is not ours, of a newer version, or damaged as a whole.
    """
    # A store closes its writer, its readers and its checkpointer, so each has its own.
    writer, reader, checkpointer = (
        Worker(open_beside(path), name=name) for name in ("no-writer", "reader", "no-checkpoint")
    )
    store = SqliteStore(writer, [reader], Checkpointer(checkpointer))
    try:
        yield SqliteDatabase(store, SqliteRegistry(writer, reader))
    finally:
        await store.close()
