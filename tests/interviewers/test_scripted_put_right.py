"""The candidate puts an earlier answer right: it is read again, and nothing open is lost."""

import pytest

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import KINDS, SMALL
from vivavoce.domain.profile import FieldStatus
from vivavoce.interviewers.amending import amended
from vivavoce.interviewers.language import load

OBTAINED = FieldStatus.OBTAINED

TRIP = """
id: trip
version: "1"
title: A trip
languages: [en, de, et]
information:
  - id: nights
    label: { en: Nights, de: Nächte, et: Ööd }
    type: number
    unit: nights
    required: true
  - { id: drives, label: { en: Driver, de: Fahrer, et: Juht }, type: boolean }
  - { id: car, label: { en: Car, de: Auto, et: Auto } }
  - { id: town, label: { en: Town, de: Stadt, et: Linn } }
consent:
  ask: { en: Do you agree?, de: Sind Sie einverstanden?, et: Kas olete nõus? }
  declined: { en: Then not., de: Dann nicht., et: Siis mitte. }
opening: { en: Hello., de: Hallo., et: Tere. }
sections:
  - id: all
    questions:
      - id: nights
        ask: { en: How many nights?, de: Wie viele Nächte?, et: Mitu ööd? }
        collects: [nights]
      - id: drives
        ask: { en: Do you drive?, de: Fahren Sie Auto?, et: Kas sõidate autoga? }
        collects: [drives]
      - id: car
        ask: { en: Which car is it?, de: Welches Auto?, et: Mis auto? }
        collects: [car]
        relevant: drives
      - id: town
        ask: { en: Which town is it?, de: Welche Stadt?, et: Mis linn? }
        collects: [town]
closing:
  ask: { en: Anything else?, de: Noch etwas?, et: Veel midagi? }
  say: { en: Goodbye., de: Auf Wiedersehen., et: Head aega. }
  summary_check: true
"""

ROLE = "It is for answering the questions of our customers."


def begun(*answers: str) -> Conversation:
    """Return a conversation about the trip in which these were said, one turn each."""
    talk = Conversation(TRIP)
    talk.hear("Yes, I agree.")
    for answer in answers:
        talk.hear(answer)
    return talk


# --- what was said is read again ---


def test_an_earlier_answer_is_read_again_and_the_open_question_comes_back() -> None:
    talk = begun("Three")
    assert talk.profile["nights"] == (3, OBTAINED)
    said = talk.put_right("Three", "Four nights, sorry")
    assert said == (
        "Thank you, I have changed that: “Nights” is now 4 nights. "
        "Let me come back to my question: Do you drive?"
    )
    assert talk.profile["nights"] == (4, OBTAINED)
    assert talk.sources("nights") == ["Four nights, sorry"]
    assert talk.state == "all.drives"
    talk.hear("Yes")
    assert talk.profile["drives"] == (True, OBTAINED)
    assert talk.sources("drives") == ["Yes"]
    assert talk.profile["nights"] == (4, OBTAINED)


def test_free_words_take_the_place_of_those_before() -> None:
    talk = Conversation(SMALL)
    talk.hear(ROLE)
    said = talk.put_right(ROLE, "It is for selling bridges to towns in the north.")
    assert "is now It is for selling bridges" in said
    assert said.endswith("Which skills are needed?")
    assert talk.profile["role"] == ("It is for selling bridges to towns in the north.", OBTAINED)


def test_of_several_messages_of_one_answer_only_the_one_that_is_put_right_changes() -> None:
    talk = Conversation(SMALL)
    talk.say(ROLE).hear("They call us from all over the country, at any time.")
    talk.put_right(ROLE, "It is for answering the letters of our customers.")
    assert talk.profile["role"][0] == (
        "It is for answering the letters of our customers.\n"
        "They call us from all over the country, at any time."
    )


