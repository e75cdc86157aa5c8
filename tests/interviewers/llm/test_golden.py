"""Whole interviews held by a model, as a customer would read them: `../golden/llm-<guide>.md`.

The model is the provider of the tests, over real HTTP. What the candidate says stands in
`answers/<guide>.answers`, by the question on the table:

    candidate: Marta Lind

    work: I run the bookings of a small theatre.
    + About thirty letters come in a day.

    success: Fewer calls.
    success: If those calls stopped, I would know.

A line is what is said when the interviewer comes with that question, the next time the next
line; one that begins with a plus is a further message in the same turn.

When a change is meant, write the transcripts anew with
`VIVAVOCE_WRITE_GOLDEN=1 python -m pytest tests/interviewers/llm/test_golden.py`
and read them, both as the guide's owner and as the candidate.
"""

import os
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import msgspec
import pytest

from tests.interviewers.llm.talking import Talk
from tests.interviewers.test_golden import as_markdown
from tests.provider.server import MODEL, serving
from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.characters import CHARACTERS
from vivavoce.characters.script import Script
from vivavoce.characters.view import CandidateView
from vivavoce.domain.events import Candidate, Speaker
from vivavoce.interviewers.agenda import STOP
from vivavoce.interviewers.interviewer import Reply
from vivavoce.interviewers.llm import LlmInterviewer, Models

GOLDEN = Path(__file__).parents[1] / "golden"
ANSWERS = Path(__file__).with_name("answers")
GUIDES = sorted(name.removesuffix(".yaml") for name in built_in_guides())
NAME = f"openai:{MODEL}"
TURNS_MAX = 150


@pytest.fixture
async def models(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Models]:
    async with serving() as provider:
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        models = Models(NAME)
        yield models
        await models.close()


def opened(guide_id: str, models: Models, candidate: str) -> Talk:
    source = f"{guide_id}.yaml"
    guide = parse_guide(built_in_guides()[source], name=source)
    talk = Talk(guide, begin_now=False)
    talk.llm = LlmInterviewer(models, talk.calls)
    named = Candidate(name=candidate)
    talk.interview = msgspec.structs.replace(talk.interview, candidate=named)
    return talk


async def held(talk: Talk, answer: Callable[[Reply], Sequence[str]]) -> None:
    """Hold the interview to its end; `answer` says what the candidate says to a reply."""
    reply = await talk.led()
    for _ in range(TURNS_MAX):
        if talk.done:
            return
        reply = await talk.heard(*answer(reply))
    raise AssertionError(f"it did not end within {TURNS_MAX} turns")


def said_by_hand(guide_id: str) -> tuple[str, Callable[[Reply], Sequence[str]]]:
    """Return the candidate's name, and what is said to each reply."""
    by_question: dict[str, list[list[str]]] = defaultdict(list)
    latest: list[str] = []
    for line in (ANSWERS / f"{guide_id}.answers").read_text(encoding="utf-8").splitlines():
        if line.startswith("+ "):
            latest.append(line.removeprefix("+ "))
        elif line:
            question, said = line.split(": ", 1)
            latest = [said]
            by_question[question].append(latest)
    ((candidate,),) = by_question.pop("candidate")

    def answer(reply: Reply) -> Sequence[str]:
        assert by_question[reply.question or ""], f"nothing is left to say to {reply.say!r}"
        return by_question[reply.question or ""].pop(0)

    return candidate, answer


@pytest.mark.parametrize("guide", GUIDES)
async def test_an_interview_led_by_a_model_reads_as_agreed(guide: str, models: Models) -> None:
    candidate, answer = said_by_hand(guide)
    talk = opened(guide, models, candidate)
    await held(talk, answer)
    transcript = as_markdown(talk)
    golden = GOLDEN / f"llm-{guide}.md"
    if os.environ.get("VIVAVOCE_WRITE_GOLDEN"):
        golden.write_text(transcript, encoding="utf-8")
    assert transcript == golden.read_text(encoding="utf-8")
    authors = {
        message.author
        for message in talk.interview.transcript
        if message.speaker is Speaker.INTERVIEWER
    }
    assert authors == {"scripted", NAME}  # frames by the guide, the rest by the model


@pytest.mark.parametrize("name", CHARACTERS)
async def test_whoever_answers_an_interview_led_by_a_model_comes_to_its_end(
    name: str, models: Models
) -> None:
    """(I6) Also with those who stop, insult, answer in other languages or not at all."""
    character = CHARACTERS[name](f"led-by-a-model/{name}")
    talk = opened("agent-hiring", models, character.person.name)
    talk.falls_back = True
    script = Script.of(talk.guide, "en", "llm")
    times: Counter[str] = Counter()

    def answer(reply: Reply) -> Sequence[str]:
        question = reply.question or ""
        times[question] += 1
        view = CandidateView(
            said=reply.say,
            question=reply.question,
            probe=reply.probe,
            plan=script.questions.get(question),
            items=script.items.get(question, ()),
            labels=script.labels,
            times=times[question],
            turn=sum(times.values()),
        )
        return character.answer(view).messages

    await held(talk, answer)
    assert talk.interview.disposition in {"completed", "stopped", "cut_short"}
    assert STOP not in talk.interview.state
