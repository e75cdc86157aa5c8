"""Who leads: what follows when another interviewer takes the place of the present one."""

import re

from vivavoce.domain.admitting import must_be_open
from vivavoce.domain.commands import HandOver
from vivavoce.domain.events import AnyEvent, InterviewerChanged, MessageAdded, Speaker
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.text import check_label, check_message, check_name
from vivavoce.domain.transcript import Message
from vivavoce.errors import IdTaken

# What a question is known by, in whatever language; not the "?" of an address on the Web.
QUESTION_MARK = re.compile(r"[？؟՞]|\?(?![\w=&%/])")


def hand_over(interview: Interview, command: HandOver) -> list[AnyEvent]:
    """Let another interviewer lead; handing over to the present one decides nothing.

    The one who enters has the next word unless the interviewer's last one was a question
    that still waits for its answer. Words on a takeover are no reply: what was owed stays so.

    Raises:
        InterviewClosed: it is over.
        Malformed: the interviewer has no name, or the reason or the words cannot be stored.
        IdTaken: the id of the words on a takeover is taken.
    """
    check_name(command.interviewer, field="interviewer")
    if command.interviewer == interview.interviewer:
        return []
    is_meant = command.only_from in {None, interview.interviewer}
    if not is_meant or (command.only_from is not None and not interview.owes_reply):
        return []
    must_be_open(interview)
    check_label(command.reason, field="reason")
    changed = InterviewerChanged(
        left=interview.interviewer,
        entered=command.interviewer,
        reason=command.reason,
        speaks=not waits_for_answer(interview),
    )
    return [*_takeover_words(interview, command), changed]


def _takeover_words(interview: Interview, command: HandOver) -> list[AnyEvent]:
    """Return what is said when a person takes over, if there is anything to say now.

    It is marked, so that whoever leads later looks past it for what was asked and answered.
    """
    if command.say is None or interview.status is not Status.ACTIVE:
        return []
    check_message(command.say, field="say")
    assert command.say_id is not None, "words on a takeover need an id"
    if interview.transcript.find(command.say_id) is not None:
        raise IdTaken(f"Message id {command.say_id} is taken; give the words a new one.")
    return [
        MessageAdded(
            id=command.say_id,
            speaker=Speaker.INTERVIEWER,
            text=command.say,
            author=interview.interviewer,
            on_takeover=True,
        )
    ]


def waits_for_answer(interview: Interview) -> bool:
    """Whether the latest words are a question of the interviewer's that nobody answered yet."""
    last = interview.transcript.last
    if last is None or last.speaker is Speaker.CANDIDATE or last.on_takeover:
        # Whoever was told that somebody takes over waits for a word, also with a question open.
        return False
    return puts_question(last)


def puts_question(message: Message) -> bool:
    """Whether a message of the interviewer's waits for an answer.

    "Please describe your last role." is a question, too, when it is one of the guide's. And
    a person may go on after one: "Which bridge was it? Take your time."
    """
    return message.question is not None or QUESTION_MARK.search(message.text) is not None
