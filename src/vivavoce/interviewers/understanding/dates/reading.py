"""Dates: which of the moments in an answer is the one that was asked for."""

import datetime
from collections.abc import Sequence
from itertools import pairwise

from vivavoce.interviewers.language import Language, known
from vivavoce.interviewers.quantity_words import DateWords
from vivavoce.interviewers.understanding.answer import Asked, Understood, obtained
from vivavoce.interviewers.understanding.dates.calendar_terms import terms, words_of
from vivavoce.interviewers.understanding.dates.cursor import YEARS, Moment
from vivavoce.interviewers.understanding.dates.foreign_dates import foreign_date
from vivavoce.interviewers.understanding.dates.moments import Moments
from vivavoce.interviewers.understanding.tokens import Item, plain, tokens

ENGLISH = "en"  # listened for besides the interview's own language
MARK_WITHIN = 4  # items between "no, wait" and what is right
NO_DATE_WITHIN = 3  # items between "ask me" and the date
CLAUSE_WITHIN = 6  # items between a verb of the question and its date
STEM_CHARS = 4
BARE_SPAN_ITEMS = 10  # in a longer answer, "two years" need not be the time since then

# How much speaks for a moment, or against it.
SAME_VERB, CONCLUDED, DOUBTFUL, FORMER, BARE, BIRTH = 2, 3, -4.5, -3, -4, -5


def read_date(answer: str, asked: Asked, language: Language) -> Understood:
    """Return the date that `answer` names, as exact as it is; of a period, its beginning."""
    if language.code not in known():
        value = foreign_date(answer, asked, language.code)
        if value is not None:
            return obtained(value)
    for code in dict.fromkeys((language.code, ENGLISH)):
        ahead = is_ahead(asked.question, words_of(code))
        value = date(answer, asked.question, asked.today, code, ahead=ahead)
        if value is not None:
            return obtained(value)
    return obtained(None)


def past_date(answer: str, today: datetime.date, code: str) -> str | None:
    """Return the date in `answer` of something that is past."""
    return date(answer, "", today, code, ahead=False)


def is_ahead(question: str, words: DateWords) -> bool:
    """Whether `question` asks for something to come."""
    heard = " ".join(token.text for token in tokens(plain(question)))
    ahead = _first(heard, words.ahead_questions)
    behind = _first(heard, words.behind_questions)
    return ahead >= 0 and not 0 <= behind < ahead


def _first(heard: str, phrases: Sequence[str]) -> int:
    places = [f" {heard} ".find(f" {phrase} ") for phrase in phrases]
    return min((place for place in places if place >= 0), default=-1)


def date(
    answer: str, question: str, today: datetime.date | None, code: str, *, ahead: bool
) -> str | None:
    """Return the date that `answer` names in the language of `code`."""
    words = words_of(code)
    if today and today.year not in YEARS[2:-2]:
        today = None  # a clock that is wrong tells nothing, and leaves no room to count
    items = terms(answer, code)
    month_first = any("month_first" in item for item in items)
    found = list(
        Moments(
            items,
            today,
            ahead=ahead,
            month_first=month_first,
            doubtful_months=words.doubtful_months,
        )
    )
    _share_years(items, found)
    dated = [(moment, iso) for moment in found if (iso := moment.iso()) is not None]
    dated = [entry for entry in dated if not entry[0].is_bare or len(items) <= BARE_SPAN_ITEMS]
    dated = [entry for entry in dated if not _is_no_answer(items, entry[0])]
    dated = _corrected(items, _begun(items, dated))
    if not dated:
        return None
    asks_birth = any(token.text in words.birth for token in tokens(plain(question)))
    stems = _stems(question, words)
    scores = [_score(items, moment, stems, asks_birth=asks_birth) for moment, _ in dated]
    best = scores.index(max(scores))
    moment, iso = dated[best]
    for other, other_iso in dated[best + 1 : best + 2]:
        if _is_or(items, moment, other) and not other_iso.startswith(iso):
            return iso[:4] if iso[:4] == other_iso[:4] else None
    if moment.is_nearest:
        for other, other_iso in dated:
            if other.month == moment.month and not other.is_nearest:
                return other_iso
    exact = [other for _, other in dated if other.startswith(f"{iso}-")]
    return exact[0] if exact else iso


def _is_no_answer(items: Sequence[Item], moment: Moment) -> bool:
    """Whether the date is of something else: ask me tomorrow, right now I cannot say."""
    before = items[max(0, moment.start - NO_DATE_WITHIN) : moment.start]
    after = items[moment.end : moment.end + NO_DATE_WITHIN]
    denied = moment.is_doubtful and any("denials" in item for item in after)
    return denied or any("no_dates" in item for item in before)


def _share_years(items: Sequence[Item], found: Sequence[Moment]) -> None:
    """Let May in "May to June 2020" and "May or June 2020" be of that year."""
    for moment, other in pairwise(found):
        between = items[moment.end : other.start]
        said = any("number" in item for item in items[other.start : other.end][-1:])
        joined = len(between) == 1 and (
            between[0].text == ","
            or any(role in between[0] for role in ("until", "or_", "fillers"))
        )
        unsaid = not any(
            item.roles.get("number", 0) > 31 for item in items[moment.start : moment.end]
        )
        if joined and said and unsaid and moment.month and other.month and other.year:
            moment.year = other.year


def _begun(items: Sequence[Item], dated: list[tuple[Moment, str]]) -> list[tuple[Moment, str]]:
    """Return the moments without those that only end a period."""
    kept = dated[:1]
    for before, entry in pairwise(dated):
        between = items[before[0].end : entry[0].start]
        ends = any("until" in item and item.text != "-" for item in between[-2:])
        dashed = len(between) == 1 and "until" in between[0]
        if not (dashed or (ends and not any("corrections" in item for item in between))):
            kept.append(entry)
    return kept


def _corrected(items: Sequence[Item], dated: list[tuple[Moment, str]]) -> list[tuple[Moment, str]]:
    """Return what still counts after the last "no, wait"."""
    for at in range(len(dated) - 1, 0, -1):
        start = dated[at][0].start
        marks = range(max(dated[at - 1][0].end, start - MARK_WITHIN), start)
        if any("corrections" in items[mark] for mark in marks):
            return dated[at:]
    return dated


def _score(items: Sequence[Item], moment: Moment, stems: set[str], *, asks_birth: bool) -> float:
    score = 0.0
    if moment.is_bare:
        score += BARE
    if moment.is_doubtful:
        score += DOUBTFUL
    for at in range(moment.start - 1, max(-1, moment.start - CLAUSE_WITHIN), -1):
        item = items[at]
        if "birth" in item and not asks_birth:
            return score + BIRTH
        if "former" in item:
            return score + FORMER
        if "conclusions" in item and at >= moment.start - 2:
            return score + CONCLUDED
        if len(item.text) >= STEM_CHARS and item.text[:STEM_CHARS] in stems:
            score += SAME_VERB
            break
        if item.text in ".;!?" or any(role in item for role in ("number", "month")):
            break
    return score


def _stems(question: str, words: DateWords) -> set[str]:
    """Return how the telling words of `question` begin: its verb, mostly."""
    return {
        token.text[:STEM_CHARS]
        for token in tokens(plain(question))
        if len(token.text) >= STEM_CHARS and token.text not in words.question_words
    }


def _is_or(items: Sequence[Item], moment: Moment, other: Moment) -> bool:
    between = items[moment.end : other.start]
    return len(between) in (1, 2) and any("or_" in item for item in between)
