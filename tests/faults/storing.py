"""Processes that store as the server does, without HTTP: quick to start, to be killed any moment.

    with Storing() as storing:
        storing.begin(folder)
        storing.acknowledged()  # so far
        storing.kill()

A process stores until its disk fails or it is killed, and tells of each acknowledgement.
It is forked from one that has everything loaded, so it begins within milliseconds.
"""

import asyncio
import os
import random
import re
import select
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, NoReturn, Self

import apsw

from tests.harness import is_alive
from tests.journal.observing import Tally
from vivavoce.errors import CannotStart, StoreBroken, StoreUnavailable
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.store import Append
from vivavoce.stores import sqlite
from vivavoce.stores.sqlite import SqliteDatabase, checkpoint, open_sqlite
from vivavoce.stores.sqlite.connection import FULL, open_writer
from vivavoce.stores.sqlite.migrate import migrate
from vivavoce.stores.sqlite.store import _append as append_now
from vivavoce.testing.stories import Story, said

STORIES = 4
WITHIN_S = 20.0
CANNOT_START, DISK_FAILED = 2, 74  # as `vivavoce serve` exits
REFUSED = 75  # where it would answer 503 and go on: the disk cannot be read, say
PAGES_REGARDLESS = 20
PASSIVE_PAGES = 100  # folded in after some ten commits, or no cut would fall there


class Policy(StrEnum):
    """What a process does when its disk has failed."""

    LEAVE = "leave"  # at once, closing nothing; the next one settles the files first
    LEAVE_UNSETTLED = "leave-unsettled"  # the next one opens them as they seem to be
    REOPEN = "reopen"  # it closes the database, opens it and goes on


class Acknowledged(NamedTuple):
    """Somebody was told that an interview is stored up to this event."""

    interview: str
    version: int
    hash: str


class Storing:
    """One process at a time. What it says after the last look is lost when it is killed."""

    def __enter__(self) -> Self:
        self._parent = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._heard = b""
        self.pid = 0
        self.code = 0  # what the last one exited with
        return self

    def __exit__(self, *raised: object) -> None:
        if self.pid:
            self.kill()
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.close()
        self._parent.wait(10)
        self._parent.stdout.close()

    def begin(
        self, data: Path, *, synchronous: int = FULL, policy: Policy = Policy.LEAVE, seed: int = 0
    ) -> None:
        """Start a process that stores in `data`; it may not have opened the database yet."""
        assert self._parent.stdin is not None
        self._parent.stdin.write(f"{data} {synchronous} {policy} {seed}\n".encode())
        self._heard = b""
        while b"\n" not in self._heard:
            self._hear(timeout_s=WITHIN_S)
        self.pid = int(self._heard.split(None, 1)[0])

    @property
    def has_ended(self) -> bool:
        """Whether it has ended by itself."""
        return not is_alive(self.pid)

    @property
    def failures(self) -> int:
        """How often it met a failing disk and went on regardless."""
        self.acknowledged()
        return self._heard.count(b"failed\n")

    def acknowledged(self) -> list[Acknowledged]:
        """Return everything it has told so far."""
        while self._hear(timeout_s=0):
            pass
        whole = self._heard[: self._heard.rfind(b"\n") + 1].decode().splitlines()
        words = [line.split() for line in whole if line.startswith("stored ")]
        return [Acknowledged(id_, int(version), hash_) for _, id_, version, hash_ in words]

    def kill(self) -> list[Acknowledged]:
        """Kill it unless it has ended by itself; return what it told, unless told before."""
        if not self.pid:
            return []
        os.kill(self.pid, signal.SIGKILL)  # its parent leaves it unburied until asked
        return self.end()

    def end(self) -> list[Acknowledged]:
        """Wait until it has ended; return everything it told."""
        assert self._parent.stdin is not None
        self._parent.stdin.write(b"bury\n")
        while not (ended := re.search(rb"^ended (-?\d+)\n", self._heard, re.MULTILINE)):
            self._hear(timeout_s=WITHIN_S)
        self.pid = 0
        self.code = int(ended[1])
        return self.acknowledged()

    def _hear(self, *, timeout_s: float) -> bool:
        assert self._parent.stdout is not None
        ready, _, _ = select.select([self._parent.stdout], [], [], timeout_s)
        if not ready:
            assert timeout_s == 0, f"nothing was heard: {self._heard[-200:]!r}"
            return False
        more = os.read(self._parent.stdout.fileno(), 65536)
        assert more, "the process that forks has ended"
        self._heard += more
        return True


