"""May it happen, and what follows: (interview, command, now) → events.

Every function here is pure. An empty list means there is nothing left to do,
which is the right answer to a request that was sent twice.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from vivavoce.domain.changes import real_changes
from vivavoce.domain.commands import (
    AddMessage,
    AnyCommand,
    Cancel,
    ChangeGuide,
    Complete,
    GiveReply,
    HandOver,
    MeetDeadline,
    Move,
    OpenInterview,
    Pause,
    RequestReview,
    Resume,
    UpdateProfile,
)
from vivavoce.domain.deadlines import expires_at, idle_at
from vivavoce.domain.events import (
    AnyEvent,
    GuideChanged,
    InterviewCancelled,
    InterviewCompleted,
    InterviewerChanged,
    InterviewOpened,
    InterviewPaused,
    InterviewResumed,
    MessageAdded,
    ProfileUpdated,
    ReviewRequested,
    Speaker,
    StateChanged,
)
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.text import check_label, check_message, check_name
from vivavoce.domain.values import check_plain
from vivavoce.errors import IdTaken, InterviewClosed, Refused

CLOSED = frozenset({Status.COMPLETED, Status.CANCELLED})
# Why a timer paused an interview: nobody spoke.
IDLE = "idle"
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
        case HandOver():
            return hand_over(interview, command)
        case ChangeGuide():
            return change_guide(interview, command)
        case MeetDeadline():
            return meet_deadline(interview, command, now)
        case _:
            assert_never(command)


def add_message(interview: Interview, command: AddMessage) -> list[AnyEvent]:
    """Keep what was said.

    A paused interview still listens: what is said is kept, and answered once it
    is resumed. One that was paused because nobody spoke goes on as soon as the
    candidate does. A repeat of a known id decides nothing (I2), whatever its text and
    whatever has become of the interview since.

    Raises:
        InterviewClosed: it is completed, cancelled or in review.
        Malformed: the text is empty, too long or no text, or the author is.
        IdTaken: the other speaker already used this message id.
    """
    known = interview.transcript.find(command.id)
    if known is not None:
        if known.speaker is not command.speaker:
            raise IdTaken(
                f"Message id {command.id} belongs to a message of the {known.speaker}; "
                "send a new id."
            )
        return []
    check_message(command.text)
    if command.author is not None:
        check_label(command.author, field="author")
    _must_listen(interview)
    is_candidate = command.speaker is Speaker.CANDIDATE
    said = MessageAdded(
        id=command.id,
        speaker=command.speaker,
        text=command.text,
        in_reply_to=interview.asked if is_candidate else interview.heard,
        author=command.author,
        paradata=command.paradata,
    )
    if is_candidate and interview.status is Status.PAUSED and interview.reason == IDLE:
        return [InterviewResumed(), said]
    return [said]


def give_reply(interview: Interview, command: GiveReply) -> list[AnyEvent]:
    """Answer the candidate, all in one: what was learned, where to go, what to say.

    Returns:
        Nothing when no reply is owed any more, or when more was said meanwhile:
        somebody else answered, took over, moved or ended the interview, and a late
        reply loses. If one is still owed, it is to be made anew.

    Raises:
        Malformed: there is nothing to say, or something in it cannot be stored.
        IdTaken: a message with this id exists; the reply needs a new one.
    """
    if _comes_late(interview, command):
        return []
    _check_reply(interview, command)
    events: list[AnyEvent] = []
    changes = real_changes(interview.profile, interview.transcript, command.changes)
    if changes:
        events.append(ProfileUpdated(changes=changes))
    if command.move is not None and command.move != interview.state:
        events.append(StateChanged(left=interview.state, entered=command.move))
    events.append(
        MessageAdded(
            id=command.id,
            speaker=Speaker.INTERVIEWER,
            text=command.say,
            in_reply_to=command.in_reply_to,
            author=command.author,
            question=command.question,
            probe=command.probe,
            usage=command.usage,
        )
    )
    if command.done:
        events.append(InterviewCompleted(disposition=command.disposition, summary=command.summary))
    return events


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
    _must_be_open(interview)
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
    _must_be_open(interview)
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
    _must_be_open(interview)
    return [InterviewCompleted(disposition=command.disposition, summary=command.summary)]


def cancel(interview: Interview, command: Cancel) -> list[AnyEvent]:
    """Break the interview off. Cancelling it twice decides nothing.

    Raises:
        InterviewClosed: it is completed; a completed interview stays completed.
    """
    if interview.status is Status.CANCELLED:
        return []
    check_label(command.reason, field="reason")
    _must_be_open(interview)
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
    _must_be_open(interview)
    _must_not_be_in_review(interview)
    return [InterviewPaused(reason=command.reason)]


def resume(interview: Interview, command: Resume) -> list[AnyEvent]:
    """Take an interrupted interview up again.

    A phone that lost its connection sends the same request again, so resuming an
    active interview decides nothing instead of failing.

    Raises:
        InterviewClosed: it was completed; a completed interview stays completed. Or it
            is not paused, and the command is about a pause only.
    """
    if interview.status is Status.ACTIVE:
        return []
    if command.only_paused and interview.status is not Status.PAUSED:
        raise InterviewClosed(f"Interview {interview.id} is {interview.status}, not paused.")
    if interview.status is Status.COMPLETED:
        raise InterviewClosed(
            f"Interview {interview.id} is completed and stays so; open a new one."
        )
    return [InterviewResumed()]


def request_review(interview: Interview, command: RequestReview) -> list[AnyEvent]:
    """Ask somebody to look before the interview counts as completed.

    Raises:
        InterviewClosed: it is over.
    """
    if interview.status is Status.PENDING_REVIEW:
        return []
    check_label(command.reason, field="reason")
    _must_be_open(interview)
    return [ReviewRequested(reason=command.reason)]


def hand_over(interview: Interview, command: HandOver) -> list[AnyEvent]:
    """Let another interviewer lead; handing over to the present one decides nothing.

    Raises:
        InterviewClosed: it is over.
        Malformed: the interviewer has no name.
    """
    check_name(command.interviewer, field="interviewer")
    if command.interviewer == interview.interviewer:
        return []
    _must_be_open(interview)
    return [InterviewerChanged(left=interview.interviewer, entered=command.interviewer)]


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
    _must_be_open(interview)
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
        return [InterviewCancelled(reason="expired")]
    idle = idle_at(interview, command.idle_pause_after)
    if idle is not None and idle <= now:
        return [InterviewPaused(reason=IDLE)]
    return []


def _comes_late(interview: Interview, command: GiveReply) -> bool:
    return (
        not interview.owes_reply
        or command.in_reply_to != interview.heard
        or command.interviewer not in {None, interview.interviewer}
        or command.state not in {None, interview.state}
        or command.guide not in {None, interview.guide.hash}
    )


def _check_reply(interview: Interview, command: GiveReply) -> None:
    check_message(command.say, field="say")
    check_label(command.author, field="author")
    check_label(command.question, field="question")
    check_label(command.probe, field="probe")
    check_name(command.disposition, field="disposition")
    if command.move is not None:
        check_name(command.move, field="move")
    if command.summary is not None:
        check_message(command.summary, field="summary")
    if interview.transcript.find(command.id) is not None:
        raise IdTaken(f"Message id {command.id} is taken; give the reply a new one.")


def _must_be_open(interview: Interview) -> None:
    if interview.status in CLOSED:
        way_out = "open a new one" if interview.status is Status.COMPLETED else "resume it first"
        raise InterviewClosed(f"Interview {interview.id} is {interview.status}; {way_out}.")


def _must_not_be_in_review(interview: Interview) -> None:
    if interview.status is Status.PENDING_REVIEW:
        raise Refused(f"Interview {interview.id} is in review; resume it first.")


def _must_listen(interview: Interview) -> None:
    _must_be_open(interview)
    if interview.status is Status.PENDING_REVIEW:
        raise InterviewClosed(f"Interview {interview.id} is in review and takes no more answers.")
