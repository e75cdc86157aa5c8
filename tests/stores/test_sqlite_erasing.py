"""Erased words are gone from the files, not only from the answers (I10)."""

import asyncio
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from tests.stores.files import at_rest, contents, in_another_program, quick_folder
from vivavoce.domain.events import Candidate
from vivavoce.errors import StoreUnavailable
from vivavoce.journal.records import verify
from vivavoce.stores.sqlite import checkpoint, connection, open_sqlite
from vivavoce.testing.clock import NOON
from vivavoce.testing.registry_contract import link
from vivavoce.testing.stories import Story, keep, said

ADA = Candidate(name="Ada Lovelace", email="ada@example.org")
SECRETS = (b"Lovelace", b"ada@example", b"never told", b"and more")


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder


def kept(folder: Path, *words: bytes) -> set[tuple[str, bytes]]:
    """Return which of `words` stand in which file."""
    return {
        (name, word)
        for name, content in contents(folder).items()
        for word in words
        if word in content
    }


async def test_erased_words_are_gone_from_every_file_while_the_store_is_open(folder: Path) -> None:
    story, other = Story(candidate=ADA), Story()
    async with open_sqlite(folder / "journal.db") as database:
        store = database.store
        await keep(store, story.open(), other.open(said("What stays.")))
        await keep(store, story.say("I have never told anybody."), story.reply("Go on."))
        await keep(store, story.say("There is more, " + "and more, " * 5_000))
        assert {word for _, word in kept(folder, *SECRETS)} == set(SECRETS)
        assert await store.erase(story.id, NOON)
        assert kept(folder, *SECRETS) == set()
        assert kept(folder, b"What stays.") == {("journal.db", b"What stays.")}
        verify(story.id, await store.read(story.id))
        verify(other.id, await store.read(other.id))
    assert kept(folder, *SECRETS) == set()


async def test_words_that_were_erased_long_after_they_were_said_are_gone(folder: Path) -> None:
    story, other = Story(candidate=ADA), Story()
    for _ in range(3):
        async with open_sqlite(folder / "journal.db") as database:
            story_goes_on = story.say("I have never told anybody.") if story.version else None
            await keep(database.store, story_goes_on or story.open())
            await keep(database.store, other.say() if other.version else other.open())
    async with open_sqlite(folder / "journal.db") as database:
        await database.store.erase(story.id, NOON)
        assert kept(folder, *SECRETS) == set()


