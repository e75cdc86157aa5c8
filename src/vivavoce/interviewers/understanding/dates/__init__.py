"""Dates, absolute or counted from the day of the answer, as exact as the answer is."""

from vivavoce.interviewers.understanding.dates.reading import past_date, read_date

__all__ = ["past_date", "read_date"]
