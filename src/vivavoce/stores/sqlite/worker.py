"""A thread of its own for one SQLite connection, called from the event loop."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, TypeVar

import apsw

from vivavoce.errors import StoreBroken
from vivavoce.stores.sqlite.causes import explained

T = TypeVar("T")
Task = tuple[Callable[[apsw.Connection], Any], "asyncio.Future[Any]", asyncio.AbstractEventLoop]


class Disk:
    """What the connections that write one file have in common: whether it can be trusted.

    After a failed sync nobody can tell what the file holds, whichever statement it
    was; so the first I/O error is final for all of them (I12).

    Args:
        on_broken: called on the event loop, before anybody hears of the failure.
    """

    def __init__(self, on_broken: Callable[[StoreBroken], None]) -> None:
        self._on_broken = on_broken
        self._failure: str | None = None

    @property
    def has_failed(self) -> bool:
        """Whether nothing may be written any more."""
        return self._failure is not None

    def check(self) -> None:
        """Refuse once the disk has failed.

        Raises:
            apsw.IOError: it has.
        """
        if self._failure is not None:
            raise apsw.IOError(self._failure)

    def failed(self, error: apsw.IOError, loop: asyncio.AbstractEventLoop) -> None:
        """Take note of an I/O error, on the thread that met it."""
        if self._failure is None:
            self._failure = str(error)
            loop.call_soon_threadsafe(self._on_broken, StoreBroken(f"The disk failed: {error}."))


class Worker:
    """Runs functions on its connection, one after the other, in the order they came.

    A connection belongs to its worker from then on; closing the worker closes it.

    Args:
        disk: of the file the connection writes; None when it only reads, because an
            unreadable spot concerns those who read there (I7).
    """

    def __init__(self, connection: apsw.Connection, *, name: str, disk: Disk | None = None) -> None:
        self._connection = connection
        self._disk = disk
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._closing = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def run(self, function: Callable[[apsw.Connection], T]) -> "asyncio.Future[T]":
        """Return a future of what `function` returns or raises on the worker's thread.

        Cancelling the future does not stop the function.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        if self._closing:
            future.set_exception(apsw.ConnectionClosedError("the database was closed"))
        else:
            self._tasks.put((function, future, loop))
        return future

    async def close(self) -> None:
        """Finish what was given, then close the connection."""
        if not self._closing:
            self._closing = True
            self._tasks.put(None)
        await asyncio.to_thread(self._thread.join)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            function, future, loop = task
            try:
                if self._disk is not None:
                    self._disk.check()
                result, error = function(self._connection), None
            except BaseException as met:
                raised = explained(self._connection, met)
                result, error = None, raised
                if isinstance(raised, apsw.IOError) and self._disk is not None:
                    self._disk.failed(raised, loop)
                del raised
            loop.call_soon_threadsafe(_settle, future, result, error)
            # Drop the references, or the last batch stays in memory until the next.
            del task, function, future, result, error
        if self._disk is not None and self._disk.has_failed:
            # The last connection folds the log into the file, which must not happen now.
            self._connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        # The last connection to close folds the log into the file. Should that fail, nothing
        # is lost: what was acknowledged stays in the log, and the next start goes on from it.
        with suppress(apsw.Error):
            self._connection.close()


def _settle(future: "asyncio.Future[Any]", result: Any, error: BaseException | None) -> None:
    if future.done():
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)
