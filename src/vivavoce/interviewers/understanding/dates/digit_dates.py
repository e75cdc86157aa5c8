"""Dates written in digits only: 2024-02-29, 14/07/1988, 17.3.25, 06/2020."""

import re
from collections.abc import Sequence

from vivavoce.interviewers.understanding.dates.cursor import Cursor, Moment

SIGNS = ("-", "/", ".", "–")


class DigitDates(Cursor):
    """Reads dates in digits. The day is first unless that is impossible or denied."""

    def _numeric(self, at: int) -> Moment | None:
        """Return the date that is written in digits only: 2024-02-29, 14/07/1988, 17.3.25."""
        if not self._at(at).text[:1].isdecimal():
            return None
        end = at + 1
        text = self._at(at).text
        while (
            end + 1 < len(self._items)
            and end < at + 5
            and self._at(end).text in SIGNS
            and self._at(end).is_glued
            and self._at(end + 1).is_glued
            and self._at(end + 1).text[:1].isdecimal()
        ):
            text += "/" + self._at(end + 1).text
            end += 2
        spaced = self._spaced_dots(at) if end == at + 1 else None
        if spaced is not None:
            text, end = spaced
        after = self._at(end)
        if "unit" in after or (after.is_glued and after.is_word):
            return None
        parts = [part for part in re.split(r"[./]", text) if part]
        if not 2 <= len(parts) <= 3 or not all(map(str.isdigit, parts)):
            return None
        moment = self._of_parts(parts)
        if moment is not None:
            moment.end = end
            if moment.year is None:
                moment.year, moment.end = self._year(end)
                if moment.year is None:
                    moment.end = end
        return moment

    def _spaced_dots(self, at: int) -> tuple[str, int] | None:
        """Return the parts of "12. 5. 2027"."""
        texts = [self._at(at + offset).text for offset in range(5)]
        if len(texts[2]) == 4 and all(text.isdecimal() and len(text) <= 2 for text in texts[:2]):
            return ("/".join(texts[:3]), at + 3) if texts[2].isdecimal() else None  # 3 11 1992
        same_sign = texts[1] in (".", "/", "-") and texts[1] == texts[3]
        if same_sign and texts[2].isdecimal() and texts[4].isdecimal() and len(texts[4]) == 4:
            return "/".join(texts[::2]), at + 5
        if texts[1] == "." and re.fullmatch(r"[0-9]{1,2}\.[0-9]{4}", texts[2]):
            return f"{texts[0]}/{texts[2].replace('.', '/')}", at + 3
        return None

    def _of_parts(self, parts: Sequence[str]) -> Moment | None:
        numbers = [int(part) for part in parts]
        sizes = [len(part) for part in parts]
        if sizes[0] == 4 and sizes[1] == 4:
            return None  # 2010-2015
        if sizes[0] == 4:
            return Moment(
                year=numbers[0], month=numbers[1], day=numbers[2] if numbers[2:] else None
            )
        if sizes[0] > 2 or sizes[1] > 4:
            return None
        if len(parts) == 2:
            if sizes[1] == 4:  # 06/2020
                return Moment(year=numbers[1], month=numbers[0])
            if numbers[0] > 31 or numbers[1] > 31 or sizes[1] > 2:
                return None
            day, month = self._day_first(numbers[0], numbers[1])
            return Moment(month=month, day=day) if month <= 12 else None
        if sizes[2] not in (2, 4) or sizes[1] > 2:
            return None
        year = numbers[2] if sizes[2] == 4 else self._century(numbers[2])
        day, month = self._day_first(numbers[0], numbers[1])
        return Moment(year=year, month=month, day=day)

    def _day_first(self, first: int, second: int) -> tuple[int, int]:
        """Return day and month of two numbers; by what is possible, else the day is first."""
        month_first = second > 12 or (self._month_first and first <= 12)
        return (second, first) if month_first else (first, second)
