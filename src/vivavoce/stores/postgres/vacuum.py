"""Having dead rows removed after an erasure.

PostgreSQL keeps the version of a row from before an update until nobody can see it any more
and VACUUM comes by. After an erasure it is asked to come at once, for the tables that had
words in them; what it leaves in unused space of a page is overwritten by what comes next.
"""

import asyncio
from contextlib import suppress

from vivavoce import errors
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.postgres.connections import Connections

_TABLES = ("events", "interviews", "links", "search_words")

# Many are erased after each other; one visit does for all of them.
_REST_S = 1.0

# It reads what changed since it came last, which may be a lot.
_DEADLINE_S = 3600.0


class Vacuum:
    """Comes by when it was asked to, one visit after the other."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._wanted = False
        self._visit: asyncio.Task[None] | None = None

    def soon(self) -> None:
        """See to it that rows which died until now are removed."""
        self._wanted = True
        if self._visit is None or self._visit.done():
            self._visit = asyncio.create_task(self._come_by(), name="vacuum")

    async def close(self) -> None:
        """Come by no more; what is under way goes on in the server."""
        if self._visit is not None:
            self._visit.cancel()
            await asyncio.gather(self._visit, return_exceptions=True)

    async def _come_by(self) -> None:
        while self._wanted:
            await asyncio.sleep(_REST_S)
            self._wanted = False
            with suppress(errors.StoreUnavailable):  # autovacuum comes by in any case
                await self._connections.run(_vacuum, deadline_s=_DEADLINE_S)


async def _vacuum(line: Line) -> None:
    for table in _TABLES:
        await line.execute(f"VACUUM (SKIP_LOCKED, TRUNCATE off) {table}".encode())
