"""Without consent nothing is asked, whoever speaks and however it is put."""

import pytest

from tests.interviewers.conversation import Conversation, Unguarded
from tests.interviewers.scripted.guides import WHOLE
from vivavoce.authoring.reading import parse_guide
from vivavoce.interviewers.interviewer import Reply, View

FIRST = "Do you lead a team at the moment?"
ASK = "We keep what you write for a year. Do you agree to take part?"


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


@pytest.mark.parametrize(
    "before",
    ["Hi, Anna here. What is your job?", "Hi, Anna here. Do you agree?", "Hello, Anna here."],
)
def test_consent_comes_first_when_a_person_began_and_nothing_said_before_stands_for_it(
    before: str,
) -> None:
    talk = Conversation(WHOLE, begin_now=False).human_asks(before)
    talk.say("Yes, I agree. I am a nurse and lead five people.").handed_back()
    said = talk.reply()
    assert said.say == f"Hello there.\n\n{ASK}"
    assert (talk.state, talk.profile) == ("consent", {})
    assert talk.hear("Yes, I agree").endswith(FIRST)


def test_consent_comes_first_when_a_person_said_something_and_the_candidate_nothing() -> None:
    talk = Conversation(WHOLE, begin_now=False).human_says("Hello, Anna here.")
    assert talk.reply().say == f"Hello there.\n\n{ASK}"


def test_consent_comes_first_when_somebody_else_asked_without_it() -> None:
    """A function of somebody's own may lead without the guide's opening."""
    talk = Conversation(WHOLE, begin_now=False)
    talk.interviewer = Saying(Reply(say="What is your job?"))
    talk.reply()
    talk.interviewer = Unguarded()
    assert talk.hear("A nurse.").endswith(ASK)
    assert talk.state == "consent"


def test_consent_that_somebody_else_put_is_waited_for_and_not_asked_twice() -> None:
    talk = Conversation(WHOLE, begin_now=False)
    talk.interviewer = Saying(Reply(say=f"Hello. {ASK}", question="consent"))
    talk.reply()
    talk.interviewer = Unguarded()
    assert not talk.hear("Hm.").endswith(FIRST)
    assert talk.hear("Yes, I agree").endswith(FIRST)


class Saying:
    def __init__(self, words: Reply) -> None:
        self.words = words

    async def reply(self, view: View) -> Reply:
        return self.words


@pytest.mark.parametrize("answer", ["I am a nurse.", "Yes, I agree", "No, I don't agree."])
def test_an_answer_to_a_persons_question_is_no_consent_and_the_whole_question_comes_again(
    answer: str,
) -> None:
    talk = Conversation(WHOLE).human_says("Anna here. What is your job?")
    again = talk.hear(answer)
    assert again.endswith(f" {ASK}")
    assert not talk.done
    talk.human_says("One moment.")
    assert talk.reply().say == ASK
    assert talk.hear("Yes, I agree").endswith(FIRST)


def test_who_wants_to_stop_may_say_so_to_a_person_too() -> None:
    talk = Conversation(WHOLE).human_says("Anna here. How are you?")
    talk.hear("Please stop the interview.")
    assert talk.interview.disposition == "declined"


def test_an_answer_to_the_consent_question_counts_when_a_person_took_over_without_a_word() -> None:
    talk = Conversation(WHOLE).say("Yes, I agree").taken_over_and_back("A person joins us.")
    assert talk.reply().say.endswith(FIRST)
    unanswered = Conversation(WHOLE).taken_over_and_back("A person joins us.")
    assert unanswered.reply().say == ASK
    later = Conversation(WHOLE).taken_over("A person joins us.").say("Yes, I agree").handed_back()
    assert later.reply().say.endswith(FIRST)


def test_an_interview_moved_to_consent_is_asked_for_it() -> None:
    talk = Conversation(WHOLE)
    talk.hear("Yes")
    talk.move("consent")
    assert talk.hear("Yes").endswith(ASK)  # that was said to another question
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
