"""`vivavoce keys`: who may come in."""

import asyncio
from typing import Any

import click

from vivavoce.cli.desk import Place, at_desk, place_options


@click.group()
def command() -> None:
    """List, make and revoke keys."""


@command.command("list")
@place_options
def list_keys(where: Place) -> None:
    """List keys, without their secrets."""

    async def ask() -> Any:
        async with at_desk(where) as desk:
            return await desk.get("/keys")

    for known in asyncio.run(ask())["items"]:
        revoked = f"revoked {known['revoked_at'][:10]}" if known.get("revoked_at") else ""
        click.echo(f"{known['id']}  {known['role']:<8}  {known['name']}  {revoked}".rstrip())


@command.command("new")
@click.option("--name", required=True, help="What the key is for.")
@click.option(
    "--role",
    type=click.Choice(["owner", "reviewer", "viewer"]),
    default="owner",
    show_default=True,
)
@place_options
def new_key(name: str, role: str, where: Place) -> None:
    """Make a key and print it, this once."""

    async def ask() -> Any:
        async with at_desk(where) as desk:
            return await desk.post("/keys", {"name": name, "role": role})

    click.echo(asyncio.run(ask())["key"])


@command.command("revoke")
@click.argument("id")
@place_options
def revoke_key(id: str, where: Place) -> None:
    """Revoke the key with this id."""

    async def ask() -> None:
        async with at_desk(where) as desk:
            await desk.delete(f"/keys/{id}")

    asyncio.run(ask())
