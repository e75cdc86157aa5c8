"""An interview as it stands, computed from its events and from nothing else."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any, assert_never

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import (
    AgentItemsChanged,
    AnyEvent,
    Candidate,
    GuideChanged,
    GuideRef,
    InterviewCancelled,
    InterviewCompleted,
    InterviewerChanged,
    InterviewOpened,
    InterviewPaused,
    InterviewRepaired,
    InterviewResumed,
    MessageAdded,
    ProfileUpdated,
    ReplyDelayed,
    ReviewGiven,
    ReviewRequested,
    Speaker,
    StateChanged,
    TranscriptCondensed,
    Usage,
)
from vivavoce.domain.ids import InterviewId, MessageId, OrganizationId
from vivavoce.domain.profile import Profile, apply_changes
from vivavoce.domain.transcript import Message, Transcript

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


def begin(interview_id: InterviewId, event: InterviewOpened, at: datetime) -> Interview:
    """Return the interview that `event` opened at `at`.

    The opening words are owed from the start, so a crash before them is mended
    like any other owed reply.
    """
    return Interview(
        id=interview_id,
        organization=event.organization,
        guide=event.guide,
        interviewer=event.interviewer,
        language=event.language,
        candidate=event.candidate,
        metadata=event.metadata,
        opened_at=at,
        updated_at=at,
        owed_since=at,
    )


def evolve(interview: Interview, event: AnyEvent, at: datetime) -> Interview:
    """Return `interview` as it stands after `event`, recorded at `at`.

    Accepts whatever was journaled. Whether it *should* have happened was settled
    by `decide` when it was written, under the rules of that day.
    """
    version = interview.version + 1
    match event:
        case MessageAdded():
            return _hear(interview, event, at, version)
        case StateChanged():
            return replace(
                interview,
                version=version,
                updated_at=at,
                state=event.entered,
                turn_from=version,
            )
        case ProfileUpdated():
            profile = apply_changes(interview.profile, event.changes)
            return replace(
                interview, version=version, updated_at=at, profile=profile, turn_from=version
            )
        case InterviewCompleted():
            ended = _rest(interview, Status.COMPLETED, None, at)
            return replace(
                ended,
                owed_since=None,
                disposition=event.disposition,
                summary=event.summary,
            )
        case InterviewCancelled():
            return _rest(interview, Status.CANCELLED, event.reason, at)
        case InterviewPaused():
            return _rest(interview, Status.PAUSED, event.reason, at)
        case ReviewRequested():
            review = Review(reviewer=event.reviewer, requested_at=at)
            resting = _rest(interview, Status.PENDING_REVIEW, event.reason, at)
            return replace(resting, review=review, summary=event.summary or interview.summary)
        case ReviewGiven():
            return _reviewed(interview, event, at, version)
        case InterviewResumed():
            return _resume(interview, event, at)
        case InterviewerChanged():
            return replace(
                interview,
                version=version,
                updated_at=at,
                interviewer=event.entered,
                handed_over=event,
                delay=None,
                turn_from=version,
                owed_since=interview.owed_since or (at if event.speaks else None),
            )
        case ReplyDelayed():
            return replace(
                interview,
                version=version,
                updated_at=at,
                delay=interview.delay or Delay(since=at, reason=event.reason),
                usage=interview.usage + (event.usage or Usage()),
            )
        case TranscriptCondensed():
            usage = interview.usage + (event.usage or Usage())
            return replace(interview, version=version, updated_at=at, condensed=event, usage=usage)
        case AgentItemsChanged():
            return replace(interview, version=version, updated_at=at)
        case GuideChanged():
            return replace(
                interview,
                version=version,
                updated_at=at,
                guide=event.entered,
                guides_before=_followed(interview, event.entered),
                turn_from=version,
            )
        case InterviewRepaired():
            return _go_on(interview, event, at, version)
        case InterviewOpened():
            # Only ever the first event; `begin` took it. A second one changes nothing.
            return replace(interview, version=version, updated_at=at)
        case _:
            assert_never(event)


def fold(
    interview_id: InterviewId, events: Iterable[tuple[AnyEvent | None, datetime]]
) -> Interview | None:
    """Return the interview these events tell of, or None when there are none.

    Args:
        interview_id: whose events they are.
        events: each with the time it was recorded (UTC), in order of seq from 1; None
            for one that is lost: it counts, and changes nothing else.

    Raises:
        ValueError: the first event does not open an interview.
    """
    interview: Interview | None = None
    for event, at in events:
        if interview is not None and event is None:
            interview = replace(interview, version=interview.version + 1)
        elif interview is not None and event is not None:
            interview = evolve(interview, event, at)
        elif isinstance(event, InterviewOpened):
            interview = begin(interview_id, event, at)
        else:
            raise ValueError("the first event does not open the interview")
    return interview


def _hear(interview: Interview, event: MessageAdded, at: datetime, version: int) -> Interview:
    message = Message(
        id=event.id,
        seq=version,
        speaker=event.speaker,
        text=event.text,
        recorded_at=at,
        author=event.author,
        in_reply_to=event.in_reply_to,
        question=event.question,
        probe=event.probe,
        on_takeover=event.on_takeover,
    )
    transcript = interview.transcript.plus(message)
    if event.speaker is Speaker.CANDIDATE:
        return replace(
            interview,
            version=version,
            updated_at=at,
            transcript=transcript,
            heard=event.id,
            turn_from=version,
            owed_since=interview.owed_since or at,
        )
    if event.on_takeover:
        # What was asked still waits for its answer, and an answer for its reply.
        return replace(
            interview, version=version, updated_at=at, transcript=transcript, turn_from=version
        )
    return replace(
        interview,
        version=version,
        updated_at=at,
        transcript=transcript,
        asked=event.id,
        turn_from=version,
        owed_since=None,
        delay=None,
        owner_asks=None,
        usage=interview.usage + event.usage if event.usage is not None else interview.usage,
    )


def _go_on(interview: Interview, event: InterviewRepaired, at: datetime, version: int) -> Interview:
    """Return the interview, gone on with over what is lost.

    Whether a reply is owed follows from the messages that are left: after a candidate's
    words it is, although one may have been given.
    """
    status = Status(event.status) if event.status in set(Status) else interview.status
    gone = {*interview.lost, *event.lost}.difference(event.substitutes)
    counts = (interview.lost_messages, event.messages)
    return replace(
        interview,
        version=version,
        updated_at=at,
        status=status,
        state=event.state or interview.state,
        interviewer=event.interviewer or interview.interviewer,
        guide=event.guide or interview.guide,
        guides_before=_followed(interview, event.guide or interview.guide),
        turn_from=version,
        owed_since=None if status is Status.COMPLETED else interview.owed_since,
        delay=None,
        lost=tuple(sorted(gone)),
        unproved=tuple(sorted({*interview.unproved, *event.substitutes})),
        lost_messages=None if None in counts else sum(count or 0 for count in counts),
    )


def _reviewed(interview: Interview, event: ReviewGiven, at: datetime, version: int) -> Interview:
    review = interview.review or Review(reviewer=None, requested_at=at)
    return replace(
        interview,
        version=version,
        updated_at=at,
        review=replace(review, is_given=True),
        usage=interview.usage + (event.usage or Usage()),
    )


def _resume(interview: Interview, event: InterviewResumed, at: datetime) -> Interview:
    resumed = replace(
        _rest(interview, Status.ACTIVE, None, at),
        review=None,
        owner_asks=event.ask or interview.owner_asks,
        turn_from=interview.version + 1 if event.ask else interview.turn_from,
        owed_since=interview.owed_since or (at if event.ask else None),
    )
    if interview.status in {Status.ACTIVE, Status.PAUSED}:
        return resumed
    return replace(resumed, reopened_at=at)


def _followed(interview: Interview, entered: GuideRef) -> tuple[GuideRef, ...]:
    """Return the guides an interview was moved from, once it follows `entered`."""
    if interview.guide in {entered, *interview.guides_before}:
        return interview.guides_before
    return (*interview.guides_before, interview.guide)


def _rest(interview: Interview, status: Status, reason: str | None, at: datetime) -> Interview:
    """Return the interview in another status. A reply that was tried in vain has its time anew."""
    return replace(
        interview,
        version=interview.version + 1,
        updated_at=at,
        status=status,
        reason=reason,
        delay=None,
    )
