"""The words before a question: they take up what was said, and ask nothing themselves.

A second question leaves people wondering which one to answer, and one that is put twice reads
as if nobody had looked.
"""

import re
from collections.abc import Sequence

from vivavoce.interviewers.agenda import Place
from vivavoce.interviewers.checks import Code, Objection
from vivavoce.interviewers.checks.guide_words import squeezed, without_quotations
from vivavoce.interviewers.checks.questions import WAITED_FOR, count
from vivavoce.interviewers.interviewer import View
from vivavoce.interviewers.llm.plan import Plan
from vivavoce.interviewers.scripted.course import Course
from vivavoce.interviewers.understanding.asides import aside_of

QUOTATION_MARKS = re.compile(r"[\"“”„«»]")

IN_LEAD = Objection(
    code=Code.TWO_QUESTIONS,
    sentence="Put no question in `lead`; the only question of a message is the one after it.",
)
OWNERS_IN_LEAD = Objection(
    code=Code.TWO_QUESTIONS,
    sentence="Leave the words of `owner_asks` out of `lead`: they are put right after it.",
)
NO_QUESTION = Objection(
    code=Code.NO_QUESTION,
    sentence="`ask` is empty; put the one question there, and none in `lead`.",
)


def asks(course: Course, lead: str) -> bool:
    """Whether `lead` puts a question, be it one that it quotes.

    What the candidate asked may be repeated in quotation marks.
    """
    view = View(interview=course.interview, guide=course.guide)
    others = QUOTATION_MARKS.sub(" ", without_quotations(lead, view))
    return count(others, course.language.code) > 0


def lead_objections(course: Course, lead: str, asked: Sequence[str]) -> list[Objection]:
    """Return what is wrong with a `lead` after which one of the questions `asked` is put."""
    if not lead:
        return []
    owner = course.interview.owner_asks
    if owner is not None and _holds(lead, owner):
        return [OWNERS_IN_LEAD]
    if asks(course, lead) or any(_holds(lead, question) for question in asked):
        return [IN_LEAD]
    return []


def is_waited_for(course: Course) -> bool:
    """Whether the candidate asked for a moment, so that nothing has to be asked."""
    turn = course.heard.turn
    return bool(turn) and aside_of(turn[-1].text, course.language) in WAITED_FOR


def explanation(plan: Plan, place: Place) -> str:
    """Return how the guide explains the question at `place`; "" when it does not."""
    clarify = place.question.clarify
    return plan.course.wording.text(clarify).strip() if clarify is not None else ""


def _holds(lead: str, words: str) -> bool:
    wanted = squeezed(words).casefold()
    return bool(wanted) and wanted in squeezed(lead).casefold()
