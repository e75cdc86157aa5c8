"""The store contract: few methods, exact promises.

Everything durable about interviews goes through `Store`. Each promise below is
one test in `testing/store_contract.py`, inherited by every store.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Literal, Protocol

import msgspec

from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.errors import StaleVersion

APPENDS_MAX = 1000
PAGE_MAX = 1000

# A store may stop counting an organization's interviews there: no start waits for more (I8).
COUNTED_MAX = 100_000

# What is counted beyond this stays at it: the largest number that JSON readers agree on.
COUNT_MAX = 2**53 - 1

# Of a candidate who takes no part any more: whether their words are to be erased, too.
Withdrawn = Literal["withdrawn", "erasure-asked"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One event as it is stored. `content` and `salt` are None once erased."""

    interview: InterviewId
    seq: int  # 1, 2, 3 … without gaps, but for those that a later repair names
    name: str  # the wire name
    recorded_at_us: int  # microseconds since 1970, UTC
    actor: str  # `candidate`, `owner:<key id>`, `interviewer:<name>`, `system`
    content: bytes | None  # JSON, as `codec.encode` made it
    salt: bytes | None
    digest: bytes
    previous: bytes  # the hash of seq - 1, or the chain's genesis
    hash: bytes


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The interview row: what lists and recovery need, so that they never replay (I8)."""

    id: InterviewId
    organization: OrganizationId
    status: str
    state: str
    version: int
    guide: GuideId
    guide_version: str
    interviewer: str
    language: str
    candidate_name: str | None
    candidate_email: str | None
    opened_at: datetime
    updated_at: datetime
    owed_since: datetime | None  # None unless a machine owes a reply or a review
    due_at: datetime | None
    messages: int
    last_speaker: str | None
    last_text: str | None  # the beginning of the last message
    damaged: str | None = None  # why it was set aside
    progress: float | None = None  # settled share of what is required, in thousandths of 1.0
    reason: str | None = None  # the beginning of why it rests or was ended
    withdrawn: Withdrawn | None = None  # by its candidate


class Spent(msgspec.Struct, frozen=True, kw_only=True):
    """What a model was asked for and cost: by one decision, or by all of a month.

    Counts are from 0 to `COUNT_MAX`; what is beyond is taken for the nearest of these.
    """

    month: str  # "2026-11", of UTC
    model: str  # "provider:model"
    requests: int
    input_tokens: int
    output_tokens: int
    cost_microusd: int | None = None  # millionths of a US dollar; None: no price is known


class Append(msgspec.Struct, frozen=True, kw_only=True):
    """What one decision adds to one interview: stored whole or not at all (I4)."""

    interview: InterviewId
    expected: int  # the version decided upon; 0 opens the interview
    records: Sequence[Record]
    summary: Summary
    spent: tuple[Spent, ...] = ()  # by the way; added to the counters of its organization


class Appended(msgspec.Struct, frozen=True, kw_only=True):
    """The append is committed and synced."""

    version: int


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Which interviews to list. `ids` None means any; an empty list means none.

    Of `progress` those match whose share is known: from `progress_min` on, up to but without
    `progress_below`, as `opened_at` goes by its two.
    """

    organization: OrganizationId
    status: str | None = None
    guide: GuideId | None = None
    ids: Sequence[InterviewId] | None = None
    opened_from: datetime | None = None
    opened_before: datetime | None = None
    progress_min: float | None = None
    progress_below: float | None = None


