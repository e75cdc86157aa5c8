"""One of several options, by whatever people call it."""

from vivavoce.interviewers.understanding.choices.reading import chosen_status, read_choice

__all__ = ["chosen_status", "read_choice"]
