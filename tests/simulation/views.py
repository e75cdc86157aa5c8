"""What a simulated candidate is shown, made by hand."""

from typing import Any

from tests.simulation.guides import KINDS
from vivavoce.authoring.reading import parse_guide
from vivavoce.characters.script import Script
from vivavoce.characters.view import OF_ITS_OWN, CandidateView
from vivavoce.domain.guide import Guide
from vivavoce.interviewers.agenda import STOP

GUIDE: Guide = parse_guide(KINDS, name="kinds.yaml")
SCRIPT = Script.of(GUIDE, "en", "scripted")


def view(question: str, **shown: Any) -> CandidateView:
    """Return what is seen when `question` was put."""
    asked = SCRIPT.questions.get(question)
    assert asked is not None or question in OF_ITS_OWN, question
    said = GUIDE.in_language(asked.ask, "en") if asked is not None else f"The {question}?"
    return CandidateView(
        said=said,
        question=question,
        plan=asked,
        items=SCRIPT.items.get(question, ()),
        labels=SCRIPT.labels,
        **shown,
    )


def questions() -> list[str]:
    """Return the ids of all questions, the interviewer's own included."""
    return ["consent", *SCRIPT.questions, "summary", "closing", STOP]
