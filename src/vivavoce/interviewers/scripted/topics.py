"""Which words tell that a sentence is about an information item."""

import functools
import re
from typing import NamedTuple

from vivavoce.domain.guide import Information, Question
from vivavoce.interviewers.language import load, normalised, words
from vivavoce.interviewers.scripted.wording import Wording

SENTENCE_END = re.compile(r"[.!?;\n]+(?:\s|$)")
TEXT_CHARS_MAX = 3_000
SENTENCES_MAX = 40
SENTENCE_CHARS_MAX = 600
# Words that begin alike are one word: "join" and "joined".
STEM_CHARS = 4
WORD_CHARS_MIN = 3


class Sentence(NamedTuple):
    """A sentence and the stems of its words."""

    text: str
    stems: frozenset[str]


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of the beginning of `text`."""
    parts = SENTENCE_END.split(text[:TEXT_CHARS_MAX], maxsplit=SENTENCES_MAX)[:SENTENCES_MAX]
    return [Sentence(part.strip(), stems_of(part)) for part in parts if part and part.strip()]


def names(item: Information, wording: Wording) -> frozenset[str]:
    """Return the stems by which people name `item`: those of its label and its id."""
    return _stems(f"{wording.label(item)} {item.id.replace('.', ' ')}", wording.language.code)


def topic(item: Information, question: Question | None, wording: Wording) -> frozenset[str]:
    """Return the stems that make a sentence likely to be about `item`.

    The words of its unit and of its options are what a value is made of, so they do not
    tell what it is about.
    """
    stems = names(item, wording)
    if question is not None:
        texts = [question.ask, item.hint] if item.hint is not None else [question.ask]
        for text in texts:
            told = wording.guide.in_language(text, wording.interview.language)
            stems |= _telling_stems(told, wording.language.code)
    labels = [label for option in item.options for label in (option.id, *option.names)]
    return stems - _stems(" ".join([item.unit or "", *labels]), wording.language.code)


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a short `text`."""
    return frozenset(map(_stem, words(text[:SENTENCE_CHARS_MAX])))


@functools.lru_cache(maxsize=4096)
def _stems(text: str, code: str) -> frozenset[str]:
    lexicon = load(code).lexicon
    passed_over = set(normalised([*lexicon.fillers, *lexicon.question_openers]))
    return frozenset(
        _stem(word)
        for word in words(text)
        if len(word) >= WORD_CHARS_MIN and word not in passed_over
    )


@functools.lru_cache(maxsize=4096)
def _telling_stems(text: str, code: str) -> frozenset[str]:
    """Return the stems of a question without the words that any question may have."""
    common = _stop_words(code)
    return _stems(" ".join(word for word in words(text) if word not in common), code)


@functools.lru_cache(maxsize=64)
def _stop_words(code: str) -> frozenset[str]:
    from stopwordsiso import has_lang, stopwords

    return frozenset(stopwords(code)) if has_lang(code) else frozenset()


def _stem(word: str) -> str:
    return word[:STEM_CHARS] if len(word) > STEM_CHARS else word.removesuffix("s")
