"""Messages a second over HTTP while backups are made, one after the other, and without.

Both on the same server, in turn. Its folder holds enough that each backup copies for a
while; checking the copy is part of it.
"""

import asyncio
import shutil
import statistics
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.over_http import CONNECTIONS, answers_per_second, messages_of, open_interview
from benchmarks.ready import fill
from benchmarks.servers import SERVER_CORES, VIVAVOCE, server

INTERVIEWS = 20_000
GOAL = 0.8


async def run(plan: Plan) -> list[Line]:
    for_s = 1.0 if plan.quick else 3.0
    folder = plan.new_folder("backup")
    await fill(folder, plan.many(INTERVIEWS))
    backups: list[int] = []
    with server(folder, cores=SERVER_CORES) as running:

        async def undisturbed() -> float:
            paths = [messages_of(open_interview(running)) for _ in range(CONNECTIONS)]
            found = await answers_per_second(running, paths, for_s)
            # Lets the search index catch up, which would otherwise slow the next one down.
            running.ask("GET", "/api/v1/interviews?q=tidy&limit=1")
            return found

        async def beside_backups() -> float:
            async with backing_up(folder, plan.new_folder("backups")) as made:
                found = await undisturbed()
            backups.append(len(made))
            return found

        alone, beside = await in_turn(plan.rounds(7), undisturbed, beside_backups)
    size = (folder / "journal.db").stat().st_size
    return [
        Line(
            name="backup",
            rounds=ratios(beside, alone),
            goal=GOAL,
            at_least=True,
            told=f"{statistics.median(beside):,.0f}/s beside {sum(backups)} backups of "
            f"{size / 2**20:,.0f} MiB, {statistics.median(alone):,.0f}/s without",
        )
    ]


@asynccontextmanager
async def backing_up(data: Path, to: Path) -> AsyncIterator[list[Path]]:
    """Make one backup after the other while the block runs; give those that were begun."""
    made: list[Path] = []

    async def make_all() -> None:
        for number in count():
            made.append(to / str(number))
            await make(data, made[-1])
            shutil.rmtree(made[-1])

    task = asyncio.create_task(make_all())
    try:
        yield made
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        shutil.rmtree(to)


async def make(data: Path, to: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *VIVAVOCE,
        "backup",
        str(to),
        "--data",
        str(data),
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        code = await process.wait()
        assert code == 0, "a backup failed; it says why above"
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
