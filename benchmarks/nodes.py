"""What a durable message costs over HTTP: PostgreSQL against SQLite, two nodes against one.

The figure is processor time, all threads of the nodes' worker processes, divided by the
messages of the same seconds: 64 interviews, each with one message under way. With two nodes
each interview stays with one of them; or its messages go to one and the other in turn, so that
neither ever has the last word in memory: the worst a balancer can do.
"""

import asyncio
import statistics
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.nodes_load import Found, NodesLoad, talked
from benchmarks.over_http import CONNECTIONS, messages_of, open_interview
from benchmarks.postgres import new_database, postgres
from benchmarks.servers import CLIENT_CORES, OWNER_KEY, SERVER_CORES, Server, server
from tests.postgres import PostgresServer

OF_SQLITE, OF_ONE_NODE = 1.5, 1.15

PATIENCE = 300


class Measured:
    """A database, two nodes on it and a server on SQLite, loaded as often as one likes."""

    def __init__(self, database: PostgresServer, alone: Server, nodes: list[Server]) -> None:
        self._database = database
        self._alone = alone
        self._nodes = nodes
        self.found: dict[str, list[Found]] = {}

    @classmethod
    @asynccontextmanager
    async def started(cls, plan: Plan, database: PostgresServer) -> "AsyncIterator[Measured]":
        url = new_database(database, "nodes")
        with ExitStack() as stack:
            alone = stack.enter_context(server(plan.new_folder("sqlite"), cores=SERVER_CORES))
            nodes = [
                stack.enter_context(
                    server(plan.new_folder("node"), cores=SERVER_CORES, database_url=url)
                )
                for _ in range(2)
            ]
            yield cls(database, alone, nodes)

    async def sqlite(self, for_s: float) -> float:
        return await self._load("sqlite", [self._alone], for_s)

    async def one(self, for_s: float) -> float:
        return await self._load("one", self._nodes[:1], for_s)

    async def apart(self, for_s: float) -> float:
        """Have each interview's messages go to one node, half of the interviews to either."""
        return await self._load("apart", self._nodes, for_s, is_in_turn=False)

    async def two(self, for_s: float) -> float:
        """Have each interview's messages go to one node and the other in turn."""
        return await self._load("two", self._nodes, for_s)

    async def _load(
        self, name: str, servers: list[Server], for_s: float, *, is_in_turn: bool = True
    ) -> float:
        talks = []
        for number in range(CONNECTIONS):
            # Each interview begins at another node than its neighbour.
            at = number % len(servers)
            ports = [each.port for each in (*servers[at:], *servers[:at])]
            path = messages_of(open_interview(servers[at]))
            talks.append((path, ports if is_in_turn else ports[:1]))
        load = NodesLoad(
            talks=talks,
            key=OWNER_KEY,
            for_s=for_s,
            cores=CLIENT_CORES,
            processes={
                "nodes": [each.worker for each in servers],
                "database": self._database.processes(),
            },
        )
        found = await talked(load)
        self.found.setdefault(name, []).append(found)
        await _search_caught_up(servers[0])
        return found.cpu_us("nodes")


async def run(plan: Plan) -> list[Line]:
    for_s = 1.5 if plan.quick else 4.0
    with postgres() as database:
        async with Measured.started(plan, database) as measured:
            sqlite, one, apart, two = await in_turn(
                plan.rounds(7),
                lambda: measured.sqlite(for_s),
                lambda: measured.one(for_s),
                lambda: measured.apart(for_s),
                lambda: measured.two(for_s),
            )
            found = measured.found
    alone = told(found["one"])
    return [
        Line(
            name="postgres-cpu",
            rounds=ratios(one, sqlite),
            goal=OF_SQLITE,
            told=f"{alone}, against {told(found['sqlite'], False)} on SQLite",
        ),
        Line(
            name="nodes-cpu",
            rounds=ratios(apart, one),
            goal=OF_ONE_NODE,
            told=f"two nodes {told(found['apart'])}, against one {alone}",
        ),
        Line(
            name="nodes-cpu, in turn",
            rounds=ratios(two, one),
            goal=OF_ONE_NODE,
            told=f"two nodes {told(found['two'])}, against one {alone}",
        ),
    ]


async def _search_caught_up(node: Server) -> None:
    """Wait until the index has taken in everything, which would slow the next one down."""
    for _ in range(PATIENCE):
        try:
            node.ask("GET", "/api/v1/interviews?q=tidy&limit=1")
            return
        except AssertionError:  # it is far behind, and says so with a 503
            await asyncio.sleep(0.2)
    raise TimeoutError("the search index does not catch up")


def told(found: list[Found], has_database: bool = True) -> str:
    """Return absolute figures in words."""

    def middle(name: str) -> float:
        return statistics.median(each.cpu_us(name) for each in found)

    rate = statistics.median(each.answers / each.seconds for each in found)
    text = f"{middle('nodes'):.0f} µs a message at {rate:,.0f}/s"
    return f"{text} and {middle('database'):.0f} µs of the database" if has_database else text
