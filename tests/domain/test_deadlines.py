"""Time limits: silence pauses, age cancels, and neither does so twice."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from tests.domain.facts import (
    A1,
    ANSWERED,
    ASKED,
    AT,
    CANCELLED,
    COMPLETED,
    HOUR,
    IN_REVIEW,
    OPENED,
    PAUSED,
    RESUMED,
    TAKEN_OVER,
)
from vivavoce.domain.commands import AddMessage, MeetDeadline, Move, Resume
from vivavoce.domain.deadlines import due_at, expires_at, idle_at
from vivavoce.domain.events import AnyEvent, InterviewCancelled, InterviewPaused, Speaker
from vivavoce.domain.interview import Interview, Status
from vivavoce.testing.scenario import given

DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)
IDLE = MeetDeadline(idle_pause_after=HOUR)
EXPIRE = MeetDeadline(expires_after=DAY)
BOTH = MeetDeadline(idle_pause_after=HOUR, expires_after=DAY)


def interview(*events: AnyEvent) -> Interview:
    there = given(*events).interview
    assert there is not None
    return there


# --- silence ---


def test_an_interview_that_falls_silent_is_paused_when_its_time_has_come() -> None:
    silent = given(OPENED, ASKED)
    silent.when(IDLE, after=HOUR - INSTANT).then()
    silent.when(IDLE, after=HOUR).then(InterviewPaused(reason="idle"))
    silent.when(IDLE, after=HOUR + INSTANT).then(InterviewPaused(reason="idle"))


def test_meeting_the_same_deadline_again_decides_nothing() -> None:
    given(OPENED, ASKED).when(IDLE, after=HOUR).when(IDLE, after=HOUR).then()


def test_whatever_happens_ends_the_silence() -> None:
    moved = given(OPENED, ASKED).when(Move(state="skills"), after=HOUR - INSTANT)
    moved.when(IDLE, after=HOUR - INSTANT).then()


def test_a_resumed_interview_may_be_silent_for_the_full_time_again() -> None:
    resumed = given(OPENED, ASKED).when(IDLE, after=HOUR).when(Resume(), after=DAY)
    resumed.when(IDLE, after=HOUR - INSTANT).then()
    resumed.when(IDLE, after=HOUR).then(InterviewPaused(reason="idle"))


@pytest.mark.parametrize(
    "past",
    [(OPENED,), (OPENED, ASKED, ANSWERED), (OPENED, TAKEN_OVER, ASKED, ANSWERED)],
    ids=["opening", "machine", "person"],
)
def test_the_silence_of_an_interviewer_who_owes_the_next_word_does_not_count(
    past: tuple[AnyEvent, ...],
) -> None:
    given(*past).when(IDLE, after=DAY).then()
    assert idle_at(interview(*past), HOUR) is None


def test_words_in_a_paused_interview_do_not_start_the_silence_again() -> None:
    said = given(OPENED, ASKED, PAUSED).when(
        AddMessage(id=A1, speaker=Speaker.CANDIDATE, text="Back.")
    )
    said.when(IDLE, after=DAY).then()


@pytest.mark.parametrize("closing", [PAUSED, IN_REVIEW, COMPLETED, CANCELLED])
def test_only_an_active_interview_can_fall_silent(closing: AnyEvent) -> None:
    given(OPENED, ASKED, closing).when(IDLE, after=DAY).then()


# --- age ---


@pytest.mark.parametrize("past", [(OPENED,), (OPENED, ASKED, ANSWERED), (OPENED, PAUSED)])
def test_an_unfinished_interview_is_cancelled_when_it_expires(past: tuple[AnyEvent, ...]) -> None:
    rest = DAY - (AT[len(past) - 1] - AT[0])
    given(*past).when(EXPIRE, after=rest - INSTANT).then()
    expired = given(*past).when(EXPIRE, after=rest).then(InterviewCancelled(reason="expired"))
    expired.then_interview(status=Status.CANCELLED, reason="expired")
    expired.when(EXPIRE, after=DAY).then()


@pytest.mark.parametrize("closing", [IN_REVIEW, COMPLETED, CANCELLED])
def test_an_interview_that_is_over_or_in_review_does_not_expire(closing: AnyEvent) -> None:
    given(OPENED, ASKED, closing).when(EXPIRE, after=2 * DAY).then()


def test_an_expired_interview_that_is_taken_up_again_has_the_full_time_again() -> None:
    resumed = given(OPENED, ASKED).when(EXPIRE, after=DAY).when(Resume())
    resumed.when(EXPIRE, after=DAY - INSTANT).then()
    resumed.when(EXPIRE, after=DAY).then(InterviewCancelled(reason="expired"))


def test_an_interview_back_from_review_has_the_full_time_again() -> None:
    given(OPENED, IN_REVIEW).when(Resume(), after=3 * DAY).when(EXPIRE).then()


def test_a_pause_grants_no_more_time() -> None:
    assert expires_at(interview(OPENED, PAUSED, RESUMED), DAY) == AT[0] + DAY


# --- both ---


def test_an_interview_that_is_both_silent_and_expired_is_cancelled() -> None:
    given(OPENED, ASKED).when(BOTH, after=DAY).then(InterviewCancelled(reason="expired"))


def test_the_next_deadline_is_the_earlier_of_the_two() -> None:
    asked = interview(OPENED, ASKED)
    assert due_at(asked, idle_pause_after=HOUR, expires_after=DAY) == AT[1] + HOUR
    assert due_at(asked, idle_pause_after=2 * DAY, expires_after=DAY) == AT[0] + DAY
    assert due_at(asked, idle_pause_after=HOUR, expires_after=None) == AT[1] + HOUR
    assert due_at(asked, idle_pause_after=None, expires_after=DAY) == AT[0] + DAY


def test_without_limits_nothing_is_ever_due() -> None:
    given(OPENED, ASKED).when(MeetDeadline(), after=1000 * DAY).then()
    assert due_at(interview(OPENED, ASKED), idle_pause_after=None, expires_after=None) is None


@pytest.mark.parametrize("closing", [IN_REVIEW, COMPLETED, CANCELLED])
def test_nothing_is_due_in_an_interview_that_is_over_or_in_review(closing: AnyEvent) -> None:
    over = interview(OPENED, ASKED, closing)
    assert due_at(over, idle_pause_after=HOUR, expires_after=DAY) is None


# --- the end of time ---


def test_a_deadline_beyond_the_last_moment_there_is_is_none() -> None:
    """An interview may bear any date; asking when it ends must not fail."""
    late = replace(
        interview(OPENED, ASKED),
        opened_at=datetime(9999, 12, 31, 23, tzinfo=UTC),
        updated_at=datetime(9999, 12, 31, 23, tzinfo=UTC),
    )
    assert due_at(late, idle_pause_after=2 * HOUR, expires_after=DAY) is None
    assert idle_at(late, 59 * HOUR / 60) == late.updated_at + 59 * HOUR / 60
