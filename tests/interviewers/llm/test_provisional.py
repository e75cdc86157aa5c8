"""Words that are still coming: only what will be said, and only while somebody looks."""

import msgspec
import pytest

from tests.interviewers.guides import SMALL
from tests.interviewers.llm.guides import MIXED
from tests.interviewers.llm.talking import Broken, Says, Talk, learned, said
from vivavoce.errors import ReplyUnfit
from vivavoce.interviewers.calls import Calls
from vivavoce.interviewers.llm import LlmInterviewer
from vivavoce.interviewers.llm.plan import Plan
from vivavoce.interviewers.llm.provisional import Provisional
from vivavoce.interviewers.scripted.course import Course
from vivavoce.interviewers.scripted.turn import SAID_ABOUT_ONE_QUESTION_MAX

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


def test_the_end_is_the_guides_own() -> None:
    answer = said("Thank you.", "Shall we go on?", done=True)
    assert shown_of(SMALL, answer)[-1] == "Thank you."


def test_where_somebody_wants_to_stop_nothing_is_shown_for_the_script_has_the_word() -> None:
    goodbye = said("All right, then let us end this here for good.", stops=True)
    assert shown_of(SMALL, goodbye) == []
    words_first = {"lead": goodbye["lead"], **goodbye}
    assert shown_of(SMALL, words_first) == []


async def test_nothing_is_shown_where_a_question_is_left_for_the_model() -> None:
    talk = Talk(SMALL)
    stay = said("I mean the work.", "What is it for?", question="role")
    for _ in range(SAID_ABOUT_ONE_QUESTION_MAX - 1):
        talk.will_say(stay)
        await talk.heard("What?")
    talk.is_watched = True
    talk.will_say(stay)
    assert (await talk.heard("What?")).question == "skills"
    assert talk.shown == []


def test_nothing_is_shown_with_a_question_that_is_not_there() -> None:
    assert shown_of(SMALL, said("Thanks.", "What is your salary?", question="salary")) == []


def test_a_question_before_the_question_is_not_shown_for_it_will_be_refused() -> None:
    two = said("Are you married? How old are you?", "What else is it for?", question="role")
    assert not any("?" in words for words in shown_of(SMALL, two))
    assert not any("old" in words for words in shown_of(SMALL, two))


def test_what_the_candidate_asked_may_be_quoted() -> None:
    lead = 'You ask "What is a role?" and rightly so.'
    shown = shown_of(SMALL, said(lead, "What else is it for?", question="role"), "What is a role?")
    assert shown[-1] == f"{lead} What else is it for?"


async def test_nothing_is_left_on_the_page_between_two_requests_of_one_attempt() -> None:
    talk = Talk(SMALL, [Broken(SKILLS), SKILLS])
    talk.calls = Calls(at_once=1, per_organization=1, per_minute=None, attempts=2)
    talk.llm = LlmInterviewer(talk.models, talk.calls)
    talk.is_watched = True
    await talk.heard(ROLE)
    assert talk.shown[0]
    assert talk.shown.count("") == 1
    assert talk.shown[-1] == "Thank you. Which skills does it need?"


@pytest.mark.parametrize("text", ["", "[", "{", "nonsense", '{"lead": 5', '{"lead": null}', "{}}"])
def test_what_is_no_answer_shows_nothing(text: str) -> None:
    assert shown_of(SMALL, text) == []
