"""Dates in languages for which we have no tables: `dateparser` knows two hundred."""

import datetime
import functools
from typing import Any

from vivavoce.interviewers.understanding.answer import Asked
from vivavoce.interviewers.understanding.dates.cursor import YEARS
from vivavoce.interviewers.understanding.tokens import plain, tokens

# dateparser reads a date, not a sentence: it gets short spans around a number, and few.
# Words before and behind the number, the widest first: a narrow span may lack the year.
WORDS_AROUND = ((1, 4), (3, 1), (0, 4), (2, 1), (2, 0), (0, 2), (1, 1))
SPANS_MAX = 8
SPAN_CHARS_MAX = 40
YEAR_DIGITS = 4
FORMATS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


def foreign_date(answer: str, asked: Asked, code: str) -> str | None:
    """Return the date in `answer`, in the language of `code`, as exact as it is."""
    text = plain(answer)
    heard = tokens(text)
    tried: set[str] = set()
    for at, token in enumerate(heard):
        if not token.is_number:
            continue
        for before, after in WORDS_AROUND:
            part = heard[max(0, at - before) : at + after + 1]
            span = text[part[0].start : part[-1].end]
            if len(part) == 1 and len(token.text) < YEAR_DIGITS:
                continue
            if len(tried) == SPANS_MAX or span in tried or len(span) > SPAN_CHARS_MAX:
                continue
            tried.add(span)
            found = _read(span, asked.today, code)
            if found is not None:
                return found
    return None


def _read(span: str, today: datetime.date | None, code: str) -> str | None:
    try:
        data = _parser(code, today).get_date_data(span)
    except (ValueError, OverflowError):  # also for a language that dateparser does not know
        return None
    form = FORMATS.get(data.period)
    found = data.date_obj
    return found.strftime(form) if found and form and found.year in YEARS else None


@functools.lru_cache(maxsize=16)
def _parser(code: str, today: datetime.date | None) -> Any:
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

    settings: dict[str, Any] = {
        "PREFER_DAY_OF_MONTH": "first",
        "REQUIRE_PARTS": [] if today else ["year"],
    }
    if today:
        settings["RELATIVE_BASE"] = datetime.datetime.combine(today, datetime.time())
    return DateDataParser(languages=[code], settings=settings)
