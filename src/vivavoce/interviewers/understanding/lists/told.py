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
        return self._after_setting(said, raw) if first in self.prepositions else 0

    def _after_setting(self, said: str, raw: list[str]) -> int:
        """Return how many words come before the item: "for ten years it's been Portugal"."""
        for count, at in enumerate(starts(said)):
            if count > CLAUSE_WORDS_MAX:
                break
            if count < 2:
                continue
            end = at + max(book.longest(said[at:]) for book in (self.told, self.by_person))
            if at < end < len(said):
                return said.count(" ", 0, end)
        return self._named_last(said.split(), raw)

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
        if at >= len(heard) - 1 or not self._is_verb(heard[at], raw, at, is_noun=is_noun):
            return at if at > begun else 0
        return self._past_particles(heard, at + 1, self.particles | self.prepositions)

    def _named_last(self, heard: list[str], raw: list[str]) -> int:
        """Return how many words come before the name at the end of "for the kids Pinocchio"."""
        at = len(raw)
        while at > 1 and raw[at - 1][:1].isupper():
            at -= 1
        between = frozenset(heard[1:at])
        if at == len(raw) or between <= self.articles or not self.prepositions.isdisjoint(between):
            return 0
        return at if self.links.isdisjoint(between) and len(heard) == len(raw) else 0

    def gapped(self, said: str, raw: list[str]) -> int:
        """Return how many words come before the item where the verb is left out.

        "My daughter plays the cello, my husband the trombone."
        """
        end = self.person.longest(said)
        if 0 < end < len(said):
            return said.count(" ", 0, end)
        heard = said.split()
        is_name = len(raw) > 2 and raw[0][:1].isupper() and heard[0] not in self.articles
        return 1 if is_name and heard[1] in self.articles and raw[1].islower() else 0

    def _past_particles(self, heard: list[str], at: int, particles: frozenset[str]) -> int:
        """Return where the item begins: he wants "me to" swim."""
        while at < len(heard) - 1 and heard[at] in particles:
            at += 1
        return at

    def _is_verb(self, word: str, raw: list[str], at: int, *, is_noun: bool) -> bool:
        """Whether `word` after a subject is its verb; nouns have others beside them, too."""
        if word in self.prepositions or word in self.links or word in self.articles:
            return False
        if at >= len(raw) or not raw[at].islower():
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
