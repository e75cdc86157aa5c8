"""Answers that take one tap: what the open question can be answered with in a word or two.

What a button says is what is said: its words go into the transcript as they stand on it, and
are words that the script understands.
"""

from enum import StrEnum

import msgspec

from vivavoce.domain.guide import Guide, Information, ValueType
from vivavoce.domain.interview import Interview
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import CLOSING, CONSENT, STOP, SUMMARY, Agenda
from vivavoce.interviewers.language import known, language_of
from vivavoce.interviewers.one_tap import TAPS, Taps
from vivavoce.service.interviews import Standing
from vivavoce.web.candidate.asking import is_open, open_question

# More than these are read faster in the question itself.
OPTIONS_MAX = 8
OPTION_CHARS_MAX = 60


class Kind(StrEnum):
    """What is being asked."""

    CONSENT = "consent"
    SUMMARY = "summary"
    ANSWER = "answer"


class Suggestions(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said in one tap.

    `answers` answer the question, `asides` say something about it. `language` is that of
    both: BCP 47.
    """

    kind: Kind
    language: str
    answers: list[str]
    asides: list[str] = []


def suggestions(standing: Standing) -> Suggestions | None:
    """Return what the open question can be answered with; None when there is no such question."""
    interview, guide = standing.interview, standing.guide
    asked = open_question(interview) if is_open(interview) else None
    if guide is None or asked is None:
        return None
    spoken = language_of(guide, interview.language).code
    taps = TAPS.get(spoken, TAPS["en"])
    language = spoken if spoken in TAPS else "en"
    match asked.question:
        case question if question == CONSENT:
            answers = [taps.agree, taps.disagree]
            return Suggestions(kind=Kind.CONSENT, language=language, answers=answers)
        case question if question == SUMMARY:
            answers = [taps.all_right, taps.not_right]
            return Suggestions(kind=Kind.SUMMARY, language=language, answers=answers)
        case question if question == STOP:
            answers = [taps.end_it, taps.go_on]
            return Suggestions(kind=Kind.ANSWER, language=language, answers=answers)
        case question if question == CLOSING:
            return Suggestions(kind=Kind.ANSWER, language=language, answers=[taps.nothing_more])
        case _:
            return _to_a_question(guide, interview, asked, spoken, taps)


def _to_a_question(
    guide: Guide, interview: Interview, asked: Message, spoken: str, taps: Taps
) -> Suggestions | None:
    """Return answers to a question of the guide's, or of a person's."""
    item = _asked_for(guide, asked)
    # In a language the script has no words for, it listens for English; a guide has its own.
    asides = [taps.what_do_you_mean, taps.rather_not_say] if spoken in known() else []
    if item is not None and item.type is ValueType.CHOICE:
        return Suggestions(
            kind=Kind.ANSWER,
            language=interview.language,
            answers=_options(guide, item, interview.language),
            asides=asides,
        )
    answers = [taps.yes, taps.no] if item is not None and item.type is ValueType.BOOLEAN else []
    if not answers and not asides:
        return None
    language = spoken if spoken in TAPS else "en"
    return Suggestions(kind=Kind.ANSWER, language=language, answers=answers, asides=asides)


def _asked_for(guide: Guide, asked: Message) -> Information | None:
    """Return the only item that the question collects; a follow-up asks for words of one's own."""
    place = Agenda(guide).of_question(asked.question)
    if place is None or asked.probe not in {None, "clarify"} or len(place.question.collects) != 1:
        return None
    [name] = place.question.collects
    return next((item for item in guide.information if item.id == name), None)


def _options(guide: Guide, item: Information, language: str) -> list[str]:
    languages = (language, language.partition("-")[0], guide.language)
    shown = list(dict.fromkeys(option.shown(*languages) for option in item.options))
    is_short = all(len(label) <= OPTION_CHARS_MAX for label in shown)
    return shown if is_short and len(shown) <= OPTIONS_MAX else []
