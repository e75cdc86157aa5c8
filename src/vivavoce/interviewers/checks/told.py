"""Whether free words, of a text or an item of a list, are what the candidate said.

A summary may put things otherwise: another form of a word, another order, words of the
question it answers. It may not bring in a number, a name or a fact of its own.
"""

import functools
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from vivavoce.interviewers.checks.kinship import Vocabulary, is_short_for
from vivavoce.interviewers.checks.typed import pieces
from vivavoce.interviewers.language import load, words
from vivavoce.interviewers.languages.telling import TELLING
from vivavoce.interviewers.understanding.numbers.numerals import items_of
from vivavoce.interviewers.understanding.numbers.ranges import Amounts

SOURCE_CHARS_MAX = 20_000
VALUE_CHARS_MAX = 4_000
# Of the telling words, so many have to be the candidate's; of so few in a text, all.
SHARE_MIN = 0.5
FEW = 2
# A part of a sentence with so many telling words, none of them said, is a fact of its own.
STRANGE_WORDS_MIN = 2
STRANGE_CHARS_MIN = 4
STRANGE_ALONE_CHARS_MIN = 5

ENGLISH, GERMAN = "en", "de"
SENTENCE_END = re.compile(r"[.!?…:\n]+\s*")
PART_END = re.compile(r"[.!?…;:,()\n–—]+|\s-\s")
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
THOUSANDS = re.compile(r"(?<=\d)[,.'\u00a0\u202f ](?=\d{3}(?!\d))")
DIGITS = re.compile(r"\d+(?:\.\d+)?")
NEGATION_WITHIN = 4  # words before what is denied


class Said(NamedTuple):
    """What the candidate said, made ready for comparing."""

    heard: tuple[str, ...]
    vocabulary: Vocabulary
    numbers: frozenset[float]
    is_negative: bool
    parts: tuple[tuple[str, ...], ...]


class Ground:
    """What a value may rest on: the candidate's words, and beside them those of the question.

    `around` are texts that give a short answer its sense: the question, the item's label.
    They may be repeated, but nothing rests on them alone.
    """

    def __init__(self, said: Sequence[str], around: Sequence[str], code: str) -> None:
        self.code = code
        text = "\n".join(said)[:SOURCE_CHARS_MAX]
        telling = [_telling(code), _telling(ENGLISH)]
        self.neutral = frozenset().union(*(each.neutral for each in telling))
        self.negations = frozenset().union(*(each.negations for each in telling))
        self.negative = frozenset().union(*(each.negative for each in telling))
        self.said = self._prepared(text)
        question = " ".join(around)
        self.around = self._prepared(question)
        self.denies_itself = bool(set(self.around.heard) & self.negative)

    def _prepared(self, text: str) -> Said:
        heard = tuple(words(text))
        vocabulary = Vocabulary(heard, self.code)
        parts = tuple(tuple(words(part)) for part in PART_END.split(text))
        return Said(
            heard=heard,
            vocabulary=vocabulary,
            numbers=frozenset(numbers_in(text, self.code)),
            is_negative=not vocabulary.words.isdisjoint(self.negations),
            parts=tuple(part for part in parts if part),
        )

    def carries(self, value: str, *, is_item: bool = False) -> bool:
        """Whether `value` is what was said, as far as words tell."""
        value = value[:VALUE_CHARS_MAX]
        if self._repeats(value):
            return True
        numbers = _told_numbers(value, self.code)
        if not numbers <= self.said.numbers | self.around.numbers:
            return False
        capitals = dict(self._capitals(value))
        if not all(self._is_near(word) for word, is_name in capitals.items() if is_name):
            return False
        telling = [word for word in words(value) if self._tells(word)]
        fresh = [word for word in telling if word not in self.around.vocabulary]
        if not fresh:
            return bool(numbers & self.said.numbers) or self._rests_on_few(words(value))
        # "Mon" stands for "Monday" and "JS" for "JavaScript", but not "can" for "cancel".
        told = {word for word in capitals if self._is_near(word)}
        told.update(filter(self._is_said, fresh))
        carried = sum(word in told for word in fresh)
        if not is_item and carried < min(len(fresh), FEW):
            return False
        if carried < SHARE_MIN * len(fresh) or self._has_strange_part(value, told):
            return False
        return not self._denies(fresh, value)

    def _repeats(self, value: str) -> bool:
        """Whether the words of `value` stand in a row in what was said, none denied before."""
        heard = words(value)
        said = f" {' '.join(self.said.heard)} "
        if not heard or f" {' '.join(heard)} " not in said:
            return False
        return len(heard) > NEGATION_WITHIN or not self._denies(heard, value)

    def _rests_on_few(self, heard: Sequence[str]) -> bool:
        """Whether words that tell nothing by themselves were said: "both", "not at all"."""
        if not self.negations.isdisjoint(heard):
            return self.said.is_negative
        shared = [word for word in heard if word in self.said.vocabulary.words]
        return bool(shared) and (len(shared) == len(heard) or any(map(self._tells, shared)))

    def _has_strange_part(self, value: str, told: Container[str]) -> bool:
        """Whether telling words follow each other of which none was said: a fact of its own."""
        for part in _parts(value, self.code):
            telling = list(filter(self._tells, words(part)))
            is_told = [word in told or word in self.around.vocabulary for word in telling]
            if telling and not any(is_told) and max(map(len, telling)) >= STRANGE_ALONE_CHARS_MIN:
                return True
            strange = 0
            for word, known in zip(telling, is_told, strict=True):
                strange = 0 if known else strange + (len(word) >= STRANGE_CHARS_MIN)
                if strange >= STRANGE_WORDS_MIN:
                    return True
        return False

    def _denies(self, telling: Sequence[str], value: str) -> bool:
        """Whether the candidate denied what `value` claims: "no phone calls", wanted."""
        spoken = set(words(value))
        denies = self.negations | self.negative
        if self.denies_itself or not spoken.isdisjoint(denies):
            return False
        if not self.said.is_negative:
            return False
        told = [word for word in telling if self._is_said(word)]
        if not told:
            return False
        return all(self._is_denied(word) for word in told)

    def _is_denied(self, word: str) -> bool:
        """Whether every place where `word` was said stands behind a negation."""
        kin = self.said.vocabulary.kin(word)
        places = 0
        for part in self.said.parts:
            for at, heard in enumerate(part):
                if heard in kin:
                    places += 1
                    if self.negations.isdisjoint(part[max(0, at - NEGATION_WITHIN) : at]):
                        return False
        return places > 0

    def _capitals(self, value: str) -> Iterator[tuple[str, bool]]:
        """Yield the words of `value` with a capital, and whether it makes a name of them."""
        for part in SENTENCE_END.split(value):
            for at, token in enumerate(TOKEN.findall(part)):
                word = "".join(words(token))
                if any(map(str.isupper, token)) and word and word not in self.neutral:
                    # Every noun of German has one, and every first word.
                    is_inside = at > 0 or token[1:] != token[1:].lower()
                    yield word, is_inside and self.code != GERMAN

    def _is_near(self, name: str) -> bool:
        if name in self.around.vocabulary or self._is_said(name):
            return True
        return any(is_short_for(heard, name) for heard in self.said.vocabulary.words - self.neutral)

    def _tells(self, word: str) -> bool:
        return word not in self.neutral and word not in self.negations and not word.isdecimal()

    def _is_said(self, word: str) -> bool:
        return word in self.said.vocabulary


