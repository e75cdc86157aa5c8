"""A program that reads for long, a backup say, holds up neither commits nor the log's end (I12)."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from tests.stores import faulty_disk as faults
from tests.stores.faulty_disk import FaultyDisk, faulty_disk, installed
from tests.stores.files import at_rest, quick_folder
from vivavoce.errors import StoreUnavailable, VivavoceError
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


class WatchedDisk(FaultyDisk):
    """Counts the pages of the database file that a commit's thread writes in one go."""

    def __init__(self) -> None:
        super().__init__()
        self.folded: dict[str, int] = {}  # by thread
        self.most_at_once = 0  # on the writer's
        self._at_once = 0

    def reached(self, call: str, name: str) -> None:
        thread = threading.current_thread().name
        if call == "write" and name.endswith("journal.db"):
            self.folded[thread] = self.folded.get(thread, 0) + 1
            self._at_once += thread == "writer"
            self.most_at_once = max(self.most_at_once, self._at_once)
        elif call == "write" and thread == "writer":
            self._at_once = 0
        super().reached(call, name)


async def test_what_gathered_beside_a_reader_is_folded_on_a_thread_and_not_in_a_commit(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much it is, whoever speaks next does not wait for it."""
    little, turns = 6, 60
    monkeypatch.setattr(checkpoint, "PASSIVE_PAGES", 10)
    monkeypatch.setattr(checkpoint, "BLOCKING_PAGES", BLOCKING_PAGES)
    monkeypatch.setattr(checkpoint, "LITTLE_PAGES", little)
    monkeypatch.setattr(checkpoint, "STUCK_REST_S", 0.02)
    monkeypatch.setattr(checkpoint, "REFUSED_REST_S", 0.0)
    monkeypatch.setattr(checkpoint, "FOLDS_MAX", 1_000_000)
    with installed(WatchedDisk()) as disk:
        async with open_sqlite(folder / "journal.db") as database:
            story = Story()
            await keep(database.store, story.open())
            await at_rest(database)
            with looking(folder):
                for _ in range(turns):
                    await keep(database.store, story.say("x" * 3 * PAGE_BYTES))
                await at_rest(database)
            disk.most_at_once = 0
            disk.folded.clear()
            async with asyncio.timeout(LONG_BEFORE_THAT_S):
                while log_bytes(folder) > 2 * BLOCKING_PAGES * PAGE_BYTES:
                    await keep(database.store, story.say("And after?"))
                    await asyncio.sleep(0.01)
            verify(story.id, await database.store.read(story.id))
    assert disk.most_at_once <= little
    assert disk.folded["checkpoint"] > turns


async def test_commits_wait_for_a_long_reader_no_more_than_once_or_twice(
    database: SqliteDatabase, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "STUCK_REST_S", 0.0)
    monkeypatch.setattr(checkpoint, "REFUSED_REST_S", 0.0)
    waited = 0
    restart = checkpoint.Checkpointer._restart

    def count(self: checkpoint.Checkpointer, writer: apsw.Connection) -> None:
        nonlocal waited
        waited += 1
        restart(self, writer)

    story = Story()
    await keep(database.store, story.open())
    await at_rest(database)
    monkeypatch.setattr(checkpoint.Checkpointer, "_restart", count)
    with looking(folder):
        for _ in range(3 * COMMITS):
            await keep(database.store, story.say("x" * 3 * PAGE_BYTES))
            await asyncio.sleep(0.002)
    assert waited <= 2


async def test_a_log_that_cannot_be_folded_is_told_of_once_and_so_is_its_recovery(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commits succeed all the while, and nobody else would hear of it (I12)."""
    monkeypatch.setattr(checkpoint, "PASSIVE_PAGES", 1)
    monkeypatch.setattr(checkpoint, "STUCK_REST_S", 0.0)
    monkeypatch.setattr(checkpoint, "RETRY_EVERY_S", 0.01)
    told: list[VivavoceError | None] = []
    story = Story()
    with faulty_disk() as disk:
        async with open_sqlite(folder / "journal.db", on_folding=told.append) as database:
            await keep(database.store, story.open())
            await at_rest(database)
            disk.fail("write", faults.FULL, of="journal.db")
            async with asyncio.timeout(LONG_BEFORE_THAT_S):
                while disk.fired < 5:
                    await keep(database.store, story.say())
                    await asyncio.sleep(0.005)
                [error] = told
                assert isinstance(error, StoreUnavailable)
                disk.heal()
                while len(told) < 2:  # by itself, also when nobody speaks any more  # noqa: ASYNC110
                    await asyncio.sleep(0.005)
            assert told == [error, None]
