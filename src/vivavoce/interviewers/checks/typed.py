"""Whether a value of a type is well formed, and whether the candidate's words give it.

The readers that understand plain answers read the words again; a value they would not
have read counts only where it stands in the words itself.
"""

import datetime
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

from vivavoce.domain.guide import Information, ValueType
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.language import Language, load, normal
from vivavoce.interviewers.understanding.answer import Asked
from vivavoce.interviewers.understanding.numbers.measures import measure_of, value_in
from vivavoce.interviewers.understanding.numbers.numerals import items_of
from vivavoce.interviewers.understanding.numbers.ranges import Amounts
from vivavoce.interviewers.understanding.understand import understand

ENGLISH = "en"
DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,253}\.[^@\s]{2,}")
URL = re.compile(r"(?:https?://)?[^\s/@]+\.[^\s/@.]{2,}(?:[/?#:]\S*)?", re.IGNORECASE)
SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
SCHEME_ANYWHERE = re.compile(r"https?://(?:www\.)?|\bwww\.")
PHONE_DIGITS = range(6, 16)
COUNTRY_DIGITS_MAX = 3
NUMBER_MAX = 2**53  # beyond it no two numbers can be told apart for sure
YEARS = range(1900, 2100)
# Words in front of a year, in the languages whose numbers are read here.
BEFORE_YEARS = frozenset(
    {"in", "since", "from", "until", "before", "after", "by"}
    | {"seit", "ab", "bis", "aastast", "aastal", "en", "depuis", "desde"}
)
NEAR = 0.011  # conversions are kept to two decimals
TEXT_CHARS_MAX = 3_000
LIST_ITEMS_MAX, LIST_CHARS_MAX = 200, 20_000
# The readers look at the beginning of an answer; a longer one is read in pieces as well.
PIECE_CHARS_MAX, PIECES_MAX = 600, 40
RANGE_ENDS = {"min", "max"}


def pieces(text: str) -> list[str]:
    """Return a long `text` in pieces that a reader reads whole; nothing of a short one."""
    if len(text) <= PIECE_CHARS_MAX:
        return []
    found: list[str] = []
    begin = 0
    while begin < len(text) and len(found) < PIECES_MAX:
        end = begin + PIECE_CHARS_MAX
        cut = max(text.rfind(mark, begin, end) for mark in ". \n") + 1 if end < len(text) else end
        end = cut if cut > begin else end
        found.append(text[begin:end])
        begin = end
    return found


def is_of_type(value: Any, item: Information) -> bool:
    """Whether `value` is one that the profile keeps for `item` (see `Understood`)."""
    match item.type:
        case ValueType.TEXT:
            return isinstance(value, str) and bool(value.strip())
        case ValueType.LIST:
            return (
                isinstance(value, list)
                and len(value) <= LIST_ITEMS_MAX
                and all(isinstance(part, str) and part.strip() for part in value)
                and sum(map(len, value)) <= LIST_CHARS_MAX
            )
        case ValueType.NUMBER:
            return _is_number(value) or _is_range(value)
        case ValueType.BOOLEAN:
            return isinstance(value, bool)
        case ValueType.CHOICE:
            return isinstance(value, str) and any(value == option.id for option in item.options)
        case ValueType.DATE:
            return isinstance(value, str) and _is_date(value)
        case ValueType.EMAIL:
            return isinstance(value, str) and EMAIL.fullmatch(value) is not None
        case ValueType.PHONE:
            return isinstance(value, str) and _is_phone(value)
        case ValueType.URL:
            return isinstance(value, str) and URL.fullmatch(value) is not None


def is_given(
    value: Any,
    item: Information,
    sources: Sequence[Message],
    questions: Sequence[str],
    language: Language,
) -> bool:
    """Whether the candidate's `sources` give `value`, of a type that is no free words.

    `questions` are the words they may have answered: a "yes" says nothing alone.
    """
    read = _Reading(item, sources, questions, language)
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
            return value in read.values() or _has_digits(str(value), read)
        case ValueType.CHOICE:
            found = list(read.values())
            return value in found if found else _names_option(str(value), read)
        case _:
            return value in read.values()


