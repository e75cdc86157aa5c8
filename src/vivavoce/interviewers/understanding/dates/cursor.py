"""A reader of dates moves over the items of an answer: years, and what only joins."""

import calendar
import datetime
from collections.abc import Sequence

import msgspec

from vivavoce.interviewers.understanding.tokens import Item

YEARS = range(1800, 2200)
DAYS = range(1, 32)
FILLERS_MAX = 3  # between the parts of one date: "the 12th of May in the year 2020"
NOTHING = Item("", {}, False, 0, 0)


class Moment(msgspec.Struct, kw_only=True):
    """A year, a month or a day, as far as it is said. `start` and `end` count items.

    Without a year it comes round every year; without year and month, every month.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    start: int = 0
    end: int = 0
    is_year_enough: bool = False  # of a season or a quarter only the year counts
    is_bare: bool = False  # a span of time that leads neither back nor ahead
    is_nearest: bool = False  # the year was not said; it is the nearest to today
    is_doubtful: bool = False  # "now", which is said of many things

    def iso(self) -> str | None:
        """Return `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None when the calendar has no such day."""
        if self.year is None or self.year not in YEARS:
            return None
        if self.month is None or self.is_year_enough:
            return f"{self.year:04}"
        if not 1 <= self.month <= 12:
            return None
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        if not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            return None
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def on(day: datetime.date, start: int, end: int) -> Moment:
    """Return the moment that is `day`."""
    return Moment(year=day.year, month=day.month, day=day.day, start=start, end=end)


class Cursor:
    """The `items` of an answer, with `today` where it is known, `ahead` where dates lie ahead."""

    def __init__(
        self,
        items: Sequence[Item],
        today: datetime.date | None,
        *,
        ahead: bool,
        month_first: bool = False,
        doubtful_months: Sequence[str] = (),
    ) -> None:
        self._items = items
        self._today = today
        self._ahead = ahead
        self._month_first = month_first
        self._doubtful = doubtful_months

    def _at(self, at: int) -> Item:
        return self._items[at] if 0 <= at < len(self._items) else NOTHING

    def _skip(self, at: int, *, commas: bool = True) -> int:
        """Return the place behind a few words that only join: "of", "the", a comma."""
        for _ in range(FILLERS_MAX):
            item = self._at(at)
            if "fillers" in item or (commas and item.text in (",", ".", "-", "(")):
                at += 1
            else:
                break
        return at

    def _century(self, short: int) -> int:
        """Return the year that two digits mean: not far ahead of today."""
        this = self._today.year if self._today else 2025
        year = this - this % 100 + short
        return year if year <= this + (20 if self._ahead else 1) else year - 100

    def _year(self, at: int) -> tuple[int | None, int]:
        """Return the year at `at`, behind words that only join, and where it ends."""
        begin = at
        at = self._skip(at)
        if self._at(at).roles.get("unit") == "year" and "number" in self._at(at + 1):
            at += 1
        year = self._plain_year(at)
        if year is not None:
            return year, at + 1
        item, after = self._at(at), self._at(at + 1)
        if "short_year" in item:
            return self._century(item.roles["short_year"]), at + 1
        if self._today and after.roles.get("unit") == "year":
            for role, off in (("last", -1), ("this", 0), ("next", 1)):
                if role in item:
                    return self._today.year + off, at + 2
        if self._today and item.roles.get("unit") == "year" and "before_last" in after:
            return self._today.year - 2, at + 2
        return None, begin

    def _is_short_year(self, at: int) -> bool:
        """Whether two digits can only be a year: in 08, summer of 69."""
        text, after = self._at(at).text, self._at(at + 1)
        if not (len(text) == 2 and text.isascii() and text.isdecimal()) or "number" not in self._at(
            at
        ):
            return False
        leads = "fillers" in self._at(at - 1) or "month" in self._at(at - 1)
        ends = not after.is_word or ("unit" not in after and bool(after.roles))
        return (
            leads
            and ends
            and (text[0] == "0" or int(text) not in DAYS)
            and after.text not in (*("%", ":", "/", "-"),)
        )

    def _plain_year(self, at: int) -> int | None:
        item = self._at(at)
        if self._is_short_year(at):
            return self._century(int(item.text))
        value = item.roles.get("number")
        is_year = (
            isinstance(value, int)
            and value in YEARS
            and (len(item.text) == 4 or not item.text.isdecimal())
        )
        after = self._at(at + 1)
        if not is_year or ("unit" in after and "fillers" not in after):
            return None
        return int(item.roles["number"])

    def _settle(self, moment: Moment) -> None:
        """Give `moment` the year, and a bare day the month, in which it is nearest to today."""
        today = self._today
        if moment.year is not None or today is None:
            return
        moment.is_nearest = True
        if moment.month is None:
            if moment.day:
                month = 12 * today.year + today.month - 1
                month += moment.day < today.day if self._ahead else -(moment.day > today.day)
                moment.year, moment.month = month // 12, month % 12 + 1
            return
        passed = (moment.month, moment.day or 0) < (today.month, today.day if moment.day else 0)
        comes = (moment.month, moment.day or 0) > (today.month, today.day if moment.day else 0)
        moment.year = today.year + (passed if self._ahead else -comes)
