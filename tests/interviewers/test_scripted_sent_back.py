"""What the scripted interviewer does with an owner's question, and with what a review fills."""

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from vivavoce.authoring.reading import parse_guide
from vivavoce.domain.commands import RequestReview
from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import Status
from vivavoce.domain.profile import FieldStatus
from vivavoce.interviewers.agenda import Agenda

LONG = "It is for answering the questions of our customers."
ASK = "Who would look after it in the holidays?"


def reviewed_guide() -> Guide:
    items = "  - { id: motto, label: Motto }\n  - { id: links, label: Links, type: url }\n"
    source = SMALL.replace("opening:", f"{items}opening:")
    source += "  summary_check: true\nreview: { collects: [motto, links], by: human }\n"
    return parse_guide(source, name="test.yaml")


def finished(guide: Guide | str = SMALL) -> Conversation:
    """Return an interview that was led to its end and waits for its review."""
    talk = Conversation(guide, review=RequestReview())
    talk.hear(LONG)
    talk.hear("Python, Go")
    talk.hear("3")
    while talk.interview.status is Status.ACTIVE:
        talk.hear("Yes, that's right. No, nothing.")
    assert talk.interview.status is Status.PENDING_REVIEW
    return talk


def test_a_question_of_the_owner_is_put_in_the_owners_words_where_the_interview_stands() -> None:
    talk = Conversation(SMALL)
    talk.hear(LONG)
    state = talk.state
    reply = talk.sent_back(ASK).reply()
    assert (reply.say, reply.question, reply.move, reply.done) == (ASK, None, None, False)
    assert (talk.state, talk.interview.owner_asks) == (state, None)


def test_after_its_answer_the_interview_goes_on_by_its_guide() -> None:
    talk = Conversation(SMALL)
    talk.hear(LONG)
    talk.sent_back(ASK).reply()
    assert talk.hear("Anna would.").endswith("my question: Which skills are needed?")
    talk.hear("Python, Go")
    assert talk.state == "people.heads"
    assert talk.profile["skills"] == (["Python", "Go"], FieldStatus.OBTAINED)


def test_an_answer_that_still_waited_is_taken_in_before_the_owners_question() -> None:
    """(I6)"""
    talk = Conversation(SMALL).say(LONG)
    assert talk.sent_back(ASK).reply().say.endswith(ASK)
    assert talk.profile["role"] == (LONG, FieldStatus.OBTAINED)
    assert "What is the role for?" not in talk.hear("Anna would.")


def test_a_finished_interview_that_is_sent_back_asks_and_ends_again() -> None:
    talk = finished()
    assert talk.sent_back(ASK).reply().say == ASK
    said = talk.hear("Anna would.")
    assert said == "Thank you and goodbye."
    assert talk.interview.status is Status.PENDING_REVIEW


def test_it_can_be_sent_back_twice() -> None:
    talk = finished()
    for ask in (ASK, "And who after that?"):
        assert talk.sent_back(ask).reply().say == ask
        talk.hear("Anna would.")
    assert talk.interview.status is Status.PENDING_REVIEW


def test_nothing_is_asked_before_the_candidate_has_agreed_not_even_by_the_owner() -> None:
    source = SMALL.replace("opening:", "consent: { ask: Do you agree? }\nopening:")
    talk = Conversation(source)
    assert talk.sent_back(ASK).reply().question == "consent"


def test_whoever_gets_the_interview_back_thanks_for_nothing_that_was_not_said() -> None:
    """(I6) The machine has the next word, and the question on the table is asked again."""
    talk = Conversation(SMALL).taken_over_and_back("A person joins us.")
    assert talk.reply().say == "Let me come back to my question: What is the role for?"


# --- what a review fills ---


def test_the_script_neither_asks_for_nor_overhears_nor_sums_up_what_the_review_fills() -> None:
    talk = Conversation(reviewed_guide())
    talk.learn(motto="Questions first.")
    talk.hear(f"{LONG} Our motto and our links are on https://example.com/motto.")
    talk.hear("Python, Go")
    summary = talk.hear("3")
    assert "Head count: 3" in summary
    assert "Motto" not in summary
    assert "Links" not in summary
    talk.hear("Actually, the motto is something else.")
    assert talk.profile["motto"] == ("Questions first.", FieldStatus.OBTAINED)
    assert "links" not in talk.profile


def test_what_the_review_fills_is_not_marked_as_not_applicable() -> None:
    assert Agenda(reviewed_guide()).not_applicable({}) == {}
    talk = finished(reviewed_guide())
    assert talk.profile.keys() == {"role", "skills", "heads"}
