"""The one connection of group commit: a batch is one statement, one transaction, one round trip."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress

import psycopg
from psycopg import errors

from vivavoce.domain.ids import InterviewId
from vivavoce.errors import StaleVersion, StoreUnavailable
from vivavoce.journal.store import Append, Appended
from vivavoce.stores.postgres import appending, packing
from vivavoce.stores.postgres.causes import ROLLED_BACK, Rejected, translated
from vivavoce.stores.postgres.connecting import Gate, Line, why
from vivavoce.stores.postgres.teller import Teller

# A batch that was not confirmed by then is given up; what became of it is unknown.
DEADLINE_S = 10.0

# How long a batch waits for rows that another transaction holds. Batches of other nodes hold
# theirs for milliseconds; longer does one whose standby is away.
LOCK_PATIENCE_MS = 2_000

# Two nodes that wait for each other: one is told at once and tries again.
ATTEMPTS_MAX = 4

# The rows of a batch are looked up one by one, whatever the planner thinks of a table that
# was empty when it looked: that order also keeps nodes from waiting for each other. Where the
# only cost is that of a row, looking up a hundred is cheaper than going through two of them
# a hundred times. And no plan is worth compiling.
SESSION = {
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "enable_bitmapscan": "off",
    "enable_material": "off",
    "cpu_tuple_cost": "1",
    "random_page_cost": "0",
    "seq_page_cost": "0",
    "jit": "off",
    "lock_timeout": str(LOCK_PATIENCE_MS),
}


# Which rows nobody else holds. Locking them is written down, which needs no disk to wait for.
FREE = """
    WITH hasty AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
    SELECT interviews.id FROM interviews CROSS JOIN hasty
    WHERE interviews.id = ANY(%s::uuid[]) FOR NO KEY UPDATE OF interviews SKIP LOCKED
"""

# Of so many it is remembered that somebody held them; who is forgotten is found out once more.
HELD_MAX = 1_000


class Locked(StoreUnavailable):
    """Another transaction holds one of the rows; nothing was written."""


class Writer:
    """Appends batches, one after the other."""

    def __init__(self, gate: Gate, teller: Teller) -> None:
        self._gate = gate
        self._teller = teller
        self._line: Line | None = None
        self._base = 0
        self._held: set[InterviewId] = set()  # by others, when they were needed last
        self._turn = asyncio.Lock()  # group commit is the only caller, but tests are others

    async def append(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        """Commit a batch: see `Store.append`."""
        async with self._turn:
            if self._held.isdisjoint(append.interview for append in appends):
                try:
                    return await self._append(appends)
                except Locked:
                    if len(appends) == 1:
                        raise
            # Who is held up is held up alone (I7), and waited for only once.
            return await self._without_held(appends)

    async def close(self) -> None:
        """Close the connection."""
        await self._teller.close()
        async with self._turn:
            if self._line is not None:
                await self._line.close()
                self._line = None

    async def _append(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        with translated():
            for attempt in range(1, ATTEMPTS_MAX + 1):
                line = await self._connected()
                try:
                    async with asyncio.timeout(DEADLINE_S):
                        return await self._commit(line, appends)
                except ROLLED_BACK:
                    if attempt == ATTEMPTS_MAX:
                        raise
                except errors.LockNotAvailable as error:
                    raise Locked("Another transaction holds the interview; try again.") from error
                except errors.UniqueViolation:
                    raise appending.damaged(appends) from None
                except BaseException:
                    # Whatever it was, nobody knows in what state the connection is.
                    self._drop()
                    raise
        raise AssertionError("the last attempt returns or raises")

    async def _without_held(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        """Append what nobody holds up."""
        known = [append.interview for append in appends if append.expected]
        held = set(known) - await self._free(known)
        self._held = (self._held if len(self._held) < HELD_MAX else set()).difference(known) | held
        rest = [append for append in appends if append.interview not in held]
        if not rest:
            raise Locked("Another transaction holds the interview; try again.")
        try:
            results = await self._append(rest)
        except Locked:
            results = await self._each_alone(rest)
        by_interview = dict(zip([append.interview for append in rest], results, strict=True))
        return [
            # What a caller decides anew; by then the row may be free.
            by_interview.get(append.interview)
            or StaleVersion("Another transaction holds the interview; try again.")
            for append in appends
        ]

    async def _free(self, interviews: Sequence[InterviewId]) -> set[InterviewId]:
        with translated():
            line = await self._connected()
            try:
                async with asyncio.timeout(DEADLINE_S):
                    cursor = line.cursor(binary=True)
                    await cursor.execute(FREE, (packing.uuids(interviews),))
                    return {InterviewId(str(id)) for (id,) in await cursor.fetchall()}
            except BaseException:
                self._drop()
                raise

    async def _each_alone(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        """Append one after the other, so that who is held up is held up alone (I7)."""
        until = time.monotonic() + DEADLINE_S
        return [
            await self._alone(append)
            if time.monotonic() < until
            else StaleVersion("Other transactions hold too many interviews; try again.")
            for append in appends
        ]

    async def _alone(self, append: Append) -> Appended | StaleVersion:
        try:
            [result] = await self._append([append])
        except Locked as error:
            # A stale append is what a caller decides anew; by then the row may be free.
            return StaleVersion(str(error))
        return result

    async def _commit(self, line: Line, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        statement = appending.statement(appends, base=self._base)
        cursor = line.cursor(binary=True)
        await cursor.execute(statement.sql, statement.parameters, prepare=not line.is_pooled)
        done = {str(id) for (id,) in await cursor.fetchall()}
        line.check()
        self._teller.tell([append for append in appends if append.interview in done])
        if len(done) == len(appends):
            return [Appended(version=append.summary.version) for append in appends]
        stale = [append.interview for append in appends if append.interview not in done]
        now = await appending.standing(line, stale)
        return [
            Appended(version=append.summary.version)
            if append.interview in done
            else appending.stale(append, now.get(append.interview))
            for append in appends
        ]

    async def _connected(self) -> Line:
        line = self._line
        if line is not None and not line.closed:
            if not self._gate.is_past(line) and not line.has_ended():
                return line
            self._drop()
        try:
            async with asyncio.timeout(DEADLINE_S):
                self._line = line = await self._gate.connect(**SESSION)
                self._base = await appending.base(line)
        except Rejected as error:
            raise StoreUnavailable(str(error)) from error
        except (psycopg.Error, OSError) as error:
            self._drop()
            raise StoreUnavailable(f"The database cannot be reached: {why(error)}.") from error
        return line

    def _drop(self) -> None:
        """Let go of the connection without a word: a cancelled commit would count as one."""
        line, self._line = self._line, None
        if line is not None:
            with suppress(psycopg.Error):
                line.pgconn.finish()
