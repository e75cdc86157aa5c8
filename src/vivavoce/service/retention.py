"""Erasing interviews that were kept for as long as their organization said.

Only what is over is ever erased here: completed or cancelled, with nothing happening for so
many days, and left alone where somebody wrote since we looked. A crash leaves nothing half
erased, and the next sweep goes on.

A clock that is wrong for a while must not erase anything. So nothing is erased in the first
minutes after a start, when a machine may not have asked for the time yet, nor for hours after
the clock jumped.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from vivavoce import observability
from vivavoce.counted import counted
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import VivavoceError
from vivavoce.journal.registry import Role
from vivavoce.journal.store import Store, Summary
from vivavoce.service.callers import SYSTEM, Caller
from vivavoce.service.clock import Clock
from vivavoce.service.organizations import Organizations
from vivavoce.service.vitals import Vitals

# The first sweep comes about as long after the start as one comes after the other.
SWEEP_EVERY_S = 600.0

# Between two sweeps the clock may differ by so much from the time that really passed.
CLOCK_OFF_S_MAX = 60.0

# After a jump it has to go evenly for so long before it is believed.
CLOCK_SETTLES_S = 6 * 3600.0

# Erased together: the search index is written anew for each lot, however large. After each
# lot it rests for as long as that took, so that answers under way do not wait for a long list.
BATCH = 50

_JUMPED = "the clock jumped; nothing is erased until it went evenly for some hours"


# Erases interviews that are still at these versions, and returns which: see
# `Services.erase_interviews`.
Erase = Callable[[Caller, Mapping[InterviewId, int]], Awaitable[Sequence[InterviewId]]]


class Retention:
    """Knows what is due to be erased, and erases it, a little at a time."""

    def __init__(
        self,
        store: Store,
        organizations: Organizations,
        clock: Clock,
        vitals: Vitals,
        *,
        sweep_every_s: float = SWEEP_EVERY_S,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._organizations = organizations
        self._clock = clock
        self._vitals = vitals
        self._sweep_every_s = sweep_every_s
        self._steady = steady
        self._sweeper: asyncio.Task[None] | None = None

    async def due(self, organization: OrganizationId, days: int) -> int:
        """Return how many interviews would be erased now if they were kept for `days`."""
        before = _before(self._clock.now(), days)
        return await self._store.count_ended(organization, before=before)

    async def asked(self, organization: OrganizationId, *, limit: int) -> list[Summary]:
        """Return interviews whose candidates withdrew and want their words erased."""
        return await self._store.erasure_asked(organization, limit=limit)

    def start(self, erase: Erase) -> None:
        """Sweep from now on, until `close`."""
        self._sweeper = asyncio.create_task(self._run(erase), name="retention")

    async def close(self) -> None:
        """Stop sweeping; an erasure under way is finished or, as after a crash, found again."""
        if self._sweeper is not None:
            self._sweeper.cancel()
            with suppress(asyncio.CancelledError):
                await self._sweeper

    async def sweep(self, erase: Erase, *, now: datetime | None = None) -> int:
        """Erase what is due in every organization; return how many interviews that were.

        Args:
            now: what counts as the present until all is done; None: this moment.

        Raises:
            VivavoceError: what kept one organization's from being erased; those of the others
                are.
        """
        now = now or self._clock.now()
        erased = 0
        failed: VivavoceError | None = None
        for organization in await self._organizations.all():
            try:
                erased += await self._sweep(organization.id, erase, now)
            except VivavoceError as error:
                failed = error
        if failed is not None:
            raise failed
        return erased

    async def _run(self, erase: Erase) -> None:
        last = self._clock.now(), self._steady()
        believed_from = last[1]
        while True:
            # Nodes that were started together need not sweep together.
            await asyncio.sleep(self._sweep_every_s * random.uniform(0.9, 1.1))  # noqa: S311 - jitter
            now = self._clock.now(), self._steady()
            off_s = abs((now[0] - last[0]).total_seconds() - (now[1] - last[1]))
            last = now
            if off_s > CLOCK_OFF_S_MAX:
                believed_from = now[1] + CLOCK_SETTLES_S
                observability.warning("retention:waits", "Nothing is erased", why=_JUMPED)
            if now[1] < believed_from:
                continue
            try:
                await self.sweep(erase, now=now[0])
            except VivavoceError as error:
                observability.warning("retention:failed", "Tried again later", why=str(error))
            except Exception as error:
                observability.error("retention:failed", "Tried again later", cause=error)

    async def _sweep(self, organization: OrganizationId, erase: Erase, now: datetime) -> int:
        caller = Caller(organization=organization, actor=SYSTEM, role=Role.OWNER)
        erased = 0
        try:
            batch = await self._batch(organization, now)
            while batch:
                began = self._steady()
                done = await erase(caller, batch)
                erased += len(done)
                await asyncio.sleep(self._steady() - began)
                rest = await self._batch(organization, now)
                # What could not be erased is not tried again and again.
                batch = rest if rest != batch else {}
        finally:
            self._vitals.retention_erased += erased
            if erased:
                observability.info(
                    "retention:erased",
                    f"{counted(erased, 'interview')} erased, kept for as long as was asked",
                    orgId=organization,
                    n=erased,
                )
        return erased

    async def _batch(self, organization: OrganizationId, now: datetime) -> dict[InterviewId, int]:
        """Return what is due, by the days as they are now, each with its version."""
        days = (await self._organizations.look_now(organization)).retention_days
        if days is None:
            return {}
        before = _before(now, days)
        found = await self._store.ended(organization, before=before, limit=BATCH)
        return {summary.id: summary.version for summary in found}


def _before(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)
