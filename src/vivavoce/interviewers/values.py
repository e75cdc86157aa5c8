"""Reading one value out of free words. None: there is none, or there are several.

The texts come from people and may be 30 KiB of anything, so no pattern here may
look at the same character more than a fixed number of times.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence

from vivavoce.domain.guide import Option
from vivavoce.interviewers.language import Lexicon, normal, normalised, words

DIGITS_MAX = 15
NUMBER_MAX = 2**53  # beyond it a float is no longer exact
NUMBER_WORDS_MAX = 8  # in a longer sentence, "one" is hardly ever a number
BOOLEAN_CHARS_MAX = 200  # a yes or a no comes first
BOOLEAN_WORDS_MAX = 3  # "yes and no" is neither, but "yes, if there are no costs" is a yes
PHRASE_WORDS_MAX = 6
YEARS = range(1800, 2200)

DIGITS = re.compile(
    r"(?<![^\W_])([0-9]{1,3}(?:[ \u00a0\u202f'’][0-9]{3})+(?![0-9])|[0-9]+)((?:[.,][0-9]+)*)"
    r"[ \u00a0]?([^\W\d_]*)"
)
ISO_DATE = re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?(?![0-9-])")
DOTTED_DATE = re.compile(r"(?<![0-9.])([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})(?![0-9])")
YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")

BREAKS = "\n\r;•·,，、"
BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
BULLETS = " \t\u00a0-*–—"
THUMBS = {"👍": True, "✅": True, "✔": True, "👎": False, "❌": False}


def items(text: str, lexicon: Lexicon) -> list[str]:
    """Return the parts of an enumeration, in order, each once.

    Line ends, semicolons and commas separate, and between the last two an "and";
    what stands in brackets stays together.
    """
    conjunctions = {word.casefold() for word in lexicon.conjunctions}
    found: dict[str, str] = {}
    for enumeration in _enumerations(text):
        *parts, last = enumeration
        for part in [*parts, *_split_at(last, conjunctions)]:
            item = _item(part, conjunctions)
            if item:
                found.setdefault(item.casefold(), item)
    return list(found.values())


def _enumerations(text: str) -> list[list[str]]:
    """Return the lines of `text`, each as the parts its commas leave."""
    lines: list[list[str]] = [[]]
    begun = depth = 0
    for at, char in enumerate(text):
        depth = max(0, depth + BRACKETS.get(char, 0))
        if char not in BREAKS:
            continue
        ends_line = char in "\n\r;"
        if not ends_line and (depth or _inside_number(text, at)):
            continue
        lines[-1].append(text[begun:at])
        begun = at + 1
        if ends_line:
            lines.append([])
            depth = 0
    lines[-1].append(text[begun:])
    return lines


def _inside_number(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _split_at(part: str, conjunctions: set[str]) -> list[str]:
    split: list[list[str]] = [[]]
    for word in part.split():
        if word.casefold() in conjunctions:
            split.append([])
        else:
            split[-1].append(word)
    return [" ".join(group) for group in split]


def _item(part: str, conjunctions: set[str]) -> str:
    """Return `part` without bullet, number, leading "and" and full stop."""
    bare = part.strip().lstrip(BULLETS).rstrip(" .!:…")
    first, _, rest = bare.partition(" ")
    numbered = first.endswith((".", ")")) and first[:-1].isdigit()
    if (numbered and rest) or first.casefold() in conjunctions:
        bare = rest
    return " ".join(bare.split())


def number(text: str, lexicon: Lexicon) -> int | float | None:
    """Return the one number in `text`, in digits or else in words."""
    text = unicodedata.normalize("NFKC", text)
    multipliers = {normal(word): factor for word, factor in lexicon.multipliers.items()}
    written: set[int | float | None] = set()
    for match in DIGITS.finditer(text):
        amount = _amount(match[1], match[2], lexicon.decimal_mark)
        if amount is not None:
            sign = -1 if _is_minus(text, match.start()) else 1
            amount *= sign * multipliers.get(match[3].casefold(), 1)
        written.add(amount)
    if not written:
        written = set(_spelt(text, lexicon, multipliers))
    if len(written) != 1:
        return None
    value = written.pop()
    if value is None or abs(value) > NUMBER_MAX:
        return None
    return int(value) if value == int(value) else value


def _amount(whole: str, tail: str, decimal_mark: str) -> int | float | None:
    """Return the number whose marks are thousands' or decimal ones, as far as one can tell."""
    digits = "".join(char for char in whole if char.isdigit())
    marks = "".join(char for char in tail if not char.isdigit())
    groups = tail.replace(",", ".").split(".")[1:]
    if len(digits) + sum(map(len, groups)) > DIGITS_MAX:
        return None
    mixed = len(set(marks)) > 1  # 1.234,5
    single = len(marks) == 1 and (marks == decimal_mark or len(groups[-1]) != 3)
    fraction = groups.pop() if mixed or single else ""
    if any(len(group) != 3 for group in groups):
        return None
    digits += "".join(groups)
    return float(f"{digits}.{fraction}") if fraction else int(digits)


