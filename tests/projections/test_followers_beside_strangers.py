"""Search and mirror while another program's transaction stays open on the database server."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.api.house import INTERVIEWS, OWNER_KEY, House
from tests.harness import until
from tests.postgres import PostgresServer
from tests.projections.sharing import Node, told
from tests.stores.strangers import stranger, stranger_elsewhere, under_way
from vivavoce.projections import shared_search
from vivavoce.running import running
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, Story, keep


async def found(house: House, word: str) -> list[str]:
    """Return the interviews that the API finds by a word."""
    answer = await house.owner.get(f"{INTERVIEWS}?q={word}")
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


async def whole_index(node: Node) -> list[tuple[Any, ...]]:
    """Return all that stands in the index, and how far it is."""
    rows = await node.sql(
        "SELECT interview::text, seq, organization, place, words::text FROM search_words "
        "ORDER BY interview, seq"
    )
    counted = await node.sql("SELECT organization, number, messages FROM search_organizations")
    return [*rows, *counted, *await node.sql("SELECT position FROM search_progress")]


async def anew(node: Node) -> list[tuple[Any, ...]]:
    """Have the index made anew, and return all that stands in it."""
    await node.words.clear(revision=(await node.words.progress()).revision)
    await node.search.find(ACME, "anything")
    return await whole_index(node)


async def test_what_is_said_while_a_stranger_writes_is_found_by_every_node_at_once(
    database_url: str, postgres: PostgresServer, tmp_path: Path
) -> None:
    """(I1, I12) Through the API: each message as soon as it was acknowledged."""
    async with (
        running(tmp_path / "a", database_url=database_url, owner_key=OWNER_KEY) as one,
        running(tmp_path / "b", database_url=database_url, owner_key=OWNER_KEY) as other,
    ):
        houses = House(one), House(other)
        async with stranger_elsewhere(postgres):
            for n in range(3):
                for house, word in zip(houses, (f"bridge{n}a", f"bridge{n}b"), strict=True):
                    interview = (await house.owner.open(interviewer="human"))["id"]
                    path = f"{INTERVIEWS}/{interview}"
                    await house.owner.say(path, f"I built {word}.", speaker="interviewer")
                    for each in houses:
                        assert await found(each, word) == [interview]
        for house in houses:
            assert len(await found(house, "bridge")) == 6


async def test_beside_a_stranger_the_index_is_the_same_as_one_made_anew(
    one: Node, other: Node, postgres: PostgresServer
) -> None:
    """(I2, I3) Nothing is in it twice, nothing is left out, and it is as far as it can be."""
    stories = [await told(one.store, "bridge 0")]
    async with stranger_elsewhere(postgres):
        for n in range(1, 20):
            stories.append(await told((one, other)[n % 2].store, f"bridge {n}", "bridges"))
            pages = await asyncio.gather(
                *[node.search.find(ACME, "bridge") for node in (one, other, one, other)]
            )
            assert all(page == stories[::-1] for page in pages)
            assert (await one.words.progress()).is_current, "nothing is read again"
        during = await whole_index(one)
        assert await anew(one) == during
    assert await one.search.find(ACME, "bridge") == stories[::-1]
    assert await whole_index(one) == during
    assert await anew(other) == during


async def test_what_is_erased_beside_a_stranger_does_not_come_back_when_it_has_ended(
    one: Node, other: Node, postgres: PostgresServer
) -> None:
    """(I10)"""
    async with stranger_elsewhere(postgres):
        story = await told(one.store, "My confidential xylophone.")
        unsearched = await told(one.store, "My other xylophone.")
        assert await other.search.find(ACME, "confidential") == [story]
        for interview in (story, unsearched):
            await one.search.erase(interview)
            assert await one.store.erase(interview, NOON)
            await one.search.erase(interview)
        assert await other.search.find(ACME, "xylophone") == []
        assert await one.indexed() == []
    assert await other.search.find(ACME, "xylophone") == []
    assert await one.indexed() == []


async def test_in_the_background_the_index_keeps_up_beside_a_stranger(
    one: Node, quickly: None, database_url: str
) -> None:
    async with stranger(database_url, "CREATE TABLE of_a_stranger (name text)"):
        one.search.start()
        story = await told(one.store, "bridge")
        async with asyncio.timeout(30):
            while [row[0] for row in await one.indexed()] != [story]:  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.01)


async def test_a_batch_that_ends_late_is_found_as_soon_as_it_has_ended(
    one: Node, other: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I3, I12) What one of our own holds up is said to be missing; it comes in before."""
    monkeypatch.setattr(shared_search, "PATIENCE_S", 0.0)
    slow, quick = Story(), Story()
    async with stranger(one.url), under_way(one.url, slow.open()) as ours:
        await keep(other.store, quick.open())
        assert (await one.search.hits(ACME, "bridge")).rebuilt is not None
        await ours.commit()
        page = await one.search.hits(ACME, "anything")
        assert page.rebuilt is None
        positions = await one.sql("SELECT max(position) FROM events")
        assert positions == [((await one.words.progress()).position,)]
    rows = await whole_index(one)
    assert await anew(other) == rows


async def test_the_mirror_follows_beside_a_stranger(
    database_url: str, postgres: PostgresServer, tmp_path: Path
) -> None:
    folder = tmp_path / "mirror"
    async with (
        running(
            tmp_path / "a", database_url=database_url, owner_key=OWNER_KEY, mirror=folder
        ) as node,
        stranger_elsewhere(postgres),
    ):
        interview = (await House(node).owner.open(interviewer="human"))["id"]
        await until(lambda: len(list(folder.rglob(f"{interview}.json"))) == 1)
