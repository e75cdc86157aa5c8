"""`vivavoce verify`: proof that nothing is missing and nothing was altered."""

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from vivavoce.cli.display import harmless
from vivavoce.cli.progress import progress_bar
from vivavoce.counted import counted
from vivavoce.errors import DamagedRecord

if TYPE_CHECKING:
    from vivavoce.upkeep.verify import Progress, Report

# A server's own work goes first.
NICENESS = 10


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--data", type=click.Path(path_type=Path), help="Data folder.  [default: data]")
@click.option("--database-url", help="PostgreSQL instead: all interviews in that database.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(path: Path | None, data: Path | None, database_url: str | None, as_json: bool) -> None:
    """Check every hash chain in PATH: a data folder, a backup or exported JSON lines.

    In a folder's database every page and index is checked as well, and every kept guide in any.

    Without PATH, the database (VIVAVOCE_DATABASE_URL) or the data folder; servers may be
    running on it. Nothing is changed. Exit code 1 when anything is missing or altered.
    """
    os.nice(NICENESS)
    from vivavoce.settings import from_environment

    settings = from_environment(data=data, database_url=database_url)
    url = settings.database_url if path is None and (database_url or data is None) else None
    with progress_bar("Verify") as progress:
        report = _checked(path or settings.data, url, progress)
    target = report.path
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
        if not report.is_unfinished:
            click.echo(
                f"{target}: {counted(report.interviews, 'interview')}{erased}, "
                f"{counted(report.events, 'event')}: {found}."
            )
    if report.is_unfinished:
        raise DamagedRecord(
            f"{target} is not whole yet; run `vivavoce move` again, it goes on where it stopped."
        )
    if not report.is_whole:
        way_out = (
            "restore a backup of the database that is"
            if report.kind == "database"
            else "repair the folder with `vivavoce doctor --repair`, or restore a backup that is"
        )
        raise DamagedRecord(
            f"{target} is not whole ({counted(report.damages, 'fault')}); {way_out}."
        )


def _checked(path: Path, url: str | None, progress: "Progress") -> "Report":
    """Return what is wrong in the database at `url`, or at `path` without one."""
    if url is None:
        from vivavoce.upkeep.verify import verify

        return verify(path, progress=progress, processes=_cores())
    from vivavoce.stores.opening import driver_needed

    with driver_needed():
        from vivavoce.upkeep.stored_database import verify_database
    return asyncio.run(verify_database(url, progress=progress))


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
