"""Migrations beside running nodes, and positions that only grow whatever happens."""

import asyncio
import sys

import psycopg
import pytest

from vivavoce.errors import CannotStart
from vivavoce.stores.postgres import PostgresDatabase, open_postgres
from vivavoce.stores.postgres.migrate import migrations
from vivavoce.testing.stories import Story, keep

# The name belongs to a function of the package, too.
migrate = sys.modules["vivavoce.stores.postgres.migrate"]

A_LOCK = 1


async def last_position(database: PostgresDatabase) -> int:
    return (await database.store.follow())[-1].position


async def test_a_migration_beside_running_nodes_leaves_positions_alone(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I3) What they commit while it is applied comes of later transactions than its own."""
    number = migrations()[-1][0] + 1
    script = f"CREATE TABLE more (only_row boolean); SELECT pg_advisory_xact_lock({A_LOCK})"
    async with open_postgres(database_url) as running:
        await keep(running.store, (story := Story()).open())
        monkeypatch.setattr(migrate, "migrations", lambda: [*migrations(), (number, script)])
        async with await psycopg.AsyncConnection.connect(database_url) as somebody:
            await somebody.execute("SELECT pg_advisory_xact_lock(%s)", (A_LOCK,))
            starting = asyncio.create_task(migrate.migrate(running._gate, place_bits=20))
            asked = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            while await running.connections.rows(asked) != [(1,)]:
                assert not starting.done()
            await keep(running.store, Story().open())
        await starting
        async with open_postgres(database_url) as new:
            await keep(new.store, Story().open())
            position = await last_position(new)
            await keep(running.store, story.say())
            [late] = await new.store.follow(after=position)
            assert late.record.interview == story.id


async def test_a_migration_that_would_wait_for_a_table_keeps_nobody_from_it(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I6) Who comes after it has to wait behind it."""
    number = migrations()[-1][0] + 1
    script = "ALTER TABLE interviews ADD COLUMN more bigint"
    async with open_postgres(database_url) as running:
        await keep(running.store, (story := Story()).open())
        monkeypatch.setattr(migrate, "migrations", lambda: [*migrations(), (number, script)])
        monkeypatch.setattr(migrate, "TABLE_PATIENCE_S", 0.2)
        async with await psycopg.AsyncConnection.connect(database_url) as somebody:
            await somebody.execute("SELECT count(*) FROM interviews")
            with pytest.raises(CannotStart, match="start again when long queries have ended"):
                await migrate.migrate(running._gate, place_bits=20)
            await keep(running.store, story.say())
        assert await migrate.migrate(running._gate, place_bits=20) == number


async def test_positions_go_on_where_another_server_takes_over_that_counts_anew(
    database_url: str,
) -> None:
    """(I3) As after a switch-over by logical replication: nodes run on, connected anew."""
    async with open_postgres(database_url) as database:
        await keep(database.store, (story := Story()).open())
        async with await psycopg.AsyncConnection.connect(database_url) as somebody:
            # As if the transaction that added it had had a far higher number.
            await somebody.execute("UPDATE events SET position = position + (1::bigint << 40)")
        [(position,)] = await database.connections.rows("SELECT max(position) FROM events")
        await database.store._writer.close()
        await keep(database.store, story.say())
        [after] = await database.store.follow(after=position)
        assert after.record.seq == 2