class _Reading:
    """The sources read for an item, one by one and all together, against each question."""

    def __init__(
        self,
        item: Information,
        sources: Sequence[Message],
        questions: Sequence[str],
        language: Language,
    ) -> None:
        self.item = item
        self.language = language
        self.questions = list(dict.fromkeys(questions)) or [""]
        self.on = sources[-1].recorded_at.date()
        each = [message.text[:TEXT_CHARS_MAX] for message in sources]
        self.texts = list(dict.fromkeys([*each, "\n".join(each)[:TEXT_CHARS_MAX]]))
        # A choice or a yes is about all that was said; a number stands somewhere in it.
        self.pieces: list[str] = []
        if item.type not in {ValueType.CHOICE, ValueType.BOOLEAN}:
            self.pieces = [text for message in sources for text in pieces(message.text)]
        self.codes = list(dict.fromkeys((language.code, ENGLISH)))

    @property
    def everywhere(self) -> list[str]:
        """All texts to look in for what stands in them literally."""
        return [*self.texts, *self.pieces]

    def values(self) -> Iterator[Any]:
        """Yield every value that can be read, those first that are likely meant."""
        for text in self.texts:
            for question in self.questions:
                yield from self._read(text, question)
        for text in self.pieces:
            yield from self._read(text, self.questions[0])

    def _read(self, text: str, question: str) -> Iterator[Any]:
        value = understand(text, self.asked(question), self.language).value
        if value is not None:
            yield value

    def asked(self, question: str) -> Asked:
        """Return what an answer to `question` is to give."""
        return Asked(
            type=self.item.type,
            question=question,
            options=tuple(self.item.options),
            unit=self.item.unit,
            today=self.on,
        )


# Numbers.


def _gives_number(value: Any, read: _Reading) -> bool:
    if _is_number(value) and _is_only_a_year(value, read):
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
    text = "\n".join(read.everywhere).casefold()
    before = re.findall(rf"([^\W\d_]+)?\W*\b{int(value)}\b", text)
    return bool(before) and all(word in BEFORE_YEARS for word in before)


def _amounts(read: _Reading) -> Iterator[float]:
    """Yield every amount that was named in the asked unit; bare numbers only without one."""
    for text in read.everywhere:
        for code in read.codes:
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
        return any(_is_near(value, end) for end in _ends(said)) if _is_number(value) else False
    return _is_number(said) and _is_near(value, said)


def _is_near(value: float, said: float) -> bool:
    is_whole = float(value).is_integer() and float(said).is_integer()
    return value == said if is_whole else abs(value - said) <= NEAR


def _is_number(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and abs(value) <= NUMBER_MAX and math.isfinite(value)


def _is_range(value: Any) -> bool:
    if not isinstance(value, dict) or set(value) != RANGE_ENDS:
        return False
    ends = [end for end in value.values() if end is not None]
    return bool(ends) and all(map(_is_number, ends)) and ends == sorted(ends)


# Dates.


def _is_date(value: str) -> bool:
    if DATE.fullmatch(value) is None:
        return False
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _names_date(value: str, read: _Reading) -> bool:
    """Whether a date that is at least as exact was named, though perhaps not as the answer."""
    # Dates are made of numbers and numbers of dates: numbers have to be imported first.
    from vivavoce.interviewers.understanding.dates.calendar_terms import terms, words_of
    from vivavoce.interviewers.understanding.dates.moments import Moments
    from vivavoce.interviewers.understanding.dates.reading import is_ahead

    for text in read.everywhere:
        for code in read.codes:
            ahead = is_ahead(read.questions[0], words_of(code))
            for moment in Moments(terms(text, code), read.on, ahead=ahead):
                said = moment.iso()
                if said is not None and not moment.is_doubtful and said.startswith(value):
                    return True
    return False


# Addresses.


def _has_address(address: str, read: _Reading) -> bool:
    """Whether `address` was read, or stands in the words with nothing else attached."""
    wanted = address.casefold()
    if any(SCHEME.sub("", str(value)).rstrip("/").casefold() == wanted for value in read.values()):
        return True
    pattern = re.compile(rf"(?<![\w@.+-]){re.escape(wanted)}(?![\w@-]|\.\w|/\w)")
    return any(
        pattern.search(SCHEME_ANYWHERE.sub(" ", text.casefold())) for text in read.everywhere
    )


def _is_phone(value: str) -> bool:
    digits = "".join(filter(str.isdecimal, value))
    return len(digits) in PHONE_DIGITS and not any(map(str.isalpha, value))


def _has_digits(value: str, read: _Reading) -> bool:
    """Whether the number was written, as far as it does not only name the country."""
    digits = "".join(filter(str.isdecimal, value))
    for text in read.everywhere:
        written = "".join(filter(str.isdecimal, text))
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


def _names_option(value: str, read: _Reading) -> bool:
    """Whether an option was named, and no other."""
    named = {
        option.id
        for option in read.item.options
        for label in (option.id, *option.names)
        for text in read.texts
        if normal(label) and f" {normal(label)} " in f" {normal(text)} "
    }
    denied = any(
        f" {normal(no)} " in f" {normal(text)} "
        for code in read.codes
        for no in (*load(code).lexicon.choices.denials, *load(code).lexicon.no[:3])
        for text in read.texts
    )
    return named == {value} and not denied
