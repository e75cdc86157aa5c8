"""The terms of dates: months, weekdays, seasons, spans of time, as they stand in an answer."""

import functools
from collections.abc import Mapping, Sequence

from vivavoce.interviewers.language import load
from vivavoce.interviewers.quantity_words import DateWords
from vivavoce.interviewers.understanding.numbers.numerals import in_words
from vivavoce.interviewers.understanding.tokens import Item, Vocabulary, plain, tokens

# A misspelt month or weekday: how many letters it has at least, and how many may be wrong.
SLIPS = ((7, 2), (5, 1))
INFLECTED_CHARS_MIN = 4  # Estonian "mail", in May
SLIP_CANDIDATES_MAX = 40  # unknown words that are compared with the names


@functools.lru_cache(maxsize=64)
def _heard_with(code: str) -> tuple[DateWords, Vocabulary, Mapping[str, Item]]:
    words = load(code).quantities.dates
    vocabulary = Vocabulary()
    for name in words.__struct_fields__:
        phrases = getattr(words, name)
        if name not in ("months", "weekdays", "units", "month_endings_chars"):
            vocabulary.add(name, phrases)
    vocabulary.add("fillers", words.this_unit)
    for role, names in (("month", words.months), ("weekday", words.weekdays)):
        for number, forms in enumerate(names, start=role == "month"):
            vocabulary.add(role, dict.fromkeys(forms, number))
    for unit, forms in words.units.items():
        vocabulary.add("unit", dict.fromkeys(forms, unit))
    known = {
        form: Item(form, vocabulary.roles(form), False, 0, 0)
        for forms in (*words.months, *words.weekdays)
        for form in forms
        if form not in words.doubtful_months
    }
    return words, vocabulary, known


def words_of(code: str) -> DateWords:
    """Return the words around dates in the language of `code`."""
    return _heard_with(code)[0]


def terms(text: str, code: str) -> list[Item]:
    """Return what is said in `text` in the language of `code`.

    Numbers become items `number` or `ordinal`, years of two digits `short_year`; the
    roles of all others are the fields of `DateWords`, and `month`, `weekday`, `unit`.
    """
    words, vocabulary, names = _heard_with(code)
    items = list(vocabulary.items(tokens(plain(text))))
    compared = 0
    shortest = INFLECTED_CHARS_MIN if words.month_endings_chars else min(SLIPS)[0]
    for at, item in enumerate(items):
        if item.roles or not item.is_word or len(item.text) < shortest:
            continue
        compared += 1
        if compared > SLIP_CANDIDATES_MAX:
            break
        name = _meant(item.text, names, words.month_endings_chars)
        if name is not None:
            items[at] = item._replace(text=name.text, roles=name.roles)
    items = in_words(items, load(code).quantities.numbers)
    read = [_digits(items, at) for at in range(len(items))]
    return [item for at, item in enumerate(read) if not _is_part(read, at)]


def _is_part(items: Sequence[Item], at: int) -> bool:
    """Whether the item at `at` only belongs to digits: the "rd" of 3rd, the apostrophe of '99."""
    item = items[at]
    after = items[at + 1] if at + 1 < len(items) else None
    is_ending = at > 0 and item.is_glued and "day_endings" in item and "ordinal" in items[at - 1]
    return is_ending or (item.text == "'" and after is not None and "short_year" in after)


def _meant(word: str, names: Mapping[str, Item], endings_chars: int) -> Item | None:
    """Return the month or weekday of which `word` is an inflected or misspelt form."""
    for cut in range(1, min(endings_chars, len(word) - 1) + 1):
        if word[:-cut] in names:
            return names[word[:-cut]]
    from rapidfuzz.distance import OSA

    for length, wrong in SLIPS:
        if len(word) < length:
            continue
        near = [
            name
            for name in names
            if len(name) >= length - wrong
            and len(name) > 3
            and name[0] == word[0]
            and OSA.distance(word, name, score_cutoff=wrong) <= wrong
        ]
        if near:
            return names[min(near, key=lambda name: OSA.distance(word, name))]
    return None


def _digits(items: Sequence[Item], at: int) -> Item:
    """Return the item at `at`; digits with what they may be in a date."""
    item = items[at]
    if item.roles or not item.text.isascii() or not item.text.isdecimal() or len(item.text) > 8:
        return item
    before = items[at - 1] if at and item.is_glued else None
    after = items[at + 1] if at + 1 < len(items) and items[at + 1].is_glued else None
    if before is not None and (before.is_word and "quarters" not in before):
        return item
    if before is not None and before.text == ":":
        return item
    value = int(item.text)
    if after is not None and after.is_word:
        is_day = "day_endings" in after and 0 < value <= 31
        if is_day:
            return item._replace(roles={"ordinal": value})
        return item if not after.roles else item._replace(roles={"number": value})
    if after is not None and after.text == ":":
        return item
    if before is not None and before.text == "'" and len(item.text) == 2:
        return item._replace(roles={"short_year": value})
    return item._replace(roles={"number": value})
