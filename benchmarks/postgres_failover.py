"""How long nobody is answered when the database restarts, when its primary is lost, when a node is.

Clients send one message after the other to two nodes, and to the other one when theirs does not
answer or answers 503. The figure is the longest time without any acknowledgement.
"""

import asyncio
import itertools
import os
import statistics
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import msgspec

from benchmarks.harness import Line, Plan, in_turn
from benchmarks.library import TEXT
from tests.harness import OWNER_KEY
from tests.nodes import Nodes
from tests.postgres import PostgresServer, StandbyPair
from vivavoce.domain.interview import HUMAN

CLIENTS = 8
RETRY_AFTER_S = 0.01
BEFORE_S = 1.0
PATIENCE_S = 60.0
GOAL_S = 15.0

ENVIRONMENT = {"VIVAVOCE_LOG_LEVEL": "error"}


class Client:
    """Sends one message after the other, each until somebody has acknowledged it."""

    def __init__(self, ports: list[int], interview: str, acknowledged: list[float]) -> None:
        self._ports = itertools.cycle(ports)
        self._port = next(self._ports)
        self._path = f"/api/v1/interviews/{interview}/messages"
        self._acknowledged = acknowledged
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def run(self) -> None:
        while True:
            id_ = f"{os.urandom(4).hex()}-0000-4000-8000-{os.urandom(6).hex()}"
            body = msgspec.json.encode({"id": id_, "text": TEXT})
            while not await self._send(body):
                self._port = next(self._ports)
                await asyncio.sleep(RETRY_AFTER_S)
            self._acknowledged.append(time.perf_counter())

    async def _send(self, body: bytes) -> bool:
        head = (
            f"POST {self._path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {OWNER_KEY}\r\n"
            f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection("127.0.0.1", self._port)
            reader, writer = self._streams
            writer.write(head.encode() + body)
            answer = (await reader.readuntil(b"\r\n\r\n")).lower()
            size = answer.partition(b"content-length: ")[2].partition(b"\r")[0]
            await reader.readexactly(int(size))
        except (OSError, EOFError):
            answer = b""
        is_acknowledged = answer.startswith((b"http/1.1 201", b"http/1.1 200"))
        if not is_acknowledged and self._streams is not None:
            self._streams[1].close()
            self._streams = None
        return is_acknowledged


async def run(plan: Plan) -> list[Line]:
    rounds = plan.rounds(3)
    with PostgresServer() as server:
        async with _nodes(plan, server.start().url()) as nodes:

            async def restarted() -> float:
                return await silence_s(nodes, server.restart)

            async def killed() -> float:
                found = await silence_s(nodes, nodes[0].kill)
                nodes.start()
                return found

            restarts, kills = await in_turn(rounds, restarted, killed)
    losses = [await lost(plan) for _ in range(rounds)]
    return [
        _line("database restarted", restarts),
        _line("node killed", kills),
        _line("primary killed, standby promoted at once", losses),
    ]


async def lost(plan: Plan) -> float:
    """Kill a primary and promote its synchronous standby; everything is made anew for it."""
    with StandbyPair() as pair:
        async with _nodes(plan, pair.start().url()) as nodes:

            def promote() -> None:
                pair.primary.kill()
                pair.promote()

            return await silence_s(nodes, promote)


@asynccontextmanager
async def _nodes(plan: Plan, url: str) -> AsyncIterator[Nodes]:
    folder = plan.new_folder("failover")
    with Nodes(folder, url, count=2, environment=ENVIRONMENT) as nodes:
        await asyncio.to_thread(nodes.start)
        yield nodes


async def silence_s(nodes: Nodes, interrupt: Callable[[], object]) -> float:
    """Return the longest time without an acknowledgement around an interruption."""
    ports = [node.port for node in nodes]
    acknowledged: list[float] = []
    clients = []
    for number in range(CLIENTS):
        opened = nodes[0].open_interview(interviewer=HUMAN)
        order = ports if number % 2 else ports[::-1]
        clients.append(Client(order, opened["id"], acknowledged))
    running = [asyncio.create_task(client.run()) for client in clients]
    try:
        await asyncio.sleep(BEFORE_S)
        await asyncio.to_thread(interrupt)
        over = time.perf_counter()
        async with asyncio.timeout(PATIENCE_S):
            while sum(at > over for at in acknowledged) < 5 * CLIENTS:  # noqa: ASYNC110 - it is a list
                await asyncio.sleep(0.01)
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    return max(later - at for at, later in itertools.pairwise(acknowledged))


def _line(name: str, seconds: list[float]) -> Line:
    return Line(
        name=f"postgres-failover, {name}",
        rounds=seconds,
        goal=GOAL_S,
        unit="s",
        told=f"nobody was answered for {statistics.median(seconds):.2f} s "
        f"(worst round {max(seconds):.2f} s)",
    )
