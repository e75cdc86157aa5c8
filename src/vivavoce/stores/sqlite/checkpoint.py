"""Folding the write-ahead log into the database, off the writer's path.

SQLite's automatic checkpoints run inside somebody's commit and cost it tens of
milliseconds. Here they run on a thread and a connection of their own, started
once enough pages have gathered. Only when the log outgrows a hard bound (the
checkpoint cannot keep up with a continuous load) does the writer wait for one.

Somebody who reads one moment for long, as a backup does, keeps the log from being
folded past that moment and from being cut. Nothing waits for that: the log grows
meanwhile, and is folded and cut afterwards.
"""

import asyncio
import time
from contextlib import suppress

import apsw

from vivavoce.errors import DamagedRecord, StoreUnavailable
from vivavoce.stores.sqlite.connection import BUSY_TIMEOUT_MS, translated
from vivavoce.stores.sqlite.worker import Worker

PAGE_BYTES = 4_096
PASSIVE_PAGES = 1_000  # 4 MiB
BLOCKING_PAGES = 16_000  # 64 MiB

# Past the hard bound a commit waits so long for readers of this process, which are
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
    """

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._writing: Worker
        self._loop = asyncio.get_running_loop()
        self._running: asyncio.Task[None] | None = None
        self._again: asyncio.TimerHandle | None = None
        self._is_closing = False
        self._refused_at = -REFUSED_REST_S
        self._folded = 0
        self._rest_until = 0.0
        self.must_truncate = False  # words that were erased may still stand in the log

    def watch(self, writer: apsw.Connection, writing: Worker) -> None:
        """Take over checkpoints for `writer`. This also ends its automatic ones.

        A process that ended in the middle of an erasure left a log behind, so the first
        thing is to cut it.

        Args:
            writing: who works with `writer`.
        """
        self._writing = writing
        # A log that grew beside a reader is cut to this when it begins anew.
        writer.pragma("journal_size_limit", BLOCKING_PAGES * PAGE_BYTES)
        writer.set_wal_hook(self._committed)
        self.must_truncate = True
        self._start()

    async def truncate(self) -> None:
        """Fold everything in and cut the log to nothing.

        Raises:
            StoreUnavailable: a reader of another process holds on to the log. It is tried
                again after each commit.
        """
        if self._running is not None:
            await asyncio.shield(self._running)
        self.must_truncate = True
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
        self.must_truncate = False

    async def _truncate_within(self, patience_s: float) -> None:
        """Try to cut the log until it succeeds, in between the commits.

        SQLite would wait for readers with the write lock in its hands.
        """
        await self._worker.run(_fold)
        wait_s = 0.01
        while True:
            try:
                return await self._writing.run(_truncate_if_idle)
            except apsw.BusyError:
                if patience_s <= 0:
                    raise
            await asyncio.sleep(wait_s)
            patience_s -= wait_s
            wait_s *= 2

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
        if pages >= BLOCKING_PAGES and self._running is None:
            self._restart(writer)
        if pages >= PASSIVE_PAGES or self.must_truncate:
            self._loop.call_soon_threadsafe(self._start)
        return apsw.SQLITE_OK

    def _restart(self, writer: apsw.Connection) -> None:
        """Fold all of the log in, so that it begins anew, unless a reader was just in the way."""
        if time.monotonic() - self._refused_at < REFUSED_REST_S:
            return
        writer.set_busy_timeout(READERS_PATIENCE_MS)
        try:
            # Full means that the database cannot grow. The commit itself is safe, and a
            # later one tries again.
            with suppress(apsw.FullError):
                writer.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_RESTART)
        except apsw.BusyError:
            self._refused_at = time.monotonic()
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
                    self.must_truncate = False
                else:
                    self._note(*await self._worker.run(_fold))
        except (StoreUnavailable, DamagedRecord):
            # Full or busy, say: the log stays, and a later commit asks again.
            self._rest_until = self._loop.time() + STUCK_REST_S
        finally:
            self._running = None
            if self.must_truncate:
                self._retry_later()

    def _note(self, pages: int, folded: int) -> None:
        """Rest when a reader kept the last checkpoint from folding anything more."""
        if folded == self._folded < pages:
            self._rest_until = self._loop.time() + STUCK_REST_S
        self._folded = folded

    def _retry_later(self) -> None:
        """Perhaps nobody commits any more, and erased words would stay in the log."""
        if self._again is None and not self._is_closing:
            self._again = self._loop.call_later(RETRY_EVERY_S, self._try_again)

    def _try_again(self) -> None:
        self._again = None
        self._start()


def _fold(connection: apsw.Connection) -> tuple[int, int]:
    """Fold in what nobody holds up; return the log's pages and how many are folded by now."""
    return connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)


def _truncate_if_idle(connection: apsw.Connection) -> None:
    """Cut the log unless somebody uses it.

    Raises:
        apsw.BusyError: somebody does.
    """
    connection.set_busy_timeout(0)
    try:
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    finally:
        connection.set_busy_timeout(BUSY_TIMEOUT_MS)
