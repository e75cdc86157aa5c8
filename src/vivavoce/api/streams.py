"""An interview's events as server-sent events: catch up, then follow, no gap and no repeat.

The words of a reply that is being made go along as `reply-delta`, without an id: they are
no events, and nobody catches up with them.

Plain ASGI, because an idle live page should cost as little as it can. The format
is the HTML standard's: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
from collections.abc import Awaitable, Callable

import msgspec
from starlette.types import Receive, Scope, Send

from vivavoce.api.render import event_item
from vivavoce.api.withheld import Withheld, withheld_from
from vivavoce.domain.ids import InterviewId
from vivavoce.edge.headers import PRIVATE_RAW
from vivavoce.errors import Unauthenticated, VivavoceError
from vivavoce.journal.feed import SAID, Draft, Subscription
from vivavoce.journal.store import Record
from vivavoce.service.callers import Caller
from vivavoce.service.services import Services

# Proxies close quiet connections after 30 to 60 seconds.
COMMENT_EVERY_S = 15.0

# What one page that reads slowly may hold in memory: some events, and a piece of what
# they look like. One event has up to 1 MiB.
PAGE = 100
PIECE_BYTES = 64 * 1024

# A stopping server asks its pages to come back soon, but not all in the same instant.
RECONNECT = b"retry: 1000\nevent: reconnect\ndata: {}\n\n"

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-accel-buffering", b"no"),  # nginx would hold events back
    *PRIVATE_RAW,
]


class EventStream:
    """The answer to one live page. The caller's reach was checked before it is made.

    Args:
        recognise: says who the caller is once more, or raises. It is asked when keys or
            links were revoked, so that nobody goes on reading with one of those: at once when
            it may be the caller's own, before anything more is told when it was another.
    """

    def __init__(
        self,
        services: Services,
        caller: Caller,
        interview: InterviewId,
        *,
        after: int,
        recognise: Callable[[], Awaitable[Caller]],
    ) -> None:
        self._services = services
        self._caller = caller
        self._interview = interview
        self._after = after
        self._recognise = recognise
        self._revocations = -1  # asked once more at the start: it may have been in between
        self._gone = False
        self._shown: Draft | None = None  # the words this page was last told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        if scope["method"] != "HEAD":
            await self._write(send, b": live\n\n")
            with (
                self._services.feed.subscribe(self._interview) as subscription,
                self._services.access.watch(self._caller, subscription.miss),
            ):
                watcher = asyncio.create_task(self._watch(receive, subscription))
                try:
                    await self._follow(subscription, send)
                finally:
                    watcher.cancel()
        if not self._gone:
            await send({"type": "http.response.body", "body": b""})

    def _is_over(self) -> bool:
        feed = self._services.feed
        return self._gone or feed.closed or feed.is_away

    async def _follow(self, subscription: Subscription, send: Send) -> None:
        """Send what there is and what comes, until the page leaves or has to come again."""
        try:
            await self._check_caller()
            await self._catch_up(send)
            while not self._is_over():
                while delta := self._delta():
                    await self._write(send, delta)
                timer = asyncio.get_running_loop().call_later(COMMENT_EVERY_S, subscription.wake)
                await subscription.wait()
                timer.cancel()
                if self._is_over():
                    break
                await self._check_caller()
                records = subscription.take()
                if records is None or self._is_gap_before(records):
                    await self._catch_up(send)
                elif records:
                    await self._send(send, records)
                elif self._services.feed.draft(self._interview) == self._shown:
                    await self._write(send, b": still here\n\n")
        except VivavoceError:
            # Erased, damaged, revoked, or the store is away: the page asks again and is told why.
            pass
        if not self._gone:
            await self._write(send, RECONNECT)

    def _delta(self) -> bytes:
        """Return what the page has to be told for it to show the draft; b"" when it does."""
        draft, shown = self._services.feed.draft(self._interview), self._shown
        if draft == shown:
            return b""
        self._shown = draft
        if draft is None:
            assert shown is not None, "two absent drafts are equal"
            return delta_frame(shown.id, 0, "")
        is_longer = shown is not None and shown.id == draft.id and draft.text.startswith(shown.text)
        offset = len(shown.text) if shown is not None and is_longer else 0
        return delta_frame(draft.id, offset, draft.text[offset:])

    def _is_gap_before(self, records: list[Record]) -> bool:
        """Tell whether something between the last event sent and these was never published.

        A commit that was not confirmed is not, and yet may be stored.
        """
        fresh = next((record.seq for record in records if record.seq > self._after), None)
        return fresh is not None and fresh > self._after + 1

    async def _catch_up(self, send: Send) -> None:
        """Send everything stored since the last event sent.

        Raises:
            VivavoceError: it cannot be read, or not any more.
        """
        while True:
            records = await self._services.interviews.events(
                self._caller, self._interview, after=self._after, limit=PAGE
            )
            await self._send(send, records)
            if len(records) < PAGE:
                return

    async def _send(self, send: Send, records: list[Record]) -> None:
        withheld = await self._withheld()
        piece = b""
        for record in records:
            if record.seq > self._after:
                piece += frame(record, withheld)
                self._after = record.seq
                if record.name == SAID:
                    self._shown = None  # the page puts it in the place of what it shows
            if len(piece) >= PIECE_BYTES:
                await self._write(send, piece)
                await self._check_caller()
                piece = b""
        if piece:
            await self._write(send, piece)

    async def _withheld(self) -> Withheld | None:
        """Return what the page is not told, by the guides the interview has followed by now.

        Raises:
            VivavoceError: it cannot be read, or not any more.
        """
        if not self._caller.is_candidate:
            return None
        standing = await self._services.interviews.get(self._caller, self._interview, fresh=False)
        return await withheld_from(self._caller, standing, self._services.library)

    async def _check_caller(self) -> None:
        """See to it that the caller may still read, should anything have been revoked.

        Raises:
            VivavoceError: not any more, or nobody knows right now.
        """
        if self._services.access.revocations != self._revocations:
            self._revocations = self._services.access.revocations
            if await self._recognise() != self._caller:
                raise Unauthenticated("Somebody else would go on reading.")

    async def _write(self, send: Send, body: bytes) -> None:
        await send({"type": "http.response.body", "body": body, "more_body": True})

    async def _watch(self, receive: Receive, subscription: Subscription) -> None:
        """Notice that the page is gone: an ASGI server tells it only to who asks."""
        while (await receive())["type"] != "http.disconnect":
            pass
        self._gone = True
        subscription.wake()


def frame(record: Record, withheld: Withheld | None) -> bytes:
    """Return one event as a frame, without what is withheld.

    Its JSON holds no line ends, so it is one data line.
    """
    data = msgspec.json.encode(event_item(record, withheld))
    return b"id: %d\nevent: %s\ndata: %b\n\n" % (record.seq, record.name.encode(), data)


def delta_frame(draft: str, offset: int, text: str) -> bytes:
    """Return a piece of a draft as a frame: `text` comes after its first `offset` characters.

    `offset` counts Unicode code points.
    """
    data = msgspec.json.encode({"draft": draft, "offset": offset, "text": text})
    return b"event: reply-delta\ndata: %b\n\n" % data
