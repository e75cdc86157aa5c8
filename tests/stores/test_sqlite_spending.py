"""The counters of spending are no interview's risk, and outlive what happens to a file (I7)."""

import logging
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.stores.faulty_disk import FAILED_READ, FaultyDisk, FaultyFile, installed
from tests.stores.files import contents, make_no_number
from tests.upkeep.folders import PAGE_BYTES, overwrite, pages_of
from vivavoce.errors import StoreUnavailable
from vivavoce.journal.store import Appended, Spent
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.connection import open_writer
from vivavoce.stores.sqlite.migrate import APPLICATION_ID, migrations
from vivavoce.stores.sqlite.salvage import LOST_COUNT, salvage
from vivavoce.testing.spending_contract import LARGE, MONTH, SMALL, paid, spent
from vivavoce.testing.stories import ACME, Story, keep

ONE = spent(SMALL, tokens=100, cost=7)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


async def spend(path: Path, *spent: Spent) -> None:
    async with open_sqlite(path) as database:
        for one in spent:
            await keep(database.store, paid(Story().open(), one))


async def told(path: Path) -> list[Spent]:
    async with open_sqlite(path) as database:
        return await database.store.spent(ACME, MONTH)


async def test_what_was_spent_is_there_after_closing_and_opening(path: Path) -> None:
    """(I1)"""
    await spend(path, ONE, ONE)
    assert await told(path) == [spent(SMALL, requests=2, tokens=200, cost=14)]


async def test_a_database_from_before_spending_was_counted_has_none_and_counts_on(
    path: Path,
) -> None:
    connection = open_writer(path)
    for number, script in migrations()[:3]:
        connection.execute(script)
        connection.pragma("user_version", number)
    connection.pragma("application_id", APPLICATION_ID)
    connection.execute(
        "INSERT INTO interviews (id, organization, status, state, version, guide, guide_version,"
        " interviewer, language, opened_at, updated_at, messages)"
        " VALUES (?, 'acme', 'active', 'opening', 1, 'hiring', '1', 'scripted', 'en', 1, 1, 0)",
        (bytes(16),),
    )
    connection.close()
    assert await told(path) == []
    await spend(path, ONE)
    assert await told(path) == [ONE]


async def test_an_append_that_spent_nothing_does_not_touch_the_counters(path: Path) -> None:
    """Whoever uses no model pays nothing for those who do."""
    await spend(path, ONE)
    statements: list[str] = []

    def note(cursor: apsw.Cursor, sql: str, _: object) -> bool:
        statements.append(" ".join(sql.split()))
        return True

    async with open_sqlite(path) as database:
        await database.store._writer.run(lambda connection: setattr(connection, "exec_trace", note))
        story = Story()
        await keep(database.store, story.open(), story.say())
        assert not [sql for sql in statements if "spending" in sql]
        await keep(database.store, paid(story.reply(), ONE))
        assert len([sql for sql in statements if "spending" in sql]) == 1


# --- damage ---

NOT_COUNTED = "What models cost could not be counted"


