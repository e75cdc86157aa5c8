"""Calls to whoever leads interviews from outside: limited, given up in time, tried again."""

from vivavoce.interviewers.calls.calls import Calls

__all__ = ["Calls"]