def wait_until(happened: Callable[[], bool]) -> None:
    """Return once `happened` says so."""
    deadline = time.monotonic() + WITHIN_S
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.001)


# --- the other side ---


def tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


async def store(data: Path, chance: random.Random) -> None:
    """Store until the disk fails, and leave as `vivavoce serve` does: closing nothing."""
    async with open_sqlite(data / "journal.db", on_broken=leave) as database:
        try:
            await write(database, chance)
        except* StoreUnavailable as refused:
            sys.stderr.write(f"{refused.exceptions}\n")
            os._exit(REFUSED)


async def store_regardless(data: Path, chance: random.Random) -> None:
    """Store as a program does that knows nothing of failed syncs: close, open, go on."""
    while True:
        connection = None
        try:
            connection = open_writer(data / "journal.db")
            migrate(connection, name="the journal")
            connection.wal_autocheckpoint(PAGES_REGARDLESS)
            story = Story()
            while True:
                append = next_append(story, chance)
                append_now(connection, [append])
                acknowledge(append)
        except (apsw.Error, CannotStart):
            if connection is not None:
                with suppress(apsw.Error):
                    connection.close()
            tell("failed")
            await asyncio.sleep(0.002)


async def write(database: SqliteDatabase, chance: random.Random) -> None:
    """Store without end, several interviews at once."""
    checkpoint.PASSIVE_PAGES = PASSIVE_PAGES
    journal = GroupCommit(database.store, Feed(), Tally())
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(STORIES):
                group.create_task(talk(journal, Story(), chance))
    finally:
        await journal.close()


async def talk(journal: GroupCommit, story: Story, chance: random.Random) -> None:
    while True:
        append = next_append(story, chance)
        await journal.append(append)
        acknowledge(append)


def next_append(story: Story, chance: random.Random) -> Append:
    events = [said("x" * chance.randint(1, 900)), said("Go on.")]
    return story.tell(*events) if story.version else story.open()


def acknowledge(append: Append) -> None:
    last = append.records[-1]
    tell(f"stored {append.interview} {last.seq} {last.hash.hex()}")


def sync_less(synchronous: int) -> None:
    """Let the store that is opened next sync less than it must."""

    def open_lazily(path: Path) -> apsw.Connection:
        connection = open_writer(path)
        connection.pragma("synchronous", synchronous)
        return connection

    vars(sqlite)["open_writer"] = open_lazily


def leave(error: StoreBroken | None = None) -> NoReturn:
    os._exit(DISK_FAILED)


def main() -> None:
    """Fork a process for each line, and bury it when asked."""
    child = 0
    for line in sys.stdin:
        if line == "bury\n":
            _, status = os.waitpid(child, 0)
            tell(f"ended {os.waitstatus_to_exitcode(status)}")
            continue
        data, synchronous, policy, seed = line.split()
        child = os.fork()
        if child == 0:
            tell(str(os.getpid()))
            try:
                if int(synchronous) != FULL:
                    sync_less(int(synchronous))
                if policy == Policy.LEAVE_UNSETTLED:
                    vars(sqlite)["settle"] = lambda path: None
                storing = store_regardless if policy == Policy.REOPEN else store
                asyncio.run(storing(Path(data), random.Random(seed)))
            except CannotStart:
                os._exit(CANNOT_START)
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(1)


if __name__ == "__main__":
    main()