def test_a_correction_may_be_put_right_as_well() -> None:
    talk = begun("Three")
    talk.put_right("Three", "Four")
    talk.put_right("Four", "Five")
    assert talk.profile["nights"] == (5, OBTAINED)
    assert talk.sources("nights") == ["Five"]
    talk.put_right("Three", "Six")
    assert talk.profile["nights"] == (6, OBTAINED)
    assert talk.state == "all.drives"


def test_a_refusal_that_is_put_right_becomes_an_answer() -> None:
    talk = begun("I'd rather not say")
    assert talk.profile["nights"][1] is FieldStatus.REFUSED
    said = talk.put_right("I'd rather not say", "Two nights")
    assert talk.profile["nights"] == (2, OBTAINED)
    assert said.endswith("Do you drive?")


@pytest.mark.parametrize(
    ("words", "status"),
    [("I'd rather not say", FieldStatus.REFUSED), ("I don't know", FieldStatus.UNKNOWN)],
)
def test_an_answer_may_be_taken_back(words: str, status: FieldStatus) -> None:
    talk = begun("Three")
    said = talk.put_right("Three", words)
    assert talk.profile["nights"] == (None, status)
    assert said.endswith("Do you drive?")


def test_words_that_say_nothing_instead_change_nothing() -> None:
    talk = begun("Three")
    said = talk.put_right("Three", "What do you mean?")
    assert talk.profile["nights"] == (3, OBTAINED)
    assert said.endswith("Do you drive?")


def test_small_talk_that_is_put_right_is_thanked_for_and_loses_no_question() -> None:
    talk = begun()
    talk.hear("How long will this take?")
    talk.hear("Three")
    said = talk.put_right("How long will this take?", "How many questions are there?")
    assert talk.profile == {"nights": (3, OBTAINED)}
    assert said.endswith("Let me come back to my question: Do you drive?")


def test_what_an_owner_has_written_down_stays() -> None:
    talk = begun("Three")
    talk.learn(nights=9)
    said = talk.put_right("Three", "Four")
    assert talk.profile["nights"] == (9, OBTAINED)
    assert "is now" not in said


def test_what_the_same_words_told_beside_is_told_anew_or_taken_back() -> None:
    known = "It is for twelve heads, people who answer the questions of customers."
    talk = Conversation(SMALL.replace("number }", "number, unit: heads }"))
    talk.hear(known)
    assert talk.profile["heads"] == (12, OBTAINED)
    talk.put_right(known, known.replace("twelve", "ten"))
    assert talk.profile["heads"] == (10, OBTAINED)
    changed = known.replace("twelve", "ten")
    talk.put_right(changed, ROLE)
    assert "heads" not in talk.profile
    assert talk.hear("Python, Go").endswith("How many people is this for?")


def test_what_cannot_be_read_is_asked_for_before_the_open_question_comes_back() -> None:
    talk = begun("Three")
    said = talk.put_right("Three", "As many as my friends like")
    assert said.endswith("Could you put that into one number?")
    assert talk.profile["nights"][1] is FieldStatus.PARTIAL
    assert talk.hear("Four").endswith("Do you drive?")
    assert talk.profile["nights"] == (4, OBTAINED)
    talk.hear("Yes")
    assert talk.profile["drives"] == (True, OBTAINED)
    assert talk.state == "all.car"


# --- where the interview goes ---


def test_a_question_that_a_correction_makes_needless_is_not_asked_again() -> None:
    talk = begun("Three", "Yes")
    assert talk.state == "all.car"
    said = talk.put_right("Yes", "No")
    assert talk.profile["drives"] == (False, OBTAINED)
    assert said.endswith("Which town is it?")
    assert talk.state == "all.town"


def test_a_question_that_a_correction_makes_due_is_asked_in_its_turn() -> None:
    talk = begun("Three", "No")
    said = talk.put_right("No", "Yes, I do")
    assert said.endswith("Which town is it?")
    assert talk.hear("Narva").endswith("Which car is it?")


