"""`vivavoce verify`: proof that nothing is missing and nothing was altered."""

import os
from pathlib import Path

import click
import msgspec

from vivavoce.cli.display import harmless
from vivavoce.cli.progress import progress_bar
from vivavoce.counted import counted
from vivavoce.errors import DamagedRecord

# A server's own work goes first.
NICENESS = 10


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--data", type=click.Path(path_type=Path), help="Data folder.  [default: data]")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(path: Path | None, data: Path | None, as_json: bool) -> None:
    """Check every hash chain in PATH: a data folder, a backup or exported JSON lines.

    In a database every page, index and kept guide is checked as well.

    Without PATH, the data folder; a server may be running on it. Nothing is changed.
    Exit code 1 when anything is missing or altered.
    """
    os.nice(NICENESS)
    from vivavoce.settings import from_environment
    from vivavoce.upkeep.verify import verify

    target = path or from_environment(data=data).data
    with progress_bar("Verify") as progress:
        report = verify(target, progress=progress, processes=_cores())
    if as_json:
        click.echo(msgspec.json.encode(report).decode())
    else:
        for damage in report.damaged:
            click.echo(harmless(damage.why))
        for repaired in report.repaired:
            click.echo(
                harmless(
                    f"{repaired.interview} was repaired: "
                    f"{counted(len(repaired.lost), 'of its events is', 'of its events are')} lost."
                )
            )
        erased = f", {report.erased:,} of them erased" if report.erased else ""
        found = "nothing missing, nothing altered" if report.is_whole else "damaged"
        click.echo(
            f"{target}: {counted(report.interviews, 'interview')}{erased}, "
            f"{counted(report.events, 'event')}: {found}."
        )
    if not report.is_whole:
        raise DamagedRecord(
            f"{target} is not whole ({counted(report.damages, 'fault')}); repair the folder "
            "with `vivavoce doctor --repair`, or restore a backup that is."
        )


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
