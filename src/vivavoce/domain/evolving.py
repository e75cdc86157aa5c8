"""How an interview comes about: computed from its events and from nothing else."""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from vivavoce.domain.events import (
    AgentItemsChanged,
    AnyEvent,
    ConsentWithdrawn,
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
    NoteAdded,
    ProfileUpdated,
    ReplyDelayed,
    ReviewGiven,
    ReviewRequested,
    Speaker,
    StateChanged,
    TranscriptCondensed,
    Usage,
)
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Delay, Interview, Note, Review, Status, Withdrawal
from vivavoce.domain.profile import apply_changes
from vivavoce.domain.transcript import Message


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
        copy_of=event.copy_of,
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
        case NoteAdded():
            note = Note(id=event.id, seq=version, text=event.text, recorded_at=at)
            notes = (*interview.notes, note)
            return replace(interview, version=version, updated_at=at, notes=notes)
        case ConsentWithdrawn():
            was_asked = interview.withdrawal is not None and interview.withdrawal.erasure_asked
            withdrawal = Withdrawal(at=at, erasure_asked=event.erasure_asked or was_asked)
            return replace(interview, version=version, updated_at=at, withdrawal=withdrawal)
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
        recorded_at=event.said_at or at,
        author=event.author,
        in_reply_to=event.in_reply_to,
        question=event.question,
        probe=event.probe,
        on_takeover=event.on_takeover,
        corrects=event.corrects,
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
