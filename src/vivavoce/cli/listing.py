"""`vivavoce list`: interviews, newest first."""

import asyncio
from typing import Any

import click
import msgspec

from vivavoce.cli.desk import Place, at_desk, place_options
from vivavoce.cli.display import one_line

PAGE = 200
LAST_CHARS = 48


@click.command()
@click.option("--status", help="Only active, paused, pending_review, completed or cancelled.")
@click.option("--guide", help="Only on this guide.")
@click.option(
    "--search", "words", help="Only where all these words were said, or name the candidate."
)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@place_options
def command(
    status: str | None,
    guide: str | None,
    words: str | None,
    limit: int,
    as_json: bool,
    where: Place,
) -> None:
    """List interviews, newest first."""
    found = asyncio.run(_list(where, limit, {"status": status, "guide": guide, "q": words}))
    if as_json:
        for item in found:
            click.echo(msgspec.json.encode(item).decode())
        return
    if not found:
        click.echo("No interviews.", err=True)
    for item in found:
        who = item["candidate"].get("name") or item["candidate"].get("email") or "—"
        note = f"damaged: {item['damaged']}" if item["damaged"] else item["last_text"] or ""
        click.echo(
            f"{item['id']}  {item['status']:<14}  {item['updated_at'][:16].replace('T', ' ')}  "
            f"{one_line(who, 20):<20}  {one_line(note, LAST_CHARS)}"
        )


async def _list(where: Place, limit: int, query: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    async with at_desk(where) as desk:
        after = None
        while len(found) < limit:
            page = await desk.get(
                "/interviews", limit=min(PAGE, limit - len(found)), after=after, **query
            )
            found += page["items"]
            after = page["next"]
            if after is None:
                break
    return found
