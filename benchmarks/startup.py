"""How soon the command line answers: `vivavoce --help`, a whole process."""

import statistics
import subprocess
import sys
import time

from benchmarks.harness import Line, Plan, in_turn

GOAL_S = 0.3


async def run(plan: Plan) -> list[Line]:
    async def help_text() -> float:
        return seconds_of("-m", "vivavoce.cli.main", "--help")

    async def nothing() -> float:
        return seconds_of("-c", "pass")

    ours, bare = await in_turn(plan.rounds(15), help_text, nothing)
    return [
        Line(
            name="startup",
            rounds=ours,
            goal=GOAL_S,
            unit="s",
            told=f"vivavoce --help; Python alone {statistics.median(bare):.3f} s",
        )
    ]


def seconds_of(*arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
