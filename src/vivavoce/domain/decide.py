"""May it happen, and what follows: (interview, command, now) → events.

Every function here is pure. An empty list means there is nothing left to do,
which is the right answer to a request that was sent twice.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from vivavoce.domain.admitting import check_review, must_be_open, must_not_be_in_review
from vivavoce.domain.changes import real_changes
from vivavoce.domain.commands import (
    AddMessage,
    AddNote,
    AnyCommand,
    Cancel,
    ChangeGuide,
    Complete,
    DelayReply,
    GiveReply,
    GiveReview,
    HandOver,
    KeepItems,
    MeetDeadline,
    Move,
    OpenInterview,
    Pause,
    RequestReview,
    Resume,
    UpdateProfile,
    Withdraw,
)
from vivavoce.domain.deadlines import expires_at, idle_at
from vivavoce.domain.events import (
    AnyEvent,
    GuideChanged,
    InterviewCancelled,
    InterviewCompleted,
    InterviewOpened,
    InterviewPaused,
    InterviewResumed,
    ProfileUpdated,
    ReviewRequested,
    StateChanged,
)
from vivavoce.domain.handing_over import hand_over
from vivavoce.domain.interview import EXPIRED, IDLE, Interview, Status
from vivavoce.domain.noting import add_note
from vivavoce.domain.speaking import (
    add_message,
    delay_reply,
    give_reply,
    give_review,
    keep_items,
)
from vivavoce.domain.text import check_label, check_message, check_name
from vivavoce.domain.values import check_plain
from vivavoce.domain.withdrawing import withdraw
from vivavoce.errors import InterviewClosed, Refused

# Why an interview moved with its guide: the place it was at is not in the new version.
GUIDE_CHANGED = "guide changed"

METADATA_BYTES_MAX = 64 * 1024  # as JSON


def open_interview(command: OpenInterview) -> list[AnyEvent]:
    """Begin an interview.

    Raises:
        Malformed: the interviewer or the language has no name, or something in it
            cannot be stored.
    """
    check_name(command.interviewer, field="interviewer")
    check_name(command.language, field="language")
    check_label(command.candidate.name, field="candidate.name")
    check_label(command.candidate.email, field="candidate.email")
    check_plain(command.metadata, field="metadata", bytes_max=METADATA_BYTES_MAX)
    return [
        InterviewOpened(
            organization=command.organization,
            guide=command.guide,
            interviewer=command.interviewer,
            language=command.language,
            candidate=command.candidate,
            metadata=command.metadata,
            copy_of=command.copy_of,
        )
    ]


def decide(interview: Interview, command: AnyCommand, now: datetime) -> Sequence[AnyEvent]:
    """Return what follows from `command`, asked of `interview` at `now` (UTC).

    Raises:
        Refused: not in this status; `InterviewClosed` when it is over.
        Malformed: the command holds something that cannot be stored.
    """
    match command:
        case AddMessage():
            return add_message(interview, command)
        case GiveReply():
            return give_reply(interview, command)
        case DelayReply():
            return delay_reply(interview, command)
        case GiveReview():
            return give_review(interview, command)
        case KeepItems():
            return keep_items(interview, command, now)
        case Move():
            return move(interview, command)
        case UpdateProfile():
            return update_profile(interview, command)
        case Complete():
            return complete(interview, command)
        case Cancel():
            return cancel(interview, command)
        case Pause():
            return pause(interview, command)
        case Resume():
            return resume(interview, command)
        case RequestReview():
            return request_review(interview, command)
        case Withdraw():
            return withdraw(interview, command)
        case AddNote():
            return add_note(interview, command)
        case HandOver():
            return hand_over(interview, command)
        case ChangeGuide():
            return change_guide(interview, command)
        case MeetDeadline():
            return meet_deadline(interview, command, now)
        case _:
            assert_never(command)


def move(interview: Interview, command: Move) -> list[AnyEvent]:
    """Go to another place in the guide; staying decides nothing.

    Raises:
        InterviewClosed: it is completed or cancelled.
        Malformed: the state has no name.
    """
    check_name(command.state, field="state")
    check_label(command.reason, field="reason")
    if command.state == interview.state:
        return []
    must_be_open(interview)
    return [StateChanged(left=interview.state, entered=command.state, reason=command.reason)]


def update_profile(interview: Interview, command: UpdateProfile) -> list[AnyEvent]:
    """Set or take back fields of the profile; what is so already is left out.

    Raises:
        InterviewClosed: it is completed or cancelled.
        Malformed: a field has no name, a value is no plain JSON, a source is no
            message of this interview, or the profile would exceed
            `PROFILE_FIELDS_MAX` fields.
    """
    changes = real_changes(interview.profile, interview.transcript, command.changes)
    if not changes:
        return []
    must_be_open(interview)
    return [ProfileUpdated(changes=changes)]


def complete(interview: Interview, command: Complete) -> list[AnyEvent]:
    """End the interview for good. Completing it twice decides nothing.

    Raises:
        InterviewClosed: it was cancelled; resume it first.
        Malformed: the disposition or the summary is empty or cannot be stored.
    """
    if interview.status is Status.COMPLETED:
        return []
    check_name(command.disposition, field="disposition")
    if command.summary is not None:
        check_message(command.summary, field="summary")
    must_be_open(interview)
    summary = command.summary or interview.summary
    return [InterviewCompleted(disposition=command.disposition, summary=summary)]


def cancel(interview: Interview, command: Cancel) -> list[AnyEvent]:
    """Break the interview off. Cancelling it twice decides nothing.

    Raises:
        InterviewClosed: it is completed; a completed interview stays completed.
    """
    if interview.status is Status.CANCELLED:
        return []
    check_label(command.reason, field="reason")
    must_be_open(interview)
    return [InterviewCancelled(reason=command.reason)]


def pause(interview: Interview, command: Pause) -> list[AnyEvent]:
    """Let an active interview rest. Pausing it twice decides nothing.

    Raises:
        InterviewClosed: it is over.
        Refused: it is in review.
    """
    if interview.status is Status.PAUSED:
        return []
    check_label(command.reason, field="reason")
    must_be_open(interview)
    must_not_be_in_review(interview)
    return [InterviewPaused(reason=command.reason)]


def resume(interview: Interview, command: Resume) -> list[AnyEvent]:
    """Take an interrupted interview up again.

    A phone that lost its connection sends the same request again, so resuming an
    active interview decides nothing instead of failing.

    Raises:
        InterviewClosed: it was completed; a completed interview stays completed. Or the
            candidate withdrew. Or it is not paused, and the command is about a pause only.
        Refused: it goes on already, so that a question to be put could get lost.
    """
    if interview.status is Status.ACTIVE:
        if command.ask not in {None, interview.owner_asks}:
            raise Refused(
                f"Interview {interview.id} goes on already; take it over to ask something yourself."
            )
        return []
    if command.only_paused and interview.status is not Status.PAUSED:
        raise InterviewClosed(f"Interview {interview.id} is {interview.status}, not paused.")
    if interview.status is Status.COMPLETED:
        raise InterviewClosed(
            f"Interview {interview.id} is completed and stays so; open a new one."
        )
    if interview.withdrawal is not None:
        raise InterviewClosed(f"The candidate withdrew from interview {interview.id}; it is over.")
    if command.ask is not None:
        check_message(command.ask, field="ask")
    return [InterviewResumed(ask=command.ask)]


def request_review(interview: Interview, command: RequestReview) -> list[AnyEvent]:
    """Ask somebody to look before the interview counts as completed.

    In review already, that decides nothing, unless a machine is to read it that was not
    asked so far.

    Raises:
        InterviewClosed: it is over.
        Malformed: the reason cannot be stored, or the reviewer has no name.
    """
    asked = interview.review.reviewer if interview.review is not None else None
    if interview.status is Status.PENDING_REVIEW and command.reviewer in {None, asked}:
        return []
    check_review(command)
    must_be_open(interview)
    return [ReviewRequested(reason=command.reason, reviewer=command.reviewer)]


def change_guide(interview: Interview, command: ChangeGuide) -> list[AnyEvent]:
    """Go on by another version of the guide; the version it is on already decides nothing.

    The hash tells versions apart, because labels may be given twice. What the profile
    holds stays, also what the new version does not ask for.

    Raises:
        InterviewClosed: it is completed or cancelled.
        Refused: it is another guide, not another version of this one.
        Malformed: the state has no name.
    """
    if command.state is not None:
        check_name(command.state, field="state")
    if command.guide.hash == interview.guide.hash:
        return []
    if command.guide.id != interview.guide.id:
        raise Refused(
            f"Interview {interview.id} is on guide {interview.guide.id}, not {command.guide.id}; "
            "only its version can be changed. Open a new interview."
        )
    must_be_open(interview)
    events: list[AnyEvent] = [GuideChanged(left=interview.guide, entered=command.guide)]
    if command.state is not None and command.state != interview.state:
        events.append(
            StateChanged(left=interview.state, entered=command.state, reason=GUIDE_CHANGED)
        )
    return events


def meet_deadline(interview: Interview, command: MeetDeadline, now: datetime) -> list[AnyEvent]:
    """Pause what fell silent and cancel what expired, if it is time."""
    expiry = expires_at(interview, command.expires_after)
    if expiry is not None and expiry <= now:
        return [InterviewCancelled(reason=EXPIRED)]
    idle = idle_at(interview, command.idle_pause_after)
    if idle is not None and idle <= now:
        return [InterviewPaused(reason=IDLE)]
    return []
