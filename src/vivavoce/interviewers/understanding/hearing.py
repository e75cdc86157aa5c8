"""A message heard clause by clause: what each clause is, whatever was asked.

Phrases from the tables in `languages/`. In doubt words are content, for an answer is
never thrown away. Only the beginning of a long text is looked at.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from vivavoce.interviewers.language import Language, Lexicon, load, normal, normalised, words
from vivavoce.interviewers.understanding.clauses import CHARS_MAX, Clause, clauses
from vivavoce.interviewers.understanding.phrasebook import Phrasebook, starts
from vivavoce.interviewers.understanding.spelling import speller

PLAIN = re.compile(r"[^{}()*…?|]+")  # a template without signs

TRAILING_WORDS_MAX = 4
TRAILING_LETTERS_MIN = 5
EVERYONE_UNDERSTANDS = "en"  # listened for besides the interview's own language


class Intent(StrEnum):
    """What a message is, as far as the interview is concerned."""

    ANSWER = "answer"
    NOTHING = "nothing"  # "no, that is all"
    REFUSAL = "refusal"
    UNKNOWN = "unknown"  # "I don't know"
    UNCLEAR = "unclear"  # "what do you mean?"
    QUESTION = "question"  # the candidate asks something else


class Kind(StrEnum):
    """What one clause is."""

    CONTENT = "content"
    FILLER = "filler"
    NOTHING = "nothing"
    REFUSAL = "refusal"
    UNKNOWN = "unknown"
    UNCLEAR = "unclear"
    QUESTION = "question"
    POINTLESS = "pointless"  # abuse, small talk, advertisements


class Part(NamedTuple):
    """A clause and what it is. `is_firm`: its words decide wherever they stand."""

    clause: Clause
    kind: Kind
    is_firm: bool = False
    is_weak: bool = False  # an "I don't know" that may only round off an answer
    weight: int = 0  # how many words of it are no fillers


class Heard(NamedTuple):
    """A message, understood clause by clause.

    `status` is the intent that a clause of it expresses, even though another may hold
    an answer; ANSWER when none does.
    """

    text: str
    parts: tuple[Part, ...]
    status: Intent
    fillers: frozenset[str] = frozenset()

    @property
    def rest(self) -> str:
        """What was said besides the clauses that make up `status`."""
        kept = [
            self.text[part.clause.start : part.clause.end]
            for part in self.parts
            if part.kind in {Kind.CONTENT, Kind.NOTHING}
        ]
        cut = self.text[CHARS_MAX:]
        return ", ".join([*kept, cut] if cut else kept)

    @property
    def said_after_all(self) -> str:
        """The words from the first "but" or "maybe" with substance on; empty without one."""
        after = led_in(self.parts)
        for index, part in enumerate(self.parts):
            if part.kind is Kind.CONTENT and index in after and part.weight:
                return self.text[part.clause.start :]
        return ""


def hear(text: str, language: Language) -> Heard:
    """Return `text`, understood clause by clause in `language`, or else in English."""
    text = text.strip()
    found = Heard(text, (), Intent.ANSWER)
    if not words(text[:CHARS_MAX]):
        return found._replace(status=Intent.UNCLEAR if "?" in text else Intent.ANSWER)
    for code in dict.fromkeys((language.code, EVERYONE_UNDERSTANDS)):
        found = _ears(code).hear(text)
        if found.status is not Intent.ANSWER:
            return found
    return found


def ears_of(language: Language) -> "Ears":
    """Return the ears for `language`, made once."""
    return _ears(language.code)


@functools.lru_cache(maxsize=64)
def _ears(code: str) -> "Ears":
    return Ears(load(code).lexicon)


class Ears:
    """A lexicon made ready for comparing."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.fillers = frozenset(normalised(lexicon.fillers))
        sets = lexicon.sets
        self.firm = tuple(
            (kind, Phrasebook(templates, sets))
            for kind, templates in (
                (Kind.UNCLEAR, lexicon.unclear_anywhere),
                (Kind.REFUSAL, lexicon.refusal_anywhere),
                (Kind.POINTLESS, lexicon.pointless_anywhere),
                (Kind.UNKNOWN, lexicon.unknown_anywhere),
            )
        )
        self.unclear_alone = self._loose(lexicon.unclear_alone, sets)
        # "What?" asks back; "what we have now" answers.
        self.unclear_telling = self._loose(
            (phrase for phrase in lexicon.unclear_alone if " " in phrase), sets
        )
        self.trailing = self._loose(
            (word for word in lexicon.unclear_alone if len(word) >= TRAILING_LETTERS_MIN), sets
        )
        self.alone = tuple(
            (kind, self._loose(templates, sets))
            for kind, templates in (
                (Kind.REFUSAL, lexicon.refusal_alone),
                (Kind.UNKNOWN, (*lexicon.unknown_alone, *lexicon.unknown_delegated)),
                (Kind.NOTHING, lexicon.nothing_alone),
                (Kind.FILLER, lexicon.polite_alone),
            )
        )
        self.delegated = Phrasebook(lexicon.unknown_delegated)
        self.weak = Phrasebook(lexicon.unknown_weak)
        self.but = Phrasebook(lexicon.but)
        self.guesses = Phrasebook(lexicon.guesses)
        self.asking = frozenset(lexicon.question_words)
        self.openers = Phrasebook(lexicon.question_openers)
        self.asks_us = Phrasebook(lexicon.questions_alone, sets)
        self.suggestions = Phrasebook(lexicon.suggestion_openers)
        books = (*(book for _, book in self.firm), *(book for _, book in self.alone))
        vocabulary = frozenset().union(*(book.vocabulary for book in books)) | self.fillers
        sayings = (
            *lexicon.yes,
            *lexicon.no,
            *lexicon.booleans.yes_alone,
            *lexicon.booleans.no_alone,
        )
        vocabulary |= {word for saying in sayings for word in words(saying)}
        self.spell = speller(lexicon, vocabulary)
        self._latest = Heard("", (), Intent.ANSWER)

    def hear(self, text: str) -> Heard:
        """Return the clauses of `text` and what they amount to."""
        # An answer's status and its value are read from the same clauses.
        latest = self._latest
        if latest.text != text:
            latest = self._latest = self._heard(text)
        return latest

    @property
    def latest_text(self) -> str:
        """The one text that is remembered, until the next is heard."""
        return self._latest.text

    def _heard(self, text: str) -> Heard:
        cut = clauses(text, but=self.but, guesses=self.guesses, spell=self.spell)
        parts = tuple(self._part(clause, is_alone=len(cut) == 1) for clause in cut)
        return Heard(text, parts, _status(parts), self.fillers)

    def _part(self, clause: Clause, *, is_alone: bool) -> Part:
        kind, is_firm = self._kind(clause, is_alone=is_alone)
        weight = sum(word not in self.fillers for word in clause.said.split())
        is_weak = kind is Kind.UNKNOWN and self.weak.covers(clause.said, self.fillers)
        return Part(clause, kind, is_firm, is_weak, weight)

    def _kind(self, clause: Clause, *, is_alone: bool) -> tuple[Kind, bool]:
        said = clause.said
        if clause.is_quoted:
            return Kind.CONTENT, False
        for kind, book in self.firm:
            if book.search(said):
                is_question = kind is Kind.POINTLESS and self._asks(said)
                return (Kind.QUESTION if is_question else kind), True
        if self._asks_back(clause, is_alone=is_alone):
            return Kind.UNCLEAR, False
        for kind, book in self.alone:
            if self.covers(book, said):
                return kind, False
        if clause.asks and self._asks(said):
            return Kind.QUESTION, False
        if is_alone and self.asks_us.match(said) > 0:
            return Kind.QUESTION, False
        if all(word in self.fillers for word in said.split()):
            return Kind.FILLER, False
        return Kind.CONTENT, False

    def covers(self, book: Phrasebook, said: str) -> bool:
        """Whether `said` is nothing but phrases of a `…_alone` table and fillers."""
        return book.covers(said, self.fillers) or book.covers(self._bare(said), self.fillers)

    def _bare(self, said: str) -> str:
        return "".join(f"{word} " for word in said.split() if word not in self.fillers)

    def _loose(self, templates: Iterable[str], sets: Mapping[str, tuple[str, ...]]) -> Phrasebook:
        """Return templates, and plain ones without the fillers that may stand between."""
        exact = tuple(templates)
        bare = [self._bare(f"{normal(phrase)} ") for phrase in exact if PLAIN.fullmatch(phrase)]
        return Phrasebook((*exact, *(phrase for phrase in bare if phrase.count(" ") > 1)), sets)

    def _asks_back(self, clause: Clause, *, is_alone: bool) -> bool:
        if clause.asks:
            return self.covers(self.unclear_alone, clause.said) or self._trails_off(clause.said)
        if self.covers(self.unclear_telling, clause.said):
            return True
        return is_alone and self.unclear_alone.match(clause.said) == len(clause.said)

    def _trails_off(self, said: str) -> bool:
        """Whether a question ends with what asks back: "stakeholders in what sense?"."""
        ends = (at for at in starts(said) if said.count(" ", at) <= TRAILING_WORDS_MAX)
        return any(self.trailing.match(said, at) == len(said) for at in ends)

    def _asks(self, said: str) -> bool:
        if self.suggestions.match(said) > 0:
            return False
        if " or " in said:
            return True
        last = said.rsplit(maxsplit=1)[-1]
        if last in self.asking and self.openers.match(f"{last} ") > 0:
            return True
        at = 0
        for word in said.split()[:3]:
            if self.openers.match(said, at) > 0:
                return True
            if word not in self.fillers:
                return False
            at += len(word) + 1
        return False


