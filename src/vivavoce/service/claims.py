"""Whose turn it is to make a reply, among the processes that share a database.

A claim keeps two of them from asking a model for the same reply. It is no lock: should
two think they hold one, the version at which replies are appended decides (I5, I6).
"""

import asyncio
import os
import random
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from vivavoce import observability
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import VivavoceError
from vivavoce.journal.store import Store
from vivavoce.service.clock import Clock
from vivavoce.service.ids import new_id

# How long a process that died keeps others from taking over.
LEASE = timedelta(seconds=30)
RENEW_EVERY_S = 10.0


class Claims:
    """The claims of this process, renewed for as long as they are held."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._held: set[InterviewId] = set()
        self._renewing: asyncio.Task[None] | None = None
        self.node = f"{socket.gethostname()}:{os.getpid()}:{new_id()}"

    @asynccontextmanager
    async def hold(self, interview: InterviewId) -> AsyncIterator[bool]:
        """Hold the turn of `interview` until the block ends; tell whether it is ours.

        Raises:
            StoreUnavailable: nobody can tell.
        """
        is_ours = await self.confirm(interview)
        if is_ours:
            self._held.add(interview)
        try:
            yield is_ours
        finally:
            if is_ours:
                self._held.discard(interview)
                await self._release(interview)

    async def confirm(self, interview: InterviewId) -> bool:
        """Claim the turn of `interview`, or renew the claim; tell whether it is ours now.

        Raises:
            StoreUnavailable: nobody can tell.
        """
        now = self._clock.now()
        ours = await self._store.claim([interview], node=self.node, now=now, until=now + LEASE)
        return interview in ours

    def start(self) -> None:
        """Renew what is held from now on."""
        self._renewing = asyncio.create_task(self._renew_for_ever(), name="claim-renewal")

    async def close(self) -> None:
        """Renew nothing more."""
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.gather(self._renewing, return_exceptions=True)

    async def _renew_for_ever(self) -> None:
        while True:
            await asyncio.sleep(RENEW_EVERY_S * random.uniform(0.8, 1.2))  # noqa: S311 - jitter
            if not self._held:
                continue
            now = self._clock.now()
            try:
                held = sorted(self._held)
                await self._store.claim(held, node=self.node, now=now, until=now + LEASE)
            except VivavoceError as error:
                # Whoever finishes a turn asks once more whether it is still ours.
                observability.warning("turn:claims-not-renewed", str(error), code=error.code)

    async def _release(self, interview: InterviewId) -> None:
        try:
            await self._store.release([interview], node=self.node)
        except VivavoceError as error:
            observability.warning(
                "turn:claim-not-released", str(error), interviewId=interview, code=error.code
            )
