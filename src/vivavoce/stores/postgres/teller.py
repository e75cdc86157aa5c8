"""Telling other nodes what this one committed, apart from the commit.

Whoever notifies commits one after the other, all over the database, and holds that turn until
its commit is safe. Told in the append's own transaction, every node's receipts would wait for
every other's disk and standby (measured: 1,400 commits a second that notify, 3,700 that do
not). So it is told right afterwards, in a transaction that waits for no disk; what is committed
meanwhile is told together. A node that dies in between has told nobody, and others find what
it committed by looking: see `relay.py`.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from msgspec.structs import replace

from vivavoce.errors import VivavoceError
from vivavoce.journal.store import Append
from vivavoce.stores.postgres import telling
from vivavoce.stores.postgres.connections import Connections

# Between two notifications: what comes in such short order is told together. The first word
# after a silence goes at once.
PAUSE_S = 0.004

# More than this is not told one by one.
APPENDS_MAX = 2_000

# A stop waits for the last words as long as that.
CLOSE_PATIENCE_S = 1.0


class Teller:
    """Tells of appends, in the order in which they were committed."""

    def __init__(self, connections: Connections, *, node: str) -> None:
        self._connections = connections
        self._node = node
        self._waiting: list[Append] = []
        self._is_much = False
        self._telling: asyncio.Task[None] | None = None

    def tell(self, appends: Sequence[Append]) -> None:
        """Have others told of what was committed just now."""
        if len(self._waiting) + len(appends) > APPENDS_MAX:
            self._is_much = True
            self._waiting.clear()
        elif not self._is_much:
            # Their words are not told, and may be many.
            self._waiting += [replace(append, records=(), spent=()) for append in appends]
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell(), name="news-telling")

    async def close(self) -> None:
        """Tell what is left, if that is quickly done."""
        if self._telling is not None:
            await asyncio.wait({self._telling}, timeout=CLOSE_PATIENCE_S)
            self._telling.cancel()
            await asyncio.gather(self._telling, return_exceptions=True)

    async def _tell(self) -> None:
        while self._waiting or self._is_much:
            appends, self._waiting = self._waiting, []
            is_much, self._is_much = self._is_much, False
            text = telling.much(self._node) if is_much else telling.committed(self._node, appends)
            with suppress(VivavoceError):  # others find it by looking
                await self._connections.rows(telling.TELL_AT_ONCE, (text,))
            await asyncio.sleep(PAUSE_S)
