"""Consent before, summary and closing words after, and stopping in between."""

import pytest

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from tests.interviewers.scripted.guides import STORY, WHOLE
from vivavoce.domain.profile import FieldStatus


def begun() -> Conversation:
    talk = Conversation(WHOLE)
    talk.hear("Yes, I agree")
    return talk


def to_the_summary() -> Conversation:
    talk = begun()
    for answer in ("Yes", "Six people", "May 2021", "from home", STORY, "ada@example.org"):
        talk.hear(answer)
    assert talk.state == "summary"
    return talk


def test_consent_is_asked_for_before_anything_else() -> None:
    talk = Conversation(WHOLE)
    assert talk.last.text == (
        "Hello there.\n\nWe keep what you write for a year. Do you agree to take part?"
    )
    assert (talk.state, talk.last.question) == ("consent", "consent")
    assert talk.hear("sure, go ahead").endswith("Do you lead a team at the moment?")
    assert talk.state == "team.manages"
    assert talk.profile == {}


@pytest.mark.parametrize("answer", ["No", "I'd rather not", "no thanks", "Stop"])
def test_without_consent_it_ends_politely_and_nothing_is_learned(answer: str) -> None:
    talk = Conversation(WHOLE)
    assert talk.hear(answer) == "Thank you all the same. Nothing was asked."
    assert talk.done
    assert talk.interview.disposition == "declined"
    assert talk.profile == {}


def test_consent_that_is_neither_yes_nor_no_is_asked_for_again_but_not_for_ever() -> None:
    talk = Conversation(WHOLE)
    said = talk.hear("Who is going to read this?")
    assert "read by the people who invited you" in said
    assert said.endswith("Do you agree to take part?")
    for unclear in ("hmm", "we'll see", "who knows"):
        talk.hear(unclear)
        assert not talk.done
    talk.hear("perhaps")
    assert talk.interview.disposition == "declined"


def test_everything_learned_is_summed_up_for_the_candidate_to_confirm() -> None:
    talk = to_the_summary()
    assert "- Manages people: yes" in talk.last.text
    assert "- Team size: 6 people" in talk.last.text
    assert "- Workplace: fully remote" in talk.last.text
    assert talk.last.text.endswith("tell me what it should say.")
    assert talk.hear("Yes, that's right").endswith("What else?")
    assert talk.hear("Nothing") == "Goodbye."
    assert talk.done
    assert talk.interview.disposition == "completed"


def test_the_candidate_corrects_the_summary_and_the_trail_is_kept() -> None:
    talk = to_the_summary()
    said = talk.hear("The team size should be seven")
    assert "“Team size” is now 7 people" in said
    assert talk.profile["team-size"] == (7, FieldStatus.OBTAINED)
    assert talk.sources("team-size") == ["Six people", "The team size should be seven"]
    assert talk.hear("yes").endswith("What else?")


def test_a_plain_no_to_the_summary_asks_what_is_wrong() -> None:
    talk = to_the_summary()
    assert talk.hear("No").startswith("What should I change?")
    assert "“Start date” is now 2020-05" in talk.hear("the start date, it was May 2020")


def test_a_summary_that_never_satisfies_ends_all_the_same() -> None:
    talk = to_the_summary()
    for _ in range(6):
        if talk.state == "summary":
            talk.hear("no, still wrong")
    assert talk.state == "closing"


def test_required_information_that_is_missing_is_named_in_the_summary() -> None:
    talk = begun()
    for answer in ("Yes", "Six", "May 2021", "from home"):
        talk.hear(answer)
    talk.hear("What do you mean?")
    talk.hear("What do you mean?")
    talk.hear("I'd rather not say")
    assert talk.state == "summary"
    assert "Still open: A hard day." in talk.last.text


def test_nothing_learned_needs_no_summary() -> None:
    talk = begun()
    for _ in range(10):
        if talk.state not in {"summary", "closing"}:
            talk.hear("I don't know")
    assert talk.state == "closing"


def test_who_wants_to_stop_is_asked_once_and_may_stop() -> None:
    talk = begun()
    assert talk.hear("Can we stop here?").endswith("Shall I end the interview?")
    assert talk.state == "team.manages"
    assert talk.hear("yes please") == "Goodbye."
    assert talk.done
    assert talk.interview.disposition == "stopped"


