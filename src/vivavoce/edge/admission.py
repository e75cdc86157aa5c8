"""How much of what callers send may be in memory at once.

While the disk stalls, requests wait, each with its body. Past the bound the next one
is turned away with 503 instead of taking the server's memory (I12).
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vivavoce.errors import Overloaded
from vivavoce.service.crowd import Crowd

# Two thousand of the longest messages there are.
BODIES_BYTES_MAX = 64 * 1024 * 1024


class Admission:
    """An ASGI app around another that counts the bodies of all requests under way.

    `receive` raises `Overloaded` where the body goes beyond what is left.
    """

    def __init__(
        self, app: ASGIApp, crowd: Crowd, *, bodies_bytes_max: int = BODIES_BYTES_MAX
    ) -> None:
        self._app = app
        self._crowd = crowd
        self._bodies_bytes_max = bodies_bytes_max
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope.get("method") in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        own_bytes = 0

        async def counted() -> Message:
            nonlocal own_bytes
            message = await receive()
            size_bytes = len(message.get("body", b""))
            if self._bytes + size_bytes > self._bodies_bytes_max:
                reason = f"Requests under way hold {self._bytes / 2**20:.0f} MiB"
                self._crowd.turn_away(f"{reason}; the disk does not keep up.")
                raise Overloaded(f"{reason}; try again shortly.")
            self._bytes += size_bytes
            own_bytes += size_bytes
            return message

        try:
            await self._app(scope, counted, send)
        finally:
            self._bytes -= own_bytes
