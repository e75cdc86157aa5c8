"""The shipped given/when/then: it must fail when it should."""

import pytest

from tests.domain.facts import A1, ANSWERED, ASKED, COMPLETED, HOUR, OPENED, PAUSED, RESUMED
from vivavoce.domain.commands import Pause, Resume
from vivavoce.domain.events import AnyEvent, InterviewPaused
from vivavoce.domain.interview import Status
from vivavoce.errors import InterviewClosed, Malformed, Refused
from vivavoce.testing.scenario import STARTED_AT, STEP, given


def test_then_compares_the_decided_events_and_their_order() -> None:
    outcome = given(OPENED).when(Pause(reason="lunch"))
    outcome.then(PAUSED)
    wrongs: list[tuple[AnyEvent, ...]] = [
        (),
        (InterviewPaused(reason="dinner"),),
        (PAUSED, PAUSED),
        (RESUMED,),
    ]
    for wrong in wrongs:
        with pytest.raises(AssertionError, match="but decided"):
            outcome.then(*wrong)


def test_then_fails_when_the_command_was_refused() -> None:
    outcome = given(OPENED, COMPLETED).when(Resume())
    with pytest.raises(AssertionError, match=r"it was refused: .* open a new one") as caught:
        outcome.then()
    assert isinstance(caught.value.__cause__, InterviewClosed)


def test_then_refused_accepts_the_error_and_its_groups_only() -> None:
    outcome = given(OPENED, COMPLETED).when(Resume())
    outcome.then_refused(InterviewClosed).then_refused(Refused)
    with pytest.raises(AssertionError, match="refused with InterviewClosed, not Malformed"):
        outcome.then_refused(Malformed)


def test_then_refused_fails_when_the_command_was_accepted() -> None:
    with pytest.raises(AssertionError, match="not refused with Refused"):
        given(OPENED).when(Pause()).then_refused(Refused)


def test_then_interview_compares_the_named_fields_only() -> None:
    outcome = given(OPENED).when(Pause())
    outcome.then_interview(status=Status.PAUSED, version=2)
    with pytest.raises(AssertionError, match="'version': 3"):
        outcome.then_interview(status=Status.PAUSED, version=3)


def test_an_outcome_is_the_past_of_the_next_command() -> None:
    past = given(OPENED, ASKED, ANSWERED).when(Pause(reason="lunch"))
    past.when(Resume()).then(RESUMED).then_interview(version=5, heard=A1)
    past.then_interview(version=4, status=Status.PAUSED)


def test_facts_are_a_second_apart_and_a_command_may_come_later() -> None:
    given(OPENED, ASKED).then_interview(opened_at=STARTED_AT, updated_at=STARTED_AT + STEP)
    paused = given(OPENED, ASKED).when(Pause(), after=HOUR)
    paused.then_interview(updated_at=STARTED_AT + STEP + HOUR)


def test_a_command_needs_an_interview() -> None:
    with pytest.raises(AssertionError, match="nothing was opened"):
        given().when(Pause())
    with pytest.raises(AssertionError, match="there is no interview"):
        given().then_interview(version=1)
