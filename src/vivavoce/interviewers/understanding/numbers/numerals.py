"""Numerals: the numbers in an answer, in digits or in words, before anybody asks of what."""

import functools
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from vivavoce.interviewers.language import known, load
from vivavoce.interviewers.quantity_words import NumberWords
from vivavoce.interviewers.understanding.numbers.units import is_currency
from vivavoce.interviewers.understanding.tokens import Item, Vocabulary, plain, tokens

# Languages without a table of ours that text2num reads; all of them write a decimal comma.
LIBRARY_LANGUAGES = ("es", "fr", "it", "nl", "pt", "ru")
DIGITS_MAX = 15
GROUP_DIGITS = 3
DECADES = range(20, 100, 10)  # "in my 30s"
CENTURIES = (19, 20)  # nineteen ninety-eight
# A word that plays one of these parts is no numeral, whatever else it means.
NO_NUMERALS = ("ones", "no_numbers", "vague", "fractions", "nothing", "nothing_alone", "just_one")


@functools.lru_cache(maxsize=64)
def heard_with(code: str) -> tuple[NumberWords, Vocabulary]:
    """Return the words around numbers in a language, and the vocabulary made of them."""
    words = load(code).quantities.numbers
    if code not in known() and code in LIBRARY_LANGUAGES:
        words = msgspec.structs.replace(words, library=code, decimal_mark=",")
    vocabulary = Vocabulary()
    for name in words.__struct_fields__:
        phrases = getattr(words, name)
        if name not in ("units", "spelled") and not isinstance(phrases, str):
            vocabulary.add(name, phrases)
    units: dict[str, tuple[str, ...]] = {}
    for unit, names in words.units.items():
        for name in names:
            units[name] = (*units.get(name, ()), unit)
    vocabulary.add("units", units)
    return words, vocabulary


def items_of(text: str, code: str, *, seconds: bool = False, whole: bool = False) -> list[Item]:
    """Return what `text` says, in the language of `code`; each number is an item `number`.

    `seconds` tells that an "s" behind digits is no plural: "30s"; `whole` that three
    digits behind a mark are thousands, because nobody counts in thousandths here.
    """
    words, vocabulary = heard_with(code)
    items = in_words(list(vocabulary.items(tokens(plain(text)))), words)
    read = [_digits(items, at, words, seconds=seconds, whole=whole) for at in range(len(items))]
    return _slashed(read)


def in_words(items: list[Item], words: NumberWords) -> list[Item]:
    """Return `items` with the numbers in words put together, each an item `number`.

    Ordinals become items `ordinal`, where the language has a library.
    """
    return _read_by_library(items, words) if words.library else _read_by_table(items, words)


def _read_by_library(items: list[Item], words: NumberWords) -> list[Item]:
    """Return `items` with the numbers put together that text2num finds."""
    from text_to_num import find_numbers  # type: ignore[import-untyped]

    heard = [_Heard(_bare(item, words) if _may_be_numeral(item) else "|") for item in items]
    found: list[Item] = []
    done = 0
    for number in find_numbers(heard, words.library, threshold=0):
        first, last = items[number.start], items[number.end - 1]
        alone = number.end - number.start == 1
        if alone and "multipliers" in first:
            continue
        found += items[done : number.start]
        done = number.end
        if number.is_ordinal:
            roles = {**(first.roles if alone else {}), "ordinal": int(number.value)}
            found.append(Item(first.text, roles, first.is_glued, first.start, last.end))
            continue
        scale = last.roles.get("multipliers", 1)
        merged = _numeral(number.value, scale, first, last)
        back = 2 if found and found[-1].text == "-" and first.is_glued else 1
        before = found[-back] if len(found) >= back else None
        if before is not None and _is_said_in_pairs(before, merged, centuries_only=back > 1):
            value = before.roles["number"] * 100 + merged.roles["number"]
            merged = _numeral(value, 1, before, last)
            del found[-back:]
        found.append(merged)
    return found + items[done:]


