"""What can happen in an interview.

These facts are all the journal keeps; state, pages and API bodies are computed
from them. A fact is written once and read for years, so its meaning never
changes: a new meaning gets a new class and a new name in `journal/codec.py`.
A field may be added only with a default that describes every older fact.
When and by whom something happened is in the envelope the journal puts around
each fact, not in the fact itself.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from vivavoce.domain.ids import GuideId, InterviewId, MessageId, NoteId, OrganizationId
from vivavoce.domain.profile import ProfileValue


class Speaker(StrEnum):
    """Who says a message."""

    CANDIDATE = "candidate"
    INTERVIEWER = "interviewer"


class GuideRef(msgspec.Struct, frozen=True, kw_only=True):
    """The exact guide an interview runs on (I9): the hash decides, the rest is for people."""

    id: GuideId
    version: str
    hash: str  # SHA-256 of the guide's source text, lower-case hex


class Candidate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The person interviewed, as far as the owner told us."""

    name: str | None = None
    email: str | None = None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The interview that another one is a copy of, and how far it was copied."""

    interview: InterviewId
    seq: int  # of the last event that was taken over


class Usage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a model's provider counted, every attempt included that led to the result."""

    input_tokens: int = 0
    output_tokens: int = 0
    requests: int = 0
    cost_microusd: int | None = None  # millionths of a US dollar, estimated; None: no price known
    model: str | None = None  # whose, where the author is another: it tried in vain

    @property
    def tokens(self) -> int:
        """All tokens, in and out."""
        return self.input_tokens + self.output_tokens

    def __add__(self, other: "Usage") -> "Usage":
        costs = [cost for cost in (self.cost_microusd, other.cost_microusd) if cost is not None]
        return Usage(
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            requests=self.requests + other.requests,
            cost_microusd=sum(costs) if costs else None,
        )


