"""Claims of several nodes: cheap, worth no sync and no wait, and none stays for ever."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from tests.postgres import PostgresServer
from vivavoce.domain.ids import InterviewId
from vivavoce.stores.postgres import PostgresDatabase, claims, open_postgres
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import SECOND, Story, ids, keep

HOUR_S = 3600.0

_ALL = "SELECT interview FROM claims"
# As when the server's clock is set back: a claim ends so many seconds from now.
_SET_BACK = "UPDATE claims SET until = clock_timestamp() + %s * interval '1 second' RETURNING 1"
_EXPIRE = "UPDATE claims SET until = clock_timestamp() - interval '1 hour' RETURNING 1"


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[PostgresDatabase]:
    async with open_postgres(database_url) as database:
        yield database


@pytest.fixture
async def other(database_url: str, database: PostgresDatabase) -> AsyncIterator[PostgresDatabase]:
    """Give the same database as another node has it open."""
    async with open_postgres(database_url) as other:
        yield other


async def test_nodes_that_start_together_take_different_replies_and_wait_for_nobody(
    database: PostgresDatabase, other: PostgresDatabase
) -> None:
    """(I6)"""
    stories = [Story(opened_at=NOON + n * SECOND) for n in range(100)]
    await keep_all(database, stories)
    async with database.connections._pool.connection() as line, line.transaction():
        # One node is in the middle of taking the first ten.
        cursor = await line.execute(
            "SELECT id FROM interviews ORDER BY owed_since LIMIT 10 FOR NO KEY UPDATE"
        )
        theirs = {InterviewId(str(id)) for (id,) in await cursor.fetchall()}
        taken = await other.store.take_owed(node="b", lease_s=HOUR_S, limit=10)
    assert ids(taken) == [story.id for story in stories[10:20]]
    assert theirs == {story.id for story in stories[:10]}


async def test_who_saw_a_reply_free_that_was_taken_since_does_not_get_it(
    database: PostgresDatabase, other: PostgresDatabase
) -> None:
    """(I6) Two that take at the same moment have looked before either was through."""
    stories = [Story() for _ in range(30)]
    await keep_all(database, stories)
    nodes = [database, other]
    for _ in range(20):
        shares = await asyncio.gather(
            *(
                node.store.take_owed(node=str(n), lease_s=HOUR_S, limit=7)
                for n, node in enumerate(nodes * 3)
            )
        )
        taken = [each for share in shares for each in ids(share)]
        assert len(taken) == len(set(taken))
        for n in range(6):
            await database.store.release([story.id for story in stories], node=str(n))


async def test_claims_of_interviews_that_owe_nothing_any_more_disappear(
    database: PostgresDatabase,
) -> None:
    """(I12) Their node died; somebody else's reply was stored all the same."""
    answered, owing = Story(), Story()
    await keep_all(database, [answered, owing])
    await database.store.claim([answered.id, owing.id], node="dead", lease_s=HOUR_S)
    await keep(database.store, answered.reply())
    await database.store.take_owed(node="a", lease_s=HOUR_S)
    assert len(await database.connections.rows(_ALL)) == 2, "they have not run out yet"
    await database.connections.rows(_EXPIRE)
    assert ids(await database.store.take_owed(node="a", lease_s=HOUR_S)) == [owing.id]
    assert [str(id) for (id,) in await database.connections.rows(_ALL)] == [owing.id]


async def test_a_dead_node_s_claim_is_free_once_the_database_s_clock_was_set_back(
    database: PostgresDatabase,
) -> None:
    """(I6) Nobody claims for longer than its lease, so its end was told by another clock."""
    taken, claimed = Story(), Story(opened_at=NOON + SECOND)
    await keep_all(database, [taken, claimed])
    await database.store.claim([taken.id, claimed.id], node="dead", lease_s=HOUR_S)
    await database.connections.rows(_SET_BACK, (3 * HOUR_S,))
    assert ids(await database.store.take_owed(node="a", lease_s=HOUR_S, limit=1)) == [taken.id]
    assert await database.store.claim([claimed.id], node="a", lease_s=HOUR_S) == [claimed.id]
    assert await database.store.claim([taken.id, claimed.id], node="b", lease_s=HOUR_S) == []
    assert await database.store.take_owed(node="b", lease_s=HOUR_S) == []


