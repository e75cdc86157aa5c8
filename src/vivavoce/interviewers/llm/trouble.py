"""Kinds of trouble with a model that concern everybody who uses it, or nobody but one request."""

from vivavoce.errors import InterviewerUnavailable
from vivavoce.interviewers.calls.retrying import TookTooLong


class Unreachable(InterviewerUnavailable):
    """No connection to the provider came about: it is so for whoever uses the model."""


class NobodyThere(Unreachable, TookTooLong):
    """Nobody answered where the provider should be. Trying again at once would wait as long."""
