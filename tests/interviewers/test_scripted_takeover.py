"""What the scripted interviewer does when a person moves the interview or spoke in between."""

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from vivavoce.domain.profile import FieldStatus

LONG = "It is for answering the questions of our customers."


def test_a_question_an_owner_moved_to_is_asked() -> None:
    talk = Conversation(SMALL).move("people.heads")
    said = talk.hear(LONG)
    assert said.endswith("Now to the people.\n\nHow many people is this for?")
    assert talk.state == "people.heads"


def test_an_answer_given_after_the_move_still_belongs_to_the_question_it_answers() -> None:
    talk = Conversation(SMALL).move("people.heads")
    talk.hear(LONG)
    assert talk.profile == {"role": (LONG, FieldStatus.OBTAINED)}
    talk.hear("3")
    assert talk.profile["heads"] == (3, FieldStatus.OBTAINED)


def test_a_question_an_owner_goes_back_to_is_asked_again_and_its_answer_replaces_the_first() -> (
    None
):
    talk = Conversation(SMALL)
    talk.hear(LONG)
    talk.move("work.role")
    assert talk.hear("Python, Go").endswith("What is the role for?")
    talk.hear("It is for something else entirely.")
    assert talk.profile["role"] == ("It is for something else entirely.", FieldStatus.OBTAINED)
    assert talk.profile["skills"] == (["Python", "Go"], FieldStatus.OBTAINED)
    assert talk.state == "people.heads"


def test_a_refusal_does_not_take_back_what_was_said_before() -> None:
    talk = Conversation(SMALL)
    talk.hear(LONG)
    talk.move("work.role")
    talk.hear("Python, Go")
    talk.hear("I'd rather not say")
    assert talk.profile["role"] == (LONG, FieldStatus.OBTAINED)


def test_from_a_place_the_guide_does_not_have_it_goes_on_with_the_first_open_question() -> None:
    talk = Conversation(SMALL).move("somewhere else")
    talk.hear(LONG)
    assert talk.state == "people.skills"
    talk.move("opening")
    talk.hear("Python, Go")
    assert talk.state == "people.heads"


def test_an_interview_moved_before_it_began_greets_and_asks_there() -> None:
    talk = Conversation(SMALL, begin_now=False).move("people.skills")
    said = talk.reply().say
    assert said == "Hello and welcome. Now to the people.\n\nWhich skills are needed?"


def test_an_owner_may_go_straight_to_the_end() -> None:
    talk = Conversation(SMALL).move("closing")
    assert talk.hear(LONG) == "I see, thank you. What did I forget to ask?"
    talk.hear("Nothing")
    assert talk.done


def test_somebody_who_speaks_first_is_greeted_once() -> None:
    talk = Conversation(SMALL, begin_now=False)
    assert talk.hear("Hello?") == "Hello and welcome.\n\nWhat is the role for?"
    assert talk.profile == {}
    assert "Hello" not in talk.hear(LONG)


def test_words_said_to_a_person_are_not_taken_for_an_answer() -> None:
    talk = Conversation(SMALL).human_says("Good morning, Anna here. How was the journey?")
    said = talk.hear("Long, but pleasant, thank you.")
    assert said.endswith("Let me come back to my question: What is the role for?")
    assert talk.profile == {}
    talk.hear(LONG)
    assert talk.profile["role"] == (LONG, FieldStatus.OBTAINED)


def test_a_question_answered_before_a_person_took_over_is_not_asked_again() -> None:
    talk = Conversation(SMALL)
    talk.hear("Support")
    talk.human_says("We can leave it at that.")
    assert talk.hear("Good.").endswith("Which skills are needed?")
    assert talk.profile["role"] == ("Support", FieldStatus.PARTIAL)


def test_an_interview_led_by_a_person_from_the_start_is_not_greeted_again() -> None:
    talk = Conversation(SMALL, begin_now=False).human_says("Hi, Anna here. Shall we begin?")
    said = talk.hear("Yes, please.")
    assert "welcome" not in said
    assert said.endswith("What is the role for?")


def test_what_an_owner_filled_in_meanwhile_is_skipped() -> None:
    talk = Conversation(SMALL)
    talk.learn(skills=["Go"])
    talk.hear(LONG)
    assert talk.state == "people.heads"
