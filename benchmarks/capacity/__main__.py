"""`python -m benchmarks capacity`: what a crowd of interviews needs."""

import argparse
import asyncio
from pathlib import Path

import uvloop

from benchmarks.capacity import page, telling
from benchmarks.capacity.constants import keep, load
from benchmarks.capacity.model import Crowd
from benchmarks.harness import Plan, as_in_the_server, temporary_folder


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks capacity", description=__doc__)
    add = parser.add_argument
    add("--measure", action="store_true", help="measure the costs anew first, and keep them")
    add("--folder", type=Path, help="where to put temporary data while measuring")
    add("--page", action="store_true", help="print the tables of docs/explanation/scale.md")
    add("--write-page", action="store_true", help="put these tables into it")
    add("--interviews", type=int, default=100_000, help="under way at once")
    add("--seconds", type=float, default=60.0, help="between two messages of a candidate")
    add("--live", type=float, default=1.0, help="share with a live page open")
    add("--by-model", type=float, default=0.0, help="share led by a model")
    add("--sticky", action="store_true", help="the balancer keeps a page with one node")
    add("--length", type=int, default=20, help="messages of a candidate in an interview")
    add("--hours", type=float, default=8.0, help="of a day in which it is so")
    add("--retention-days", type=float, default=90.0, help="for which they are kept")
    given = parser.parse_args(arguments)
    if given.measure:
        measured(given.folder)
    costs = load()
    if given.write_page:
        page.write(costs)
        return
    if given.page:
        for name, table in telling.tables(costs).items():
            print(f"{name}\n\n{table}\n")
        return
    crowd = Crowd(
        interviews=given.interviews,
        seconds=given.seconds,
        live=given.live,
        by_model=given.by_model,
        in_turn=not given.sticky,
        length=given.length,
        hours=given.hours,
        retention_days=given.retention_days,
    )
    print(f"Costs of {costs.measured_on}, {costs.machine}.\n")
    print(telling.needs_table(crowd, costs, (given.interviews,)), end="\n\n")
    print(telling.limits_table(crowd, costs))


def measured(folder: Path | None) -> None:
    """Measure, and write down what was found."""
    from benchmarks.capacity.measuring import measure

    with (
        temporary_folder(folder) as place,
        as_in_the_server(),
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        keep(runner.run(measure(Plan(folder=place))))


if __name__ == "__main__":
    main()
