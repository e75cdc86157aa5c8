"""`vivavoce new`: start an interview and print the candidate's link."""

import asyncio
from typing import Any

import click
import msgspec

from vivavoce.cli.desk import Place, Turns, at_desk, place_options
from vivavoce.cli.hindrances import warn_of_hindrance


@click.command()
@click.option("--guide", default="agent-hiring", show_default=True, help="The guide's id.")
@click.option("--name", help="The candidate's name.")
@click.option("--email", help="The candidate's e-mail address.")
@click.option("--language", help="One of the guide's languages.")
@click.option(
    "--interviewer",
    default="scripted",
    show_default=True,
    help="Who leads: scripted, llm, webhook, human.",
)
@click.option("--id", "interview", help="A UUID of yours, so that a repeat is harmless.")
@click.option("--json", "as_json", is_flag=True, help="Print the interview as JSON.")
@place_options
def command(
    guide: str,
    name: str | None,
    email: str | None,
    language: str | None,
    interviewer: str,
    interview: str | None,
    as_json: bool,
    where: Place,
) -> None:
    """Start an interview and print the candidate's link."""
    body: dict[str, Any] = {"guide": guide, "interviewer": interviewer}
    if name or email:
        body["candidate"] = {"name": name, "email": email}
    body |= {"language": language} if language else {}
    body |= {"id": interview} if interview else {}
    opened = asyncio.run(_open(where, body))
    click.echo(msgspec.json.encode(opened).decode() if as_json else opened["link"])


async def _open(where: Place, body: dict[str, Any]) -> Any:
    # The opening words should stand there when the candidate comes.
    async with at_desk(where, may_create=True, turns=Turns.NEW) as desk:
        opened = await desk.post("/interviews", body)
        await warn_of_hindrance(desk, opened)
        return opened
