"""A language as data: the interviewer's own words, and the words it recognises.

A new language is a new file in `languages/` and a line in `KNOWN`. An interview
in any other language still works: it is led with nothing but the guide's texts,
and English is listened for.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping

import msgspec

from vivavoce.domain.guide import Guide, ValueType

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = str.maketrans("", "", "'’ʼ`´")


def words(text: str) -> list[str]:
    """Return the words of `text` in the form in which they are compared.

    Case, punctuation and apostrophes do not count: "I’d" and "id" are one word.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(APOSTROPHES)
    return WORD.findall(unicodedata.normalize("NFC", plain))


def normal(text: str) -> str:
    """Return the words of `text`, one space between each."""
    return " ".join(words(text))


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """What the interviewer says besides the guide's texts; empty where it has no words.

    Acknowledgements take turns and never judge what was said.
    """

    acknowledged: tuple[str, ...] = ()
    refusal_accepted: tuple[str, ...] = ()
    unknown_accepted: tuple[str, ...] = ()
    again: str = "{question}"
    come_back: str = "{question}"  # after somebody else spoke in between
    cannot_answer: str = ""  # the candidate asked something the guide knows nothing of
    leave: str = ""  # a question that could not be made clear
    limit: str = ""  # the interview has become as long as it may
    unclear: Mapping[ValueType, str] = {}  # a value of this type could not be read


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """What the interviewer listens for.

    The `…_anywhere` phrases decide wherever they stand in a short message; the
    `…_alone` phrases only when nothing but `fillers` stands beside them.
    """

    refusal_anywhere: tuple[str, ...] = ()
    refusal_alone: tuple[str, ...] = ()
    unknown_alone: tuple[str, ...] = ()
    unclear_anywhere: tuple[str, ...] = ()  # "what do you mean?"
    unclear_alone: tuple[str, ...] = ()
    nothing_alone: tuple[str, ...] = ()  # "no, that is all"
    fillers: tuple[str, ...] = ()
    but: tuple[str, ...] = ()  # after these, something is said after all
    question_openers: tuple[str, ...] = ()
    suggestion_openers: tuple[str, ...] = ()  # "how about …?" proposes an answer
    conjunctions: tuple[str, ...] = ()  # between the last two items of a list
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    numbers: Mapping[str, int] = {}
    multipliers: Mapping[str, int] = {}  # "thousand"
    months: tuple[tuple[str, ...], ...] = ()  # January first; each with its short forms
    month_endings_chars: int = 0  # how much longer than its name a month may be when inflected
    decimal_mark: str = "."


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one language."""

    code: str
    phrases: Phrases = Phrases()
    lexicon: Lexicon = Lexicon()


def language_of(guide: Guide, wanted: str) -> Language:
    """Return the language in which an interview that asked for `wanted` is really led.

    The same one in which `Guide.in_language` finds the guide's texts.
    """
    for choice in (wanted, _base(wanted)):
        if choice in guide.languages:
            return load(_base(choice))
    return load(_base(guide.language))


def _base(tag: str) -> str:
    return tag.partition("-")[0]


@functools.cache
def known() -> Mapping[str, Language]:
    """Return the languages there is a file for, by code."""
    from vivavoce.interviewers.languages.de import GERMAN
    from vivavoce.interviewers.languages.en import ENGLISH
    from vivavoce.interviewers.languages.et import ESTONIAN

    return {language.code: language for language in (ENGLISH, ESTONIAN, GERMAN)}


def load(code: str) -> Language:
    """Return the language with this code; one nobody wrote down has no phrases of its own."""
    found = known().get(code)
    return found or Language(code=code, lexicon=known()["en"].lexicon)


def normalised(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return `phrases` in the form `normal` gives, longest first, without empty ones."""
    found = {normal(phrase) for phrase in phrases} - {""}
    return tuple(sorted(found, key=len, reverse=True))
