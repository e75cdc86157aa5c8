"""Transactions that stay open on the server of a database: other programs', and our own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg

from tests.postgres import PostgresServer
from vivavoce.journal.store import Append
from vivavoce.stores.postgres import appending, packing
from vivavoce.stores.postgres.connecting import Line


@asynccontextmanager
async def stranger(url: str, *statements: str) -> AsyncIterator[psycopg.AsyncConnection]:
    """Have another program write in a database and not come to an end.

    Args:
        statements: what it did there so far, besides asking for its number.
    """
    async with await psycopg.AsyncConnection.connect(url) as line:
        await line.execute("SELECT pg_current_xact_id()")
        for statement in statements:
            await line.execute(statement.encode())
        yield line
        await line.rollback()


@asynccontextmanager
async def stranger_elsewhere(server: PostgresServer) -> AsyncIterator[psycopg.AsyncConnection]:
    """Have another program write in another database of the server and not come to an end."""
    async with stranger(server.url(), "CREATE TABLE of_a_stranger (name text)") as line:
        yield line


@asynccontextmanager
async def under_way(url: str, *appends: Append) -> AsyncIterator[psycopg.AsyncConnection]:
    """Have a node of ours add events in a transaction that is not through yet."""
    async with await Line.connect(url) as line:
        packing.register(line.adapters)
        await line.set_autocommit(True)
        base = await appending.base(line)
        await line.set_autocommit(False)
        statement = appending.statement(appends, base=base)
        await line.execute(statement.sql, statement.parameters)
        yield line
        await line.rollback()
