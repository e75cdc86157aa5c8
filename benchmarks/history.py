"""Whether a message costs more when much was said before it: 512 messages against 8.

Short and long interviews are opened in turn, so that both have the same neighbours in
the database, and every round adds one message to each of them.
"""

import asyncio
import statistics
import time
from collections.abc import Sequence
from functools import partial

from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.library import OWNER, TEXT, open_interviews, say, started
from vivavoce.domain.ids import InterviewId
from vivavoce.service.services import Services

SHORT, LONG = 8, 512
GOAL = 1.15


async def run(plan: Plan) -> list[Line]:
    count = plan.many(100)
    async with started(plan.new_folder("history")) as services:
        short, long = await open_pairs(services, count)

        async def alone(interviews: Sequence[InterviewId]) -> float:
            seconds = []
            for interview in interviews:
                began = time.perf_counter()
                await services.interviews.add_message(OWNER, interview, TEXT)
                seconds.append(time.perf_counter() - began)
            return statistics.median(seconds)

        async def at_once(interviews: Sequence[InterviewId]) -> float:
            began = time.perf_counter()
            async with asyncio.TaskGroup() as group:
                for interview in interviews:
                    group.create_task(say(services, interview, 5))
            return (time.perf_counter() - began) / len(interviews) / 5

        lines = []
        for name, rounds, measure in (("alone", 15, alone), ("at once", 15, at_once)):
            few, many = await in_turn(
                plan.rounds(rounds), partial(measure, short), partial(measure, long)
            )
            lines.append(
                Line(
                    name=f"history, {name}",
                    rounds=ratios(many, few),
                    goal=GOAL,
                    told=f"{statistics.median(many) * 1e6:,.0f} µs a message after {LONG}, "
                    f"{statistics.median(few) * 1e6:,.0f} µs after {SHORT}",
                )
            )
    return lines


async def open_pairs(
    services: Services, count: int
) -> tuple[Sequence[InterviewId], Sequence[InterviewId]]:
    """Return `count` interviews with a short history and as many with a long one."""
    interviews = await open_interviews(services, 2 * count)
    short, long = interviews[::2], interviews[1::2]
    async with asyncio.TaskGroup() as group:
        for interview in short:
            group.create_task(say(services, interview, SHORT))
        for interview in long:
            group.create_task(say(services, interview, LONG))
    return short, long
