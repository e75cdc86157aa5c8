"""A language's words for choosing, made ready once."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from vivavoce.interviewers.answer_words import ChoiceWords, Concept
from vivavoce.interviewers.language import Lexicon, load, normal, normalised
from vivavoce.interviewers.understanding.phrasebook import Phrasebook, Sets, starts
from vivavoce.interviewers.understanding.spelling import lemma

BETWEEN = " | "
WEEKS = 52.0  # a year


class Phrases:
    """Phrases and what they stand for, found in a text wherever they begin."""

    def __init__(self, meanings: Iterable[tuple[str, int]]) -> None:
        """Take pairs of a phrase and the number of an idea."""
        self._ideas: dict[str, set[int]] = {}
        self._longest: dict[str, int] = {}
        for phrase, idea in meanings:
            said = normal(phrase)
            if said:
                self._ideas.setdefault(said, set()).add(idea)
                first = said.partition(" ")[0]
                length = said.count(" ") + 1
                self._longest[first] = max(self._longest.get(first, 0), length)

    def of(self, phrase: str) -> set[int]:
        """Return the ideas that `phrase` may stand for."""
        return self._ideas.get(normal(phrase), set())

    def at(self, heard: list[str], begin: int) -> tuple[int, set[int]]:
        """Return how many words from `begin` on are the longest phrase, and its ideas."""
        for length in range(min(self._longest.get(heard[begin], 0), len(heard) - begin), 0, -1):
            ideas = self._ideas.get(" ".join(heard[begin : begin + length]))
            if ideas:
                return length, ideas
        return 0, set()

    def found(
        self, heard: list[str], *, inside: bool = False
    ) -> Iterator[tuple[int, int, set[int]]]:
        """Yield begin, length and ideas of the phrases in `heard`; `inside` others, too."""
        begin = 0
        while begin < len(heard):
            length, ideas = self.at(heard, begin)
            if not length:
                ideas = self._ideas.get(lemma(heard[begin]), set())
                length = 1 if ideas else 0
            if length:
                yield begin, length, ideas
            begin += 1 if inside else max(length, 1)


class Known(NamedTuple):
    """A concept made ready: how people say it, and where it belongs."""

    name: str
    domain: str
    kind_of: str
    sayings: Phrasebook


class Thesaurus:
    """Concepts, ideas, scales, frequencies and the small words of choosing."""

    def __init__(self, code: str) -> None:
        lexicon = load(code).lexicon
        words = lexicon.choices
        self.ideas = Phrases(
            (phrase, idea) for idea, line in enumerate(words.synonyms) for phrase in line.split("|")
        )
        self.concepts = tuple(_known(concept, words.sets) for concept in words.concepts)
        self.concept_labels = Phrases(
            (label, number)
            for number, concept in enumerate(words.concepts)
            for label in concept.labels.split(BETWEEN)
        )
        self.numeral = words.numeral
        self.numbers = frozenset(words.numbers)
        self.digits = {word: str(number) for number, word in enumerate(words.numbers[:20], 1)}
        self.others = Phrasebook(words.others)
        self.people = frozenset(words.people)
        self.own_domains = frozenset(words.own_domains)
        self.hours_half = frozenset(words.hours_half)
        self._take_plain(words, lexicon)
        self.scales = tuple(
            Phrases(
                (phrase, level) for level, line in enumerate(scale) for phrase in line.split("|")
            )
            for scale in words.scales
        )
        self.ordinals: Mapping[str, int] = words.ordinals
        self.ordinal_nouns = frozenset(normalised(words.ordinal_nouns))
        self.stop_words = frozenset(normalised(words.stop_words))
        self.nothing = Phrasebook(words.nothing)
        self.denials_after = frozenset(normalised(words.denials_after))
        self.spoiled = Phrasebook(words.spoiled)
        self.cancelling = frozenset(words.cancelling)
        self.weekdays = frozenset(words.weekdays)
        self.excepting = frozenset(normalised(words.excepting))
        self.denials = frozenset(normalised(words.denials))
        self.past = Phrasebook(words.past)
        self.instead_of = Phrasebook(words.instead_of)
        self.corrected_to = Phrasebook(words.corrected_to)
        self.outside = Phrasebook(words.outside)
        self.undecided = Phrasebook(words.undecided)
        self.other_labels = frozenset(normalised(words.other_labels))
        self.less_than = Phrasebook(words.less_than)
        self.more_than = Phrasebook(words.more_than)
        self.often = tuple(
            (Phrasebook(line.split(BETWEEN)), times) for line, times in words.often.items()
        )
        self.fillers = frozenset(normalised(lexicon.fillers))

    def _take_plain(self, words: ChoiceWords, lexicon: Lexicon) -> None:
        """Make the words ready that stand by themselves."""
        self.including = words.including
        self.combining = words.combining
        self.indifferent = words.indifferent
        self.conditional = words.conditional
        self.conditions = Phrasebook(words.conditions)
        self.conceding = Phrasebook(words.conceding)
        self.alternatives = frozenset(lexicon.lists.alternatives)
        self.concluding = frozenset(words.concluding)
        self.joining = frozenset(words.joining)
        self.mainly = frozenset(words.mainly)
        self.seldom = frozenset(words.seldom)
        self.middle = frozenset(words.middle)
        self.least = Phrasebook(words.least)
        self.most = Phrasebook(words.most)
        self.hours = words.hours
        self.hours_after = frozenset(words.hours_after)
        self.hours_before = frozenset(words.hours_before)
        self.hours_about = frozenset(words.hours_about)
        self.day_parts = words.day_parts

    def times_a_year(self, said: str) -> float | None:
        """Return how often what `said` tells of happens; None when it tells nothing of it."""
        found: list[tuple[int, float]] = []
        for book, times in self.often:
            span = book.search(said)
            if span is not None:
                found.append((span[1] - span[0], times))
        named = {word[:3] for word in said.split() if word in self.weekdays}
        if len(named) > 1:
            return len(named) * WEEKS
        return max(found)[1] if found else None

    def has(self, book: Phrasebook, said: str) -> bool:
        """Whether a phrase of `book` stands anywhere in `said`."""
        return any(book.match(said, at) > 0 for at in starts(said))


def _known(concept: Concept, sets: Sets) -> Known:
    labels = concept.labels.split(BETWEEN)
    sayings = [*labels, *(concept.said.split(BETWEEN) if concept.said else ())]
    return Known(labels[0], concept.domain, concept.kind_of, Phrasebook(sayings, sets))


@functools.lru_cache(maxsize=64)
def thesaurus(code: str) -> Thesaurus:
    """Return the thesaurus of the language of this code."""
    return Thesaurus(code)
