"""A thread for a disk that may hang, so that nothing hangs with it.

The threads of the event loop will not do: they are few, everybody shares them, and a
process that ends waits for each of them. This one is left behind.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")

_Calls = SimpleQueue[tuple["Future[Any]", Callable[[], Any], bool]]


class DiskThread:
    """Does calls one after the other, in the order they came."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._calls: _Calls | None = None

    async def do(self, call: Callable[[], T]) -> T:
        """Return what `call` returns, or raise what it raises.

        Whoever stops waiting leaves a call that has begun to itself; one that has not
        is never made.
        """
        return await asyncio.wrap_future(self._put(call, is_last=False))

    async def end(self, last: Callable[[], None], *, patience_s: float) -> bool:
        """Make one `last` call and let the thread end; tell whether it did in time.

        What comes too late is made all the same, whenever the disk answers again.
        """
        done = self._put(last, is_last=True)
        self._calls = None
        try:
            async with asyncio.timeout(patience_s):
                await asyncio.wrap_future(done)
        except TimeoutError:
            return False
        return True

    def _put(self, call: Callable[[], T], *, is_last: bool) -> "Future[T]":
        if self._calls is None:
            self._calls = SimpleQueue()
            threading.Thread(
                target=_work, args=(self._calls,), name=self._name, daemon=True
            ).start()
        done: Future[T] = Future()
        self._calls.put((done, call, is_last))
        return done


def _work(calls: _Calls) -> None:
    is_last = False
    while not is_last:
        done, call, is_last = calls.get()
        is_awaited = done.set_running_or_notify_cancel()
        if not is_awaited and not is_last:
            continue
        try:
            result = call()
        except BaseException as error:
            if is_awaited:
                done.set_exception(error)
        else:
            if is_awaited:
                done.set_result(result)
        del done, call  # a queue that is empty for hours must not keep what they hold