async def test_a_living_node_renews_its_claim_by_the_clock_that_was_set_back(
    database: PostgresDatabase,
) -> None:
    """(I6) From its next renewal on nobody takes it; a clock put right by little frees nothing."""
    renewed, corrected = Story(), Story()
    await keep_all(database, [renewed, corrected])
    both = [renewed.id, corrected.id]
    await database.store.claim(both, node="alive", lease_s=HOUR_S)
    await database.connections.rows(_SET_BACK, (3 * HOUR_S,))
    assert sorted(await database.store.claim(both, node="alive", lease_s=HOUR_S)) == sorted(both)
    assert await database.store.claim(both, node="b", lease_s=HOUR_S) == []
    await database.connections.rows(_SET_BACK, (1.5 * HOUR_S,))
    assert await database.store.claim(both, node="b", lease_s=HOUR_S) == []
    assert await database.store.take_owed(node="b", lease_s=HOUR_S) == []


async def test_a_rest_may_last_longer_than_a_lease(database: PostgresDatabase) -> None:
    story = Story()
    await keep(database.store, story.open())
    await database.store.claim([story.id], node="a", lease_s=5.0)
    await database.store.release([story.id], node="a", rest_s=30.0)
    assert await database.store.take_owed(node="b", lease_s=5.0) == []


async def test_each_call_is_one_statement(
    database: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Story()
    await keep(database.store, story.open())
    await database.store._writer._teller.close()  # it tells of that by itself
    asked = 0
    run = database.connections.run

    async def counted(*args: object, **kwargs: object) -> object:
        nonlocal asked
        asked += 1
        return await run(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(database.connections, "run", counted)
    await database.store.take_owed(node="a", lease_s=HOUR_S)
    await database.store.claim([story.id], node="a", lease_s=HOUR_S)
    await database.store.release([story.id], node="a", rest_s=HOUR_S)
    await database.store.release([story.id], node="a")
    assert asked == 4
    await database.store.claim([], node="a", lease_s=HOUR_S)
    await database.store.release([], node="a")
    assert asked == 4, "for nothing, nobody is asked"


async def test_no_claim_waits_for_a_standby_that_is_away_and_every_append_does() -> None:
    """(I1) A claim is worth a few seconds only; what people said is worth the wait."""
    with PostgresServer() as server:
        await asyncio.to_thread(server.start)
        async with open_postgres(server.url()) as database:
            stories = [Story() for _ in range(3)]
            await keep_all(database, stories)
            follow(server, "nobody")
            waiting = await first_that_waits(database, stories[0])
            async with asyncio.timeout(5):
                taken = await database.store.take_owed(node="a", lease_s=HOUR_S, limit=2)
                assert set(ids(taken)) == {story.id for story in stories[1:]}
                await database.store.release(ids(taken), node="a")
                assert await database.store.claim([stories[0].id], node="b", lease_s=HOUR_S)
            assert not waiting.done()
            follow(server, "")
            await waiting


async def first_that_waits(database: PostgresDatabase, story: Story) -> asyncio.Task[object]:
    """Append until an append waits for the standby: the server takes a moment to want one."""
    while True:
        waiting: asyncio.Task[object] = asyncio.create_task(database.store.append([story.say()]))
        done, _ = await asyncio.wait({waiting}, timeout=0.5)
        if not done:
            return waiting


def follow(server: PostgresServer, standby: str) -> None:
    """Let commits wait for a standby that is called so; return once they do."""
    server.sql(f"ALTER SYSTEM SET synchronous_standby_names = '{standby}'")
    server.sql("SELECT pg_reload_conf()")
    while server.sql("SHOW synchronous_standby_names") != [(standby,)]:
        time.sleep(0.01)


async def test_what_is_owed_is_found_through_the_index(database: PostgresDatabase) -> None:
    """(I8) However many interviews are stored."""
    plan = await explained(database)
    assert "interviews_owed" in plan, plan


async def explained(database: PostgresDatabase) -> str:
    """Return how the database means to find what is owed, once it holds many interviews."""
    await keep_all(database, [Story() for _ in range(10)])
    await database.connections.change(
        """
        INSERT INTO interviews (
            id, organization, status, state, version, guide, guide_version, interviewer,
            language, opened_at, updated_at, messages
        )
        SELECT gen_random_uuid(), 'o', 'active', '', 1, 'g', '1', 'scripted', 'en', 0, 0, 0
        FROM generate_series(1, 20000)
        """
    )
    await database.connections.change("ANALYZE interviews")
    parameters = claims.taking(node="a", lease_s=HOUR_S, limit=100, without=[])
    found = await database.connections.rows(f"EXPLAIN {claims.TAKE_OWED}", parameters)
    return "\n".join(str(line) for (line,) in found)


async def keep_all(database: PostgresDatabase, stories: list[Story]) -> None:
    await database.store.append([story.open() for story in stories])
