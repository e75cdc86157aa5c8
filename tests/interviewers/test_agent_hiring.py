"""The built-in guide, led to its end: `golden/agent-hiring.md` is what comes of it.

When the change is meant, write the new transcript with
`VIVAVOCE_WRITE_GOLDEN=1 python -m pytest tests/interviewers/test_agent_hiring.py`
and read it as a customer would.
"""

import os
from pathlib import Path

import pytest

from tests.interviewers.conversation import Conversation
from vivavoce.domain.coverage import coverage
from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Guide
from vivavoce.domain.profile import FieldStatus
from vivavoce.interviewers.agenda import Agenda
from vivavoce.service.guides import built_in_guides, parse_guide

NAME = "agent-hiring.yaml"
GOLDEN = Path(__file__).parent / "golden" / "agent-hiring.md"

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
    ["I don't know"],
    ["I'd rather not say."],
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


def as_markdown(talk: Conversation) -> str:
    lines = [f"# {talk.guide.in_language(talk.guide.title, 'en')}", ""]
    for message in talk.interview.transcript:
        name = "Interviewer" if message.speaker is Speaker.INTERVIEWER else "You"
        lines += [f"**{name}:** {message.text}", ""]
    lines += ["## What was learned", "", "| | status | value |", "|---|---|---|"]
    for item in coverage(talk.guide, talk.interview.profile, language="en").items:
        value = talk.interview.profile[item.id].value
        shown = "; ".join(value) if isinstance(value, list) else value or ""
        lines.append(f"| {item.label} | {item.status} | {shown.replace(chr(10), ' / ')} |")
    return "\n".join(lines) + "\n"


def test_the_transcript_reads_as_agreed() -> None:
    transcript = as_markdown(led())
    if os.environ.get("VIVAVOCE_WRITE_GOLDEN"):
        GOLDEN.write_text(transcript, encoding="utf-8")
    assert transcript == GOLDEN.read_text(encoding="utf-8")


def test_each_answer_becomes_what_it_says() -> None:
    profile = led().profile
    assert profile["expertise"] == (
        ["Estonian", "English", "billing", "our price list"],
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
        assert len(place.question.probes) == place.question.max_probes == 1


def test_every_information_item_is_collected_by_a_question() -> None:
    collected = [name for place in Agenda(guide()).places for name in place.question.collects]
    assert sorted(collected) == sorted(item.id for item in guide().information)


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
