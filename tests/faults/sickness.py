"""A real server under load while its disk, its descriptors or its clock are sick.

    async with load(server) as under:
        shim.order(Calls.WRITE, Action.FAIL, repeat=True, error=errno.EDQUOT)
        under.refused()                     # a caller is told so, in full
        shim.relax()
        await under.flows(within_s=5)       # and by itself it goes on

Leaving the block is the liveness phase of every test: the writers are answered, a live
page that was followed all the while has missed nothing and shown nothing that is not
stored, the ledger is checked, every interview runs on to its end, and it is checked again.
"""

import asyncio
import contextlib
import logging
import re
import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from tests.harness import Answer, ServerProcess, until
from tests.ledger import Ledger, export
from tests.writers import Watcher, Writer, writing

log = logging.getLogger(__name__)


class Load:
    """Writers, their ledger, and a live page of one of their interviews."""

    def __init__(self, server: ServerProcess, ledger: Ledger, writers: list[Writer]) -> None:
        self.server = server
        self.ledger = ledger
        self.writers = writers
        self.page = Watcher(server.port, ledger.acknowledged[0].interview)
        self._is_following = True

    @property
    def statuses(self) -> Counter[int]:
        return sum((writer.statuses for writer in self.writers), Counter[int]())

    @property
    def broken(self) -> int:
        """How many requests got no answer."""
        return sum(writer.broken for writer in self.writers)

    @property
    def acknowledged(self) -> int:
        return len(self.ledger.acknowledged)

    async def flows(self, *, within_s: float, more: int = 30) -> float:
        """Return after how many seconds `more` messages were acknowledged."""
        began, before = time.monotonic(), self.acknowledged
        await until(lambda: self.acknowledged >= before + more, within_s=within_s)
        return time.monotonic() - began

    async def refusals(self, count: int = 3) -> None:
        """Wait until each writer was refused `count` times."""
        before = [writer.statuses[503] for writer in self.writers]
        await until(
            lambda: all(
                writer.statuses[503] >= had + count
                for writer, had in zip(self.writers, before, strict=True)
            )
        )

    def refused(self, *, code: str = "store-unavailable", timeout_s: float = 10) -> str:
        """Send a message that must be refused as the contract says; return the reason given."""
        message = self.ledger.new(self.ledger.acknowledged[0].interview, "x" * 20_000)
        path = f"/api/v1/interviews/{message.interview}/messages"
        body = {"id": message.id, "text": message.text}
        return problem(self.server.post(path, body, timeout_s=timeout_s), code=code)

    async def follow(self) -> None:
        while self._is_following:
            await self.page.follow(for_s=60)
            await asyncio.sleep(0.05)

    async def close(self, following: "asyncio.Task[None]") -> None:
        """Let the page see what there is to see, then leave it."""
        interview = self.page.interview
        stored = len(await asyncio.to_thread(export, self.server, interview))
        await until(lambda: len(self.page.seen) >= stored)
        self._is_following = False
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        assert self.page.seqs == list(range(1, len(self.page.seqs) + 1)), "the page has a gap (I3)"
        lines = await asyncio.to_thread(export, self.server, interview)
        shown = [item["hash"] for item in self.page.seen]
        assert shown == [line.hash for line in lines][: len(shown)], "shown, but not stored"


@contextlib.asynccontextmanager
async def load(
    server: ServerProcess, *, writers: int = 6, pause_s: float = 0.01
) -> AsyncIterator[Load]:
    """Start `server` and write to it while the block runs; then see that it is well again."""
    ledger = Ledger()
    if not server.is_running:
        await asyncio.to_thread(server.start)
    crowd = [
        Writer(ledger, server.port, guide="agent-hiring", seed=n, pause_s=pause_s)
        for n in range(writers)
    ]
    async with writing(crowd):
        await until(lambda: len(ledger.acknowledged) >= 20)
        under = Load(server, ledger, crowd)
        following = asyncio.create_task(under.follow())
        try:
            yield under
        except BaseException:
            following.cancel()
            raise
    await asyncio.to_thread(ledger.check, server)
    unfinished = await asyncio.to_thread(ledger.finish, server)
    await asyncio.to_thread(ledger.check, server)
    await under.close(following)
    assert "Traceback" not in server.errors()
    health = server.get("/api/v1/health").json
    assert (health["status"], health["failing"], health["damaged"]) == ("ok", None, 0), health
    assert server.get("/readyz").status == 200
    log.info(
        "%d acknowledged in %d interviews, %s, %d without an answer, %d run on to their end",
        under.acknowledged,
        len(ledger.interviews),
        dict(under.statuses),
        under.broken,
        unfinished,
    )


def problem(answer: Answer, *, code: str = "store-unavailable") -> str:
    """Check that `answer` says when to come again and why; return the reason."""
    assert answer.status == 503, answer
    assert int(answer.headers["retry-after"]) >= 1
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json
    assert body["type"] == f"/problems/{body['code']}"
    assert (body["status"], body["code"], body["title"]) == (503, code, "Service Unavailable")
    return str(body["detail"])


def metric(server: ServerProcess, name: str) -> float:
    """Return one sample of the server's metrics."""
    found = re.search(rf"^vivavoce_{name} (\S+)$", server.get("/metrics").body.decode(), re.M)
    assert found is not None, name
    return float(found[1])


def told(server: ServerProcess, *names: str) -> list[str]:
    """Return the names of all log lines that are among `names`, in order."""
    return [line["name"] for line in server.logged() if line["name"] in names]


def resident_bytes(pid: int) -> int:
    """Return how much memory a process uses."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
