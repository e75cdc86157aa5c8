"""Vivavoce inside the measuring process, with interviews that a person leads.

A person leads them so that no replies are made: what is measured is keeping messages.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from vivavoce.domain.events import AnyEvent
from vivavoce.domain.evolving import fold
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.domain.interview import HUMAN
from vivavoce.journal.chain import genesis
from vivavoce.journal.records import seal
from vivavoce.journal.store import Append
from vivavoce.journal.summaries import summary_at
from vivavoce.running import running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.service.ids import new_id
from vivavoce.service.services import Services

OWNER = owner_of(DEFAULT_ORGANIZATION)
GUIDE = GuideId("agent-hiring")

# As long as a thoughtful answer: 233 characters.
TEXT = (
    "Somebody who keeps our data tidy, says so when it is not, and does not need to be asked "
    "twice. The last one was good with numbers but never told us what was missing until the "
    "end of the month, when it was too late to mend."
)


@asynccontextmanager
async def started(folder: Path) -> AsyncIterator[Services]:
    """Run Vivavoce on a folder until the block ends."""
    async with running(folder) as system:
        yield system.services


async def open_interviews(services: Services, count: int) -> list[InterviewId]:
    interviews = []
    for _ in range(count):
        standing, _ = await services.open_interview(OWNER, GUIDE, interviewer=HUMAN)
        interviews.append(standing.interview.id)
    return interviews


async def say(services: Services, interview: InterviewId, times: int) -> None:
    """Add `times` messages, each once the one before it is acknowledged."""
    for _ in range(times):
        await services.interviews.add_message(OWNER, interview, TEXT)


def opening(events: Sequence[AnyEvent], *, at: datetime) -> Append:
    """Return the append of a new interview that holds all of `events`, without time limits."""
    interview = InterviewId(new_id())
    records = seal(interview, events, after=0, head=genesis(interview), actor=OWNER.actor, at=at)
    told = fold(interview, [(event, at) for event in events])
    assert told is not None, "the first event opens the interview"
    summary = summary_at(told, due_at=None)
    return Append(interview=interview, expected=0, records=records, summary=summary)
