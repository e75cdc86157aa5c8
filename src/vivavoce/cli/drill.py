"""`vivavoce drill`: kill a server again and again under load, on this machine, and audit it."""

import random
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click
import msgspec

from vivavoce.errors import CannotStart, VivavoceError
from vivavoce.settings import from_environment

if TYPE_CHECKING:
    from vivavoce.drill.report import Report
    from vivavoce.drill.run import Plan


class PromiseBroken(VivavoceError):
    """Something that was acknowledged is not there as it should be."""

    code = "promise-broken"


@click.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    envvar="VIVAVOCE_DATA",
    default="data",
    show_default=True,
    help="Drill on a copy of this folder, beside it; it stays as it is.",
)
@click.option("--kills", type=click.IntRange(1), default=20, show_default=True, help="How many.")
@click.option(
    "--clients",
    type=click.IntRange(1, 500),
    default=20,
    show_default=True,
    help="How many hold interviews at the same time.",
)
@click.option("--seed", type=int, help="Same seed, same plan of kills.  [default: a random one]")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(data: Path, kills: int, clients: int, seed: int | None, as_json: bool) -> None:
    """Kill a server under load, again and again, and see what became of every message.

    Clients hold interviews over HTTP with a server on a scratch folder: a copy of the data
    folder, or an empty one if there is none, on the same disk. It is killed (kill -9) at
    random instants. At the end each acknowledged message has to be there once, where its
    receipt says, and each interview has to go on to its end. Exit code 1 when not; the scratch
    folder is kept then.
    """
    if from_environment().database_url is not None:
        raise CannotStart(
            "`vivavoce drill` kills servers on a copy of a data folder, and VIVAVOCE_DATABASE_URL "
            "says that interviews are in PostgreSQL, which is not copied; unset the variable to "
            "drill on the folder."
        )
    from vivavoce.drill.report import report_lines
    from vivavoce.drill.run import Plan

    chosen = random.randrange(1_000_000) if seed is None else seed  # noqa: S311 - no secret
    report = _run(Plan(data=data, kills=kills, clients=clients, seed=chosen))
    if as_json:
        click.echo(msgspec.json.encode(report).decode())
    else:
        for line in report_lines(report):
            click.echo(line)
    if not report.holds:
        raise PromiseBroken(
            f"Not every promise was kept. The folder and the server's log are in {report.scratch}; "
            f"the same kills come again with --seed {report.seed}."
        )


def _run(plan: "Plan") -> "Report":
    """Hold the drill, with progress bars on a terminal."""
    from vivavoce.drill.run import hold_drill

    # Also where a shell started it in the background, which has it ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _interrupt)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as under `nohup`
        signal.signal(signal.SIGHUP, _interrupt)
    is_hidden = not sys.stderr.isatty()
    copying = click.progressbar(length=1, label="Copying", file=sys.stderr, hidden=is_hidden)
    killing = click.progressbar(
        length=plan.kills, label="Kills", file=sys.stderr, show_pos=True, hidden=is_hidden
    )

    def copied(done: int, total: int) -> None:
        copying.length = total
        copying.update(done - copying.pos)

    with copying, killing:
        return hold_drill(plan, on_copied=copied, on_kill=lambda: killing.update(1))


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Clean up after SIGTERM, or with the terminal closed, as after Ctrl-C."""
    signal.raise_signal(signal.SIGINT)
