"""What interviewers say, good and bad, as `cases/*_words.yaml` tell."""

import functools
from pathlib import Path

import yaml

from tests.interviewers.checks.views import view_of
from vivavoce.domain.guide import Closing, Guide, Information, Question, Section
from vivavoce.domain.ids import GuideId
from vivavoce.interviewers.checks import objections
from vivavoce.interviewers.interviewer import Reply, View

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
    """Return an interview in `language`, in which nobody has spoken."""
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
    return view_of(guide, language=language)
