"""How soon a page on one node sees what was acknowledged by another, 500 messages a second.

Two real nodes on one PostgreSQL. Clients talk to the first, on schedule, whatever it takes to
be answered; each of their interviews is watched by a page on either node. The pages on the first
are the baseline: they hear of it in the same process.
"""

import asyncio
import re
import time

import msgspec

from benchmarks.harness import Line, Plan, percentile
from benchmarks.postgres import new_database, postgres
from tests.harness import OWNER_KEY
from tests.nodes import Node, Nodes

PER_SECOND = 500
INTERVIEWS = 100
FOR_S = 4.0
WARM_UP_S = 1.0
GOAL_MS = 50.0
LONGEST_EVENT = 1 << 20

_SAID = re.compile(rb"words-(\d+)-")
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


class Times(msgspec.Struct):
    """When messages were acknowledged, and when pages saw them, by their number."""

    acknowledged: dict[int, float] = {}
    seen: dict[int, float] = {}  # on the node that was not talked to
    seen_here: dict[int, float] = {}


async def run(plan: Plan) -> list[Line]:
    with (
        postgres() as server,
        Nodes(plan.new_folder("live"), new_database(server, "live")) as nodes,
    ):
        await asyncio.to_thread(nodes.start)
        rounds = [await talk(nodes[0], nodes[1]) for _ in range(plan.rounds(3))]
        await asyncio.to_thread(nodes.stop)
    elsewhere = [delays_ms(times, times.seen) for times in rounds]
    here = [delays_ms(times, times.seen_here) for times in rounds]
    missing = sum(len(times.acknowledged) - len(times.seen) for times in rounds)
    assert missing == 0, f"{missing} messages were acknowledged and not seen on the other node"
    return [
        Line(
            name="live-elsewhere",
            rounds=[percentile(each, 0.5) for each in elsewhere],
            goal=GOAL_MS,
            unit="ms",
            told=(
                f"from the acknowledgement on one node to a page on the other, p99 "
                f"{percentile(elsewhere[-1], 0.99):.1f} ms; a page on the same node "
                f"{percentile(here[-1], 0.5):.1f} ms, p99 {percentile(here[-1], 0.99):.1f} ms; "
                f"{PER_SECOND} messages a second, {INTERVIEWS} interviews"
            ),
        )
    ]


def delays_ms(times: Times, seen: dict[int, float]) -> list[float]:
    """Return how long after its acknowledgement each message was seen; before it counts as 0."""
    return [
        max(0.0, seen[number] - at) * 1_000
        for number, at in times.acknowledged.items()
        if number in seen
    ]


async def talk(node: Node, other: Node) -> Times:
    """Say `PER_SECOND` messages a second to `node` for a while, watched on both."""
    times = Times()
    interviews = [
        (await asyncio.to_thread(node.open_interview, interviewer="human"))["id"]
        for _ in range(INTERVIEWS)
    ]
    async with asyncio.TaskGroup() as group:
        pages = []
        for interview in interviews:
            for watched_on, seen in ((other, times.seen), (node, times.seen_here)):
                page = await _page(watched_on.port, interview)
                pages.append(group.create_task(_watch(page, seen)))
        began = time.perf_counter() + 0.1
        await asyncio.gather(
            *[
                _client(node.port, interview, first, began, times)
                for first, interview in enumerate(interviews)
            ]
        )
        while len(times.seen) < len(times.acknowledged) and time.perf_counter() < began + 60:  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.05)
        for task in pages:
            task.cancel()
    warm = int(PER_SECOND * WARM_UP_S)
    times.acknowledged = {n: at for n, at in times.acknowledged.items() if n >= warm}
    times.seen = {n: at for n, at in times.seen.items() if n >= warm}
    return times


async def _page(port: int, interview: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Open a live page and return once it has caught up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=LONGEST_EVENT)
    writer.write(
        f"GET /api/v1/interviews/{interview}/events HTTP/1.1\r\nhost: 127.0.0.1\r\n"
        f"authorization: Bearer {OWNER_KEY}\r\naccept: text/event-stream\r\n\r\n".encode()
    )
    await reader.readuntil(b"id: 1\n")
    return reader, writer


async def _watch(
    page: tuple[asyncio.StreamReader, asyncio.StreamWriter], seen: dict[int, float]
) -> None:
    reader, writer = page
    try:
        while line := await reader.readline():
            if said := _SAID.search(line):
                seen[int(said[1])] = time.perf_counter()
    finally:
        writer.close()


async def _client(port: int, interview: str, first: int, began: float, times: Times) -> None:
    """Send every `INTERVIEWS`th message when it is due, and note when each is acknowledged."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    numbers = range(first, int(PER_SECOND * (WARM_UP_S + FOR_S)), INTERVIEWS)

    async def answers() -> None:
        for number in numbers:
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 201"), head
            length = _LENGTH.search(head)
            assert length is not None, head
            await reader.readexactly(int(length[1]))
            times.acknowledged[number] = time.perf_counter()

    answering = asyncio.create_task(answers())
    for number in numbers:
        await asyncio.sleep(max(0.0, began + number / PER_SECOND - time.perf_counter()))
        body = f'{{"text": "words-{number}- {"x" * 200}", "speaker": "interviewer"}}'
        writer.write(
            f"POST /api/v1/interviews/{interview}/messages HTTP/1.1\r\nhost: 127.0.0.1\r\n"
            f"authorization: Bearer {OWNER_KEY}\r\ncontent-type: application/json\r\n"
            f"content-length: {len(body)}\r\n\r\n{body}".encode()
        )
    await answering
    writer.close()
