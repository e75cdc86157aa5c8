"""Recording `vivavoce serve` while clients talk to it, as it is or deliberately made worse."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.faults.recording.recorder import Recording
from tests.harness import ServerProcess, plain_guide, until
from tests.ledger import Ledger
from tests.writers import Watcher, Writer, writing

WRITERS = 8

# Alterations of the running program, by a module that Python runs at every start.

FOLD_SOONER = """
from vivavoce.stores.sqlite import checkpoint
assert checkpoint.PASSIVE_PAGES > 60 and checkpoint.BLOCKING_PAGES > 120
checkpoint.PASSIVE_PAGES, checkpoint.BLOCKING_PAGES = 60, 120
"""

SYNC_LESS = """
from vivavoce.stores import sqlite

def less(path, open_writer=sqlite.open_writer):
    connection = open_writer(path)
    connection.pragma("synchronous", "{synchronous}")
    return connection

sqlite.open_writer = less
"""

ACKNOWLEDGE_FIRST = """
import asyncio
from vivavoce.journal.store import Appended
from vivavoce.stores.sqlite.store import SqliteStore

async def append(self, appends, really=SqliteStore.append):
    self.task = asyncio.get_running_loop().create_task(really(self, appends))
    await asyncio.sleep(0)
    return [Appended(version=append.summary.version) for append in appends]

SqliteStore.append = append
"""

SYNC_NO_FOLDER = """
from vivavoce import running
from vivavoce.stores import sqlite
from vivavoce.stores.sqlite import folder
for module in (running, sqlite, folder):
    module.sync_folder = lambda path: None
"""

SYNC_NO_FILE = """
import os
os.fsync = lambda descriptor: None
"""


def altered(folder: Path, *alterations: str) -> Mapping[str, str]:
    """Return what a program's environment needs to be altered so."""
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text("\n".join(alterations))
    return {"PYTHONPATH": str(folder)}


async def record(
    place: Path,
    library: Path,
    *alterations: str,
    acknowledgements: int,
    pause_s: float = 0.005,
    runs: int = 1,
    meanwhile: Callable[[ServerProcess], object] = lambda server: None,
) -> Recording:
    """Record a server on a new folder that is talked to, watched and stopped calmly.

    Args:
        acknowledgements: how many messages at least are acknowledged in each run.
        pause_s: the longest pause of a writer between two messages.
        runs: how often it is started on the folder; all of them are recorded.
        meanwhile: called in each run, while clients go on talking.
    """
    recording = Recording(place)
    recording.after.mkdir(parents=True)
    environment = {**recording.begin(library), **altered(place / "altered", *alterations)}
    ledger = Ledger()
    with ServerProcess(place, data=recording.after / "data", environment=environment) as server:
        for run in range(1, runs + 1):
            await asyncio.to_thread(server.start)
            if run == 1:
                await asyncio.to_thread(server.add_guide, plain_guide(12))
            writers = [
                Writer(ledger, server.port, guide="plain", seed=WRITERS * run + n, pause_s=pause_s)
                for n in range(WRITERS)
            ]
            await _talk(server, ledger, writers, acknowledgements * run, meanwhile)
            assert await asyncio.to_thread(server.terminate) == 0
            assert not server.errors().count("Error in sitecustomize"), server.errors()
    return recording.check()


async def _talk(
    server: ServerProcess,
    ledger: Ledger,
    writers: list[Writer],
    acknowledgements: int,
    meanwhile: Callable[[ServerProcess], object],
) -> None:
    async with writing(writers):
        await until(lambda: len(ledger.interviews) > 0)
        watcher = Watcher(server.port, ledger.interviews[-1])
        watching = asyncio.create_task(watcher.follow(for_s=5))
        await asyncio.to_thread(meanwhile, server)
        enough_s = max(30.0, acknowledgements / 5)
        await until(lambda: len(ledger.acknowledged) >= acknowledgements, within_s=enough_s)
    watching.cancel()
    await asyncio.wait([watching])
