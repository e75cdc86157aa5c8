"""Without consent nothing is asked, whoever speaks and however it is put."""

import pytest

from tests.interviewers.conversation import Conversation
from tests.interviewers.scripted.guides import WHOLE
from vivavoce.authoring.reading import parse_guide

FIRST = "Do you lead a team at the moment?"


def asked_on(talk: Conversation) -> bool:
    return FIRST in talk.last.text


def test_a_person_who_spoke_in_between_does_not_stand_for_consent() -> None:
    talk = Conversation(WHOLE).human_says("Hi, Anna here.")
    talk.hear("No, I do not agree.")
    assert talk.interview.disposition == "declined"
    other = Conversation(WHOLE).human_says("Hi, Anna here.")
    other.hear("I see")
    assert not asked_on(other)
    assert other.hear("Yes, I agree").endswith(FIRST)


def test_an_interview_moved_to_consent_is_asked_for_it() -> None:
    talk = Conversation(WHOLE)
    talk.hear("Yes")
    talk.move("consent")
    talk.hear("Yes")
    assert talk.state.startswith("team.")


def test_a_no_is_not_overheard_because_something_was_said_after_it() -> None:
    talk = Conversation(WHOLE)
    talk.hear("No, I don't agree.", "ok")
    assert not asked_on(talk)
    assert talk.profile == {}


@pytest.mark.parametrize(
    "answer",
    [
        "let me think about it",
        "yes?",
        "I agree if you tell me who reads it",
        "Yes, but please do not record anything",
    ],
)
def test_a_yes_with_a_condition_is_not_one_yet(answer: str) -> None:
    talk = Conversation(WHOLE)
    talk.hear(answer)
    assert not talk.done
    assert not asked_on(talk)
    talk.hear("Yes, I agree")
    assert asked_on(talk)


def test_who_asks_questions_first_is_answered_as_often_as_they_ask() -> None:
    talk = Conversation(WHOLE)
    for question in (
        "How long will it take?",
        "What if I change my mind later?",
        "Can I see the data?",
        "Who reads it?",
        "Are you a robot?",
    ):
        talk.hear(question)
        assert not talk.done
        assert not asked_on(talk)
    talk.hear("OK, I agree")
    assert asked_on(talk)


def test_a_guide_that_asks_for_no_consent_any_more_goes_on_from_there() -> None:
    """(I6) An interview may be moved to another version while consent is on the table."""
    talk = Conversation(WHOLE)
    without = WHOLE[: WHOLE.index("consent:")] + WHOLE[WHOLE.index("opening:") :]
    talk.guide = parse_guide(without, name="without.yaml")
    assert talk.hear("Yes").endswith(FIRST)
