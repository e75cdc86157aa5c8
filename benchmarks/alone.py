"""One message at a time, against the least that durable can cost: one append, one sync.

The baseline appends 300 bytes to a file and calls `fdatasync`, nothing else.
"""

import os
import statistics
import time

from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.library import OWNER, TEXT, open_interviews, say, started

GOAL = 3.0
BYTES = 300


async def run(plan: Plan) -> list[Line]:
    times = plan.many(250)
    folder = plan.new_folder("alone")
    file = os.open(folder / "appended", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    async with started(folder / "data") as services:
        [interview] = await open_interviews(services, 1)
        await say(services, interview, 50)

        async def acknowledged() -> float:
            seconds = []
            for _ in range(times):
                began = time.perf_counter()
                await services.interviews.add_message(OWNER, interview, TEXT)
                seconds.append(time.perf_counter() - began)
            return statistics.median(seconds)

        async def synced() -> float:
            seconds = []
            for _ in range(times):
                began = time.perf_counter()
                os.write(file, bytes(BYTES))
                os.fdatasync(file)
                seconds.append(time.perf_counter() - began)
            return statistics.median(seconds)

        ours, bare = await in_turn(plan.rounds(15), acknowledged, synced)
    os.close(file)
    return [
        Line(
            name="alone",
            rounds=ratios(ours, bare),
            goal=GOAL,
            told=f"p50 {statistics.median(ours) * 1e6:,.0f} µs "
            f"against {statistics.median(bare) * 1e6:,.0f} µs",
        )
    ]
