"""Which concepts the options of a question are about, and which words speak of them."""

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vivavoce.interviewers.language import words
from vivavoce.interviewers.understanding.choices.thesaurus import Thesaurus
from vivavoce.interviewers.understanding.phrasebook import Phrasebook, starts
from vivavoce.interviewers.understanding.spelling import lemma

WORDS_MAX = 120  # of a clause
LENGTH_MAX = 4  # a longer phrase is no surer
KINDS_MAX = 5  # how far up from a kind of something
DENIED_WITHIN = 2
FEW = 2  # options that make a domain sure
BROADER, FINER = 0.9, 0.7  # how sure a neighbouring concept is


class Saying(NamedTuple):
    """Words of an answer, from `begin` to `end`, that speak of a concept of `options`."""

    begin: int
    end: int
    options: frozenset[int]
    length: int
    share: float


class Concepts:
    """The concepts of the options of one question."""

    def __init__(self, labels: Sequence[Sequence[str]], thesaurus: Thesaurus) -> None:
        """Take the labels and parts of labels of each option, each surest first."""
        self._thesaurus = thesaurus
        self.of_option = _in_one_domain([_named(pieces, thesaurus) for pieces in labels], thesaurus)
        self._listened: list[tuple[Phrasebook, frozenset[int], float]] = []
        owners: dict[int, set[int]] = {}
        for option, numbers in enumerate(self.of_option):
            for number in numbers:
                owners.setdefault(number, set()).add(option)
        self.domains = {thesaurus.concepts[number].domain for number in owners}
        for number, concept in enumerate(thesaurus.concepts):
            if concept.domain in self.domains:
                found, share = self._options_for(number, owners)
                if found and len(found) < max(2, len(labels)):
                    self._listened.append((concept.sayings, frozenset(found), share))

    @functools.cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words by which people speak of the concepts."""
        return frozenset().union(*(book.vocabulary for book, _, _ in self._listened))

    def named(self, name: str) -> frozenset[int]:
        """Return the options that have the concept of this name."""
        return frozenset(
            option
            for option, numbers in enumerate(self.of_option)
            if any(self._thesaurus.concepts[number].name == name for number in numbers)
        )

    def most_included(self, options: Sequence[int]) -> int | None:
        """Return the one of `options` that includes the others: a degree, and the school before.

        None when they do not stand in such an order.
        """
        for names in self._thesaurus.including:
            ranks = {option: self._rank(option, names) for option in options}
            if min(ranks.values()) >= 0 and len(set(ranks.values())) == len(ranks):
                return max(ranks, key=ranks.__getitem__)
        return None

    def _rank(self, option: int, names: Sequence[str]) -> int:
        held = {self._thesaurus.concepts[number].name for number in self.of_option[option]}
        return max((rank for rank, name in enumerate(names) if name in held), default=-1)

    def sayings(self, heard: Sequence[str]) -> Iterator[Saying]:
        """Yield what `heard` says of the concepts."""
        heard = heard[:WORDS_MAX]
        if not self._listened or not heard:
            return
        for said in self._texts(heard):
            for index, at in enumerate(starts(said)):
                for book, options, share in self._listened:
                    end = book.match(said, at)
                    if end > at:
                        length = said.count(" ", at, end)
                        yield Saying(index, index + length, options, min(length, LENGTH_MAX), share)

    def _texts(self, heard: Sequence[str]) -> set[str]:
        """Return `heard` as it is, in dictionary forms, and with any number as one word."""
        words = self._thesaurus
        forms = (
            heard,
            [lemma(word).replace(" ", "") for word in heard],
            [
                words.numeral if word.isdecimal() or word in words.numbers else word
                for word in heard
            ],
        )
        return {"".join(f"{word} " for word in form) for form in forms}

    def _options_for(self, number: int, owners: Mapping[int, set[int]]) -> tuple[set[int], float]:
        """Return the options of a concept: its own, a broader one's, or the only finer one's."""
        if number in owners:
            return owners[number], 1.0
        concepts = self._thesaurus.concepts
        broader = concepts[number].kind_of
        for _ in range(KINDS_MAX):
            if not broader:
                break
            for owner, options in owners.items():
                if concepts[owner].name == broader:
                    return options, BROADER
            broader = next((one.kind_of for one in concepts if one.name == broader), "")
        finer = {
            option
            for owner, options in owners.items()
            if concepts[owner].kind_of == concepts[number].name
            for option in options
        }
        return (finer, FINER) if len(finer) == 1 else (set(), 0.0)


def _named(pieces: Sequence[str], thesaurus: Thesaurus) -> tuple[set[int], bool]:
    """Return the concepts of an option, and whether a whole label or part names them.

    Otherwise words inside a label do.
    """
    whole = {number for piece in pieces for number in thesaurus.concept_labels.of(piece)}
    if whole:
        return whole, True
    found: set[int] = set()
    for piece in pieces:
        heard = words(piece)
        written = set(piece.split())
        for begin, length, numbers in thesaurus.concept_labels.found(heard):
            before = heard[max(0, begin - DENIED_WITHIN) : begin]
            # "Sold it" has nothing to do with IT.
            is_small = (
                length == 1
                and heard[begin] in thesaurus.stop_words
                and heard[begin].upper() not in written
            )
            if not is_small and thesaurus.denials.isdisjoint(before):
                found |= numbers
    return found, False


def _in_one_domain(named: list[tuple[set[int], bool]], thesaurus: Thesaurus) -> list[set[int]]:
    """Return of each option's concepts those of the domain that most options belong to."""
    common = Counter(
        domain
        for numbers, _ in named
        for domain in {thesaurus.concepts[number].domain for number in numbers}
    )
    kept: list[set[int]] = []
    for numbers, is_whole in named:
        best = max((common[thesaurus.concepts[number].domain] for number in numbers), default=0)
        # A word inside one label, in a domain of no other option, was meant otherwise.
        is_alone = best < FEW and not is_whole and len(named) > FEW
        kept.append(
            set()
            if is_alone
            else {number for number in numbers if common[thesaurus.concepts[number].domain] == best}
        )
    return kept
