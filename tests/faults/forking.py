"""Runs commands in children of one warm process: a kill costs milliseconds, not a start of Python.

    with Commands(folder, environment=shim.environment) as commands:
        code = commands.run("backup", str(target), "--data", str(data))

The child is a fork, so it is what `vivavoce backup …` would be: one process, no threads,
everything imported, nothing opened.
"""

import asyncio
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from vivavoce.cli.main import COMMANDS

MODULES = (
    "vivavoce.running",
    "vivavoce.projections.mirror",
    "vivavoce.service.importing",
    "vivavoce.upkeep.backup",
    "vivavoce.upkeep.restore",
    "vivavoce.upkeep.verify",
)

# A start and an end of the whole system on a data folder; the one command that
# `vivavoce` has only as a server.
START = "start"


class Commands:
    """The warm process.

    Args:
        folder: gets what the commands print, in `commands.out`.
        environment: variables beside this process's own.
    """

    def __init__(self, folder: Path, *, environment: Mapping[str, str]) -> None:
        self._out = folder / "commands.out"
        self._environment = {**os.environ, **environment}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(self._out)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=self._environment,
            text=True,
        )
        return self

    def __exit__(self, *raised: object) -> None:
        self._process.communicate("")

    def run(self, *arguments: str) -> int:
        """Run one command; return its exit code, negative for the signal that ended it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(arguments), file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())

    @property
    def printed(self) -> str:
        """What all commands so far have printed."""
        return self._out.read_text()


def serve_commands(out: Path) -> None:
    """Read commands from standard input, one JSON list a line, and print their exit codes."""
    _warm_up()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _be_command(json.loads(line), out)
        _, status = os.waitpid(pid, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _warm_up() -> None:
    """Import what commands import when they run."""
    for module in (*COMMANDS.values(), *MODULES):
        importlib.import_module(module)


def _be_command(arguments: list[str], out: Path) -> None:
    code = 1
    try:
        printed = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        for stream in (1, 2):
            os.dup2(printed, stream)
        if arguments[0] == START:
            asyncio.run(_start(Path(arguments[1])))
            code = 0
        else:
            from vivavoce.cli.main import main

            sys.argv = ["vivavoce", *arguments]
            main()
            code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


async def _start(data: Path) -> None:
    from vivavoce.running import running

    async with running(data, owner_key="an owner's key"):
        pass


if __name__ == "__main__":
    serve_commands(Path(sys.argv[1]))
