"""Every command in every status, and how an interview rests, ends and goes on."""

from datetime import timedelta
from typing import get_args

import pytest

from tests.domain.facts import (
    A1,
    ANSWERED,
    ASKED,
    CANCELLED,
    COMPLETED,
    IN_REVIEW,
    IN_STATUS,
    NEW,
    NEXT_GUIDE,
    OPENED,
    PAUSED,
    RESUMED,
)
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
    Pause,
    RequestReview,
    Resume,
    UpdateProfile,
    Withdraw,
)
from vivavoce.domain.events import (
    AnyEvent,
    ConsentWithdrawn,
    GuideChanged,
    InterviewCancelled,
    InterviewCompleted,
    InterviewerChanged,
    InterviewPaused,
    InterviewResumed,
    MessageAdded,
    NoteAdded,
    ProfileUpdated,
    ReplyDelayed,
    ReviewRequested,
    Speaker,
    StateChanged,
)
from vivavoce.domain.ids import NoteId
from vivavoce.domain.interview import Status
from vivavoce.domain.profile import ProfileValue
from vivavoce.errors import InterviewClosed, Malformed, Refused, TooLarge
from vivavoce.testing.scenario import given

NOTHING = None
Answer = type[AnyEvent] | type[Refused] | tuple[type[AnyEvent], ...] | None
ENDED: Answer = (ConsentWithdrawn, InterviewCancelled)

COMMANDS: list[AnyCommand] = [
    AddMessage(id=NEW, speaker=Speaker.CANDIDATE, text="One more thing."),
    GiveReply(id=NEW, in_reply_to=A1, say="Which bridge?", author="scripted"),
    DelayReply(in_reply_to=A1, interviewer="scripted", reason="interviewer-unavailable"),
    GiveReview(reviewer="llm", version=4, changes={}, author="acme:small"),
    KeepItems(messages=(AddMessage(id=NEW, speaker=Speaker.CANDIDATE, text="One more thing."),)),
    Move(state="experience"),
    UpdateProfile(changes={"role": ProfileValue(value="engineer")}),
    Complete(),
    Cancel(),
    Pause(),
    Resume(),
    RequestReview(),
    Withdraw(),
    AddNote(id=NoteId("n1"), text="Ask about tunnels."),
    HandOver(interviewer="llm"),
    ChangeGuide(guide=NEXT_GUIDE),
    MeetDeadline(expires_after=timedelta(seconds=1)),
]

# One row per command, in the order above: what follows in each status.
RULES: dict[type[AnyCommand], tuple[Answer, Answer, Answer, Answer, Answer]] = {
    # active, paused, pending review, completed, cancelled
    AddMessage: (MessageAdded, MessageAdded, InterviewClosed, InterviewClosed, InterviewClosed),
    GiveReply: (MessageAdded, NOTHING, NOTHING, NOTHING, NOTHING),
    DelayReply: (ReplyDelayed, NOTHING, NOTHING, NOTHING, NOTHING),
    # A review is given where one was asked for: test_reviewing.py.
    GiveReview: (NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
    KeepItems: (MessageAdded, MessageAdded, InterviewClosed, InterviewClosed, InterviewClosed),
    Move: (StateChanged, StateChanged, StateChanged, InterviewClosed, InterviewClosed),
    UpdateProfile: (
        ProfileUpdated,
        ProfileUpdated,
        ProfileUpdated,
        InterviewClosed,
        InterviewClosed,
    ),
    Complete: (
        InterviewCompleted,
        InterviewCompleted,
        InterviewCompleted,
        NOTHING,
        InterviewClosed,
    ),
    Cancel: (InterviewCancelled, InterviewCancelled, InterviewCancelled, InterviewClosed, NOTHING),
    Pause: (InterviewPaused, NOTHING, Refused, InterviewClosed, InterviewClosed),
    Resume: (NOTHING, InterviewResumed, InterviewResumed, InterviewClosed, InterviewResumed),
    RequestReview: (ReviewRequested, ReviewRequested, NOTHING, InterviewClosed, InterviewClosed),
    Withdraw: (ENDED, ENDED, ENDED, ConsentWithdrawn, ConsentWithdrawn),
    AddNote: (NoteAdded, NoteAdded, NoteAdded, NoteAdded, NoteAdded),
    HandOver: (
        InterviewerChanged,
        InterviewerChanged,
        InterviewerChanged,
        InterviewClosed,
        InterviewClosed,
    ),
    ChangeGuide: (GuideChanged, GuideChanged, GuideChanged, InterviewClosed, InterviewClosed),
    MeetDeadline: (InterviewCancelled, InterviewCancelled, NOTHING, NOTHING, NOTHING),
}


def test_the_table_of_rules_knows_every_command_and_every_status() -> None:
    assert set(RULES) == set(get_args(AnyCommand)) == {type(command) for command in COMMANDS}
    assert list(IN_STATUS) == list(Status)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)
def test_each_command_has_one_answer_in_each_status(command: AnyCommand, status: Status) -> None:
    rule = RULES[type(command)][list(Status).index(status)]
    outcome = given(*IN_STATUS[status]).then_interview(status=status).when(command)
    if rule is NOTHING:
        outcome.then()
    elif isinstance(rule, tuple):
        assert tuple(type(event) for event in outcome.events) == rule
    elif issubclass(rule, Refused):
        outcome.then_refused(rule)
        assert type(outcome.error) is rule
    else:
        assert outcome.error is None
        assert [type(event) for event in outcome.events] == [rule]


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)
def test_the_same_command_again_decides_nothing(command: AnyCommand, status: Status) -> None:
    outcome = given(*IN_STATUS[status]).when(command)
    if outcome.error is None:
        outcome.when(command).then()


# --- pause and resume ---


