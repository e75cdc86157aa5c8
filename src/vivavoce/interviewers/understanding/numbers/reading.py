"""Numbers: which of the amounts in an answer is the one that was asked for."""

import datetime
from collections.abc import Sequence
from typing import Any

from vivavoce.interviewers.language import Language
from vivavoce.interviewers.understanding.answer import Asked, Understood, obtained
from vivavoce.interviewers.understanding.dates import past_date
from vivavoce.interviewers.understanding.numbers.amounts import Amount
from vivavoce.interviewers.understanding.numbers.measures import (
    ENGLISH,
    Measure,
    alike,
    measure_of,
    value_in,
    whole,
)
from vivavoce.interviewers.understanding.numbers.numerals import items_of
from vivavoce.interviewers.understanding.numbers.ranges import Amounts
from vivavoce.interviewers.understanding.numbers.units import convert, dimension, is_currency
from vivavoce.interviewers.understanding.tokens import Item

NOUN_WITHIN = 4  # words behind a number among which stands what it counts
SHORT_ANSWER_ITEMS = 3
PARTS_MAX, KIND_WORDS_MAX = 6, 2  # "two black cats, a dog and three budgies"
MARK_WITHIN = 4  # items between "no, wait" and what is right
BEFORE_ONE = ("ones_behind", "about", "at_least", "at_most", "conclusions", "maybe", "and_", "or_")

# How much speaks for an amount, or against it.
SAME_UNIT, KIN_UNIT, SAME_NOUN, PLAIN = 7, 6, 6, 3
CONCLUDED, CURRENT, FORMER, WEAK, YEAR, SHARE = 5, 2, -3, -2, -4, 1


def read_number(answer: str, asked: Asked, language: Language) -> Understood:
    """Return the number that `answer` gives, or the range, in the asked unit."""
    for code in dict.fromkeys((language.code, ENGLISH)):
        value = number(answer, asked, code)
        if value is not None:
            return obtained(value)
    return obtained(None)


def number(answer: str, asked: Asked, code: str) -> Any:
    """Return the number or range that `answer` gives in the language of `code`."""
    measure = measure_of(asked.unit or "", asked.question, code)
    counts = bool(asked.unit) and (not measure.is_known or is_currency(measure.unit))
    seconds = measure.unit in ("second", "minute")
    items = items_of(answer, code, seconds=seconds, whole=counts)
    found = list(Amounts(items, measure.unit))
    if _begins_with_none(items):
        return 0
    best = _best(items, found, measure)
    if best is not None:
        return best
    if any(not amount.is_year and not amount.is_weak for amount in found):
        return None
    if dimension(measure.unit) == "time" and asked.today and not measure.is_year:
        elapsed = _elapsed(answer, found, items, measure, asked.today, code)
        if elapsed is not None:
            return elapsed
    return _without_numeral(items, measure)


def _best(items: Sequence[Item], found: Sequence[Amount], measure: Measure) -> Any:
    """Return the value of the amount for which most speaks, of equals the first."""
    scored: list[tuple[float, Amount, Any]] = []
    for amount in found:
        before = items[max(0, amount.start - 1)]
        if "deferring" in before or ("since_ages" in before and not amount.units):
            continue
        value = value_in(amount, measure, found)
        if value is None or (amount.is_weak and not _is_counted(items, amount, measure)):
            continue
        scored.append((_score(items, amount, measure), amount, value))
    corrected = _corrected(items, scored)
    if not corrected:
        return None
    if measure.is_count and all(score == PLAIN for score, _, _ in corrected):
        together = _sum(items, [amount for _, amount, _ in corrected])
        if together is not None:
            return together
    best = max(corrected, key=lambda entry: entry[0])
    is_only_a_year = best[1].is_year and not measure.is_year and dimension(measure.unit) == "time"
    return None if is_only_a_year else best[2]


def _sum(items: Sequence[Item], amounts: Sequence[Amount]) -> float | None:
    """Return how many an answer counts up by kinds and nothing else: two cats and a dog."""
    total = 0.0
    at = amounts[0].start
    places = {amount.start: amount for amount in amounts if not amount.is_range}
    parts = 0
    while at < len(items) and parts < PARTS_MAX:
        amount = places.get(at)
        if amount is not None:
            total, at = total + amount.number, amount.end
        elif "articles" in items[at] and parts:
            total, at = total + 1, at + 1
        else:
            return None
        parts += 1
        kind = at
        while at < len(items) and at - kind < KIND_WORDS_MAX and _is_kind(items[at]):
            at += 1
        if at == kind:
            return None
        if at == len(items) or items[at].text in ".!":
            return whole(total) if parts > 1 else None
        joined = at
        while at < len(items) and (items[at].text == "," or "and_" in items[at]):
            at += 1
        if at == joined:
            return None
    return None


def _is_kind(item: Item) -> bool:
    return item.is_word and not item.roles


def _corrected(
    items: Sequence[Item], scored: list[tuple[float, Amount, Any]]
) -> list[tuple[float, Amount, Any]]:
    """Return what still counts after the last "no, wait"."""
    for at in range(len(scored) - 1, 0, -1):
        score, amount, _ = scored[at]
        before = max(entry[0] for entry in scored[:at])
        marks = range(max(scored[at - 1][1].end, amount.start - MARK_WITHIN), amount.start)
        bare = amount.end >= len(items) or not items[amount.end].is_word
        if (bare or score + 1 >= before) and any("corrections" in items[mark] for mark in marks):
            return scored[at:]
    return scored


