"""The file of the search index: what befalls it, and what it leaves behind."""

import logging
import random
import sqlite3
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import apsw
import pytest

from tests.service.conftest import OWNER, Start
from tests.stores.files import alter, contents, quick_folder
from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.errors import CannotStart, NotFound, StoreUnavailable
from vivavoce.journal.store import Followed, Store
from vivavoce.projections import search as module
from vivavoce.projections import search_file
from vivavoce.projections.search import SearchIndex, open_search
from vivavoce.projections.search_hits import BEGIN, END, parts
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.rows import to_blob
from vivavoce.testing.stories import ACME, Story, keep, said


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder


@pytest.fixture
async def store(folder: Path) -> AsyncIterator[Store]:
    async with open_sqlite(folder / "journal.db") as database:
        yield database.store


@pytest.fixture
async def search(folder: Path, store: Store) -> AsyncIterator[SearchIndex]:
    search = open_search(folder / "search.db", store)
    yield search
    await search.close()


async def told(store: Store, *texts: str, organization: OrganizationId = ACME) -> InterviewId:
    """Store an interview in which these messages were said, and return its id."""
    story = Story(organization=organization)
    await keep(store, story.open(*map(said, texts)))
    return story.id


async def test_the_list_of_interviews_is_narrowed_by_words(start: Start) -> None:
    async with start() as system:
        services = system.services
        standing, _ = await services.open_interview(OWNER, GuideId("agent-hiring"))
        await services.open_interview(OWNER, GuideId("agent-hiring"))
        await services.interviews.add_message(OWNER, standing.interview.id, "Xylophones, mostly.")
        found = await services.find_interviews(OWNER, words="xylophone")
        assert [summary.id for summary in found] == [standing.interview.id]
        assert await services.find_interviews(OWNER, words="zither") == []
        assert len(await services.find_interviews(OWNER)) == 2


def test_excerpts_with_marks_of_somebodys_own_are_harmless() -> None:
    assert parts(f"a {BEGIN}b{END} c") == [("a ", False), ("b", True), (" c", False)]
    assert parts(f"{END}{BEGIN}{BEGIN}b{END}{END}") == [("b", True)]
    assert parts(f"{BEGIN}open") == [("open", False)]
    assert parts("") == []


# --- the file ---


