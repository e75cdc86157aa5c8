"""The disk of a simulation, which outlives every process, and the store that works on it."""

import asyncio
import random
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from tests.deterministic.loop import Trace
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import StaleVersion, StoreBroken, StoreUnavailable
from vivavoce.journal.store import (
    APPENDS_MAX,
    PAGE_MAX,
    Append,
    Appended,
    Cursor,
    Filters,
    Followed,
    Record,
    Spent,
    Summary,
)
from vivavoce.stores.sqlite.claims import Claims
from vivavoce.testing.clock import NOON

# From a sync that costs nothing to one that stalls. Many are equal, so that the seed
# decides who comes first.
PAUSES_S = (0.0, 0.0, 0.0005, 0.0005, 0.002, 0.002, 0.02, 0.2)


class VirtualClock:
    """A `service.clock.Clock` that shows the time of the simulation."""

    def now(self) -> datetime:
        return NOON + timedelta(seconds=asyncio.get_running_loop().time())


class Weather(msgspec.Struct):
    """How likely each fault is, from 0 to 1. All zero: fair weather."""

    unavailable: float = 0.0  # refused before anything was written
    unconfirmed: float = 0.0  # written, but the caller is not told
    broken: float = 0.0  # the sync failed: this process may go on no more
    unread: float = 0.0  # a query that gets no answer
    stall: float = 0.0  # an operation takes a second
    full: bool = False  # no room for anything


class Stored(msgspec.Struct):
    """One interview on the disk."""

    records: list[Record]
    summary: Summary
    is_erased: bool = False


