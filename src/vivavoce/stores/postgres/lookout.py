"""Noticing a newer primary that nobody told of.

A connection to the old one may be as good as ever: it was only cut off from its standby, and
somebody promoted that. Whoever writes there waits in vain for the standby and looks again; who
only reads would go on reading what is old. So all servers that are named are asked now and then
which of them is the primary; `Gate` knows then, and connections to another one are given up.
"""

import asyncio
import random
from contextlib import suppress

import psycopg

from vivavoce.stores.postgres.causes import Rejected
from vivavoce.stores.postgres.connecting import Gate, connected

LOOK_EVERY_S = 5.0


class Lookout:
    """Asks all servers of a database, where it has several."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Ask from now on."""
        if len(list(self._gate.address.servers())) > 1:
            self._task = asyncio.create_task(self._run(), name="lookout")

    async def close(self) -> None:
        """Ask no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY_S * random.uniform(0.8, 1.2))  # noqa: S311 - jitter
            with suppress(psycopg.Error, Rejected, OSError):
                async with connected(self._gate):
                    pass