async def test_an_index_goes_on_where_it_ended(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = open_search(folder / "search.db", store)
    first = await told(store, "bridges")
    assert await search.find(ACME, "bridges") == [first]
    await search.close()
    second = await told(store, "more bridges")
    search = open_search(folder / "search.db", store)
    added: list[int] = []
    add = search_file.add

    def counted(page: list[Followed], connection: apsw.Connection) -> None:
        added.append(len(page))
        add(page, connection)

    monkeypatch.setattr(module, "add", counted)
    assert await search.find(ACME, "bridges") == [second, first]
    await search.close()
    assert added == [2], "the opening and the message that are new"


async def test_a_missing_index_is_made_anew(folder: Path, store: Store) -> None:
    found = await told(store, "bridges")
    for _ in range(2):
        search = open_search(folder / "search.db", store)
        assert await search.find(ACME, "bridges") == [found]
        await search.close()
        (folder / "search.db").unlink()


@pytest.mark.parametrize(
    "rubbish", [b"rubbish" * 1000, b"SQLite format 3\0" + b"\xa5" * 8000], ids=["text", "database"]
)
async def test_an_index_damaged_as_a_whole_is_made_anew(
    folder: Path, store: Store, rubbish: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    found = await told(store, "bridges")
    (folder / "search.db").write_bytes(rubbish)
    with caplog.at_level(logging.WARNING, "vivavoce"):
        search = open_search(folder / "search.db", store)
    assert await search.find(ACME, "bridges") == [found]
    await search.close()
    assert "search:rebuilt" in names(caplog)


async def test_an_index_of_another_version_is_made_anew(folder: Path, store: Store) -> None:
    found = await told(store, "bridges")
    connection = sqlite3.connect(folder / "search.db")
    connection.execute("CREATE TABLE progress (position INTEGER NOT NULL)")
    connection.commit()
    connection.close()
    search = open_search(folder / "search.db", store)
    assert await search.find(ACME, "bridges") == [found]
    await search.close()


async def test_wherever_the_index_is_damaged_searching_makes_it_anew_and_finds(
    folder: Path, store: Store
) -> None:
    """Pages are read when they are needed: damage shows when somebody searches."""
    found = await told(store, *[f"bridges {'and more ' * 50} number{n}" for n in range(40)])
    search = open_search(folder / "search.db", store)
    await search.find(ACME, "bridges")
    await search.close()
    whole = (folder / "search.db").read_bytes()
    for at in range(0, len(whole), 4096):
        damaged = whole[:at] + b"\xa5" * 4096 + whole[at + 4096 :]
        (folder / "search.db").write_bytes(damaged)
        search = open_search(folder / "search.db", store)
        assert await search.find(ACME, "number39") == [found], f"page {at // 4096 + 1}"
        assert await search.find(ACME, "bridges") == [found], f"page {at // 4096 + 1}"
        story = Story()
        await keep(store, story.open(said("yet another")))
        assert await search.find(ACME, "yet") != []
        await search.erase(story.id)
        await search.close()


async def test_after_the_journal_was_replaced_the_index_tells_of_the_new_one(folder: Path) -> None:
    """A backup was restored, or somebody started anew."""
    async with open_sqlite(folder / "journal.db") as database:
        search = open_search(folder / "search.db", database.store)
        for _ in range(5):
            await told(database.store, "bridges")
        assert len(await search.find(ACME, "bridges")) == 5
        await search.close()
    async with open_sqlite(folder / "another.db") as database:
        search = open_search(folder / "search.db", database.store)
        for _ in range(7):
            await told(database.store, "tunnels")
        assert await search.find(ACME, "bridges") == []
        assert len(await search.find(ACME, "tunnels")) == 7
        await search.close()


async def test_where_the_index_cannot_be_nothing_starts(folder: Path, store: Store) -> None:
    (folder / "search.db").mkdir()
    with pytest.raises(CannotStart, match=r"search\.db cannot be opened"):
        open_search(folder / "search.db", store)


async def test_a_closed_index_does_not_let_anybody_wait(folder: Path, store: Store) -> None:
    search = open_search(folder / "search.db", store)
    search.start()
    await search.close()
    with pytest.raises(StoreUnavailable):
        await search.find(ACME, "bridges")


async def test_a_message_whose_bytes_are_damaged_hides_no_other(
    folder: Path, search: SearchIndex, store: Store
) -> None:
    """(I7)"""
    first = await told(store, "bridges")
    for change in ("content = x'ff'", "name = CAST(x'6d80' AS TEXT)"):
        story = Story()
        await keep(store, story.open(said("bridges")))
        sql = f"UPDATE events SET {change} WHERE interview = ? AND seq = 2"
        alter(folder / "journal.db", sql, to_blob(story.id))
    whole = await told(store, "bridges")
    assert await search.find(ACME, "bridges") == [whole, first]


# --- erasing ---


async def test_erased_words_are_found_no_more_and_gone_from_the_files(
    folder: Path, search: SearchIndex, store: Store
) -> None:
    """(I10)"""
    erased = await told(store, "My confidential xylophone.")
    kept = await told(store, "My public xylophone.")
    assert len(await search.find(ACME, "xylophone")) == 2
    await search.erase(erased)
    assert await search.find(ACME, "xylophone") == [kept]
    assert await search.find(ACME, "confidential") == []
    assert not any(
        b"confidential" in content
        for name, content in contents(folder).items()
        if name.startswith("search")
    )


async def test_however_the_index_grew_nothing_stays_behind(
    folder: Path, search: SearchIndex, store: Store
) -> None:
    """(I10) SQLite leaves copies behind of what it moves; see `SearchIndex.erase`."""
    rng = random.Random(5)
    letters = "abcdefghijklmnopqrstuvwxyz"
    stories = [Story() for _ in range(60)]
    tokens = ["".join(rng.choices(letters, k=14)) for _ in stories]
    await store.append([story.open() for story in stories])
    gone: set[int] = set()
    for turn in range(24):
        talking = [n for n in range(len(stories)) if n not in gone]
        others = [f"t{rng.randrange(3_000)}" for _ in range(rng.choice([3, 20, 200]))]
        await store.append(
            [stories[n].say(" ".join([tokens[n], *others])) for n in rng.sample(talking, 20)]
        )
        await search.find(ACME, "anything")
        if turn % 3 == 2:
            n = rng.choice(talking)
            gone.add(n)
            await search.erase(stories[n].id)
    files = contents(folder)
    stored = b"".join(content for name, content in files.items() if name.startswith("search"))
    # An index of words shares their beginnings; the rest is unmistakable.
    assert {n for n in gone if tokens[n][4:].encode() in stored} == set()


async def test_erasing_an_interview_removes_its_words_from_the_whole_folder(
    start: Start, tmp_path: Path
) -> None:
    """(I10)"""
    async with start() as system:
        services = system.services
        standing, _ = await services.open_interview(OWNER, GuideId("agent-hiring"))
        interview = standing.interview.id
        await services.interviews.add_message(OWNER, interview, "My confidential xylophone.")
        assert len(await services.find_interviews(OWNER, words="confidential")) == 1
        await services.turns.settle(interview, patience_s=5.0)
        await services.erase_interview(OWNER, interview)
        assert await services.find_interviews(OWNER, words="confidential") == []
        with pytest.raises(NotFound):
            await services.interviews.get(OWNER, interview)
        assert holding(tmp_path / "data") == set()
    assert holding(tmp_path / "data") == set()


def holding(folder: Path) -> set[str]:
    return {name for name, content in contents(folder).items() if b"xylophone" in content}


def names(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [getattr(record, "event_name", "") for record in caplog.records]
