"""What somebody wants to happen. `decide` answers each with events, or refuses."""

from datetime import timedelta
from typing import Any

import msgspec

from vivavoce.domain.events import (
    Candidate,
    GuideRef,
    Origin,
    Paradata,
    Speaker,
    TranscriptCondensed,
    Usage,
)
from vivavoce.domain.ids import InterviewId, MessageId, NoteId, OrganizationId
from vivavoce.domain.profile import ProfileValue


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """The root of all commands."""


class OpenInterview(Command, frozen=True, kw_only=True):
    """Begin an interview."""

    id: InterviewId
    organization: OrganizationId
    guide: GuideRef
    interviewer: str
    language: str
    candidate: Candidate = Candidate()
    metadata: dict[str, Any] = {}
    copy_of: Origin | None = None


class AddMessage(Command, frozen=True, kw_only=True):
    """Say something. The id makes a repeat harmless (I2).

    `corrects` is an earlier message of the candidate's that this one puts right.
    """

    id: MessageId
    speaker: Speaker
    text: str
    author: str | None = None
    paradata: Paradata | None = None
    corrects: MessageId | None = None


class RequestReview(Command, frozen=True, kw_only=True):
    """Ask somebody to look before the interview counts as completed.

    `reviewer` names the machine that reads it first, None for a person alone.
    """

    reason: str | None = None
    reviewer: str | None = None


class GiveReply(Command, frozen=True, kw_only=True):
    """What an interviewer answers to everything said up to `in_reply_to`.

    `in_reply_to` is None for the opening. Words, profile, place and end are one
    decision and are stored together or not at all (I4). `interviewer`, `state`, `guide` (its
    hash) and `version` are the interview's when the reply was asked for: should another
    one lead by now, somebody have moved it, or another version of the guide be followed,
    the reply is late and loses (I6), also when all of it was undone since; None skips the check.
    """

    id: MessageId
    in_reply_to: MessageId | None
    say: str
    author: str
    changes: dict[str, ProfileValue | None] = {}
    move: str | None = None
    done: bool = False
    disposition: str = "completed"
    summary: str | None = None
    question: str | None = None
    probe: str | None = None
    usage: Usage | None = None
    latency_ms: int | None = None
    condensed: TranscriptCondensed | None = None  # stored along, as made on the way
    review: RequestReview | None = None  # with `done`: asked for instead of completing
    interviewer: str | None = None
    state: str | None = None
    guide: str | None = None
    version: int | None = None


class DelayReply(Command, frozen=True, kw_only=True):
    """Note, once, that the reply to everything up to `in_reply_to` cannot be made yet."""

    in_reply_to: MessageId | None
    interviewer: str
    reason: str
    usage: Usage | None = None  # noted each time that there is some


class GiveReview(Command, frozen=True, kw_only=True):
    """What a machine, asked to read the whole interview, found in it."""

    reviewer: str
    version: int  # of the interview that was read; another one since, and it is late
    changes: dict[str, ProfileValue | None]
    author: str
    usage: Usage | None = None
    latency_ms: int | None = None


class KeepItems(Command, frozen=True, kw_only=True):
    """Keep the items of an agent outside, and the words said in them, in one (I4).

    See `AgentItemsChanged` for `removed` and `added`.
    """

    removed: int | None = 0
    added: tuple[dict[str, Any], ...] = ()
    messages: tuple[AddMessage, ...] = ()


class Move(Command, frozen=True, kw_only=True):
    """Go to another place in the guide."""

    state: str
    reason: str | None = None


class UpdateProfile(Command, frozen=True, kw_only=True):
    """Set fields of the profile, or (None) take them back."""

    changes: dict[str, ProfileValue | None]


class Complete(Command, frozen=True, kw_only=True):
    """End the interview for good."""

    disposition: str = "completed"
    summary: str | None = None


class Cancel(Command, frozen=True, kw_only=True):
    """Break the interview off."""

    reason: str | None = None


class Pause(Command, frozen=True, kw_only=True):
    """Let the interview rest."""

    reason: str | None = None


class Resume(Command, frozen=True, kw_only=True):
    """Take a paused, cancelled or reviewed interview up again.

    `only_paused` refuses all but a paused one: a candidate may not undo a cancellation.
    `ask` is a question that is to be put next, in these words.
    """

    only_paused: bool = False
    ask: str | None = None


class Withdraw(Command, frozen=True, kw_only=True):
    """Take no part any more. `erase` asks the organization to erase what was said."""

    erase: bool = False


class AddNote(Command, frozen=True, kw_only=True):
    """Write something down beside the interview. The id makes a repeat harmless (I2)."""

    id: NoteId
    text: str


class HandOver(Command, frozen=True, kw_only=True):
    """Let another interviewer lead.

    `say` is told to the candidate when a person takes over, as the message `say_id`.
    `only_from` decides nothing unless that one still leads and owes a reply.
    """

    interviewer: str
    reason: str | None = None
    say: str | None = None
    say_id: MessageId | None = None
    only_from: str | None = None


class ChangeGuide(Command, frozen=True, kw_only=True):
    """Go on by another version of the interview's guide (I9).

    `state` is where the interview stands afterwards, None to stay: see
    `moving.state_after`.
    """

    guide: GuideRef
    state: str | None = None


class MeetDeadline(Command, frozen=True, kw_only=True):
    """Do what the guide's time limits ask for, if their time has come."""

    idle_pause_after: timedelta | None = None
    expires_after: timedelta | None = None


AnyCommand = (
    AddMessage
    | GiveReply
    | DelayReply
    | GiveReview
    | KeepItems
    | Move
    | UpdateProfile
    | Complete
    | Cancel
    | Pause
    | Resume
    | RequestReview
    | Withdraw
    | AddNote
    | HandOver
    | ChangeGuide
    | MeetDeadline
)
