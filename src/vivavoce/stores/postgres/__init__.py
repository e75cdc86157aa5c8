"""Interviews in PostgreSQL, shared by any number of nodes."""

import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import psycopg

from vivavoce.errors import CannotStart
from vivavoce.stores.postgres.address import Address
from vivavoce.stores.postgres.appending import PLACE_BITS
from vivavoce.stores.postgres.causes import translated
from vivavoce.stores.postgres.clock import SharedClock
from vivavoce.stores.postgres.connecting import Gate, Line, connected, starting
from vivavoce.stores.postgres.connections import Connections
from vivavoce.stores.postgres.lookout import Lookout
from vivavoce.stores.postgres.migrate import LOCK_SPACE, STARTING, migrate, version_of
from vivavoce.stores.postgres.moves import refuse_moved
from vivavoce.stores.postgres.registry import PostgresRegistry
from vivavoce.stores.postgres.relay import Relay
from vivavoce.stores.postgres.search import PostgresWords
from vivavoce.stores.postgres.store import PostgresStore
from vivavoce.stores.postgres.teller import Teller
from vivavoce.stores.postgres.vacuum import Vacuum
from vivavoce.stores.postgres.writer import Writer

SECRET_BYTES = 32

# Nodes that start together come one after the other, each for a moment. Whoever was stopped in
# the middle of it, or has thousands of organizations to look at, loses its turn: what a start
# makes may be made by two at once, it is only more work.
PATIENCE_S = 120
START_MAX_S = 60

_KEEP = "INSERT INTO secrets (name, value) VALUES (%s, %s) ON CONFLICT DO NOTHING"
_KEPT = "SELECT value FROM secrets WHERE name = %s"
_LINKS = "links"


class PostgresDatabase:
    """An open database: see `journal.database.Database`."""

    def __init__(self, gate: Gate, *, node: str) -> None:
        self._gate = gate
        self.connections = Connections(gate)
        self.store = PostgresStore(
            Writer(gate, Teller(self.connections, node=node)),
            self.connections,
            Vacuum(self.connections),
            node=node,
        )
        self.registry = PostgresRegistry(self.connections, node=node)
        self.time = SharedClock(self.connections)
        self.words = PostgresWords(self.connections, node=node)
        self.lookout = Lookout(gate)
        self.news = Relay(gate, self.connections, node=node)

    async def link_secret(self) -> bytes:
        await self.connections.change(_KEEP, (_LINKS, secrets.token_bytes(SECRET_BYTES)))
        [(secret,)] = await self.connections.rows(_KEPT, (_LINKS,))
        return bytes(secret)

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            with translated():
                line = await stack.enter_async_context(connected(self._gate))
                # Closing the connection ends it: nothing is written through this one, so
                # there is nothing to commit, and nothing that could fail at the end.
                await line.execute("BEGIN")
                await _wait_for_others(line, self._gate.address)
                await refuse_moved(line, self._gate.address)  # since it was opened
            yield


async def _wait_for_others(line: Line, address: Address) -> None:
    """Return when no other node is starting; who stands still meanwhile loses its turn.

    Raises:
        CannotStart: others take too long.
    """
    await line.execute(f"SET LOCAL idle_in_transaction_session_timeout = '{START_MAX_S}s'")
    await line.execute(f"SET LOCAL lock_timeout = '{PATIENCE_S}s'")
    try:
        await line.execute("SELECT pg_advisory_xact_lock(%s, %s)", (LOCK_SPACE, STARTING))
    except psycopg.errors.LockNotAvailable as error:
        raise CannotStart(
            f"Another node has been starting on {address} for {PATIENCE_S} seconds; try again."
        ) from error


@asynccontextmanager
async def open_postgres(url: str) -> AsyncIterator[PostgresDatabase]:
    """Open the database at `url`, brought to the present schema.

    Raises:
        CannotStart: it cannot be reached, or cannot be used; nothing was touched.
    """
    gate = Gate(Address(url))
    with starting(gate.address):
        await migrate(gate, place_bits=PLACE_BITS)
    database = PostgresDatabase(gate, node=new_node())
    try:
        await database.connections.open()
        await database.connections.run(lambda line: refuse_moved(line, gate.address))
        await database.time.start()
        database.lookout.start()
        yield database
    finally:
        await database.lookout.close()
        await database.time.close()
        await database.store.close()


async def has_begun(url: str) -> bool:
    """Tell whether the database at `url` has tables of ours; nothing is touched.

    Raises:
        CannotStart: it cannot be reached, or must not be used.
    """
    gate = Gate(Address(url))
    with starting(gate.address):
        async with connected(gate) as line:
            return await version_of(line, gate.address.beginning) > 0


def new_node() -> str:
    """Return a name for this process that no other one has, ever: at most 80 characters."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(8)}"


def name_of(url: str) -> str:
    """Return the name of the database at `url`.

    Raises:
        CannotStart: it is no URL of a PostgreSQL database.
    """
    return Address(url).name