class Disk:
    """What is durable. Every process that is started reads and writes here."""

    def __init__(self, chance: random.Random, trace: Trace) -> None:
        self.chance = chance
        self.trace = trace
        self.weather = Weather()
        self.rows: dict[InterviewId, Stored] = {}
        self.spent: dict[tuple[OrganizationId, str, str], Spent] = {}
        self.commits = 0
        self.faults = 0

    def strikes(self, likelihood: float) -> bool:
        """Tell whether a fault of this likelihood happens now."""
        happens = likelihood > 0 and self.chance.random() < likelihood
        self.faults += happens
        return happens

    async def pause(self) -> None:
        """Take as long as an operation takes."""
        await asyncio.sleep(
            1.0 if self.strikes(self.weather.stall) else self.chance.choice(PAUSES_S)
        )

    def commit(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        """Write every append that is not stale, at once."""
        assert 1 <= len(appends) <= APPENDS_MAX
        assert len({append.interview for append in appends}) == len(appends)
        self.commits += 1
        return [self._put(append) for append in appends]

    def _put(self, append: Append) -> Appended | StaleVersion:
        row = self.rows.get(append.interview)
        version = row.summary.version if row is not None else 0
        self.trace.tell("commit", append.interview, version, append.expected, len(append.records))
        if version != append.expected or (row is not None and row.is_erased):
            return StaleVersion(f"at version {version}, not {append.expected}")
        if row is None:
            self.rows[append.interview] = Stored(list(append.records), append.summary)
        else:
            row.records.extend(append.records)
            row.summary = append.summary
        for one in append.spent:
            key = (append.summary.organization, one.month, one.model)
            self.spent[key] = _sum(self.spent[key], one) if key in self.spent else one
        return Appended(version=append.summary.version)


class SimulatedStore:
    """One process' way to the disk. Promises what `journal.store.Store` promises, slowly.

    Once its process was killed (`is_dead`), whoever still waits for it never hears again.
    """

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        self.is_dead = False
        self.is_broken = False
        # As the real store's, they die with the process.
        self._claims = Claims(steady=lambda: asyncio.get_running_loop().time())

    async def append(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        was_broken = self.is_broken
        try:
            await self._write()
        except StoreBroken:
            if not was_broken and self.disk.chance.random() < 0.5:
                self.disk.commit(appends)  # a sync that failed may have done its work
            raise
        results = self.disk.commit(appends)
        if self.disk.strikes(self.disk.weather.unconfirmed):
            raise StoreUnavailable("No confirmation came.")
        await self.disk.pause()  # a process may die here: committed, but nobody was told
        self._die_if_dead()
        return results

    async def read(
        self, interview: InterviewId, *, after: int = 0, limit: int | None = None
    ) -> list[Record]:
        await self._ask()
        row = self.disk.rows.get(interview)
        records = [record for record in row.records if record.seq > after] if row else []
        await self._answered()
        return records[:limit]

    async def head(self, interview: InterviewId) -> Summary | None:
        await self._ask()
        row = self.disk.rows.get(interview)
        summary = row.summary if row is not None and not row.is_erased else None
        await self._answered()
        return summary

    async def find(
        self,
        filters: Filters,
        *,
        after: Cursor | None = None,
        before: Cursor | None = None,
        limit: int = 50,
    ) -> list[Summary]:
        raise NotImplementedError("nobody lists interviews in a simulation")

    async def last_position(self) -> int:
        raise NotImplementedError("nobody follows all interviews in a simulation")

    async def count(self, organization: OrganizationId) -> int:
        return sum(1 for summary in self._alive() if summary.organization == organization)

    async def owed(self, *, limit: int = PAGE_MAX) -> list[Summary]:
        await self._ask()
        owed = [summary for summary in self._alive() if summary.owed_since is not None]
        await self._answered()
        return sorted(owed, key=lambda summary: (summary.owed_since, summary.id))[:limit]

    async def owed_counts(self) -> dict[OrganizationId, int]:
        counts: dict[OrganizationId, int] = {}
        for summary in await self.owed(limit=len(self.disk.rows)):
            counts[summary.organization] = counts.get(summary.organization, 0) + 1
        return counts

    async def due(self, now: datetime, *, limit: int = PAGE_MAX) -> list[Summary]:
        await self._ask()
        due = [summary for summary in self._alive() if summary.due_at and summary.due_at <= now]
        await self._answered()
        return sorted(due, key=lambda summary: (summary.due_at, summary.id))[:limit]

    async def follow(self, *, after: int = 0, limit: int = PAGE_MAX) -> list[Followed]:
        raise NotImplementedError("nobody follows all interviews in a simulation")

    async def versions(self, interviews: Sequence[InterviewId]) -> dict[InterviewId, int]:
        await self._ask()
        wanted = set(interviews)
        found = {summary.id: summary.version for summary in self._alive() if summary.id in wanted}
        await self._answered()
        return found

    async def claim(
        self, interviews: Sequence[InterviewId], *, node: str, lease_s: float
    ) -> list[InterviewId]:
        await self._ask()
        held = self._claims.claim(interviews, node=node, lease_s=lease_s)
        await self._answered()
        return held

    async def take_owed(
        self,
        *,
        node: str,
        lease_s: float,
        limit: int = PAGE_MAX,
        without: Collection[InterviewId] = (),
    ) -> list[Summary]:
        owed = await self.owed(limit=len(self.disk.rows))
        wanted = [summary for summary in owed if summary.id not in without]
        taken = self._claims.take(wanted, node=node, lease_s=lease_s, limit=limit)
        await self._answered()
        return taken

    async def release(
        self, interviews: Sequence[InterviewId], *, node: str, rest_s: float = 0.0
    ) -> None:
        await self._ask()
        self._claims.release(interviews, node=node, rest_s=rest_s)

    async def spent(self, organization: OrganizationId, month: str) -> list[Spent]:
        await self._ask()
        found = [
            one for key, one in sorted(self.disk.spent.items()) if key[:2] == (organization, month)
        ]
        await self._answered()
        return found

    async def quarantine(self, interview: InterviewId, reason: str) -> None:
        await self._write()
        row = self.disk.rows.get(interview)
        if row is not None:
            row.summary = replace(row.summary, damaged=reason, owed_since=None)

    async def ended(
        self, organization: OrganizationId, *, before: datetime, limit: int = PAGE_MAX
    ) -> list[Summary]:
        raise NotImplementedError("nothing here keeps interviews for a limited time")

    async def count_ended(self, organization: OrganizationId, *, before: datetime) -> int:
        raise NotImplementedError("nothing here keeps interviews for a limited time")

    async def erasure_asked(
        self, organization: OrganizationId, *, limit: int = PAGE_MAX
    ) -> list[Summary]:
        raise NotImplementedError("nobody withdraws here")

    async def erase(
        self, interview: InterviewId, at: datetime, *, expected: int | None = None
    ) -> bool:
        await self._write()
        row = self.disk.rows.get(interview)
        if row is None or row.is_erased or expected not in {None, row.summary.version}:
            return False
        self.disk.trace.tell("erase", interview)
        row.is_erased = True
        row.summary = replace(row.summary, owed_since=None, due_at=None)
        row.records = [replace(record, content=None, salt=None) for record in row.records]
        await self.disk.pause()
        self._die_if_dead()
        return True

    async def close(self) -> None:
        self.is_dead = True

    async def look_up(self) -> None:
        """Take as long as any small query, or fail like one."""
        await self._ask()
        await self._answered()

    def _alive(self) -> list[Summary]:
        return [row.summary for row in self.disk.rows.values() if not row.is_erased]

    async def _write(self) -> None:
        """Wait for the disk; return when the write is to happen, or tell why it does not."""
        self._die_if_dead()
        weather = self.disk.weather
        await self.disk.pause()
        self._die_if_dead()
        if self.is_broken or self.disk.strikes(weather.broken):
            self.is_broken = True
            raise StoreBroken("The disk failed.")
        if weather.full:
            raise StoreUnavailable("The disk is full.")
        if self.disk.strikes(weather.unavailable):
            raise StoreUnavailable("The store is away.")

    async def _ask(self) -> None:
        self._die_if_dead()
        await self.disk.pause()
        self._die_if_dead()

    async def _answered(self) -> None:
        """Let an answer travel: what was read may be out of date when it arrives."""
        is_lost = self.disk.strikes(self.disk.weather.unread)
        await self.disk.pause()
        self._die_if_dead()
        if is_lost:
            raise StoreUnavailable("No answer came.")

    def _die_if_dead(self) -> None:
        if self.is_dead:
            raise asyncio.CancelledError("the process was killed")


def _sum(one: Spent, other: Spent) -> Spent:
    costs = [cost for cost in (one.cost_microusd, other.cost_microusd) if cost is not None]
    return replace(
        one,
        requests=one.requests + other.requests,
        input_tokens=one.input_tokens + other.input_tokens,
        output_tokens=one.output_tokens + other.output_tokens,
        cost_microusd=sum(costs) if costs else None,
    )
