"""Followers wait for what may still come before, and for nobody else on the server."""

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest

from tests.postgres import PostgresServer
from tests.stores import partitioning
from tests.stores.strangers import stranger, stranger_elsewhere, under_way
from vivavoce.domain.ids import InterviewId
from vivavoce.journal.store import Store
from vivavoce.stores.postgres import PostgresDatabase, looking, open_postgres, rows, scan
from vivavoce.stores.postgres.connecting import PREPARED_AFTER, connected
from vivavoce.testing.stories import Story, keep

# Stands before PostgreSQL's own where a test wants to be in the middle of a look.
_HALTING_LOCKS = """
    CREATE SCHEMA halting;
    CREATE VIEW halting.pg_locks AS
        SELECT pg_locks.* FROM pg_locks CROSS JOIN (
            SELECT FROM (SELECT pg_advisory_lock_shared(1) OFFSET 0) AS halted
        ) AS waited
"""

# As the locks are seen between a number's being given out and its being entered.
_LATE_LOCKS = """
    CREATE SCHEMA late;
    CREATE VIEW late.pg_locks AS SELECT * FROM pg_locks WHERE transactionid IS NULL
"""


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[PostgresDatabase]:
    async with open_postgres(database_url) as database:
        yield database


async def followed(database: PostgresDatabase, after: int = 0) -> list[InterviewId]:
    """Return the interviews of all events that can be followed, in order."""
    return [each.record.interview for each in await database.store.follow(after=after)]


async def test_a_stranger_in_another_database_holds_no_follower_up(
    database: PostgresDatabase, postgres: PostgresServer
) -> None:
    """(I3)"""
    before, during, after = Story(), Story(), Story()
    await keep(database.store, before.open())
    async with stranger_elsewhere(postgres):
        await keep(database.store, during.open())
        assert await followed(database) == [before.id, during.id]
        last = await database.store.last_position()
        assert [each.position for each in await database.store.follow()][-1] == last
        moves = (await looking.since(database.connections, 0)).moves or []
        assert {move.interview for move in moves} == {before.id, during.id}
        async with connected(database.store._writer._gate) as line:
            assert len(await scan.in_order(line, after=0, is_still=False)) == 2
    await keep(database.store, after.open())
    assert await followed(database) == [before.id, during.id, after.id]


@pytest.mark.parametrize(
    "statements",
    [
        [],
        ["CREATE TABLE theirs (name text)", "INSERT INTO theirs VALUES ('x')"],
        ["SELECT count(*) FROM events", "SELECT count(*) FROM interviews"],
        ["SAVEPOINT one", "CREATE TABLE theirs (name text)", "SAVEPOINT two"],
        ["LOCK TABLE events IN SHARE UPDATE EXCLUSIVE MODE"],
    ],
    ids=["a-number-only", "a-table-of-its-own", "reads-ours", "in-parts", "makes-an-index"],
)
async def test_a_stranger_in_the_same_database_holds_no_follower_up(
    database: PostgresDatabase, database_url: str, statements: list[str]
) -> None:
    """(I3) Whatever it does, except adding to our events."""
    async with stranger(database_url, *statements):
        await keep(database.store, (story := Story()).open())
        assert await followed(database) == [story.id]


async def test_a_prepared_transaction_of_a_stranger_holds_no_follower_up(
    database_url: str,
) -> None:
    """(I3) Nobody is connected any more to whom it belongs."""
    with PostgresServer(options={"max_prepared_transactions": "2"}) as server:
        server.start()
        async with open_postgres(server.url()) as database:
            with psycopg.connect(server.url(), autocommit=True) as line:
                line.execute("BEGIN")
                line.execute("CREATE TABLE theirs (name text)")
                line.execute("PREPARE TRANSACTION 'forgotten'")
            await keep(database.store, (story := Story()).open())
            assert await followed(database) == [story.id]


async def test_our_own_batch_that_is_under_way_is_waited_for(
    database: PostgresDatabase, database_url: str, postgres: PostgresServer
) -> None:
    """(I3) Also beside strangers, earlier and later ones."""
    first, slow, quick = Story(), Story(), Story()
    await keep(database.store, first.open())
    async with (
        stranger_elsewhere(postgres),
        under_way(database_url, slow.open()) as ours,
        stranger(database_url),
    ):
        await keep(database.store, quick.open())
        [seen] = await database.store.follow()
        assert seen.record.interview == first.id
        assert await database.store.last_position() == seen.position
        await ours.commit()
        assert await followed(database, seen.position) == [slow.id, quick.id]


async def test_where_tables_are_cut_into_parts_strangers_are_told_apart_as_well(
    database: PostgresDatabase, database_url: str
) -> None:
    """(I3) A batch locks the whole table, besides the parts that it adds to."""
    partitioning.cut(database_url)
    slow, quick = Story(), Story()
    async with stranger(database_url):
        async with under_way(database_url, slow.open()) as ours:
            await keep(database.store, quick.open())
            assert await followed(database) == []
            await ours.commit()
        assert await followed(database) == [slow.id, quick.id]


