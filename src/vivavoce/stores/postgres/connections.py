"""The connections that everything but group commit shares: reads, and small writes.

Each call is bounded in time and returns with an answer or an error of ours. Whoever gives up
waiting leaves the statement to itself: it is never cancelled, because a cancelled commit is
called a success by the server.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

import psycopg
import psycopg_pool

from vivavoce.errors import Overloaded, StoreUnavailable
from vivavoce.stores.postgres.causes import Rejected, said, translated
from vivavoce.stores.postgres.connecting import Gate, Line, line_of

T = TypeVar("T")

Parameters = Sequence[Any] | Mapping[str, Any]

# Of one node. PostgreSQL's own default is 100 for everybody.
CONNECTIONS_MAX = 8

# Past so many waiting calls, and so many seconds of waiting, callers come back later (I12).
WAITING_MAX = 2_000
PATIENCE_S = 5.0

# Once no server has let us in for so long, callers are told sooner.
LOST_AFTER_S = 2.0
SHORT_PATIENCE_S = 0.5

# A statement that takes longer is given up, and its connection dropped.
DEADLINE_S = 10.0

# A node that stands still between two statements of a transaction keeps others from the rows it
# has changed; after so long the server takes them back. Through a pooler nobody may say so.
SESSION = {"idle_in_transaction_session_timeout": "10s"}

# How often a pool that lost its server looks for it again.
RECONNECT_S = 1.0


class Lost(StoreUnavailable):
    """The connection broke. Whatever was only read may be asked of another one."""


class Connections:
    """A pool of connections to the primary, wherever it is now."""

    def __init__(self, gate: Gate, *, most: int = CONNECTIONS_MAX) -> None:
        self._gate = gate
        # Each connection that ends would be a line of the log; whoever needed it says so.
        logging.getLogger("psycopg.pool").setLevel(logging.ERROR)
        self._under_way: set[asyncio.Task[Any]] = set()
        self._pool: psycopg_pool.AsyncConnectionPool[Line] = psycopg_pool.AsyncConnectionPool(
            connection_class=line_of(gate, **SESSION),
            min_size=1,
            max_size=most,
            open=False,
            timeout=PATIENCE_S,
            max_waiting=WAITING_MAX,
            reconnect_timeout=RECONNECT_S,
            check=self._check,
            name="vivavoce",
        )

    async def open(self) -> None:
        """Begin to make connections; what can be reached already is known then."""
        await self._pool.open()

    async def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """Return all rows of one statement. Byte strings, UUIDs and numbers come as such.

        It must only read, or do no harm twice: after a restart of the server each connection in
        the pool is broken, so others are asked until one is not.
        """

        async def fetch(line: Line) -> list[tuple[Any, ...]]:
            cursor = line.cursor(binary=True)
            await cursor.execute(sql.encode(), parameters)
            return await cursor.fetchall()

        for _ in range(CONNECTIONS_MAX):
            with suppress(Lost):
                return await self.run(fetch)
        return await self.run(fetch)

    async def change(self, sql: str, parameters: Parameters = ()) -> int:
        """Carry out one statement, durably; return how many rows it concerned."""

        async def carry_out(line: Line) -> int:
            return (await line.execute(sql.encode(), parameters)).rowcount

        return await self.run(carry_out)

    async def run(
        self, work: Callable[[Line], Awaitable[T]], *, deadline_s: float | None = None
    ) -> T:
        """Return what `work` makes of a connection; several statements take `transaction()`.

        Cancelling the caller does not cancel `work`.

        Args:
            deadline_s: how long it may take; None: `DEADLINE_S`.

        Raises:
            StoreUnavailable: no confirmation came; what was written may be stored.
            Overloaded: too many are waiting; nothing was written.
        """
        task = asyncio.create_task(self._run(work, deadline_s or DEADLINE_S))
        self._under_way.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Finish what is under way, then close the connections."""
        if self._under_way:
            await asyncio.wait(set(self._under_way), timeout=DEADLINE_S)
        await self._pool.close()

    async def _run(self, work: Callable[[Line], Awaitable[T]], deadline_s: float) -> T:
        with translated():
            try:
                async with (
                    asyncio.timeout(PATIENCE_S + deadline_s),
                    self._pool.connection(self._patience_s()) as line,
                ):
                    return await _answered(line, work)
            except psycopg_pool.TooManyRequests as error:
                raise Overloaded("Too many calls wait for the database; try again.") from error
            except psycopg_pool.PoolTimeout as error:
                raise StoreUnavailable(self._why_none()) from error
            except Rejected as error:
                raise StoreUnavailable(str(error)) from error
            except psycopg_pool.PoolClosed as error:
                raise StoreUnavailable("The database was closed.") from error

    def _patience_s(self) -> float:
        """Return how long to wait for a connection: a restart is waited for, not a long outage."""
        return SHORT_PATIENCE_S if self._gate.is_lost(LOST_AFTER_S) else PATIENCE_S

    def _why_none(self) -> str:
        if self._gate.refusal is not None:
            return f"The database cannot be reached: {self._gate.refusal}."
        return f"No connection to the database became free in {PATIENCE_S:.0f} seconds."

    async def _check(self, line: Line) -> None:
        """Give nobody a connection that has ended, or leads to a primary of the past."""
        if line.has_ended() or self._gate.is_past(line):
            await line.close()
            raise psycopg.OperationalError("it ended, or another server has taken its place")

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        self._under_way.discard(task)
        if not task.cancelled():
            task.exception()  # known to whoever still waits; perhaps nobody does


async def _answered(line: Line, work: Callable[[Line], Awaitable[T]]) -> T:
    try:
        done = await work(line)
    except psycopg.OperationalError as error:
        if line.closed:
            raise Lost(f"The connection to the database broke: {said(error)}.") from error
        raise
    line.check()
    return done
