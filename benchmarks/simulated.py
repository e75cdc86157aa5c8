"""`vivavoce simulate`: whole interviews of simulated candidates, stored and synced, on one core."""

import json
import os
import subprocess
import sys
import time

from benchmarks.harness import Line, Plan

GOAL_S = 60.0
INTERVIEWS = 1_000


async def run(plan: Plan) -> list[Line]:
    number = plan.many(INTERVIEWS)
    seconds, told = [], ""
    for _ in range(plan.rounds(3)):
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "vivavoce.cli.main", "simulate", "-n", str(number), "--json"],
            capture_output=True,
            check=True,
            cwd=plan.new_folder("simulate"),
            preexec_fn=lambda: os.sched_setaffinity(0, {0}),
        )
        seconds.append((time.monotonic() - began) * INTERVIEWS / number)
        report = json.loads(done.stdout)
        told = f"{number:,} interviews, {report.get('messages', 0):,} messages"
    return [Line(name="simulate -n 1000", rounds=seconds, goal=GOAL_S, unit="s", told=told)]
