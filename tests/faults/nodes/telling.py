"""Writers at the level of the store: each tells a story and asks again what was not confirmed.

A writer is the only one of its interview, so it knows at the end what must be stored, byte
for byte: everything acknowledged, once, in order.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from tests.harness import until
from vivavoce.errors import StaleVersion, StoreUnavailable
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.store import Append, Appended, Record, Store
from vivavoce.service.clock import SystemClock
from vivavoce.service.vitals import Vitals
from vivavoce.stores.postgres import PostgresDatabase, open_postgres
from vivavoce.testing.stories import Story

RETRY_AFTER_S = 0.01
TRIES_MAX = 100_000


class Journal(Protocol):
    """Where one append goes: group commit, or `Alone`."""

    async def append(self, append: Append, /) -> Appended:
        """Commit, or raise."""


class Alone:
    """A store, asked for one append at a time."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def append(self, append: Append, /) -> Appended:
        [result] = await self.store.append([append])
        if isinstance(result, StaleVersion):
            raise result
        return result


class Teller:
    """One interview's only writer.

    Args:
        journal: where its appends go.
        store: where it looks what became of one that was not confirmed.
    """

    def __init__(self, journal: Journal, store: Store) -> None:
        self.journal = journal
        self.store = store
        self.story = Story()
        self.stored: list[Record] = []  # acknowledged, in order
        self.acknowledged = 0
        self.refused = 0  # times that no confirmation came
        self.repeats = 0  # of those, how often it was stored all the same
        self.stopping = False

    async def say(self, text: str = "Hello.") -> None:
        """Store one message more (the first opens the interview); ask until it is."""
        append = self.story.say(text) if self.story.version else self.story.open()
        await self.insist(append)
        self.acknowledged += 1

    async def insist(self, append: Append) -> None:
        """Ask for an append of this story until it is stored."""
        for _ in range(TRIES_MAX):
            if await self._is_stored(append):
                self.stored += append.records
                return
            await asyncio.sleep(RETRY_AFTER_S)
        raise AssertionError(f"not stored after {TRIES_MAX:,} tries")

    async def run(self) -> None:
        """Talk until told to stop; what was begun is asked for until it is stored."""
        while not self.stopping:
            await self.say()

    async def _is_stored(self, append: Append) -> bool:
        try:
            await self.journal.append(append)
        except StoreUnavailable:
            self.refused += 1
            return False
        except StaleVersion:
            # Nobody else writes here: an earlier try was stored, or the row is held just now.
            try:
                found = await self.store.read(append.interview, after=append.expected)
            except StoreUnavailable:
                self.refused += 1
                return False
            if found:
                assert found == list(append.records), "somebody else wrote here"
                self.repeats += 1
            return bool(found)
        return True

    async def check(self, store: Store) -> None:
        """Check that the store has everything acknowledged: once, in order, unaltered."""
        found = await store.read(self.story.id)
        assert found == self.stored, (
            f"{len(self.stored)} events were acknowledged, {len(found)} are stored"
        )


@contextlib.asynccontextmanager
async def journal_of(database: PostgresDatabase) -> AsyncIterator[GroupCommit]:
    """Give the group commit of a node."""
    journal = GroupCommit(database.store, Feed(), Vitals(SystemClock()))
    try:
        yield journal
    finally:
        await journal.close()


@contextlib.asynccontextmanager
async def two_nodes(url: str, *, tellers: int) -> AsyncIterator[list[Teller]]:
    """Give `tellers` that write through two nodes, half of them through each."""
    async with (
        open_postgres(url) as one,
        open_postgres(url) as other,
        journal_of(one) as mine,
        journal_of(other) as yours,
    ):
        yield [
            Teller(journal, database.store)
            for journal, database in ((mine, one), (yours, other))
            for _ in range(tellers // 2)
        ]


async def check_all(tellers: Sequence[Teller], url: str) -> None:
    """Check what all of them wrote, in the database at `url`."""
    async with open_postgres(url) as database:
        for teller in tellers:
            await teller.check(database.store)


@contextlib.asynccontextmanager
async def telling(tellers: Sequence[Teller]) -> AsyncIterator[None]:
    """Let `tellers` talk while the block runs; leave it once all were answered."""
    async with asyncio.TaskGroup() as group:
        for teller in tellers:
            group.create_task(teller.run())
        yield
        for teller in tellers:
            teller.stopping = True


async def goes_on(tellers: Sequence[Teller], *, within_s: float = 20.0) -> None:
    """Return once each of them was acknowledged something more."""
    before = [teller.acknowledged for teller in tellers]
    await until(
        lambda: all(
            teller.acknowledged > earlier for teller, earlier in zip(tellers, before, strict=True)
        ),
        within_s=within_s,
    )


async def all_refused(tellers: Sequence[Teller], *, within_s: float = 30.0) -> None:
    """Return once each of them was told that no confirmation came."""
    before = [teller.refused for teller in tellers]
    await until(
        lambda: all(
            teller.refused > earlier for teller, earlier in zip(tellers, before, strict=True)
        ),
        within_s=within_s,
    )
