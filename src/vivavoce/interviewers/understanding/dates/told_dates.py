"""Dates told from today: three weeks ago, in two years, last month, the year before last."""

import calendar
import datetime

from vivavoce.interviewers.understanding.dates.cursor import FILLERS_MAX, YEARS, Moment, on
from vivavoce.interviewers.understanding.dates.month_dates import MonthDates

DAYS_OF = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "weekend": 7}
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
FINER = {"year": "month", "decade": "year", "month": "week"}  # half a year ago is a month
DAYS_OF_MONTH = 30  # of half a month


class ToldDates(MonthDates):
    """Reads spans of time and the periods next to the present one."""

    def _span(self, at: int) -> Moment | None:
        """Return three weeks ago, in two years, half a year from now; or the bare span."""
        if not self._ahead and self._is_uncertain(at):
            return Moment(day=0, end=at + 4)
        begin = at
        leads = -1 if "ago_before" in self._at(at) else 1 if "ahead" in self._at(at) else 0
        at += bool(leads)
        for _ in range(2 if leads else 0):
            at += "next" in self._at(at) or "fillers" in self._at(at)
        vague = "vague" in self._at(at) or "vague" in self._at(at + 1)
        length = self._length(at)
        if length is None:
            return None
        months, days, unit, end = length
        for _ in range(FILLERS_MAX):
            item = self._at(end)
            if "ago" in item and not (leads > 0):
                leads, end = -1, end + 1
                break
            if "ahead_after" in item:
                leads, end = 1, end + 1
                break
            if not ("fillers" in item or item.text == "'"):
                break
            if "ahead" in item:  # "in", which begins another date
                break
            end += 1
        if vague or not self._today:
            return Moment(day=0, end=end)
        moment = self._told(months, days, unit, leads or (1 if self._ahead else -1))
        moment.start, moment.end, moment.is_bare = begin, end, not leads
        return moment

    def _is_uncertain(self, at: int) -> bool:
        """Whether it is two or three years ago: which of them, nobody can say."""
        items = [self._at(place) for place in range(at, at + 4)]
        joined = "or_" in items[1] or "until" in items[1]
        counted = "number" in items[0] and "number" in items[2]
        return joined and counted and "unit" in items[3]

    def _length(self, at: int) -> tuple[float, float, str, int] | None:
        """Return the months and days of a span, its finest unit, and where it ends."""
        months = days = 0.0
        unit = ""
        for _ in range(2):
            part = self._length_part(at)
            if part is None:
                break
            count, unit, at = part
            months += count * MONTHS_OF.get(unit, 0)
            days += count * DAYS_OF.get(unit, 0)
            if count != int(count):
                unit = {"year": "month", "decade": "year", "month": "week"}.get(unit, unit)
            joined = at + ("and_" in self._at(at))
            if self._length_part(joined) is None:
                break
            at = joined
        return (months, days, unit, at) if unit else None

    def _length_part(self, at: int) -> tuple[float, str, int] | None:
        item = self._at(at)
        count = item.roles.get("number", item.roles.get("counts"))
        end = at + 1
        if "half" in item:
            count, end = 0.5, end + ("articles" in self._at(end))
        elif "articles" in item and count is None:
            count = 1
            if "half" in self._at(end):
                count, end = 0.5, end + 1
            elif "counts" in self._at(end):
                count, end = self._at(end).roles["counts"], end + 1
        elif "vague" in item:
            count = 1
        if count is None or not 0 <= count < 10000:
            return None
        joins = self._at(end)
        if ("until" in joins or "or_" in joins) and "number" in self._at(end + 1):
            end += 2  # in 6 to 8 weeks: in 6 at the earliest
        if "and_a_half" in self._at(end):
            count, end = count + 0.5, end + 1
        end += "fillers" in self._at(end) and "unit" not in self._at(end)  # a couple "of" weeks
        unit = self._at(end).roles.get("unit")
        if unit is None:
            return None
        end += 1
        if "and_a_half" in self._at(end):
            count, end = count + 0.5, end + 1
        return float(count), str(unit), end

    def _told(self, months: float, days: float, unit: str, sign: int) -> Moment:
        """Return the moment so far from today, as exact as the unit is."""
        assert self._today is not None
        whole = int(months)
        days += (months - whole) * 30
        month = 12 * self._today.year + self._today.month - 1 + sign * whole
        year, month = divmod(month, 12)
        if year not in YEARS or days > 366 * 200:
            return Moment(day=0)
        if unit in ("year", "decade"):
            return Moment(year=year)
        if unit in ("month", "quarter"):
            return Moment(year=year, month=month + 1)
        last = calendar.monthrange(year, month + 1)[1]
        day = datetime.date(year, month + 1, min(self._today.day, last))
        try:
            return on(day + datetime.timedelta(sign * int(days)), 0, 0)
        except OverflowError:
            return Moment(day=0)

    def _relative_period(self, at: int) -> Moment | None:
        """Return last year, this month, next week, the year before last."""
        item, after = self._at(at), self._at(at + 1)
        if not self._today:
            return None
        unit, off, end = after.roles.get("unit"), 0, at + 2
        if "last" in item:
            off = -1
        elif "next" in item:
            off = 1
        elif "unit" in item and ("before_last" in after or "after_next" in after):
            unit, off = item.roles["unit"], -2 if "before_last" in after else 2
        elif "this" not in item and "this_unit" not in item:
            return None
        moment = self._period(unit, off)
        if moment is None:
            return None
        moment.end = end
        if unit == "year":
            return self._within(moment)
        following = self._skip(end)
        if unit == "month" and "ordinal" in self._at(following):
            moment.day, moment.end = self._at(following).roles["ordinal"], following + 1
        weekday = self._at(following).roles.get("weekday")
        if unit == "week" and weekday is not None and moment.day is not None:
            monday = datetime.date(moment.year or 1, moment.month or 1, moment.day)
            moment = on(monday + datetime.timedelta(weekday), at, following + 1)
            ordinal_at = self._skip(following + 1)
            if self._at(ordinal_at).roles.get("ordinal") == moment.day:
                moment.end = ordinal_at + 1
        return moment

    def _period(self, unit: str | None, off: int) -> Moment | None:
        assert self._today is not None
        month = 12 * self._today.year + self._today.month - 1
        if unit == "year":
            return Moment(year=self._today.year + off)
        if unit in ("month", "quarter"):
            size = MONTHS_OF[unit]
            year, month = divmod((month // size + off) * size, 12)
            return Moment(year=year, month=month + 1)
        if unit in ("week", "fortnight", "weekend"):
            monday = self._today - datetime.timedelta(self._today.weekday())
            first = monday + datetime.timedelta(7 * off + (5 if unit == "weekend" else 0))
            return on(first, 0, 0)
        return None
