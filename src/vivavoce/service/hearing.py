"""What this node does about the news of others: see `journal.news.Hearer`."""

from collections.abc import Callable, Collection, Sequence

from vivavoce import observability
from vivavoce.domain.ids import InterviewId
from vivavoce.journal.feed import Draft, Feed
from vivavoce.journal.news import Move
from vivavoce.journal.store import Record
from vivavoce.service.access import Access
from vivavoce.service.live import LiveInterviews


class Hearing:
    """Keeps pages, what is held in memory and who may come in at what other nodes made of it."""

    def __init__(self, feed: Feed, live: LiveInterviews, access: Access) -> None:
        self._feed = feed
        self._live = live
        self._access = access

    def tell_drafts(self, tell: Callable[[InterviewId, str, str | None], None]) -> None:
        """Let other nodes have the words of replies that are made here."""
        self._feed.on_draft = tell

    def moved(self, moves: Sequence[Move]) -> dict[InterviewId, int]:
        wanted = {}
        for move in moves:
            # First: whoever hears of it and looks must see it.
            self._live.take_notice(move.interview, move.version)
            reached = self._feed.reached(move.interview)
            if reached is None or reached >= move.version:
                continue
            if move.after is not None or reached:
                wanted[move.interview] = max(move.after or 0, reached)
            else:
                self._feed.reach(move.interview, move.version)
                self._feed.interrupt(move.interview)
        return wanted

    def publish(self, interview: InterviewId, records: Sequence[Record]) -> None:
        self._feed.publish(interview, records)

    def look_again(self, interviews: Collection[InterviewId]) -> None:
        for interview in interviews:
            self._live.forget(interview)
            self._feed.interrupt(interview)

    def revoked(self, ended: Collection[str] = ()) -> None:
        self._access.revoked_elsewhere(ended)
        for id_ in ended:
            self._feed.interrupt(InterviewId(id_))

    def lost_track(self) -> None:
        self._live.forget_all()
        for interview in self._feed.watched():
            self._feed.interrupt(interview)

    def turn_away(self, is_away: bool) -> None:
        """Have pages come back, perhaps to another node, while the database does not answer."""
        self._feed.turn_away(is_away)
        if not is_away:
            self._live.forget_all()

    def watched(self) -> list[InterviewId]:
        return self._feed.watched()

    def show(self, interview: InterviewId, draft: Draft) -> None:
        self._feed.show(interview, draft)

    def shown(self, interview: InterviewId) -> Draft | None:
        return self._feed.draft(interview)

    def withdraw(self, interview: InterviewId, draft_id: str) -> None:
        self._feed.withdraw(interview, draft_id)

    def cut_off(self, reason: str) -> None:
        observability.warning(
            "news:lost",
            "Other nodes are not heard any more; it is looked for what they do",
            reason=reason,
        )

    def disturbed(self, channel: str) -> None:
        observability.warning(
            "news:not-understood",
            "Somebody else notifies on our channel; what makes no sense is passed over",
            channel=channel,
        )

    def failed(self, error: Exception) -> None:
        observability.error("news:failed", "Hearing of other nodes failed", cause=error)