def _is_minus(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at] in {"-", "−"} and not text[max(0, at - 2) : at - 1].isalnum()


def _spelt(text: str, lexicon: Lexicon, multipliers: dict[str, int]) -> Iterable[int]:
    """Yield the numbers spelt out in a short text: "two hundred and five" is one of them."""
    heard = words(text)
    if len(heard) > NUMBER_WORDS_MAX:
        return
    units = {normal(word): value for word, value in lexicon.numbers.items()}
    conjunctions = set(normalised(lexicon.conjunctions))
    total = current = 0
    running = False
    for word in [*heard, ""]:
        unit = units.get(word)
        if unit is not None and (not running or _joins(current, unit)):
            current, running = current + unit, True
        elif word in multipliers and len(word) > 1:
            total, current = _times(total, current if running else 1, multipliers[word])
            running = True
        elif not (word in conjunctions and running and current + total and not current % 100):
            if running:
                yield total + current
            total, current, running = 0, unit or 0, unit is not None


def _joins(current: int, unit: int) -> bool:
    """Whether `unit` goes on a number: a hundred and five, twenty-five; not three four."""
    return current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and 0 < unit < 10)


def _times(total: int, current: int, factor: int) -> tuple[int, int]:
    product = max(current, 1) * factor
    return (total, product) if factor < 1000 else (total + product, 0)


def boolean(text: str, lexicon: Lexicon) -> bool | None:
    """Return whether `text` begins with a yes or with a no; with both, it says neither."""
    for sign, meaning in THUMBS.items():
        if text.strip().startswith(sign):
            return meaning
    meanings = dict.fromkeys(normalised(lexicon.no), False)
    meanings |= dict.fromkeys(normalised(lexicon.yes), True)
    fillers = set(normalised(lexicon.fillers))
    heard = words(text[:BOOLEAN_CHARS_MAX])
    while heard and not (phrase := _begins_with(heard, meanings)) and heard[0] in fillers:
        heard = heard[1:]
    if not heard or not phrase:
        return None
    following = heard[len(phrase.split()) :][:BOOLEAN_WORDS_MAX]
    contradicted = any(
        meanings.get(word) is not meanings[phrase] for word in following if word in meanings
    )
    return None if contradicted else meanings[phrase]


def _begins_with(heard: Sequence[str], phrases: Iterable[str]) -> str:
    """Return the longest of `phrases` that `heard` begins with, or an empty text."""
    begin = " ".join(heard[:PHRASE_WORDS_MAX]) + " "
    return max(
        (phrase for phrase in phrases if begin.startswith(f"{phrase} ")), key=len, default=""
    )


def choice(text: str, options: Sequence[Option]) -> str | None:
    """Return the id of the one option that `text` names by its id or one of its labels."""
    said = normal(text)
    padded = f" {said} "
    named: dict[str, str] = {}
    for option in options:
        if text.strip() in (option.id, *option.labels):
            return option.id
        for label in normalised((option.id, *option.labels)):
            if label and label == said:
                return option.id
            if label and f" {label} " in padded:
                named.setdefault(label, option.id)
    # "not remote" names that option and not "remote", which stands inside it.
    longest = {
        chosen
        for label, chosen in named.items()
        if not any(f" {label} " in f" {other} " for other in named if other != label)
    }
    return longest.pop() if len(longest) == 1 else None


def date(text: str, lexicon: Lexicon) -> str | None:
    """Return the one date in `text` as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as exact as it is."""
    text = unicodedata.normalize("NFKC", text)
    iso = [_day(match[1], match[2], match[3]) for match in ISO_DATE.finditer(text)]
    dotted = [_day(match[3], match[2], match[1]) for match in DOTTED_DATE.finditer(text)]
    found = iso or dotted or _named_months(words(text), lexicon)
    if not found:
        found = [year for year in YEAR.findall(text) if int(year) in YEARS]
    return found[0] if len(set(found)) == 1 else None


def _named_months(heard: Sequence[str], lexicon: Lexicon) -> list[str | None]:
    """Return the dates whose month is a name: May 2024, 12 May 2024, May 12th, 2024."""
    months = {normal(name): at + 1 for at, names in enumerate(lexicon.months) for name in names}
    found: list[str | None] = []
    for at, word in enumerate(heard):
        endings = range(min(lexicon.month_endings_chars, len(word) - 1) + 1)
        month = next(
            (months[name] for cut in endings if (name := word[: len(word) - cut]) in months), None
        )
        if month is None:
            continue
        around = [*heard[max(0, at - 2) : at][::-1], *heard[at + 1 : at + 3]]
        year = next((word for word in around if YEAR.fullmatch(word)), None)
        days = [match[1] for word in around if (match := DAY.fullmatch(word))]
        if year is not None:
            found.append(_day(year, str(month), days[0] if len(days) == 1 else None))
    return found


def _day(year: str, month: str, day: str | None) -> str | None:
    """Return the date in ISO form; None when the calendar has no such day."""
    try:
        checked = datetime.date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    if checked.year not in YEARS:
        return None
    return checked.isoformat() if day else f"{checked.year:04}-{checked.month:02}"
