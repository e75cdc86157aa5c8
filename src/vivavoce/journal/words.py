"""What a database keeps for search that all its nodes share: the words of every message.

A store with a place for them gives a `Words`; what is a word and what somebody looks for
is settled above (`projections/`). Nothing is in here that is not in the journal.
"""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from vivavoce.domain.ids import InterviewId, OrganizationId

# Counts up with each change of what words and rows mean; an index of an older one is made anew.
VERSION = 1

# Of a longer word the beginning is kept: no database has room for all of it.
WORD_CHARS_MAX = 500


class WordsDamaged(Exception):
    """The index makes no sense, or is not there; the journal does not suffer from it.

    Attributes:
        is_missing: a part of it is; another node may have made it anew since.
    """

    def __init__(self, *, is_missing: bool) -> None:
        super().__init__("The search index is damaged.")
        self.is_missing = is_missing


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A message, as words."""

    organization: OrganizationId
    interview: InterviewId
    seq: int
    words: Sequence[str]  # folded, in order, at most `WORD_CHARS_MAX` of each


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """Words that have to stand next to each other in a message."""

    words: tuple[str, ...]  # as those of `Said`; at least one
    is_whole: bool  # False: the last one is the beginning of a word


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far the index is."""

    version: int
    position: int  # of the last record that was taken in
    revision: int  # counts up with each change
    first: int  # position of the first record of the journal, 0 when there is none
    last: int  # of the last record that is committed, 0 when there is none

    @property
    def is_current(self) -> bool:
        """Whether everything that is committed was taken in."""
        return self.version == VERSION and self.position == self.last


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a message with the words is."""

    number: int  # its place among all messages of its organization, in their order
    interview: InterviewId
    seq: int


class Words(Protocol):
    """The words of all messages. Each raises `WordsDamaged`, and `StoreUnavailable` as a store."""

    async def progress(self) -> Progress:
        """Return how far the index is."""

    async def add(self, said: Sequence[Said], *, position: int, revision: int) -> bool:
        """Take in messages, in order, and be at `position` then: both, or nothing.

        Args:
            revision: the one that was read before the messages were.

        Returns:
            False when it is another one by now; nothing was changed then.
        """

    async def find(
        self, organization: OrganizationId, phrases: Sequence[Phrase], *, limit: int
    ) -> list[InterviewId]:
        """Return whose messages have all of `phrases`, of the latest `limit` such messages."""

    async def look(
        self,
        organization: OrganizationId,
        phrases: Sequence[Phrase],
        *,
        before: int | None,
        limit: int,
    ) -> list[Place]:
        """Return messages with all of `phrases`, the latest first.

        A message in which a word stands more than 255 times may be among them, although its
        words do not stand next to each other.

        Args:
            before: only those with a smaller number; None: all.
        """

    async def contents(
        self, places: Sequence[Place]
    ) -> dict[tuple[InterviewId, int], tuple[str, bytes]]:
        """Return name and content of the records at some places; erased ones are left out."""

    async def erase(self, interviews: Sequence[InterviewId]) -> None:
        """Remove the words of some interviews.

        Who read them before and would add them only now finds the revision changed.
        """

    async def clear(self, *, revision: int) -> None:
        """Begin anew, with this `VERSION`, unless the revision is another one by now."""

    async def renew(self, damage: WordsDamaged) -> None:
        """Make the index anew, empty, unless another node has done it since it was missing."""

    async def lead(self, *, lease_s: float) -> bool:
        """Take or renew the indexer's place, by the database's clock; tell whether it is ours.

        Nobody takes it from a newer Vivavoce that keeps the index.
        """

    async def leave(self) -> None:
        """Give the indexer's place back, if it is ours."""

    async def tidy(self) -> None:
        """Remove the words of interviews that were erased within the last day."""
