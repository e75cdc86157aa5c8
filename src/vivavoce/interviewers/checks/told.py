"""Whether free words, of a text or an item of a list, are what the candidate said.

A summary may put things otherwise: another form of a word, another order, words of the
question it answers. It may not bring in a number, a name or a fact of its own.
"""

import functools
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from vivavoce.interviewers.checks.allowance import Allowance
from vivavoce.interviewers.checks.contrary import Contrary
from vivavoce.interviewers.checks.excerpts import pieces, ranked
from vivavoce.interviewers.checks.kinship import Vocabulary
from vivavoce.interviewers.language import load, words
from vivavoce.interviewers.languages.telling import TELLING
from vivavoce.interviewers.understanding.numbers.numerals import items_of
from vivavoce.interviewers.understanding.numbers.ranges import Amounts

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
DIGITS_END = 16
KEYS_MAX = 20  # words near which a number is looked for

# Of the allowance: for a character of what is compared, of a value, of what numbers are read
# from and of what is taken apart.
COMPARED, VALUED, COUNTED, PARTED = 1 / 20, 1.5, 2.5, 0.5


class Said:
    """A text made ready for comparing; what is dear only when it is needed.

    What the allowance does not reach is left out.
    """

    def __init__(self, text: str, code: str, allowance: Allowance) -> None:
        self._text = text if allowance.take_shared(len(text) * COMPARED) else ""
        self._code = code
        self._allowance = allowance
        self.heard = words(self._text)
        self.line = f" {' '.join(self.heard)} "
        self.words = frozenset(self.heard)
        self._spelled_out: dict[str, set[float]] = {}

    @functools.cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.heard, self._code, self._allowance)

    @functools.cached_property
    def _in_digits(self) -> frozenset[float]:
        return frozenset(_written(self._text))

    def numbers_among(self, numbers: Iterable[float], keys: Sequence[str]) -> set[float]:
        """Return those of `numbers` that it names; first looked for where `keys` stand."""
        missing = set(numbers) - self._in_digits
        for piece in ranked([self._text], keys) if missing else ():
            if piece not in self._spelled_out:
                if not self._allowance.take_shared(len(piece) * COUNTED):
                    break
                self._spelled_out[piece] = numbers_in(piece, self._code)
            missing -= self._spelled_out[piece]
            if not missing:
                break
        return set(numbers) - missing

    @functools.cached_property
    def parts(self) -> list[list[str]] | None:
        """Its parts between marks, and before a "but"; None: they cannot be afforded."""
        if not self._allowance.take_shared(len(self._text) * PARTED):
            return None
        turns = _turns(self._code)
        return [
            words(part) for sentence in PART_END.split(self._text) for part in turns.split(sentence)
        ]


