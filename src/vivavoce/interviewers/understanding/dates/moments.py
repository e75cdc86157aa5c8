"""Moments: what is said of days, months and years, each counted from today where it must be."""

import datetime
from collections.abc import Iterator

from vivavoce.interviewers.understanding.dates.cursor import DAYS, FILLERS_MAX, YEARS, Moment, on
from vivavoce.interviewers.understanding.dates.told_dates import ToldDates

QUARTERS = range(1, 5)
SEASON_MONTHS = 3
# No moment begins with a word that plays only these parts.
IDLE = {
    *("fillers", "until", "or_", "corrections", "conclusions", "former", "birth", "year_marks"),
    *("ahead_questions", "behind_questions", "question_words", "month_first", "day_endings"),
    *("no_dates", "denials"),
}


class Moments(ToldDates):
    """The moments of an answer, in order."""

    def __iter__(self) -> Iterator[Moment]:
        rules = (
            self._numeric,
            self._span,
            self._weekday,
            self._day_and_month,
            self._relative_period,
            self._season_or_quarter,
            self._holiday,
            self._named_day,
            self._year_alone,
            self._day_alone,
        )
        at = 0
        while at < len(self._items):
            item = self._items[at]
            if item.roles.keys() <= IDLE and not item.text[:1].isdecimal():
                at += 1
                continue
            for rule in rules:
                moment = rule(at)
                if moment is not None:
                    moment.start = at
                    self._settle(moment)
                    yield moment
                    at = max(moment.end, at + 1)
                    break
            else:
                at += 1

    def _weekday(self, at: int) -> Moment | None:
        """Return last Friday, Friday of last week, Friday the 1st, Sunday the 30th of August."""
        role = next((role for role in ("last", "this", "next") if role in self._at(at)), "")
        at += bool(role)
        weekday = self._at(at).roles.get("weekday")
        if weekday is None:
            return None
        end = at + 1
        exact_at = self._skip(end)
        if role == "last" and exact_at > end and "month" in self._at(exact_at):
            return self._nth_weekday(at, -1)
        count = self._at(at - 1).roles.get("number")
        if "ago" in self._at(end) and isinstance(count, int) and count in DAYS:
            day = self._nearest(weekday, "last") - datetime.timedelta(7 * (count - 1))
            return on(day, at, end + 1)
        exact = self._numeric(exact_at) or self._day_and_month(exact_at)
        if exact is not None and exact.day is not None:
            return exact
        if not self._today:
            return Moment(day=0, end=end)
        period = self._relative_period(self._skip(end))
        if period is not None and period.day is not None and self._is_week(period):
            monday = datetime.date(period.year or 1, period.month or 1, period.day)
            moment = on(monday + datetime.timedelta(weekday), at, period.end)
        else:
            moment = on(self._nearest(weekday, role), at, end)
        ordinal_at = self._skip(moment.end)
        ordinal = self._at(ordinal_at).roles.get("ordinal")
        if ordinal is not None:
            moment.end = ordinal_at + 1
            if ordinal != moment.day:
                return Moment(day=ordinal, end=moment.end)
        return moment

    def _is_week(self, period: Moment) -> bool:
        return self._at(period.end - 1).roles.get("unit") in ("week", "weekend") or "unit" in (
            self._at(period.end - 2)
        )

    def _nearest(self, weekday: int, role: str) -> datetime.date:
        """Return the nearest such weekday, never today: ahead or behind."""
        assert self._today is not None
        ahead = role == "next" or (self._ahead and role != "last")
        days = (weekday - self._today.weekday()) % 7
        return self._today + datetime.timedelta((days or 7) if ahead else days - 7)

    def _day_alone(self, at: int) -> Moment | None:
        """Return a day of some month: the 3rd, on the 1st of last month."""
        item = self._at(at)
        if "ordinal" not in item or not 1 <= item.roles["ordinal"] <= 31:
            return None
        of_at = self._skip(at + 1)
        period = self._relative_period(of_at)
        if period is not None and period.month is not None and period.day is None:
            period.day = item.roles["ordinal"]
            return period
        after = self._at(at + 1)
        ends = not after.is_word or "this_unit" in after or "until" in after or "or_" in after
        ends = ends or ("fillers" in after and "unit" not in after)
        has_article = "fillers" in self._at(at - 1)
        if not ends or not (has_article or len(self._items) <= FILLERS_MAX):
            return None
        if self._at(at + 1).roles.get("unit"):
            return None
        moment = Moment(day=item.roles["ordinal"], end=at + 1)
        if "this_unit" in after and self._at(at + 2).roles.get("unit") == "month":
            moment.end = at + 3
        return moment

    def _season_or_quarter(self, at: int) -> Moment | None:
        """Return the year of last summer, spring 2018, Q3 next year; only the year counts."""
        role = next((role for role in ("last", "this", "next") if role in self._at(at)), "")
        place = at + bool(role)
        item = self._at(place)
        end = place + 1
        if "seasons" in item:
            month = item.roles["seasons"]
        elif "quarters" in item and self._at(end).roles.get("number") in QUARTERS:
            month, end = 3 * self._at(end).roles["number"] - 2, end + 1
        elif item.roles.get("ordinal") in QUARTERS and "quarters" in self._at(end):
            month, end = 3 * item.roles["ordinal"] - 2, end + 1
        else:
            return None
        moment = Moment(month=month, end=end, is_year_enough=True)
        year, year_end = self._year(end)
        if year is not None:
            moment.year, moment.end = year, year_end
        elif "before_last" in self._at(end) and self._today:
            moment.year, moment.end = self._season_year("last", month) - 1, end + 1
        elif "after_next" in self._at(end) and self._today:
            moment.year, moment.end = self._season_year("next", month) + 1, end + 1
        elif role and self._today:
            moment.year = self._season_year(role, month)
        return moment

    def _season_year(self, role: str, month: int) -> int:
        assert self._today is not None
        if role == "last":
            months = 12 * self._today.year + self._today.month - SEASON_MONTHS - month
            return months // 12
        return self._relative_year(role, month)

    def _holiday(self, at: int) -> Moment | None:
        """Return Christmas 2019, last Easter, New Year's Day."""
        role = next((role for role in ("last", "this", "next") if role in self._at(at)), "")
        item = self._at(at + bool(role))
        if "holidays" not in item and "easter" not in item:
            return None
        end = at + bool(role) + 1
        year, year_end = self._year(end)
        end = year_end if year is not None else end
        if "holidays" in item:
            month, day = item.roles["holidays"]
            moment = Moment(year=year, month=month, day=day, end=end)
            if role and year is None and self._today:
                passed = (month, day) < (self._today.month, self._today.day)
                moment.year = self._today.year
                moment.year -= role == "last" and not passed
                moment.year += role == "next" and passed
            return moment
        if year is None and self._today:
            days = [
                easter(self._today.year + off) + datetime.timedelta(item.roles["easter"])
                for off in (-1, 0, 1)
            ]
            ahead = role != "last" and (self._ahead or role == "next")
            fitting = [day for day in days if (day >= self._today) is ahead]
            return on(fitting[0] if ahead else fitting[-1], at, end)
        if year is None or year not in YEARS:
            return Moment(day=0, end=end)
        return on(easter(year) + datetime.timedelta(item.roles["easter"]), at, end)

    def _named_day(self, at: int) -> Moment | None:
        """Return yesterday, today, tomorrow."""
        item = self._at(at)
        if "days_off" not in item:
            return None
        if not self._today:
            return Moment(day=0, end=at + 1)
        day = self._today + datetime.timedelta(item.roles["days_off"])
        moment = on(day, at, at + 1)
        moment.is_doubtful = item.roles["days_off"] == 0
        return moment


def easter(year: int) -> datetime.date:
    """Return Easter Sunday of `year` in the Gregorian calendar.

    Source: the anonymous algorithm, in J. Meeus, Astronomical Algorithms, chapter 8.
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)
