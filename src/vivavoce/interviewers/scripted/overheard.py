"""What an answer says about something that is asked later, or was asked before.

"I have been a nurse for twelve years" answers "How many years of experience do you
have?" as well, and a person who is asked for it again does not feel listened to.
Only what is plain is taken: a number with the item's unit, an option by its label, a
date, a yes, each in a sentence that is about the item; an e-mail address, a phone number
or a URL anywhere. The summary at the end lets the candidate correct it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from vivavoce.domain.guide import Information, Question, ValueType
from vivavoce.domain.profile import SETTLED, ProfileValue
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import Agenda
from vivavoce.interviewers.language import normal, words
from vivavoce.interviewers.scripted.capture import sources_of, text_of
from vivavoce.interviewers.scripted.ear import REACHED, Ear
from vivavoce.interviewers.scripted.topics import TEXT_CHARS_MAX, Sentence, sentences, topic
from vivavoce.interviewers.scripted.wording import Wording
from vivavoce.interviewers.understanding.answer import AnswerStatus

ITEMS_MAX = 60
SAID_OF_A_BOOLEAN_MIN = 2  # one word in common says little about a yes
LABEL_CHARS_MIN = 5  # shorter labels are common words
ANSWER_WORDS_MIN = 4  # a shorter answer says nothing beside what it was asked for


def overheard(
    question: Question, said: Sequence[Message], *, agenda: Agenda, ear: Ear, wording: Wording
) -> tuple[dict[str, ProfileValue | None], bool]:
    """Return what `said`, in answer to `question`, tells about other items.

    Returns:
        The items learned, and whether something does not fit what is known: a known
        value is never changed by what was only overheard.
    """
    text = text_of(said)
    if not said or len(words(text[:400])) < ANSWER_WORDS_MIN:
        return {}, False
    told = _Told(text, sentences(text), said[-1].recorded_at.date(), ear, wording)
    learned: dict[str, ProfileValue | None] = {}
    contradicts = False
    for item, place_question in _others(question, agenda):
        value = told.value_of(item, place_question)
        if value is None:
            continue
        known = ear.profile.get(item.id)
        if known is None or known.status not in SETTLED:
            learned[item.id] = ProfileValue(value=value, sources=sources_of(said))
        elif known.value is not None and known.value != value and item.type not in REACHED:
            contradicts = True
    return learned, contradicts


def _others(question: Question, agenda: Agenda) -> Iterator[tuple[Information, Question | None]]:
    for item in agenda.guide.asked_for[:ITEMS_MAX]:
        if item.id not in question.collects:
            places = agenda.collecting(item.id)
            yield item, places[0].question if places else None


class _Told(NamedTuple):
    """What was said, and what is needed to read it."""

    text: str
    sentences: Sequence[Sentence]
    on: date
    ear: Ear
    wording: Wording

    def value_of(self, item: Information, question: Question | None) -> Any:
        """Return the value of `item` that was plainly said, None when there is none."""
        if item.type in REACHED:
            return self._read(self.text, item, question) if _has(self.text, item.type) else None
        stems = topic(item, question, self.wording)
        for sentence, said in self.sentences:
            if not said & stems:
                continue
            match item.type:
                case ValueType.NUMBER:
                    if item.unit and _names_unit(sentence, item.unit):
                        return self._read(sentence, item, question)
                case ValueType.DATE:
                    value = self._read(sentence, item, question)
                    if isinstance(value, str) and value[:4] in sentence:
                        return value
                case ValueType.CHOICE:
                    chosen = _named_options(sentence, item)
                    if len(chosen) == 1:
                        return chosen.pop()
                case ValueType.BOOLEAN if len(said & stems) >= SAID_OF_A_BOOLEAN_MIN:
                    # "I led twelve people": said, not asked, so only a plain yes is taken.
                    if self._read(sentence, item, question) is True:
                        return True
        return None

    def _read(self, text: str, item: Information, question: Question | None) -> Any:
        understood = self.ear.understand(text[:TEXT_CHARS_MAX], item, question, self.on)
        return understood.value if understood.status is AnswerStatus.OBTAINED else None


def _has(text: str, kind: ValueType) -> bool:
    """Whether there may be a contact of this kind in `text`; a cheap look before reading it."""
    if kind is ValueType.EMAIL:
        return "@" in text
    if kind is ValueType.URL:
        return "://" in text or "www." in text
    return sum(char.isdecimal() for char in text[:400]) >= 7 and "+" in text


def _names_unit(sentence: str, unit: str) -> bool:
    named = {word.removesuffix("s") for word in words(unit) if len(word) > 1}
    return bool(named & {word.removesuffix("s") for word in words(sentence)})


def _named_options(sentence: str, item: Information) -> set[str]:
    said = f" {normal(sentence)} "
    return {
        option.id
        for option in item.options
        for label in option.names
        if len(label) >= LABEL_CHARS_MIN and f" {normal(label)} " in said
    }