def _status(parts: tuple[Part, ...]) -> Intent:
    kinds = {part.kind for part in parts}
    if Kind.REFUSAL in kinds:
        return Intent.REFUSAL
    if Kind.UNCLEAR in kinds or Kind.POINTLESS in kinds:
        return Intent.UNCLEAR
    if Kind.UNKNOWN in kinds:
        return Intent.UNKNOWN
    if Kind.QUESTION in kinds:
        return Intent.QUESTION
    if Kind.NOTHING in kinds and Kind.CONTENT not in kinds:
        return Intent.NOTHING
    return Intent.ANSWER


def is_delegated(part: Part, language: Language) -> bool:
    """Whether a clause says that somebody else sees to it."""
    return _ears(language.code).delegated.search(part.clause.said) is not None


def is_led_in(part: Part) -> bool:
    """Whether a "but" or a "maybe" begins the clause."""
    return part.clause.is_after_but or part.clause.is_guess


def led_in(parts: tuple[Part, ...]) -> set[int]:
    """Return which clauses follow a "but" or a "maybe": "but fine: I am scared"."""
    found: set[int] = set()
    pending = False
    for index, part in enumerate(parts):
        pending = is_led_in(part) or (pending and parts[index - 1].kind is Kind.FILLER)
        if pending:
            found.add(index)
    return found
