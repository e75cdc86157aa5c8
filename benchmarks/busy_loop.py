"""How soon a message is acknowledged while the program around the journal is busy.

Messages arrive on schedule, 5,000 a second, whether or not the earlier ones are
acknowledged (a closed loop would hide the wait), and their wait counts from the moment
they were due. Meanwhile something else takes the event loop for 200 µs at every turn.
"""

import asyncio
import itertools
import statistics
import time

from benchmarks.harness import Line, Plan, in_turn, percentile
from benchmarks.library import OWNER, TEXT, open_interviews, started

PER_SECOND = 5_000
INTERVIEWS = 1_000
SLICE_S = 200e-6
GOAL_MS = 20.0


async def run(plan: Plan) -> list[Line]:
    for_s = 1.0 if plan.quick else 3.0
    async with started(plan.new_folder("busy-loop")) as services:
        interviews = itertools.cycle(await open_interviews(services, INTERVIEWS))
        waits: list[float] = []

        async def add(due: float) -> None:
            await services.interviews.add_message(OWNER, next(interviews), TEXT)
            waits.append(time.perf_counter() - due)

        async def p99_ms() -> float:
            waits.clear()
            began = time.perf_counter()
            async with asyncio.TaskGroup() as group:
                sent = 0
                while sent < PER_SECOND * for_s:
                    due = int((time.perf_counter() - began) * PER_SECOND)
                    for number in range(sent, due):
                        group.create_task(add(began + number / PER_SECOND))
                    sent = max(sent, due)
                    await asyncio.sleep(0.2 / PER_SECOND)
            return percentile(waits, 0.99) * 1e3

        async def idle() -> float:
            return await p99_ms()

        async def busy() -> float:
            spinner = asyncio.create_task(spin())
            try:
                return await p99_ms()
            finally:
                spinner.cancel()

        at_rest, under_load = await in_turn(plan.rounds(7), idle, busy)
    return [
        Line(
            name="busy-loop",
            rounds=under_load,
            goal=GOAL_MS,
            unit="ms",
            told=f"ack p99 at {PER_SECOND:,}/s; worst round {max(under_load):.1f} ms; "
            f"idle loop {statistics.median(at_rest):.2f} ms",
        )
    ]


async def spin() -> None:
    """Keep the event loop busy in slices, for ever."""
    while True:
        until = time.perf_counter() + SLICE_S
        while time.perf_counter() < until:
            pass
        await asyncio.sleep(0)