def _numeral(value: float, scale: float, first: Item, last: Item) -> Item:
    value = int(value) if value == int(value) else value
    roles = {"number": value, "scale": scale, "weak": value == 1}
    if first is last and "articles" in first:
        roles["articles"] = True  # German "ein" is both
    return Item(first.text, roles, first.is_glued, first.start, last.end)


def _is_said_in_pairs(before: Item, numeral: Item, *, centuries_only: bool) -> bool:
    """Whether two numerals are one: nineteen ninety-eight, twenty-twelve, two fifty."""
    hundreds, rest = before.roles.get("number", 0), numeral.roles["number"]
    if "digits" in before or rest not in range(10, 100):
        return False
    return hundreds in CENTURIES or (hundreds in range(1, 10) and not centuries_only)


class _Heard:
    """A token as text2num wants it."""

    def __init__(self, word: str) -> None:
        self._word = word

    def text(self) -> str:
        return self._word

    def text_lowercase(self) -> str:
        return self._word

    def nt_separated(self, previous: "_Heard") -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return self._word == "|"


def _bare(item: Item, words: NumberWords) -> str:
    """Return the word without what makes it approximate: fiveish."""
    for ending in words.endings:
        if len(item.text) > len(ending) + 2 and item.text.endswith(ending):
            return item.text.removesuffix(ending)
    return item.text


def _may_be_numeral(item: Item) -> bool:
    if item.words > 1 or not (item.is_word or item.text == "-"):
        return False
    return not any(role in item for role in NO_NUMERALS)


def _read_by_table(items: list[Item], words: NumberWords) -> list[Item]:
    """Return `items` with the numbers in words put together: two hundred and five."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        value, end = _table_number(items, at, words)
        if value is None:
            found.append(items[at])
        else:
            scale = items[end - 1].roles.get("multipliers", 1)
            found.append(_numeral(value, scale, items[at], items[end - 1]))
        at = end
    return found


def _table_number(
    items: Sequence[Item], begin: int, words: NumberWords
) -> tuple[float | None, int]:
    total = current = 0
    at = end = begin
    while at < len(items):
        item = items[at]
        unit = words.spelled.get(item.text) if _may_be_numeral(item) else None
        factor = item.roles.get("multipliers", 1) if item.is_word else 1
        if unit is not None and (at == begin or _joins(current, unit)):
            current += unit
        elif factor > 1 and at > begin and len(item.text) > 1:
            product = max(current, 1) * factor
            total, current = (total, product) if factor < 1000 else (total + product, 0)
        elif not ("and_" in item and at > begin and total + current and not current % 100):
            break
        else:
            at += 1
            continue
        at += 1
        end = at
    return (total + current, end) if end > begin else (None, begin + 1)


def _joins(current: int, unit: int) -> bool:
    """Whether `unit` goes on a number: a hundred and five, twenty-five; not three four."""
    return current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and 0 < unit < 10)


def _digits(
    items: Sequence[Item], at: int, words: NumberWords, *, seconds: bool, whole: bool
) -> Item:
    """Return the item at `at`, with its value if it is a number in digits and no name."""
    item = items[at]
    if item.roles or not item.text[-1:].isdecimal() or not item.text.isascii():
        return item
    value = _amount(item.text, "" if whole else words.decimal_mark)
    if value is None or _is_in_name(items, at) or not _may_end(items, at, value, seconds=seconds):
        return item._replace(roles={"junk": True})
    roles = {"number": value, "scale": 1, "digits": True, "whole": item.text.isdecimal()}
    return item._replace(roles=roles)


def _amount(written: str, decimal_mark: str) -> int | float | None:
    """Return the number whose marks are thousands' or decimal ones, as far as one can tell."""
    spaced = "".join(char for char in written if char.isdecimal() or char in ".,")
    marks = [char for char in spaced if not char.isdecimal()]
    whole, *groups = spaced.replace(",", ".").split(".")
    if sum(map(str.isdigit, spaced)) > DIGITS_MAX:
        return None
    mixed = len(set(marks)) > 1  # 1.234,5
    single = len(marks) == 1 and (
        marks[0] == decimal_mark or len(groups[-1]) != GROUP_DIGITS or whole in ("", "0")
    )
    fraction = groups.pop() if mixed or single else ""
    if any(len(group) != GROUP_DIGITS for group in groups):
        return None
    digits = (whole or "0") + "".join(groups)
    return float(f"{digits}.{fraction}") if fraction else int(digits)


