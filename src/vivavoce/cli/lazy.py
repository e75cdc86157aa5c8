"""Groups of commands that are imported when they are called, so that `--help` answers at once."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group that imports a command only when it is called.

    Args:
        modules: name of each command to the module that holds it as `command`, in the
            order of the help text.
        summaries: the help text's line for each.
    """

    def __init__(
        self, *args: Any, modules: Mapping[str, str], summaries: Mapping[str, str], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self._modules = modules
        self._summaries = summaries

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now; None when there is none."""
        if cmd_name not in self._modules:
            return None
        command: click.Command = import_module(self._modules[cmd_name]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._summaries.items()))