@pytest.mark.parametrize("name", ["spending", "sqlite_autoindex_spending_1"])
async def test_an_interview_goes_on_where_the_counters_are_damaged_and_the_log_says_so(
    path: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    """(I7, I12)"""
    await spend(path, ONE)
    for page in pages_of(path, name):
        overwrite(path, (page - 1) * PAGE_BYTES, b"\xa5" * PAGE_BYTES)
    mine, neighbour, stale = Story(), Story(), Story()
    async with open_sqlite(path) as database:
        await keep(database.store, stale.open())
        late = paid(stale.reply(), ONE)
        await keep(database.store, paid(late))
        with caplog.at_level(logging.ERROR):
            opening = paid(mine.open(), ONE)
            results = await database.store.append([neighbour.open(), opening, late])
        assert results[:2] == [Appended(version=1)] * 2
        assert not isinstance(results[2], Appended)
        assert await database.store.read(mine.id) == opening.records
        assert len(await database.store.read(stale.id)) == 2
    [line] = caplog.records
    assert NOT_COUNTED in line.getMessage()
    assert line.__dict__["event_name"] == "spending:not-counted"
    assert mine.id in line.__dict__["facts"]["interviews"]
    assert neighbour.id not in line.__dict__["facts"]["interviews"]


class BadSpot(FaultyDisk):
    """A disk that does not give some pages of the database."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: set[int] = set()

    def xOpen(self, name: Any, flags: list[int]) -> FaultyFile:  # noqa: N802 - SQLite's name
        return _SpottedFile(self, name, flags)


class _SpottedFile(FaultyFile):
    def __init__(self, disk: BadSpot, name: Any, flags: list[int]) -> None:
        self._spots = disk
        super().__init__(disk, name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - SQLite's name
        if self._name.endswith("journal.db") and offset // PAGE_BYTES + 1 in self._spots.pages:
            error = FAILED_READ()
            raise error
        return super().xRead(amount, offset)


async def test_an_interview_goes_on_where_the_disk_does_not_give_the_counters(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """(I7) After such an error SQLite has taken the transaction back by itself."""
    await spend(path, ONE)
    with installed(BadSpot()) as disk:
        async with open_sqlite(path) as database:
            disk.pages.update(pages_of(path, "spending"))
            mine, neighbour = Story(), Story()
            with caplog.at_level(logging.ERROR):
                appends = [neighbour.open(), paid(mine.open(), ONE)]
                assert await database.store.append(appends) == [Appended(version=1)] * 2
            assert NOT_COUNTED in caplog.text
            disk.pages.clear()
            await keep(database.store, paid(mine.reply(), ONE))
            [found] = await database.store.spent(ACME, MONTH)
            assert found.requests == 2, "what came before, and what came after"


@pytest.mark.parametrize("column", ["requests", "cost_microusd"])
async def test_a_counter_that_is_no_number_is_counted_on_from_0(path: Path, column: str) -> None:
    """(I7) No interview waits for a repair because of it."""
    await spend(path, ONE)
    make_no_number(path, "spending", column)
    await spend(path, ONE)
    [found] = await told(path)
    assert getattr(found, column) == getattr(ONE, column)
    assert found.output_tokens == 2 * ONE.output_tokens


async def test_a_full_disk_is_told_as_what_it_is_also_while_counting(path: Path) -> None:
    """(I12) Nothing is committed then, neither words nor counts."""
    async with open_sqlite(path) as database:
        story = Story()
        await keep(database.store, story.open())

        def limit(connection: apsw.Connection) -> None:
            connection.pragma("max_page_count", int(connection.pragma("page_count")))

        await database.store._writer.run(limit)
        spending = [spent(f"openai:{'x' * 900}{n}", tokens=1) for n in range(20)]
        with pytest.raises(StoreUnavailable, match="disk is full"):
            await database.store.append([paid(story.reply(), *spending)])
        assert len(await database.store.read(story.id)) == 1
        assert await database.store.spent(ACME, MONTH) == []


# --- salvage ---


async def test_counters_are_salvaged_byte_for_byte(path: Path) -> None:
    await spend(path, ONE, spent(LARGE, tokens=3, cost=None), ONE)
    before = await told(path)
    content = bytearray(path.read_bytes())
    content[:PAGE_BYTES] = bytes(PAGE_BYTES)
    path.write_bytes(content)
    into = path.with_name("salvaged.db")
    assert salvage(path, into).rows["spending"] == 2
    assert await told(into) == before


async def test_of_two_copies_of_a_counter_the_larger_is_kept(path: Path) -> None:
    """SQLite leaves what a page held earlier in pages it no longer uses."""
    await spend(path, ONE)
    [page] = pages_of(path, "spending")
    at = (page - 1) * PAGE_BYTES
    earlier = path.read_bytes()[at : at + PAGE_BYTES]
    await spend(path, ONE, ONE)
    latest = await told(path)
    for first, then in ((earlier, b""), (b"", earlier)):
        copy = path.with_name("copy.db")
        whole = path.read_bytes()
        pages = [whole[n : n + PAGE_BYTES] for n in range(0, len(whole), PAGE_BYTES)]
        copy.write_bytes(b"".join([pages[0], first, *pages[1:], then]))
        into = path.with_name("salvaged.db")
        found = salvage(copy, into)
        assert (found.rows["spending"], found.left_out) == (1, 0)
        assert await told(into) == latest


async def test_a_count_that_is_lost_does_not_pass_for_one(path: Path) -> None:
    await spend(path, ONE)
    [page] = pages_of(path, "spending")
    at = (page - 1) * PAGE_BYTES
    content = bytearray(path.read_bytes())
    row = content.index(SMALL.encode(), at)
    # The header of the row is its length, and a type for each value; 1 is a number of a byte.
    header = content.rindex(bytes([10, 0]), at, row)
    types = content[header : header + 10]
    assert types[5:9] == bytes([9, 1, 1, 1]), "requests is 1, whose value is in its type"
    content[header + 6] = 15  # a text of one letter
    path.write_bytes(content)
    into = path.with_name("salvaged.db")
    salvage(path, into)
    connection = apsw.Connection(str(into))
    row_found = connection.execute("SELECT requests, input_tokens, output_tokens FROM spending")
    assert row_found.fetchone() == (1, LOST_COUNT, 100)
    connection.close()


async def test_reading_what_was_spent_changes_nothing(path: Path) -> None:
    await spend(path, ONE)
    before = contents(path.parent)
    assert await told(path) == [ONE]
    assert contents(path.parent) == before
