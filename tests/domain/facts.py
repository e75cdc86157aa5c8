"""Facts of an ordinary interview, to say `given(OPENED, ASKED, ANSWERED)` in tests."""

from datetime import timedelta

from vivavoce.domain.events import (
    AgentItemsChanged,
    AnyEvent,
    ConsentWithdrawn,
    GuideChanged,
    GuideRef,
    InterviewCancelled,
    InterviewCompleted,
    InterviewerChanged,
    InterviewOpened,
    InterviewPaused,
    InterviewRepaired,
    InterviewResumed,
    MessageAdded,
    NoteAdded,
    ReplyDelayed,
    ReviewGiven,
    ReviewRequested,
    Speaker,
    TranscriptCondensed,
    Usage,
)
from vivavoce.domain.ids import GuideId, MessageId, NoteId, OrganizationId
from vivavoce.domain.interview import HUMAN, Status
from vivavoce.testing.scenario import STARTED_AT, STEP

Q1, Q2, A1, A2, A3, NEW = (MessageId(name) for name in ("q1", "q2", "a1", "a2", "a3", "new"))

GUIDE = GuideRef(id=GuideId("hiring"), version="3", hash="c0" * 32)

NEXT_GUIDE = GuideRef(id=GuideId("hiring"), version="4", hash="c1" * 32)

OPENED = InterviewOpened(
    organization=OrganizationId("acme"), guide=GUIDE, interviewer="scripted", language="en"
)


def asked(message_id: MessageId, text: str = "And then?", *, by: str = "scripted") -> MessageAdded:
    return MessageAdded(id=message_id, speaker=Speaker.INTERVIEWER, text=text, author=by)


def answered(message_id: MessageId, text: str = "Nothing much.") -> MessageAdded:
    return MessageAdded(id=message_id, speaker=Speaker.CANDIDATE, text=text)


ASKED = asked(Q1, "What did you build last?")
ANSWERED = answered(A1, "A bridge.")
PAUSED = InterviewPaused(reason="lunch")
IN_REVIEW = ReviewRequested(reason="please check")
COMPLETED = InterviewCompleted()
CANCELLED = InterviewCancelled(reason="withdrawn")
RESUMED = InterviewResumed()
TAKEN_OVER = InterviewerChanged(left="scripted", entered=HUMAN)
GUIDE_CHANGED = GuideChanged(left=GUIDE, entered=NEXT_GUIDE)
REPAIRED = InterviewRepaired(lost=(2,), messages=1)
HANDED_BACK = InterviewerChanged(left=HUMAN, entered="scripted")
DELAYED = ReplyDelayed(reason="interviewer-unavailable")
CONDENSED = TranscriptCondensed(
    until=Q1,
    text="They were asked what they built last.",
    author="acme:small",
    usage=Usage(input_tokens=300, output_tokens=20, requests=1),
)
TO_BE_READ = ReviewRequested(reviewer="llm")
READ = ReviewGiven(
    author="acme:small", usage=Usage(input_tokens=900, output_tokens=80, requests=1), latency_ms=700
)
NOTED = NoteAdded(id=NoteId("n1"), text="Ask about tunnels.")
WITHDRAWN = ConsentWithdrawn()
ITEMS_CHANGED = AgentItemsChanged(added=({"role": "user", "content": "A bridge."},))

# An interview in each status, with an answer that has no reply yet.
IN_STATUS: dict[Status, tuple[AnyEvent, ...]] = {
    Status.ACTIVE: (OPENED, ASKED, ANSWERED),
    Status.PAUSED: (OPENED, ASKED, ANSWERED, PAUSED),
    Status.PENDING_REVIEW: (OPENED, ASKED, ANSWERED, IN_REVIEW),
    Status.COMPLETED: (OPENED, ASKED, ANSWERED, COMPLETED),
    Status.CANCELLED: (OPENED, ASKED, ANSWERED, CANCELLED),
}

# When the fact at each position was recorded, as `given` dates them.
AT = [STARTED_AT + position * STEP for position in range(20)]

HOUR = timedelta(hours=1)
