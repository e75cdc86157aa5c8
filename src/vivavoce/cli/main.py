"""`vivavoce`: finds the command and says errors in one sentence.

Commands are imported when they are called, so that `--help` answers at once.
"""

import sys
from importlib.metadata import version

import click

from vivavoce.cli.lazy import LazyGroup
from vivavoce.errors import CannotStart, VivavoceError

# Name of the command to the module that holds it, in the order of the help text.
COMMANDS = {
    "serve": "vivavoce.cli.serve",
    "chat": "vivavoce.cli.chat",
    "new": "vivavoce.cli.new",
    "list": "vivavoce.cli.listing",
    "show": "vivavoce.cli.show",
    "handover": "vivavoce.cli.handover",
    "guide": "vivavoce.cli.guide",
    "simulate": "vivavoce.cli.simulate",
    "export": "vivavoce.cli.export",
    "import": "vivavoce.cli.importing",
    "mirror": "vivavoce.cli.mirror",
    "verify": "vivavoce.cli.verify",
    "backup": "vivavoce.cli.backup",
    "restore": "vivavoce.cli.restore",
    "move": "vivavoce.cli.move",
    "doctor": "vivavoce.cli.doctor",
    "drill": "vivavoce.cli.drill",
    "keys": "vivavoce.cli.keys",
    "understand": "vivavoce.cli.understand",
}

SUMMARIES = {
    "serve": "Open for business: API, pages, interviews.",
    "chat": "Hold an interview in this terminal.",
    "new": "Start an interview and print the candidate's link.",
    "list": "List interviews, newest first.",
    "show": "Show one interview: status, profile, transcript.",
    "handover": "Let somebody else lead an interview.",
    "guide": "Write, keep and change the guides that interviews run on.",
    "simulate": "Let simulated candidates go through a guide.",
    "export": "Write interviews as Markdown, JSON, CSV …",
    "import": "Bring in interviews of the older system.",
    "mirror": "Keep a folder of JSON files current, one an interview.",
    "verify": "Prove that nothing is missing and nothing was altered.",
    "backup": "Copy the data folder while the server runs.",
    "restore": "Make a data folder from a backup.",
    "move": "Move everything from a data folder into PostgreSQL, or back.",
    "doctor": "Find what is damaged in a data folder, and repair it.",
    "drill": "Kill a server under load, and see what became of every message.",
    "keys": "List, make and revoke keys.",
    "understand": "Show what is read from an answer.",
}

# Exit codes: 1 it failed, 2 it was called wrongly or cannot start (as click has it).
FAILED = 1
CANNOT_START = 2


@click.command(
    cls=LazyGroup,
    modules=COMMANDS,
    summaries=SUMMARIES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(version("vivavoce"), prog_name="vivavoce")
def root() -> None:
    """Interviews that survive anything."""


def main() -> None:
    """Run the command line; never show a traceback for an error that was foreseen."""
    try:
        root.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except CannotStart as error:
        click.echo(f"vivavoce: {error}", err=True)
        sys.exit(CANNOT_START)
    except VivavoceError as error:
        click.echo(f"vivavoce: {error}", err=True)
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
