"""The last quarter of an hour, in steps of a few seconds: what the charts of the health page show.

Each sample tells of the time since the one before. There is a bounded number of them, in
memory; after a start there are none.
"""

import asyncio
import shutil
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from vivavoce import observability
from vivavoce.errors import VivavoceError
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.service.clock import Clock
from vivavoce.service.vitals import LATENCY_BOUNDS_S, Vitals

STEP_S = 5.0
KEPT = 180  # a quarter of an hour
DISK_PATIENCE_S = 2.0


class Disk(msgspec.Struct, frozen=True):
    """The room on the file system that the data folder is on."""

    free_bytes: int
    size_bytes: int


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """What happened in one step, and how things stood at its end."""

    at: datetime
    saves_per_second: float
    errors: int
    p50_s: float | None  # upper bounds of the commit latency; None without a commit
    p99_s: float | None
    queue: int
    owed: int | None  # None: the disk did not say
    live_pages: int
    disk: Disk | None  # None: the file system did not say


class Recent:
    """Samples how things go, until it is closed.

    Args:
        owed: returns how many replies machines owe now.
        folder: the data folder.
    """

    def __init__(
        self,
        *,
        vitals: Vitals,
        journal: GroupCommit,
        feed: Feed,
        owed: Callable[[], Awaitable[int]],
        folder: Path,
        clock: Clock,
        step_s: float = STEP_S,
    ) -> None:
        self._vitals = vitals
        self._journal = journal
        self._feed = feed
        self._owed = owed
        self._folder = folder
        self._clock = clock
        self._step_s = step_s
        self._samples: deque[Sample] = deque(maxlen=KEPT)
        self._before = self._counts()
        self._sampler: asyncio.Task[None] | None = None
        self._asked: asyncio.Future[Disk | None] | None = None  # the disk, for its room

    @property
    def samples(self) -> Sequence[Sample]:
        """The samples so far, oldest first, at most `KEPT`."""
        return tuple(self._samples)

    @property
    def step_s(self) -> float:
        """How long one step takes, in seconds."""
        return self._step_s

    def start(self) -> None:
        """Sample from now on, until `close`."""
        self._sampler = asyncio.create_task(self._run(), name="recent")

    async def close(self) -> None:
        """Stop sampling."""
        if self._sampler is not None:
            self._sampler.cancel()
            with suppress(asyncio.CancelledError):
                await self._sampler

    async def disk(self) -> Disk | None:
        """Return the room on the data folder's file system; None when it does not say.

        A disk that hangs is asked once by all who want to know, on one thread, and waited for
        `DISK_PATIENCE_S`: the health is asked for most when something hangs.
        """
        asked = self._asked
        if asked is None or asked.done():
            asked = self._asked = asyncio.ensure_future(asyncio.to_thread(_room, self._folder))
        await asyncio.wait({asked}, timeout=DISK_PATIENCE_S)
        return asked.result() if asked.done() else None

    async def sample(self) -> None:
        """Add one sample, of the time since the last one."""
        disk = await self.disk()
        owed = await self._owed_now()
        before, now = self._before, self._counts()
        self._before = now
        seconds = max(now.at_s - before.at_s, 1e-9)
        commits = [a - b for a, b in zip(now.latencies, before.latencies, strict=True)]
        self._samples.append(
            Sample(
                at=self._clock.now(),
                saves_per_second=(now.saves - before.saves) / seconds,
                errors=now.errors - before.errors,
                p50_s=_quantile(commits, 0.5),
                p99_s=_quantile(commits, 0.99),
                queue=self._journal.depth,
                owed=owed,
                live_pages=self._feed.watchers,
                disk=disk,
            )
        )

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(self._step_s)
            try:
                await self.sample()
            except Exception as error:
                observability.error("health:not-sampled", "The charts have a gap", cause=error)

    async def _owed_now(self) -> int | None:
        try:
            return await self._owed()
        except VivavoceError:
            return None

    def _counts(self) -> "_Counts":
        vitals = self._vitals
        return _Counts(
            at_s=time.monotonic(),
            saves=vitals.saves,
            errors=vitals.save_errors,
            latencies=tuple(vitals.latency_counts),
        )


def _room(folder: Path) -> Disk | None:
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return None
    return Disk(usage.free, usage.total)


class _Counts(msgspec.Struct, frozen=True, kw_only=True):
    at_s: float
    saves: int
    errors: int
    latencies: tuple[int, ...]


def _quantile(commits: Sequence[int], quantile: float) -> float | None:
    """Return the bound below which that share of the commits took; the last one for any beyond."""
    seen, total = 0, sum(commits)
    for bound, count in zip(LATENCY_BOUNDS_S, commits, strict=False):
        seen += count
        if seen and seen >= quantile * total:
            return bound
    return LATENCY_BOUNDS_S[-1] if total else None
