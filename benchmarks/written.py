"""Bytes handed to the disk for one message, early and late in an interview.

Counted by the kernel (`write_bytes` of /proc/self/io) over messages sent one at a time,
everything included: the journal's log, folding it into the database, the search index.
"""

import statistics
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import apsw

from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.history import LONG, SHORT, open_pairs
from benchmarks.library import OWNER, TEXT, started
from vivavoce.domain.ids import InterviewId
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.services import Services

# Pages are counted whole, and a few more or less fall into a round.
GOAL = 1.05


async def run(plan: Plan) -> list[Line]:
    folder = plan.new_folder("bytes")
    async with started(folder) as services:
        short, long = await open_pairs(services, plan.many(100))

        async def per_message(interviews: Sequence[InterviewId]) -> float:
            await settle(services, folder)
            before = written_bytes()
            for interview in interviews:
                await services.interviews.add_message(OWNER, interview, TEXT)
            await settle(services, folder)
            return (written_bytes() - before) / len(interviews)

        few, many = await in_turn(
            plan.rounds(9), partial(per_message, short), partial(per_message, long)
        )
    return [
        Line(
            name="bytes",
            rounds=ratios(many, few),
            goal=GOAL,
            told=f"{statistics.median(many):,.0f} bytes a message after {LONG}, "
            f"{statistics.median(few):,.0f} after {SHORT}, {len(TEXT)} of them the text",
        )
    ]


async def settle(services: Services, folder: Path) -> None:
    """Have everything written that is still to be written for what was acknowledged."""
    await services.search.find(DEFAULT_ORGANIZATION, "tidy")  # it catches up first
    for file in ("journal.db", "search.db"):
        connection = apsw.Connection(str(folder / file))
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        connection.close()


def written_bytes() -> int:
    """Return the bytes this process has caused to be written to disk so far."""
    counters = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(counters["write_bytes"])
