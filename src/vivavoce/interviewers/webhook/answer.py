"""From what the service answered to a reply.

Small services decide little: `{"question": "budget"}` has the guide's question asked in its own
words, `{"done": true}` has the interview closed as the guide says. Whatever is wrong is told as
a sentence, and the service is asked again.
"""

import msgspec
from msgspec.structs import replace

from vivavoce.domain.changes import real_changes
from vivavoce.domain.profile import ProfileValue
from vivavoce.domain.text import check_label, check_message, check_name
from vivavoce.errors import Malformed
from vivavoce.interviewers.interviewer import Reply
from vivavoce.interviewers.scripted.course import Course

ANSWER_BYTES_MAX = 256 * 1024
JSON_TYPE = "application/json"


class WrongAnswer(Exception):
    """What was answered makes no reply. Its message is for the service alone: it may quote it."""


class Answer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a service may answer; see docs/how-to/write-a-webhook-interviewer.md."""

    say: str | None = None
    profile: dict[str, ProfileValue | None] = {}
    question: str | None = None
    probe: str | None = None
    move: str | None = None
    done: bool = False
    disposition: str = "completed"


def decoded(body: bytes) -> Answer:
    """Return the answer in `body`, which is JSON.

    Raises:
        WrongAnswer: it is not, or has another shape.
    """
    try:
        return msgspec.json.decode(body, type=Answer)
    except msgspec.ValidationError as error:
        raise WrongAnswer(f"The answer has the wrong shape: {error}.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WrongAnswer("The answer is no JSON.") from error


def composed(course: Course, answer: Answer) -> Reply:
    """Return the reply that `answer` decides upon.

    Values without sources rest on the messages that are replied to. Whether they do, and
    whether the reply is fit to be said, is for `interviewers.checks` to see.

    Raises:
        WrongAnswer: it decides nothing, names what is not there, or cannot be stored.
    """
    changes = {name: _sourced(value, course) for name, value in answer.profile.items()}
    try:
        real_changes(course.interview.profile, course.transcript, changes)
        reply = _reply(course, answer, changes)
        check_message(reply.say, field="say")
        check_label(reply.question, field="question")
        check_label(reply.probe, field="probe")
        check_name(reply.disposition, field="disposition")
        if reply.move is not None:
            check_name(reply.move, field="move")
    except Malformed as error:
        raise WrongAnswer(f"The answer cannot be stored: {error}") from error
    return reply


def _reply(course: Course, answer: Answer, changes: dict[str, ProfileValue | None]) -> Reply:
    place = course.agenda.of_question(answer.question)
    if answer.say is not None:
        return Reply(
            say=answer.say,
            changes=changes,
            move=answer.move or (place.state if place is not None else None),
            done=answer.done,
            disposition=answer.disposition,
            question=answer.question,
            probe=answer.probe,
        )
    if answer.done:
        return course.close(changes, "")
    if answer.question is None:
        raise WrongAnswer('The answer decides nothing: give "say", or "question", or "done".')
    if place is None:
        raise WrongAnswer('"question" is the id of no question of the guide.')
    if answer.probe is not None:
        raise WrongAnswer('A follow-up needs its words: give "say" with "probe".')
    return course.ask(place, changes, "")


def _sourced(value: ProfileValue | None, course: Course) -> ProfileValue | None:
    if value is None or value.sources:
        return value
    return replace(value, sources=tuple(message.id for message in course.heard.turn))
