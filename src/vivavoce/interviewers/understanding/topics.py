"""What belongs together: a question's topic, and what affirms or denies it.

"Two girls" affirms where children were asked about; "teetotal" denies where drinking was.
"""

import functools
from typing import NamedTuple

from vivavoce.interviewers.language import normal


class Topic(NamedTuple):
    """Words that belong together: single ones, and phrases apart."""

    asked: frozenset[str]
    affirmed: frozenset[str]
    denied: frozenset[str]
    phrases: tuple[str, ...]
    denials: tuple[str, ...]


@functools.cache
def topic(written: str) -> Topic:
    """Read a line of `BooleanWords.topics`: words, and phrases with hyphens for spaces."""
    asked, affirmed, denied = (part.split() for part in written.split("/"))
    return Topic(
        frozenset(asked),
        frozenset(word for word in affirmed if "-" not in word),
        frozenset(word for word in denied if "-" not in word),
        tuple(normal(word) for word in affirmed if "-" in word),
        tuple(normal(word) for word in denied if "-" in word),
    )