async def test_events_are_locked_before_their_transaction_has_a_number(
    database: PostgresDatabase, database_url: str
) -> None:
    """(I3) By that strangers are told apart; in a statement that is prepared, too."""
    stories = [Story() for _ in range(2)]
    waiting = """
        SELECT pid FROM pg_locks
        WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND NOT granted
    """
    numbered = """
        SELECT pid FROM pg_locks
        WHERE pid = ANY (%s) AND transactionid IS NOT NULL
    """
    async with await psycopg.AsyncConnection.connect(database_url) as holder:
        await keep(database.store, *[story.open() for story in stories])
        for opened, moved in ((1, 0), (0, 2), (1, 2)):

            async def add(opened: int = opened, moved: int = moved) -> None:
                openings = [Story().open() for _ in range(opened)]
                await keep(database.store, *openings, *[story.say() for story in stories[:moved]])

            for _ in range(PREPARED_AFTER + 2):
                await add()
            await holder.execute("LOCK TABLE events IN ACCESS EXCLUSIVE MODE")
            adding = asyncio.create_task(add())
            while not (waits := await (await holder.execute(waiting)).fetchall()):
                assert not adding.done()
            pids = [pid for (pid,) in waits]
            assert await (await holder.execute(numbered, (pids,))).fetchall() == []
            await holder.rollback()
            await adding


async def test_nothing_is_passed_by_while_nodes_add_beside_strangers_that_come_and_go(
    database: PostgresDatabase, database_url: str, postgres: PostgresServer
) -> None:
    """(I3) Whoever follows all the time sees everything once, in the order that stays."""
    seen: list[int] = []

    async def add(store: Store) -> None:
        for _ in range(60):
            await keep(store, Story().open(), Story().open())

    async def come_and_go() -> None:
        for _ in range(20):
            async with stranger(database_url), stranger(postgres.url()):
                await asyncio.sleep(0)

    async def follow() -> None:
        while page := await database.store.follow(after=seen[-1] if seen else 0, limit=50):
            seen.extend(each.position for each in page)

    async with open_postgres(database_url) as one, open_postgres(database_url) as other:
        async with stranger_elsewhere(postgres), asyncio.TaskGroup() as group:
            stores = database.store, one.store, other.store
            tasks = [group.create_task(add(store)) for store in stores]
            tasks.append(group.create_task(come_and_go()))
            while not all(task.done() for task in tasks):
                await follow()
        await follow()
    assert len(seen) == 3 * 60 * 2
    assert seen == [each.position for each in await database.store.follow()]


async def test_what_ends_in_the_middle_of_a_look_is_not_passed_by(
    database: PostgresDatabase, database_url: str
) -> None:
    """(I3) It is under way when the look begins and has no lock any more a moment later."""
    slow, quick = Story(), Story()
    async with (
        under_way(database_url, slow.open()) as ours,
        await psycopg.AsyncConnection.connect(database_url, autocommit=True) as looker,
        await psycopg.AsyncConnection.connect(database_url, autocommit=True) as holder,
    ):
        await keep(database.store, quick.open())
        await looker.execute(_HALTING_LOCKS)
        await looker.execute("SET search_path = halting, public, pg_catalog")
        await holder.execute("SELECT pg_advisory_lock(1)")
        looking_along = asyncio.create_task(looker.execute(rows.FOLLOW_EVENTS, (0, 100)))
        waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        while await database.connections.rows(waiting) != [(1,)]:
            assert not looking_along.done()
        await ours.commit()
        await holder.execute("SELECT pg_advisory_unlock(1)")
        assert await (await looking_along).fetchall() == []
    assert await followed(database) == [slow.id, quick.id]


async def test_a_batch_whose_number_is_not_among_the_locks_yet_is_waited_for(
    database: PostgresDatabase, database_url: str
) -> None:
    """(I3) PostgreSQL gives out a number first, and enters the lock on it a moment later."""
    first, slow, quick = Story(), Story(), Story()
    await keep(database.store, first.open())
    async with (
        under_way(database_url, slow.open()) as ours,
        await psycopg.AsyncConnection.connect(database_url, autocommit=True) as looker,
    ):
        await looker.execute(_LATE_LOCKS.encode())
        await looker.execute("SET search_path = late, public, pg_catalog")
        await keep(database.store, quick.open())
        seen = await (await looker.execute(rows.FOLLOW_EVENTS, (0, 100))).fetchall()
        assert len(seen) == 1
        await ours.commit()
    assert await followed(database) == [first.id, slow.id, quick.id]


async def test_locks_are_not_looked_at_where_nothing_is_held_up(
    database: PostgresDatabase, database_url: str
) -> None:
    """With thousands of them that would take milliseconds."""

    async def has_looked() -> bool:
        plan = await database.connections.rows(f"EXPLAIN ANALYZE {rows.FOLLOW_EVENTS}", (0, 9))
        [at] = [line for (line,) in plan if "on pg_lock_status" in line]
        return "never executed" not in at

    await keep(database.store, Story().open())
    assert not await has_looked()
    async with stranger(database_url):
        assert not await has_looked()
        await keep(database.store, Story().open())
        assert await has_looked()
    assert not await has_looked()