def _score(items: Sequence[Item], amount: Amount, measure: Measure) -> float:
    score: float = PLAIN
    if amount.units and measure.is_known:
        score = SAME_UNIT if measure.unit in amount.units else KIN_UNIT
    elif _counts_noun(items, amount, measure):
        score = SAME_NOUN
    if amount.is_year and not measure.is_year:
        score += YEAR
    if amount.is_weak:
        score += WEAK
    if amount.is_share and measure.unit == "percent":
        score += SHARE
    if any("conclusions_after" in item for item in items[amount.end : amount.end + 2]):
        return score + CONCLUDED
    for at in range(amount.start - 1, max(-1, amount.start - MARK_WITHIN), -1):
        item = items[at]
        if "conclusions" in item:
            return score + CONCLUDED
        if "current" in item:
            return score + CURRENT
        if "former" in item:
            return score + FORMER
        if "number" in item or item.text in ".;!?":
            break
    return score


def _counts_noun(items: Sequence[Item], amount: Amount, measure: Measure) -> bool:
    """Whether one of the next words is what was asked for: 12 drivers."""
    is_of_unit = bool(amount.units) and amount.units != ("times",)
    for item in items[amount.end : amount.end + (0 if is_of_unit else NOUN_WITHIN)]:
        if not item.is_word or "number" in item:
            return False
        if any(alike(item.text, noun) for noun in measure.nouns):
            return True
    return any(
        alike(items[at].text, noun)
        for at in range(amount.start, amount.end)
        for noun in measure.nouns
    )


def _is_counted(items: Sequence[Item], amount: Amount, measure: Measure) -> bool:
    """Whether a "one" or an "a" really counts something."""
    if amount.units and measure.is_known:
        return True
    first = items[amount.start]
    if "articles" in first and "number" not in first:
        return False
    ends = amount.end >= len(items) or not items[amount.end].is_word
    if "articles" in first and not ends and not _counts_noun(items, amount, measure):
        return False
    before = items[amount.start - 1] if amount.start else None
    return (
        len(items) <= SHORT_ANSWER_ITEMS
        or before is None
        or any(role in before for role in BEFORE_ONE)
        or not (before.is_word or before.roles)
        or _counts_noun(items, amount, measure)
    )


def _elapsed(
    answer: str,
    found: Sequence[Amount],
    items: Sequence[Item],
    measure: Measure,
    today: datetime.date,
    code: str,
) -> float | None:
    """Return the time since the date that `answer` gives: since 2019, it began in June."""
    ranges = [amount for amount in found if amount.is_year and amount.is_range]
    if ranges and ranges[0].low and ranges[0].high:
        return _in_unit(12 * (ranges[0].high - ranges[0].low), measure)
    if not any("since" in item for item in items):
        return None
    date = past_date(answer, today, code)
    if date is None:
        return None
    year, *rest = map(int, date.split("-"))
    if len(rest) == 2 and measure.unit in ("day", "week"):
        days = abs((today - datetime.date(year, *rest)).days)
        converted = convert(days, "day", measure.unit)
        return None if converted is None else whole(round(converted, 2))
    months = 12 * (today.year - year) + (today.month - rest[0] if rest else 0)
    return _in_unit(months, measure) if months >= 0 else None


def _in_unit(months: float, measure: Measure) -> float | None:
    converted = convert(months, "month", measure.unit)
    return None if converted is None else whole(round(converted, 2))


def _begins_with_none(items: Sequence[Item]) -> bool:
    """Whether the answer is none, whatever is told after it: none now, five in my last job."""
    if not items or "nothing" not in items[0]:
        return False
    following = items[1] if len(items) > 1 else None
    return _ends_clause(following) and not any("corrections" in item for item in items)


def _without_numeral(items: Sequence[Item], measure: Measure) -> float | None:
    """Return 0 for "none", 100 percent for "all of them"."""
    if any("number" in item or "junk" in item for item in items):
        return None
    for at, item in enumerate(items):
        if "not_nothing" in item:
            continue
        following = items[at + 1] if at + 1 < len(items) else None
        if "nothing" in item:
            return 0
        if "nothing_alone" in item and _ends_clause(following) and _opens(items, at):
            return 0
        if "nothing_of" in item and following is not None:
            near = items[at + 1 : at + 3]
            if any(alike(one.text, noun) for one in near for noun in measure.nouns):
                return 0
        if "daily" in item and measure.period == "week" and dimension(measure.unit) != "money":
            return float(item.roles["daily"])
        if "everything" in item and measure.unit == "percent" and _opens(items, at):
            return 100
    return None


def _ends_clause(following: Item | None) -> bool:
    """Whether the clause goes on with nothing but "so far" or "at the moment"."""
    if following is None or not following.is_word:
        return True
    return "nothing_tails" in following or "current" in following


def _opens(items: Sequence[Item], at: int) -> bool:
    """Whether the item is among the first words of its clause."""
    words = 0
    while at > 0 and items[at - 1].is_word:
        at -= 1
        words += 1
    return words <= SHORT_ANSWER_ITEMS
