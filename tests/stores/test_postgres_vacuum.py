"""(I10) What was erased leaves no rows behind that are dead and still have the words in them."""

import re
from collections.abc import AsyncIterator

import psycopg
import pytest

from tests.stores import partitioning
from tests.stores.strangers import stranger
from vivavoce.stores.postgres import PostgresDatabase, open_postgres, vacuum
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import Story, keep, said


@pytest.fixture
async def database(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[PostgresDatabase]:
    monkeypatch.setattr(vacuum, "REST_S", 0.01)
    monkeypatch.setattr(vacuum, "AGAIN_S", (0.01, 0.02))
    async with open_postgres(database_url) as database:
        yield database


async def erased(database: PostgresDatabase) -> None:
    """Store an interview, and erase it."""
    story = Story()
    await keep(database.store, story.open(said("My confidential xylophone.")), story.say())
    assert await database.store.erase(story.id, NOON)


async def visited(database: PostgresDatabase, times: int) -> None:
    """Return once events were looked through so many times more, and whole."""
    asked = "SELECT sum(vacuum_count) FROM pg_stat_user_tables WHERE relname ~ '^events'"
    [(before,)] = await database.connections.rows(asked)
    while (await database.connections.rows(asked))[0][0] < before + times:
        assert database.store._vacuum._visit is not None
        assert not database.store._vacuum._visit.done()


async def ended(database: PostgresDatabase) -> None:
    """Return once it does not come by any more."""
    assert database.store._vacuum._visit is not None
    await database.store._vacuum._visit


def dead_rows(database_url: str) -> tuple[int, int]:
    """Return how many dead rows of events a visit removes now, and how many it has to leave."""
    told: list[str] = []
    with psycopg.connect(database_url, autocommit=True) as line:
        line.add_notice_handler(lambda notice: told.append(notice.message_primary or ""))
        line.execute("VACUUM (VERBOSE) events")
    counts = re.findall(r"tuples: (\d+) removed, \d+ remain, (\d+) are dead", "\n".join(told))
    assert counts
    return sum(int(removed) for removed, _ in counts), sum(int(left) for _, left in counts)


async def test_dead_rows_are_removed_soon_after_an_erasure(
    database: PostgresDatabase, database_url: str
) -> None:
    await erased(database)
    await ended(database)
    assert dead_rows(database_url) == (0, 0)


@pytest.mark.parametrize("is_cut", [False, True], ids=["whole", "in-parts"])
async def test_what_a_stranger_could_still_see_is_removed_when_it_has_ended(
    database: PostgresDatabase, database_url: str, is_cut: bool
) -> None:
    """A dump that takes an hour, a forgotten transaction: VACUUM has to leave dead rows then."""
    if is_cut:
        partitioning.cut(database_url)
    async with stranger(database_url):
        await erased(database)
        await visited(database, 8)
        removed, left = dead_rows(database_url)
        assert removed == 0
        assert left > 0
    await ended(database)
    assert dead_rows(database_url) == (0, 0)


async def test_an_erasure_meanwhile_is_not_kept_waiting_for_an_earlier_one(
    database: PostgresDatabase, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vacuum, "AGAIN_S", (600.0, 600.0))
    async with stranger(database_url):
        await erased(database)
        await visited(database, 1)
    await erased(database)
    await ended(database)
    assert dead_rows(database_url) == (0, 0)
