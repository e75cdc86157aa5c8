"""`vivavoce guide remove`: offer a guide no longer."""

import asyncio
from urllib.parse import quote

import click

from vivavoce.cli.desk import Place, at_desk, place_options


@click.command()
@click.argument("guide")
@place_options
def command(guide: str, where: Place) -> None:
    """Offer a guide no longer for new interviews.

    Interviews that run on it go on. Every version is kept; adding one brings it back.
    """
    asyncio.run(_remove(where, guide))
    click.echo(f"{guide} is not offered any more; its versions are kept.")


async def _remove(where: Place, guide: str) -> None:
    async with at_desk(where) as desk:
        await desk.delete(f"/guides/{quote(guide, safe='')}")
