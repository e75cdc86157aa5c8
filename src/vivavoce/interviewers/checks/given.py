"""Whether the candidate's words give a value of a type that is no free words.

The readers that understand plain answers read the words again; a value they would not
have read counts only where it stands in the words itself. Of a long answer they read the
parts that the value may stand in, as far as the allowance goes.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from vivavoce.domain.guide import Information, ValueType
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.checks.allowance import Allowance
from vivavoce.interviewers.checks.excerpts import PIECE_CHARS_MAX, ranked
from vivavoce.interviewers.checks.typed import PHONE_DIGITS, RANGE_ENDS, is_number
from vivavoce.interviewers.language import Language, load, normal, words
from vivavoce.interviewers.understanding.answer import Asked
from vivavoce.interviewers.understanding.numbers.measures import measure_of, value_in
from vivavoce.interviewers.understanding.numbers.numerals import items_of
from vivavoce.interviewers.understanding.numbers.ranges import Amounts
from vivavoce.interviewers.understanding.understand import understand

ENGLISH = "en"
SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
SCHEME_ANYWHERE = re.compile(r"https?://(?:www\.)?|\bwww\.")
NO_DIGITS = re.compile(r"\D+")
# What stands right before or after an address that is only part of a longer one.
GOES_ON = re.compile(r"[\w@-]|\.\w|/\w")
BEGINS_BEFORE = frozenset("@.+-_")
PLACES_MAX = 200
COUNTRY_DIGITS_MAX = 3
YEARS = range(1900, 2100)
# Words in front of a year, in the languages whose numbers are read here.
BEFORE_YEARS = frozenset(
    {"in", "since", "from", "until", "before", "after", "by"}
    | {"seit", "ab", "bis", "aastast", "aastal", "en", "depuis", "desde"}
)
BEFORE_YEAR = re.compile(r"([^\W\d_]+)\W{0,5}$")
BEFORE_YEAR_CHARS = 24
NEAR = 0.011  # conversions are kept to two decimals
# A choice or a yes is about all that was said, of which so much is read.
WHOLE_CHARS_MAX = 700
WHOLE = frozenset({ValueType.CHOICE, ValueType.BOOLEAN})
NAMING_CHARS_MAX = 3_000
QUESTIONS_MAX = 3
SCANNED_CHARS_MAX = 64 * 1024

# Of the allowance, for a character: to look for something, to read amounts or dates, and to
# understand an answer of a type.
SCANNING, TAKING_APART = 1 / 40, 2.5
READING = {
    ValueType.NUMBER: 3.5,
    ValueType.BOOLEAN: 3.0,
    ValueType.CHOICE: 9.0,
    ValueType.DATE: 3.5,
    ValueType.EMAIL: 3.0,
    ValueType.PHONE: 5.0,
    ValueType.URL: 5.0,
}
READING_LEAST = 100  # however short an answer is


def is_given(
    value: Any,
    item: Information,
    sources: Sequence[Message],
    questions: Sequence[str],
    language: Language,
    allowance: Allowance,
) -> bool:
    """Whether the candidate's `sources` give `value`, of a type that is no free words.

    `questions` are the words they may have answered: a "yes" says nothing alone.
    """
    read = _Reading(value, item, sources, questions, language, allowance)
    match item.type:
        case ValueType.NUMBER:
            return _gives_number(value, read)
        case ValueType.DATE:
            return any(said.startswith(value) for said in read.values()) or _names_date(value, read)
        case ValueType.EMAIL:
            return _has_address(str(value), read)
        case ValueType.URL:
            return _has_address(SCHEME.sub("", str(value)).rstrip("/"), read)
        case ValueType.PHONE:
            return _has_digits(str(value), read) or value in read.values()
        case ValueType.CHOICE:
            return _is_chosen(value, read)
        case _:
            return value in read.values()


class _Reading:
    """The sources read for an item, one by one and all together, against each question."""

    def __init__(
        self,
        value: Any,
        item: Information,
        sources: Sequence[Message],
        questions: Sequence[str],
        language: Language,
        allowance: Allowance,
    ) -> None:
        self.item = item
        self.language = language
        self.allowance = allowance
        self.questions = list(dict.fromkeys(questions))[:QUESTIONS_MAX] or [""]
        self.on = sources[-1].recorded_at.date()
        self.codes = list(dict.fromkeys((language.code, ENGLISH)))
        self.texts = self._scanned(sources)
        self.parts = self._parts(value)

    def _scanned(self, sources: Sequence[Message]) -> list[str]:
        """Return the texts as far as they are looked at, the latest message before others."""
        found: list[str] = []
        left = SCANNED_CHARS_MAX
        for message in reversed(sources):
            found.append(message.text[:left])
            left -= len(found[-1])
        texts = found[::-1]
        return texts if self.allowance.take(sum(map(len, texts)) * SCANNING) else []

    def _parts(self, value: Any) -> list[str]:
        """Return what is read: a long answer in pieces, the likely ones first."""
        chars_max = WHOLE_CHARS_MAX if self.item.type in WHOLE else PIECE_CHARS_MAX
        if self.item.type in WHOLE:
            each = [text[:chars_max] for text in self.texts]
        else:
            each = ranked(self.texts, _keys(value))
        if len(self.texts) > 1 and sum(map(len, self.texts)) <= chars_max:
            each.append("\n".join(self.texts))
        return list(dict.fromkeys(each))

    def values(self) -> Iterator[Any]:
        """Yield every value that can be read, those first that are likely meant."""
        is_long = len(self.parts) > len(self.texts) + 1
        for text in self.parts:
            for question in self.questions[: 1 if is_long else None]:
                if not self.allowance.take(READING_LEAST + len(text) * READING[self.item.type]):
                    return
                value = understand(text, self.asked(question), self.language).value
                if value is not None:
                    yield value

    def taken_apart(self) -> Iterator[tuple[str, str]]:
        """Yield what is read for what stands in it literally, with the language to read it in."""
        for text in self.parts:
            for code in self.codes:
                if not self.allowance.take(READING_LEAST + len(text) * TAKING_APART):
                    return
                yield text, code

    def asked(self, question: str) -> Asked:
        """Return what an answer to `question` is to give."""
        return Asked(
            type=self.item.type,
            question=question,
            options=tuple(self.item.options),
            unit=self.item.unit,
            today=self.on,
        )


def _keys(value: Any) -> set[str]:
    """Return what is likely to stand near `value`: its words, and its digits as they are said."""
    said = value.values() if isinstance(value, dict) else [value]
    found = {word for each in said if each is not None for word in words(str(each))}
    return found | {word.lstrip("0") for word in found if word.isdecimal()} - {""}


# Numbers.


def _gives_number(value: Any, read: _Reading) -> bool:
    if is_number(value) and _is_only_a_year(value, read):
        return False
    if any(_is_same(value, said) for said in read.values()):
        return True
    if isinstance(value, dict):
        ends = [end for end in value.values() if end is not None]
        return bool(ends) and all(_gives_number(end, read) for end in ends)
    return any(_is_near(value, said) for said in _amounts(read))


def _is_only_a_year(value: float, read: _Reading) -> bool:
    """Whether `value` was said, but each time as a year that nobody asked for: "since 2019"."""
    if value not in YEARS:
        return False
    for code in read.codes:
        if measure_of(read.item.unit or "", read.questions[0], code).is_year:
            return False
    said = [
        BEFORE_YEAR.search(text, max(0, match.start() - BEFORE_YEAR_CHARS), match.start())
        for text in read.texts
        for match in re.finditer(rf"\b{int(value)}\b", text)
    ]
    return bool(said) and all(word and word[1].casefold() in BEFORE_YEARS for word in said)


def _amounts(read: _Reading) -> Iterator[float]:
    """Yield every amount that was named in the asked unit; bare numbers only without one."""
    for text, code in read.taken_apart():
        measure = measure_of(read.item.unit or "", read.questions[0], code)
        found = list(Amounts(items_of(text, code), measure.unit))
        in_unit = [amount for amount in found if amount.units and measure.is_known]
        for amount in in_unit or found:
            said = value_in(amount, measure, found)
            is_year = amount.is_year and not measure.is_year
            if said is not None and not amount.is_weak and not is_year:
                yield from _ends(said)


def _ends(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [float(end) for end in value.values() if end is not None]
    return [float(value)]


def _is_same(value: Any, said: Any) -> bool:
    if isinstance(value, dict) or isinstance(said, dict):
        if isinstance(value, dict) and isinstance(said, dict):
            ends = [(value.get(end), said.get(end)) for end in sorted(RANGE_ENDS)]
            return all((a is None) == (b is None) and _is_near(a or 0, b or 0) for a, b in ends)
        # One end of "five or six" is what a single number has room for.
        return any(_is_near(value, end) for end in _ends(said)) if is_number(value) else False
    return is_number(said) and _is_near(value, said)


def _is_near(value: float, said: float) -> bool:
    is_whole = float(value).is_integer() and float(said).is_integer()
    return value == said if is_whole else abs(value - said) <= NEAR


# Dates.


def _names_date(value: str, read: _Reading) -> bool:
    """Whether a date that is at least as exact was named, though perhaps not as the answer."""
    # Dates are made of numbers and numbers of dates: numbers have to be imported first.
    from vivavoce.interviewers.understanding.dates.calendar_terms import terms, words_of
    from vivavoce.interviewers.understanding.dates.moments import Moments
    from vivavoce.interviewers.understanding.dates.reading import is_ahead

    for text, code in read.taken_apart():
        ahead = is_ahead(read.questions[0], words_of(code))
        for moment in Moments(terms(text, code), read.on, ahead=ahead):
            said = moment.iso()
            if said is not None and not moment.is_doubtful and said.startswith(value):
                return True
    return False


# Addresses.


def _has_address(address: str, read: _Reading) -> bool:
    """Whether `address` stands in the words with nothing else attached, or was read."""
    wanted = address.casefold()
    if any(_stands_in(wanted, SCHEME_ANYWHERE.sub(" ", text.casefold())) for text in read.texts):
        return True
    said = (SCHEME.sub("", str(value)).rstrip("/").casefold() for value in read.values())
    return wanted in said


def _stands_in(address: str, text: str) -> bool:
    at = text.find(address)
    for _ in range(PLACES_MAX):
        if at < 0:
            return False
        before = text[at - 1 : at]
        is_begun = before.isalnum() or before in BEGINS_BEFORE
        if not is_begun and GOES_ON.match(text, at + len(address)) is None:
            return True
        at = text.find(address, at + 1)
    return False


def _has_digits(value: str, read: _Reading) -> bool:
    """Whether the number was written, as far as it does not only name the country."""
    digits = NO_DIGITS.sub("", value)
    for text in read.texts:
        written = NO_DIGITS.sub("", text)
        for country in range(COUNTRY_DIGITS_MAX + 1 if value.startswith("+") else 1):
            rest = digits[country:].lstrip("0") if country else digits
            if len(rest) >= PHONE_DIGITS[0] and _is_whole(rest, written):
                return True
    return False


def _is_whole(rest: str, written: str) -> bool:
    """Whether `rest` ends what was written and little stands before it."""
    at = written.find(rest)
    return at >= 0 and (at <= COUNTRY_DIGITS_MAX + 2 or len(written) > PHONE_DIGITS[-1])


# Choices.


def _is_chosen(value: str, read: _Reading) -> bool:
    is_other_read = False
    for said in read.values():
        if said == value:
            return True
        is_other_read = True
    return not is_other_read and not read.allowance.was_short and _names_option(value, read)


def _names_option(value: str, read: _Reading) -> bool:
    """Whether an option was named, and no other."""
    texts = [f" {normal(text[:NAMING_CHARS_MAX])} " for text in read.texts]
    labels = [
        (option.id, label) for option in read.item.options for label in (option.id, *option.names)
    ]
    if not read.allowance.take((sum(map(len, texts)) * SCANNING + 2) * (1 + len(labels))):
        return False
    named = set()
    for id_, label in labels:
        name = f" {normal(label)} "
        if name.strip() and any(name in said for said in texts):
            named.add(id_)
    denied = any(
        f" {normal(no)} " in said
        for code in read.codes
        for no in (*load(code).lexicon.choices.denials, *load(code).lexicon.no[:3])
        for said in texts
    )
    return named == {value} and not denied
