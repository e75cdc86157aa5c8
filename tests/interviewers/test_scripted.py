"""How the scripted interviewer leads an interview, told as conversations."""

import pytest

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import KINDS, SMALL
from vivavoce.domain.profile import FieldStatus

OBTAINED, PARTIAL = FieldStatus.OBTAINED, FieldStatus.PARTIAL
REFUSED, UNKNOWN = FieldStatus.REFUSED, FieldStatus.UNKNOWN

LONG = "It is for answering the questions of our customers."


def test_the_opening_words_and_the_first_question_come_in_one_message() -> None:
    talk = Conversation(SMALL)
    assert talk.last.text == "Hello and welcome.\n\nWhat is the role for?"
    assert talk.last.question == "role"
    assert talk.state == "work.role"


def test_questions_come_in_the_order_of_the_guide_and_then_the_interview_ends() -> None:
    talk = Conversation(SMALL)
    for answer in (LONG, "Python, patience and Estonian", "Three", "Nothing at all, thank you."):
        assert not talk.done
        talk.hear(answer)
    assert talk.asked() == ["role", "skills", "heads", "closing", ""]
    assert talk.last.text == "Thank you and goodbye."
    assert talk.done
    assert talk.profile == {
        "role": (LONG, OBTAINED),
        "skills": (["Python", "patience", "Estonian"], OBTAINED),
        "heads": (3, OBTAINED),
    }


def test_a_new_section_begins_with_its_transition() -> None:
    said = Conversation(SMALL).hear(LONG)
    assert said.endswith("Now to the people.\n\nWhich skills are needed?")


def test_the_next_question_of_a_section_follows_an_acknowledgement() -> None:
    talk = Conversation(SMALL)
    talk.hear(LONG)
    assert talk.hear("Python, Go") == "Thanks for telling me. How many people is this for?"


def test_a_thin_answer_is_probed_and_both_answers_count() -> None:
    talk = Conversation(SMALL)
    said = talk.hear("Support")
    assert said.endswith("Could you say more about that?")
    assert (talk.last.question, talk.last.probe) == ("role", "elaborate")
    assert talk.profile["role"] == ("Support", PARTIAL)
    talk.hear("Answering questions of customers")
    assert talk.state == "people.skills"
    assert talk.profile["role"] == ("Support\nAnswering questions of customers", OBTAINED)
    assert talk.sources("role") == ["Support", "Answering questions of customers"]


def test_a_question_is_probed_no_more_often_than_the_guide_allows() -> None:
    talk = Conversation(SMALL)
    talk.hear("Support")
    talk.hear("Yes")
    assert talk.state == "people.skills"
    assert talk.profile["role"] == ("Support\nYes", PARTIAL)


def test_a_second_probe_has_other_words_than_the_first() -> None:
    talk = Conversation(
        SMALL.replace("collects: [role]", "collects: [role]\n        max_probes: 5")
    )
    first, second = talk.hear("Support"), talk.hear("Yes")
    assert first.endswith("Could you say more about that?")
    assert second.endswith("Could you give an example?")
    assert talk.hear("Hm").endswith("Which skills are needed?")


def test_nobody_is_probed_who_says_that_this_is_all() -> None:
    talk = Conversation(SMALL)
    talk.hear(LONG)
    assert talk.hear("Python").endswith("Anything else?")
    talk.hear("No, that's all.")
    assert talk.profile["skills"] == (["Python"], OBTAINED)
    assert talk.state == "people.heads"


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        ("I'd rather not say.", REFUSED, "do not have to answer"),
        ("Skip this one please", REFUSED, "do not have to answer"),
        ("I don't know", UNKNOWN, "leave that open"),
        ("Honestly, no idea yet", UNKNOWN, "leave that open"),
    ],
)
def test_a_refusal_and_a_do_not_know_are_accepted_without_a_probe(
    answer: str, status: FieldStatus, said: str
) -> None:
    talk = Conversation(SMALL)
    assert said in talk.hear(answer)
    assert talk.profile["role"] == (None, status)
    assert talk.sources("role") == [answer]
    assert talk.state == "people.skills"


def test_refusing_to_say_more_keeps_what_was_said() -> None:
    talk = Conversation(SMALL)
    talk.hear("Support")
    talk.hear("I prefer not to say")
    assert talk.profile["role"] == ("Support", PARTIAL)
    assert talk.state == "people.skills"


def test_an_answer_beside_a_refusal_is_kept() -> None:
    talk = Conversation(SMALL)
    talk.hear("I'd rather not say exactly, but it is about customers.")
    value, status = talk.profile["role"]
    assert value == "I'd rather not say exactly, but it is about customers."
    assert status is OBTAINED


def test_several_messages_in_a_row_are_one_answer() -> None:
    talk = Conversation(SMALL)
    talk.hear("Support", "for our customers", "in three countries")
    assert talk.profile["role"] == ("Support\nfor our customers\nin three countries", OBTAINED)
    assert talk.sources("role") == ["Support", "for our customers", "in three countries"]


def test_asking_back_gets_the_explanation_then_the_question_again_and_then_the_next_one() -> None:
    talk = Conversation(SMALL)
    assert talk.hear("What do you mean?") == "I mean the work itself."
    assert talk.hear("Sorry?") == "Let me put it again: What is the role for?"
    assert talk.hear("I don't understand").startswith("Let us leave that one and go on.")
    assert talk.state == "people.skills"
    assert talk.profile == {}


