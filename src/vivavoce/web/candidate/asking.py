"""Whether an interview takes answers, and what waits for one."""

from vivavoce.domain.events import Speaker
from vivavoce.domain.interview import OPENING, Interview, Status
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.agenda import CONSENT
from vivavoce.service.interviews import Standing


def is_open(interview: Interview) -> bool:
    """Whether an interview takes answers."""
    return interview.status in {Status.ACTIVE, Status.PAUSED}


def is_before_consent(standing: Standing) -> bool:
    """Whether the candidate has still to agree to being asked at all."""
    asks_for_it = standing.guide is not None and standing.guide.consent is not None
    interview = standing.interview
    return asks_for_it and is_open(interview) and interview.state in {OPENING, CONSENT}


def open_question(interview: Interview) -> Message | None:
    """Return the interviewer's words that wait for an answer, None when none do.

    What tells that a person takes over is passed over: it asks nothing and answers nothing.
    """
    for message in reversed(interview.transcript):
        if not message.on_takeover:
            return message if message.speaker is Speaker.INTERVIEWER else None
    return None
