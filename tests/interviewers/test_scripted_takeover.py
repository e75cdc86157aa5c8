"""What the scripted interviewer does when a person moves the interview or spoke in between."""

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from tests.interviewers.scripted.guides import STORY, WHOLE
from vivavoce.domain.profile import FieldStatus

LONG = "It is for answering the questions of our customers."
JOINS = "A person joins us."


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


def test_the_first_machine_greets_also_when_a_person_has_spoken_before() -> None:
    """The opening says that a program asks; a person has not said that."""
    talk = Conversation(SMALL, begin_now=False).human_says("Hi, Anna here. Shall we begin?")
    assert talk.hear("Yes, please.") == "Hello and welcome.\n\nWhat is the role for?"
    assert talk.profile == {}
    talk.hear(LONG)
    assert talk.profile["role"] == (LONG, FieldStatus.OBTAINED)
    assert "welcome" not in talk.last.text


def test_a_takeover_before_the_first_words_takes_nothing_from_them() -> None:
    talk = Conversation(SMALL, begin_now=False).taken_over_and_back(JOINS)
    assert talk.reply().say == "Hello and welcome.\n\nWhat is the role for?"


# --- words on a takeover are passed over ---


def test_an_answer_right_before_a_takeover_without_a_word_is_taken_in() -> None:
    """I6: it is still owed, and its words still answer the question they were given to."""
    talk = Conversation(SMALL).say(LONG).taken_over_and_back(JOINS)
    talk.reply()
    assert talk.profile == {"role": (LONG, FieldStatus.OBTAINED)}
    assert talk.state == "people.skills"
    answer = talk.interview.heard
    assert talk.last.in_reply_to == answer
    assert talk.sources("role") == [LONG]


def test_an_answer_given_after_the_words_answers_the_question_before_them() -> None:
    talk = Conversation(SMALL)
    asked = talk.last.id
    talk.taken_over(JOINS).say(LONG)
    assert talk.last.in_reply_to == asked
    talk.handed_back().reply()
    assert talk.profile == {"role": (LONG, FieldStatus.OBTAINED)}


def test_answers_before_and_after_the_words_are_one_answer() -> None:
    talk = Conversation(SMALL).say("Support").taken_over(JOINS).say(LONG).handed_back()
    talk.reply()
    assert talk.profile == {"role": (f"Support\n{LONG}", FieldStatus.OBTAINED)}


def test_taken_over_twice_in_a_row_nothing_is_lost_either() -> None:
    talk = Conversation(SMALL).say(LONG).taken_over_and_back(JOINS).taken_over_and_back(JOINS)
    talk.reply()
    assert talk.profile == {"role": (LONG, FieldStatus.OBTAINED)}


def test_a_question_mark_in_the_words_on_a_takeover_leaves_no_answer_behind() -> None:
    """I6: they wait for nothing."""
    talk = Conversation(SMALL).say(LONG).taken_over_and_back("May I join you?")
    assert talk.reply().question == "skills"


def test_the_question_before_the_words_is_put_again_when_nobody_has_answered_it() -> None:
    talk = Conversation(SMALL).taken_over_and_back(JOINS)
    assert talk.reply().say == "Let me come back to my question: What is the role for?"
    talk.hear(LONG)
    assert talk.profile["role"] == (LONG, FieldStatus.OBTAINED)


def test_a_question_that_was_probed_and_is_answered_is_left_after_a_takeover() -> None:
    talk = Conversation(SMALL)
    talk.hear("Support")
    assert talk.last.probe is not None
    talk.taken_over_and_back(JOINS)
    assert talk.reply().question == "skills"
    assert talk.profile["role"] == ("Support", FieldStatus.PARTIAL)


def test_an_owners_question_survives_a_takeover_without_a_word() -> None:
    talk = Conversation(SMALL).sent_back("Who pays for it?")
    talk.taken_over_and_back(JOINS)
    assert talk.reply().say == "Who pays for it?"


def test_what_is_open_at_the_end_is_put_again_after_a_takeover() -> None:
    talk = Conversation(WHOLE)
    talk.hear("Yes, I agree")
    talk.hear("I want to stop now.")
    stopping = talk.last
    assert stopping.question == "?stop"
    assert talk.taken_over_and_back(JOINS).reply().say == stopping.text
    talk.hear("Go on, please.")
    talk.learn(manages=False, start="2020-01-01", workplace="office", story=STORY)
    talk.learn(email="ada@example.org")
    talk.hear("No")
    assert talk.state == "summary"
    summed_up = talk.last.text
    assert talk.taken_over_and_back(JOINS).reply().say in summed_up
    talk.hear("Yes")
    assert talk.state == "closing"
    again = talk.taken_over_and_back(JOINS).reply()
    assert (again.say, again.done) == ("Let me come back to my question: What else?", False)
    talk.hear("Nothing")
    assert talk.done


def test_what_an_owner_filled_in_meanwhile_is_skipped() -> None:
    talk = Conversation(SMALL)
    talk.learn(skills=["Go"])
    talk.hear(LONG)
    assert talk.state == "people.heads"
