"""A reply that cannot be made yet: said once, kept owed, and over when something else is owed."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.domain.facts import (
    A1,
    A2,
    ANSWERED,
    ASKED,
    AT,
    CANCELLED,
    COMPLETED,
    DELAYED,
    IN_REVIEW,
    NEW,
    OPENED,
    PAUSED,
    Q2,
    REPAIRED,
    RESUMED,
    TAKEN_OVER,
    answered,
    asked,
)
from vivavoce.domain.commands import AddMessage, DelayReply, GiveReply, MeetDeadline, Resume
from vivavoce.domain.events import AnyEvent, InterviewPaused, InterviewResumed, Speaker
from vivavoce.domain.interview import IDLE, OVER_BUDGET, UNAVAILABLE, Delay, Status
from vivavoce.errors import Malformed
from vivavoce.testing.scenario import given

DELAY = DelayReply(in_reply_to=A1, interviewer="scripted", reason="interviewer-unavailable")
SAY_MORE = AddMessage(id=A2, speaker=Speaker.CANDIDATE, text="Are you there?")


def test_a_delay_is_noted_and_the_reply_stays_owed() -> None:
    """I6, I12."""
    delayed = given(OPENED, ASKED, ANSWERED).when(DELAY).then(DELAYED)
    delayed.then_interview(
        delay=Delay(since=AT[3], reason="interviewer-unavailable"),
        owes_reply=True,
        owed_since=AT[2],
    )


def test_a_delay_is_noted_once_however_often_the_reply_is_tried() -> None:
    given(OPENED, ASKED, ANSWERED, DELAYED).when(DELAY).then()
    given(OPENED, ASKED, ANSWERED, DELAYED).when(replace(DELAY, reason="reply-unfit")).then()


def test_the_opening_can_be_delayed_too() -> None:
    given(OPENED).when(replace(DELAY, in_reply_to=None)).then(DELAYED)


@pytest.mark.parametrize(
    "meanwhile",
    [answered(A2), asked(Q2), TAKEN_OVER, PAUSED, IN_REVIEW, COMPLETED, CANCELLED],
    ids=lambda event: type(event).__name__,
)
def test_the_delay_of_a_reply_that_is_owed_no_more_is_not_noted(meanwhile: AnyEvent) -> None:
    """I6."""
    given(OPENED, ASKED, ANSWERED, meanwhile).when(DELAY).then()


def test_a_delay_found_by_an_interviewer_who_leads_no_more_is_not_noted() -> None:
    given(OPENED, ASKED, ANSWERED).when(replace(DELAY, interviewer="llm")).then()


def test_a_delay_lasts_while_the_candidate_says_more() -> None:
    """The guide's patience runs from the first attempt, however much is written meanwhile."""
    more = given(OPENED, ASKED, ANSWERED, DELAYED).when(SAY_MORE)
    more.then_interview(delay=Delay(since=AT[3], reason="interviewer-unavailable"))
    more.when(replace(DELAY, in_reply_to=A2)).then()


@pytest.mark.parametrize(
    "event",
    [asked(Q2), TAKEN_OVER, PAUSED, IN_REVIEW, COMPLETED, CANCELLED, REPAIRED],
    ids=lambda event: type(event).__name__,
)
def test_a_delay_is_over_when_its_reply_came_or_is_owed_no_more(event: AnyEvent) -> None:
    given(OPENED, ASKED, ANSWERED, DELAYED, event).then_interview(delay=None)


def test_after_a_pause_the_reply_has_its_whole_time_again() -> None:
    again = given(OPENED, ASKED, ANSWERED, DELAYED, PAUSED, RESUMED)
    again.then_interview(delay=None, owes_reply=True).when(DELAY).then(DELAYED)


def test_a_late_reply_ends_the_delay_and_comes_once() -> None:
    """I6: back up again, no double reply."""
    reply = GiveReply(id=NEW, in_reply_to=A1, say="Which bridge?", author="acme:small")
    came = given(OPENED, ASKED, ANSWERED, DELAYED).when(reply)
    came.then_interview(delay=None, owes_reply=False).when(replace(reply, id=Q2)).then()


def test_a_delayed_interview_is_not_paused_for_silence() -> None:
    """The silence is ours."""
    limits = MeetDeadline(idle_pause_after=timedelta(minutes=1))
    given(OPENED, ASKED, ANSWERED, DELAYED).when(limits, after=timedelta(hours=1)).then()


def test_a_reason_for_a_delay_is_a_label() -> None:
    refused = given(OPENED, ASKED, ANSWERED).when(replace(DELAY, reason=""))
    refused.then_refused(Malformed)


# --- paused, because nobody could be reached ---


@pytest.mark.parametrize("reason", [IDLE, UNAVAILABLE])
def test_an_interview_paused_for_want_of_somebody_goes_on_when_the_candidate_speaks(
    reason: str,
) -> None:
    """I6."""
    paused = given(OPENED, ASKED, ANSWERED, InterviewPaused(reason=reason))
    went_on = paused.when(SAY_MORE)
    assert [type(event).__name__ for event in went_on.events] == [
        "InterviewResumed",
        "MessageAdded",
    ]
    went_on.then_interview(status=Status.ACTIVE, owes_reply=True)


@pytest.mark.parametrize("reason", [OVER_BUDGET, "lunch", None])
def test_an_interview_paused_for_anything_else_listens_and_waits_for_somebody_to_resume_it(
    reason: str | None,
) -> None:
    paused = given(OPENED, ASKED, ANSWERED, InterviewPaused(reason=reason)).when(SAY_MORE)
    paused.then_interview(status=Status.PAUSED, owes_reply=False, heard=A2)
    paused.when(Resume()).then(InterviewResumed()).then_interview(owes_reply=True)
