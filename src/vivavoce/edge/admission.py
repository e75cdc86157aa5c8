"""How much of what callers send may be in memory at once, and how long they may take.

While the disk stalls, requests wait, each with its body, up to a bound (I12). A body that
is not whole yet may never be: whoever stops sending is cut off, and when there is no room
left it is such a body that has to go, not the caller who came last.
"""

import asyncio
import math
from collections import Counter
from collections.abc import Hashable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vivavoce.errors import Overloaded, TooSlow
from vivavoce.service.callers import Caller
from vivavoce.service.crowd import Crowd

# Two thousand of the longest messages there are.
BODIES_BYTES_MAX = 64 * 1024 * 1024

# A candidate says one thing at a time. Those who have not said who they are share one part.
# A key may fill all there is: one program of the owner's may be everybody who calls.
CANDIDATE_BYTES_MAX = 2 * 1024 * 1024
ANONYMOUS_BYTES_MAX = 8 * 1024 * 1024

# How long a body may pause. Sent drop by drop it is cut off all the same: what came has to
# make up for the time it took, at less than the slowest phone gets through.
PAUSE_MAX_S = 10.0
BYTES_PER_S_MIN = 1024

# Nobody has to make room before: thousands may come at the same moment, honestly.
SPARED_S = 1.0

ANONYMOUS = "anonymous"
BODY = "vivavoce.body"  # where a scope holds its `Body`


class Body:
    """What has come so far of one request's body."""

    def __init__(self) -> None:
        self.caller: Hashable = ANONYMOUS
        self.bytes_max: float = ANONYMOUS_BYTES_MAX
        self.size_bytes = 0
        self.began_at = self.last_at = asyncio.get_running_loop().time()
        self.is_whole = False
        self.cut_off: str | None = None  # why it had to make room
        self.limit: asyncio.Timeout | None = None  # while its next part is waited for

    @property
    def ends_at(self) -> float:
        """When the next part is too late, in the event loop's time."""
        earned_s = self.size_bytes / BYTES_PER_S_MIN
        return PAUSE_MAX_S + min(self.last_at, self.began_at + earned_s)

    def burden(self, now: float) -> float:
        """Return how much memory it has kept from others for how long, in byte seconds."""
        return self.size_bytes * (now - self.began_at)


def name_caller(scope: Scope, caller: Caller) -> None:
    """Say whose request this is, before anything of its body is asked for."""
    body: Body | None = scope.get(BODY)
    if body is None or body.size_bytes:
        return
    if caller.interview is not None:
        body.caller, body.bytes_max = caller.interview, CANDIDATE_BYTES_MAX
    else:
        body.caller, body.bytes_max = (caller.organization, caller.actor), math.inf


class Admission:
    """An ASGI app around another that counts the bodies of all requests under way.

    `receive` raises `TooSlow` where the rest of a body does not come, and `Overloaded`
    where there is no room for it.
    """

    def __init__(
        self, app: ASGIApp, crowd: Crowd, *, bodies_bytes_max: int = BODIES_BYTES_MAX
    ) -> None:
        self._app = app
        self._crowd = crowd
        self._bodies_bytes_max = bodies_bytes_max
        self._bytes = 0
        self._bytes_of: Counter[Hashable] = Counter()
        self._unfinished: set[Body] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope.get("method") in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        body = scope[BODY] = Body()

        async def counted() -> Message:
            if body.is_whole:
                return await receive()  # tells when the caller has left
            return await self._next_part(body, receive)

        try:
            await self._app(scope, counted, send)
        finally:
            self._release(body)

    async def _next_part(self, body: Body, receive: Receive) -> Message:
        self._unfinished.add(body)
        try:
            async with asyncio.timeout_at(body.ends_at) as body.limit:
                message = await receive()
        except TimeoutError as error:
            raise TooSlow(_too_slow(body)) from error
        finally:
            body.limit = None
        if body.cut_off is not None:  # at the very moment when something came
            raise TooSlow(_too_slow(body))
        size_bytes = len(message.get("body", b""))
        body.is_whole = not message.get("more_body", False)
        if body.is_whole:
            self._unfinished.discard(body)
        self._make_room(body, size_bytes)
        body.size_bytes += size_bytes
        body.last_at = asyncio.get_running_loop().time()
        self._bytes += size_bytes
        self._bytes_of[body.caller] += size_bytes
        return message

    def _make_room(self, body: Body, size_bytes: int) -> None:
        """Cut off bodies that never became whole until another `size_bytes` fit in.

        Raises:
            Overloaded: there are none, or this one is the heaviest of them itself.
        """
        while self._bytes_of[body.caller] + size_bytes > body.bytes_max:
            own = {other for other in self._unfinished if other.caller == body.caller}
            held = self._bytes_of[body.caller] / 2**20
            self._cut_off_one(own, body, f"Your requests under way hold {held:.0f} MiB")
        while self._bytes + size_bytes > self._bodies_bytes_max:
            reason = f"Requests under way hold {self._bytes / 2**20:.0f} MiB"
            self._crowd.turn_away(f"{reason}; the disk, or those who send, do not keep up.")
            self._cut_off_one(self._unfinished, body, reason)

    def _cut_off_one(self, among: set[Body], newcomer: Body, reason: str) -> None:
        now = asyncio.get_running_loop().time()
        old = (other for other in among if now - other.began_at >= SPARED_S)
        heaviest = max(old, key=lambda other: other.burden(now), default=newcomer)
        if heaviest is newcomer:
            raise Overloaded(f"{reason}; try again shortly.")
        heaviest.cut_off = reason
        if heaviest.limit is not None:
            heaviest.limit.reschedule(now)
        self._release(heaviest)

    def _release(self, body: Body) -> None:
        self._unfinished.discard(body)
        self._bytes -= body.size_bytes
        self._bytes_of[body.caller] -= body.size_bytes
        if not self._bytes_of[body.caller]:
            del self._bytes_of[body.caller]
        body.size_bytes = 0


def _too_slow(body: Body) -> str:
    if body.cut_off is not None:
        return f"{body.cut_off}, and this one was not whole yet; send it again."
    return "The rest of the request did not come in time; send it again."
