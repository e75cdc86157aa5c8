"""A server inside the test, whose model says what the test lets it say, when the test lets it.

    part = stage.part(interview)
    await candidate.says("Somebody tidy.")
    view = await part.asked()
    view.tell("What would")              # provisional words
    part.gives(Reply(say="What would they do?"))

Real pages, real services and a real socket; only the model is the test's own.
"""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.api.house import House, token_of
from tests.api.live import serving
from tests.harness import OWNER_KEY
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.interviewers.interviewer import Reply, Reviewed, View
from vivavoce.interviewers.outside import NotSetUp, Outside
from vivavoce.interviewers.registry import Interviewers
from vivavoce.running import running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.service.clock import SystemClock

OPENING = "Hello. What is it about?"
TAKEOVER = "A colleague takes over from here."

# `staged` is patient with its model, `hasty` pauses at once, `frugal` has few tokens, and
# in `alone` no script stands in.
RULES = {
    "staged": "fallback_after_s: 600",
    "hasty": "fallback: pause, fallback_after_s: 0",
    "frugal": "token_budget: 100",
    "alone": "fallback: pause, fallback_after_s: 600",
}

GUIDE = """
id: %s
version: "1"
title: On a stage
information:
  - { id: role, label: Role, required: true }
  - { id: motto, label: Motto }
  - { id: names, label: Names, type: list }
  - { id: remote, label: Remote, type: boolean }
  - { id: first_day, label: First day, type: date }
opening: Hello.
sections:
  - id: all
    questions:
      - { id: role, ask: What is it about?, collects: [role] }
closing: { say: Goodbye. }
takeover: { say: "%s" }
review: { collects: [motto, names, remote, first_day], by: llm, instructions: Be brief. }
rules: { %s }
"""


class Part:
    """What the model does in one interview."""

    def __init__(self) -> None:
        self._views: asyncio.Queue[View] = asyncio.Queue()
        self._gifts: asyncio.Queue[Reply | Reviewed | Exception] = asyncio.Queue()

    async def asked(self) -> View:
        """Wait until the model is asked once more; return what it sees."""
        return await asyncio.wait_for(self._views.get(), 20)

    def gives(self, gift: Reply | Reviewed | Exception) -> None:
        """Have the model answer what it is, or will be, asked."""
        self._gifts.put_nowait(gift)

    async def take(self, view: View) -> Reply | Reviewed:
        """Be the model."""
        self._views.put_nowait(view)
        gift = await self._gifts.get()
        if isinstance(gift, Exception):
            raise gift
        return gift


class Model:
    """Stands in the place of a model that is set up. It opens interviews by itself."""

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}
        self.sentence: str | None = None  # why it cannot be used, if it cannot

    def part(self, interview: str) -> Part:
        return self.parts.setdefault(interview, Part())

    async def reply(self, view: View) -> Reply:
        if not view.interview.transcript:
            return Reply(say=OPENING, author="puppet:1")
        reply = await self.part(view.interview.id).take(view)
        assert isinstance(reply, Reply)
        return reply

    async def review(self, view: View) -> Reviewed:
        reviewed = await self.part(view.interview.id).take(view)
        assert isinstance(reviewed, Reviewed)
        return reviewed

    def is_set_up(self, guide: Guide | None) -> bool:
        return True

    def problem(self, guide: Guide | None) -> str | None:
        return self.sentence

    def try_again(self, guide: Guide | None) -> None:
        """It never rests."""

    async def look(self) -> None:
        """It is here."""

    async def close(self) -> None:
        """It holds nothing."""


class AheadClock(SystemClock):
    """The system's clock, as far ahead as the test wants it."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.ahead


class Stage:
    """The server, its model, and a way to look behind the pages."""

    def __init__(self, house: House, model: Model, clock: AheadClock, port: int) -> None:
        self.house = house
        self.model = model
        self.clock = clock
        self.port = port

    def part(self, interview: dict[str, Any]) -> Part:
        """Return what the model does in this interview."""
        return self.model.part(interview["id"])

    async def opens(self, *, guide: str = "staged", interviewer: str = "llm") -> dict[str, Any]:
        """Open an interview; return its id and link."""
        body = {"id": str(uuid.uuid4()), "guide": guide, "interviewer": interviewer}
        answer = await self.house.owner.post("/api/v1/interviews", body)
        assert answer.status_code == 201, answer.text
        token = token_of(answer.json()["link"])
        return {"id": body["id"], "link": f"http://127.0.0.1:{self.port}/i/{token}"}

    async def tries_again(self) -> None:
        """Let the time pass after which a reply that was delayed is tried again."""
        self.clock.ahead += timedelta(seconds=5)
        await self.house.services.turns.sweep()

    async def now(self, interview: dict[str, Any]) -> Interview:
        """Return the interview as it stands."""
        owner = owner_of(DEFAULT_ORGANIZATION)
        found = await self.house.services.interviews.get(owner, InterviewId(interview["id"]))
        return found.interview

    async def kinds(self, interview: dict[str, Any]) -> list[str]:
        """Return the kinds of all that happened in an interview, in order."""
        owner = owner_of(DEFAULT_ORGANIZATION)
        id_ = InterviewId(interview["id"])
        return [each.name for each in await self.house.services.interviews.events(owner, id_)]

    async def reviewed(self, interview: dict[str, Any]) -> None:
        """Wait until the machine's part of the review is stored."""
        await self.house.services.turns.settle(InterviewId(interview["id"]), patience_s=20)
        assert not (await self.now(interview)).owes_review


@asynccontextmanager
async def staged(data: Path) -> AsyncIterator[Stage]:
    """Serve a stage until the block ends."""
    model, clock = Model(), AheadClock()
    registry = Interviewers(Outside(llm=model, webhook=NotSetUp("No web service is set up.")))
    async with running(data, owner_key=OWNER_KEY, interviewers=registry, clock=clock) as started:
        house = House(started)
        for guide, rules in RULES.items():
            source = GUIDE % (guide, TAKEOVER, rules)
            answer = await house.owner.post("/api/v1/guides", {"source": source})
            assert answer.status_code == 201, answer.text
        async with serving(house) as server:
            yield Stage(house, model, clock, server.port)
