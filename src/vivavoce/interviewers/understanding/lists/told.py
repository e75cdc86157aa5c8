"""An item told in a clause of its own.

"My mother kept gooseberries" tells of gooseberries, "with my husband it's Tagalog" of
Tagalog. What is not recognised stays whole: an item is never lost.
"""

from vivavoce.interviewers.answer_words import ListWords
from vivavoce.interviewers.understanding.phrasebook import Phrasebook, starts

CLAUSE_WORDS_MAX = 12  # of a longer beginning nobody remembers the end
NAMED_WORDS_MIN = 3


class Teller:
    """The words of a language by which one tells of an item."""

    def __init__(self, words: ListWords) -> None:
        self.by_person = Phrasebook(words.told_by_person, words.sets)
        self.by_anyone = Phrasebook(words.told_by_anyone, words.sets)
        self.links = frozenset(words.links)
        self.subjects = Phrasebook(words.told_subjects, words.sets)
        self.particles = frozenset(words.particles)
        self.auxiliaries = frozenset(words.auxiliaries)
        self.modals = frozenset(words.modals)
        self.verb_endings = words.verb_endings
        self.by_name = Phrasebook(words.told_by_name, words.sets)
        self.told = Phrasebook(words.told, words.sets)
        self.person = Phrasebook(("{person}",) if "person" in words.sets else (), words.sets)
        self.prepositions = frozenset(words.prepositions)
        self.conditions = frozenset(words.conditions)
        self.pronouns = frozenset(words.pronouns)
        self.articles = frozenset(words.articles)

    def skipped(self, said: str, raw: list[str]) -> int:
        """Return how many words of `said`, written as `raw`, come before what they tell of."""
        first = said.partition(" ")[0]
        end = self.by_person.longest(said)
        if 0 < end < len(said):
            return self._past_particles(said.split(), said.count(" ", 0, end), self.particles)
        end = self.by_anyone.longest(said)
        if 0 < end < len(said) and self.links.isdisjoint(said[:end].split()):
            return said.count(" ", 0, end)
        count = self._predicated(said, raw)
        if count:
            return count
        if raw[0][:1].isupper():
            end = self.by_name.match(said, len(first) + 1)
            if 0 < end < len(said):
                return said.count(" ", 0, end)
        if first not in self.prepositions:
            return 0
        for count, at in enumerate(starts(said)):
            if count > CLAUSE_WORDS_MAX:
                break
            if count < 2:
                continue
            end = at + max(book.longest(said[at:]) for book in (self.told, self.by_person))
            if at < end < len(said):
                return said.count(" ", 0, end)
        return 0

    def _predicated(self, said: str, raw: list[str]) -> int:
        """Return how many words a subject and its verb take: "my doctor suspects"; or 0."""
        end = self.subjects.longest(said)
        if not 0 < end < len(said):
            return 0
        heard = said.split()
        is_noun = end > said.index(" ") + 1
        at = begun = said.count(" ", 0, end)
        while at < len(heard) - 1 and heard[at] in self.auxiliaries:
            at += 1
        if heard[at - 1] in self.modals:
            return at  # "he could play the accordion" tells of playing it
        is_verb = at < len(heard) - 1 and self._is_verb(
            heard[at], raw[at : at + 1], is_noun=is_noun
        )
        if not is_verb:
            return at if at > begun else 0
        at += 1
        return self._past_particles(heard, at, self.particles | self.prepositions)

    def _past_particles(self, heard: list[str], at: int, particles: frozenset[str]) -> int:
        """Return where the item begins: he wants "me to" swim."""
        while at < len(heard) - 1 and heard[at] in particles:
            at += 1
        return at

    def _is_verb(self, word: str, raw: list[str], *, is_noun: bool) -> bool:
        if word in self.prepositions or word in self.links or word in self.articles:
            return False
        if not raw or not raw[0].islower():
            return False
        return not is_noun or word.endswith(self.verb_endings)

    def is_person(self, said: str) -> bool:
        """Whether `said` is nothing but "my mother"."""
        return self.person.match(said) == len(said)

    def is_condition(self, said: str) -> bool:
        """Whether a clause such as "if it's urgent" begins."""
        return said.partition(" ")[0] in self.conditions

    def named(self, raw: list[str], heard: list[str]) -> tuple[int, int] | None:
        """Return the words of the one name in a clause such as "if it's urgent WhatsApp"."""
        capital = [
            word[:1].isupper() and heard[at] not in self.pronouns and at > 0
            for at, word in enumerate(raw)
        ]
        if len(raw) < NAMED_WORDS_MIN or True not in capital:
            return None
        first = capital.index(True)
        last = first
        while last < len(raw) and capital[last]:
            last += 1
        return (first, last) if True not in capital[last:] else None