class Ground:
    """What a value may rest on: the candidate's words, and beside them those of the question.

    `around` are texts that give a short answer its sense: the question, the item's label.
    They may be repeated, but nothing rests on them alone.
    """

    def __init__(
        self,
        said: Sequence[str],
        around: Sequence[str],
        code: str,
        allowance: Allowance | None = None,
    ) -> None:
        self.code = code
        self.allowance = allowance or Allowance()
        telling = [telling_of(code), telling_of(ENGLISH)]
        self.neutral = frozenset().union(*(each.neutral for each in telling))
        self.negations = frozenset().union(*(each.negations for each in telling))
        self.negative = frozenset().union(*(each.negative for each in telling))
        self.said = Said("\n".join(said), code, self.allowance)
        self.around = Said(" ".join(around), code, self.allowance)
        self.denies_itself = not self.negative.isdisjoint(self.around.words)
        self.is_negative = not self.negations.isdisjoint(self.said.words)

    @functools.cached_property
    def contrary(self) -> Contrary:
        """What was said, made ready for being turned round."""
        vocabulary, parts = self.said.vocabulary, self.said.parts
        return Contrary(parts, vocabulary, self.negations, self.negative, self.code, self.allowance)

    def carries(self, value: str, *, is_item: bool = False) -> bool:
        """Whether `value` is what was said, as far as words tell."""
        if not self.allowance.take(len(value) * COMPARED):
            return False
        if self._repeats(value):
            return True
        if not self.allowance.take(len(value) * (VALUED + COUNTED)):
            return False
        numbers = _told_numbers(value, self.code)
        spoken = words(value)
        named = self.said.numbers_among(numbers, spoken[:KEYS_MAX])
        if numbers - named and not numbers <= named | self.around.numbers_among(numbers, ()):
            return False
        capitals = dict(self._capitals(value))
        if not all(self._is_near(word) for word, is_name in capitals.items() if is_name):
            return False
        telling = [word for word in spoken if self._tells(word)]
        fresh = [word for word in telling if word not in self.around.vocabulary]
        if not fresh:
            return bool(named) or self._rests_on_few(spoken)
        # "Mon" stands for "Monday" and "JS" for "JavaScript", but not "can" for "cancel".
        told = {word for word in capitals if self._is_near(word)}
        told.update(filter(self._is_said, fresh))
        carried = sum(word in told for word in fresh)
        if not is_item and carried < min(len(fresh), FEW):
            return False
        if carried < SHARE_MIN * len(fresh) or self._has_strange_part(value, told):
            return False
        return not self._says_the_contrary(value, told)

    def _repeats(self, value: str) -> bool:
        """Whether the words of `value` stand in a row in what was said, none denied before."""
        heard = words(value)
        if not heard or f" {' '.join(heard)} " not in self.said.line:
            return False
        if not self.is_negative or self.denies_itself:
            return True
        return not self.contrary.is_denied_row(heard)

    def _rests_on_few(self, heard: Sequence[str]) -> bool:
        """Whether words that tell nothing by themselves were said: "both", "not at all"."""
        if not self.negations.isdisjoint(heard):
            return self.is_negative
        shared = [word for word in heard if word in self.said.words]
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

    def _says_the_contrary(self, value: str, told: Container[str]) -> bool:
        """Whether a part of `value` claims what the candidate denied, or turns round who did it."""
        for part in _parts(value, self.code):
            spoken = words(part)
            telling = list(filter(self._tells, spoken))
            fresh = [word for word in telling if word in told]
            if not self.denies_itself and self.contrary.denies(spoken, fresh):
                return True
            if self.contrary.swaps(spoken, list(filter(self._is_said, telling))):
                return True
        return False

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
        return self.said.vocabulary.has_short_for(name, self.neutral)

    def _tells(self, word: str) -> bool:
        return word not in self.neutral and word not in self.negations and not word.isdecimal()

    def _is_said(self, word: str) -> bool:
        return word in self.said.vocabulary


def numbers_in(text: str, code: str) -> set[float]:
    """Return the numbers that `text` names, in digits or in words; "one" names none."""
    found = _written(text)
    for piece in pieces(text):
        for language in dict.fromkeys((code, ENGLISH)):
            found |= _spelled_out(piece, language)
    return found - {1.0}


def _written(text: str) -> set[float]:
    digits = DIGITS.findall(THOUSANDS.sub("", text))
    return {float(each) for each in digits if len(each) < DIGITS_END} - {1.0}


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
    return _any_of(links)


@functools.lru_cache(maxsize=64)
def _turns(code: str) -> re.Pattern[str]:
    return _any_of({word for each in (code, ENGLISH) for word in load(each).lexicon.but})


def _any_of(found: Iterable[str]) -> re.Pattern[str]:
    pattern = "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


class WordsOfTelling(NamedTuple):
    """As `Telling`, word for word."""

    neutral: frozenset[str]
    negations: frozenset[str]
    negative: frozenset[str]


@functools.lru_cache(maxsize=64)
def telling_of(code: str) -> WordsOfTelling:
    """Return the words of a language by which a fact is put without being one."""
    telling = TELLING.get(code)
    if telling is None:
        return WordsOfTelling(_stop_words(code), frozenset(), frozenset())
    sets: Iterable[frozenset[str]] = (frozenset(text.split()) for text in telling)
    return WordsOfTelling(*sets)


def _stop_words(code: str) -> frozenset[str]:
    from stopwordsiso import has_lang, stopwords

    return frozenset(stopwords(code)) if has_lang(code) else frozenset()
