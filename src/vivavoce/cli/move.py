"""`vivavoce move`: everything from a data folder into PostgreSQL, or back."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from vivavoce.cli.display import harmless
from vivavoce.cli.progress import progress_bar
from vivavoce.counted import counted

if TYPE_CHECKING:
    from vivavoce.upkeep.move.report import Moved


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Data folder.  [default: data]")
@click.option("--to", "to", metavar="URL", help="The empty database to move into.")
@click.option("--from", "from_", metavar="URL", help="The database to move into a new folder.")
@click.option("--ahead", is_flag=True, help="Only copy, beside whoever serves; nothing changes.")
@click.option("--with-damaged", is_flag=True, help="Move what is damaged as it is, too.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(
    data: Path | None,
    to: str | None,
    from_: str | None,
    ahead: bool,
    with_damaged: bool,
    as_json: bool,
) -> None:
    """Move everything from the data folder into PostgreSQL (--to), or back (--from).

    With --ahead, the bulk is copied while interviews go on. Without it nobody may serve
    meanwhile: the rest follows, everything is verified by its hash chains, and only then the
    new place opens and the old one is closed. A run that was interrupted is finished by
    running it again. Exit code 1 when something is damaged; the old place stays open then.
    """
    if (to is None) == (from_ is None):
        raise click.UsageError("Say where: --to URL, or --from URL.")
    from vivavoce.settings import from_environment
    from vivavoce.stores.sqlite.moved import AlreadyMoved

    # Which database is said here; a server's own setting is about where it serves.
    folder = from_environment(data=data).data
    with progress_bar("Move") as progress:
        try:
            moved = asyncio.run(_move(folder, to, from_, ahead, with_damaged, progress))
        except AlreadyMoved as done:  # in a loop, that is the end
            click.echo(harmless(str(done)), err=True)
            return
    if as_json:
        click.echo(msgspec.json.encode(moved).decode())
        return
    for damage in moved.found.damaged:
        click.echo(harmless(damage.why), err=True)
    erased = f" ({moved.erased:,} of them erased)" if moved.erased else ""
    click.echo(
        f"{moved.target}: {counted(moved.interviews, 'interview')}{erased} and "
        f"{counted(moved.events, 'event')} of {counted(moved.organizations, 'organization')}, "
        f"{moved.copied:,} of the events copied now."
    )
    if moved.is_open:
        click.echo(f"Verified, and open for business. Nobody serves {moved.source} any more.")
    else:
        click.echo("What came since follows when you run this without --ahead, nobody serving.")


async def _move(
    data: Path,
    to: str | None,
    from_: str | None,
    is_ahead: bool,
    with_damaged: bool,
    progress: Callable[[int, int], None],
) -> "Moved":
    from vivavoce.stores.opening import driver_needed

    with driver_needed():
        from vivavoce.upkeep.move.down import move_down
        from vivavoce.upkeep.move.up import move_up
    if to is not None:
        return await move_up(
            data, to, is_ahead=is_ahead, with_damaged=with_damaged, progress=progress
        )
    assert from_ is not None, "the command asks for one of the two"
    return await move_down(
        from_, data, is_ahead=is_ahead, with_damaged=with_damaged, progress=progress
    )
