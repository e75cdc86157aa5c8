"""What the console says about an interview that does not go on as it was meant to."""

from datetime import UTC, datetime

import pytest

from tests.interviewers.guides import SMALL
from vivavoce.authoring.reading import parse_guide
from vivavoce.domain.events import (
    AnyEvent,
    GuideRef,
    InterviewerChanged,
    InterviewOpened,
    InterviewPaused,
    ReplyDelayed,
)
from vivavoce.domain.evolving import begin, evolve
from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.domain.interview import Interview
from vivavoce.interviewers.registry import Interviewers
from vivavoce.interviewers.setting_up import set_up
from vivavoce.settings import Settings
from vivavoce.web.console.leading import choices, led_before, obstacle
from vivavoce.web.rendering import environment

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


def test_until_when_a_reply_is_tried_again_is_a_time_that_pages_show_in_the_readers_zone() -> None:
    guide = parse_guide(SMALL, name="small.yaml")
    late = interview(ReplyDelayed(reason="interviewer-unavailable"))
    follows = obstacle(late, guide, Interviewers())[1]
    assert '<time data-as="moment" datetime="2026-01-01T12:02:00.000Z">' in follows
    page = environment().from_string("{{ obstacle | join(' ') }}")
    shown = page.render(obstacle=["<b>", follows])
    assert shown.startswith("&lt;b&gt; The answer is saved")
    assert follows in shown


def test_a_pause_is_told_with_what_is_known_of_its_cause() -> None:
    """It may have been tried in vain for long, or been of no use to try at all."""
    paused = interview(InterviewPaused(reason="interviewer-unavailable"))
    why, problem = obstacle(paused, None, Interviewers())
    assert why.startswith("Whoever leads could not make the reply that is owed.")
    assert problem == Interviewers().problem("llm", None)
    assert len(obstacle(interview(InterviewPaused(reason="idle")), None, Interviewers())) == 1
    assert obstacle(interview(InterviewPaused()), None, Interviewers()) == []


def test_a_model_that_one_guide_names_wrongly_is_told_with_that_guide(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    plain = parse_guide(SMALL, name="small.yaml")
    slip = parse_guide(f"{SMALL}model: nonsense:foo\n", name="slip.yaml")

    def told(model: str) -> tuple[str | None, list[str]]:
        """Return what is wrong with the model wherever it leads, and with which guide alone."""
        known = Interviewers(set_up(Settings(model=model)))
        [llm] = [one for one in choices(known, [plain, slip]) if one["name"] == "llm"]
        return llm["problem"], [each["problem"] for each in llm["by_guide"]]

    unknown = 'There is no provider called "nonsense"; known are openai,'
    problem, [alone] = told("ollama:qwen3")
    assert problem is None
    assert alone.startswith(unknown)
    problem, [alone] = told("openai:gpt-5-mini")
    assert "OPENAI_API_KEY" in str(problem)
    assert alone.startswith(unknown)
    problem, alone_with = told("nonsense:foo")
    assert str(problem).startswith(unknown)
    assert alone_with == []
