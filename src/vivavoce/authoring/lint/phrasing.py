"""A language as the rules of wording see it. A new one is a file in `phrases/` and a line here."""

import functools
import re
from collections.abc import Sequence

import msgspec


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one language, in lower case, with straight apostrophes."""

    leading: tuple[str, ...] = ()  # suggests an answer, wherever it stands
    leading_tags: tuple[str, ...] = ()  # the same at the end: ", isn't it?"
    interrogatives: tuple[str, ...] = ()
    harmless_after: tuple[str, ...] = ()  # "and what to change" asks nothing new
    conjunctions: tuple[str, ...] = ()
    both: tuple[str, ...] = ()  # and/or
    closed_openers: tuple[str, ...] = ()  # a yes or a no answers what begins so
    loaded: tuple[str, ...] = ()  # judges before the candidate does


@functools.cache
def phrases_of(language: str) -> Phrases | None:
    """Return the words of a language, given by its code; None when nobody wrote them down."""
    from vivavoce.authoring.lint.phrases import de, en, et

    return {"en": en.PHRASES, "de": de.PHRASES, "et": et.PHRASES}.get(language)


@functools.cache
def pattern(phrases: Sequence[str], *, begin: bool = False, end: bool = False) -> re.Pattern[str]:
    """Return what finds any of `phrases` as whole words, anywhere or at one end only."""
    alternatives = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    if not alternatives:
        return re.compile(r"(?!)")
    before = r"^" if begin else "" if end else r"(?<!\w)"  # a tag begins with its comma
    after = r"\W*$" if end else r"(?!\w)"
    return re.compile(f"{before}(?:{alternatives}){after}")
