"""An interview as it stands: what it is made of. How it comes about is in `evolving.py`."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from vivavoce.domain.events import (
    Candidate,
    GuideRef,
    InterviewerChanged,
    Origin,
    TranscriptCondensed,
    Usage,
)
from vivavoce.domain.ids import InterviewId, MessageId, NoteId, OrganizationId
from vivavoce.domain.profile import Profile
from vivavoce.domain.transcript import Transcript

# Where every interview begins; the other states are the guide's.
OPENING = "opening"

# The interviewer's name when a person leads, and when a program does that speaks by itself:
# no machine of ours owes a reply then.
HUMAN = "human"
AGENT = "agent"
LED_FROM_OUTSIDE = frozenset({HUMAN, AGENT})

# Why an interview was paused: nobody spoke, its interviewer could not be reached, its budget
# is used up.
IDLE = "idle"
UNAVAILABLE = "interviewer-unavailable"
OVER_BUDGET = "over-budget"

# Why an interview was cancelled: its candidate takes no part any more, or its time was over.
WITHDRAWN = "withdrawn"
EXPIRED = "expired"


class Status(StrEnum):
    """Whether an interview takes words and owes replies."""

    ACTIVE = "active"
    PAUSED = "paused"
    PENDING_REVIEW = "pending_review"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class Delay(msgspec.Struct, frozen=True, kw_only=True):
    """A reply that is owed and could not be made yet."""

    since: datetime  # UTC; when that was first found
    reason: str  # a code of `errors.py`


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A look at the whole interview that was asked for. `reviewer` None: a person's alone."""

    reviewer: str | None
    requested_at: datetime  # UTC
    is_given: bool = False  # the machine has done its part


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody of the organization wrote down beside the interview."""

    id: NoteId
    seq: int  # of the event that recorded it
    text: str
    recorded_at: datetime  # UTC


class Withdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """That the candidate takes no part any more."""

    at: datetime  # UTC
    erasure_asked: bool  # what was said is to be erased, if it goes by the candidate


class Interview(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation as it stands at `version`. Immutable."""

    id: InterviewId
    organization: OrganizationId
    guide: GuideRef
    guides_before: tuple[GuideRef, ...] = ()  # those it was moved from, oldest first
    interviewer: str
    language: str
    candidate: Candidate
    metadata: dict[str, Any]
    copy_of: Origin | None = None  # the interview that what was said first is from
    opened_at: datetime
    reopened_at: datetime | None = None  # when it last came back from cancelled or review
    updated_at: datetime
    version: int = 1  # the seq of the last event
    status: Status = Status.ACTIVE
    state: str = OPENING  # where in the guide
    transcript: Transcript = msgspec.field(default_factory=Transcript)
    profile: Profile = {}
    heard: MessageId | None = None  # the candidate's latest message
    asked: MessageId | None = None  # the interviewer's latest message but words on a takeover
    owed_since: datetime | None = None  # the opening, or the first answer without a reply
    turn_from: int = 1  # seq of the latest event that a reply has to know of
    delay: Delay | None = None  # of the reply that is owed
    condensed: TranscriptCondensed | None = None  # what was said up to somewhere, in short
    usage: Usage = Usage()  # of all models, for everything that came into the journal
    review: Review | None = None  # the one it waits for, or was completed after
    owner_asks: str | None = None  # a question the owner wants put next, until somebody asks
    handed_over: InterviewerChanged | None = None  # the latest time that somebody else took over
    notes: tuple[Note, ...] = ()  # the organization's, never the candidate's to see
    withdrawal: Withdrawal | None = None
    disposition: str | None = None
    summary: str | None = None
    reason: str | None = None  # why it was paused, cancelled or sent to review
    lost: tuple[int, ...] = ()  # seqs of events that could not be recovered, ascending
    lost_messages: int | None = 0  # how many of them were messages; None: nobody can tell
    unproved: tuple[int, ...] = ()  # seqs of events told by a substitute, ascending

    @property
    def owes_reply(self) -> bool:
        """Whether a machine has to speak next (I6)."""
        return (
            self.owed_since is not None
            and self.status is Status.ACTIVE
            and self.interviewer not in LED_FROM_OUTSIDE
        )

    @property
    def owes_review(self) -> bool:
        """Whether a machine has to read the whole interview next."""
        return (
            self.status is Status.PENDING_REVIEW
            and self.review is not None
            and self.review.reviewer is not None
            and not self.review.is_given
        )

    @property
    def machine_owes_since(self) -> datetime | None:
        """Since when a machine owes a reply or a review (UTC); None when it owes neither."""
        if self.owes_reply:
            return self.owed_since
        return self.review.requested_at if self.review is not None and self.owes_review else None
