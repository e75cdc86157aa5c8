"""Interviews as their only writer knows them, for tests of stores and of what follows them.

story = Story()
await keep(store, story.open(), story.say("Hello."))
"""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from vivavoce.domain.events import (
    AnyEvent,
    Candidate,
    GuideRef,
    InterviewOpened,
    MessageAdded,
    Speaker,
)
from vivavoce.domain.evolving import begin, evolve
from vivavoce.domain.ids import GuideId, InterviewId, MessageId, OrganizationId
from vivavoce.domain.interview import Interview
from vivavoce.journal.chain import genesis
from vivavoce.journal.records import seal
from vivavoce.journal.store import Append, Appended, Store, Summary
from vivavoce.journal.summaries import summary_at
from vivavoce.testing.clock import NOON

ACME = OrganizationId("acme")
OTHER = OrganizationId("other")
HIRING = GuideId("hiring")
FIRST = GuideRef(id=HIRING, version="1", hash="c0" * 32)
NEWER = GuideRef(id=HIRING, version="2", hash="c1" * 32)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


class Story:
    """An interview as its only writer knows it: makes appends that follow one another.

    The first append opens it. Everything is dated one second after the last.
    """

    def __init__(
        self,
        id: InterviewId | None = None,
        *,
        organization: OrganizationId = ACME,
        guide: GuideId = HIRING,
        pinned: GuideRef | None = None,
        candidate: Candidate = Candidate(),  # noqa: B008 - immutable
        opened_at: datetime = NOON,
    ) -> None:
        self.id = id or InterviewId(str(uuid.uuid4()))
        self.version = 0
        self._opening = InterviewOpened(
            organization=organization,
            guide=pinned or GuideRef(id=guide, version="1", hash="c0" * 32),
            interviewer="scripted",
            language="en",
            candidate=candidate,
        )
        self._at = opened_at
        self._head = genesis(self.id)
        self._told: Interview | None = None

    def open(self, *events: AnyEvent, due_at: datetime | None = None) -> Append:
        """Return the append that opens the interview and adds `events` at once."""
        return self.tell(self._opening, *events, due_at=due_at)

    def tell(self, *events: AnyEvent, due_at: datetime | None = None) -> Append:
        """Return the append of `events`; the next one follows it, stored or not."""
        expected = self.version
        for event in events:
            if self._told is not None:
                self._told = evolve(self._told, event, self._at)
            else:
                assert isinstance(event, InterviewOpened), "a story begins with `open`"
                self._told = begin(self.id, event, self._at)
        records = seal(
            self.id, events, after=expected, head=self._head, actor="candidate", at=self._at
        )
        assert self._told is not None, "an append has at least one event"
        self.version, self._head = records[-1].seq, records[-1].hash
        self._at += SECOND
        return Append(
            interview=self.id,
            expected=expected,
            records=records,
            summary=summary_at(self._told, due_at=due_at),
        )

    def say(self, text: str = "Hello.", *, due_at: datetime | None = None) -> Append:
        """Return the append of a candidate's message: a reply is owed then."""
        return self.tell(said(text), due_at=due_at)

    def reply(self, text: str = "Go on.", *, due_at: datetime | None = None) -> Append:
        """Return the append of an interviewer's message: nothing is owed then."""
        return self.tell(said(text, by=Speaker.INTERVIEWER), due_at=due_at)


def said(text: str, *, by: Speaker = Speaker.CANDIDATE) -> MessageAdded:
    """Return a new message."""
    return MessageAdded(id=MessageId(str(uuid.uuid4())), speaker=by, text=text)


async def keep(store: Store, *appends: Append) -> None:
    """Append one after the other, each of which has to succeed."""
    for append in appends:
        [result] = await store.append([append])
        assert result == Appended(version=append.summary.version)


def ids(summaries: Sequence[Summary]) -> list[InterviewId]:
    """Return whose rows these are, in order."""
    return [summary.id for summary in summaries]
