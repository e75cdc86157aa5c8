"""When an answer changes an earlier one: "actually, make that six".

The earlier value stays in the journal, and both messages are sources of the new one.
"""

import functools
import re
from collections.abc import Iterable
from typing import Any

import msgspec

from vivavoce.domain.guide import Information, ValueType
from vivavoce.domain.profile import ProfileValue
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import Agenda, Place
from vivavoce.interviewers.language import APOSTROPHES, load, normal, words
from vivavoce.interviewers.scripted.capture import SOURCES_MAX, fitting
from vivavoce.interviewers.scripted.ear import Ear
from vivavoce.interviewers.scripted.topics import names, stems_of
from vivavoce.interviewers.scripted.wording import Wording
from vivavoce.interviewers.understanding.answer import AnswerStatus

CHARS_MAX = 400  # a longer message is an answer
TELLING_WORDS_MIN = 3  # fewer words in front of a correction are no answer in free words


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A new value for an item that has one already."""

    item: Information
    value: ProfileValue


def correction(
    message: Message,
    *,
    place: Place | None,
    agenda: Agenda,
    ear: Ear,
    wording: Wording,
    is_expected: bool = False,
) -> Correction | None:
    """Return what `message` corrects, None when it is no correction.

    Args:
        place: the question on the table; None while the summary is shown.
        is_expected: the candidate was asked for corrections, so the words that
            announce one may be missing.
    """
    if len(message.text) > CHARS_MAX:
        return None
    announced = _announcement(message.text, ear)
    if announced is None and not is_expected:
        return None
    announced = announced or Announcement(is_plain=False, before="", after="")
    if place is not None and _answers(announced.before, place, agenda, ear, message):
        return None  # "May. Scratch that, June": it changes its own first half
    # Asked for corrections, people also give what they would not say, or nobody understood.
    known = [item for item in agenda.guide.asked_for if is_expected or _has_value(item, ear)]
    on_table = set(place.question.collects) if place is not None else set()
    named = _named(message.text, [item for item in known if item.id not in on_table], wording)
    if named is not None:
        texts = [_under_name(message.text, named, wording), announced.after]
        if named.type is not ValueType.LIST:
            # A whole sentence can be read as a list, too, but it would replace one.
            texts += [_without_name(message.text, named, wording), message.text]
        found = _corrected(named, texts, message, agenda, ear)
        if found is not None or not is_expected:
            return found
    if announced.is_plain and place is not None:
        for item in _asked_before(known, on_table, agenda, place):
            texts = [announced.after] if item.type is not ValueType.TEXT else [""]
            found = _corrected(item, texts, message, agenda, ear)
            if found is not None:
                return found
    return None


class Announcement(msgspec.Struct, frozen=True, kw_only=True):
    """The words around those that announce a correction.

    `is_plain`: they announce one by themselves ("make that"), not only when the message
    names what it is about ("actually").
    """

    is_plain: bool
    before: str
    after: str


def _answers(text: str, place: Place, agenda: Agenda, ear: Ear, message: Message) -> bool:
    """Whether the words before an announcement answer the question on the table."""
    if not words(text):
        return False
    on = message.recorded_at.date()
    items = [item for item in agenda.guide.information if item.id in place.question.collects]
    return any(
        ear.understand(text, item, place.question, on).status is AnswerStatus.OBTAINED
        for item in items
        if item.type is not ValueType.TEXT or len(words(text)) >= TELLING_WORDS_MIN
    )


def _has_value(item: Information, ear: Ear) -> bool:
    known = ear.profile.get(item.id)
    return known is not None and known.value is not None


def _named(text: str, items: Iterable[Information], wording: Wording) -> Information | None:
    """Return the one item whose name occurs in `text` most; None: none does, or several."""
    said = stems_of(text)
    counts = [(len(said & names(item, wording)), item) for item in items]
    # One word of its name is hardly enough for free words, which are about many things.
    counts = [
        (count, item)
        for count, item in counts
        if count and (item.type is not ValueType.TEXT or 2 * count > len(names(item, wording)))
    ]
    best = max((count for count, _ in counts), default=0)
    found = [item for count, item in counts if count == best]
    exact = [item for item in found if item.type is not ValueType.TEXT]
    in_unit = [item for item in exact if item.unit and stems_of(item.unit) & said]
    for chosen in (found, exact, in_unit):
        if len(chosen) == 1:
            return chosen[0]
    return None


def _under_name(text: str, item: Information, wording: Wording) -> str:
    """Return what stands behind the label of `item` and a colon, "" when nothing does."""
    label = re.escape(wording.label(item))
    found = re.search(rf"{label}\s*:(.+)", text, flags=re.IGNORECASE | re.DOTALL)
    return found[1].strip() if found is not None else ""


def _without_name(text: str, item: Information, wording: Wording) -> str:
    """Return `text` without the label of `item`, which may itself hold numbers."""
    label = re.escape(wording.label(item))
    return re.sub(label, " ", text, flags=re.IGNORECASE).lstrip(" ,:–-")


def _asked_before(
    known: list[Information], on_table: set[str], agenda: Agenda, place: Place
) -> list[Information]:
    """Return the known items of the question before the one at `place`."""
    before = [
        other
        for other in agenda.places
        if other.at < place.at and any(item.id in other.question.collects for item in known)
    ]
    collected = before[-1].question.collects if before else []
    return [item for item in known if item.id in collected and item.id not in on_table]


def _corrected(
    item: Information, texts: list[str], message: Message, agenda: Agenda, ear: Ear
) -> Correction | None:
    """Return `item` with the value that the first of `texts` holds which holds one."""
    places = agenda.collecting(item.id)
    question = places[0].question if places else None
    before = ear.profile.get(item.id, ProfileValue())
    value: Any
    if item.type is ValueType.TEXT:
        value = _in_words(before.value, texts, message)
    else:
        on = message.recorded_at.date()
        readings = [ear.understand(text, item, question, on) for text in texts if text.strip()]
        value = next(
            (found.value for found in readings if found.status is AnswerStatus.OBTAINED), None
        )
        if item.type is ValueType.LIST and value and _adds(message.text, ear):
            value = list(dict.fromkeys([*(before.value or []), *value]))
    if value is None or value == before.value:
        return None
    sources = (*before.sources, message.id)[-SOURCES_MAX:]
    return Correction(
        item=item, value=ProfileValue(value=fitting(value), sources=tuple(dict.fromkeys(sources)))
    )


def _in_words(before: Any, texts: list[str], message: Message) -> str:
    """Return free words with a correction: what stands behind the label replaces them.

    Anything else is added, because what was said first was said as well.
    """
    if texts[0]:
        return texts[0]
    if message.text.strip() in str(before or ""):
        return str(before)  # said once more
    return f"{before}\n{message.text.strip()}" if before else message.text.strip()


def _adds(text: str, ear: Ear) -> bool:
    said = f" {normal(text[:CHARS_MAX])} "
    return any(f" {normal(phrase)} " in said for phrase in ear.language.asides.additions)


def _announcement(text: str, ear: Ear) -> Announcement | None:
    """Return the words of `text` that announce a correction, and those around them."""
    plain = text.translate(APOSTROPHES)
    for code in dict.fromkeys((ear.language.code, "en")):
        for is_plain, pattern in _patterns(code):
            found = pattern.search(plain)
            if found is not None:
                after = plain[found.end() :].lstrip(" ,:–-")
                return Announcement(is_plain=is_plain, before=plain[: found.start()], after=after)
    return None


@functools.lru_cache(maxsize=64)
def _patterns(code: str) -> list[tuple[bool, re.Pattern[str]]]:
    asides = load(code).asides
    return [
        (is_plain, _pattern(phrases))
        for is_plain, phrases in (
            (True, asides.corrections),
            (False, asides.corrections_named),
        )
        if phrases
    ]


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(map(normal, phrases), key=len, reverse=True)
    alternatives = "|".join(r"\W+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