def _is_in_name(items: Sequence[Item], at: int) -> bool:
    """Whether digits belong to a name, a time of day or a date: B2B, number 5, 8:30."""
    item = items[at]
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if before is not None and item.is_glued:
        if before.is_word and not _is_unit_between(items, at - 1):
            return True
        if before.text == ":" or (before.text in "-/" and _is_chain(items, at)):
            return True
    if before is not None and "labels" in before:
        return True
    if before is not None and before.text == "." and at > 1 and "labels" in items[at - 2]:
        return item.start - before.end <= 1
    if after is None:
        return False
    clock = "clock" in after or (
        after.text == ":" and after.is_glued and _glued_digit(items, at + 2)
    )
    return clock or (after.text in "-/" and after.is_glued and _is_chain(items, at))


def _is_unit_between(items: Sequence[Item], at: int) -> bool:
    """Whether the word at `at` is a unit in front of digits: EUR40, 1h20."""
    units = items[at].roles.get("units", ())
    if any(map(is_currency, units)):
        return True
    return bool(units) and items[at].is_glued and items[at - 1].text[-1:].isdecimal()


def _glued_digit(items: Sequence[Item], at: int) -> bool:
    return 0 <= at < len(items) and items[at].is_glued and items[at].text[-1:].isdecimal()


def _is_chain(items: Sequence[Item], at: int) -> bool:
    """Whether the digits at `at` are one of three parts with the same sign between them."""
    sign = items[at - 1].text if items[at].is_glued and at else items[at + 1].text
    begin = at
    while begin >= 2 and items[begin].is_glued and items[begin - 1].text == sign:
        begin -= 2
        if at - begin > 4:
            break
    parts = 1
    while (
        begin + 2 < len(items)
        and items[begin + 1].text == sign
        and items[begin + 1].is_glued
        and _glued_digit(items, begin + 2)
        and parts < 3
    ):
        begin += 2
        parts += 1
    return parts >= 3


def _may_end(items: Sequence[Item], at: int, value: float, *, seconds: bool) -> bool:
    """Whether the letters glued behind digits leave them a number: 40k, 12m, 140ish; not 3rd."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or not after.is_glued or not after.is_word:
        return True
    if "ordinal_endings" in after or (after.text == "s" and value in DECADES and not seconds):
        return False
    if after.text == "x" and _glued_digit(items, at + 2):
        return False
    return any(role in after for role in ("multipliers", "units", "endings", "adjectives", "to"))


def _slashed(items: Sequence[Item]) -> list[Item]:
    """Return `items` with "3/4" as one fraction; "4/5" is left to mean four or five."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        fraction = _fraction(items, at)
        if fraction is None:
            found.append(item)
            at += 1
            continue
        over, under = item.roles["number"], items[at + 2].roles["number"]
        roles: Mapping[str, Any] = {"fraction": fraction, "over": over, "under": under}
        found.append(Item(item.text, roles, item.is_glued, item.start, items[at + 2].end))
        at += 3
    return found


def _fraction(items: Sequence[Item], at: int) -> float | None:
    if at + 2 >= len(items) or items[at + 1].text != "/" or not items[at + 1].is_glued:
        return None
    above, below = items[at], items[at + 2]
    if not (below.is_glued and above.roles.get("whole") and below.roles.get("whole")):
        return None
    over, under = above.roles["number"], below.roles["number"]
    either = under == over + 1 and over >= 3 and under != 4
    return over / under if 0 < over <= under and not either else None
