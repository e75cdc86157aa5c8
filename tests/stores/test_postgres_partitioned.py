"""The PostgreSQL store keeps every promise of `Store` on tables that are cut into parts."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import psycopg
import pytest

from tests.postgres import FreshDatabases
from tests.stores import partitioning
from tests.stores.made import empty_tables, make_tables
from vivavoce.journal.store import Store
from vivavoce.stores.postgres import open_postgres
from vivavoce.testing.store_contract import StoreContract
from vivavoce.testing.stories import Story, keep


class TestPartitionedStore(StoreContract):
    @pytest.fixture
    async def store(self, cut_database_url: str) -> AsyncIterator[Store]:
        async with open_postgres(cut_database_url) as database:
            yield database.store
        empty_tables(cut_database_url)


@pytest.fixture(scope="module")
def cut_database_url(fresh_databases: FreshDatabases) -> Iterator[str]:
    """Give a database whose tables are cut; each test leaves it empty, as cutting takes a while."""
    with fresh_databases.one() as url:
        asyncio.run(make_tables(url))
        partitioning.cut(url)
        yield url


async def test_cutting_the_tables_leaves_everything_in_them_as_it_was(database_url: str) -> None:
    """(I1) The page's SQL is run on a database that has interviews."""
    stories = [Story() for _ in range(20)]
    opened = [story.open() for story in stories]
    async with open_postgres(database_url) as database:
        await keep(database.store, *opened)
        before = await database.store.follow()
    partitioning.cut(database_url)
    async with open_postgres(database_url) as database:
        assert await database.store.follow() == before
        for story, append in zip(stories, opened, strict=True):
            assert await database.store.read(story.id) == append.records
        await keep(database.store, *[story.say() for story in stories])
    with psycopg.connect(database_url) as connection:
        used = connection.execute("SELECT count(DISTINCT tableoid) FROM events").fetchone()
    assert used is not None
    assert used[0] > 1, "events of different interviews are in different parts"


async def test_cut_tables_have_the_indexes_and_settings_of_whole_ones(database_url: str) -> None:
    await make_tables(database_url)
    whole = _made(database_url)
    partitioning.cut(database_url)
    assert _made(database_url) == whole


def _made(database_url: str) -> list[tuple[object, ...]]:
    """Return the indexes of our tables, and how their rows are kept."""
    with psycopg.connect(database_url) as connection:
        indexes = connection.execute(
            "SELECT tablename, replace(indexdef, ' ONLY ', ' ') FROM pg_indexes "
            "WHERE tablename = ANY(%s) ORDER BY 1, 2",
            [[*partitioning.KEYS]],
        ).fetchall()
        kept = connection.execute(
            "SELECT DISTINCT regexp_replace(relname, '_\\d+$', ''), relpersistence, reloptions "
            "FROM pg_class WHERE relkind = 'r' AND regexp_replace(relname, '_\\d+$', '') = ANY(%s)",
            [[*partitioning.KEYS]],
        ).fetchall()
    return [*indexes, *sorted(kept, key=str)]