def test_an_answer_to_the_question_on_the_table_is_simply_another_one() -> None:
    talk = Conversation(SMALL)
    assert "Could you" in talk.hear("Support.")
    said = talk.put_right("Support.", ROLE)
    assert talk.profile["role"][0] == ROLE
    assert "come back" not in said


def test_a_follow_up_on_the_table_comes_back_in_its_words() -> None:
    talk = Conversation(SMALL)
    talk.hear(ROLE)
    probe = talk.hear("Go")
    assert "Anything else?" in probe
    said = talk.put_right(ROLE, "It is for selling bridges to towns in the north.")
    assert said.endswith("Let me come back to my question: Anything else?")
    talk.hear("Python")
    assert talk.profile["skills"][0] == ["Go", "Python"]


def test_several_messages_at_once_are_each_what_they_are() -> None:
    talk = begun("Three")
    talk.say("Yes").correct("Three", "Four")
    said = talk.reply().say
    assert "“Nights” is now 4" in said
    assert said.endswith("Which car is it?")
    assert talk.profile["nights"] == (4, OBTAINED)
    assert talk.profile["drives"] == (True, OBTAINED)


def test_what_is_put_right_before_it_was_replied_to_counts_alone() -> None:
    talk = begun()
    talk.say("Three").correct("Three", "Four")
    assert talk.reply().say.endswith("Do you drive?")
    assert talk.profile["nights"] == (4, OBTAINED)
    assert talk.sources("nights") == ["Four"]


def test_what_is_put_right_in_a_pause_is_taken_in_afterwards() -> None:
    """(I6)"""
    talk = begun("Three").pause().correct("Three", "Four").say("Yes").resume()
    said = talk.reply().say
    assert talk.profile["nights"] == (4, OBTAINED)
    assert talk.profile["drives"] == (True, OBTAINED)
    assert said.endswith("Which car is it?")


def test_a_question_of_the_owners_is_put_all_the_same() -> None:
    talk = begun("Three").correct("Three", "Four").sent_back("Who pays?")
    said = talk.reply().say
    assert talk.profile["nights"] == (4, OBTAINED)
    assert said.endswith("Who pays?")
    talk.put_right("Four", "Five")
    assert talk.profile["nights"] == (5, OBTAINED)


def test_after_a_person_led_an_answer_may_still_be_put_right() -> None:
    talk = begun("Three").human_says("Good morning. How was the journey?")
    talk.hear("Long.")
    said = talk.put_right("Long.", "Short, in fact.")
    assert talk.profile == {"nights": (3, OBTAINED)}
    assert said.endswith("Do you drive?")
    talk.put_right("Three", "Four")
    assert talk.profile["nights"] == (4, OBTAINED)


# --- towards the end ---


def ended(*answers: str) -> Conversation:
    return begun("Three", "No", "Narva", *answers)


def test_while_the_summary_is_shown_an_answer_is_put_right_and_asked_about_once_more() -> None:
    talk = ended()
    assert talk.state == "summary"
    said = talk.put_right("Three", "Four")
    assert said.endswith("“Nights” is now 4 nights. Is everything right now?")
    assert talk.profile["nights"] == (4, OBTAINED)
    assert talk.state == "summary"
    assert talk.hear("Yes").endswith("Anything else?")


def test_a_correction_beside_a_yes_to_the_summary_goes_on() -> None:
    talk = ended().correct("Three", "Four").say("The rest is right")
    said = talk.reply().say
    assert talk.profile["nights"] == (4, OBTAINED)
    assert "is now 4" in said


def test_at_the_last_question_an_answer_is_put_right_and_the_question_comes_back() -> None:
    talk = ended("Yes")
    assert talk.state == "closing"
    said = talk.put_right("Three", "Four")
    assert said.endswith("is now 4 nights. Let me come back to my question: Anything else?")
    assert not talk.done
    assert talk.hear("No") == "Goodbye."
    assert talk.done


