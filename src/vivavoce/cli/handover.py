"""`vivavoce handover`: let somebody else lead an interview."""

import asyncio
from typing import Any

import click

from vivavoce.cli.desk import Place, at_desk, place_options
from vivavoce.cli.display import harmless


@click.command()
@click.argument("interview")
@click.argument("interviewer")
@place_options
def command(interview: str, interviewer: str, where: Place) -> None:
    """Let INTERVIEWER lead INTERVIEW from here on: scripted, llm, webhook, or human for a person.

    A reply that is under way is discarded.
    """
    shown = asyncio.run(_hand_over(where, interview, interviewer))
    click.echo(f"{harmless(shown['interviewer'])} leads.")


async def _hand_over(where: Place, interview: str, interviewer: str) -> Any:
    async with at_desk(where) as desk:
        return await desk.post(f"/interviews/{interview}/handover", {"interviewer": interviewer})
