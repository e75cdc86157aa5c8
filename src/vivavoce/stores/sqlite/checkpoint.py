"""Folding the write-ahead log into the database, off the writer's path.

SQLite's automatic checkpoints run inside somebody's commit and cost it tens of
milliseconds. Here they run on a thread and a connection of their own, started
once enough pages have gathered. Only when the log outgrows a hard bound (the
checkpoint cannot keep up with a continuous load) does the writer wait for one.
"""

import asyncio
from contextlib import suppress

import apsw

from vivavoce.errors import DamagedRecord, StoreUnavailable
from vivavoce.stores.sqlite.connection import BUSY_TIMEOUT_MS, translated
from vivavoce.stores.sqlite.worker import Worker

PASSIVE_PAGES = 1_000  # 4 MiB of 4,096-byte pages
BLOCKING_PAGES = 16_000  # 64 MiB

# A log that holds erased words, but is in use, is tried again this often.
RETRY_EVERY_S = 1.0


class Checkpointer:
    """Watches the log's size after each commit and folds it in when it is time.

    Args:
        worker: a connection of its own. It tells of I/O errors by itself.
    """

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._loop = asyncio.get_running_loop()
        self._running: asyncio.Task[None] | None = None
        self._again: asyncio.TimerHandle | None = None
        self._is_closing = False
        self.must_truncate = False  # words that were erased may still stand in the log

    def watch(self, writer: apsw.Connection) -> None:
        """Take over checkpoints for `writer`. This also ends its automatic ones.

        A process that ended in the middle of an erasure left a log behind, so the first
        thing is to cut it.
        """
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
                await self._worker.run(_truncate)
        except StoreUnavailable as error:
            self._retry_later()
            if isinstance(error.__cause__, apsw.BusyError):
                raise StoreUnavailable(
                    "Another program reads the database, so the write-ahead log cannot be "
                    "emptied; end it and try again."
                ) from error.__cause__
            raise
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
        if pages >= BLOCKING_PAGES:
            # Busy means that another checkpoint or a reader is in the way, full that the
            # database cannot grow; the commit itself is safe, and the next one tries again.
            with suppress(apsw.BusyError, apsw.FullError):
                writer.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_RESTART)
        elif pages >= PASSIVE_PAGES or self.must_truncate:
            self._loop.call_soon_threadsafe(self._start)
        return apsw.SQLITE_OK

    def _start(self) -> None:
        if self._running is None:
            self._running = self._loop.create_task(self._checkpoint())

    async def _checkpoint(self) -> None:
        must_truncate = self.must_truncate
        try:
            with translated():
                await self._worker.run(_truncate_if_idle if must_truncate else _fold)
            if must_truncate:
                self.must_truncate = False
        except (StoreUnavailable, DamagedRecord):
            pass  # full or busy, say: the log stays, and the next commit asks again
        finally:
            self._running = None
            if self.must_truncate:
                self._retry_later()

    def _retry_later(self) -> None:
        """Perhaps nobody commits any more, and erased words would stay in the log."""
        if self._again is None and not self._is_closing:
            self._again = self._loop.call_later(RETRY_EVERY_S, self._try_again)

    def _try_again(self) -> None:
        self._again = None
        self._start()


def _fold(connection: apsw.Connection) -> None:
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)


def _truncate(connection: apsw.Connection) -> None:
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


def _truncate_if_idle(connection: apsw.Connection) -> None:
    """Cut the log unless somebody uses it: waiting for a reader holds up the writer."""
    connection.set_busy_timeout(0)
    try:
        _truncate(connection)
    finally:
        connection.set_busy_timeout(BUSY_TIMEOUT_MS)
