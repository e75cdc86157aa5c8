"""`vivavoce restore`: a data folder from a backup."""

from pathlib import Path

import click
import msgspec

from vivavoce.cli.files import data_folder
from vivavoce.cli.progress import progress_bar
from vivavoce.counted import counted


@click.command()
@click.argument("backup", type=click.Path(path_type=Path))
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    help="The new data folder; empty if it exists.  [default: data]",
)
@click.option(
    "--erased-in",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A newer data folder or backup: erase what was erased there. May be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the backup's manifest as JSON.")
def command(backup: Path, data: Path | None, erased_in: tuple[Path, ...], as_json: bool) -> None:
    """Make a data folder from BACKUP.

    Every file is checked first. The folder appears when it is complete and on disk.
    """
    from vivavoce.upkeep.restore import restore

    folder = data_folder(
        data, doing="`vivavoce restore` makes", instead="use pg_restore or pgBackRest"
    )
    with progress_bar("Restore") as progress:
        manifest = restore(backup, folder, erased_in=erased_in, progress=progress)
    if as_json:
        click.echo(msgspec.json.encode(manifest).decode())
        return
    click.echo(
        f"{folder}: {counted(manifest.interviews, 'interview')} and "
        f"{counted(manifest.events, 'event')} as they were on "
        f"{manifest.created_at:%Y-%m-%d %H:%M:%S} UTC."
    )
    if manifest.damaged:
        click.echo(
            f"{counted(len(manifest.damaged), 'thing in it was', 'things in it were')} damaged "
            "when it was made; see "
            f"`vivavoce doctor --data {folder}`."
        )
    if not erased_in:
        click.echo(
            "What was erased after that is back: if a newer folder or backup is left, restore "
            "with --erased-in FOLDER instead, or erase it again."
        )
