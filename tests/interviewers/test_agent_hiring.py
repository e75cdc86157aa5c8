"""The built-in guide for hiring an agent. How it reads, `test_golden.py` shows."""

import pytest

from tests.interviewers.conversation import Conversation
from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.domain.guide import Guide, ProbeWhen
from vivavoce.domain.profile import FieldStatus
from vivavoce.interviewers.agenda import SUMMARY, Agenda

NAME = "agent-hiring.yaml"

# One turn each; several texts are messages sent in a row.
ANSWERS = [
    ["What do you mean?"],
    ["It should answer our customers' e-mails.", "Mostly they ask about their bills."],
    ["Fewer complaints"],
    ["Last winter half of the letters we got were about bills nobody could read."],
    ["Estonian, English, billing and our price list"],
    ["Short messages"],
    ["One summary in the morning, and nothing else unless it is urgent."],
    ["Weekdays from eight to six, and on the first day of each month until midnight."],
    ["It can answer by itself, but it has to ask me before it promises anybody money."],
    ["Last week we paid a late fee back to somebody. That one."],
    ["I don't know"],
    ["I'd rather not say."],
    ["Yes, that's right"],
    ["No, that's all. Thank you!"],
]


def guide() -> Guide:
    return parse_guide(built_in_guides()[NAME], name=NAME)


def led() -> Conversation:
    talk = Conversation(guide())
    for answer in ANSWERS:
        talk.hear(*answer)
    assert talk.done
    return talk


def test_each_answer_becomes_what_it_says() -> None:
    profile = led().profile
    assert profile["expertise"] == (
        ["Estonian", "English", "billing", "price list"],
        FieldStatus.OBTAINED,
    )
    assert profile["personality"] == (None, FieldStatus.UNKNOWN)
    assert profile["avoid"] == (None, FieldStatus.REFUSED)


def test_it_asks_seven_to_nine_questions_one_at_a_time() -> None:
    places = Agenda(guide()).places
    assert 7 <= len(places) <= 9
    for place in places:
        assert isinstance(place.question.ask, dict)
        for ask in place.question.ask.values():
            assert ask.count("?") == 1
            assert ask.endswith("?")


def test_every_question_can_be_explained_and_probed_once() -> None:
    for place in Agenda(guide()).places:
        assert place.question.clarify
        assert place.question.max_probes == 1


def test_every_question_has_a_follow_up_for_a_short_answer_and_for_a_vague_one() -> None:
    for place in Agenda(guide()).places:
        assert {ProbeWhen.SHORT, ProbeWhen.VAGUE} <= {probe.when for probe in place.question.probes}


def test_what_was_learned_is_summed_up_once_before_the_last_question() -> None:
    talk = led()
    assert talk.asked()[-3:] == [SUMMARY, "closing", ""]
    (summary,) = [message for message in talk.interview.transcript if message.question == SUMMARY]
    assert "- Working hours: Weekdays from eight to six" in summary.text
    assert "Personality:" not in summary.text


def test_somebody_who_knows_nothing_is_shown_no_summary() -> None:
    talk = Conversation(guide())
    while not talk.done:
        talk.hear("I don't know")
    assert SUMMARY not in talk.asked()


def test_every_information_item_is_collected_by_a_question_or_left_to_the_review() -> None:
    collected = [name for place in Agenda(guide()).places for name in place.question.collects]
    assert sorted(collected) == sorted(item.id for item in guide().asked_for)
    assert guide().left_to_review == {"system_prompt", "names"}


@pytest.mark.parametrize(
    ("language", "answer", "greeting", "last"),
    [
        ("et", "Ei tea", "Tere", "Suur tänu"),
        ("de", "Keine Ahnung", "Guten Tag", "Vielen Dank"),
        ("fr", "I don't know", "Hello", "Thank you"),
    ],
)
def test_it_can_be_led_in_other_languages(
    language: str, answer: str, greeting: str, last: str
) -> None:
    talk = Conversation(guide(), language=language)
    assert talk.last.text.startswith(greeting)
    while not talk.done:
        talk.hear(answer)
    assert talk.last.text.startswith(last)
    assert {status for _, status in talk.profile.values()} == {FieldStatus.UNKNOWN}
