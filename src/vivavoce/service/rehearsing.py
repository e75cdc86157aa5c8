"""An interview on a guide that is still being written: played through, kept nowhere.

A rehearsal has no state of its own. Each time it is made anew, of the guide's text and of what
was answered so far, by the same decisions, the same fold and the same scripted interviewer as
a real interview; so when the guide changes, the same answers meet the guide as it is now.
"""

import time
from collections.abc import Sequence
from datetime import datetime

import msgspec

from vivavoce.authoring.reading import guide_hash, parse_guide
from vivavoce.characters import CHARACTERS
from vivavoce.characters.script import Script
from vivavoce.domain.commands import AddMessage, AnyCommand, GiveReply, OpenInterview
from vivavoce.domain.decide import decide, open_interview
from vivavoce.domain.events import AnyEvent, GuideRef, Speaker
from vivavoce.domain.evolving import begin, evolve
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId, MessageId, OrganizationId
from vivavoce.domain.interview import Interview, Status
from vivavoce.errors import Malformed
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.interviewers.scripted.course import Course
from vivavoce.interviewers.scripted.turn import fitting_one_message, reply_to

ANSWERS_MAX = 200
ANSWERS_CHARS_MAX = 256 * 1024  # all together

# A rehearsal of an ordinary guide takes some milliseconds; one that takes longer stops here.
PATIENCE_S = 2.0

# Of nobody: what is rehearsed never meets a journal, where ids and organizations count.
NOWHERE = OrganizationId("rehearsal")
NOBODY = InterviewId("00000000-0000-0000-0000-000000000000")


class Rehearsal(msgspec.Struct, frozen=True, kw_only=True):
    """How far it came: `unsaid` are the last answers, those that it had no place for.

    `is_cut` tells that it took longer than `PATIENCE_S`, and was left there.
    """

    guide: Guide
    interview: Interview
    unsaid: Sequence[str] = ()
    is_cut: bool = False

    @property
    def is_over(self) -> bool:
        """Whether nothing more can be answered."""
        return self.interview.status is not Status.ACTIVE or self.is_cut


def rehearse(
    source: str, answers: Sequence[str], *, language: str | None = None, now: datetime
) -> Rehearsal:
    """Play the guide that `source` spells out, answered by `answers` in their order.

    Takes up to `PATIENCE_S` seconds of work, so it belongs on a thread. Everything is said
    at `now` (UTC): a section's time never runs out.

    Args:
        language: one that the guide speaks; any other, or None: the guide's own.

    Raises:
        Malformed: it is no valid guide, an answer cannot be said, or there are more than
            `ANSWERS_MAX` of them, or `ANSWERS_CHARS_MAX` characters.
    """
    if len(answers) > ANSWERS_MAX or sum(map(len, answers)) > ANSWERS_CHARS_MAX:
        raise Malformed(f"A rehearsal takes {ANSWERS_MAX} answers; start over.", field="answer")
    guide = parse_guide(source, name="the guide")
    stage = _Stage(guide, guide_hash(source), language, now)
    until = time.monotonic() + PATIENCE_S
    stage.reply()
    for number, answer in enumerate(answers):
        is_cut = time.monotonic() > until
        if is_cut or stage.interview.status is not Status.ACTIVE:
            return stage.rehearsal(unsaid=answers[number:], is_cut=is_cut)
        stage.answer(answer)
        stage.reply()
    return stage.rehearsal()


def answer_for(rehearsal: Rehearsal, character: str, *, seed: str) -> str:
    """Return what a simulated candidate answers next; the same for the same seed.

    Raises:
        Malformed: no character is called that.
    """
    interview = rehearsal.interview
    if character not in CHARACTERS:
        known = ", ".join(CHARACTERS)
        raise Malformed(f"There is no character {character!r}; there are: {known}.")
    last = interview.transcript.last
    assert last is not None, "a rehearsal begins with the opening"
    times = sum(
        message.speaker is Speaker.INTERVIEWER and message.question == last.question
        for message in interview.transcript
    )
    turn = 1 + sum(message.speaker is Speaker.CANDIDATE for message in interview.transcript)
    answering = CHARACTERS[character](seed)
    answering.random.seed(f"{seed}/{turn}")  # the same person, asked about this turn alone
    script = Script.of(rehearsal.guide, interview.language, SCRIPTED)
    return answering.answer(script.view(last, times=times, turn=turn)).text


class _Stage:
    """The interview as it is played."""

    def __init__(self, guide: Guide, pin: str, language: str | None, now: datetime) -> None:
        self._guide = guide
        self._now = now
        self._said = 0
        command = OpenInterview(
            id=NOBODY,
            organization=NOWHERE,
            guide=GuideRef(id=guide.id, version=guide.version, hash=pin),
            interviewer=SCRIPTED,
            language=language if language in guide.languages else guide.language,
        )
        [opened] = open_interview(command)
        self.interview = begin(NOBODY, opened, now)  # type: ignore[arg-type]  # it opens one

    def answer(self, text: str) -> None:
        """Let the candidate say something."""
        self._take(AddMessage(id=self._next_id(), speaker=Speaker.CANDIDATE, text=text))

    def reply(self) -> None:
        """Let the interviewer say what is due."""
        now = self.interview
        reply = _scripted(View(interview=now, guide=self._guide))
        self._take(
            GiveReply(
                id=self._next_id(),
                in_reply_to=now.heard,
                say=reply.say,
                author=SCRIPTED,
                changes=reply.changes,
                move=reply.move,
                done=reply.done,
                disposition=reply.disposition,
                summary=reply.summary,
                question=reply.question,
                probe=reply.probe,
            )
        )

    def rehearsal(self, *, unsaid: Sequence[str] = (), is_cut: bool = False) -> Rehearsal:
        """Return how far it came."""
        return Rehearsal(
            guide=self._guide, interview=self.interview, unsaid=tuple(unsaid), is_cut=is_cut
        )

    def _take(self, command: AnyCommand) -> None:
        events: Sequence[AnyEvent] = decide(self.interview, command, self._now)
        for event in events:
            self.interview = evolve(self.interview, event, self._now)

    def _next_id(self) -> MessageId:
        self._said += 1
        return MessageId(f"00000000-0000-0000-0000-{self._said:012d}")


def _scripted(view: View) -> Reply:
    """Return what the scripted interviewer says, as it does in a real interview."""
    try:
        return fitting_one_message(reply_to(view))
    except Exception:  # as `ScriptedInterviewer`: a mistake of ours stops nothing
        return Course(view).go_on_unread()
