"""Phrases with gaps, filled from the same bank until none is left.

A bank maps a name to phrases; `{name}` in a phrase is a gap. A few hundred phrases
make many thousands of answers.
"""

import functools
from collections.abc import Mapping, Sequence
from random import Random
from string import Formatter

Bank = Mapping[str, Sequence[str]]

DEPTH_MAX = 12  # deeper than this, a bank refers to itself


def phrase(bank: Bank, name: str, random: Random, /, **given: str) -> str:
    """Return one of the phrases called `name`, its gaps filled by `given` or else from `bank`."""
    return _fill(bank, name, random, given, DEPTH_MAX)


def joined(beginning: str, text: str) -> str:
    """Return `text` after `beginning`: in small letters if that ends within a sentence."""
    within = beginning.rstrip().endswith((",", ":", ";"))
    if not within or text[:2].isupper() or text.startswith(("I ", "I'", "I’")):
        return beginning + text
    return beginning + text[:1].lower() + text[1:]


def _fill(bank: Bank, name: str, random: Random, given: Mapping[str, str], depth: int) -> str:
    assert depth, f"the phrases called {name} refer to themselves"
    chosen = _parts(random.choice(bank[name]))
    if len(chosen) == 1 and not chosen[0][1]:
        return chosen[0][0]
    return "".join(
        literal
        + (
            (given.get(gap) or _fill(bank, gap, random, given, depth - 1))
            if gap is not None
            else ""
        )
        for literal, gap in chosen
    )


@functools.lru_cache(maxsize=8_192)
def _parts(text: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, gap) for literal, gap, _, _ in Formatter().parse(text))
