"""What a turn costs beyond the model's own time, with 1,000 interviews in progress.

1,000 people who answer within 10 seconds make 100 turns a second. From the acknowledgement of
an answer to its reply in the journal; taken off is what the model itself took for that very
request, from the last byte of the request to the last of its answer.

The pace is a quick one on purpose: at 25 a second a virtual machine sleeps between the turns,
and each of their steps wakes it up, which costs a turn about 1.5 ms more. With a live page on
each, every piece of a stream is work of its own, and the pace is the slower one.
"""

import asyncio
import itertools
import os
import statistics
import time

from benchmarks.harness import Line, Plan
from benchmarks.library import GUIDE, OWNER, TEXT
from benchmarks.models import model
from benchmarks.servers import SERVER_CORES
from tests.provider.process import ProviderProcess
from vivavoce.domain.ids import InterviewId
from vivavoce.interviewers.registry import LLM, Interviewers
from vivavoce.interviewers.setting_up import set_up
from vivavoce.journal.feed import SAID, Subscription
from vivavoce.running import running
from vivavoce.service.services import Services
from vivavoce.settings import from_environment

INTERVIEWS = 1_000
PER_SECOND, WATCHED_PER_SECOND = 100, 25
THINK_S = 0.2
PIECE_S = 0.005  # between two pieces of a stream: 200 a second, as a quick model's tokens
GOAL_MS = 5.0
OPENED_AT_ONCE = 50
WARM_UP = 20


async def run(plan: Plan) -> list[Line]:
    turns = 100 if plan.quick else 200  # the provider remembers no more
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, SERVER_CORES)
    try:
        with model() as provider:
            interviewers = Interviewers(set_up(from_environment()))
            async with running(plan.new_folder("turns"), interviewers=interviewers) as system:
                crowd = Crowd(system.services, provider, await opened(system.services))
                provider.pace(think_s=THINK_S, piece_s=PIECE_S)
                lines = []
                for is_watched in (False, True):
                    await crowd.turns_ms(WARM_UP, is_watched)
                    rounds = [
                        await crowd.turns_ms(turns, is_watched) for _ in range(plan.rounds(5))
                    ]
                    lines.append(line(is_watched, rounds))
    finally:
        os.sched_setaffinity(0, cores)
    return lines


def line(is_watched: bool, rounds: list[tuple[float, float]]) -> Line:
    overheads, alone = zip(*rounds, strict=True)
    return Line(
        name="turn-overhead" + (", watched" if is_watched else ""),
        rounds=overheads,
        goal=GOAL_MS,
        unit="ms",
        told=f"p50, beside the {statistics.median(alone):.0f} ms that the model takes; "
        f"{INTERVIEWS:,} interviews, {pace(is_watched)} turns/s",
    )


def pace(is_watched: bool) -> int:
    """Return how many turns begin in a second."""
    return WATCHED_PER_SECOND if is_watched else PER_SECOND


async def opened(services: Services) -> list[InterviewId]:
    """Open interviews that a model leads, and return them once each has asked something."""
    places = asyncio.Semaphore(OPENED_AT_ONCE)

    async def open_one() -> InterviewId:
        async with places:
            standing, _ = await services.open_interview(OWNER, GUIDE, interviewer=LLM)
            interview = standing.interview.id
            await services.turns.settle(interview, patience_s=60.0)
            return interview

    return list(await asyncio.gather(*(open_one() for _ in range(INTERVIEWS))))


class Crowd:
    """Candidates who answer one after the other, on schedule."""

    def __init__(
        self, services: Services, provider: ProviderProcess, interviews: list[InterviewId]
    ) -> None:
        self._services = services
        self._provider = provider
        self._interviews = itertools.cycle(interviews)
        self._numbers = itertools.count()

    async def turns_ms(self, count: int, is_watched: bool) -> tuple[float, float]:
        """Return the median of what turns cost beyond the model, and of what the model took."""
        began = time.perf_counter()
        under_way = []
        for number in range(count):
            await asyncio.sleep(began + number / pace(is_watched) - time.perf_counter())
            under_way.append(asyncio.ensure_future(self._turn(is_watched)))
        turns = dict(await asyncio.gather(*under_way))
        state = await asyncio.to_thread(self._provider.state, seen=count)
        alone = {
            mark: seen.took_s
            for seen in state.seen
            for mark in turns
            if mark in seen.body.prompt and seen.took_s is not None
        }
        assert len(alone) == count, "a turn asked the model twice, or not at all"
        overheads = [turns[mark] - took for mark, took in alone.items()]
        return statistics.median(overheads) * 1e3, statistics.median(alone.values()) * 1e3

    async def _turn(self, is_watched: bool) -> tuple[str, float]:
        """Answer; return the mark in the answer, and after how many seconds the reply was there."""
        mark, interview = f"({next(self._numbers)})", next(self._interviews)
        with self._services.feed.subscribe(interview, is_page=is_watched) as news:
            await self._services.interviews.add_message(OWNER, interview, f"{TEXT} {mark}")
            began = time.perf_counter()
            await replied(news)
            return mark, time.perf_counter() - began


async def replied(news: Subscription) -> None:
    while True:
        await news.wait()
        for record in news.take() or ():
            if record.name == SAID and b'"interviewer"' in (record.content or b""):
                return
        await asyncio.sleep(0)  # woken for a draft
