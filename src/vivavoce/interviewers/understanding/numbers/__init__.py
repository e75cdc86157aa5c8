"""Numbers, in digits or words, in the asked unit; ranges of them."""

from vivavoce.interviewers.understanding.numbers.reading import read_number

__all__ = ["read_number"]
