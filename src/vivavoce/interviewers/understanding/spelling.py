"""Words as they were meant: short forms, and slips of the finger.

Only words that decide what a message is are mended ("id rahter not"), and only where
English does not know what was written. No word that somebody wrote is remembered: an
interview can be erased, and a cache would keep its names.
"""

import functools
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from vivavoce.interviewers.language import Lexicon

if TYPE_CHECKING:
    from simplemma import Lemmatizer

LETTERS_MIN = 5  # of a shorter word every neighbour is another word
LETTERS_LONG = 8  # from here on two slips are forgiven
LETTERS_MAX = 20
STRETCHED = re.compile(r"(\w)\1{2,}")  # "yesss", "nooooo"


def speller(lexicon: Lexicon, vocabulary: frozenset[str]) -> Callable[[str], str]:
    """Return a function that gives a word as it was meant; it may give two words."""
    spellings = lexicon.spellings
    targets = tuple(word for word in vocabulary if len(word) >= LETTERS_MIN)
    alike: dict[str, list[str]] = {}
    for target in targets:
        alike.setdefault(target[0], []).append(target)

    def spell(word: str) -> str:
        known = spellings.get(word)
        if known is not None:
            return known
        if not spellings or word in vocabulary or len(word) < 3:
            return word
        if STRETCHED.search(word):
            short = STRETCHED.sub(r"\1", word[:LETTERS_MAX])
            if short in vocabulary:
                return short
        if not LETTERS_MIN <= len(word) <= LETTERS_MAX or not (word.isascii() and word.isalpha()):
            return word
        # The first letter is hardly ever the wrong one, and few words begin with it.
        if _nearest(word, alike.get(word[0], ())) is None or is_english(word):
            return word
        nearest = _nearest(word, targets)
        return nearest if nearest is not None and nearest[0] == word[0] else word

    return spell


def _nearest(word: str, targets: Sequence[str]) -> str | None:
    """Return the one of `targets` that `word` is a slip for, if there is one."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    slips = 2 if len(word) >= LETTERS_LONG else 1
    near = process.extractOne(word, targets, scorer=OSA.distance, score_cutoff=slips)
    return near[0] if near else None


def is_english(word: str) -> bool:
    """Whether an English dictionary knows `word`, given in lower case."""
    from simplemma import is_known

    return is_known(word, lang="en")


def lemma(word: str) -> str:
    """Return the English dictionary form of `word`, given in lower case."""
    return _lemmatizer().lemmatize(word, lang="en").casefold() if len(word) > 2 else word


@functools.cache
def _lemmatizer() -> "Lemmatizer":
    from simplemma import Lemmatizer

    return Lemmatizer(cache_max_size=0)  # the library's own would remember 65,536 words
