"""What interviewers say, good and bad, as `cases/*_words.yaml` tell."""

import functools
from pathlib import Path

import yaml

from tests.interviewers.checks.views import OPENED_AT, view_of
from vivavoce.domain.events import Speaker
from vivavoce.domain.guide import Closing, Guide, Information, Question, Section
from vivavoce.domain.ids import GuideId, MessageId
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.checks import objections
from vivavoce.interviewers.interviewer import Reply, View

SAID = "It breaks. I wrote: why me? And they wrote back."
CASES = Path(__file__).parent / "cases"


@functools.cache
def good_words() -> list[tuple[str, str]]:
    """Return what may be said, each with its language."""
    said = yaml.safe_load((CASES / "good_words.yaml").read_text())
    return [(language, words) for language, many in said.items() for words in many]


@functools.cache
def bad_words() -> list[tuple[str, str, str]]:
    """Return what may not be said: why not, the language, the words."""
    said = yaml.safe_load((CASES / "bad_words.yaml").read_text())
    return [
        (code, language, words)
        for code, spoken in said.items()
        for language, many in spoken.items()
        for words in many
    ]


def codes(words: str, language: str) -> list[str]:
    """Return the codes of all objections to `words`, said in an interview in `language`."""
    return [objection.code for objection in objections(a_view(language), Reply(say=words))]


@functools.cache
def a_view(language: str) -> View:
    """Return an interview in `language`, in which the candidate has said `SAID`."""
    guide = Guide(
        id=GuideId("sayings"),
        version="1",
        title="T",
        languages=[language],
        information=[Information(id="item", label="L")],
        opening="–",
        sections=[Section(id="s", questions=[Question(id="q", ask="–", collects=["item"])])],
        closing=Closing(say="–"),
    )
    said = Message(
        id=MessageId("m1"),
        seq=1,
        speaker=Speaker.CANDIDATE,
        text=SAID,
        recorded_at=OPENED_AT,
    )
    return view_of(guide, [said], language=language)
