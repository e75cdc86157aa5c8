"""What comes next that is the guide's own, whoever leads: the opening, consent, the end.

An interviewer from outside is not asked for it: first words come at once, and consent, given or
taken back, is never left to a model or a service.
"""

from vivavoce.interviewers.agenda import CLOSING, STOP, SUMMARY
from vivavoce.interviewers.scripted.course import Course
from vivavoce.interviewers.understanding.asides import Aside, aside_of


def is_framed(course: Course) -> bool:
    """Whether what comes next is the guide's own, so that the script says it."""
    question, state = course.heard.question, course.interview.state
    if not course.has_begun or course.is_at_consent:
        return True
    if question == STOP or wants_to_stop(course):
        return True
    if course.interview.owner_asks is not None:
        return not course.heard.turn  # nothing was said that one could take up
    return course.is_last_turn or state == SUMMARY or (state == CLOSING and question == CLOSING)


def wants_to_stop(course: Course) -> bool:
    """Whether the candidate has just said plainly that the interview is to end."""
    return any(
        aside_of(message.text, course.language) is Aside.STOP for message in course.heard.turn
    )
