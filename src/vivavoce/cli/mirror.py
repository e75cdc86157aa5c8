"""`vivavoce mirror`: a folder of JSON files, one an interview, kept current."""

import asyncio
import contextlib
import signal
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vivavoce.cli.files import node_folder
from vivavoce.counted import counted
from vivavoce.errors import CannotStart, StoreUnavailable, VivavoceError
from vivavoce.settings import Settings, from_environment

if TYPE_CHECKING:
    from vivavoce.journal.database import Kept

# How often to look whether the journal was replaced: restored from a backup, say.
LOOK_EVERY_S = 1.0

# A server that runs on the folder does not tell us of erasures.
SWEEP_EVERY_S = 60.0


class NotAllMirrored(VivavoceError):
    """Some interviews are damaged, and have no file or an earlier one."""

    code = "not-all-mirrored"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--data", type=click.Path(path_type=Path), help="Data folder.  [default: data]")
@click.option("--database-url", help="PostgreSQL that nodes share, instead of SQLite.")
@click.option("--once", is_flag=True, help="Bring DIR up to date and end.")
def command(folder: Path, data: Path | None, database_url: str | None, once: bool) -> None:
    """Keep DIR current with the interviews, in the older system's layout, until Ctrl-C.

    A server may run on the data folder or not, nodes on the database or not; nothing waits
    for the mirror. `vivavoce serve --mirror DIR` does the same inside the server, and removes
    erased interviews at once instead of within a minute.
    """
    settings = from_environment(data=data, database_url=database_url)
    if not once:
        from vivavoce import observability

        observability.log_to(sys.stdout, level=settings.log_level)
    damaged = asyncio.run(_mirror(settings, folder, once=once))
    if once:
        current = _files_in(folder) - damaged
        click.echo(f"{folder}: {counted(max(current, 0), 'file is', 'files are')} up to date.")
    if damaged:
        raise NotAllMirrored(
            f"{counted(damaged, 'interview is', 'interviews are')} damaged; the file that was "
            "there stays. `vivavoce doctor` tells what is wrong."
        )


async def _mirror(settings: Settings, folder: Path, *, once: bool) -> int:
    """Mirror; return how many interviews are damaged."""
    from vivavoce.running import mirror_of

    async with AsyncExitStack() as stack:
        database, where, journal = await _opened(settings, stack)
        mirror = mirror_of(database, folder, sweep_every_s=SWEEP_EVERY_S, is_considerate=False)
        stack.push_async_callback(mirror.close)
        if once:
            try:
                await mirror.catch_up()
            except OSError as error:
                raise StoreUnavailable(
                    f"The mirror in {folder} cannot be written: {error.strerror}."
                ) from error
        else:
            await mirror.start()
            click.echo(f"Mirroring {where} in {folder}; Ctrl-C ends it.", err=True)
            await _until_told(journal)
        return len(mirror.damaged)


async def _opened(settings: Settings, stack: AsyncExitStack) -> "tuple[Kept, str, Path | None]":
    """Return what is to be mirrored, where that is, and its file if it is one.

    Raises:
        CannotStart: there is nothing there, or it cannot be used.
    """
    if settings.database_url is not None:
        from vivavoce.stores.opening import has_begun, open_database
        from vivavoce.stores.sqlite.folder import claim

        if not await has_begun(settings.database_url):
            raise CannotStart(
                "There are no interviews in this database; name another one with --database-url."
            )
        folder = claim(stack.enter_context(node_folder(settings.data, settings.database_url)))
        stack.callback(folder.release)
        shared = await stack.enter_async_context(open_database(folder, settings.database_url))
        return shared, "the database", None
    from vivavoce.stores.sqlite.beside import open_for_reading
    from vivavoce.stores.sqlite.moved import refuse_moved

    journal = settings.data / "journal.db"
    refuse_moved(settings.data)
    if not journal.exists():
        raise CannotStart(
            f"There are no interviews in {settings.data}; name another folder with --data."
        )
    kept = await stack.enter_async_context(open_for_reading(journal))
    return kept, str(settings.data), journal


def _files_in(folder: Path) -> int:
    from vivavoce.projections.mirror_folder import INTERVIEWS, ORGANIZATIONS

    return sum(1 for _ in folder.glob(f"{ORGANIZATIONS}/*/{INTERVIEWS}/*.json"))


async def _until_told(journal: Path | None) -> None:
    """Return once somebody asks us to stop.

    Raises:
        StoreUnavailable: the journal is another file now, which this process does not read.
    """
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    began_with = _identity(journal)
    while not told.is_set():
        if _identity(journal) != began_with:
            raise StoreUnavailable(f"{journal} was replaced or removed; start the mirror again.")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(told.wait(), LOOK_EVERY_S)


def _identity(path: Path | None) -> tuple[int, int] | None:
    if path is None:
        return None
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
