"""`vivavoce guide add`: keep a guide file."""

import asyncio
from pathlib import Path
from typing import Any

import click

from vivavoce.cli.desk import Failed, Place, at_desk, place_options
from vivavoce.cli.display import harmless
from vivavoce.errors import Malformed


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@place_options
def command(file: Path, where: Place) -> None:
    """Keep FILE as the newest version of the guide it names.

    New interviews begin on it. Those under way stay on their version; see `guide move`.
    What the linter objects to is counted, and refuses nothing.
    """
    from vivavoce.authoring.lint.findings import Severity
    from vivavoce.authoring.lint.linting import lint_source
    from vivavoce.authoring.reading import read_guide

    source = read_guide(file)
    added = asyncio.run(_add(where, file, source))
    click.echo(f"{added['id']} {harmless(added['version'])} ({added['hash'][:12]})")
    found = lint_source(source, name=str(file))
    serious = sum(finding.severity is not Severity.HINT for finding in found)
    if serious:
        click.echo(
            f"It can be used, but `vivavoce guide lint {file}` has {serious} objections to it.",
            err=True,
        )


async def _add(where: Place, file: Path, source: str) -> Any:
    async with at_desk(where, may_create=True) as desk:
        try:
            return await desk.post("/guides", {"source": source})
        except Failed as error:
            # The server speaks of `source`; the person who wrote the file, of its name.
            if error.status != 422 or not str(error).startswith("source"):
                raise
            raise Malformed(f"{file}{str(error).removeprefix('source')}") from error
