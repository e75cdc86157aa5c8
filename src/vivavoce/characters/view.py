"""What a simulated candidate sees, and what it says to it.

A candidate sees the interviewer's words; besides, it is told which question they
put and what the guide wants to know, because it cannot read as people do. It never
sees the profile, or how its words were understood.
"""

from enum import StrEnum
from typing import Any

import msgspec

from vivavoce.domain.guide import Information, Question
from vivavoce.interviewers.agenda import CLOSING, CONSENT, STOP, SUMMARY

# What an interviewer may ask besides the guide's own questions.
OF_ITS_OWN = frozenset({CONSENT, SUMMARY, CLOSING, STOP})


class CandidateView(msgspec.Struct, frozen=True, kw_only=True):
    """The interviewer's last message and what it is about.

    `items` is what the question collects; all there is at the summary. `times` is
    how often the interviewer came with this question, explanations and probes
    included, this time too. `turn` counts the candidate's turns from 1.
    """

    said: str
    question: str | None
    probe: str | None = None
    plan: Question | None = None
    items: tuple[Information, ...] = ()
    labels: dict[str, str] = {}  # what the guide calls its items, in the interview's language
    times: int = 1
    turn: int = 1


class Act(StrEnum):
    """What a candidate does by saying something: what a careful reader would take it for."""

    ANSWERS = "answers"
    VAGUE = "vague"  # words that could mean anything, or far too few
    UNKNOWN = "unknown"  # "no idea"
    REFUSES = "refuses"  # "I'd rather not say", "next"
    ASKS_BACK = "asks back"
    BESIDE = "beside the point"  # insults, emoji, another language, something else entirely
    CORRECTS = "corrects"  # takes back something said before
    GOES_BACK = "goes back"
    STOPS = "stops"


# What teaches nothing about the question, so that no value may come of it.
NO_ANSWER = frozenset({Act.REFUSES, Act.UNKNOWN, Act.ASKS_BACK, Act.GOES_BACK, Act.STOPS})


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One turn of a candidate: messages sent in a row, and what is meant by them.

    `meant` holds the values a careful reader would take from them, item id to value,
    as far as they are beyond doubt: numbers in the item's unit, choices by id, yes or no.
    """

    messages: tuple[str, ...]
    act: Act
    meant: dict[str, Any] = {}

    @property
    def text(self) -> str:
        """All of it as one text."""
        return "\n".join(self.messages)


def said(*messages: str, act: Act = Act.ANSWERS, meant: dict[str, Any] | None = None) -> Said:
    """Return `messages`, sent in a row."""
    return Said(messages=messages, act=act, meant=meant or {})