class Paradata(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How an answer came about, as the candidate's page measured it."""

    typing_ms: int | None = None  # active typing: pauses of 5 s and more are left out
    edits: int | None = None  # runs of deletions while typing
    sent_offline: bool = False  # waited on the device for a connection


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The root of all facts."""


class InterviewOpened(Event, frozen=True, kw_only=True):
    """An interview began. Always the first fact, and only the first."""

    organization: OrganizationId
    guide: GuideRef
    interviewer: str  # a name in `interviewers/registry.py`
    language: str  # BCP 47, for example `en` or `pt-BR`
    candidate: Candidate = Candidate()
    metadata: dict[str, Any] = {}  # the owner's own, never interpreted
    copy_of: Origin | None = None  # what was said before is another interview's


class MessageAdded(Event, frozen=True, kw_only=True):
    """Somebody said something.

    `text` is kept exactly as submitted, because transcripts quote it verbatim.
    """

    id: MessageId  # chosen by the client when it can; a repeat is recognised by it
    speaker: Speaker
    text: str
    in_reply_to: MessageId | None = None
    author: str | None = None  # `scripted`, `human`, `provider:model`; None for the candidate
    question: str | None = None  # the guide's question this asks or probes
    probe: str | None = None  # the kind of probe, when it is one
    usage: Usage | None = None
    paradata: Paradata | None = None
    guide: str | None = None  # hash of the guide it was made by, when somebody outside made it
    latency_ms: int | None = None  # how long whoever is outside took to make it
    on_takeover: bool = False  # tells that a person takes over: no reply, and no question
    corrects: MessageId | None = None  # the candidate's earlier words that these put right
    said_at: datetime | None = None  # UTC; where it was said in another interview before


class StateChanged(Event, frozen=True, kw_only=True, rename={"left": "from", "entered": "to"}):
    """The interview moved to another place in its guide."""

    left: str
    entered: str
    reason: str | None = None


class ProfileUpdated(Event, frozen=True, kw_only=True):
    """Fields of the profile were learned, changed, or (None) taken back."""

    changes: dict[str, ProfileValue | None]


class InterviewCompleted(Event, frozen=True, kw_only=True):
    """The interview came to its end and stays there."""

    disposition: str = "completed"
    summary: str | None = None


class InterviewCancelled(Event, frozen=True, kw_only=True):
    """The interview was broken off; it may be resumed."""

    reason: str | None = None


class InterviewPaused(Event, frozen=True, kw_only=True):
    """The interview rests; what is said meanwhile is kept and answered later."""

    reason: str | None = None


class InterviewResumed(Event, frozen=True, kw_only=True):
    """The interview goes on."""

    ask: str | None = None  # what an owner wants put next; the interviewer has the next word


class ReviewRequested(Event, frozen=True, kw_only=True):
    """Somebody should look at the interview before it counts as completed."""

    reason: str | None = None
    reviewer: str | None = None  # the machine that reads it first; None: a person alone
    summary: str | None = None  # the interviewer's, for when it is completed


class ReviewGiven(Event, frozen=True, kw_only=True):
    """A machine has read the whole interview; what it found is a `ProfileUpdated` before this."""

    author: str  # `provider:model`
    usage: Usage | None = None
    latency_ms: int | None = None


class InterviewerChanged(
    Event, frozen=True, kw_only=True, rename={"left": "from", "entered": "to"}
):
    """Another interviewer leads from here on."""

    left: str
    entered: str
    reason: str | None = None  # why, when nobody asked for it: `interviewer-unavailable`
    speaks: bool = False  # the one who enters has the next word, whoever spoke last


class ReplyDelayed(Event, frozen=True, kw_only=True):
    """The reply that is owed could not be made yet; it is being tried again."""

    reason: str  # a code of `errors.py`
    usage: Usage | None = None  # what was tried in vain; it names its model


class TranscriptCondensed(Event, frozen=True, kw_only=True):
    """Everything said up to `until`, in short, for a model that cannot take in all of it."""

    until: MessageId
    text: str
    author: str  # `provider:model`
    usage: Usage | None = None


class AgentItemsChanged(Event, frozen=True, kw_only=True):
    """What an agent outside keeps beside the words changed: its items, verbatim, in order.

    First the latest `removed` items go, all of them when it is None; then `added` come.
    """

    removed: int | None = 0
    added: tuple[dict[str, Any], ...] = ()


class GuideChanged(Event, frozen=True, kw_only=True, rename={"left": "from", "entered": "to"}):
    """The interview goes on by another version of its guide.

    Somebody asked for it: editing a guide never does this (I9). Where the interview
    stands afterwards is a `StateChanged` beside it, when that is another place.
    """

    left: GuideRef
    entered: GuideRef


class NoteAdded(Event, frozen=True, kw_only=True):
    """Somebody of the organization wrote something down beside the interview, for themselves."""

    id: NoteId  # chosen by the client when it can; a repeat is recognised by it
    text: str


class ConsentWithdrawn(Event, frozen=True, kw_only=True):
    """The candidate takes no part any more. What is open ends with it, for good.

    What was said is the organization's to keep or to erase; `erasure_asked` tells what the
    candidate wants.
    """

    erasure_asked: bool = False


class Substitute(msgspec.Struct, frozen=True, kw_only=True):
    """What a lost event said, as far as it can still be told; the hash chain does not prove it."""

    event: str  # its wire name
    recorded_at: datetime  # UTC; the nearest that is known
    data: dict[str, Any]


class InterviewRepaired(Event, frozen=True, kw_only=True):
    """Somebody went on with the interview although events before this one are lost.

    What was lost stays lost visibly: its places in the order are never used again (I3),
    and readers step over exactly those (I10).
    """

    lost: tuple[int, ...]  # seqs of the events that are missing or illegible, ascending
    substitutes: dict[int, Substitute] = {}  # by seq: stand in for some of the lost
    # By seq of a record that follows missing ones: what its hash would be had it followed
    # the last one before them (hex). It proves the record now that its own link cannot.
    bridges: dict[int, str] = {}
    messages: int | None = None  # how many messages are lost; None: nobody can tell
    # Where the interview stood, as far as its row still told what the events do not.
    status: str | None = None
    state: str | None = None
    interviewer: str | None = None
    guide: GuideRef | None = None


AnyEvent = (
    InterviewOpened
    | MessageAdded
    | StateChanged
    | ProfileUpdated
    | InterviewCompleted
    | InterviewCancelled
    | InterviewPaused
    | InterviewResumed
    | ReviewRequested
    | InterviewerChanged
    | GuideChanged
    | InterviewRepaired
    | ReplyDelayed
    | TranscriptCondensed
    | ReviewGiven
    | AgentItemsChanged
    | NoteAdded
    | ConsentWithdrawn
)