def test_who_did_not_mean_to_stop_goes_on_where_it_was() -> None:
    talk = begun()
    talk.hear("stop")
    said = talk.hear("no, sorry")
    assert said == "Then let us go on. Do you lead a team at the moment?"
    talk.hear("Yes")
    assert talk.profile["manages"] == (True, FieldStatus.OBTAINED)


def test_what_was_answered_before_stopping_is_kept() -> None:
    talk = Conversation(SMALL)
    talk.hear("It is for answering the questions of our customers.", "Can we stop here?")
    talk.hear("yes")
    assert talk.done
    assert "role" in talk.profile


def test_information_no_question_applied_to_is_marked_so() -> None:
    talk = begun()
    for answer in ("No", "May 2021", "from home", STORY, "ada@example.org"):
        talk.hear(answer)
    assert talk.state == "summary"
    assert talk.profile["team-size"] == (None, FieldStatus.NOT_APPLICABLE)
    assert "team-size" not in talk.asked()


@pytest.mark.parametrize(
    "words",
    [
        *("no, stop", "enough", "I have had enough", "I'd rather not continue", "No more please"),
        *("end", "no I want to finish here", "yes", "stop", "ok", "please", "bye"),
    ],
)
def test_who_asked_to_stop_is_not_talked_out_of_it(words: str) -> None:
    talk = begun()
    talk.hear("Can we stop here?")
    talk.hear(words)
    assert talk.interview.disposition == "stopped"


@pytest.mark.parametrize("words", ["no, go on", "No", "sorry, please continue", "not yet"])
def test_who_wants_to_go_on_goes_on(words: str) -> None:
    talk = begun()
    talk.hear("Can we stop here?")
    assert talk.hear(words).endswith("Do you lead a team at the moment?")


def test_a_question_of_the_guide_may_be_called_stop() -> None:
    talk = Conversation(WHOLE.replace("id: start, ask", "id: stop, ask"))
    for answer in ("Yes", "Yes", "Six people", "May 2021"):
        talk.hear(answer)
    assert not talk.done
    assert talk.profile["start"] == ("2021-05", FieldStatus.OBTAINED)


def test_stopping_works_at_the_summary_and_at_the_last_question() -> None:
    talk = to_the_summary()
    talk.hear("can we stop here?")
    assert talk.interview.disposition == "stopped"
    late = to_the_summary()
    late.hear("yes")
    late.hear("can we stop here?")
    assert late.done


def test_the_summary_is_shown_again_on_request() -> None:
    talk = to_the_summary()
    assert "- Team size: 6 people" in talk.hear("Could you repeat that?")


def test_a_correction_among_other_words_is_taken() -> None:
    talk = to_the_summary()
    talk.hear("Team size: 7", "thanks")
    assert talk.profile["team-size"] == (7, FieldStatus.OBTAINED)


def test_what_was_refused_can_still_be_said_at_the_summary() -> None:
    talk = begun()
    for answer in ("Yes", "I'd rather not say", "May 2021", "from home", STORY, "ada@example.org"):
        talk.hear(answer)
    talk.hear("Team size: 9")
    assert talk.profile["team-size"] == (9, FieldStatus.OBTAINED)


def test_a_label_with_new_words_replaces_the_old_ones() -> None:
    talk = to_the_summary()
    talk.hear("A hard day: when the lift was broken")
    assert talk.profile["story"][0] == "when the lift was broken"


def test_a_correction_after_the_summary_is_taken_with_the_last_words() -> None:
    talk = to_the_summary()
    talk.hear("yes")
    assert "“Team size” is now 8 people" in talk.hear("Sorry, the team size is eight")
    assert talk.done
    assert talk.profile["team-size"] == (8, FieldStatus.OBTAINED)


def test_a_correction_that_makes_a_question_relevant_has_it_asked() -> None:
    talk = begun()
    for answer in ("No", "May 2021", "from home", STORY, "ada@example.org"):
        talk.hear(answer)
    assert talk.state == "summary"
    said = talk.hear("Manages people: yes")
    assert said.endswith("How many people are in your team?")
    talk.hear("four")
    assert talk.profile["team-size"] == (4, FieldStatus.OBTAINED)
    assert talk.state == "closing"
