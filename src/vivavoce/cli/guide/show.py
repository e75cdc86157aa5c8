"""`vivavoce guide show`: the YAML source of a guide."""

import asyncio
import sys
from urllib.parse import quote

import click

from vivavoce.cli.desk import Place, at_desk, place_options
from vivavoce.cli.display import harmless


@click.command()
@click.argument("guide")
@click.option("--version", help="The version with this label instead of the newest.")
@click.option("--hash", "hash_", help="The version with this hash, or 8 or more digits of it.")
@place_options
def command(
    guide: str,
    version: str | None,
    hash_: str | None,
    where: Place,
) -> None:
    """Print the YAML source of a guide, exactly as it was added."""
    if version and hash_:
        raise click.UsageError("--version and --hash name one version each; give one of them.")
    source = asyncio.run(_source(where, guide, version or hash_))
    # A file gets every character; a terminal none that could drive it.
    click.echo(harmless(source) if sys.stdout.isatty() else source, nl=False)


async def _source(where: Place, guide: str, version: str | None) -> str:
    async with at_desk(where) as desk:
        found = await desk.get(f"/guides/{quote(guide, safe='')}", version=version)
    source: str = found["source"]
    return source
