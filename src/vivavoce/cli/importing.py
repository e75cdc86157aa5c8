"""`vivavoce import`: interviews of the older system, brought into a data folder."""

import asyncio
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from vivavoce.cli.display import harmless
from vivavoce.cli.files import node_folder
from vivavoce.counted import counted
from vivavoce.errors import CannotStart, VivavoceError
from vivavoce.settings import Settings, from_environment

if TYPE_CHECKING:
    from vivavoce.service.importing_report import ImportReport, Told

# So many lines of a kind are printed; `--json` has them all.
SHOWN_MAX = 20


class SomethingLeftOut(VivavoceError):
    """Some of what the older system held could not be imported, or not whole."""

    code = "something-left-out"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--data", type=click.Path(path_type=Path), help="Data folder.  [default: data]")
@click.option("--database-url", help="PostgreSQL that nodes share, instead of SQLite.")
@click.option("--into", help="An organization to put them all into.  [default: each its own]")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(
    folder: Path, data: Path | None, database_url: str | None, into: str | None, as_json: bool
) -> None:
    """Bring the older system's interviews in DIR into the data folder, or into PostgreSQL.

    DIR is that system's data folder, its `organizations`, or the folder of one
    organization; a mirror of ours will do as well. No server may run on the data folder
    meanwhile; nodes of a shared database may. Running it again imports what is new and
    changes nothing else.

    Exit code 1 when something was left out; the rest has arrived.
    """
    report = _run(folder, from_environment(data=data, database_url=database_url), into)
    if as_json:
        click.echo(msgspec.json.encode(report).decode())
    else:
        for line in _lines(report):
            click.echo(harmless(line))
    if report.left_out:
        raise SomethingLeftOut(
            f"{counted(len(report.left_out), 'thing was', 'things were')} left out, the first in "
            f"{harmless(report.left_out[0].file)}; mend the files and import again."
        )


def _run(folder: Path, settings: Settings, into: str | None) -> "ImportReport":
    from vivavoce.cli.pace import GC_THRESHOLDS, SWITCH_INTERVAL_S
    from vivavoce.domain.ids import OrganizationId
    from vivavoce.exchange.older.ids import organization_id
    from vivavoce.running import import_older
    from vivavoce.service.importing import Watcher
    from vivavoce.service.importing_report import FoundOrganization

    if into is not None and organization_id(into) != into:
        raise CannotStart(
            f"{into!r} is no name for an organization; write small letters, digits and hyphens."
        )

    class OnTerminal(Watcher):
        """Shows keys and how far it is, on standard error."""

        def made_key(self, organization: OrganizationId, secret: str) -> None:
            click.echo(
                f"Owner's key of organization {organization}, shown this once: {secret}", err=True
            )

        def found(self, organizations: list[FoundOrganization], files: int) -> None:
            bar.length = files

        def did_file(self) -> None:
            bar.update(1)

    sys.setswitchinterval(SWITCH_INTERVAL_S)
    gc.set_threshold(*GC_THRESHOLDS)
    with (
        click.progressbar(
            length=0,
            label="Interviews",
            file=sys.stderr,
            show_pos=True,
            update_min_steps=50,
            hidden=not sys.stderr.isatty(),
        ) as bar,
        node_folder(settings.data, settings.database_url) as data,
    ):
        return asyncio.run(
            import_older(
                folder,
                data,
                database_url=settings.database_url,
                into=OrganizationId(into) if into is not None else None,
                owner_key=settings.owner_key,
                watcher=OnTerminal(),
            )
        )


def _lines(report: "ImportReport") -> list[str]:
    lines = [f"In {report.source}:"]
    lines += [
        f"  organization {found.older} ({found.name}): {counted(found.interviews, 'interview')}, "
        f"{counted(found.teams, 'team')}, {counted(found.agents, 'agent')}"
        f" → {'new ' if found.is_new else ''}organization {found.id}"
        for found in report.organizations
    ]
    lines.append(
        f"{counted(report.imported, 'interview')} imported, {report.continued:,} completed after "
        f"an earlier import was cut short, with {counted(report.messages, 'message')}; "
        f"{counted(report.unchanged, 'was', 'were')} here already, "
        f"{counted(report.erased, 'was erased and stays', 'were erased and stay')} so."
    )
    lines += _told("Arrived otherwise than it was", report.remarks)
    lines += _told("Left out", report.left_out)
    return lines


def _told(heading: str, told: "list[Told]") -> list[str]:
    if not told:
        return []
    lines = [f"{heading} ({len(told):,}):"]
    lines += [f"  {each.file}: {each.what}" for each in told[:SHOWN_MAX]]
    if len(told) > SHOWN_MAX:
        lines.append(f"  … and {len(told) - SHOWN_MAX:,} more; --json has them all.")
    return lines
