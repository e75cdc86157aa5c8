"""The way between a node and its database, cut and held up as networks do it.

with Wire(server.port) as wire:
    wire.cut_after(100, Way.THERE, how=How.RESET)
    ...
    wire.hold_up()
    wire.let_go()
"""

import asyncio
import contextlib
import enum
import socket
import struct
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Self

from tests.harness import free_port

PIECE_BYTES = 65_536
DONE_WITHIN_S = 10.0

# Closing a socket with this sends a reset instead of a calm end.
RESETS = struct.pack("ii", 1, 0)


class Way(enum.Enum):
    """From the node to the database, or back."""

    THERE = "there"
    BACK = "back"


class How(enum.Enum):
    """How a connection ends on both sides."""

    RESET = "reset"  # RST: what was under way is thrown away
    CALMLY = "calmly"  # FIN: what was under way arrives first


class _Cut:
    """Where the next connection is to be cut."""

    def __init__(self, left: int, way: Way, how: How) -> None:
        self.left = left  # bytes that may still pass
        self.way = way
        self.how = how


class Wire:
    """A port that leads to the one of a database server, through a thread of its own.

    Args:
        port: where it leads.
    """

    def __init__(self, port: int) -> None:
        self.leads_to = port
        self.port = free_port()
        self.passed = {Way.THERE: 0, Way.BACK: 0}  # bytes, over all connections
        self.cuts = 0
        self._cut: _Cut | None = None
        self._is_open = True
        self._ends: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="wire")

    def __enter__(self) -> Self:
        self._thread.start()
        self._do(self._open())
        return self

    def __exit__(self, *raised: object) -> None:
        self._do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def through(self, url: str) -> str:
        """Return the address of a database, by way of this wire."""
        return url.replace(f":{self.leads_to}/", f":{self.port}/")

    def cut_after(self, count: int, way: Way, *, how: How) -> None:
        """Cut the connection on which the byte after `count` more of that way would pass."""
        self._call(lambda: setattr(self, "_cut", _Cut(count, way, how)))

    def cut_now(self, how: How = How.RESET) -> None:
        """Cut all connections; new ones can be made."""

        def cut() -> None:
            for each in list(self._ends):
                _end(each, how)

        self._call(cut)

    def refuse(self) -> None:
        """Cut all connections, and every new one at once."""
        self._call(lambda: setattr(self, "_is_open", False))
        self.cut_now()

    def accept(self) -> None:
        """Refuse nobody any more."""
        self._call(lambda: setattr(self, "_is_open", True))

    def never_mind(self) -> None:
        """Cut nothing any more."""
        self._call(lambda: setattr(self, "_cut", None))

    def hold_up(self) -> None:
        """Let nothing pass any more, not even the end of a connection; nobody is told."""
        self._call(self._passes.clear)

    def let_go(self) -> None:
        """Let pass what was held up: what was sent long ago arrives now."""
        self._call(self._passes.set)

    # In the thread.

    async def _open(self) -> None:
        self._passes = asyncio.Event()
        self._passes.set()
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", self.port)

    async def _close(self) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for end in list(self._ends):
            end.transport.abort()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._ends.add(writer)
        # The server would report an exception of a handler: it goes on as a task of ours.
        task = asyncio.create_task(self._lead(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._passes.wait()
            if self._is_open:
                with contextlib.suppress(OSError):
                    await self._join(reader, writer)
        finally:
            self._ends.discard(writer)
            writer.transport.abort()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far = await asyncio.open_connection("127.0.0.1", self.leads_to)
        self._ends.add(far)
        try:
            await asyncio.gather(
                self._pass_on(reader, far, writer, Way.THERE),
                self._pass_on(far_reader, writer, far, Way.BACK),
            )
        finally:
            self._ends.discard(far)
            far.transport.abort()

    async def _pass_on(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        other: asyncio.StreamWriter,
        way: Way,
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(PIECE_BYTES):
                await self._passes.wait()
                cut = self._cut
                if cut is not None and cut.way is way:
                    if cut.left < len(data):
                        self._cut = None
                        self.cuts += 1
                        writer.write(data[: cut.left])
                        await writer.drain()
                        _end(writer, cut.how)
                        _end(other, cut.how)
                        return
                    cut.left -= len(data)
                self.passed[way] += len(data)
                writer.write(data)
                await writer.drain()
        await self._passes.wait()
        with contextlib.suppress(OSError):
            writer.close()

    # From outside.

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(DONE_WITHIN_S)

    def _call(self, work: Callable[[], object]) -> None:
        async def called() -> None:
            work()

        self._do(called())


def _end(end: asyncio.StreamWriter, how: How) -> None:
    if how is How.CALMLY:
        end.close()
        return
    with contextlib.suppress(OSError):
        end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESETS)
    end.transport.abort()
