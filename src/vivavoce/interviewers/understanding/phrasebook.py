"""Phrases written as data, and where they occur in what somebody said.

A template is words and a few signs: `{say}` is any phrase of the set of that name,
`word?` may be missing, `(a|b)` is one of these words, `…` is at most three words and a
`*` at the end is whatever follows. What is searched are clauses in the form `normal`
gives. Each template is tried only where its first word stands, so that a long book costs
little, and none has a repetition inside a repetition, so that time stays linear.
"""

import re
from collections.abc import Iterable, Mapping

from vivavoce.interviewers.language import normal

Sets = Mapping[str, tuple[str, ...]]

ELEMENT = re.compile(r"\{(\w+)\}(\??)|\(([^)]*)\)(\??)|(\*)|(…)|([^\s{}()*…?]+)(\??)")
GAP = r"(?:\S+ ){0,3}?"


class Phrasebook:
    """A set of templates, ready for searching."""

    def __init__(self, templates: Iterable[str], sets: Sets | None = None) -> None:
        """Read `templates`; a template that begins with a sign for anything is a mistake."""
        self._sources: dict[str, list[str]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        for template in templates:
            elements = _elements(template, sets or {})
            source = "".join(_source(*element) for element in elements)
            for first in _first_words(elements):
                self._sources.setdefault(first, []).append(source)

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words that occur in the templates."""
        sources = (source for group in self._sources.values() for source in group)
        return frozenset(word for source in sources for word in re.findall(r"[^\W_]+", source))

    def match(self, said: str, at: int = 0) -> int:
        """Return where a phrase that begins at `at` ends; -1 when none does.

        `said` are words with one space after each, so the end is where the next begins.
        """
        space = said.find(" ", at)
        first = said[at:space]
        pattern = self._compiled.get(first)
        if pattern is None:
            sources = self._sources.get(first)
            if sources is None:
                return -1
            longest_first = sorted(set(sources), key=len, reverse=True)
            pattern = self._compiled[first] = re.compile("|".join(longest_first))
        found = pattern.match(said, at)
        return found.end() if found else -1

    def longest(self, said: str) -> int:
        """Return where the longest phrase at the beginning of `said` ends; -1 without one."""
        if self.match(said) < 0:
            return -1
        sources = self._sources[said[: said.index(" ")]]
        found = (re.compile(source).match(said) for source in sources)
        return max(match.end() for match in found if match is not None)

    def search(self, said: str) -> tuple[int, int] | None:
        """Return the span of the first phrase in `said`; None when there is none."""
        at = 0
        for word in said.split():
            if word in self._sources:
                end = self.match(said, at)
                if end >= 0:
                    return at, end
            at += len(word) + 1
        return None

    def covers(self, said: str, fillers: frozenset[str]) -> bool:
        """Whether `said` consists of phrases, at least one, and of `fillers`."""
        at = hits = 0
        while at < len(said):
            end = self.match(said, at)
            if end > at:
                at, hits = end, hits + 1
                continue
            end = said.index(" ", at)
            if said[at:end] not in fillers:
                return False
            at = end + 1
        return hits > 0


def starts(said: str) -> Iterable[int]:
    """Yield where the words of `said` begin."""
    at = 0
    while at < len(said):
        yield at
        at = said.index(" ", at) + 1


def _elements(template: str, sets: Sets) -> list[tuple[tuple[str, ...], bool]]:
    """Return the alternatives of each element, and whether it may be missing."""
    elements: list[tuple[tuple[str, ...], bool]] = []
    assert not re.search(r"\([^)]*\(", template), f"{template!r} has a group inside a group"
    for match in ELEMENT.finditer(template):
        name, name_optional, group, group_optional, tail, gap, word, word_optional = match.groups()
        optional = bool(name_optional or group_optional or word_optional)
        if name:
            alternatives = tuple(normal(phrase) for phrase in sets[name])
        elif group is not None:
            alternatives = tuple(normal(phrase) for phrase in group.split("|"))
        elif tail or gap:
            alternatives = (tail or gap,)
        else:
            alternatives = (normal(word),)
        elements.append((alternatives, optional))
    assert elements, "a template has a word"
    assert elements[0][0][0] not in {"*", "…"}, f"{template!r} begins with anything"
    return elements


def _source(alternatives: tuple[str, ...], optional: bool) -> str:
    if alternatives == ("*",):
        return ".*"
    if alternatives == ("…",):
        return GAP
    longest_first = sorted(alternatives, key=len, reverse=True)
    either = "|".join(re.escape(phrase).replace(r"\ ", " ") for phrase in longest_first)
    return f"(?:(?:{either}) )?" if optional else f"(?:{either}) "


def _first_words(elements: list[tuple[tuple[str, ...], bool]]) -> set[str]:
    found: set[str] = set()
    for alternatives, optional in elements:
        found.update(phrase.partition(" ")[0] for phrase in alternatives)
        if not optional:
            break
    return found
