"""`python -m benchmarks [NAME …] [--quick]`: measure, then print the table."""

import argparse
import asyncio
import os
import sys
import time
from importlib import import_module
from pathlib import Path

import uvloop

from benchmarks.harness import Line, Plan, as_in_the_server, temporary_folder

# Name to module; each has `async def run(plan) -> list[Line]`. In this order.
BENCHMARKS = {
    "append": "benchmarks.append",
    "alone": "benchmarks.alone",
    "postgres-append": "benchmarks.postgres_append",
    "history": "benchmarks.history",
    "busy-loop": "benchmarks.busy_loop",
    "bytes": "benchmarks.written",
    "ready": "benchmarks.ready",
    "recovery": "benchmarks.recovery",
    "restart": "benchmarks.restart",
    "verify": "benchmarks.verify",
    "backup": "benchmarks.backup",
    "http": "benchmarks.over_http",
    "nodes": "benchmarks.nodes",
    "postgres-failover": "benchmarks.postgres_failover",
    "pages": "benchmarks.pages",
    "crowd": "benchmarks.crowd",
    "live-elsewhere": "benchmarks.live_elsewhere",
    "candidate-page": "benchmarks.candidate_page",
    "lighthouse": "benchmarks.lighthouse",
    "startup": "benchmarks.startup",
    "reply": "benchmarks.reply",
    "turn-overhead": "benchmarks.turn_overhead",
    "waiting-turns": "benchmarks.waiting_turns",
    "search": "benchmarks.search",
    "listing": "benchmarks.listing",
    "simulate": "benchmarks.simulated",
    "understanding": "benchmarks.understanding",
}

# Somebody else is at work when so many processes want a core before we begin.
BUSY = 0.5


def main() -> None:
    if sys.argv[1:2] == ["capacity"]:
        from benchmarks.capacity.__main__ import main as capacity

        capacity(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="fewer rounds, coarser figures")
    parser.add_argument("--folder", type=Path, help="where to put temporary data; on a real disk")
    options = parser.parse_args()
    if unknown := set(options.names) - set(BENCHMARKS):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    if os.getloadavg()[0] > BUSY:
        print(f"This machine is busy (load {loads()}); the figures will be coarse.")
    lines: list[Line] = []
    with temporary_folder(options.folder) as folder, as_in_the_server():
        for name in options.names or BENCHMARKS:
            print(f"{name} …", end=" ", flush=True, file=sys.stderr)
            began = time.monotonic()
            plan = Plan(folder=folder, quick=options.quick)
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                lines += runner.run(import_module(BENCHMARKS[name]).run(plan))
            print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    print(table(lines))


def table(lines: list[Line]) -> str:
    rows = [("line", "figure", "middle half", "goal", "", "measured")]
    for line in lines:
        bound = "≥" if line.at_least else "≤"
        low, high = line.spread
        rows.append(
            (
                line.name,
                f"{line.figure:.3g} {line.unit}",
                f"{low:.3g} – {high:.3g}",
                f"{bound} {line.goal:g} {line.unit}",
                "met" if line.is_met else "NOT MET",
                line.told,
            )
        )
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    texts = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join(["", texts[0], "-" * len(texts[0]), *texts[1:], "", f"load: {loads()}"])


def loads() -> str:
    return ", ".join(f"{load:.1f}" for load in os.getloadavg())


if __name__ == "__main__":
    main()
