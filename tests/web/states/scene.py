"""What a state is made with, and the list of all states."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from playwright.async_api import Page

from tests.harness import ServerProcess
from tests.web.people import Candidate, Member, People
from tests.web.stage import Stage

Make = Callable[["Scene"], Awaitable[Page]]

STATES: dict[str, Make] = {}


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """A server with people, and another one whose model the state speaks for."""

    server: ServerProcess
    people: People
    stage: Stage
    audience: People

    async def candidate(self, guide: str = "agent-hiring", **fields: Any) -> Candidate:
        """Return somebody who has just opened the link of a new interview."""
        return await self.people.candidate(self.server.open_interview(guide, **fields))

    async def owner(self, path: str = "/console") -> Member:
        """Return an owner who looks at a page of the console."""
        owner = await self.people.owner()
        await owner.page.goto(path)
        return owner


def state(name: str) -> Callable[[Make], Make]:
    """Put a state on the list. `name` is also that of its pictures."""

    def listed(make: Make) -> Make:
        assert name not in STATES, f"two states are called {name}"
        STATES[name] = make
        return make

    return listed
