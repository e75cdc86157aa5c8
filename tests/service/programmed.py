"""An interviewer that does as a test says, and a guide whose rules a test chooses."""

import asyncio
from collections import deque
from collections.abc import Callable

from tests.service.conftest import OWNER
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.interviewers.interviewer import Reply, Reviewed, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.journal.codec import decode
from vivavoce.journal.store import Record
from vivavoce.service.services import Services

NAME = "programmed"
GUIDE = GuideId("programmed")

SOURCE = """
id: programmed
version: "1"
title: Programmed
information:
  - {id: mood, label: Mood, required: true}
  - {id: food, label: Food}
  - {id: portrait, label: Portrait}
opening: Hello.
sections:
  - id: only
    questions:
      - {id: mood, ask: How are you?, collects: [mood]}
      - {id: food, ask: What did you eat?, collects: [food]}
closing: {say: Goodbye.}
takeover: {say: A colleague of mine takes over now.}
"""


class Programmed:
    """Answers with the next of what it was told to, in order; asks a plain question without."""

    def __init__(self) -> None:
        self.steps: deque[Reply | Exception] = deque()
        self.reviews: deque[Reviewed | Exception] = deque()
        self.asked: list[View] = []
        self.given_up = 0
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def reply(self, view: View) -> Reply:
        self.asked.append(view)
        try:
            await self.may_answer.wait()
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        step = self.steps.popleft() if self.steps else Reply(say=f"Question {len(self.asked)}?")
        if isinstance(step, Exception):
            raise step
        return step

    async def review(self, view: View) -> Reviewed:
        step = self.reviews.popleft()
        if isinstance(step, Exception):
            raise step
        return step


class WithReviewer(Interviewers):
    """The interviewers there are, and a machine that reads finished interviews as `llm`."""

    def __init__(self, programmed: Programmed) -> None:
        super().__init__()
        self.register(NAME, programmed)
        self._programmed = programmed
        self.has_reviewer = True

    def reviewer(self, name: str, guide: object = None) -> Programmed | None:
        return self._programmed if self.has_reviewer and name == "llm" else None


async def opened(services: Services, more: str = "", *, interviewer: str = NAME) -> InterviewId:
    """Return an interview whose opening words were said, on the guide with `more` to it."""
    await services.library.add(OWNER.organization, SOURCE + more, name="programmed.yaml")
    standing, _ = await services.open_interview(OWNER, GUIDE, interviewer=interviewer)
    return standing.interview.id


async def say(services: Services, interview: InterviewId, text: str) -> None:
    """Have the candidate say something, and its turn end."""
    await services.interviews.add_message(OWNER, interview, text)
    await services.turns.settle(interview, patience_s=10)


async def sweep(services: Services, interview: InterviewId) -> None:
    """Look for what is owed, and let the turn end."""
    await services.turns.sweep()
    await services.turns.settle(interview, patience_s=10)


async def now(services: Services, interview: InterviewId) -> Interview:
    """Return the interview as it stands."""
    return (await services.interviews.get(OWNER, interview)).interview


async def names(services: Services, interview: InterviewId) -> list[str]:
    """Return the wire names of what happened, in order."""
    return [record.name for record in await records(services, interview)]


async def records(services: Services, interview: InterviewId) -> list[Record]:
    """Return what is stored of the interview."""
    return await services.interviews.events(OWNER, interview)


async def events(services: Services, interview: InterviewId, name: str) -> list[object]:
    """Return the events of one kind."""
    return [
        decode(record.name, record.content or b"")
        for record in await records(services, interview)
        if record.name == name
    ]


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds that nobody tells of."""
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110 - there is no event to wait for
            await asyncio.sleep(0)
