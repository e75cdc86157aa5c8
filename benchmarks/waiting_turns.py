"""1,000 turns that wait for a slow model: what they hold of memory, and who waits for them.

The same server is looked at while it is idle, with the same 1,000 interviews in memory, and
while each of them waits 30 seconds for its model.
"""

import asyncio
import itertools
import statistics
import time
from concurrent.futures import ThreadPoolExecutor

import msgspec

from benchmarks.harness import Line, Plan, percentile, ratios
from benchmarks.library import TEXT
from benchmarks.models import model
from benchmarks.over_http import messages_of, open_interview
from benchmarks.servers import OWNER_KEY, SERVER_CORES, Server, server
from tests.provider.interviewing import GUIDE, guide
from tests.provider.process import ProviderProcess
from tests.writers import Line as Connection

TURNS = 1_000
THINK_S = 30.0
MIB = 1024 * 1024
GOAL_MIB, GOAL_RATIO = 150.0, 1.5

WARM_UP = 100
LISTENERS = 50
PER_SECOND = 250
AT_ONCE = 8
WITHIN_S = 25.0


async def run(plan: Plan) -> list[Line]:
    for_s = 2.0 if plan.quick else 8.0
    rounds = [await one_round(plan, for_s) for _ in range(1 if plan.quick else 3)]
    memory, idle, waiting = zip(*rounds, strict=True)
    told = f"{TURNS:,} turns that wait {THINK_S:.0f} s"
    return [
        Line(
            name="waiting-turns, memory",
            rounds=memory,
            goal=GOAL_MIB,
            unit="MiB",
            told=f"{told}, over the idle server",
        ),
        Line(
            name="waiting-turns, acks",
            rounds=ratios(waiting, idle),
            goal=GOAL_RATIO,
            told=f"ack p99 {statistics.median(waiting):.2f} ms at {PER_SECOND}/s, "
            f"{statistics.median(idle):.2f} ms when idle",
        ),
    ]


async def one_round(plan: Plan, for_s: float) -> tuple[float, float, float]:
    """Return the growth in MiB, and the p99 in milliseconds when idle and when turns wait.

    Each round has a server of its own: memory that was needed once is not given back.
    """
    with (
        model() as provider,
        server(plan.new_folder("waiting"), cores=SERVER_CORES) as serving,
    ):
        await asyncio.to_thread(serving.ask, "POST", "/api/v1/guides", {"source": guide()})
        interviews = await asyncio.to_thread(opened, serving)
        asides = [messages_of(open_interview(serving)) for _ in range(LISTENERS)]
        # What only the first turns cost is not to be taken for waiting.
        await answered(serving, provider, interviews[:WARM_UP])
        await ack_p99_ms(serving, asides, 1.0)
        at_rest = serving.rss_bytes
        idle_ms = await ack_p99_ms(serving, asides, for_s)
        provider.pace(think_s=THINK_S)
        await asyncio.to_thread(say_all, serving, interviews)
        await until_under_way(provider, TURNS)
        waiting_ms = await ack_p99_ms(serving, asides, for_s)
        assert provider.state().under_way == TURNS, "they did not wait all the time"
        grown_mib = (serving.rss_bytes - at_rest) / MIB
        provider.down()  # whoever waits yet is let go
    return grown_mib, idle_ms, waiting_ms


def opened(serving: Server) -> list[str]:
    """Open as many interviews as there are turns, led by the model."""

    def open_one(_: int) -> str:
        body = {"guide": GUIDE, "interviewer": "llm"}
        return str(msgspec.json.decode(serving.ask("POST", "/api/v1/interviews", body))["id"])

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(open_one, range(TURNS)))


def say_all(serving: Server, interviews: list[str]) -> None:
    """Say something in each interview."""

    def say(interview: str) -> None:
        serving.ask("POST", messages_of(interview), {"text": TEXT})

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(say, interviews))


async def answered(serving: Server, provider: ProviderProcess, interviews: list[str]) -> None:
    """Have one turn of each interview taken."""
    await asyncio.to_thread(say_all, serving, interviews)
    async with asyncio.timeout(WITHIN_S):
        while provider.state().requests < len(interviews):  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.05)
    await until_under_way(provider, 0)


async def until_under_way(provider: ProviderProcess, turns: int) -> None:
    """Return once so many turns wait for the model."""
    async with asyncio.timeout(WITHIN_S):
        while provider.state().under_way != turns:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.05)


async def ack_p99_ms(serving: Server, paths: list[str], for_s: float) -> float:
    """Return how long acknowledgements took that were due on schedule."""
    waits: list[float] = []
    connections = [Connection(serving.port, key=OWNER_KEY) for _ in paths]
    free = itertools.cycle(zip(connections, paths, [asyncio.Lock() for _ in paths], strict=True))

    async def add(due: float) -> None:
        connection, path, lock = next(free)
        async with lock:
            answer = await connection.request("POST", path, {"text": TEXT})
        assert answer.status == 201, answer
        waits.append(time.perf_counter() - due)

    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(int(PER_SECOND * for_s)):
            due = began + number / PER_SECOND
            await asyncio.sleep(due - time.perf_counter())
            group.create_task(add(due))
    for connection in connections:
        await connection.close()
    return percentile(waits, 0.99) * 1e3