def numbers_in(text: str, code: str) -> set[float]:
    """Return the numbers that `text` names, in digits or in words; "one" names none."""
    found = {
        float(digits) for digits in DIGITS.findall(THOUSANDS.sub("", text)) if len(digits) < 16
    }
    for piece in pieces(text) or [text]:
        for language in dict.fromkeys((code, ENGLISH)):
            found |= _spelled_out(piece, language)
    return found - {1.0}


def _spelled_out(text: str, language: str) -> set[float]:
    digits = load(language).quantities.contacts.digits
    found = {float(digits[word]) for word in words(text) if digits.get(word, "").isdecimal()}
    items = items_of(text, language)
    for item in items:
        if "number" in item and not item.roles.get("weak"):
            found.add(float(item.roles["number"]))
    for amount in Amounts(items):
        if not amount.is_weak and amount.scale > 1:
            found.update(float(end) for end in (amount.low, amount.high) if end is not None)
    return found


def _told_numbers(value: str, code: str) -> set[float]:
    """Return the numbers of `value`; the 2 of "2 million" is only part of one."""
    found = numbers_in(value, code)
    return {
        number for number in found if not any(number * scale in found for scale in (1e3, 1e6, 1e9))
    }


def _parts(value: str, code: str) -> Iterator[str]:
    links = _links(code)
    for part in PART_END.split(value):
        yield from links.split(part)


@functools.lru_cache(maxsize=64)
def _links(code: str) -> re.Pattern[str]:
    lexicons = [load(each).lexicon for each in (code, ENGLISH)]
    links = {
        word
        for lexicon in lexicons
        for word in (*lexicon.conjunctions, *lexicon.lists.alternatives, *lexicon.but)
    }
    pattern = "|".join(re.escape(link) for link in sorted(links, key=len, reverse=True))
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


class _Telling(NamedTuple):
    neutral: frozenset[str]
    negations: frozenset[str]
    negative: frozenset[str]


@functools.lru_cache(maxsize=64)
def _telling(code: str) -> _Telling:
    telling = TELLING.get(code)
    if telling is None:
        return _Telling(_stop_words(code), frozenset(), frozenset())
    sets: Iterable[frozenset[str]] = (frozenset(text.split()) for text in telling)
    return _Telling(*sets)


def _stop_words(code: str) -> frozenset[str]:
    from stopwordsiso import has_lang, stopwords

    return frozenset(stopwords(code)) if has_lang(code) else frozenset()
