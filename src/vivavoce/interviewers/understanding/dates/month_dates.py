"""Dates with the name of a month: 12 May, May 12th, 2020, last March, the first Monday in June."""

import calendar
import datetime

from vivavoce.interviewers.understanding.dates.cursor import DAYS, YEARS, Moment
from vivavoce.interviewers.understanding.dates.digit_dates import DigitDates

ROLES = ("last", "this", "next")


class MonthDates(DigitDates):
    """Reads months with their days and years, and years alone."""

    def _year_alone(self, at: int) -> Moment | None:
        """Return a year, with the month that may follow: 2020, in May."""
        year = self._plain_year(at)
        end = at + 1
        item = self._at(at)
        if year is None and "short_year" in item:
            year = self._century(item.roles["short_year"])
        before = self._at(at - 1)
        is_short = item.text.isdecimal() and len(item.text) == 2
        if year is None and "year_marks" in before and is_short:
            year = self._century(int(item.text))
        if year is None:
            return None
        return self._within(Moment(year=year, end=end))

    def _within(self, moment: Moment) -> Moment:
        """Return `moment`, a year, made more exact by a month right behind it."""
        at = self._skip(moment.end)
        more = self._day_and_month(at)
        if more is not None and more.year is None and more.month is not None:
            more.year = moment.year
            return more
        if more is None and at > moment.end and "holidays" in self._at(at):
            month, day = self._at(at).roles["holidays"]
            if self._year(at + 1)[0] is None:
                return Moment(year=moment.year, month=month, day=day, end=at + 1)
        return moment

    def _day_and_month(self, at: int) -> Moment | None:
        """Return 12 May, May 12th, May 2020, last March, with the year if it is said."""
        moment = self._day_then_month(at) or self._month_then_day(at)
        if moment is None:
            return None
        year, end = self._year(moment.end)
        if year is None and moment.day is not None:
            year, end = self._short_year(moment.end)
        if year is not None:
            moment.year, moment.end = year, end
        return moment

    def _short_year(self, at: int) -> tuple[int | None, int]:
        """Return the year at `at` that is behind day and month, and so needs no apostrophe."""
        item, after = self._at(at), self._at(at + 1)
        if len(item.text) != 2 or "number" not in item or after.is_word or after.text == ":":
            return None, at
        return self._century(int(item.roles["number"])), at + 1

    def _day_then_month(self, at: int) -> Moment | None:
        day = self._day(at)
        if day is None:
            return None
        month_at = self._skip(at + 1)
        if "until" in self._at(month_at) and self._day(month_at + 1):  # 3 to 5 June
            month_at = self._skip(month_at + 2)
        elif "until" in self._at(at + 1) and self._day(at + 2):
            month_at = self._skip(at + 3)
        item = self._at(month_at)
        if "month" not in item:
            ordinal = self._at(at).roles.get("ordinal")
            return self._nth_weekday(at + 1, ordinal) if ordinal else None
        return Moment(month=item.roles["month"], day=day, end=month_at + 1)

    def _nth_weekday(self, at: int, ordinal: int) -> Moment | None:
        """Return "the first Monday in June"; an `ordinal` of -1 is the last."""
        weekday = self._at(at).roles.get("weekday")
        if weekday is None:
            return None
        month_at = self._skip(at + 1)
        month = self._at(month_at).roles.get("month")
        if month is None:
            return None
        moment = Moment(month=month, end=month_at + 1)
        year, end = self._year(moment.end)
        if year is not None:
            moment.year, moment.end = year, end
        self._settle(moment)
        if moment.year is None or moment.year not in YEARS:
            return moment
        first = datetime.date(moment.year, month, 1)
        moment.day = 1 + (weekday - first.weekday()) % 7 + 7 * (ordinal - 1)
        if ordinal < 0:
            days = calendar.monthrange(moment.year, month)[1]
            moment.day = days - (first.weekday() + days - 1 - weekday) % 7
        return moment

    def _month_then_day(self, at: int) -> Moment | None:
        role = next((role for role in ("last", "this", "next") if role in self._at(at)), "")
        month_at = at + bool(role)
        item = self._at(month_at)
        if "month" not in item or (not role and self._is_no_month(month_at)):
            return None
        moment = Moment(month=item.roles["month"], end=month_at + 1)
        day_at = self._skip(month_at + 1)
        day = self._day(day_at)
        if day is not None and not self._at(day_at + 1).roles.get("unit"):
            moment.day, moment.end = day, day_at + 1
            if "until" in self._at(day_at + 1) and self._day(day_at + 2):
                moment.end = day_at + 3
        if role and self._today:
            moment.year = self._relative_year(role, item.roles["month"])
        return moment

    def _relative_year(self, role: str, month: int) -> int:
        """Return the year of last March, this March, next March."""
        assert self._today is not None
        this = self._today
        if role == "last":
            return this.year - (month >= this.month)
        return this.year + (month <= this.month) if role == "next" else this.year

    def _is_no_month(self, at: int) -> bool:
        """Whether "may" or "march" is the other word: no number and no preposition is near it."""
        if self._at(at).text not in self._doubtful:
            return False
        before, after = self._at(at - 1), self._at(at + 1)
        near = any(
            role in item
            for item in (before, after)
            for role in ("number", "ordinal", "last", "this", "next")
        )
        stands = "fillers" in before and not after.is_word
        joins = any(role in after for role in ("fillers", "or_", "until")) or not after.roles
        goes_on = "fillers" in before and joins
        alone = not before.is_word and not (after.is_word and not after.roles)
        return not (near or stands or goes_on or alone or after.text == "'")

    def _day(self, at: int) -> int | None:
        item = self._at(at)
        value = item.roles.get("ordinal", item.roles.get("number"))
        if not isinstance(value, int) or value not in DAYS or "short_year" in item:
            return None
        return int(value)
