"""One call of the disk fails, or all from one on, while a store is worked with.

Each function runs in a process of its own: a disk that fails is everybody's there.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import apsw
import msgspec

from tests.faults.power.reading import as_usual, fault_in, leave, start, versions_in
from tests.faults.power.workloads import small_log, turn
from tests.journal.observing import Tally
from tests.stores.faulty_disk import FULL, FaultyDisk, faulty_disk, io_error
from tests.stores.files import quick_folder
from vivavoce.errors import (
    CannotStart,
    Overloaded,
    StaleVersion,
    StoreBroken,
    StoreUnavailable,
)
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.store import Append
from vivavoce.stores.sqlite import SqliteDatabase, open_sqlite
from vivavoce.testing.clock import NOON
from vivavoce.testing.registry_contract import key, organization
from vivavoce.testing.stories import Story

# A full disk refuses what makes a file longer; a broken one may refuse anything.
CALLS = {
    "full": frozenset({"write", "truncate"}),
    "broken": frozenset({"write", "sync", "truncate", "open", "delete"}),
}
FAULTS = {"full": FULL, "broken": io_error(apsw.SQLITE_IOERR)}

# A refusal is told at once; whoever tries again this often tries in vain.
ATTEMPTS_MAX = 50
TURNS = 3


class Sweep(msgspec.Struct, frozen=True, kw_only=True):
    """Let the `first`-th call fail in one run, and every `step`-th after it in one each."""

    kind: str  # of `FAULTS`
    for_ever: bool
    first: int
    step: int


class Swept(msgspec.Struct, kw_only=True):
    """What came of it."""

    runs: int = 0  # in which the fault struck
    last: int = 0  # the number of the last call there was
    told: Counter[str] = msgspec.field(default_factory=Counter)  # how the fault was heard of
    wrong: list[str] = msgspec.field(default_factory=list)

    def add(self, other: "Swept") -> None:
        """Add what another sweep came to."""
        self.runs += other.runs
        self.last = max(self.last, other.last)
        self.told.update(other.told)
        self.wrong += other.wrong


def sweep(order: Sweep) -> Swept:
    """Let one call after the other fail until there is none left that could."""
    swept = Swept()
    number = order.first
    with as_usual():
        while asyncio.run(_run(order, number, swept)):
            number += order.step
    swept.last = number
    return swept


async def _run(order: Sweep, number: int, swept: Swept) -> bool:
    """Work while the `number`-th call fails, look at what is left; tell whether it struck."""
    with quick_folder() as folder:
        with faulty_disk() as disk:
            work = Work(folder / "journal.db", disk, is_full=order.kind == "full")
            disk.fail_at(
                number,
                FAULTS[order.kind],
                for_ever=order.for_ever,
                counting=CALLS[order.kind],
            )
            async with small_log(12, 30):
                await work.through()
            struck = disk.fired > 0
        fault = work.wrong or work.fault_in_the_end()
    if struck:
        swept.runs += 1
        swept.told[work.told or "nobody, at the end"] += 1
    if fault is not None:
        swept.wrong.append(f"{order.kind}, for ever: {order.for_ever}, call {number}: {fault}")
    return struck


class Work:
    """A start, decisions in groups, an erasure, a second start, and more of it.

    Attributes:
        told: how the fault was heard of, "" when it was not.
        wrong: a promise that was broken on the way.
    """

    def __init__(self, path: Path, disk: FaultyDisk, *, is_full: bool) -> None:
        self._path = path
        self._disk = disk
        self._is_full = is_full
        self._stories = [Story() for _ in range(3)]
        self._erased = Story()
        self._sent: set[bytes] = set()
        self._ends: set[bytes] = set()
        self._versions: dict[str, int] = {}  # as acknowledged
        self._organizations: list[str] = []  # as acknowledged
        self._is_erased = False  # as acknowledged
        self._is_broken = False
        self.told = ""
        self.wrong: str | None = None

    async def through(self) -> None:
        """Work until all is done, or the disk has broken."""
        for run in range(2):
            try:
                async with open_sqlite(self._path, on_broken=self._broke) as database:
                    await self._use(database, run)
            except CannotStart:
                self.told = self.told or "who started"
                self._disk.heal()  # somebody sees to it, and starts again
                async with open_sqlite(self._path, on_broken=self._broke) as database:
                    await self._use(database, run)
            if self._is_broken:
                return

    async def _use(self, database: SqliteDatabase, run: int) -> None:
        journal = GroupCommit(database.store, Feed(), Tally())
        try:
            if run == 0:
                await self._insist(partial(self._add_organization, database))
                await self._append(journal, self._erased.open())
            # All of them, also when the first is refused: after that nobody is acknowledged.
            await asyncio.gather(*(self._talk(journal, story) for story in self._stories))
            if run == 0:
                await self._insist(partial(self._erase, database))
                await asyncio.gather(*(self._talk(journal, story) for story in self._stories))
        finally:
            await journal.close()

    async def _talk(self, journal: GroupCommit, story: Story) -> None:
        for number in range(TURNS):
            await self._append(journal, turn(story, number + 5 * story.version))

    async def _append(self, journal: GroupCommit, append: Append) -> None:
        self._sent |= {record.hash for record in append.records}
        self._ends.add(append.records[-1].hash)

        async def once() -> None:
            # Stale: an earlier attempt was stored although nobody could confirm it.
            with suppress(StaleVersion):
                await journal.append(append)
            self._versions[append.interview] = append.summary.version

        await self._insist(once)

    async def _add_organization(self, database: SqliteDatabase) -> None:
        await database.registry.add_organization(organization(), key())
        self._organizations.append(organization().id)

    async def _erase(self, database: SqliteDatabase) -> None:
        await database.store.erase(self._erased.id, NOON)
        self._is_erased = True

    async def _insist(self, once: Callable[[], Awaitable[None]]) -> None:
        """Try until it is acknowledged, as a client does; give up when the disk has broken."""
        for _ in range(ATTEMPTS_MAX):
            was_broken = self._is_broken
            try:
                await once()
            except StoreBroken:
                self._broke()
                return
            except Overloaded:
                raise
            except StoreUnavailable as error:
                if not self._is_full:
                    self.wrong = self.wrong or f"not told as broken: {error}"
                    return
                self.told = self.told or "who was refused"
                self._disk.heal()  # somebody makes room; nothing is started anew
            else:
                if was_broken:
                    self.wrong = "acknowledged after the disk had broken"
                return
        self.wrong = "refused although there was room again"

    def _broke(self, error: StoreBroken | None = None) -> None:
        if self._is_full:
            self.wrong = f"a full disk was taken for a broken one: {error}"
        self._is_broken = True
        self.told = self.told or "everybody"

    def fault_in_the_end(self) -> str | None:
        """Return what is wrong with what a start finds afterwards on a disk that is well."""
        connection = start(self._path)
        try:
            if fault := fault_in(connection, self._sent, self._ends):
                return fault
            versions = versions_in(connection)
            for interview, version in self._versions.items():
                if versions.get(interview, 0) < version:
                    return f"lost: {interview} at {version}"
            kept = {row[0] for row in connection.execute("SELECT id FROM organizations")}
            if not set(self._organizations) <= kept:
                return "lost: an organization"
            erased = connection.execute("SELECT count(erased_at) FROM interviews").get
            if self._is_erased and not erased:
                return "lost: an erasure"
            return None if self._is_broken or self._is_done() else "not finished, and nobody told"
        finally:
            leave(connection)

    def _is_done(self) -> bool:
        return bool(self._is_erased and len(self._versions) == len(self._stories) + 1)
