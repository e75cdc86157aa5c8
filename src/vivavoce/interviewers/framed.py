"""What comes next that is the guide's own, whoever leads: the opening, consent, the end.

An interviewer from outside is not asked for it: first words come at once, and consent, given or
taken back, is never left to a model or a service.
"""

from vivavoce.interviewers.agenda import CLOSING, CONSENT, STOP, SUMMARY
from vivavoce.interviewers.amending import answered, late_corrections
from vivavoce.interviewers.scripted.course import Course
from vivavoce.interviewers.understanding.asides import Aside, aside_of


def is_framed(course: Course) -> bool:
    """Whether what comes next is the guide's own, so that the script says it."""
    question, state = course.heard.question, course.interview.state
    if not course.has_begun or course.is_at_consent or corrects_consent(course):
        return True
    if question == STOP or wants_to_stop(course):
        return True
    if course.interview.owner_asks is not None:
        return not course.heard.turn  # nothing was said that one could take up
    return course.is_last_turn or state == SUMMARY or (state == CLOSING and question == CLOSING)


def corrects_consent(course: Course) -> bool:
    """Whether the candidate has just put right what was said about the consent."""
    said = course.interview.transcript
    asked = (answered(message, said) for message in late_corrections(course.heard.turn, said))
    return any(question is not None and question.question == CONSENT for question in asked)


def wants_to_stop(course: Course) -> bool:
    """Whether the candidate has just said plainly that the interview is to end."""
    return any(
        aside_of(message.text, course.language) is Aside.STOP for message in course.heard.turn
    )
