"""Whole interviews in memory: a guide, an interviewer and somebody who answers.

    talk = Conversation(GUIDE)
    talk.hear("A support agent.")

Every message goes through `decide` and `evolve`, as in a server, and the
interviewer is run without an event loop, so one that waited for something would
be found out.
"""

from collections.abc import Coroutine
from datetime import timedelta
from typing import Any, Self

from vivavoce.authoring.reading import parse_guide
from vivavoce.domain.commands import (
    AddMessage,
    AnyCommand,
    GiveReply,
    HandOver,
    Move,
    OpenInterview,
    Pause,
    RequestReview,
    Resume,
    UpdateProfile,
)
from vivavoce.domain.decide import decide, open_interview
from vivavoce.domain.events import GuideRef, InterviewOpened, Speaker
from vivavoce.domain.evolving import begin, evolve
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import MessageId, OrganizationId
from vivavoce.domain.interview import HUMAN, Interview, Status
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.domain.transcript import Message
from vivavoce.interviewers.interviewer import Interviewer, Reply, View
from vivavoce.interviewers.scripted.turn import NAME, reply_to
from vivavoce.testing.scenario import INTERVIEW_ID, STARTED_AT, STEP


class Unguarded:
    """The scripted interviewer without its last resort: a mistake of ours fails a test."""

    async def reply(self, view: View) -> Reply:
        return reply_to(view)


def run(waiting: Coroutine[Any, Any, Reply]) -> Reply:
    """Return what a coroutine comes to that has nothing to wait for."""
    try:
        waiting.send(None)
    except StopIteration as stop:
        reply: Reply = stop.value
        return reply
    raise AssertionError("the scripted interviewer waits for something")


class Conversation:
    """An interview and what may happen in it. It begins with the opening words."""

    def __init__(
        self,
        guide: Guide | str,
        *,
        language: str = "en",
        known: dict[str, Any] | None = None,
        begin_now: bool = True,
        review: RequestReview | None = None,
    ) -> None:
        self.guide = guide if isinstance(guide, Guide) else parse_guide(guide, name="test.yaml")
        self.interviewer: Interviewer = Unguarded()
        self.review = review  # asked for at the end instead of completing
        self.made = 0
        opening = OpenInterview(
            id=INTERVIEW_ID,
            organization=OrganizationId("acme"),
            guide=GuideRef(id=self.guide.id, version=self.guide.version, hash="c0" * 32),
            interviewer=NAME,
            language=language,
        )
        (opened,) = open_interview(opening)
        assert isinstance(opened, InterviewOpened)
        self.interview: Interview = begin(INTERVIEW_ID, opened, STARTED_AT)
        if known:
            self.learn(**known)
        if begin_now:
            self.reply()

    # What people do.

    def hear(self, *texts: str) -> str:
        """Say `texts`, one message each and in a row; return what the interviewer answers."""
        self.say(*texts)
        return self.reply().say

    def say(self, *texts: str) -> Self:
        """Say `texts` without waiting for an answer."""
        for text in texts:
            self._do(AddMessage(id=self._id("a"), speaker=Speaker.CANDIDATE, text=text))
        return self

    def put_right(self, old: str, new: str) -> str:
        """Put the words `old` right; return what the interviewer answers."""
        return self.correct(old, new).reply().say

    def correct(self, old: str, new: str) -> Self:
        """Put the words `old` right without waiting for an answer."""
        said = (each for each in reversed(self.interview.transcript) if each.text == old)
        return self._do(
            AddMessage(
                id=self._id("c"), speaker=Speaker.CANDIDATE, text=new, corrects=next(said).id
            )
        )

    def pause(self) -> Self:
        """Let the interview rest."""
        return self._do(Pause())

    def resume(self) -> Self:
        """Take the interview up again."""
        return self._do(Resume())

    def move(self, state: str) -> Self:
        """Let the owner move the interview."""
        return self._do(Move(state=state))

    def learn(self, **values: Any) -> Self:
        """Let the owner fill in the profile."""
        changes: dict[str, ProfileValue | None] = {
            name: ProfileValue(value=value) for name, value in values.items()
        }
        return self._do(UpdateProfile(changes=changes))

    def human_says(self, text: str) -> Self:
        """Let a person take over, say `text` and hand back."""
        self._do(HandOver(interviewer=HUMAN))
        return self.human_asks(text).handed_back()

    def human_asks(self, text: str) -> Self:
        """Let a person take over, unless one leads already, and say `text`."""
        self._do(HandOver(interviewer=HUMAN))
        said = AddMessage(id=self._id("h"), speaker=Speaker.INTERVIEWER, text=text, author=HUMAN)
        return self._do(said)

    def taken_over(self, words: str) -> Self:
        """Let a person take over, of which the candidate is told in `words`."""
        return self._do(HandOver(interviewer=HUMAN, say=words, say_id=self._id("t")))

    def handed_back(self) -> Self:
        """Let the person who leads hand back."""
        return self._do(HandOver(interviewer=NAME))

    def taken_over_and_back(self, words: str) -> Self:
        """Let a person take over, of which the candidate is told in `words`, and hand back."""
        return self.taken_over(words).handed_back()

    def sent_back(self, ask: str) -> Self:
        """Let the owner take the interview up again with a question to be put next."""
        is_over = self.interview.status is Status.COMPLETED
        assert not is_over, "a completed interview stays so; ask for a review before its end"
        if self.interview.status is Status.ACTIVE:
            self._do(Pause())
        return self._do(Resume(ask=ask))

    def reply(self) -> Reply:
        """Let the interviewer say what it owes."""
        assert self.interview.owes_reply, "nothing is owed"
        view = View(interview=self.interview, guide=self.guide)
        reply = run(self.interviewer.reply(view))
        assert reply == run(self.interviewer.reply(view)), "asked again, it says something else"
        self._do(
            GiveReply(
                id=self._id("q"),
                in_reply_to=self.interview.heard,
                say=reply.say,
                author=reply.author or NAME,
                changes=reply.changes,
                move=reply.move,
                done=reply.done,
                disposition=reply.disposition,
                summary=reply.summary,
                question=reply.question,
                probe=reply.probe,
                usage=reply.usage,
                review=self.review,
                interviewer=view.interview.interviewer,
                state=view.interview.state,
            )
        )
        assert self.last.text == reply.say, "the reply was not stored"
        return reply

    # What came of it.

    @property
    def done(self) -> bool:
        return self.interview.status is Status.COMPLETED

    @property
    def state(self) -> str:
        return self.interview.state

    @property
    def last(self) -> Message:
        return self.interview.transcript[-1]

    @property
    def profile(self) -> dict[str, tuple[Any, FieldStatus]]:
        return {name: (field.value, field.status) for name, field in self.interview.profile.items()}

    def sources(self, field: str) -> list[str]:
        """Return the words a field rests on."""
        found = [
            self.interview.transcript.find(source)
            for source in self.interview.profile[field].sources
        ]
        return [message.text for message in found if message is not None]

    def asked(self) -> list[str]:
        """Return the ids of the questions the interviewer put, in order, probes included."""
        return [
            message.question or ""
            for message in self.interview.transcript
            if message.speaker is Speaker.INTERVIEWER
        ]

    def _do(self, command: AnyCommand) -> Self:
        now = self.interview.updated_at + STEP
        for event in decide(self.interview, command, now):
            self.interview = evolve(self.interview, event, now)
            now += timedelta(milliseconds=1)
        return self

    def _id(self, kind: str) -> MessageId:
        self.made += 1
        return MessageId(f"{kind}{self.made}")