def test_who_is_asked_whether_to_stop_is_asked_again() -> None:
    talk = begun("Three")
    stop = talk.hear("Stop")
    assert talk.put_right("Three", "Four").endswith(stop)
    talk.hear("Yes, end it here")
    assert talk.done
    assert talk.profile["nights"] == (4, OBTAINED)


def test_the_last_answer_there_is_room_for_may_be_a_correction() -> None:
    talk = Conversation(TRIP + "rules: { max_turns: 3 }\n")
    talk.hear("Yes, I agree.")
    talk.hear("Three")
    assert talk.put_right("Three", "Four").endswith("Goodbye.")
    assert talk.done
    assert talk.profile["nights"] == (4, OBTAINED)


# --- the consent ---


def test_who_takes_back_the_consent_has_ended_the_interview() -> None:
    talk = begun("Three")
    assert talk.put_right("Yes, I agree.", "No, I do not agree.") == "Then not."
    assert talk.done
    assert talk.interview.disposition == "declined"


def test_a_consent_that_is_said_once_more_changes_nothing() -> None:
    talk = begun("Three")
    said = talk.put_right("Yes, I agree.", "Yes, I agree")
    assert said.endswith("Do you drive?")
    assert talk.state == "all.drives"


def test_a_consent_put_in_doubt_is_asked_for_anew_before_anything_else() -> None:
    """Agreement is never concluded."""
    talk = begun("Three")
    said = talk.put_right("Yes, I agree.", "It depends on who reads it.")
    assert said.endswith("Do you agree?")
    assert talk.state == "consent"
    again = talk.hear("Yes, I agree to it")
    assert again.endswith("Let me come back to my question: Do you drive?")
    assert talk.state == "all.drives"
    assert talk.profile["nights"] == (3, OBTAINED)


def test_a_no_beside_other_corrections_ends_it_with_what_they_say() -> None:
    talk = begun("Three").correct("Three", "Four").correct("Yes, I agree.", "No")
    assert talk.reply().say == "Then not."
    assert talk.profile["nights"] == (4, OBTAINED)


def test_while_the_consent_is_open_a_correction_answers_it() -> None:
    talk = Conversation(TRIP)
    talk.hear("Who reads this?")
    assert talk.put_right("Who reads this?", "Yes, I agree.").endswith("How many nights?")


# --- other languages, other words ---


@pytest.mark.parametrize(
    ("language", "agreed", "old", "new", "ends_with"),
    [
        ("de", "Ja, ich bin einverstanden.", "Drei", "Vier", "Fahren Sie Auto?"),
        ("et", "Jah, olen nõus.", "Kolm", "Neli", "Kas sõidate autoga?"),
    ],
)
def test_it_is_said_in_the_interviews_language(
    language: str, agreed: str, old: str, new: str, ends_with: str
) -> None:
    talk = Conversation(TRIP, language=language)
    talk.hear(agreed)
    talk.hear(old)
    said = talk.put_right(old, new)
    assert talk.profile["nights"] == (4, OBTAINED)
    ways = load(language).phrases.corrected
    known = [
        way.format(label=label, value="4 nights") for way in ways for label in ("Nächte", "Ööd")
    ]
    assert any(each in said for each in known)
    assert said.endswith(ends_with)


def test_every_kind_of_value_may_be_put_right() -> None:
    talk = Conversation(KINDS)
    for answer in ("Yes", "Full time", "2027-03-01"):
        talk.hear(answer)
    talk.put_right("Yes", "No")
    talk.put_right("Full time", "Part time")
    talk.put_right("2027-03-01", "2027-04-01")
    assert {name: value for name, (value, _) in talk.profile.items()} == {
        "remote": False,
        "contract": "part-time",
        "start": "2027-04-01",
    }
    assert talk.hear("5000").endswith("Goodbye.")


def test_without_corrections_a_transcript_is_read_as_it_is() -> None:
    talk = begun("Three")
    assert amended(talk.interview.transcript) is talk.interview.transcript