async def test_however_interviews_grew_beside_each_other_nothing_stays_behind(folder: Path) -> None:
    """SQLite moves rows to make room for others, and leaves copies of what it moved."""
    rng = random.Random(7)
    stories = [
        Story(candidate=Candidate(name=f"Name-{n:04}.", email=f"mail-{n:04}@example.org"))
        for n in range(500)
    ]
    words = [(f"Name-{n:04}.", f"mail-{n:04}@", f"Said-{n:04}.") for n in range(len(stories))]
    async with open_sqlite(folder / "journal.db") as database:
        store = database.store
        await store.append([story.open() for story in stories])
        order = list(range(len(stories)))
        for _ in range(15):
            rng.shuffle(order)
            speaking = order[: len(order) // 2]
            await store.append(
                [
                    stories[n].tell(said(words[n][2] * rng.choice([1, 3, 10, 40, 400])))
                    for n in speaking
                ]
            )
        rng.shuffle(order)
        for at, n in enumerate(order):
            await store.erase(stories[n].id, NOON)
            if at % 50 == 0:
                assert kept(folder, *[word.encode() for word in words[n]]) == set()
        assert kept(folder, b"Name-", b"mail-", b"Said-") == set()
        for n in order[::50]:
            verify(stories[n].id, await store.read(stories[n].id))


async def test_words_stand_only_where_rows_stay_in_their_place(folder: Path) -> None:
    """The reason why the test above holds; see `001_journal.sql`."""
    async with open_sqlite(folder / "journal.db") as database:
        await keep(database.store, Story(candidate=ADA).open(said("I have never told anybody.")))
    database_file = sqlite3.connect(folder / "journal.db")
    tables = [name for (name,) in database_file.execute("SELECT name FROM pragma_table_list()")]
    holding = {
        table
        for table in tables
        for row in database_file.execute(f"SELECT * FROM {table}")
        if any(secret in repr(row).encode() for secret in SECRETS)
    }
    database_file.close()
    assert holding == {"events"}


async def test_a_candidates_links_go_with_the_words(folder: Path) -> None:
    story = Story()
    async with open_sqlite(folder / "journal.db") as database:
        await keep(database.store, story.open())
        await database.registry.add_link(made := link(story.id, "token"))
        await database.store.erase(story.id, NOON)
        assert await database.registry.links(story.id) == []
        assert await database.registry.link_by_hash(made.hash) is None
    assert kept(folder, made.hash) == set()


async def test_who_gives_up_waiting_for_an_erasure_leaves_no_words_behind(folder: Path) -> None:
    """It is committed all the same, and nobody need write anything for the log to be cut."""
    story = Story()
    async with open_sqlite(folder / "journal.db") as database:
        await keep(database.store, story.open(said("I have never told anybody.")))
        await at_rest(database)
        erasing = asyncio.create_task(database.store.erase(story.id, NOON))
        await asyncio.sleep(0)
        erasing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await erasing
        await until_gone(folder, b"never told")
        assert await database.store.head(story.id) is None


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for other programs for a moment only."""
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_MS", 50)
    monkeypatch.setattr(checkpoint, "BUSY_TIMEOUT_MS", 50)


@pytest.mark.usefixtures("impatient")
async def test_while_another_program_reads_erasing_is_unconfirmed_and_completed_later(
    folder: Path,
) -> None:
    """The log cannot be cut while somebody looks into it."""
    story, other = Story(), Story()
    async with open_sqlite(folder / "journal.db") as database:
        store = database.store
        await keep(store, story.open(said("I have never told anybody.")), other.open())
        reader = apsw.Connection(str(folder / "journal.db"))
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM events").get == 3
        with pytest.raises(StoreUnavailable, match="Another program reads the database"):
            await store.erase(story.id, NOON)
        assert await store.head(story.id) is None
        await keep(store, other.say())
        reader.close()
        await keep(store, other.say())
        await until_gone(folder, b"never told")
        assert await store.erase(story.id, NOON) is False


@pytest.mark.usefixtures("impatient")
async def test_asking_again_completes_an_unconfirmed_erasure(folder: Path) -> None:
    story = Story()
    async with open_sqlite(folder / "journal.db") as database:
        store = database.store
        await keep(store, story.open(said("I have never told anybody.")))
        reader = apsw.Connection(str(folder / "journal.db"))
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM events").get == 2
        for _ in range(2):
            with pytest.raises(StoreUnavailable):
                await store.erase(story.id, NOON)
        reader.close()
        assert await store.erase(story.id, NOON) is False
        assert kept(folder, b"never told") == set()


ERASE_AND_DIE = """
import asyncio, os, sys
from pathlib import Path
from vivavoce.domain.ids import InterviewId
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.checkpoint import Checkpointer
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import Story, keep, said

async def main():
    async def die(checkpoints):
        os._exit(0)
    async with open_sqlite(Path(sys.argv[1])) as database:
        story = Story()
        while database.store._checkpoints.must_truncate:
            await asyncio.sleep(0.01)
        await keep(database.store, story.open(said("I have never told anybody.")))
        Checkpointer.truncate = die
        await database.store.erase(story.id, NOON)

asyncio.run(main())
"""


async def test_what_a_killed_process_left_in_the_log_is_gone_soon_after_the_start(
    folder: Path,
) -> None:
    in_another_program(ERASE_AND_DIE, folder / "journal.db")
    assert kept(folder, b"never told") == {("journal.db-wal", b"never told")}
    async with open_sqlite(folder / "journal.db"):
        await until_gone(folder, b"never told")


async def until_gone(folder: Path, word: bytes) -> None:
    async with asyncio.timeout(5):
        while kept(folder, word):  # noqa: ASYNC110 - files tell nobody when they change
            await asyncio.sleep(0.01)