class Cursor(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page of a list ended, or began."""

    opened_at: datetime
    id: InterviewId


class Followed(msgspec.Struct, frozen=True, kw_only=True):
    """A record with its place among all records of the store."""

    position: int
    organization: OrganizationId
    record: Record


class Store(Protocol):
    """Durable interviews."""

    async def append(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        """Commit every append whose interview is still at `append.expected`, in one transaction.

        Durable once this returns: a power cut the next moment loses nothing. A stale
        append writes nothing, counts nothing and does not hold up its neighbours. What
        was spent is counted with it; where the counters are damaged, the log has it instead.

        Args:
            appends: 1 to `APPENDS_MAX`; at most one per interview.

        Returns:
            One result per append, in the same order.

        Raises:
            StoreUnavailable: no confirmation came; any of them may or may not be written.
            StoreBroken: the disk failed; nothing more may be asked of this store.
            DamagedRecord: the stored bytes of one of the interviews make no sense; none
                of the appends was written.
        """

    async def read(
        self, interview: InterviewId, *, after: int = 0, limit: int | None = None
    ) -> list[Record]:
        """Return the records with seq > `after` in order of seq, at most `limit`.

        Empty when there are none, or no such interview.

        Raises:
            DamagedRecord: the bytes of this interview cannot be read.
            StoreUnavailable: no answer came.
        """

    async def head(self, interview: InterviewId) -> Summary | None:
        """Return the interview row, or None when there is none or it was erased.

        Raises:
            DamagedRecord: the row makes no sense, and nobody has set it aside yet.
        """

    async def versions(self, interviews: Sequence[InterviewId]) -> dict[InterviewId, int]:
        """Return at which version interviews stand; unknown and erased ones are left out.

        Args:
            interviews: at most `PAGE_MAX`.
        """

    async def find(
        self,
        filters: Filters,
        *,
        after: Cursor | None = None,
        before: Cursor | None = None,
        limit: int = 50,
    ) -> list[Summary]:
        """Return matching interviews, newest first, following `after`, at most `limit`.

        With `before` those that come right before it in the list, newest first all the same;
        `after` is then not looked at.

        Of one whose row makes no sense the summary says so in `damaged`.
        """

    async def last_position(self) -> int:
        """Return the position of the last record, 0 when there is none."""

    async def count(self, organization: OrganizationId) -> int:
        """Return how many interviews an organization has, from an index.

        A store may say `COUNTED_MAX` of more.
        """

    async def owed(self, *, limit: int = PAGE_MAX) -> list[Summary]:
        """Return interviews whose reply a machine owes, longest owed first; damaged ones not."""

    async def owed_counts(self) -> dict[OrganizationId, int]:
        """Return how many replies machines owe in each organization; none left out are zero."""

    async def due(self, now: datetime, *, limit: int = PAGE_MAX) -> list[Summary]:
        """Return interviews whose `due_at` has come by `now`, longest due first."""

    async def follow(self, *, after: int = 0, limit: int = PAGE_MAX) -> list[Followed]:
        """Return records of all interviews in commit order, positions > `after`."""

    async def claim(
        self, interviews: Sequence[InterviewId], *, node: str, lease_s: float
    ) -> list[InterviewId]:
        """Take the replies that some interviews are owed for `node`, so that it alone makes them.

        Free is what nobody holds, what a holder did not renew before its lease ran out, and
        what `node` holds itself, which is renewed. The store's own clock decides, so that
        clocks of machines need not agree. A claim keeps others from doing the same work at
        the same time; it is `Append.expected` that keeps two replies apart (I5, I6).

        Args:
            interviews: at most `APPENDS_MAX`, in any status; whether they exist is not looked at.
            node: names a process for as long as it lives, and no other one ever.
            lease_s: after so many seconds they are free again, should `node` not come back.

        Returns:
            Those that `node` holds now, each once, in the order asked for.

        Raises:
            StoreUnavailable: no answer came; `node` may hold some of them.
        """

    async def take_owed(
        self,
        *,
        node: str,
        lease_s: float,
        limit: int = PAGE_MAX,
        without: Collection[InterviewId] = (),
    ) -> list[Summary]:
        """Claim replies that machines owe and nobody makes, longest owed first; return whose.

        What `node` holds already, what others hold or let rest and what they are taking this
        moment is left out, so that nodes that ask at the same time get different ones. Damaged
        ones are not taken.

        Args:
            without: these are not taken either.

        Raises:
            StoreUnavailable: no answer came; `node` may hold some of them until they expire.
        """

    async def release(
        self, interviews: Sequence[InterviewId], *, node: str, rest_s: float = 0.0
    ) -> None:
        """Give back those of `interviews` that `node` holds; what others hold stays theirs.

        Args:
            rest_s: no other node takes them with `take_owed` for so long, because it would
                only fail, too; who asks for them by `claim` gets them.

        Raises:
            StoreUnavailable: no answer came; `node` may hold some of them until they expire.
        """

    async def spent(self, organization: OrganizationId, month: str) -> list[Spent]:
        """Return what an organization's interviews spent in a month, by model, in its order.

        Erased interviews count in: a counter has no words in it.

        Args:
            month: as "2026-11", of UTC.
        """

    async def quarantine(self, interview: InterviewId, reason: str) -> None:
        """Mark an interview as damaged: it is listed with `reason` and owes nothing (I7)."""

    async def ended(
        self, organization: OrganizationId, *, before: datetime, limit: int = PAGE_MAX
    ) -> list[Summary]:
        """Return interviews completed or cancelled in which nothing happened since `before`.

        Those without a word for the longest come first; damaged ones are left out until they
        are repaired.
        """

    async def count_ended(self, organization: OrganizationId, *, before: datetime) -> int:
        """Return how many interviews `ended` finds, from an index."""

    async def erasure_asked(
        self, organization: OrganizationId, *, limit: int = PAGE_MAX
    ) -> list[Summary]:
        """Return interviews whose candidates withdrew and want their words erased.

        Those without a word for the longest come first. Damaged ones are among them, and those
        of which it cannot be read any more what their candidates want: somebody has to look
        at each anyway, and no wish may be lost (I7).
        """

    async def erase(
        self, interview: InterviewId, at: datetime, *, expected: int | None = None
    ) -> bool:
        """Remove everything anybody said in it; keep digests, so the chain verifies (I10).

        The words are gone from the store's live files when this returns.

        Args:
            expected: leave it alone unless it is at this version.

        Returns:
            False when there is no such interview, it was erased before, or it is at another
            version than `expected`.
        """

    async def close(self) -> None:
        """Finish what was accepted and release the store. Closing twice is harmless."""
