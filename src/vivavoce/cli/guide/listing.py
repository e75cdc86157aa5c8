"""`vivavoce guide list`: the guides that are offered."""

import asyncio
from typing import Any

import click
import msgspec

from vivavoce.cli.desk import Place, at_desk, place_options
from vivavoce.cli.display import one_line

TITLE_CHARS = 48
HASH_CHARS = 12


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@place_options
def command(as_json: bool, where: Place) -> None:
    """List the guides that are offered, with their newest versions."""
    found = asyncio.run(_list(where))
    if as_json:
        for guide in found:
            click.echo(msgspec.json.encode(guide).decode())
        return
    if not found:
        click.echo("No guides.", err=True)
    for guide in found:
        click.echo(
            f"{guide['id']:<24}  {one_line(guide['version'], 16):<10}  "
            f"{guide['hash'][:HASH_CHARS]}  {one_line(guide['title'], TITLE_CHARS)}  "
            f"({', '.join(guide['languages'])})"
        )


async def _list(where: Place) -> list[dict[str, Any]]:
    async with at_desk(where) as desk:
        found: list[dict[str, Any]] = (await desk.get("/guides"))["items"]
    return found
