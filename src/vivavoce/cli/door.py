"""The door: as many callers at once as the limit of open files allows (I12).

Past the limit the kernel would hand out no more connections: asyncio would log it
thousands of times, uvloop would hang up without a word, and the database could open
no file. So some descriptors are kept for ourselves. Once the others are taken,
connections that never asked for anything have to leave, and if there are none the newest
caller is told to come back: 503 and Retry-After. Those who are inside go on.
"""

import asyncio
import contextlib
import errno
import os
import resource
import socket
from typing import Any

from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from vivavoce.api.problems import problem
from vivavoce.errors import Overloaded
from vivavoce.service.crowd import Crowd

# For SQLite's temporary files, exports, the mirror.
RESERVED = 16

FULL = (
    "There are as many connections as the limit of open files allows; "
    "raise it (ulimit -n, LimitNOFILE=)."
)
OUT_OF_DESCRIPTORS = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}

# Where nothing else is said, one process may be given this many.
DESCRIPTORS_MAX = 1_048_576

# Whoever asks for nothing for this long may have to make room. Clients ask at once.
SILENT_S = 1.0


def raise_limit() -> None:
    """Let this process open as many files as it may: defaults date from smaller machines."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = DESCRIPTORS_MAX if hard == resource.RLIM_INFINITY else hard
    if soft != resource.RLIM_INFINITY and soft < most:
        with contextlib.suppress(ValueError, OSError):  # the kernel's own limit is lower
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


class Door:
    """Decides who comes in.

    Args:
        listener: the socket callers reach us on.
    """

    def __init__(self, crowd: Crowd, listener: socket.socket) -> None:
        self._crowd = crowd
        self._silent: dict[HttpToolsProtocol, float] = {}  # to when it came; the oldest first
        self._others = _count_descriptors(listener)

    def arrived(self, connection: HttpToolsProtocol) -> bool:
        """Tell whether a connection that was just made may stay."""
        now = connection.loop.time()
        has_room = self._has_room(len(connection.connections))
        if not has_room:
            self._crowd.turn_away(FULL)
            oldest = next(iter(self._silent), None)
            if oldest is not None and now - self._silent[oldest] > SILENT_S:
                del self._silent[oldest]
                oldest.transport.close()
                has_room = True
        if has_room:
            self._silent[connection] = now
        return has_room

    def asked(self, connection: HttpToolsProtocol) -> None:
        """Take note that a connection has asked for something."""
        self._silent.pop(connection, None)

    def left(self, connection: HttpToolsProtocol) -> None:
        """Take note that a connection has ended."""
        self._silent.pop(connection, None)

    def loop_failed(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Handle what the event loop reports: one line for all connections it could not accept."""
        error = context.get("exception")
        if isinstance(error, OSError) and error.errno in OUT_OF_DESCRIPTORS:
            self._crowd.turn_away(FULL)
        else:
            loop.default_exception_handler(context)

    def _has_room(self, connections: int) -> bool:
        # Asked each time: the limit of a running process can be changed.
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        taken = self._others + connections + RESERVED
        return soft == resource.RLIM_INFINITY or taken <= soft


def connections_through(door: Door) -> type[HttpToolsProtocol]:
    """Return uvicorn's protocol with `door` in front of it."""

    class Connection(HttpToolsProtocol):
        """One connection. It is closed when it asks for nothing, as if it had been kept alive."""

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn
            super().connection_made(transport)
            if door.arrived(self):
                self.timeout_keep_alive_task = self.loop.call_later(
                    self.timeout_keep_alive, self.timeout_keep_alive_handler
                )
            else:
                self.app = _come_back
                self.loop.call_later(SILENT_S, transport.close)

        def on_headers_complete(self) -> None:
            door.asked(self)
            super().on_headers_complete()

        def connection_lost(self, exc: Exception | None) -> None:
            door.left(self)
            super().connection_lost(exc)

    return Connection


async def _come_back(scope: Scope, receive: Receive, send: Send) -> None:
    response: Any = problem(Overloaded("Too many callers at once; try again shortly."))
    response.headers["connection"] = "close"
    await response(scope, receive, send)


def _count_descriptors(listener: socket.socket) -> int:
    """Return about how many descriptors are open: the kernel gives the lowest that is free."""
    lowest = os.dup(listener.fileno())
    os.close(lowest)
    return lowest
