"""A primary of the past that still answers, for whoever looks for the primary."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.harness import until
from tests.postgres import PostgresServer, StandbyPair
from tests.stores.test_postgres_relay import Here
from vivavoce.stores.postgres import connecting, lookout, open_postgres, relay
from vivavoce.stores.postgres.address import Address
from vivavoce.stores.postgres.connecting import Gate, connected
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import Story, keep


@pytest.fixture
def pair() -> Iterator[StandbyPair]:
    with StandbyPair() as pair:
        yield pair.start()


def is_ready(server: PostgresServer) -> bool:
    """Tell whether somebody of ours has a connection to this server, and has looked at it."""
    asked = """
        SELECT count(*) FROM pg_stat_activity
        WHERE application_name = 'vivavoce' AND state = 'idle' AND query ~ 'walfile|set_config'
    """
    return server.sql(asked) > [(0,)]


async def test_a_node_that_starts_waits_for_the_newer_primary_that_answers_later(
    pair: StandbyPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I1) It has seen none yet, so the first that answers may be one of the past."""
    monkeypatch.setattr(connecting, "OTHERS_PATIENCE_S", 0.0)
    await asyncio.to_thread(pair.primary.kill)
    await asyncio.to_thread(pair.promote)
    await asyncio.to_thread(pair.primary.start)
    await asyncio.to_thread(pair.standby.freeze)
    finding = asyncio.create_task(_timeline(pair.url()))
    await until(lambda: is_ready(pair.primary))
    await asyncio.to_thread(pair.standby.thaw)
    assert await finding == 2


async def _timeline(url: str) -> int:
    """Return the timeline of the server that a process finds at first."""
    async with connected(Gate(Address(url))) as line:
        return line.server.timeline


async def test_who_listens_to_a_primary_of_the_past_listens_to_the_new_one_soon(
    pair: StandbyPair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I10) An erasure is told of, and stands in no list that is looked through later."""
    monkeypatch.setattr(connecting, "DEADLINE_S", 1.0)
    monkeypatch.setattr(lookout, "LOOK_EVERY_S", 0.1)
    monkeypatch.setattr(relay, "PING_EVERY_S", 0.1)
    here, story = Here(), Story()
    async with open_postgres(pair.url()) as idle:
        await keep(idle.store, story.open())
        await idle.news.start(here)
        await until(lambda: idle.news.is_listening)
        with here.feed.subscribe(story.id) as page:
            await asyncio.to_thread(pair.primary.freeze)
            await asyncio.to_thread(pair.promote)
            pair.primary.thaw()
            await until(lambda: here.lost > 0 and idle.news.is_listening)
            assert page.take() is None, "what was seen before may not be what is stored now"
            async with open_postgres(pair.standby.url()) as busy:
                assert await busy.store.erase(story.id, NOON)
            async with asyncio.timeout(10):
                await page.wait()
        await idle.news.close()
