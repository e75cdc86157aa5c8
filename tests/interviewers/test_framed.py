"""The guide's own words are the guide's, whoever leads: opening and consent before all else."""

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from tests.interviewers.scripted.guides import WHOLE
from vivavoce.interviewers.framed import is_framed
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.scripted.course import Course

LONG = "It is for answering the questions of our customers."


def course(talk: Conversation) -> Course:
    return Course(View(interview=talk.interview, guide=talk.guide))


def test_the_first_words_of_a_machine_are_the_guides_also_after_a_persons() -> None:
    for guide in (SMALL, WHOLE):
        talk = Conversation(guide, begin_now=False).human_asks("Anna here. What is your job?")
        talk.say("I am a nurse.").handed_back()
        assert is_framed(course(talk))


def test_what_comes_after_the_first_words_is_not_framed_although_a_person_began() -> None:
    talk = Conversation(SMALL, begin_now=False).human_says("Anna here.")
    talk.reply()
    assert not is_framed(course(talk.say(LONG)))


def test_consent_that_was_never_put_is_framed_whoever_spoke_before() -> None:
    talk = Conversation(WHOLE)
    talk.hear("Yes, I agree")
    assert not is_framed(course(talk.say("Yes.")))
    talk.move("consent")
    assert is_framed(course(talk))


def test_the_answer_before_a_takeover_is_what_a_model_or_a_service_is_to_reply_to() -> None:
    talk = Conversation(SMALL).say(LONG).taken_over_and_back("A person joins us.")
    made = course(talk)
    assert not is_framed(made)
    assert made.heard.question == "role"
    assert [message.text for message in made.heard.turn] == [LONG]


def test_a_consent_that_is_put_right_is_framed_and_another_answer_is_not() -> None:
    talk = Conversation(WHOLE)
    talk.hear("Yes, I agree")
    talk.hear(LONG)
    talk.correct(LONG, "It is for answering letters.")
    assert not is_framed(course(talk))
    assert is_framed(course(talk.correct("Yes, I agree", "No")))