def test_a_pause_keeps_its_reason_until_the_interview_goes_on() -> None:
    paused = given(OPENED, ASKED).when(Pause(reason="lunch"))
    paused.then(InterviewPaused(reason="lunch"))
    paused.then_interview(status=Status.PAUSED, reason="lunch")
    paused.when(Resume()).then(RESUMED).then_interview(status=Status.ACTIVE, reason=None)


def test_resuming_an_active_interview_changes_nothing() -> None:
    given(OPENED, ASKED).when(Resume()).then()


def test_a_cancellation_and_a_request_for_review_keep_their_reason() -> None:
    given(OPENED).when(Cancel(reason="withdrawn")).then(CANCELLED)
    given(OPENED).when(RequestReview(reason="please check")).then(IN_REVIEW)


def test_pausing_again_for_another_reason_keeps_the_first_reason() -> None:
    given(OPENED, PAUSED).when(Pause(reason="dinner")).then().then_interview(reason="lunch")


def test_a_pause_stops_what_is_owed_and_resuming_owes_it_again() -> None:
    (
        given(OPENED, ASKED, ANSWERED)
        .then_interview(owes_reply=True)
        .when(Pause())
        .then_interview(owes_reply=False)
        .when(Resume())
        .then_interview(owes_reply=True)
    )


def test_a_cancelled_interview_can_be_resumed_and_answers_what_was_left_open() -> None:
    cancelled = given(OPENED, ASKED, ANSWERED, CANCELLED)
    cancelled.then_interview(owes_reply=False, reason="withdrawn")
    resumed = cancelled.when(Resume()).then(RESUMED)
    resumed.then_interview(status=Status.ACTIVE, owes_reply=True, reason=None)


def test_a_reviewed_interview_can_be_taken_up_again() -> None:
    resumed = given(OPENED, ASKED, ANSWERED, IN_REVIEW).when(Resume()).then(RESUMED)
    resumed.then_interview(status=Status.ACTIVE, owes_reply=True)


def test_a_reviewed_interview_in_which_all_was_answered_owes_nothing_when_resumed() -> None:
    given(OPENED, ASKED, IN_REVIEW).when(Resume()).then_interview(owes_reply=False)


# --- the end ---


def test_completing_records_how_it_ended_and_owes_nothing_more() -> None:
    completed = given(OPENED, ASKED, ANSWERED).when(
        Complete(disposition="screened out", summary="No bridges.")
    )
    completed.then(InterviewCompleted(disposition="screened out", summary="No bridges."))
    completed.then_interview(
        status=Status.COMPLETED,
        disposition="screened out",
        summary="No bridges.",
        owed_since=None,
        owes_reply=False,
    )


def test_completing_again_with_another_summary_changes_nothing() -> None:
    given(OPENED, COMPLETED).when(Complete(summary="other")).then().then_interview(summary=None)


def test_completing_ends_the_reason_for_a_pause_or_review() -> None:
    given(OPENED, PAUSED).when(Complete()).then_interview(reason=None)
    given(OPENED, IN_REVIEW).when(Complete()).then_interview(reason=None)


def test_a_completed_interview_stays_completed() -> None:
    given(OPENED, COMPLETED).when(Resume()).then_refused(InterviewClosed)
    given(OPENED, COMPLETED).when(Cancel()).then_refused(InterviewClosed)


def test_a_cancelled_interview_is_completed_only_after_it_was_resumed() -> None:
    cancelled = given(OPENED, ASKED, CANCELLED)
    cancelled.when(Complete()).then_refused(InterviewClosed)
    cancelled.when(Resume()).when(Complete()).then(COMPLETED)


def test_a_refusal_names_the_interview_and_the_way_out() -> None:
    refused = given(OPENED, CANCELLED).when(Pause()).then_refused(InterviewClosed)
    assert str(refused.error).endswith("is cancelled; resume it first.")
    refused = given(OPENED, COMPLETED).when(Pause()).then_refused(InterviewClosed)
    assert str(refused.error).endswith("is completed; open a new one.")


# --- what commands may hold ---

LONG = "x" * 1025


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (Pause(reason="a\0b"), "reason"),
        (Cancel(reason="\ud800"), "reason"),
        (RequestReview(reason="a\0b"), "reason"),
        (RequestReview(reviewer=" "), "reviewer"),
        (HandOver(interviewer="llm", reason="a\0b"), "reason"),
        (KeepItems(removed=-1), "removed"),
        (KeepItems(added=({"score": float("nan")},)), "items"),
        (Move(state="intro", reason="a\0b"), "reason"),
        (Complete(disposition=""), "disposition"),
        (Complete(disposition="a\0b"), "disposition"),
        (Complete(summary=" "), "summary"),
        (Complete(summary="\ud800"), "summary"),
        (Move(state=""), "state"),
        (Move(state=" \n"), "state"),
        (HandOver(interviewer=""), "interviewer"),
        (HandOver(interviewer=" "), "interviewer"),
    ],
)
def test_what_cannot_be_stored_is_malformed_and_names_its_field(
    command: AnyCommand, field: str
) -> None:
    outcome = given(OPENED, ASKED).when(command).then_refused(Malformed)
    assert isinstance(outcome.error, Malformed)
    assert outcome.error.field == field


@pytest.mark.parametrize(
    "command",
    [
        Pause(reason=LONG),
        Cancel(reason=LONG),
        RequestReview(reason=LONG),
        Complete(disposition=LONG),
        Complete(summary="x" * (32 * 1024 + 1)),
        Move(state=LONG),
        HandOver(interviewer=LONG),
    ],
    ids=lambda command: type(command).__name__,
)
def test_a_label_longer_than_its_limit_is_too_large(command: AnyCommand) -> None:
    given(OPENED, ASKED).when(command).then_refused(TooLarge)
