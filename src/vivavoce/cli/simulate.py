"""`vivavoce simulate`: many characters go through a guide, and a report tells how it went."""

import asyncio
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from vivavoce.characters import CHARACTERS
from vivavoce.cli.display import harmless
from vivavoce.errors import VivavoceError

if TYPE_CHECKING:
    from vivavoce.simulation.run import Outcome, Plan

AT_ONCE_MAX = 5_000


class InterviewsFailed(VivavoceError):
    """Some simulated interviews failed, got no reply or did not end."""

    code = "interviews-failed"


@click.command()
@click.option(
    "-n",
    "--interviews",
    type=click.IntRange(1),
    default=100,
    show_default=True,
    help="How many interviews.",
)
@click.option("--guide", default="agent-hiring", show_default=True, help="A guide's id or file.")
@click.option(
    "--character",
    "characters",
    type=click.Choice(list(CHARACTERS)),
    multiple=True,
    help="Only this one; may be repeated.  [default: all in turn]",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Same seed, same interviews.")
@click.option(
    "--at-once",
    type=click.IntRange(1, AT_ONCE_MAX),
    default=50,
    show_default=True,
    help="Interviews held at the same time.",
)
@click.option("--language", help="One of the guide's languages.  [default: en if there]")
@click.option(
    "--data", type=click.Path(path_type=Path), help="A new or empty folder to keep them in."
)
@click.option("--show", type=click.IntRange(0), default=0, help="Print the first so many in full.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(
    interviews: int,
    guide: str,
    characters: tuple[str, ...],
    seed: int,
    at_once: int,
    language: str | None,
    data: Path | None,
    show: int,
    as_json: bool,
) -> None:
    """Let simulated candidates go through a guide; report how it went.

    They are interviewed as people are, in this process, with durable storage on.
    Exit code 1 when an interview failed, got no reply or did not end.
    """
    from vivavoce.simulation.report import report_of
    from vivavoce.simulation.run import Plan
    from vivavoce.simulation.showing import report_lines, transcript_lines

    plan = Plan(
        interviews=interviews,
        guide=guide,
        characters=characters or tuple(CHARACTERS),
        seed=seed,
        at_once=at_once,
        language=language,
        data=data,
        keep=show,
    )
    outcome = _run(plan)
    report = report_of(outcome)
    if as_json:
        click.echo(msgspec.json.encode(report).decode())
    else:
        for ended in outcome.ended[:show]:
            for line in transcript_lines(ended):
                click.echo(harmless(line))
        for line in report_lines(report):
            click.echo(harmless(line))
    if report.faults:
        raise InterviewsFailed(
            f"{report.faults:,} of {report.interviews:,} interviews failed, got no reply or did "
            "not end; the report names them under what is odd."
        )


def _run(plan: "Plan") -> "Outcome":
    """Run `plan` with the interpreter set as in a server, and a progress bar on a terminal."""
    from vivavoce.cli.pace import GC_THRESHOLDS, SWITCH_INTERVAL_S
    from vivavoce.simulation.run import simulate

    sys.setswitchinterval(SWITCH_INTERVAL_S)
    gc.set_threshold(*GC_THRESHOLDS)
    with click.progressbar(
        length=plan.interviews,
        label="Interviews",
        file=sys.stderr,
        show_pos=True,
        update_min_steps=max(1, plan.interviews // 200),
        hidden=not sys.stderr.isatty(),
    ) as bar:
        return asyncio.run(simulate(plan, on_ended=lambda ended: bar.update(1)))
