"""Nodes that start at the same moment on an empty database."""

import asyncio
from contextlib import AsyncExitStack

import psycopg

from vivavoce.stores.postgres import open_postgres
from vivavoce.stores.postgres.migrate import LOCK_SPACE, MIGRATING


async def test_nodes_that_start_together_make_one_schema(database_url: str) -> None:
    """Each of them saw the database empty, and remembers that it was."""
    waiting = (
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    async with AsyncExitStack() as stack:
        line = await psycopg.AsyncConnection.connect(database_url, autocommit=True)
        await stack.enter_async_context(line)
        await line.execute("SELECT pg_advisory_lock(%s, %s)", (LOCK_SPACE, MIGRATING))
        starts = [
            asyncio.create_task(stack.enter_async_context(open_postgres(database_url)))
            for _ in range(3)
        ]
        while await (await line.execute(waiting)).fetchone() != (len(starts),):
            assert not any(start.done() for start in starts)
        await line.execute("SELECT pg_advisory_unlock(%s, %s)", (LOCK_SPACE, MIGRATING))
        nodes = await asyncio.gather(*starts)
        assert len({await node.link_secret() for node in nodes}) == 1
