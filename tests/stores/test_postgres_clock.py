"""All nodes go by the database's time, whatever their own clocks say (I3)."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.postgres import PostgresServer
from vivavoce.errors import StoreUnavailable
from vivavoce.stores.postgres import PostgresDatabase, clock, connections, open_postgres
from vivavoce.stores.postgres.clock import STANDSTILL_MAX_S, SharedClock, steady_s

MINUTE_S = 60.0

# Here both clocks are one machine's, which may be asked to wait in between.
NEAR = timedelta(seconds=5)


class Steady:
    """The clock that counts on, moved by a test: the database's then seems to be moved back."""

    def __init__(self) -> None:
        self.ahead_s = 0.0

    def __call__(self) -> float:
        return steady_s() + self.ahead_s


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[PostgresDatabase]:
    async with open_postgres(database_url) as database:
        yield database


async def test_the_time_is_the_databases_on_every_node(database: PostgresDatabase) -> None:
    here = Steady()
    here.ahead_s = 10 * 365 * 86_400.0
    shared = SharedClock(database.connections, steady=here)
    await shared.start()
    assert abs(shared.now() - await asked(database)) < NEAR
    assert abs(shared.now() - database.time.now()) < NEAR
    await shared.close()


async def test_time_never_runs_backwards_while_clocks_are_compared(
    database: PostgresDatabase,
) -> None:
    """(I3)"""
    shared, before = database.time, database.time.now()
    for _ in range(50):
        await shared.compare()
        for _ in range(20):
            before, earlier = shared.now(), before
            assert before >= earlier


async def test_a_slow_answer_changes_nothing(
    database: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = database.time
    known_s, answered = shared._offset_s, database.connections.rows

    async def slowly(sql: str) -> list[tuple[Any, ...]]:
        found = await answered(sql)
        await asyncio.sleep(0.05)
        return found

    monkeypatch.setattr(database.connections, "rows", slowly)
    await shared.compare()
    assert shared._offset_s == known_s


async def test_a_small_correction_backwards_makes_time_stand_still_and_a_large_one_is_followed(
    database: PostgresDatabase,
) -> None:
    here = Steady()
    shared = SharedClock(database.connections, steady=here)
    await shared.start()
    before = shared.now()
    here.ahead_s += STANDSTILL_MAX_S / 2
    ahead = shared.now()
    assert ahead - before >= timedelta(seconds=STANDSTILL_MAX_S / 2)
    await shared.compare()  # the database's clock seems to have been set back a little
    assert shared.now() >= ahead
    here.ahead_s += 10 * MINUTE_S
    assert shared.now() - ahead > timedelta(minutes=9)
    await shared.compare()  # and now by minutes
    assert abs(shared.now() - await asked(database)) < NEAR
    here.ahead_s -= 30 * MINUTE_S
    await shared.compare()  # forward
    assert abs(shared.now() - await asked(database)) < NEAR
    await shared.close()


async def test_clocks_are_compared_again_after_the_database_was_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Meanwhile time goes on."""
    monkeypatch.setattr(clock, "COMPARE_EVERY_S", 0.02)
    monkeypatch.setattr(connections, "PATIENCE_S", 0.2)
    with PostgresServer() as server:
        server.start()
        async with open_postgres(server.url()) as database:
            shared, here = database.time, Steady()
            shared._steady = here
            await asyncio.to_thread(server.kill)
            with pytest.raises(StoreUnavailable):
                await shared.compare()
            before = shared.now()
            assert shared.now() >= before
            here.ahead_s += 10 * MINUTE_S  # as if another server took its place, with another time
            await asyncio.to_thread(server.start)
            restarted_s = here()
            async with asyncio.timeout(20):
                while shared._compared_s < restarted_s:  # noqa: ASYNC110 - nobody tells of it
                    await asyncio.sleep(0.01)
            assert abs(shared.now() - await asked(database)) < NEAR


async def asked(database: PostgresDatabase) -> datetime:
    [(now_us,)] = await database.connections.rows(clock._NOW)
    return datetime.fromtimestamp(now_us / 1_000_000, UTC)


def test_the_steady_clock_is_not_the_one_that_people_set() -> None:
    assert abs(steady_s() - time.time()) > 60 * MINUTE_S
    assert steady_s() <= steady_s()
