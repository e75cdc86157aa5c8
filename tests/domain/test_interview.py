"""The fold: an interview is computed from its events and from nothing else."""

from typing import get_args

import pytest

from tests.domain.facts import (
    A1,
    A2,
    ANSWERED,
    ASKED,
    AT,
    CANCELLED,
    COMPLETED,
    CONDENSED,
    DELAYED,
    GUIDE,
    GUIDE_CHANGED,
    IN_REVIEW,
    ITEMS_CHANGED,
    NOTED,
    OPENED,
    PAUSED,
    Q1,
    Q2,
    READ,
    REPAIRED,
    RESUMED,
    TAKEN_OVER,
    WITHDRAWN,
    answered,
    asked,
)
from vivavoce.domain.events import (
    AnyEvent,
    InterviewCompleted,
    InterviewOpened,
    InterviewRepaired,
    MessageAdded,
    ProfileUpdated,
    Speaker,
    StateChanged,
)
from vivavoce.domain.evolving import evolve, fold
from vivavoce.domain.interview import HUMAN, OPENING, Status
from vivavoce.domain.profile import ProfileValue
from vivavoce.domain.transcript import Message, Transcript
from vivavoce.testing.scenario import INTERVIEW_ID, given


def test_without_events_there_is_no_interview() -> None:
    assert fold(INTERVIEW_ID, []) is None


def test_events_that_do_not_begin_with_an_opening_are_no_interview() -> None:
    with pytest.raises(ValueError, match="does not open"):
        fold(INTERVIEW_ID, [(ASKED, AT[0])])


def test_an_opened_interview_is_active_at_its_opening_and_owes_the_first_words() -> None:
    given(OPENED).then_interview(
        id=INTERVIEW_ID,
        organization=OPENED.organization,
        guide=GUIDE,
        interviewer="scripted",
        language="en",
        status=Status.ACTIVE,
        state=OPENING,
        version=1,
        opened_at=AT[0],
        updated_at=AT[0],
        owed_since=AT[0],
        owes_reply=True,
        transcript=Transcript(),
        profile={},
    )


def test_an_interview_opened_for_a_person_to_lead_owes_nothing_by_machine() -> None:
    opened = InterviewOpened(
        organization=OPENED.organization, guide=GUIDE, interviewer=HUMAN, language="en"
    )
    given(opened).then_interview(owed_since=AT[0], owes_reply=False)


ONE_OF_EACH: list[AnyEvent] = [
    ASKED,
    ANSWERED,
    StateChanged(left=OPENING, entered="skills"),
    ProfileUpdated(changes={}),
    PAUSED,
    RESUMED,
    IN_REVIEW,
    CANCELLED,
    COMPLETED,
    TAKEN_OVER,
    GUIDE_CHANGED,
    REPAIRED,
    DELAYED,
    CONDENSED,
    READ,
    ITEMS_CHANGED,
    NOTED,
    WITHDRAWN,
    OPENED,
]


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: type(event).__name__)
def test_the_version_is_the_seq_of_the_last_event_and_updated_at_its_time(
    event: AnyEvent,
) -> None:
    """I3."""
    given(OPENED, event).then_interview(version=2, updated_at=AT[1])


def test_one_of_each_event_is_there() -> None:
    assert {type(event) for event in ONE_OF_EACH} == set(get_args(AnyEvent))


def test_a_message_is_in_the_transcript_exactly_as_its_event_says() -> None:
    said = MessageAdded(
        id=Q2,
        speaker=Speaker.INTERVIEWER,
        text="Why \x07 bridges?",
        in_reply_to=A1,
        author="acme:model",
        question="motive",
        probe="elaborate",
    )
    given(OPENED, ASKED, ANSWERED, said).then_interview(
        transcript=Transcript(
            [
                Message(
                    id=Q1,
                    seq=2,
                    speaker=Speaker.INTERVIEWER,
                    text="What did you build last?",
                    recorded_at=AT[1],
                    author="scripted",
                ),
                Message(
                    id=A1,
                    seq=3,
                    speaker=Speaker.CANDIDATE,
                    text="A bridge.",
                    recorded_at=AT[2],
                ),
                Message(
                    id=Q2,
                    seq=4,
                    speaker=Speaker.INTERVIEWER,
                    text="Why \x07 bridges?",
                    recorded_at=AT[3],
                    author="acme:model",
                    in_reply_to=A1,
                    question="motive",
                    probe="elaborate",
                ),
            ]
        )
    )


def test_a_reply_is_owed_since_the_first_answer_without_one() -> None:
    given(OPENED, ASKED, answered(A1), answered(A2)).then_interview(owed_since=AT[2], heard=A2)


def test_a_reply_settles_what_is_owed() -> None:
    given(OPENED, ASKED, ANSWERED, asked(Q2)).then_interview(owed_since=None, asked=Q2, heard=A1)


