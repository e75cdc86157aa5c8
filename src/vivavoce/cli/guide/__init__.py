"""`vivavoce guide`: write, keep and change the guides that interviews run on; a file each."""

import click

from vivavoce.cli.lazy import LazyGroup

COMMANDS = {
    "lint": "vivavoce.cli.guide.lint",
    "schema": "vivavoce.cli.guide.schema",
    "list": "vivavoce.cli.guide.listing",
    "versions": "vivavoce.cli.guide.versions",
    "show": "vivavoce.cli.guide.show",
    "add": "vivavoce.cli.guide.add",
    "remove": "vivavoce.cli.guide.remove",
    "move": "vivavoce.cli.guide.move",
}

SUMMARIES = {
    "lint": "Say what is wrong with a guide file, or could be better.",
    "schema": "Print the JSON Schema of guides, for editors.",
    "list": "List the guides that are offered.",
    "versions": "List all versions of a guide, newest first.",
    "show": "Print the YAML source of a guide.",
    "add": "Keep a file as the newest version of its guide.",
    "remove": "Offer a guide no longer; interviews on it go on.",
    "move": "Move an interview to another version of its guide.",
}


@click.command(cls=LazyGroup, modules=COMMANDS, summaries=SUMMARIES)
def command() -> None:
    """Write, keep and change the guides that interviews run on."""
