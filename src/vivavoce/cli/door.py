"""The door: as many callers at once as the limit of open files allows (I12).

Past the limit the kernel would hand out no more connections: asyncio would log it
thousands of times, uvloop would hang up without a word, and the database could open
no file. So some descriptors are kept for ourselves. Once the others are taken, whoever
waits for nothing has to leave, the longest idle first: connections that never asked, and
those kept alive after their answer. If there are none, the newest caller is told to come
back: 503 and Retry-After. Those who are inside go on.
"""

import asyncio
import contextlib
import errno
import os
import resource
import socket
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from vivavoce.api.problems import problem
from vivavoce.errors import Overloaded
from vivavoce.service.crowd import Crowd

# For SQLite's temporary files, exports, the mirror.
RESERVED = 16

# Callers who are turned away may say first what they want, and hold a descriptor of the
# reserve meanwhile. When as many do, the next ones are told without being heard.
HEARD_MAX = RESERVED // 2

FULL = (
    "There are as many connections as the limit of open files allows; "
    "raise it (ulimit -n, LimitNOFILE=)."
)
OUT_OF_DESCRIPTORS = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}

# Where nothing else is said, one process may be given this many.
DESCRIPTORS_MAX = 1_048_576

# Whoever waits for nothing for this long may have to make room. Clients ask at once, and those
# that keep a connection alive know that it may be closed.
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
        self._idle: dict[HttpToolsProtocol, float] = {}  # to since when; the longest first
        self._heard: set[HttpToolsProtocol] = set()  # turned away, and not gone yet
        self._others = _count_descriptors(listener)

    def arrived(self, connection: HttpToolsProtocol) -> bool:
        """Tell whether a connection that was just made may stay."""
        now = connection.loop.time()
        has_room = self._has_room(len(connection.connections))
        if not has_room:
            self._crowd.turn_away(FULL)
            longest = next(iter(self._idle), None)
            if longest is not None and now - self._idle[longest] > SILENT_S:
                del self._idle[longest]
                longest.transport.close()
                has_room = True
        if has_room:
            self._idle[connection] = now
        return has_room

    def hears(self, connection: HttpToolsProtocol) -> bool:
        """Tell whether a caller who is turned away may say first what it wants."""
        if len(self._heard) >= HEARD_MAX:
            return False
        self._heard.add(connection)
        return True

    def asked(self, connection: HttpToolsProtocol) -> None:
        """Take note that a connection has asked for something."""
        self._idle.pop(connection, None)

    def answered(self, connection: HttpToolsProtocol) -> None:
        """Take note that a connection has got all it asked for."""
        if connection not in self._heard:
            self._idle[connection] = connection.loop.time()

    def left(self, connection: HttpToolsProtocol) -> None:
        """Take note that a connection has ended."""
        self._idle.pop(connection, None)
        self._heard.discard(connection)

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
    unheard = _unheard()

    class Connection(HttpToolsProtocol):
        """One connection. It is closed when it asks for nothing, as if it had been kept alive."""

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn
            super().connection_made(transport)
            if door.arrived(self):
                self.timeout_keep_alive_task = self.loop.call_later(
                    self.timeout_keep_alive, self.timeout_keep_alive_handler
                )
            elif door.hears(self):
                self.app = _come_back
                self.loop.call_later(SILENT_S, transport.close)
            else:
                transport.write(unheard)
                transport.close()

        def on_headers_complete(self) -> None:
            door.asked(self)
            super().on_headers_complete()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            if self.cycle.response_complete and not self.transport.is_closing():
                door.answered(self)  # and nothing that was sent meanwhile waits for its turn

        def connection_lost(self, exc: Exception | None) -> None:
            door.left(self)
            super().connection_lost(exc)

    return Connection


async def _come_back(scope: Scope, receive: Receive, send: Send) -> None:
    await _refusal()(scope, receive, send)


def _refusal() -> Response:
    response = problem(Overloaded("Too many callers at once; try again shortly."))
    response.headers["connection"] = "close"
    return response


def _unheard() -> bytes:
    """Return the same as it goes over the wire, for whoever is told without being heard."""
    response = _refusal()
    lines = [b"HTTP/1.1 503 Service Unavailable"]
    lines += [name + b": " + value for name, value in response.raw_headers]
    return b"\r\n".join([*lines, b"", bytes(response.body)])


def _count_descriptors(listener: socket.socket) -> int:
    """Return about how many descriptors are open: the kernel gives the lowest that is free."""
    lowest = os.dup(listener.fileno())
    os.close(lowest)
    return lowest
