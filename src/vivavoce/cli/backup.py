"""`vivavoce backup`: all of a data folder in a new folder, beside a running server."""

import os
from pathlib import Path

import click
import msgspec

from vivavoce.cli.files import data_folder
from vivavoce.cli.progress import progress_bar
from vivavoce.counted import counted
from vivavoce.errors import DamagedRecord

# The server's own work goes first.
NICENESS = 10


@click.command()
@click.argument("to", type=click.Path(path_type=Path))
@click.option("--data", type=click.Path(path_type=Path), help="Data folder.  [default: data]")
@click.option("--no-verify", is_flag=True, help="Do not check the copy.")
@click.option("--json", "as_json", is_flag=True, help="Print the backup's manifest as JSON.")
def command(to: Path, data: Path | None, no_verify: bool, as_json: bool) -> None:
    """Back up the data folder as the new folder TO.

    A server may be running on it. TO appears when it is complete and on disk, checked
    page by page and by its hash chains. Exit code 1 when something in it is damaged.
    """
    os.nice(NICENESS)
    from vivavoce.upkeep.backup import back_up

    folder = data_folder(
        data, doing="`vivavoce backup` copies", instead="use pg_dump, pg_basebackup or pgBackRest"
    )
    with progress_bar("Backup") as progress:
        manifest = back_up(folder, to, progress=progress, is_verified=not no_verify)
    if as_json:
        click.echo(msgspec.json.encode(manifest).decode())
    else:
        size = sum(file.bytes for file in manifest.files.values())
        click.echo(
            f"{to}: {counted(manifest.interviews, 'interview')}, "
            f"{counted(manifest.events, 'event')}, {size:,} bytes, "
            f"{'verified' if manifest.verified else 'not verified'}."
        )
    if manifest.damaged:
        for damage in manifest.damaged:
            click.echo(damage.why, err=True)
        raise DamagedRecord(
            f"{to} holds all that could be copied, but {folder} is damaged; see "
            f"`vivavoce doctor --data {folder}`."
        )