def test_asking_back_is_no_part_of_the_answer() -> None:
    talk = Conversation(SMALL)
    talk.hear("What do you mean?")
    talk.hear(LONG)
    assert talk.profile["role"] == (LONG, OBTAINED)
    assert talk.sources("role") == [LONG]


def test_a_question_without_explanation_is_put_again() -> None:
    talk = Conversation(SMALL)
    talk.hear(LONG)
    assert talk.hear("Could you explain?") == "Let me put it again: Which skills are needed?"


def test_the_interviewer_says_what_it_cannot_answer() -> None:
    talk = Conversation(SMALL)
    said = talk.hear("Will there be cake afterwards?")
    assert said.startswith("I cannot answer that myself")
    assert said.endswith("Let me put it again: What is the role for?")
    assert talk.profile == {}


def test_what_is_known_already_is_not_asked() -> None:
    talk = Conversation(SMALL, known={"role": "Support", "heads": 3})
    assert talk.asked() == ["skills"]
    talk.hear("Python, Go")
    assert talk.asked() == ["skills", "closing"]


def test_a_question_is_asked_when_only_a_part_of_it_is_known() -> None:
    both = SMALL.replace("collects: [heads]", "collects: [heads, skills]")
    talk = Conversation(both, known={"role": "Support", "skills": ["Python"]})
    assert talk.asked() == ["heads"]
    talk.hear("3")
    assert talk.profile["skills"] == (["Python"], OBTAINED)
    assert talk.profile["heads"] == (3, OBTAINED)


def test_an_interview_about_nothing_unknown_still_greets_and_closes() -> None:
    talk = Conversation(SMALL, known={"role": "Support", "skills": ["Go"], "heads": 3})
    assert talk.last.text == "Hello and welcome.\n\nWhat did I forget to ask?"
    talk.hear("What do you mean?")
    assert talk.last.text == "Let me put it again: What did I forget to ask?"
    assert talk.hear("Nothing") == "Thank you and goodbye."
    assert talk.done


def test_without_a_closing_question_the_last_answer_ends_it() -> None:
    talk = Conversation(KINDS, known={"remote": True, "contract": "part-time", "start": "2026"})
    assert talk.hear("5,000") == "Goodbye."
    assert talk.done
    assert talk.state == "closing"


def test_a_value_that_cannot_be_read_is_asked_for_in_plainer_words() -> None:
    talk = Conversation(KINDS)
    assert talk.hear("It depends on many things").endswith("Would you say that is a yes or a no?")
    assert talk.profile["remote"] == ("It depends on many things", PARTIAL)
    talk.hear("Yes")
    assert talk.interview.profile["remote"].value is True
    assert talk.hear("the usual").endswith("comes closest: full time, part time?")
    talk.hear("full time I guess")
    assert talk.profile["contract"] == ("full-time", OBTAINED)
    assert talk.hear("soon").endswith("Which date, or which year, would that be?")
    talk.hear("in May 2027")
    assert talk.profile["start"] == ("2027-05", OBTAINED)
    assert talk.hear("quite a lot").endswith("Could you put that into one number?")
    talk.hear("six")
    assert talk.profile["budget"] == (6, OBTAINED)
    assert talk.done


def test_what_stays_unreadable_is_kept_word_for_word() -> None:
    talk = Conversation(KINDS, known={"remote": True, "contract": "part-time", "start": "2026"})
    talk.hear("not much")
    talk.hear("really not much")
    assert talk.profile["budget"] == ("not much\nreally not much", PARTIAL)


def test_the_longest_interview_ends_politely() -> None:
    talk = Conversation(SMALL.replace("closing:", "rules: { max_turns: 2 }\nclosing:"))
    talk.hear(LONG)
    said = talk.hear("Python, Go")
    assert said.startswith("That is as much as fits into one interview")
    assert said.endswith("Thank you and goodbye.")
    assert talk.done
    assert talk.state == "people.skills"
    assert talk.profile["skills"] == (["Python", "Go"], OBTAINED)


def test_acknowledgements_take_turns() -> None:
    talk = Conversation(KINDS)
    said = [talk.hear(answer) for answer in ("yes", "full time", "2026")]
    assert len({words.partition(".")[0] for words in said}) == 3


def test_the_interview_is_led_in_the_language_it_was_opened_in() -> None:
    bilingual = SMALL.replace("title:", "languages: [en, et]\ntitle:").replace(
        "opening: Hello and welcome.", "opening: { en: Hello., et: Tere. }"
    )
    talk = Conversation(bilingual, language="et")
    assert talk.last.text.startswith("Tere.")
    assert talk.hear("Ei soovi vastata").startswith("Muidugi, sellele ei pea vastama.")
    assert talk.profile["role"] == (None, REFUSED)


def test_words_and_guide_are_always_in_the_same_language() -> None:
    bilingual = SMALL.replace("title:", "languages: [en, et]\ntitle:")
    assert Conversation(bilingual, language="et-EE").hear("Ei tea").startswith("Pole")
    assert Conversation(bilingual, language="ET").hear("I don't know").startswith("No problem")
    assert Conversation(bilingual, language="de").hear("I don't know").startswith("No problem")


def test_in_a_language_nobody_wrote_down_only_the_guide_speaks() -> None:
    swedish = SMALL.replace("title:", "languages: [sv]\ntitle:")
    talk = Conversation(swedish, language="sv")
    assert talk.hear(LONG) == "Now to the people.\n\nWhich skills are needed?"
    assert talk.hear("What do you mean?") == "Which skills are needed?"
