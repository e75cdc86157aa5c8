"""People behind a balancer: writers that do not give up, and pages that follow along."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Any

from tests.harness import Answer, Client, until
from tests.ledger import Ledger, Message, export
from tests.writers import RETRY_AFTER_S, Watcher, Writer

# What nginx says when a node is gone, or does not answer in time.
GATEWAY = {502, 504}

PAGE_FOR_S = 60.0


class Person(Writer):
    """A writer who takes what nginx says about a lost node for no answer at all."""

    def __init__(self, ledger: Ledger, port: int, *, guide: str, seed: int) -> None:
        super().__init__(ledger, port, guide=guide, seed=seed, pause_s=0.05)
        self.acknowledged = 0

    async def say(self, interview: str, text: str) -> Message | None:
        said = await super().say(interview, text)
        self.acknowledged += 1
        return said

    async def insist(self, method: str, path: str, body: Any = None) -> Answer:
        while True:
            answer = await super().insist(method, path, body)
            if answer.status not in GATEWAY:
                return answer
            await asyncio.sleep(RETRY_AFTER_S)


class Page(Watcher):
    """A live page behind nginx, which passes frames on in pieces of its own."""

    def __init__(self, port: int, interview: str) -> None:
        super().__init__(port, interview)
        self._rest = ""

    async def _follow(self) -> None:
        self._rest = ""
        await super()._follow()

    @property
    def is_over(self) -> bool:
        return any(item["event"] == "interview-completed" for item in self.seen)

    def _take(self, text: str) -> None:
        whole, end, self._rest = (self._rest + text).rpartition("\n\n")
        super()._take(whole + end)
        if self.is_over:
            raise EOFError  # people close such a page


class Pages:
    """Live pages of the interviews that people hold, until each is over.

    A page is opened again whenever it breaks off.
    """

    def __init__(self, ledger: Ledger, port: int) -> None:
        self._ledger = ledger
        self._port = port
        self.watchers: dict[str, Page] = {}

    async def run(self) -> None:
        """Open a page for each new interview, until cancelled."""
        async with asyncio.TaskGroup() as group:
            while True:
                for interview in self._ledger.interviews:
                    if interview not in self.watchers:
                        watcher = Page(self._port, interview)
                        self.watchers[interview] = watcher
                        group.create_task(_follow(watcher))
                await asyncio.sleep(0.05)

    async def check(self, server: Client) -> None:
        """Check that each page saw each event, once, in order."""
        assert self.watchers, "nobody followed anything"
        for interview, watcher in self.watchers.items():
            lines = await asyncio.to_thread(export, server, interview)
            async with asyncio.timeout(20):
                while len(watcher.seen) < len(lines):
                    await watcher.follow(for_s=0.3)
            seen = [(item["seq"], item["event"], item["hash"]) for item in watcher.seen]
            assert seen == [(line.seq, line.event, line.hash) for line in lines], interview


async def _follow(page: Page) -> None:
    """Stay on a page until its interview is over."""
    while not page.is_over:
        await page.follow(for_s=PAGE_FOR_S)
        await asyncio.sleep(RETRY_AFTER_S)


@contextlib.asynccontextmanager
async def talking(people: Sequence[Person], pages: Pages) -> AsyncIterator[None]:
    """Let people write and pages follow while the block runs."""
    async with asyncio.TaskGroup() as group:
        following = group.create_task(pages.run())
        writing = [group.create_task(person.run()) for person in people]
        yield
        for person in people:
            person.stopping = True
        await asyncio.wait(writing)
        following.cancel()


async def everybody_goes_on(people: Sequence[Person], *, within_s: float = 40.0) -> None:
    """Return once each of them was acknowledged something more."""
    before = [person.acknowledged for person in people]
    await until(
        lambda: all(
            person.acknowledged > earlier for person, earlier in zip(people, before, strict=True)
        ),
        within_s=within_s,
    )
