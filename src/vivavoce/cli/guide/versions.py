"""`vivavoce guide versions`: every version of a guide that is kept."""

import asyncio
from typing import Any
from urllib.parse import quote

import click
import msgspec

from vivavoce.cli.desk import Place, at_desk, place_options
from vivavoce.cli.display import one_line


@click.command()
@click.argument("guide")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@place_options
def command(guide: str, as_json: bool, where: Place) -> None:
    """List all versions of a guide, newest first, also of one that was removed."""
    kept = asyncio.run(_versions(where, guide))
    if as_json:
        for version in kept["items"]:
            click.echo(msgspec.json.encode(version).decode())
        return
    for version in kept["items"]:
        added = version["created_at"][:16].replace("T", " ")
        click.echo(f"{version['hash']}  {added}  {one_line(version['version'], 40)}")
    if kept["retired"]:
        click.echo(f"{guide} was removed: it is not offered for new interviews.", err=True)


async def _versions(where: Place, guide: str) -> Any:
    async with at_desk(where) as desk:
        return await desk.get(f"/guides/{quote(guide, safe='')}/versions")