@pytest.mark.parametrize(
    ("event", "status", "reason"),
    [
        (PAUSED, Status.PAUSED, "lunch"),
        (IN_REVIEW, Status.PENDING_REVIEW, "please check"),
        (CANCELLED, Status.CANCELLED, "withdrawn"),
    ],
)
def test_an_interrupted_interview_knows_why_and_keeps_what_it_owes(
    event: AnyEvent, status: Status, reason: str
) -> None:
    given(OPENED, ASKED, ANSWERED, event).then_interview(
        status=status, reason=reason, owed_since=AT[2], owes_reply=False
    )


def test_a_completed_interview_knows_how_it_ended_and_owes_nothing() -> None:
    completed = InterviewCompleted(disposition="partial", summary="Half of it.")
    given(OPENED, ASKED, ANSWERED, completed).then_interview(
        status=Status.COMPLETED,
        disposition="partial",
        summary="Half of it.",
        owed_since=None,
    )


def test_only_coming_back_from_a_cancellation_or_review_reopens() -> None:
    given(OPENED, PAUSED, RESUMED).then_interview(reopened_at=None)
    given(OPENED, RESUMED).then_interview(reopened_at=None)
    given(OPENED, CANCELLED, RESUMED).then_interview(reopened_at=AT[2])
    given(OPENED, IN_REVIEW, RESUMED).then_interview(reopened_at=AT[2])


def test_state_interviewer_and_profile_follow_their_events() -> None:
    role = ProfileValue(value="engineer")
    given(
        OPENED,
        StateChanged(left=OPENING, entered="skills"),
        TAKEN_OVER,
        ProfileUpdated(changes={"role": role, "age": role}),
        ProfileUpdated(changes={"age": None}),
    ).then_interview(state="skills", interviewer=HUMAN, profile={"role": role})


# --- what the rules of another day may have journaled ---


def test_a_second_opening_changes_nothing_but_the_version() -> None:
    before = given(OPENED, ASKED, ANSWERED).interview
    assert before is not None
    other = InterviewOpened(
        organization=OPENED.organization, guide=GUIDE, interviewer="llm", language="fr"
    )
    given(OPENED, ASKED, ANSWERED, other).then_interview(
        version=4,
        updated_at=AT[3],
        interviewer="scripted",
        language="en",
        opened_at=AT[0],
        transcript=before.transcript,
        owed_since=before.owed_since,
    )


def test_words_after_the_end_are_shown_as_they_were_journaled() -> None:
    late = given(OPENED, ASKED, COMPLETED, ANSWERED)
    late.then_interview(status=Status.COMPLETED, owes_reply=False, heard=A1, version=4)


def test_a_message_id_journaled_twice_is_shown_twice_and_found_first() -> None:
    twice = given(OPENED, answered(A1, "first"), answered(A1, "second")).interview
    assert twice is not None
    assert [message.text for message in twice.transcript] == ["first", "second"]
    first = twice.transcript.find(A1)
    assert first is not None
    assert first.text == "first"


def test_an_interview_is_a_value_that_later_events_leave_alone() -> None:
    before = given(OPENED, ASKED).interview
    assert before is not None
    after = evolve(before, ANSWERED, AT[2])
    failed = evolve(before, answered(A2, "A tunnel."), AT[2])
    assert [message.id for message in before.transcript] == [Q1]
    assert [message.id for message in after.transcript] == [Q1, A1]
    assert [message.id for message in failed.transcript] == [Q1, A2]
    assert (before.version, after.version, failed.version) == (2, 3, 3)


# --- what is lost ---


def test_a_lost_fact_counts_and_changes_nothing_else() -> None:
    """(I3)"""
    known = fold(INTERVIEW_ID, [(OPENED, AT[0]), (ASKED, AT[1])])
    over = fold(INTERVIEW_ID, [(OPENED, AT[0]), (None, AT[0]), (ASKED, AT[1])])
    assert known is not None
    assert over is not None
    assert over.version == 3
    assert [message.seq for message in over.transcript] == [3]
    assert over.owed_since == known.owed_since


def test_an_interview_whose_first_fact_is_lost_is_none() -> None:
    with pytest.raises(ValueError, match="does not open"):
        fold(INTERVIEW_ID, [(None, AT[0]), (ASKED, AT[1])])


def test_after_a_repair_the_last_words_that_are_left_decide_what_is_owed() -> None:
    """(I6)"""
    given(OPENED, ASKED, ANSWERED, REPAIRED).then_interview(owes_reply=True, lost=(2,))
    given(OPENED, ASKED, REPAIRED).then_interview(owes_reply=False, lost_messages=1)


def test_losses_of_several_repairs_add_up() -> None:
    unknown = InterviewRepaired(lost=(3, 4))
    given(OPENED, ASKED, REPAIRED, REPAIRED).then_interview(lost=(2,), lost_messages=2)
    given(OPENED, ASKED, REPAIRED, unknown).then_interview(lost=(2, 3, 4), lost_messages=None)
