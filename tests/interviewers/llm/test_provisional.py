"""Words that are still coming: only what will be said, and only while somebody looks."""

import msgspec
import pytest

from tests.interviewers.guides import SMALL
from tests.interviewers.llm.guides import MIXED
from tests.interviewers.llm.talking import Says, Talk, learned, said
from vivavoce.errors import ReplyUnfit
from vivavoce.interviewers.llm.plan import Plan
from vivavoce.interviewers.llm.provisional import Provisional
from vivavoce.interviewers.scripted.course import Course

ROLE = "An agent that answers our customers' e-mails."
SKILLS = said(
    "Thank you.",
    "Which skills does it need?",
    question="skills",
    learned=[learned("role", ROLE, 2)],
)


@pytest.fixture(autouse=True)
def _every_piece_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vivavoce.interviewers.llm.requesting.TOLD_EVERY_S", 0.0)


def shown_of(guide: str, answer: Says, *heard: str) -> list[str]:
    """Return what is shown as `answer` comes, letter by letter."""
    talk = Talk(guide)
    talk.say(*heard or (ROLE,))
    view = talk.view()
    shown = Provisional(view, Plan(Course(view)))
    text = answer if isinstance(answer, str) else msgspec.json.encode(answer).decode()
    for at in range(1, len(text) + 1):
        shown.tell(text[:at])
    return talk.shown


async def test_the_words_come_bit_by_bit_and_are_those_that_are_said() -> None:
    talk = Talk(SMALL, [SKILLS])
    talk.is_watched = True
    await talk.heard(ROLE)
    assert talk.shown[-1] == "Thank you. Which skills does it need?"
    assert len(talk.shown) > 3
    longest = ""
    for words in talk.shown:
        assert words.startswith(longest)
        longest = words


async def test_nothing_is_told_when_nobody_looks() -> None:
    talk = Talk(SMALL, [SKILLS])
    await talk.heard(ROLE)
    assert talk.shown == []


async def test_words_that_are_refused_are_taken_back() -> None:
    two = said("Thank you.", "Which skills? And how many people is it for?", question="skills")
    talk = Talk(SMALL, [two, SKILLS])
    talk.is_watched = True
    await talk.heard(ROLE)
    assert "" in talk.shown
    assert talk.shown[-1] == "Thank you. Which skills does it need?"


async def test_words_of_a_reply_that_is_given_up_are_taken_back() -> None:
    two = said("Thank you.", "Which skills? And how many people is it for?", question="skills")
    talk = Talk(SMALL, [two, two, two])
    talk.is_watched = True
    with pytest.raises(ReplyUnfit):
        await talk.heard(ROLE)
    assert talk.shown[-1] == ""


def test_a_promise_is_never_shown_to_its_end_and_taken_back() -> None:
    promise = "I promise that you will get the job and hear from us on Monday."
    shown = shown_of(SMALL, said(promise, "What is it for?", question="role"))
    assert shown[-1] == ""
    assert not any("Monday" in words for words in shown)


def test_a_question_that_will_be_put_otherwise_is_not_shown() -> None:
    verbatim = said("I see.", "You surely are in some team?", question="team")
    assert shown_of(MIXED, verbatim, "Carpenter.")[-1] == "I see."
    # `team` may become true by this answer, and then another question comes first.
    later = said("I see.", "Which tools do you use?", question="tools")
    assert shown_of(MIXED, later, "Carpenter, in a team.")[-1] == "I see."


@pytest.mark.parametrize("flag", ["done", "stops"])
def test_the_end_is_the_guides_own(flag: str) -> None:
    answer = {**said("Thank you.", "Shall we go on?"), flag: True}
    assert shown_of(SMALL, answer)[-1] == "Thank you."


@pytest.mark.parametrize("text", ["", "[", "{", "nonsense", '{"lead": 5', '{"lead": null}', "{}}"])
def test_what_is_no_answer_shows_nothing(text: str) -> None:
    assert shown_of(SMALL, text) == []
