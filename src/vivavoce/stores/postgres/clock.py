"""The time all nodes go by: the database's.

Nobody can ask a database for the time at each event. So a node compares clocks now and then,
and in between counts on with a clock that nobody sets. Its own clock may be wrong by years.

An answer was given between the asking and the hearing, so each comparison tells a range. While
what is believed lies in it, nothing is changed: a slow answer does not push time to and fro.
"""

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from vivavoce import errors
from vivavoce.journal.moments import to_time
from vivavoce.stores.postgres.connections import Connections

COMPARE_EVERY_S = 5.0

# At the start the narrowest range of so many counts.
FIRST_COMPARISONS = 3

# An answer that took longer, because a connection had to be made first, tells too little.
SLOW_S = 0.05

# Two clocks drift apart by a few parts in a hundred thousand, and a rise in temperature adds.
DRIFT = 0.0002

# By so much a correction backwards makes time stand still; past it, somebody has set the
# database's clock, or another server took its place, and time goes back as it does there.
STANDSTILL_MAX_S = 1.0

_NOW = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"

_MICROSECONDS = 1_000_000


def steady_s() -> float:
    """Return seconds of a clock that nobody sets and that counts on while the machine sleeps."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class SharedClock:
    """The database's clock, as this node knows it. A `service.clock.Clock`.

    Args:
        steady: seconds, from a clock that nobody sets.
    """

    def __init__(self, connections: Connections, *, steady: Callable[[], float] = steady_s) -> None:
        self._connections = connections
        self._steady = steady
        # What to add to the steady clock, and since when it is known.
        self._offset_s = 0.0
        self._compared_s = 0.0
        self._last_us = 0
        self._comparing: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Compare the clocks, now and from now on.

        Raises:
            CannotStart: the database did not answer.
        """
        try:
            ranges = [await self._range() for _ in range(FIRST_COMPARISONS)]
        except errors.StoreUnavailable as error:
            raise errors.CannotStart(f"The database was asked for the time: {error}") from error
        earliest_s, latest_s = min(ranges, key=lambda each: each[1] - each[0])
        self._offset_s = (earliest_s + latest_s) / 2
        self._compared_s = self._steady()
        self._comparing = asyncio.create_task(self._compare_for_ever(), name="shared-clock")

    def now(self) -> datetime:
        """Return the present moment (UTC, microseconds)."""
        now_us = round((self._steady() + self._offset_s) * _MICROSECONDS)
        if 0 < self._last_us - now_us <= STANDSTILL_MAX_S * _MICROSECONDS:
            now_us = self._last_us
        self._last_us = now_us
        return to_time(now_us)

    async def compare(self) -> None:
        """Compare the clocks once more and go by what was found.

        Raises:
            StoreUnavailable: the database did not answer; time goes on as it did.
        """
        earliest_s, latest_s = await self._range()
        if latest_s - earliest_s > SLOW_S:
            earliest_s, latest_s = await self._range()
        leeway_s = DRIFT * (self._steady() - self._compared_s)
        if not earliest_s - leeway_s <= self._offset_s <= latest_s + leeway_s:
            self._offset_s = min(max(self._offset_s, earliest_s), latest_s)
        self._compared_s = self._steady()

    async def close(self) -> None:
        """Compare no more; time goes on."""
        if self._comparing is not None:
            self._comparing.cancel()
            with suppress(asyncio.CancelledError):
                await self._comparing

    async def _compare_for_ever(self) -> None:
        while True:
            await asyncio.sleep(COMPARE_EVERY_S * random.uniform(0.8, 1.2))  # noqa: S311 - jitter
            # Who looks for the news tells of a database that is away.
            with suppress(errors.VivavoceError):
                await self.compare()

    async def _range(self) -> tuple[float, float]:
        """Return the least and the most that the database's clock is ahead of the steady one."""
        asked_s = self._steady()
        [(now_us,)] = await self._connections.rows(_NOW)
        heard_s = self._steady()
        now_s = now_us / _MICROSECONDS
        return now_s - heard_s, now_s - asked_s
