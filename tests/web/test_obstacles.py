"""What the console says about an interview that does not go on as it was meant to."""

from datetime import UTC, datetime

from vivavoce.domain.events import (
    AnyEvent,
    GuideRef,
    InterviewerChanged,
    InterviewOpened,
    InterviewPaused,
)
from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.domain.interview import Interview, begin, evolve
from vivavoce.interviewers.registry import Interviewers
from vivavoce.web.console.leading import led_before, obstacle

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def interview(*changes: AnyEvent) -> Interview:
    opened = InterviewOpened(
        organization=OrganizationId("a"),
        guide=GuideRef(id=GuideId("a"), version="1", hash="0" * 64),
        interviewer="llm",
        language="en",
    )
    standing = begin(InterviewId("0193b0c0-0000-7000-8000-000000000001"), opened, NOON)
    for change in changes:
        standing = evolve(standing, change, NOON)
    return standing


def test_it_is_said_why_the_script_leads_in_a_models_place() -> None:
    change = InterviewerChanged(left="llm", entered="scripted", reason="interviewer-unavailable")
    [sentence] = obstacle(interview(change), None, Interviewers())
    assert sentence.startswith("A model could not be reached, so the script carries on.")


def test_nothing_is_said_of_a_script_that_somebody_chose() -> None:
    change = InterviewerChanged(left="llm", entered="scripted")
    assert obstacle(interview(change), None, Interviewers()) == []


def test_a_person_hands_back_to_the_machine_that_led_before() -> None:
    assert led_before(interview(InterviewerChanged(left="llm", entered="human"))) == "llm"
    there = InterviewerChanged(left="agent", entered="human")
    assert led_before(interview(there)) == "scripted", "a program outside takes nothing back"


def test_a_pause_is_told_with_what_is_known_of_its_cause() -> None:
    """It may have been tried in vain for long, or been of no use to try at all."""
    paused = interview(InterviewPaused(reason="interviewer-unavailable"))
    why, problem = obstacle(paused, None, Interviewers())
    assert why.startswith("Whoever leads could not make the reply that is owed.")
    assert problem == Interviewers().problem("llm", None)
    assert len(obstacle(interview(InterviewPaused(reason="idle")), None, Interviewers())) == 1
    assert obstacle(interview(InterviewPaused()), None, Interviewers()) == []
