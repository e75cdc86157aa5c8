"""Folding the write-ahead log into the database, off the writer's path.

SQLite's automatic checkpoints run inside somebody's commit and cost it tens of
milliseconds. Here they run on a thread and a connection of their own, started
once enough pages have gathered. SQLite begins the log anew only when all of it is
folded in at the moment of a write, which under a continuous load never comes by
itself. So past a bound the writer folds the last few pages in between two commits;
more than a few only when the thread cannot keep up with what is written.

Somebody who reads one moment for long, as a backup does, keeps the log from being
folded past that moment and from being cut. Nothing waits for that, but one commit,
for `READERS_PATIENCE_MS`, before it is known: the log grows meanwhile, and is folded
on the thread and cut afterwards.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress

import apsw

from vivavoce.errors import DamagedRecord, StoreUnavailable, VivavoceError
from vivavoce.stores.sqlite.connection import BUSY_TIMEOUT_MS, translated
from vivavoce.stores.sqlite.worker import Worker

PASSIVE_PAGES = 1_000  # 4 MiB
BLOCKING_PAGES = 16_000  # 64 MiB

# What the writer folds in itself, in a millisecond. Five hundred took it a tenth of a second,
# eighty thousand two thirds of one.
LITTLE_PAGES = 100

# Each time the thread folds what was written while it folded the time before, which gets
# less if it is the quicker of the two. After so many times it is not.
FOLDS_MAX = 4

# Past the bound a commit waits so long for readers of this process, which are
# through within milliseconds; when there is another one, it tries again after a while.
READERS_PATIENCE_MS = 50
REFUSED_REST_S = 1.0

# Looking for something to fold in a long log takes time; a reader stays for a while.
STUCK_REST_S = 0.5

# A log that holds erased words, but is in use, is tried again this often.
RETRY_EVERY_S = 1.0


class Checkpointer:
    """Watches the log's size after each commit and folds it in when it is time.

    Args:
        worker: a connection of its own. It tells of I/O errors by itself.
        on_folding: called on the event loop with the reason when folding begins to fail,
            so that the log only grows, and with None when it works again.
    """

    def __init__(
        self,
        worker: Worker,
        *,
        on_folding: Callable[[VivavoceError | None], None] = lambda error: None,
    ) -> None:
        self._worker = worker
        self._on_folding = on_folding
        self._is_failing = False
        self._writing: Worker
        self._loop = asyncio.get_running_loop()
        self._running: asyncio.Task[None] | None = None
        self._again: asyncio.TimerHandle | None = None
        self._is_closing = False
        self._refused_at = -REFUSED_REST_S
        self._pages = 0  # in the log after the last commit
        self._folded = 0  # of those, when it was last tried
        self._folds = 0  # how often in a row, in a log past the bound, there was something to
        self._is_held = False  # a reader kept the last one from folding anything more
        self._rest_until = 0.0
        # Words that were erased may still stand in the log. Who erases says so before the
        # commit, whose hook then asks for a checkpoint; the writer's thread clears it.
        self.must_truncate = False

    def watch(self, writer: apsw.Connection, writing: Worker) -> None:
        """Take over checkpoints for `writer`. This also ends its automatic ones.

        A process that ended in the middle of an erasure left a log behind, so the first
        thing is to cut it.

        Args:
            writing: who works with `writer`.
        """
        self._writing = writing
        # A log that grew beside a reader is cut to this when it begins anew.
        writer.pragma("journal_size_limit", BLOCKING_PAGES * int(writer.pragma("page_size")))
        writer.set_wal_hook(self._committed)
        self.must_truncate = True
        self._start()

    async def truncate(self) -> None:
        """Fold everything in and cut the log to nothing, if erased words may stand in it.

        Raises:
            StoreUnavailable: a reader of another process holds on to the log. It is tried
                again after each commit.
        """
        if self._running is not None:
            await asyncio.shield(self._running)
        if not self.must_truncate:
            return  # that was it
        try:
            with translated():
                await self._truncate_within(BUSY_TIMEOUT_MS / 1_000)
        except StoreUnavailable as error:
            self._retry_later()
            if isinstance(error.__cause__, apsw.BusyError):
                raise StoreUnavailable(
                    "Another program reads the database, a backup perhaps, so the write-ahead "
                    "log cannot be emptied; wait for it or end it, and try again."
                ) from error.__cause__
            raise

    async def _truncate_within(self, patience_s: float) -> None:
        """Try to cut the log until it succeeds, in between the commits.

        SQLite would wait for readers with the write lock in its hands.
        """
        await self._worker.run(_fold)
        wait_s = 0.01
        while True:
            try:
                return await self._writing.run(self._truncate_if_idle)
            except apsw.BusyError:
                if patience_s <= 0:
                    raise
            await asyncio.sleep(wait_s)
            patience_s -= wait_s
            wait_s *= 2

    def _truncate_if_idle(self, connection: apsw.Connection) -> None:
        """Cut the log unless somebody uses it, on the writer's thread.

        Raises:
            apsw.BusyError: somebody does.
        """
        connection.set_busy_timeout(0)
        try:
            connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        finally:
            connection.set_busy_timeout(BUSY_TIMEOUT_MS)
        # Here, because the next erasure may commit before the event loop hears of this.
        self.must_truncate = False

    async def close(self) -> None:
        """Wait for a running checkpoint and release the connection."""
        self._is_closing = True
        if self._again is not None:
            self._again.cancel()
        if self._running is not None:
            await asyncio.shield(self._running)
        await self._worker.close()

    def _committed(self, writer: apsw.Connection, database: str, pages: int) -> int:
        """Called by SQLite on the writer's thread after each commit."""
        if pages < self._pages:
            self._folded = self._folds = 0  # it began anew
        self._pages = pages
        if pages >= BLOCKING_PAGES and self._running is None and self._is_worth_it(pages):
            self._restart(writer)
        if pages >= PASSIVE_PAGES or self.must_truncate:
            self._loop.call_soon_threadsafe(self._start)
        return apsw.SQLITE_OK

    def _is_worth_it(self, pages: int) -> bool:
        """Tell whether the writer is to fold in what is left: if it is little, or never will be."""
        if self._is_held or time.monotonic() - self._refused_at < REFUSED_REST_S:
            return False
        return pages - self._folded <= LITTLE_PAGES or self._folds >= FOLDS_MAX

    def _restart(self, writer: apsw.Connection) -> None:
        """Fold the rest of the log in, so that it begins anew with the next commit."""
        writer.set_busy_timeout(READERS_PATIENCE_MS)
        try:
            # Full means that the database cannot grow. The commit itself is safe, and a
            # later one tries again.
            with suppress(apsw.FullError):
                writer.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_RESTART)
        except apsw.BusyError:
            self._refused_at = time.monotonic()
            self._is_held = True  # until a fold gets further
        finally:
            writer.set_busy_timeout(BUSY_TIMEOUT_MS)

    def _start(self) -> None:
        if self._running is None and self._loop.time() >= self._rest_until:
            self._running = self._loop.create_task(self._checkpoint())

    async def _checkpoint(self) -> None:
        must_truncate = self.must_truncate
        try:
            with translated():
                if must_truncate:
                    await self._truncate_within(0)
                else:
                    self._note(*await self._worker.run(_fold))
        except (StoreUnavailable, DamagedRecord) as error:
            # Full or busy, say: the log stays, and a later commit asks again.
            self._rest_until = self._loop.time() + STUCK_REST_S
            # Of a broken disk its worker tells.
            if not isinstance(error.__cause__, apsw.BusyError | apsw.IOError):
                self._tell(error)
        else:
            self._tell(None)
        finally:
            self._running = None
            if self.must_truncate or self._is_failing:
                self._retry_later()

    def _tell(self, error: VivavoceError | None) -> None:
        """Tell of the first failure, and of the first success after one."""
        if self._is_failing != (error is not None):
            self._is_failing = error is not None
            self._on_folding(error)

    def _note(self, pages: int, folded: int) -> None:
        """Rest when a reader kept the last checkpoint from folding anything more."""
        self._is_held = folded == self._folded < pages
        if self._is_held:
            self._rest_until = self._loop.time() + STUCK_REST_S
        is_long = pages >= BLOCKING_PAGES and not self._is_held
        self._folds = self._folds + 1 if is_long else 0
        self._folded = folded

    def _retry_later(self) -> None:
        """Perhaps nobody commits any more, and the log would stay, erased words in it."""
        if self._again is None and not self._is_closing:
            self._again = self._loop.call_later(RETRY_EVERY_S, self._try_again)

    def _try_again(self) -> None:
        self._again = None
        self._start()


def _fold(connection: apsw.Connection) -> tuple[int, int]:
    """Fold in what nobody holds up; return the log's pages and how many are folded by now."""
    return connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
