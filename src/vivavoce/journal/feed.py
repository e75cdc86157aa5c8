"""Committed events, handed at once to whoever is watching an interview.

The journal publishes after each commit; a live page reads the store up to the
present, then follows its subscription. A watcher that falls behind is not
buffered for ever: it is told it lagged, and reads what it missed from the store.

Beside them there may be a draft: the words of a reply that is being made. It is no
event, it is kept nowhere, and the first message that is committed takes its place.

Where other nodes commit to the same interviews, what they committed and are about to say is
handed out in the same way.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.store import Record

# A page that is this many events behind reads from the store instead: enough for
# a burst, small enough for 10,000 pages.
BACKLOG_MAX = 64

# The event after which a draft is of no use: its words came, or others did.
SAID = "message-added"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a reply so far, while it is being made. Each attempt has an `id` of its own."""

    id: str
    text: str


class Subscription:
    """One watcher's view of one interview: new records, or the news that some were missed."""

    __slots__ = ("_lagged", "_records", "_wake", "is_page")

    def __init__(self, *, is_page: bool = True) -> None:
        self.is_page = is_page
        self._records: deque[Record] = deque()
        self._lagged = False
        self._wake: asyncio.Future[None] | None = None

    def deliver(self, records: Sequence[Record]) -> None:
        """Queue `records`; past the bound drop them and remember that they were missed."""
        if len(self._records) + len(records) > BACKLOG_MAX:
            self.miss()
        else:
            self._records.extend(records)
            self.wake()

    def miss(self) -> None:
        """Let the watcher read from the store what it has not seen."""
        self._records.clear()
        self._lagged = True
        self.wake()

    def wake(self) -> None:
        """Let `wait` return, whether or not there is news."""
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)

    def take(self) -> list[Record] | None:
        """Return what came since the last call, in order; None when some was missed."""
        lagged, self._lagged = self._lagged, False
        records = list(self._records)
        self._records.clear()
        return None if lagged else records

    async def wait(self) -> None:
        """Return when there is something to take, or at the next `wake`."""
        if self._records or self._lagged:
            return
        self._wake = asyncio.get_running_loop().create_future()
        try:
            await self._wake
        finally:
            self._wake = None


class Feed:
    """Who watches what. Used on the event loop only."""

    def __init__(self) -> None:
        self._watchers: dict[InterviewId, list[Subscription]] = {}
        self._drafts: dict[InterviewId, Draft] = {}
        self._reached: dict[InterviewId, int] = {}  # of those that are watched
        # Where pages are on other nodes, too: tells them the words of a reply so far, or that
        # the draft with this id is taken back.
        self.on_draft: Callable[[InterviewId, str, str | None], None] | None = None
        self.watchers = 0
        self.closed = False
        self.is_away = False  # the store does not answer: pages are better off with another node

    def publish(self, interview: InterviewId, records: Sequence[Record]) -> None:
        """Hand freshly committed `records` of one interview to its watchers."""
        if interview in self._drafts and any(record.name == SAID for record in records):
            del self._drafts[interview]
        watchers = self._watchers.get(interview)
        if watchers is None:
            return
        self.reach(interview, records[-1].seq)
        for subscription in watchers:
            subscription.deliver(records)

    def reached(self, interview: InterviewId) -> int | None:
        """Return up to which seq watchers were told of events; None when nobody watches."""
        return self._reached.get(interview, 0) if interview in self._watchers else None

    def reach(self, interview: InterviewId, seq: int) -> None:
        """Note that watchers know of events up to `seq`, or know that they have to look."""
        if interview in self._watchers and seq > self._reached.get(interview, 0):
            self._reached[interview] = seq

    def watched(self) -> list[InterviewId]:
        """Return the interviews that somebody watches."""
        return list(self._watchers)

    def tell(self, interview: InterviewId, draft: Draft) -> None:
        """Let the pages that watch `interview` have the words of a reply so far, everywhere."""
        self.show(interview, draft)
        if self.on_draft is not None:
            self.on_draft(interview, draft.id, draft.text)

    def take_back(self, interview: InterviewId, draft_id: str) -> None:
        """Forget the draft with this id, if it is still the one that is shown, everywhere."""
        self.withdraw(interview, draft_id)
        if self.on_draft is not None:
            self.on_draft(interview, draft_id, None)

    def show(self, interview: InterviewId, draft: Draft) -> None:
        """Let the pages of this node have the words of a reply so far."""
        self._drafts[interview] = draft
        self._wake_pages(interview)

    def withdraw(self, interview: InterviewId, draft_id: str) -> None:
        """Show the draft with this id no longer on this node."""
        draft = self._drafts.get(interview)
        if draft is not None and draft.id == draft_id:
            del self._drafts[interview]
            self._wake_pages(interview)

    def draft(self, interview: InterviewId) -> Draft | None:
        """Return the words that are being said just now, or None."""
        return self._drafts.get(interview)

    @contextmanager
    def subscribe(self, interview: InterviewId, *, is_page: bool = True) -> Iterator[Subscription]:
        """Watch `interview` until the block ends.

        Subscribe first and read the store then: what is committed in between comes
        twice, and the reader drops what it has seen by seq.

        Args:
            is_page: somebody looks on; False for a part of ours, which drafts do not concern.
        """
        subscription = Subscription(is_page=is_page)
        self._watchers.setdefault(interview, []).append(subscription)
        self.watchers += is_page
        try:
            yield subscription
        finally:
            self.watchers -= is_page
            remaining = self._watchers[interview]
            remaining.remove(subscription)
            if not remaining:
                del self._watchers[interview]
                self._reached.pop(interview, None)

    def may_be_watched(self, interview: InterviewId) -> bool:
        """Whether a page may watch `interview`: here, or where we cannot see it."""
        return self.on_draft is not None or self.watching(interview) > 0

    def watching(self, interview: InterviewId) -> int:
        """Return how many pages of this node watch `interview`."""
        return sum(watcher.is_page for watcher in self._watchers.get(interview, ()))

    def interrupt(self, interview: InterviewId) -> None:
        """Have every watcher of `interview` look again, for what is not published.

        It was erased, a link to it was withdrawn, or a commit was not confirmed.
        """
        for subscription in self._watchers.get(interview, ()):
            subscription.miss()

    def turn_away(self, is_away: bool) -> None:
        """Tell every watcher, by waking it, that nothing comes from here for now; or that it does.

        What happened meanwhile is not published: whoever stays looks for it.
        """
        self.is_away = is_away
        for interview in self._watchers:
            self.interrupt(interview)

    def close(self) -> None:
        """Tell every watcher, by waking it, that nothing more will come from here."""
        self.closed = True
        for subscriptions in self._watchers.values():
            for subscription in subscriptions:
                subscription.wake()

    def _wake_pages(self, interview: InterviewId) -> None:
        for subscription in self._watchers.get(interview, ()):
            if subscription.is_page:
                subscription.wake()
