"""After `kill -9`: how soon a server is ready with 100,000 interviews, 1,000 of which owe a reply.

Run as a program, `python -m benchmarks.recovery FOLDER COUNT` is what is killed: it stores
as many interviews that owe a reply, and kills itself with the log still unfolded.
"""

import asyncio
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.library import GUIDE, TEXT, opening, started
from benchmarks.ready import fill
from benchmarks.servers import Server, server
from vivavoce.domain.events import GuideRef, InterviewOpened, MessageAdded, Speaker
from vivavoce.domain.ids import MessageId
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.journal.store import Append
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.ids import new_id
from vivavoce.stores.sqlite import open_sqlite

INTERVIEWS = 100_000
OWED = 1_000
GOAL = 1.2
REPLIED_WITHIN_S = 60.0


async def run(plan: Plan) -> list[Line]:
    empty, full = plan.new_folder("recovery"), plan.new_folder("recovery")
    count, owed = plan.many(INTERVIEWS), plan.many(OWED)
    await fill(empty, 1)
    await fill(full, count)
    replied_s: list[float] = []

    async def nothing_owed() -> float:
        die_owing(empty, 0)
        with server(empty) as running:
            return running.ready_s

    async def many_owed() -> float:
        die_owing(full, owed)
        with server(full) as running:
            assert recovered(running) == owed, "the start found every reply that is owed"
            replied_s.append(seconds_until_replied(running))
            return running.ready_s

    await nothing_owed()
    await many_owed()
    replied_s.clear()
    bare, busy = await in_turn(plan.rounds(9), nothing_owed, many_owed)
    return [
        Line(
            name="recovery",
            rounds=ratios(busy, bare),
            goal=GOAL,
            told=f"{statistics.median(busy):.3f} s with {count:,} interviews and {owed:,} owed "
            f"replies, {statistics.median(bare):.3f} s with none; all replies made "
            f"{statistics.median(replied_s):.2f} s later",
        )
    ]


def die_owing(folder: Path, count: int) -> None:
    """Leave the folder as a server leaves it that is killed right after `count` messages."""
    writer = [sys.executable, "-m", "benchmarks.recovery", str(folder), str(count)]
    ended = subprocess.run(writer, check=False)
    assert ended.returncode == -signal.SIGKILL, "the writer failed; it says why above"


def recovered(running: Server) -> int:
    """Return how many owed replies the start found."""
    return int(msgspec.json.decode(running.ask("GET", "/api/v1/health"))["recovered_at_start"])


def seconds_until_replied(running: Server) -> float:
    """Wait until no reply is owed any more."""
    began = time.perf_counter()
    while msgspec.json.decode(running.ask("GET", "/api/v1/health"))["owed_replies"]:
        assert time.perf_counter() - began < REPLIED_WITHIN_S, "replies stay owed"
        time.sleep(0.02)
    return time.perf_counter() - began


async def store_owed(folder: Path, count: int) -> None:
    async with started(folder) as services:
        guide, _ = await services.library.newest(DEFAULT_ORGANIZATION, GUIDE)
    async with open_sqlite(folder / "journal.db") as database:
        if appends := list(owing(guide, count)):
            await database.store.append(appends)
        os.kill(os.getpid(), signal.SIGKILL)


def owing(guide: GuideRef, count: int) -> Iterator[Append]:
    """Yield interviews in which the candidate has just spoken."""
    at = datetime.now(UTC)
    for _ in range(count):
        opened = InterviewOpened(
            organization=DEFAULT_ORGANIZATION, guide=guide, interviewer=SCRIPTED, language="en"
        )
        said = [
            MessageAdded(id=MessageId(new_id()), speaker=speaker, text=TEXT)
            for speaker in (Speaker.INTERVIEWER, Speaker.CANDIDATE)
        ]
        yield opening([opened, *said], at=at)


if __name__ == "__main__":
    asyncio.run(store_owed(Path(sys.argv[1]), int(sys.argv[2])))
