"""A shared index that makes no sense is made anew, by whoever notices."""

import asyncio
from contextlib import suppress

import pytest

from tests.projections.sharing import Node, told, until
from vivavoce.errors import StoreUnavailable
from vivavoce.journal.words import VERSION
from vivavoce.testing.stories import ACME


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE search_words",
        "DROP TABLE search_progress",
        "DELETE FROM search_progress",
        "ALTER TABLE search_words DROP COLUMN words",
        "DROP INDEX search_words_found; ALTER TABLE search_words ALTER COLUMN words TYPE text",
        "UPDATE search_progress SET position = 0",
        "UPDATE search_progress SET version = 0",
    ],
)
async def test_an_index_that_makes_no_sense_is_made_anew(
    one: Node, other: Node, damage: str
) -> None:
    first = await told(one.store, "bridge")
    assert await one.search.find(ACME, "bridge") == [first]
    await one.sql(damage)
    second = await told(one.store, "bridge")
    found = await asyncio.gather(
        *[node.search.find(ACME, "bridge") for node in (one, other, one, other)]
    )
    assert found == [[second, first]] * 4
    await one.search.erase(first)
    assert await other.search.find(ACME, "bridge") == [second]


async def test_a_follower_makes_an_index_anew_that_is_gone(one: Node, quickly: None) -> None:
    await told(one.store, "bridge")
    await one.sql("DROP TABLE search_indexer")
    one.search.start()

    async def is_led() -> bool:
        with suppress(StoreUnavailable):
            return len(await one.sql("SELECT * FROM search_indexer WHERE node <> ''")) == 1
        return False

    await until(is_led)


async def test_an_index_made_anew_is_like_one_of_a_fresh_database(one: Node) -> None:
    asked = (
        "SELECT table_name, column_name, data_type, is_nullable, column_default "
        "FROM information_schema.columns WHERE table_name LIKE 'search%' "
        "UNION ALL SELECT tablename, indexname, indexdef, '', '' "
        "FROM pg_indexes WHERE tablename LIKE 'search%' ORDER BY 1, 2"
    )
    fresh = await one.sql(asked)
    await one.sql("DROP TABLE search_words")
    story = await told(one.store, "bridge")
    assert await one.search.find(ACME, "bridge") == [story]
    assert await one.sql(asked) == fresh


async def test_an_index_of_a_newer_vivavoce_is_left_alone(one: Node) -> None:
    story = await told(one.store, "bridge")
    assert await one.search.find(ACME, "bridge") == [story]
    await one.sql(f"UPDATE search_progress SET version = {VERSION + 1}")
    await told(one.store, "bridge")
    before = await one.indexed()
    with pytest.raises(StoreUnavailable, match="A newer Vivavoce keeps the search index"):
        await one.search.find(ACME, "bridge")
    assert await one.indexed() == before
    assert not await one.words.lead(lease_s=60.0)
    await one.search.erase(story)
    assert await one.indexed() == [], "what is erased is erased everywhere"
