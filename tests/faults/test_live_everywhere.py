"""Pages on one node follow what clients say to another, whatever breaks in between."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.harness import plain_guide, request, until
from tests.ledger import Ledger, export
from tests.nodes import Node, Nodes
from tests.postgres import PostgresServer
from tests.writers import Watcher, Writer

INTERVIEWS = 3

LISTENERS = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE application_name = 'vivavoce' AND query IN ('LISTEN vivavoce', 'SELECT 1')
"""


class Talk:
    """Clients that talk to one node, and pages on another that follow all of it."""

    def __init__(self, talked_to: Node, watched_on: Node, *, seed: int = 0) -> None:
        self.ledger = Ledger()
        self.watched_on = watched_on
        self._talked_to = talked_to
        self._seed = seed
        self.pages: list[Watcher] = []

    @contextlib.asynccontextmanager
    async def going_on(self) -> AsyncIterator[None]:
        """Talk while the block runs; leave it when every page has seen everything."""
        self._talked_to.add_guide(plain_guide(900))
        interviews = [self._talked_to.open_interview("plain")["id"] for _ in range(INTERVIEWS)]
        self.pages = [Watcher(self.watched_on.port, interview) for interview in interviews]
        is_over = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            following = [group.create_task(self._follow(page)) for page in self.pages]
            talking = [
                group.create_task(self._talk(interview, is_over, n))
                for n, interview in enumerate(interviews)
            ]
            yield
            is_over.set()
            for task in talking:
                await task
            await asyncio.to_thread(self._settle)
            await self.caught_up()
            for task in following:
                task.cancel()

    async def caught_up(self) -> None:
        """Return when every page has seen all that is stored by now."""
        for page in self.pages:
            version = self.watched_on.interview(page.interview)["version"]
            await until(lambda: bool(page.seqs) and page.seqs[-1] >= version, within_s=30)  # noqa: B023 - awaited here

    async def more_said(self, *, times: int = 10) -> None:
        """Return when clients have got so many more receipts."""
        enough = len(self.ledger.acknowledged) + times
        await until(lambda: len(self.ledger.acknowledged) >= enough, within_s=60)

    def check(self) -> None:
        """See that each page saw each event once and in order, and the ledger is whole."""
        for page in self.pages:
            stored = [line.seq for line in export(self.watched_on, page.interview)]
            assert page.seqs == stored == list(range(1, len(stored) + 1))
        self.ledger.check(self.watched_on)

    async def _talk(self, interview: str, is_over: asyncio.Event, number: int) -> None:
        writer = Writer(self.ledger, self._talked_to.port, guide="plain", seed=self._seed + number)
        try:
            while not is_over.is_set():
                assert await writer.say(interview, f"Words of {interview}.")
                await asyncio.sleep(writer.random.uniform(0, 0.05))
        finally:
            await writer.line.close()

    async def _follow(self, page: Watcher) -> None:
        while True:
            await page.follow(for_s=600)
            await asyncio.sleep(0.02)

    def _settle(self) -> None:
        for page in self.pages:
            self.watched_on.settled(page.interview, within_s=60)


async def test_a_page_sees_each_event_once_and_in_order_whoever_dies(tmp_path: Path) -> None:
    """(I1, I3, I6) The other node, the way news take, the database."""
    with PostgresServer() as server, Nodes(tmp_path, server.start().url(), count=2) as nodes:
        first, second = nodes.start()
        talk = Talk(first, second)
        async with talk.going_on():
            await talk.more_said()
            await asyncio.to_thread(server.sql, LISTENERS)
            await talk.more_said()
            await asyncio.to_thread(first.kill)
            await talk.caught_up()
            assert [page.connections for page in talk.pages] == [1] * INTERVIEWS, (
                "what happens to another node is nothing that a page notices"
            )
            await asyncio.to_thread(first.start)
            await talk.more_said()
            await asyncio.to_thread(server.restart)
            await talk.more_said()
        talk.check()
        nodes.stop()


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(3))
async def test_a_page_sees_each_event_once_and_in_order_for_long(tmp_path: Path, seed: int) -> None:
    """(I1, I3, I6) The same, 20 times over, in an order that the seed chooses."""
    chosen = random.Random(seed)
    with PostgresServer() as server, Nodes(tmp_path, server.start().url(), count=2) as nodes:
        first, second = nodes.start()

        def kill_the_other() -> None:
            first.kill()
            first.start()

        def kill_the_database() -> None:
            server.kill()
            server.start()

        def cut_listeners() -> None:
            server.sql(LISTENERS)

        faults: list[Callable[[], object]] = [
            cut_listeners,
            cut_listeners,
            kill_the_other,
            server.restart,
            kill_the_database,
        ]
        talk = Talk(first, second, seed=seed)
        async with talk.going_on():
            for _ in range(20):
                await asyncio.to_thread(chosen.choice(faults))
                await talk.more_said(times=chosen.randint(1, 30))
        talk.check()
        nodes.stop()


async def test_pages_end_where_they_are_when_somebody_else_erases_or_withdraws(
    tmp_path: Path, database_url: str
) -> None:
    """(I10, I11) And neither page nor caller gets in again, on any node."""
    with Nodes(tmp_path, database_url, count=2) as nodes:
        first, second = nodes.start()
        first.add_guide(plain_guide(3))
        erased, withdrawn = [first.open_interview("plain") for _ in range(2)]
        token = withdrawn["link"].rpartition("/")[2]
        pages = [
            Watcher(second.port, erased["id"]),
            Watcher(second.port, withdrawn["id"], key=token),
            Watcher(second.port, withdrawn["id"]),
        ]
        async with asyncio.TaskGroup() as group:
            following = [group.create_task(page.follow(for_s=60)) for page in pages]
            await until(lambda: all(page.seen for page in pages))
            answer = request(first.port, "DELETE", f"/api/v1/interviews/{erased['id']}")
            assert answer.status == 204, answer
            assert second.get(f"/api/v1/interviews/{erased['id']}").status == 404
            path = f"/api/v1/interviews/{withdrawn['id']}/link"
            answer = request(first.port, "DELETE", path)
            assert answer.status == 204, answer
            await following[0]
            await following[1]
            assert not following[2].done(), "the owner's page goes on"
            answer = second.get(f"/api/v1/interviews/{withdrawn['id']}", key=token)
            assert answer.status == 401, answer
            following[2].cancel()
        assert [page.reconnects_asked for page in pages] == [1, 1, 0]
        nodes.stop()
