"""Vivavoce inside the measuring process, with interviews that a person leads.

A person leads them so that no replies are made: what is measured is keeping messages.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.domain.interview import HUMAN
from vivavoce.running import running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
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
