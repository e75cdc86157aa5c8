"""Whole interviews as a customer would read them: `golden/<name>.md`.

What the candidate says stands in `golden/<name>.answers`, plain text:

    guide: agent-hiring
    language: en
    candidate: Liis Kask
    ends: completed

    It should answer our customers' e-mails.
    Mostly they ask about their bills.

    Fewer complaints

Blank lines part the blocks. The first block says which built-in guide is followed, in
which language, with whom, and with which disposition it ends. Every other block is one
turn: what the candidate writes before the interviewer speaks again, a message a line.

When a change is meant, write the transcripts anew with
`VIVAVOCE_WRITE_GOLDEN=1 python -m pytest tests/interviewers/test_golden.py`
and read them, both as the guide's owner and as the candidate.
"""

import os
from pathlib import Path
from typing import Any, Self

import msgspec
import pytest

from tests.interviewers.conversation import Conversation
from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.domain.coverage import coverage
from vivavoce.domain.events import Candidate, Speaker

FOLDER = Path(__file__).with_name("golden")
NAMES = sorted(path.stem for path in FOLDER.glob("*.answers"))

each_conversation = pytest.mark.parametrize("name", NAMES)


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """One answers file: who is interviewed by which guide, and what they say in each turn."""

    guide: str
    language: str
    candidate: str
    ends: str
    turns: list[list[str]]

    @classmethod
    def read(cls, name: str) -> Self:
        text = (FOLDER / f"{name}.answers").read_text(encoding="utf-8")
        head, *blocks = [block.splitlines() for block in text.strip().split("\n\n")]
        fields = dict(line.split(": ", 1) for line in head)
        return msgspec.convert({**fields, "turns": blocks}, cls)


def led(answers: Answers) -> Conversation:
    """Return the conversation that comes of `answers`, all of them given."""
    source = f"{answers.guide}.yaml"
    guide = parse_guide(built_in_guides()[source], name=source)
    talk = Conversation(guide, language=answers.language, begin_now=False)
    candidate = Candidate(name=answers.candidate)
    talk.interview = msgspec.structs.replace(talk.interview, candidate=candidate)
    talk.reply()
    for turn in answers.turns:
        assert not talk.done, f"it ended before {turn[0]!r} could be said"
        talk.hear(*turn)
    return talk


def as_markdown(talk: Conversation) -> str:
    language = talk.interview.language
    lines = [f"# {talk.guide.in_language(talk.guide.title, language)}", ""]
    for message in talk.interview.transcript:
        is_interviewer = message.speaker is Speaker.INTERVIEWER
        name = "Interviewer" if is_interviewer else talk.interview.candidate.name
        lines += [f"**{name}:** {message.text}", ""]
    lines += ["## What was learned", ""]
    lines += [f"The interview ended as “{talk.interview.disposition}”.", ""]
    lines += ["| | status | value |", "|---|---|---|"]
    for item in coverage(talk.guide, talk.interview.profile, language=language).items:
        known = talk.interview.profile.get(item.id)
        value = shown(known.value if known is not None else None)
        lines.append(f"| {item.label} | {item.status} | {value} |")
    return "\n".join(lines) + "\n"


def shown(value: Any) -> str:
    """Return a value as a cell of the table."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case {"min": least, "max": most}:
            return f"{shown(least) or 'any'} to {shown(most) or 'any'}"
        case list():
            return "; ".join(map(shown, value)) or "(none)"
        case _:
            return str(value).replace("\n", " / ").replace("|", r"\|")


@each_conversation
def test_the_transcript_reads_as_agreed(name: str) -> None:
    transcript = as_markdown(led(Answers.read(name)))
    golden = FOLDER / f"{name}.md"
    if os.environ.get("VIVAVOCE_WRITE_GOLDEN"):
        golden.write_text(transcript, encoding="utf-8")
    assert transcript == golden.read_text(encoding="utf-8")


@each_conversation
def test_the_conversation_comes_to_its_end(name: str) -> None:
    answers = Answers.read(name)
    talk = led(answers)
    assert talk.done
    assert talk.interview.disposition == answers.ends


def test_every_built_in_guide_has_a_transcript_of_its_own_name() -> None:
    assert {name.removesuffix(".yaml") for name in built_in_guides()} <= set(NAMES)


def test_every_transcript_comes_from_an_answers_file() -> None:
    # Those of the model interviewer are written by `llm/test_golden.py`.
    found = [path.stem for path in FOLDER.glob("*.md") if not path.stem.startswith("llm-")]
    assert sorted(found) == NAMES
