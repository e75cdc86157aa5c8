"""Lists: an enumeration, taken down as a careful note-taker would."""

from vivavoce.interviewers.understanding.lists.reading import read_list

__all__ = ["read_list"]
