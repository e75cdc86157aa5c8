"""The PostgreSQL store keeps every promise of `Store`."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.stores.strangers import under_way
from vivavoce.errors import StaleVersion
from vivavoce.journal.store import Appended, Store
from vivavoce.stores.postgres import PostgresDatabase, open_postgres
from vivavoce.testing.store_contract import StoreContract
from vivavoce.testing.stories import Story, keep


class TestPostgresStore(StoreContract):
    @pytest.fixture
    async def store(self, emptied_database_url: str) -> AsyncIterator[Store]:
        async with open_postgres(emptied_database_url) as database:
            yield database.store


@pytest.fixture
async def nodes(database_url: str) -> AsyncIterator[tuple[PostgresDatabase, PostgresDatabase]]:
    """Give the same database as two nodes have it open."""
    async with open_postgres(database_url) as one, open_postgres(database_url) as other:
        yield one, other


async def test_what_one_node_stored_another_reads(
    nodes: tuple[PostgresDatabase, PostgresDatabase],
) -> None:
    """(I1, I3)."""
    one, other = nodes
    story = Story()
    await keep(one.store, opening := story.open())
    assert await other.store.read(story.id) == opening.records
    await keep(other.store, said := story.say())
    assert await one.store.head(story.id) == said.summary
    assert await one.store.versions([story.id]) == {story.id: 2}


async def test_batches_of_two_nodes_about_the_same_interviews_neither_wait_for_ever_nor_mix(
    nodes: tuple[PostgresDatabase, PostgresDatabase],
) -> None:
    """(I5) They come in opposite orders, as deadlocks want it."""
    stories = [Story() for _ in range(40)]
    await keep(nodes[0].store, *[story.open() for story in stories])
    for _ in range(20):
        said = [story.say() for story in stories]
        mine, yours = await asyncio.gather(
            nodes[0].store.append(said), nodes[1].store.append(said[::-1])
        )
        for first, second in zip(mine, reversed(yours), strict=True):
            results = {type(first), type(second)}
            assert results == {Appended, StaleVersion}, "one of the two wins each interview"


async def test_a_follower_misses_nothing_of_what_is_committed_out_of_order(
    nodes: tuple[PostgresDatabase, PostgresDatabase], database_url: str
) -> None:
    """(I3) A transaction that began earlier and ends later must not be passed by."""
    _, other = nodes
    slow, quick = Story(), Story()
    seen = []
    async with under_way(database_url, slow.open()) as ours:
        await keep(other.store, quick.open())
        seen += await other.store.follow()
        assert seen == [], "what comes after something unfinished is not passed on yet"
        await ours.commit()
    seen += await other.store.follow()
    assert [followed.record.interview for followed in seen] == [slow.id, quick.id]
    assert await other.store.last_position() == seen[-1].position
