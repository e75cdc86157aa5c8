"""Phrases that end, or make up, what somebody said."""

from collections.abc import Iterable

from vivavoce.interviewers.understanding.phrasebook import Phrasebook, Sets

# Stands for the end in the templates, so that of two phrases the one that reaches it is found.
END = "endofsaid"


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
