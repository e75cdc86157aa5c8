"""`vivavoce show`: one interview as it stands."""

import asyncio
from collections.abc import Iterator
from typing import Any

import click
import msgspec

from vivavoce.cli.desk import Place, at_desk, place_options
from vivavoce.cli.display import harmless
from vivavoce.counted import counted


@click.command()
@click.argument("interview")
@click.option("--json", "as_json", is_flag=True, help="Print the interview as JSON.")
@place_options
def command(interview: str, as_json: bool, where: Place) -> None:
    """Show one interview: status, profile, transcript."""
    shown = asyncio.run(_get(where, interview))
    if as_json:
        click.echo(msgspec.json.encode(shown).decode())
        return
    who = shown["candidate"].get("name") or shown["candidate"].get("email")
    click.echo(
        f"{shown['guide']} {shown['guide_version']}{f' with {harmless(who)}' if who else ''}"
    )
    click.echo(f"{shown['status']}, at {harmless(shown['state'])}, version {shown['version']}")
    for line in lead(shown):
        click.echo(harmless(line))
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


def lead(shown: dict[str, Any]) -> Iterator[str]:
    """Yield who leads, what it used, and what the interview waits for."""
    yield f"led by {shown['interviewer']}{_used(shown['usage'])}"
    if shown["delayed_since"]:
        since = shown["delayed_since"][:19].replace("T", " ")
        yield f"its reply is late since {since}: {shown['delay_reason']}"
    if shown["reason"]:
        yield f"reason: {shown['reason']}"
    review = shown["review"]
    if review and shown["status"] == "pending_review":
        waits = review["reviewer"] and not review["given"]
        yield (
            f"in review, {review['reviewer']} reads it first" if waits else "in review by a person"
        )
    if shown["owner_asks"]:
        yield f"to be asked next: {shown['owner_asks']}"


def _used(usage: dict[str, Any]) -> str:
    """Return what models used, in words; nothing if none was asked."""
    tokens = usage["input_tokens"] + usage["output_tokens"]
    if not usage["requests"] and not tokens:
        return ""
    cost = f", about ${usage['cost_usd']:.4f}" if usage["cost_usd"] is not None else ""
    return f"; {counted(tokens, 'token')} in {counted(usage['requests'], 'request')}{cost}"


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


async def _get(where: Place, interview: str) -> Any:
    async with at_desk(where) as desk:
        return await desk.get(f"/interviews/{interview}")
