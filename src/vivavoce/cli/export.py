"""`vivavoce export`: interviews to take away."""

import asyncio
import os
from pathlib import Path

import click

from vivavoce.cli.desk import Place, at_desk, place_options
from vivavoce.errors import Malformed

FORMATS = ("md", "json", "jsonl", "html", "csv", "parquet")


@click.command()
@click.argument("interview", required=False)
@click.option("--format", "form", type=click.Choice(FORMATS), default="md", show_default=True)
@click.option("--status", help="Without INTERVIEW: only those with this status.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file instead of stdout.")
@place_options
def command(
    interview: str | None,
    form: str,
    status: str | None,
    output: Path | None,
    where: Place,
) -> None:
    """Write INTERVIEW, or all interviews, as Markdown, JSON, JSON lines, HTML, CSV or Parquet.

    JSON lines hold the whole journal with its hash chain.
    """
    content = asyncio.run(_export(where, interview, form, status))
    if output is None:
        click.echo(content, nl=False)
        return
    unfinished = output.with_name(f"{output.name}.part")
    try:
        # Readable by its owner only, like the data folder it comes from.
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        unfinished.replace(output)
    except OSError as error:
        raise Malformed(f"{output} cannot be written: {error.strerror}.") from error


async def _export(where: Place, interview: str | None, form: str, status: str | None) -> bytes:
    async with at_desk(where) as desk:
        if interview is not None:
            return await desk.content(f"/interviews/{interview}/export", format=form)
        return await desk.content("/export", format=form, status=status)
