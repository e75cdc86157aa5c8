"""Free words, kept as they are."""

import functools

from vivavoce.interviewers.language import Language, load, normal, words
from vivavoce.interviewers.understanding.answer import Asked, Understood, obtained
from vivavoce.interviewers.understanding.hearing import EVERYONE_UNDERSTANDS
from vivavoce.interviewers.understanding.phrasebook import Phrasebook

# Below these an answer is thin: it may be complete, but it is worth one more question.
TEXT_WORDS_MIN = 4
TEXT_CHARS_MIN = 30  # for scripts that put no space between words
# A longer answer than this is never nothing but vague words.
VAGUE_CHARS_MAX = 90


def read_text(answer: str, asked: Asked, language: Language) -> Understood:
    """Return the answer itself."""
    said = answer.strip()
    return obtained(said or None, thin=is_thin(said) or is_vague(said, language))


def is_thin(text: str) -> bool:
    """Whether an answer in free words is so short that one may ask for more."""
    return len(text.strip()) < TEXT_CHARS_MIN and len(words(text)) < TEXT_WORDS_MIN


def is_vague(text: str, language: Language) -> bool:
    """Whether an answer is nothing but words that could mean anything: "the usual stuff"."""
    if len(text) > VAGUE_CHARS_MAX:
        return False
    said = f"{normal(text)} "
    return len(said) > 1 and any(
        _vague(code).covers(said, frozenset())
        for code in dict.fromkeys((language.code, EVERYONE_UNDERSTANDS))
    )


@functools.lru_cache(maxsize=64)
def _vague(code: str) -> Phrasebook:
    return Phrasebook(load(code).lexicon.thin)
