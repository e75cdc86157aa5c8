"""`vivavoce guide move`: an interview to another version of its guide, after a look at it."""

import asyncio
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import click

from vivavoce.cli.desk import Place, at_desk, place_options
from vivavoce.cli.display import harmless


@click.command()
@click.argument("interview")
@click.option(
    "--to", help="A version's label, its hash, or 8 or more digits of it; else the newest."
)
@click.option("--yes", is_flag=True, help="Move it without asking.")
@place_options
def command(
    interview: str,
    to: str | None,
    yes: bool,
    where: Place,
) -> None:
    """Show what another version of its guide means for INTERVIEW, and move it there.

    Nothing is changed without `--yes`, or a yes on a terminal.
    """
    told = asyncio.run(_preview(where, interview, to))
    for line in words(told):
        click.echo(harmless(line))
    if told["from"]["hash"] == told["to"]["hash"]:
        return
    if not yes and not sys.stdin.isatty():
        click.echo("Nothing was changed; --yes moves it.", err=True)
        return
    if yes or click.confirm("Move it?"):
        # By its hash: what was shown, also when a newer version has come meanwhile.
        moved = asyncio.run(_move(where, interview, told["to"]["hash"]))
        click.echo(harmless(f"Moved: it is at {moved['state']}, version {moved['version']}."))


def words(told: dict[str, Any]) -> Iterator[str]:
    """Yield a preview (`GuideMove` as JSON) in plain words, line by line."""
    left, entered = told["from"], told["to"]
    yield (
        f"{left['id']}: from version {left['version']} ({left['hash'][:12]}) "
        f"to {entered['version']} ({entered['hash'][:12]})"
    )
    if left["hash"] == entered["hash"]:
        yield "It is on this version already."
        return
    questions, information = told["questions"], told["information"]
    retyped = [f"{one['id']} ({one['from']} → {one['to']})" for one in information["retyped"]]
    for label, names in (
        ("New questions", questions["added"]),
        ("Questions that are gone", questions["removed"]),
        ("Questions in other words", questions["reworded"]),
        ("New information", information["added"]),
        ("Information that is gone", information["removed"]),
        ("Information of another type", retyped),
        ("Known already", told["already_known"]),
        ("Kept in the profile, though not asked for", told["kept"]),
        ("Still to ask", told["still_to_ask"]),
    ):
        if names:
            yield f"  {label}: {', '.join(names)}"
    before, after = _share(told["share_before"]), _share(told["share_after"])
    yield f"  Settled of what is required: {before} → {after}"
    if told["state_before"] == told["state_after"]:
        yield f"  It stays at {told['state_before']}."
    else:
        yield f"  It goes from {told['state_before']} to {told['state_after']}."
    for warning in told["warnings"]:
        yield f"  Note: {warning}"


def _share(share: float | None) -> str:
    return "unknown" if share is None else f"{share:.0%}"


async def _preview(where: Place, interview: str, to: str | None) -> Any:
    async with at_desk(where) as desk:
        return await desk.get(f"/interviews/{quote(interview, safe='')}/guide", to=to)


async def _move(where: Place, interview: str, to: str) -> Any:
    async with at_desk(where) as desk:
        return await desk.post(f"/interviews/{quote(interview, safe='')}/guide", {"to": to})
