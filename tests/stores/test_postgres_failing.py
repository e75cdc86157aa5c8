"""What holds up or breaks off a statement concerns as few as possible, and is told to them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import psycopg
import pytest

from tests.harness import until
from tests.postgres import PostgresServer
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import Overloaded, StaleVersion, StoreUnavailable
from vivavoce.journal.store import Appended
from vivavoce.stores.postgres import PostgresDatabase, connections, open_postgres, writer
from vivavoce.stores.postgres.connecting import Line
from vivavoce.testing.stories import Story, keep

HELD = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[PostgresDatabase]:
    async with open_postgres(database_url) as database:
        yield database


@contextlib.asynccontextmanager
async def locked(url: str, *interviews: InterviewId) -> AsyncIterator[None]:
    """Hold the rows of interviews, as somebody's forgotten transaction does."""
    async with await psycopg.AsyncConnection.connect(url) as somebody:
        await somebody.execute(
            "SELECT FROM interviews WHERE id = ANY(%s::uuid[]) FOR UPDATE", (list(interviews),)
        )
        yield
        await somebody.rollback()


async def test_a_row_that_somebody_holds_holds_up_its_own_interview_alone(
    database: PostgresDatabase, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I5, I7) Its neighbours in the same batch are committed."""
    monkeypatch.setitem(writer.SESSION, "lock_timeout", "100")
    held, free = Story(), [Story() for _ in range(5)]
    await keep(database.store, held.open(), *[story.open() for story in free])
    await database.store._writer.close()  # the next connection has the shorter patience
    said = [held.say(), *[story.say() for story in free]]
    async with locked(database_url, held.id):
        results = await database.store.append(said)
        assert isinstance(results[0], StaleVersion), (
            "nothing was written, and it can be decided anew"
        )
        assert results[1:] == [Appended(version=2)] * 5
        with pytest.raises(StoreUnavailable, match="holds the interview"):
            await database.store.append(said[:1])
    assert await database.store.append(said[:1]) == [Appended(version=2)]


async def test_a_row_that_stays_held_is_waited_for_once(
    database: PostgresDatabase, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I7) Else each batch with somebody who tries again would wait as long as the first."""
    monkeypatch.setitem(writer.SESSION, "lock_timeout", "100")
    held, free = Story(), Story()
    await keep(database.store, held.open(), free.open())
    await database.store._writer.close()
    waiting = held.say()
    async with locked(database_url, held.id):
        await database.store.append([waiting, free.say()])
        line = database.store._writer._line
        assert line is not None
        await line.execute("SET lock_timeout = 0")  # who waited now would wait for ever
        async with asyncio.timeout(10):
            for _ in range(3):
                [stale, stored] = await database.store.append([waiting, free.say()])
                assert isinstance(stale, StaleVersion)
                assert isinstance(stored, Appended)
            await keep(database.store, free.say())
    assert await database.store.append([waiting]) == [Appended(version=2)]


async def test_two_transactions_that_wait_for_each_other_cost_nobody_anything(
    database: PostgresDatabase, postgres: PostgresServer, database_url: str
) -> None:
    """(I5) Somebody takes rows in another order than we do; the batch is tried again."""
    first, second = sorted([Story(), Story()], key=lambda story: story.id)
    await keep(database.store, first.open(), second.open())
    said = [first.say(), second.say()]
    name = database_url.rpartition("/")[2]
    async with await psycopg.AsyncConnection.connect(database_url) as somebody:
        lock = "SELECT FROM interviews WHERE id = %s FOR UPDATE"
        await somebody.execute(lock, (second.id,))
        appending = asyncio.create_task(database.store.append(said))
        await until(lambda: postgres.sql(HELD, database=name) == [(1,)])
        with contextlib.suppress(psycopg.errors.DeadlockDetected):  # one of the two is told
            await somebody.execute(lock, (first.id,))
        await somebody.rollback()
        assert await appending == [Appended(version=2)] * 2
    assert len(await database.store.read(first.id)) == 2


async def test_when_every_connection_is_taken_callers_are_told_and_appends_go_on(
    database: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12) Slow reads have taken them all; who waits is counted, and not for ever."""
    monkeypatch.setattr(connections, "PATIENCE_S", 0.3)
    story = Story()
    await keep(database.store, story.open())
    release = asyncio.Event()
    taken = []

    async def dawdle(line: Line) -> None:
        taken.append(line)
        await line.execute("SELECT 1")
        await release.wait()

    slow = [
        asyncio.create_task(database.connections.run(dawdle))
        for _ in range(connections.CONNECTIONS_MAX)
    ]
    await until(lambda: len(taken) == connections.CONNECTIONS_MAX)
    with pytest.raises(StoreUnavailable, match="became free"):
        await database.store.head(story.id)
    crowd = [
        asyncio.create_task(database.store.head(story.id))
        for _ in range(connections.WAITING_MAX + 50)
    ]
    assert await database.store.append([story.say()]) == [Appended(version=2)]
    told = await asyncio.gather(*crowd, return_exceptions=True)
    assert sum(isinstance(each, Overloaded) for each in told) >= 50
    assert all(isinstance(each, StoreUnavailable) for each in told)
    release.set()
    await asyncio.gather(*slow)
    summary = await database.store.head(story.id)
    assert summary is not None
    assert summary.version == 2


async def test_whoever_gives_up_waiting_does_not_cancel_what_the_server_does(
    database: PostgresDatabase, postgres: PostgresServer, database_url: str
) -> None:
    """(I1) A cancelled commit would count as a confirmed one."""
    story = Story()
    await keep(database.store, story.open())
    name = database_url.rpartition("/")[2]
    async with locked(database_url, story.id):
        waiting = asyncio.create_task(database.store.quarantine(story.id, "for a test"))
        await until(lambda: postgres.sql(HELD, database=name) == [(1,)])
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        assert postgres.sql(HELD, database=name) == [(1,)], "it still waits for the row"
    damaged = "SELECT damaged FROM interviews"
    await until(lambda: postgres.sql(damaged, database=name) == [("for a test",)])
