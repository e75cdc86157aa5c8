"""Words that are forms of one another, parts of one another, or one mistyped.

Looked up rather than compared one by one: an answer may have thousands of words, and so
may what is made of it.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable

from vivavoce.interviewers.checks.allowance import Allowance
from vivavoce.interviewers.understanding.spelling import lemma

ENGLISH = "en"
BEGINNING = 4  # so much forms of one word have in common …
SHARE_MIN = 0.75  # … and so much of the shorter one
ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers")  # of a word shorter than that: "fixes"
INSIDE_CHARS_MIN = 5  # "Anfragen" in "Kundenanfragen"
SLIP_CHARS_MIN, SLIPS_CHARS_MIN = 6, 9  # from here on one slip, two slips are forgiven
WORD_CHARS_MAX = 60
NUMERONYM = re.compile(r"([a-z])([0-9]{1,2})([a-z])")
SHORT_CHARS = range(2, 5)

# Of the allowance: for each word that may be looked up, and to look one up.
MADE_READY = 4
LOOKED_UP, LOOKED_UP_FOR_EACH = 15, 1 / 12
LOOKED_INTO = 1 / 12  # for each part of a long word


class Vocabulary:
    """The words of a text, in the form `language.words` gives.

    What the allowance does not reach is not found.
    """

    def __init__(self, heard: Iterable[str], code: str, allowance: Allowance) -> None:
        self.words = frozenset(heard)
        self._allowance = allowance
        self._is_english = code == ENGLISH
        self._kin: dict[str, frozenset[str]] = {}
        self._by_beginning: dict[str, list[str]] = defaultdict(list)
        self._by_lemma: dict[str, list[str]] = defaultdict(list)
        known = self.words if allowance.take_shared(len(self.words) * MADE_READY) else frozenset()
        for word in known:
            if len(word) >= BEGINNING:
                self._by_beginning[folded(word)[:BEGINNING]].append(word)
            if self._is_english and len(word) <= WORD_CHARS_MAX:
                self._by_lemma[lemma(word)].append(word)
        self._short = [word for word in known if len(word) in SHORT_CHARS]
        self._long = [word for word in known if len(word) >= INSIDE_CHARS_MIN]
        self._joined = "\n".join(self._long)

    def kin(self, word: str) -> frozenset[str]:
        """Return those of the words that `word` may be a form of; it is one itself, perhaps."""
        found = self._kin.get(word)
        if found is None:
            word = word[:WORD_CHARS_MAX]
            cost = LOOKED_UP + len(self._long) * LOOKED_UP_FOR_EACH + len(word) ** 2 * LOOKED_INTO
            found = frozenset(self._find(word)) if self._allowance.take(cost) else frozenset()
            self._kin[word] = found
        return found

    def has_short_for(self, name: str, neutral: Container[str]) -> bool:
        """Whether one of the words, none of `neutral`, is how one shortens `name`."""
        if not self._allowance.take(LOOKED_UP + len(self._short) / 2):
            return False
        return any(is_short_for(word, name) for word in self._short if word not in neutral)

    def __contains__(self, word: str) -> bool:
        return word in self.words or bool(self.kin(word))

    def _find(self, word: str) -> set[str]:
        found = {word} & self.words
        if self._is_english:
            found.update(self._by_lemma.get(lemma(word), ()))
        found.update(
            other
            for other in self._by_beginning.get(folded(word)[:BEGINNING], ())
            if _shared(folded(word), folded(other)) >= SHARE_MIN * min(len(word), len(other))
        )
        found.update(self._by_ending(word))
        found.update(self._inside(word))
        return found or self._slips(word)

    def _by_ending(self, word: str) -> set[str]:
        longer = {word + ending for ending in ENDINGS} if len(word) < BEGINNING else set()
        shorter = {word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)}
        return (longer | {stem for stem in shorter if 1 < len(stem) < BEGINNING}) & self.words

    def _inside(self, word: str) -> set[str]:
        found: set[str] = set()
        if len(word) >= INSIDE_CHARS_MIN and word in self._joined:
            found.update(other for other in self._long if word in other)
        for begin in range(len(word) - INSIDE_CHARS_MIN + 1):
            for end in range(begin + INSIDE_CHARS_MIN, len(word) + 1):
                if word[begin:end] in self.words:
                    found.add(word[begin:end])
        return found

    def _slips(self, word: str) -> set[str]:
        """Return the word that `word` is a slip of the finger for, if there is one."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(word) < SLIP_CHARS_MIN:
            return set()
        slips = 1 + (len(word) >= SLIPS_CHARS_MIN)
        near = process.extractOne(word, self._long, scorer=OSA.distance, score_cutoff=slips)
        return {near[0]} if near is not None else set()


def folded(word: str) -> str:
    """Return `word` without accents: "wöchentlich" begins like "Woche"."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word)
    return "".join(char for char in apart if not unicodedata.combining(char))


def is_short_for(heard: str, name: str) -> bool:
    """Whether `heard` is how one shortens a name: "Mon", "JS", "K8s"."""
    if len(heard) == 3 and len(name) > 5 and name.startswith(heard):
        return True
    counted = NUMERONYM.fullmatch(heard)
    if counted is not None:
        is_long = len(name) == int(counted[2]) + 2
        return is_long and name[0] == counted[1] and name[-1] == counted[3]
    return len(heard) in SHORT_CHARS and heard[0] == name[0] and _is_within(heard, name)


def _is_within(heard: str, name: str) -> bool:
    rest = iter(name)
    return all(char in rest for char in heard) and len(name) > 2 * len(heard)


def _shared(word: str, other: str) -> int:
    """Return how many letters both begin with."""
    for at, (one, two) in enumerate(zip(word, other, strict=False)):
        if one != two:
            return at
    return min(len(word), len(other))
