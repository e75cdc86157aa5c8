"""Phrases that end, or make up, what somebody said."""

from collections.abc import Iterable

from vivavoce.interviewers.language import normalised
from vivavoce.interviewers.understanding.phrasebook import Phrasebook, Sets

# Before a word of the data that means it only between two items: "waltz … then quickstep".
BETWEEN = "… "
# Stands for the end in the templates, so that of two phrases the one that reaches it is found.
END = "endofsaid"


def marked(entries: Iterable[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the plain entries, and without their sign those that begin with one for a gap."""
    given = tuple(entries)
    plain = tuple(entry for entry in given if not entry.startswith(BETWEEN))
    return plain, frozenset(normalised(entry for entry in given if entry.startswith(BETWEEN)))


class Endings:
    """Templates that must reach to the end."""

    def __init__(self, templates: Iterable[str], sets: Sets | None = None) -> None:
        self._book = Phrasebook((f"{template} {END}" for template in templates), sets)

    def fit(self, said: str, at: int = 0) -> bool:
        """Whether `said` from `at` on, words with a space after each, is one of the phrases."""
        return self._book.match(f"{said[at:]}{END} ") > 0

    def begin(self, heard: list[str], first: int, last: int, words_max: int) -> int:
        """Return where the longest phrase begins that ends before `last`; `last` without one."""
        for at in range(max(first, last - words_max), last):
            if self.fit("".join(f"{word} " for word in heard[at:last])):
                return at
        return last
