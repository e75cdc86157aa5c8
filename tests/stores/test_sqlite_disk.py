"""When the disk is full or fails: nothing is pretended, and nothing acknowledged is lost (I12)."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.stores import faulty_disk as faults
from tests.stores.faulty_disk import Fault, FaultyDisk, faulty_disk
from tests.stores.files import at_rest, contents, fill, small_disk
from vivavoce.errors import StoreBroken, StoreUnavailable
from vivavoce.journal.records import verify
from vivavoce.journal.store import Store
from vivavoce.stores.sqlite import SqliteDatabase, checkpoint, open_sqlite
from vivavoce.testing.clock import NOON
from vivavoce.testing.registry_contract import key, organization
from vivavoce.testing.stories import Story, keep

MIB = 1024 * 1024


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def disk() -> Iterator[FaultyDisk]:
    with faulty_disk() as disk:
        yield disk


@pytest.fixture
def broken() -> list[StoreBroken]:
    """What `on_broken` was called with."""
    return []


@pytest.fixture
async def database(
    path: Path, disk: FaultyDisk, broken: list[StoreBroken]
) -> AsyncIterator[SqliteDatabase]:
    """A database on a disk that can be made to fail."""
    async with open_sqlite(path, on_broken=broken.append) as database:
        yield database
        disk.heal()


async def said_so_far(store: Store, story: Story) -> int:
    """Return the version of an interview, having verified every byte of it."""
    records = await store.read(story.id)
    verify(story.id, records)
    head = await store.head(story.id)
    assert (head.version if head else 0) == len(records)
    return len(records)


# --- a full disk ---


async def test_a_full_disk_refuses_and_goes_on_by_itself_when_there_is_space(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path / "disk", size_bytes=4 * MIB) as folder:
        story, other = Story(), Story()
        async with open_sqlite(folder / "journal.db") as database:
            store = database.store
            await keep(store, story.open(), other.open())
            await at_rest(database)
            ballast = fill(folder)
            saying = story.say("x" * 100_000)
            for _ in range(3):
                with pytest.raises(StoreUnavailable, match="full; free some space") as caught:
                    await store.append([saying])
                assert not isinstance(caught.value, StoreBroken)
            with pytest.raises(StoreUnavailable):
                await database.registry.add_organization(organization(), key())
            assert await said_so_far(store, story) == 1
            ballast.unlink()
            await keep(store, saying, other.say())
            assert await said_so_far(store, story) == 2
        async with open_sqlite(folder / "journal.db") as database:
            assert await said_so_far(database.store, story) == 2


async def test_erasing_on_a_full_disk_is_refused_or_complete(tmp_path: Path) -> None:
    """(I10)"""
    with small_disk(tmp_path / "disk", size_bytes=4 * MIB) as folder:
        story = Story()
        async with open_sqlite(folder / "journal.db") as database:
            await keep(database.store, story.open(), story.say("My secret. " * 10_000))
            ballast = fill(folder)
            try:
                await database.store.erase(story.id, NOON)
            except StoreUnavailable:
                ballast.unlink()
                await database.store.erase(story.id, NOON)
            kept = [content for name, content in contents(folder).items() if name != "ballast"]
            assert not any(b"My secret" in content for content in kept)


async def test_space_that_runs_out_at_any_moment_costs_that_append_alone(
    database: SqliteDatabase, disk: FaultyDisk, broken: list[StoreBroken]
) -> None:
    story = Story()
    await keep(database.store, story.open())
    for _ in range(3):
        saying = story.say()
        disk.fail("write", faults.FULL)
        with pytest.raises(StoreUnavailable, match="full"):
            await database.store.append([saying])
        disk.heal()
        await keep(database.store, saying)
    assert await said_so_far(database.store, story) == 4
    assert disk.fired >= 3
    assert broken == []


# --- an I/O error ---


Write = Callable[[SqliteDatabase, Story], Coroutine[Any, Any, Any]]

WRITES: dict[str, Write] = {
    "an append": lambda database, story: database.store.append([story.say()]),
    "a quarantine": lambda database, story: database.store.quarantine(story.id, "for a test"),
    "an erasure": lambda database, story: database.store.erase(story.id, NOON),
    "a new organization": lambda database, story: database.registry.add_organization(
        organization(), key()
    ),
    "a revoked link": lambda database, story: database.registry.revoke_links(story.id, NOON),
}


@pytest.mark.parametrize(
    ("call", "fault"),
    [("sync", faults.FAILED_SYNC), ("write", faults.FAILED_WRITE)],
    ids=["sync", "write"],
)
@pytest.mark.parametrize("first", [name for name in WRITES if name != "a revoked link"])
async def test_after_an_io_error_nothing_more_is_accepted_whatever_it_is(
    database: SqliteDatabase,
    disk: FaultyDisk,
    broken: list[StoreBroken],
    first: str,
    call: str,
    fault: Fault,
) -> None:
    """The page cache lies from then on: only a fresh process may go on."""
    story = Story()
    await keep(database.store, story.open())
    await at_rest(database)
    disk.fail(call, fault)
    with pytest.raises(StoreBroken, match="disk failed"):
        await WRITES[first](database, story)
    assert disk.fired > 0
    assert len(broken) == 1, "told before its caller was"
    disk.heal()
    calls = disk.calls
    for write in WRITES.values():
        with pytest.raises(StoreBroken):
            await write(database, story)
    assert disk.calls == calls, "the disk was not touched any more"
    assert len(broken) == 1
    assert len(await database.store.read(story.id)) >= 1


async def test_closing_after_an_io_error_does_not_write_to_the_disk_that_lied(
    path: Path, disk: FaultyDisk
) -> None:
    story = Story()
    async with open_sqlite(path) as database:
        await keep(database.store, story.open(), story.say("Acknowledged."))
        await at_rest(database)
        disk.fail("sync", faults.FAILED_SYNC)
        with pytest.raises(StoreBroken):
            await database.store.append([story.say("Not acknowledged.")])
        disk.heal()
        calls, before = disk.calls, contents(path.parent)
    assert disk.calls == calls
    assert contents(path.parent) == before
    assert "journal.db-wal" in before
    async with open_sqlite(path) as database:
        assert await said_so_far(database.store, story) in {2, 3}


@pytest.mark.parametrize("call", ["write", "sync"])
async def test_an_io_error_while_the_log_is_folded_in_stops_everything(
    database: SqliteDatabase,
    disk: FaultyDisk,
    broken: list[StoreBroken],
    monkeypatch: pytest.MonkeyPatch,
    call: str,
) -> None:
    """Nobody waits for it, yet it is as final as any other."""
    monkeypatch.setattr(checkpoint, "PASSIVE_PAGES", 1)
    story = Story()
    await keep(database.store, story.open())
    disk.fail(call, faults.io_error(apsw.SQLITE_IOERR), of="journal.db")

    async def talk() -> None:
        for _ in range(200):
            await keep(database.store, story.say())
            await asyncio.sleep(0.005)

    with pytest.raises(StoreBroken):
        await talk()
    assert len(broken) == 1


async def test_a_spot_that_cannot_be_read_concerns_those_who_read_there(
    path: Path, disk: FaultyDisk, broken: list[StoreBroken]
) -> None:
    """(I7)"""
    story, other = Story(), Story()
    async with open_sqlite(path) as database:
        await keep(database.store, story.open())
    async with open_sqlite(path, on_broken=broken.append) as database:
        disk.fail("read", faults.FAILED_READ)
        with pytest.raises(StoreUnavailable):
            await database.store.read(story.id)
        disk.heal()
        assert broken == []
        await keep(database.store, story.say(), other.open())
        assert await said_so_far(database.store, story) == 2


# --- the log ---


async def test_the_log_stays_bounded_under_continuous_load(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12)"""
    monkeypatch.setattr(checkpoint, "PASSIVE_PAGES", 40)
    monkeypatch.setattr(checkpoint, "BLOCKING_PAGES", 200)
    log = path.with_name("journal.db-wal")
    stories = [Story() for _ in range(20)]
    largest = commits = 0
    async with open_sqlite(path) as database:
        await database.store.append([story.open() for story in stories])
        for _ in range(40):
            for story in stories:
                await keep(database.store, story.say("x" * 2_000))
                largest = max(largest, log.stat().st_size)
                commits += 1
    written = 3 * commits  # pages, at the least: an event, its interview, an index
    assert written > 2_000
    assert largest // 4_096 < written // 3


async def test_somebody_who_reads_for_long_delays_no_commit_and_the_log_shrinks_after(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "PASSIVE_PAGES", 10)
    story = Story()
    async with open_sqlite(path) as database:
        await keep(database.store, story.open())
        reader = apsw.Connection(str(path))
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM events").get  # noqa: B018 - takes a snapshot
        async with asyncio.timeout(5):
            for _ in range(50):
                await keep(database.store, story.say("x" * 2_000))
        reader.close()
        await keep(database.store, story.say())
        await database.store.erase(story.id, NOON)
        assert path.with_name("journal.db-wal").stat().st_size == 0
