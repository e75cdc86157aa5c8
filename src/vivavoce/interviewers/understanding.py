"""What a candidate's words mean: are they an answer, and which value do they hold?

The first honest version: phrases and plain patterns, from the tables in
`languages/`. What it cannot read it says it cannot read; it never guesses. All
of it takes time in proportion to the length of the text.
"""

import functools
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

import msgspec

from vivavoce.domain.guide import Information, ValueType
from vivavoce.interviewers.language import Language, load, normalised, words
from vivavoce.interviewers.values import boolean, choice, date, items, number

# A longer message may hold any of the phrases and still be an answer.
INTENT_CHARS_MAX = 200
INTENT_WORDS_MAX = 15

# Below these an answer is thin: it may be complete, but it is worth one more question.
TEXT_WORDS_MIN = 4
TEXT_CHARS_MIN = 30  # for scripts that put no space between words
LIST_ITEMS_MIN = 2

EVERYONE_UNDERSTANDS = "en"  # listened for besides the interview's own language


class Intent(StrEnum):
    """What a message is, as far as the interview is concerned."""

    ANSWER = "answer"
    NOTHING = "nothing"  # "no, that is all"
    REFUSAL = "refusal"
    UNKNOWN = "unknown"  # "I don't know"
    UNCLEAR = "unclear"  # "what do you mean?"
    QUESTION = "question"  # the candidate asks something else


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """The value that was read from an answer."""

    value: Any = None
    clear: bool = True  # False: nothing of the wanted type was found
    thin: bool = False  # True: found, but little was said


def intent_of(text: str, language: Language) -> Intent:
    """Return what `text` is. In doubt it is an answer: words are never thrown away."""
    if len(text) > INTENT_CHARS_MAX:
        return Intent.ANSWER
    heard = words(text)
    if not heard:
        return Intent.UNCLEAR if "?" in text else Intent.ANSWER
    if len(heard) > INTENT_WORDS_MAX:
        return Intent.ANSWER
    asks = text.rstrip().endswith("?")
    for code in dict.fromkeys((language.code, EVERYONE_UNDERSTANDS)):
        intent = _ears(code).intent(" ".join(heard), asks=asks)
        if intent is not Intent.ANSWER:
            return intent
    return Intent.ANSWER


def understand(text: str, item: Information, language: Language) -> Understood:
    """Return the value of `item` that `text`, an answer, holds."""
    if item.type is ValueType.TEXT:
        return Understood(value=text.strip(), thin=is_thin(text))
    if item.type is ValueType.LIST:
        listed = items(text, language.lexicon)
        return Understood(value=listed, clear=bool(listed), thin=len(listed) < LIST_ITEMS_MIN)
    if item.type is ValueType.CHOICE:
        value: Any = choice(text, item.options)
    else:
        value = _first(READERS[item.type], text, language)
    return Understood(value=value, clear=value is not None)


def is_thin(text: str) -> bool:
    """Whether an answer in free words is so short that one may ask for more."""
    return len(text.strip()) < TEXT_CHARS_MIN and len(words(text)) < TEXT_WORDS_MIN


READERS: dict[ValueType, Callable[..., Any]] = {
    ValueType.NUMBER: number,
    ValueType.BOOLEAN: boolean,
    ValueType.DATE: date,
}


def _first(read: Callable[..., Any], text: str, language: Language) -> Any:
    value = read(text, language.lexicon)
    return read(text, load(EVERYONE_UNDERSTANDS).lexicon) if value is None else value


@functools.lru_cache(maxsize=64)
def _ears(code: str) -> "_Ears":
    return _Ears(load(code))


class _Ears:
    """A lexicon made ready for comparing. Texts come as `normal` returns them."""

    def __init__(self, language: Language) -> None:
        lexicon = language.lexicon
        self.unclear = normalised(lexicon.unclear_anywhere)
        self.refusal = normalised(lexicon.refusal_anywhere)
        self.fillers = frozenset(normalised(lexicon.fillers))
        self.alone = (
            (Intent.REFUSAL, self._loose(lexicon.refusal_alone)),
            (Intent.UNKNOWN, self._loose(lexicon.unknown_alone)),
            (Intent.NOTHING, self._loose(lexicon.nothing_alone)),
        )
        self.unclear_alone = self._loose(lexicon.unclear_alone)
        self.but = normalised(lexicon.but)
        self.question_openers = normalised(lexicon.question_openers)
        self.suggestion_openers = normalised(lexicon.suggestion_openers)

    def intent(self, text: str, *, asks: bool) -> Intent:
        if _after(self.unclear, text) is not None:
            return Intent.UNCLEAR
        rest = _after(self.refusal, text)
        if rest is not None and _after(self.but, rest) is None:
            return Intent.REFUSAL
        if self._asks_back(text, asks=asks):
            return Intent.UNCLEAR
        for intent, phrases in self.alone:
            if self._nothing_but(phrases, text):
                return intent
        if asks and _begins(self.question_openers, text):
            return Intent.ANSWER if _begins(self.suggestion_openers, text) else Intent.QUESTION
        return Intent.ANSWER

    def _bare(self, text: str) -> str:
        return " ".join(word for word in text.split() if word not in self.fillers)

    def _loose(self, phrases: Iterable[str]) -> tuple[str, ...]:
        """Return `phrases`, and what is left of them when fillers may stand between their words."""
        exact = normalised(phrases)
        bare = [phrase for phrase in map(self._bare, exact) if " " in phrase]
        return normalised([*exact, *bare])

    def _asks_back(self, text: str, *, asks: bool) -> bool:
        # "What?" asks back; "what we have now" answers.
        telling = [phrase for phrase in self.unclear_alone if asks or " " in phrase]
        return text in self.unclear_alone or self._nothing_but(telling, text)

    def _nothing_but(self, phrases: Iterable[str], text: str) -> bool:
        """Whether `text` consists of some of `phrases`, at least one, and of fillers."""
        for rest in (f" {text} ", f" {self._bare(text)} "):
            left = rest
            for phrase in phrases:
                while f" {phrase} " in left:
                    left = left.replace(f" {phrase} ", " ", 1)
            if left != rest and all(word in self.fillers for word in left.split()):
                return True
        return False


def _after(phrases: Iterable[str], text: str) -> str | None:
    """Return what follows the first of `phrases` that occurs in `text`; None: none does."""
    padded = f" {text} "
    for phrase in phrases:
        at = padded.find(f" {phrase} ")
        if at >= 0:
            return padded[at + len(phrase) + 1 :].strip()
    return None


def _begins(phrases: Iterable[str], text: str) -> bool:
    return any(f"{text} ".startswith(f"{phrase} ") for phrase in phrases)
