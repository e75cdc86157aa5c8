"""A bar on a terminal for what takes a while; nothing where nobody looks."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

# As many steps as a bar shows, so that drawing it costs nothing.
STEPS = 200


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar while the block runs; it gives what to call with how much of how much is done.

    A job of several parts may begin anew with another total.
    """
    with click.progressbar(
        length=STEPS, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:

        def show(done: int, total: int) -> None:
            step = STEPS * done // total if total else STEPS
            if step != bar.pos:
                bar.update(step - bar.pos)

        yield show
