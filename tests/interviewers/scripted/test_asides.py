"""What candidates say at any time that is no answer."""

import pytest

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from tests.interviewers.scripted.guides import WHOLE
from vivavoce.domain.profile import FieldStatus

LONG = "It is for answering the questions of our customers."


def test_the_question_is_repeated_on_request() -> None:
    talk = Conversation(SMALL)
    assert talk.hear("Sorry, what was the question?") == "Of course. What is the role for?"
    assert talk.state == "work.role"


@pytest.mark.parametrize("aside", ["let me think", "I'll answer that later", "go back please"])
def test_somebody_who_says_the_same_over_and_over_is_not_told_the_same_twice_running(
    aside: str,
) -> None:
    talk = Conversation(SMALL)
    before = talk.last.text
    for _ in range(6):
        said = talk.hear(aside)
        assert said != before
        before = said


def test_how_long_it_takes_is_told_by_what_is_left() -> None:
    talk = Conversation(SMALL)
    said = talk.hear("How long will this take?")
    assert said.startswith("There are about 3 questions left")
    assert said.endswith("Let me put it again: What is the role for?")
    talk.hear(LONG)
    talk.hear("Python, Go")
    assert talk.hear("how many more questions?").startswith("We are nearly done")


def test_going_back_asks_the_question_before_again_and_its_answer_replaces_the_first() -> None:
    talk = Conversation(SMALL)
    talk.hear(LONG)
    assert talk.state == "people.skills"
    assert talk.hear("go back please") == ("Of course, let us go back. What is the role for?")
    assert talk.state == "work.role"
    talk.hear("It is for something else entirely.")
    assert talk.profile["role"] == ("It is for something else entirely.", FieldStatus.OBTAINED)
    assert talk.state == "people.skills", "the question that was left is asked again"
    talk.hear("Python, Go")
    assert talk.state == "people.heads"


def test_who_goes_back_to_add_something_takes_nothing_back() -> None:
    talk = Conversation(SMALL)
    talk.hear(LONG)
    talk.hear("go back please")
    talk.hear("Sure, one addition: it is also for our suppliers in Spain.")
    assert talk.profile["role"][0] == (
        f"{LONG}\nSure, one addition: it is also for our suppliers in Spain."
    )
    assert len(talk.sources("role")) == 2


def test_there_is_nothing_before_the_first_question() -> None:
    assert Conversation(SMALL).hear("previous question").startswith("This is the first question")


def test_who_has_to_go_is_told_that_everything_is_kept() -> None:
    talk = Conversation(SMALL)
    assert "Everything you have written is kept" in talk.hear("I have to go now, continue later?")
    talk.hear(LONG)
    assert talk.profile["role"] == (LONG, FieldStatus.OBTAINED)


def test_a_program_does_not_pretend_to_be_a_person() -> None:
    said = Conversation(SMALL).hear("Are you a robot?")
    assert said.startswith("I am a program")
    assert said.endswith("What is the role for?")


@pytest.mark.parametrize("nothing", ["🙂", "...", "—", "asdfghjkl", "🤷🏽‍♀️ 🤷🏽‍♀️"])
def test_what_holds_no_word_is_asked_for_in_words_and_not_kept_as_an_answer(nothing: str) -> None:
    talk = Conversation(SMALL)
    assert talk.hear(nothing) == "Could you put that into words for me?"
    assert talk.profile == {}
    assert talk.hear(nothing) == "I can only read words. How would you put it?"
    assert talk.hear(nothing).startswith("Let us leave that one and go on.")


def test_an_insult_is_answered_calmly_and_is_no_answer() -> None:
    talk = Conversation(SMALL)
    said = talk.hear("This is stupid, you idiot")
    assert said.startswith("I am sorry that this is annoying.")
    assert talk.profile == {}
    talk.hear(LONG)
    assert talk.profile["role"] == (LONG, FieldStatus.OBTAINED)


def test_strong_words_about_the_matter_are_an_answer() -> None:
    talk = Conversation(SMALL)
    talk.hear("Our old tool is bullshit, it loses every second invoice and nobody can repair it.")
    assert talk.profile["role"][1] is FieldStatus.OBTAINED


def test_another_language_is_pointed_out_once_and_then_taken_as_it_is() -> None:
    talk = Conversation(SMALL)
    spanish = "Contestar las preguntas de nuestros clientes, sobre todo de las facturas."
    said = talk.hear(spanish)
    assert said.startswith("I can only follow English here.")
    talk.hear(spanish)
    assert talk.state == "people.skills"
    assert spanish in talk.profile["role"][0]


def test_nobody_can_keep_one_question_on_the_table_for_ever() -> None:
    talk = Conversation(SMALL)
    for _ in range(9):
        talk.hear("repeat the question please")
    assert talk.state != "work.role"


def test_an_owner_may_insist_once_on_required_information() -> None:
    talk = Conversation(SMALL.replace("closing:", "rules: { refuse_ok: false }\nclosing:"))
    said = talk.hear("I'd rather not say")
    assert said.endswith("let me ask once more: What is the role for?")
    talk.hear("I'd still rather not say")
    assert talk.state == "people.skills"
    assert talk.profile["role"] == (None, FieldStatus.REFUSED)


def test_who_asks_what_an_answer_is_for_is_told_and_may_leave_it_out() -> None:
    said = Conversation(SMALL).hear("Why do you need to know that?")
    assert "You are free to leave it out." in said
    assert said.endswith("What is the role for?")


def test_who_reads_it_is_said() -> None:
    assert "read by the people who invited you" in Conversation(SMALL).hear("Who reads this?")


def test_words_for_what_is_off_topic_are_the_owners() -> None:
    talk = Conversation(
        SMALL.replace("closing:", "rules: { off_topic: Let us stay with the role. }\nclosing:")
    )
    assert talk.hear("What is the weather like?").startswith("Let us stay with the role.")


def test_a_yes_or_no_question_hears_a_thumb() -> None:
    talk = Conversation(WHOLE)
    talk.hear("👍")
    talk.hear("👍")
    assert talk.profile["manages"] == (True, FieldStatus.OBTAINED)
