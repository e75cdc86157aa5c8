"""A guide as the rules look at it: its questions in order, its texts with who says them."""

import functools
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from vivavoce.authoring.source import Path
from vivavoce.domain.conditions.condition import Condition, parse_condition
from vivavoce.domain.conditions.tree import Tree
from vivavoce.domain.guide import Guide, Probe, Question, Section, Text
from vivavoce.domain.variables import fill
from vivavoce.errors import Malformed


class Role(StrEnum):
    """What a text does in the interview."""

    QUESTION = "question"  # of a section; the answer fills information
    PROBE = "probe"
    LAST_QUESTION = "last question"
    EXPLANATION = "explanation"
    STATEMENT = "statement"  # nothing is to be answered
    CONSENT = "consent"
    OTHER = "other"


# A person is meant to answer these freely.
ASKING = frozenset({Role.QUESTION, Role.PROBE, Role.LAST_QUESTION})


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """One text that a candidate gets to read, in all its languages."""

    path: Path
    role: Role
    text: Text
    question: Question | None = None


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """A text in one language, with the words variables have when nothing is known."""

    spoken: Spoken
    path: Path
    language: str  # without region: en
    words: str


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question where it stands. `at` is its place in the guide, from 0."""

    at: int
    path: Path
    section_path: Path
    section: Section
    question: Question

    @property
    def conditions(self) -> list[str]:
        """The conditions under which it is asked; without any, always."""
        both = (self.section.relevant, self.question.relevant)
        return [condition for condition in both if condition is not None]


class Conditioned(msgspec.Struct, frozen=True, kw_only=True):
    """A condition where it stands."""

    path: Path
    text: str
    condition: Condition | None  # None: it cannot be read
    complaint: str = ""


class Subject:
    """A guide, read once for all rules."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.items = {item.id: item for item in guide.information}

    @functools.cached_property
    def questions(self) -> list[Asked]:
        """All questions, in the guide's order."""
        found: list[Asked] = []
        for at, section in enumerate(self.guide.sections):
            for number, question in enumerate(section.questions):
                place = ("sections", at)
                found.append(
                    Asked(
                        at=len(found),
                        path=(*place, "questions", number),
                        section_path=place,
                        section=section,
                        question=question,
                    )
                )
        return found

    def probes(self) -> Iterator[tuple[Asked, Path, Probe]]:
        """Yield every probe with its question."""
        for asked in self.questions:
            for at, probe in enumerate(asked.question.probes):
                yield asked, (*asked.path, "probes", at), probe

    @functools.cached_property
    def conditions(self) -> list[Conditioned]:
        """All conditions of sections, questions and probes."""
        found: list[tuple[Path, str | None]] = [
            (("sections", at, "relevant"), section.relevant)
            for at, section in enumerate(self.guide.sections)
        ]
        found += [((*asked.path, "relevant"), asked.question.relevant) for asked in self.questions]
        found += [((*path, "relevant"), probe.relevant) for _, path, probe in self.probes()]
        return [_conditioned(path, text) for path, text in found if text is not None]

    @functools.cached_property
    def texts(self) -> list[Spoken]:
        """Every text a candidate gets to read, but for the names of things."""
        return [
            Spoken(path=path, role=role, text=text, question=question)
            for path, role, text, question in self._texts()
            if text is not None
        ]

    @functools.cached_property
    def wordings(self) -> list[Wording]:
        """The same, one by one in every language."""
        return [
            Wording(
                spoken=spoken,
                path=path,
                language=language.partition("-")[0].lower(),
                words=fill(text, lambda _: None).replace("’", "'"),
            )
            for spoken in self.texts
            for path, language, text in self._by_language(spoken)
        ]

    def _by_language(self, spoken: Spoken) -> Iterator[tuple[Path, str, str]]:
        if isinstance(spoken.text, str):
            yield spoken.path, self.guide.language, spoken.text
            return
        for language, text in spoken.text.items():
            yield (*spoken.path, language), language, text

    def _texts(self) -> Iterator[tuple[Path, Role, Text | None, Question | None]]:
        guide = self.guide
        if guide.consent is not None:
            yield ("consent", "ask"), Role.CONSENT, guide.consent.ask, None
            yield ("consent", "declined"), Role.STATEMENT, guide.consent.declined, None
        yield ("opening",), Role.STATEMENT, guide.opening, None
        for at, section in enumerate(guide.sections):
            yield ("sections", at, "transition"), Role.STATEMENT, section.transition, None
        for asked in self.questions:
            question = asked.question
            yield (*asked.path, "ask"), Role.QUESTION, question.ask, question
            yield (*asked.path, "clarify"), Role.EXPLANATION, question.clarify, question
        for asked, path, probe in self.probes():
            yield (*path, "ask"), Role.PROBE, probe.ask, asked.question
        yield ("closing", "ask"), Role.LAST_QUESTION, guide.closing.ask, None
        yield ("closing", "say"), Role.STATEMENT, guide.closing.say, None
        yield ("rules", "off_topic"), Role.OTHER, guide.rules.off_topic, None
        if guide.takeover is not None:
            yield ("takeover", "say"), Role.OTHER, guide.takeover.say, None


def trees_of(texts: list[str]) -> list[Tree] | None:
    """Return what conditions say; None when one of them cannot be read."""
    read = [_conditioned((), text).condition for text in texts]
    trees = [condition.tree for condition in read if condition is not None]
    return trees if len(trees) == len(texts) else None


def _conditioned(path: Path, text: str) -> Conditioned:
    try:
        return Conditioned(path=path, text=text, condition=parse_condition(text))
    except Malformed as error:
        return Conditioned(path=path, text=text, condition=None, complaint=str(error))
