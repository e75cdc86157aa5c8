"""Having dead rows removed after an erasure.

PostgreSQL keeps the version of a row from before an update until nobody can see it any more
and VACUUM comes by. After an erasure it is asked to come at once, for the tables that had
words in them, and again for as long as it has to leave some: somebody's open transaction
could still see them. What it leaves in unused space of a page is overwritten by what comes next.
"""

import asyncio
from contextlib import suppress

from vivavoce import errors
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.postgres.connections import Connections

# Events first: who finds none of them left that could still be seen finds none in the others.
_TABLES = ("events", "interviews", "links", "search_words")

# In these rows die of erasures only; those of an interview do with every message.
_LEFT = """
    SELECT coalesce(sum(n_dead_tup), 0) FROM pg_stat_all_tables
    WHERE relid = ANY ('{events, links, search_words}'::regclass[])
        OR relid IN (
            SELECT inhrelid FROM pg_inherits
            WHERE inhparent = ANY ('{events, links, search_words}'::regclass[])
        )
"""

# Many are erased after each other; one visit does for all of them.
REST_S = 1.0

# How soon it comes again for what it had to leave: ever later, from the first to the second.
AGAIN_S = (10.0, 600.0)

# It reads what changed since it came last, which may be a lot.
_DEADLINE_S = 3600.0


class Vacuum:
    """Comes by when it was asked to, one visit after the other."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._asked = asyncio.Event()
        self._visit: asyncio.Task[None] | None = None

    def soon(self) -> None:
        """See to it that rows which died until now are removed."""
        self._asked.set()
        if self._visit is None or self._visit.done():
            self._visit = asyncio.create_task(self._come_by(), name="vacuum")

    async def close(self) -> None:
        """Come by no more; what is under way goes on in the server."""
        if self._visit is not None:
            self._visit.cancel()
            await asyncio.gather(self._visit, return_exceptions=True)

    async def _come_by(self) -> None:
        again_s = AGAIN_S[0]
        while True:
            if self._asked.is_set():
                again_s = AGAIN_S[0]
                await asyncio.sleep(REST_S)
                self._asked.clear()
            is_done = False
            with suppress(errors.StoreUnavailable):
                is_done = await self._connections.run(_vacuum, deadline_s=_DEADLINE_S)
            if self._asked.is_set():
                continue
            if is_done:
                return
            with suppress(TimeoutError):
                async with asyncio.timeout(again_s):
                    await self._asked.wait()
            again_s = min(2 * again_s, AGAIN_S[1])


async def _vacuum(line: Line) -> bool:
    """Remove what nobody can see any more; tell whether that was all."""
    for table in _TABLES:
        await line.execute(f"VACUUM (SKIP_LOCKED, TRUNCATE off) {table}".encode())
    row = await (await line.execute(_LEFT)).fetchone()
    return row is not None and row[0] == 0
