"""A program that reads for long, a backup say, holds up neither commits nor the log's end (I12)."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from tests.stores.files import quick_folder
from vivavoce.errors import StoreUnavailable
from vivavoce.journal.records import verify
from vivavoce.stores.sqlite import SqliteDatabase, checkpoint, open_sqlite
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import Story, keep, said

PAGE_BYTES = 4096
BLOCKING_PAGES = 40
COMMITS = 40

# One commit that waits for the reader takes five seconds, and so would each of them.
LONG_BEFORE_THAT_S = 60


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder


@pytest.fixture
async def database(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SqliteDatabase]:
    """A database whose log is soon too long."""
    monkeypatch.setattr(checkpoint, "PASSIVE_PAGES", 10)
    monkeypatch.setattr(checkpoint, "BLOCKING_PAGES", BLOCKING_PAGES)
    async with open_sqlite(folder / "journal.db") as database:
        yield database


@contextmanager
def looking(folder: Path) -> Iterator[apsw.Connection]:
    """Hold on to the database as it stands."""
    connection = apsw.Connection(str(folder / "journal.db"), flags=apsw.SQLITE_OPEN_READONLY)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM events").fetchall()
    try:
        yield connection
    finally:
        connection.close()


def log_bytes(folder: Path) -> int:
    return (folder / "journal.db-wal").stat().st_size


async def test_no_commit_waits_for_a_reader_however_long_the_log_grows(
    database: SqliteDatabase, folder: Path
) -> None:
    story = Story()
    await keep(database.store, story.open())
    with looking(folder) as reader:
        async with asyncio.timeout(LONG_BEFORE_THAT_S):
            for _ in range(COMMITS):
                await keep(database.store, story.say("x" * 3 * PAGE_BYTES))
        assert log_bytes(folder) > 2 * BLOCKING_PAGES * PAGE_BYTES
        assert reader.execute("SELECT count(*) FROM events").get == 1, "it sees one moment"
    verify(story.id, await database.store.read(story.id))


async def test_when_the_reader_is_gone_the_log_is_folded_and_short_again(
    database: SqliteDatabase, folder: Path
) -> None:
    story = Story()
    await keep(database.store, story.open())
    with looking(folder):
        for _ in range(COMMITS):
            await keep(database.store, story.say("x" * 3 * PAGE_BYTES))
    async with asyncio.timeout(LONG_BEFORE_THAT_S):
        while log_bytes(folder) > 2 * BLOCKING_PAGES * PAGE_BYTES:
            await keep(database.store, story.say("And after?"))
            await asyncio.sleep(0.01)
    verify(story.id, await database.store.read(story.id))


async def test_erasing_beside_a_reader_holds_up_no_commit_and_says_what_it_waits_for(
    database: SqliteDatabase, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I10, I12)"""
    monkeypatch.setattr(checkpoint, "BUSY_TIMEOUT_MS", 500)
    story, other = Story(), Story()
    await keep(database.store, story.open(said("I have never told anybody.")), other.open())
    with looking(folder):
        erasing = asyncio.create_task(database.store.erase(story.id, NOON))
        committed = 0
        while not erasing.done():
            await keep(database.store, other.say())
            committed += 1
        with pytest.raises(StoreUnavailable, match="Another program reads the database"):
            await erasing
    assert committed > COMMITS
    assert await database.store.erase(story.id, NOON) is False
    assert b"never told" not in (folder / "journal.db-wal").read_bytes()
    verify(other.id, await database.store.read(other.id))
