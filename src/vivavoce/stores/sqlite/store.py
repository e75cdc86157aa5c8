"""The journal in one SQLite file. The promises are those of `journal.store.Store`."""

import itertools
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any, TypeVar

import apsw
import msgspec

from vivavoce.domain.events import InterviewRepaired
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import DamagedRecord, StaleVersion
from vivavoce.journal.chain import genesis
from vivavoce.journal.codec import decode
from vivavoce.journal.moments import to_us
from vivavoce.journal.store import (
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
from vivavoce.journal.verifying import REPAIRED
from vivavoce.stores.finding import page_of
from vivavoce.stores.sqlite import ended, finding, rows, spending
from vivavoce.stores.sqlite.checkpoint import Checkpointer
from vivavoce.stores.sqlite.claims import Claims
from vivavoce.stores.sqlite.connection import translated
from vivavoce.stores.sqlite.worker import Worker

T = TypeVar("T")


class SqliteStore:
    """One writer on its own thread, readers apart, so that reading never waits for a sync."""

    def __init__(
        self, writer: Worker, readers: Sequence[Worker], checkpoints: Checkpointer
    ) -> None:
        self._writer = writer
        self._readers = readers
        self._next_reader = itertools.cycle(readers)
        self._checkpoints = checkpoints
        self._claims = Claims()

    async def append(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        return await self._write(lambda connection: _append(connection, appends))

    async def read(
        self, interview: InterviewId, *, after: int = 0, limit: int | None = None
    ) -> list[Record]:
        return await self._read(lambda connection: _read(connection, interview, after, limit))

    async def head(self, interview: InterviewId) -> Summary | None:
        found = await self._summaries(rows.HEAD, (rows.to_blob(interview),))
        if found and rows.is_unreadable(found[0]):
            raise DamagedRecord(f"Interview {interview}: {rows.SENSELESS}")
        return found[0] if found else None

    async def versions(self, interviews: Sequence[InterviewId]) -> dict[InterviewId, int]:
        digits = msgspec.json.encode([rows.to_blob(id).hex().upper() for id in interviews])
        return await self._read(
            lambda connection: {
                rows.to_id(id): version
                for id, version in connection.execute(rows.VERSIONS, (digits.decode(),))
            }
        )

    async def find(
        self,
        filters: Filters,
        *,
        after: Cursor | None = None,
        before: Cursor | None = None,
        limit: int = 50,
    ) -> list[Summary]:
        sql, parameters = page_of(finding.LIST, filters, after, before)
        found = await self._summaries(sql, (*parameters, limit))
        return found if before is None else found[::-1]

    async def last_position(self) -> int:
        return await self._read(
            lambda connection: int(connection.execute(rows.LAST_POSITION).get or 0)
        )

    async def count(self, organization: OrganizationId) -> int:
        return await self._read(
            lambda connection: int(connection.execute(rows.COUNT, (organization,)).get)
        )

    async def owed(self, *, limit: int = PAGE_MAX) -> list[Summary]:
        return _whole(await self._summaries(rows.OWED, (limit,)))

    async def owed_counts(self) -> dict[OrganizationId, int]:
        return await self._read(
            lambda connection: {
                rows.to_organization(organization): owed
                for organization, owed in connection.execute(rows.OWED_COUNTS)
            }
        )

    async def due(self, now: datetime, *, limit: int = PAGE_MAX) -> list[Summary]:
        return _whole(await self._summaries(rows.DUE, (to_us(now), limit)))

    async def follow(self, *, after: int = 0, limit: int = PAGE_MAX) -> list[Followed]:
        return await self._read(lambda connection: _follow(connection, after, limit))

    async def claim(
        self, interviews: Sequence[InterviewId], *, node: str, lease_s: float
    ) -> list[InterviewId]:
        return self._claims.claim(interviews, node=node, lease_s=lease_s)

    async def take_owed(
        self,
        *,
        node: str,
        lease_s: float,
        limit: int = PAGE_MAX,
        without: Collection[InterviewId] = (),
    ) -> list[Summary]:
        # What is held or left out may be what is owed longest; it must not hide the rest.
        owed = await self.owed(limit=limit + len(self._claims) + len(without))
        wanted = (summary for summary in owed if summary.id not in without)
        return self._claims.take(wanted, node=node, lease_s=lease_s, limit=limit)

    async def release(
        self, interviews: Sequence[InterviewId], *, node: str, rest_s: float = 0.0
    ) -> None:
        self._claims.release(interviews, node=node, rest_s=rest_s)

    async def spent(self, organization: OrganizationId, month: str) -> list[Spent]:
        return await self._read(lambda connection: spending.spent(connection, organization, month))

    async def quarantine(self, interview: InterviewId, reason: str) -> None:
        parameters = (reason, rows.to_blob(interview))
        await self._write(lambda connection: connection.execute(rows.QUARANTINE, parameters))

    async def ended(
        self, organization: OrganizationId, *, before: datetime, limit: int = PAGE_MAX
    ) -> list[Summary]:
        parameters = (organization, to_us(before), limit)
        return _whole(await self._summaries(ended.ENDED, parameters))

    async def count_ended(self, organization: OrganizationId, *, before: datetime) -> int:
        parameters = (organization, to_us(before))
        return await self._read(
            lambda connection: int(connection.execute(ended.ENDED_COUNT, parameters).get)
        )

    async def erasure_asked(
        self, organization: OrganizationId, *, limit: int = PAGE_MAX
    ) -> list[Summary]:
        return await self._summaries(ended.ERASURE_ASKED, (organization, limit))

    async def erase(
        self, interview: InterviewId, at: datetime, *, expected: int | None = None
    ) -> bool:
        def owe() -> None:
            # On the writer's thread, as whoever asked may be gone when it is through.
            self._checkpoints.must_truncate = True

        erased = await self._write(
            lambda connection: _erase(connection, interview, at, owe, expected)
        )
        if erased or self._checkpoints.must_truncate:
            # The words still stand in the write-ahead log until it is folded in and cut.
            await self._checkpoints.truncate()
        return erased

    async def close(self) -> None:
        # The writer first: its last commit may still ask for a checkpoint.
        await self._writer.close()
        for reader in self._readers:
            await reader.close()
        await self._checkpoints.close()

    async def _summaries(self, sql: str, parameters: tuple[Any, ...]) -> list[Summary]:
        def query(connection: apsw.Connection) -> list[Summary]:
            try:
                return [rows.to_summary(row) for row in connection.execute(sql, parameters)]
            except apsw.CorruptError:
                # A damaged page of events costs a list some names and words, no interview (I7).
                found = connection.execute(rows.without_glimpse(sql), parameters)
                return [rows.to_summary(row) for row in found]

        return await self._read(query)

    async def _read(self, query: Callable[[apsw.Connection], T]) -> T:
        with translated():
            return await next(self._next_reader).run(query)

    async def _write(self, change: Callable[[apsw.Connection], T]) -> T:
        """Run `change` on the writer; after an I/O error it refuses everything."""
        with translated():
            return await self._writer.run(change)


def _append(
    connection: apsw.Connection, appends: Sequence[Append]
) -> list[Appended | StaleVersion]:
    """Commit `appends` in one transaction, the stale ones left out.

    Where the counters of spending are damaged it goes on without them: no interview stops
    for a bill (I7).

    Raises:
        DamagedRecord: one of them does not fit what is stored.
    """
    try:
        return _append_at_once(connection, appends, is_counted=True)
    except spending.NotCounted as error:
        spending.tell_not_counted(error, appends)
        return _append_at_once(connection, appends, is_counted=False)


def _append_at_once(
    connection: apsw.Connection, appends: Sequence[Append], *, is_counted: bool
) -> list[Appended | StaleVersion]:
    results: list[Appended | StaleVersion] = [
        Appended(version=append.summary.version) for append in appends
    ]
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not _put_interviews(connection, appends):
            # Somebody is stale. It is rare, so only now look who.
            connection.execute("ROLLBACK")
            connection.execute("BEGIN IMMEDIATE")
            results = [_check(connection, append) for append in appends]
            appends = [
                append
                for append, result in zip(appends, results, strict=True)
                if isinstance(result, Appended)
            ]
            complete = _put_interviews(connection, appends)
            assert complete, "an append was stale although its version was just checked"
        connection.executemany(
            rows.INSERT_EVENT,
            [row for append in appends for row in rows.insert_events(append)],
        )
        if is_counted:
            spending.add(connection, appends)
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, apsw.ConstraintError):
            # The row is where the decision saw it, or lost, and events stand there already.
            raise DamagedRecord(
                f"{_named(appends)} has events that its row does not know of; "
                "`vivavoce doctor --repair` can put that right."
            ) from error
        raise
    return results


def _named(appends: Sequence[Append]) -> str:
    """Return which interview `appends` are about; each alone is told who it is (I7)."""
    if len(appends) == 1:
        return f"Interview {appends[0].interview}"
    return f"One of {len(appends)} interviews"


def _put_interviews(connection: apsw.Connection, appends: Sequence[Append]) -> bool:
    """Write every interview row whose version is the expected one; tell whether all were."""
    before = connection.total_changes()
    opened = [rows.insert_interview(a.summary) for a in appends if a.expected == 0]
    if opened:
        connection.executemany(rows.INSERT_INTERVIEW, opened)
    connection.executemany(
        rows.UPDATE_INTERVIEW,
        [rows.update_interview(a.summary, a.expected) for a in appends if a.expected],
    )
    changes = connection.total_changes() - before
    connection.executemany(
        rows.UPDATE_PROGRESS, [rows.update_progress(a.summary) for a in appends if a.expected]
    )
    return changes == len(appends)


def _check(connection: apsw.Connection, append: Append) -> Appended | StaleVersion:
    row = connection.execute(
        "SELECT version, erased_at FROM interviews WHERE id = ?", (rows.to_blob(append.interview),)
    ).fetchone()
    version, erased_at = row if row is not None else (0, None)
    if version == append.expected and erased_at is None:
        return Appended(version=append.summary.version)
    if erased_at is not None:
        return StaleVersion(f"Interview {append.interview} was erased.")
    return StaleVersion(
        f"Interview {append.interview} is at version {version}, not {append.expected}; "
        "read it again."
    )


def _read(
    connection: apsw.Connection, interview: InterviewId, after: int, limit: int | None
) -> list[Record]:
    blob = rows.to_blob(interview)
    rows_max = -1 if limit is None else limit + (after > 0)
    records: list[Record] = []
    previous = genesis(interview) if after <= 0 else None
    try:
        for row in connection.execute(rows.READ_EVENTS, (blob, after, rows_max)):
            if previous is None and row[0] > after:
                previous = _hash_before_gap(connection, interview, after)
            if row[0] <= after:
                previous = row[-1]
                continue
            record = rows.to_record(interview, row, previous or b"")
            records.append(record)
            previous = record.hash
    except (TypeError, ValueError) as error:  # ValueError: bytes that are no text
        seq = records[-1].seq + 1 if records else after + 1
        raise DamagedRecord(f"Event {seq} of {interview} cannot be read.") from error
    return records[:limit]


def _hash_before_gap(connection: apsw.Connection, interview: InterviewId, missing: int) -> bytes:
    """Return the hash that stood last before event `missing`, if a repair names it as lost.

    Raises:
        DamagedRecord: none does; what follows it is not passed off as whole.
    """
    blob = rows.to_blob(interview)
    for (content,) in connection.execute(rows.REPAIRS, (blob, REPAIRED)):
        repair = decode(REPAIRED, content) if content is not None else None
        if isinstance(repair, InterviewRepaired) and missing in repair.lost:
            row = connection.execute(rows.HASH_BEFORE, (blob, missing)).fetchone()
            return bytes(row[0]) if row is not None else genesis(interview)
    raise DamagedRecord(f"Event {missing} of {interview} is missing.")


def _follow(connection: apsw.Connection, after: int, limit: int) -> list[Followed]:
    return [rows.to_followed(row) for row in connection.execute(rows.FOLLOW_EVENTS, (after, limit))]


def _whole(summaries: list[Summary]) -> list[Summary]:
    """Leave out those whose row makes no sense: they owe nothing that could be made out (I7)."""
    return [summary for summary in summaries if summary.damaged is None]


def _erase(
    connection: apsw.Connection,
    interview: InterviewId,
    at: datetime,
    owe: Callable[[], None],
    expected: int | None,
) -> bool:
    """Erase; before that is committed, have it noted what is owed then."""
    blob = rows.to_blob(interview)
    connection.execute("BEGIN IMMEDIATE")
    try:
        is_meant = expected is None or connection.execute(ended.UNCHANGED, (blob, expected)).get
        if is_meant:
            connection.execute(rows.ERASE_INTERVIEW, (to_us(at), blob))
        erased = bool(is_meant) and connection.changes() == 1
        if erased:
            connection.execute(rows.ERASE_EVENTS, (blob,))
            connection.execute(rows.ERASE_LINKS, (blob,))
            owe()
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return erased
