"""What nodes that share a database hear of each other.

News are a help, never the truth: whoever needs to be sure asks the store. News that are lost
delay what a page shows and what is held in memory, and lose nothing.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.errors import StoreUnavailable
from vivavoce.journal.feed import Draft
from vivavoce.journal.store import Record


class Move(msgspec.Struct, frozen=True):
    """An interview was brought from one version to another by somebody else."""

    interview: InterviewId
    after: int | None  # the version before; None when it is not known
    version: int


class Screen(Protocol):
    """Shows the words of replies that are being made."""

    def show(self, interview: InterviewId, draft: Draft) -> None:
        """Show the words of a reply that another node is making."""

    def shown(self, interview: InterviewId) -> Draft | None:
        """Return the words that are shown."""

    def withdraw(self, interview: InterviewId, draft_id: str) -> None:
        """Show a draft no longer."""


class Hearer(Screen, Protocol):
    """What a node does about what it hears. Called on the event loop; nothing here waits."""

    def moved(self, moves: Sequence[Move]) -> Mapping[InterviewId, int]:
        """Let go of what is held and older.

        Returns:
            What is watched here and was not published yet, each with the seq after which its
            records are wanted. Whatever watches one that is not returned has been told to look.
        """

    def publish(self, interview: InterviewId, records: Sequence[Record]) -> None:
        """Hand records to whoever watches."""

    def look_again(self, interviews: Collection[InterviewId]) -> None:
        """Let go of these, and have whoever watches them look: erased, or not to be read here."""

    def revoked(self, ended: Collection[str] = ()) -> None:
        """Ask anew who everybody is; at once the pages that `ended` is about.

        Args:
            ended: ids of interviews whose links were withdrawn, and of keys that were revoked
                or of which a session was ended. No id is that of both.
        """

    def lost_track(self) -> None:
        """Let go of everything and have every page look: more happened than can be told."""

    def watched(self) -> list[InterviewId]:
        """Return the interviews that somebody watches here."""

    def cut_off(self, reason: str) -> None:
        """Say that other nodes are not heard any more, only looked after."""

    def disturbed(self, channel: str) -> None:
        """Say that somebody else uses the channel of nodes."""

    def failed(self, error: Exception) -> None:
        """Say that something of ours failed; it goes on."""


class News(Protocol):
    """What other nodes do."""

    @property
    def is_listening(self) -> bool:
        """Whether this node is told at once; if not, it looks for itself, a little later."""

    async def start(
        self,
        hearer: Hearer,
        *,
        on_look: Callable[[StoreUnavailable | None], None] = lambda error: None,
    ) -> None:
        """Pass on from now on what other nodes do.

        Args:
            on_look: called about once a second with what came of asking the database.

        Raises:
            StoreUnavailable: it does not answer.
        """

    def tell(self, interview: InterviewId, draft_id: str, text: str | None) -> None:
        """Let other nodes have the words of a reply so far; None when they are taken back.

        As far as there is room: words may be late, or not come at all.
        """

    async def records(self, after: Mapping[InterviewId, int]) -> Mapping[InterviewId, list[Record]]:
        """Return what was added to several interviews since, in few statements.

        Args:
            after: for each the seq after which.

        Returns:
            Of each all that there is, without a gap; those to which nothing was added are
            left out, and those of which something is missing or was erased.

        Raises:
            StoreUnavailable: no answer came.
        """

    async def close(self) -> None:
        """Hear no more."""
