"""Saying at once that whoever is to lead an interview cannot be used as things are set up."""

from typing import Any

import click

from vivavoce.cli.desk import Desk
from vivavoce.cli.display import harmless
from vivavoce.errors import VivavoceError


async def warn_of_hindrance(desk: Desk, opened: dict[str, Any]) -> None:
    """Say on standard error what hinders the interviewer of an interview, if anything does."""
    try:
        told = await desk.get("/interviewers", guide=opened["guide"])
    except VivavoceError:
        return  # a courtesy only: the interview is open, whatever came in between
    name = opened["interviewer"]
    problem = next((item["problem"] for item in told["items"] if item["name"] == name), None)
    if problem is not None:
        click.echo(
            harmless(f"{name} cannot be used: {problem} Until then the guide's fallback holds."),
            err=True,
        )
