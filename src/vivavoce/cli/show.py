"""`vivavoce show`: one interview as it stands."""

import asyncio
from pathlib import Path
from typing import Any

import click
import msgspec

from vivavoce.cli.desk import Place, at_desk, place, place_options
from vivavoce.cli.display import harmless


@click.command()
@click.argument("interview")
@click.option("--json", "as_json", is_flag=True, help="Print the interview as JSON.")
@place_options
def command(
    interview: str, as_json: bool, data: Path | None, url: str | None, key: str | None
) -> None:
    """Show one interview: status, profile, transcript."""
    shown = asyncio.run(_get(place(data, url, key), interview))
    if as_json:
        click.echo(msgspec.json.encode(shown).decode())
        return
    who = shown["candidate"].get("name") or shown["candidate"].get("email")
    click.echo(
        f"{shown['guide']} {shown['guide_version']}{f' with {harmless(who)}' if who else ''}"
    )
    click.echo(f"{shown['status']}, at {harmless(shown['state'])}, version {shown['version']}")
    click.echo(shown["link"])
    if shown["profile"]:
        click.echo()
    for field, entry in shown["profile"].items():
        value = entry["value"] if isinstance(entry["value"], str) else _json(entry["value"])
        click.echo(f"  {harmless(field)} ({entry['status']}): {harmless(value)}")
    for message in shown["transcript"]:
        click.echo(f"\n{message['speaker']}, {message['recorded_at'][:19].replace('T', ' ')}")
        for line in harmless(message["text"]).split("\n"):
            click.echo(f"  {line}".rstrip())


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


async def _get(where: Place, interview: str) -> Any:
    async with at_desk(where) as desk:
        return await desk.get(f"/interviews/{interview}")
