"""Group commit: what arrives at the same moment shares one sync.

Callers await; one task takes everything that is waiting, commits it in one
transaction and resolves all of them. It never waits for more to come: under
load the previous commit is wait enough.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Protocol

from vivavoce.errors import (
    DamagedRecord,
    Overloaded,
    ReadFailed,
    StaleVersion,
    StoreBroken,
    StoreUnavailable,
)
from vivavoce.journal.feed import Feed
from vivavoce.journal.store import APPENDS_MAX, Append, Appended, Store

# Past these bounds callers are told to come back later; the memory behind a
# stalled disk stays below them (I12).
WAITING_MAX = 10_000
WAITING_BYTES_MAX = 64 * 1024 * 1024

Then = Callable[[], None]
Waiter = tuple[Append, "asyncio.Future[Appended]", Then, int]  # and the size in bytes


def _nothing() -> None:
    """Do nothing more once committed."""


class CommitObserver(Protocol):
    """Somebody who keeps count of commits: metrics and health."""

    def committed(self, appends: int, seconds: float) -> None:
        """Tell of a commit of `appends` decisions that took `seconds`."""

    def failed(self, appends: int, error: StoreUnavailable) -> None:
        """Tell of a batch that was not confirmed."""


class GroupCommit:
    """The one writer in front of a store.

    Args:
        is_remote: another process commits. Callers of a batch are then woken in two halves, so
            that one half decides what comes next while the other's batch is under way; woken
            all at once, they would all decide first, and then all wait.
    """

    def __init__(
        self,
        store: Store,
        feed: Feed,
        observer: CommitObserver,
        *,
        on_broken: Callable[[StoreBroken], None] = lambda error: None,
        is_remote: bool = False,
    ) -> None:
        self._store = store
        self._feed = feed
        self._observer = observer
        self._on_broken = on_broken
        self._is_remote = is_remote
        self._waiting: deque[Waiter] = deque()
        self._waiting_bytes = 0
        self._arrived = asyncio.Event()
        self._broken: StoreBroken | None = None
        self._closing = False
        self._task = asyncio.get_running_loop().create_task(self._run(), name="group-commit")

    @property
    def depth(self) -> int:
        """How many appends wait for the next commit."""
        return len(self._waiting)

    async def append(self, append: Append, *, then: Then = _nothing) -> Appended:
        """Commit `append` together with its neighbours and return once it is durable (I1).

        Cancelling the caller does not undo what is under way: the append may still be
        committed, and is then published like any other.

        Args:
            then: called once the append is committed, before any watcher hears of it, so
                that who hears of it and looks sees it. It must not raise.

        Raises:
            StaleVersion: somebody wrote first; nothing was written.
            Overloaded: too much is waiting; nothing was written.
            StoreUnavailable: no confirmation came; it may or may not be written.
            DamagedRecord: this interview's bytes make no sense; nothing was written.
        """
        if self._broken is not None:
            # A new one each time: an exception raised again and again keeps every caller's frames.
            raise StoreBroken(str(self._broken)) from self._broken
        if self._closing:
            raise StoreUnavailable("The journal is closing; nothing was written.")
        size_bytes = sum([len(record.content or b"") for record in append.records])
        if (
            len(self._waiting) >= WAITING_MAX
            or self._waiting_bytes + size_bytes > WAITING_BYTES_MAX
        ):
            error = Overloaded(
                f"{len(self._waiting):,} appends are waiting for the disk; try again shortly."
            )
            self._observer.failed(1, error)
            raise error
        done: asyncio.Future[Appended] = asyncio.get_running_loop().create_future()
        self._waiting.append((append, done, then, size_bytes))
        self._waiting_bytes += size_bytes
        self._arrived.set()
        return await done

    async def close(self) -> None:
        """Commit everything that was accepted, then stop. Later appends are refused."""
        self._closing = True
        self._arrived.set()
        # Who gives up waiting for the end must not cut it off.
        await asyncio.shield(self._task)

    async def _run(self) -> None:
        while True:
            await self._arrived.wait()
            if not self._waiting:
                if self._closing:
                    return
                self._arrived.clear()
                continue
            batch = self._next_batch()
            await self._commit(batch)
            self._waiting_bytes -= sum(size_bytes for *_, size_bytes in batch)

    def _next_batch(self) -> list[Waiter]:
        """Take everything waiting, in order, but only the first of each interview."""
        batch: list[Waiter] = []
        taken = set()
        later: list[Waiter] = []
        while self._waiting and len(batch) < APPENDS_MAX:
            waiter = self._waiting.popleft()
            if waiter[0].interview in taken:
                later.append(waiter)
            else:
                taken.add(waiter[0].interview)
                batch.append(waiter)
        self._waiting.extendleft(reversed(later))
        return batch

    async def _commit(self, batch: list[Waiter]) -> None:
        started = time.perf_counter()
        try:
            results = await self._store.append([append for append, *_ in batch])
            assert len(results) == len(batch), "a store gives one result per append"
        except (DamagedRecord, ReadFailed) as error:
            await self._commit_each(batch, error)
            return
        except StoreUnavailable as error:
            self._fail(batch, error)
            return
        except Exception as error:
            # A store that breaks its contract must not take the writer with it:
            # callers would wait for ever.
            wrapped = StoreUnavailable("The store failed unexpectedly; the log says how.")
            wrapped.__cause__ = error
            self._fail(batch, wrapped)
            return
        self._observer.committed(len(batch), time.perf_counter() - started)
        for (append, _, then, _), result in zip(batch, results, strict=True):
            if not isinstance(result, StaleVersion):
                then()
                self._feed.publish(append.interview, append.records)
        half = len(batch) // 2 if self._is_remote else 0
        if half:
            _tell(batch[:half], results[:half])
            await asyncio.sleep(0)  # what they append next goes out before the others wake
        _tell(batch[half:], results[half:])

    async def _commit_each(self, batch: list[Waiter], error: DamagedRecord | ReadFailed) -> None:
        """Find out who is concerned, so that it fails alone (I7)."""
        if len(batch) > 1:
            for waiter in batch:
                await self._commit([waiter])
            return
        if isinstance(error, ReadFailed):
            self._fail(batch, error)
            return
        [(_, done, *_)] = batch
        if not done.done():
            done.set_exception(error)

    def _fail(self, batch: list[Waiter], error: StoreUnavailable) -> None:
        self._observer.failed(len(batch), error)
        for append, done, *_ in batch:
            # What is stored all the same is never published: whoever watches looks for it.
            self._feed.interrupt(append.interview)
            if not done.done():
                done.set_exception(error)
        if isinstance(error, StoreBroken) and self._broken is None:
            self._break(error)

    def _break(self, error: StoreBroken) -> None:
        """Refuse everything from now on: this process cannot know what is stored (I12)."""
        self._broken = error
        while self._waiting:
            _, done, *_ = self._waiting.popleft()
            if not done.done():
                done.set_exception(error)
        self._on_broken(error)


def _tell(batch: Sequence[Waiter], results: Sequence[Appended | StaleVersion]) -> None:
    """Wake who still waits for a batch's results."""
    for (_, done, *_), result in zip(batch, results, strict=True):
        if done.done():
            continue
        if isinstance(result, StaleVersion):
            done.set_exception(result)
        else:
            done.set_result(result)
