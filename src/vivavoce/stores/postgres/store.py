"""The journal in PostgreSQL. The promises are those of `journal.store.Store`."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

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
from vivavoce.stores.postgres import claims, finding, packing, rows, spending, telling
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.postgres.connections import Connections
from vivavoce.stores.postgres.vacuum import Vacuum
from vivavoce.stores.postgres.writer import Writer


class PostgresStore:
    """Batches go through one connection, everything else through a few shared ones."""

    def __init__(
        self, writer: Writer, connections: Connections, vacuum: Vacuum, *, node: str
    ) -> None:
        self._writer = writer
        self._connections = connections
        self._vacuum = vacuum
        self._node = node

    async def append(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        return await self._writer.append(appends)

    async def read(
        self, interview: InterviewId, *, after: int = 0, limit: int | None = None
    ) -> list[Record]:
        after = max(after, 0)
        rows_max = None if limit is None else limit + (after > 0)
        found = await self._connections.rows(rows.READ_EVENTS, (interview, after, rows_max))
        previous = b""
        if after == 0:
            previous = genesis(interview)
        elif found and found[0][0] == after:
            previous = found.pop(0)[-1]
        elif found:
            previous = await self._hash_before_gap(interview, after)
        records = []
        for row in found:
            records.append(record := rows.to_record(interview, row, previous))
            previous = record.hash
        return records[:limit]

    async def head(self, interview: InterviewId) -> Summary | None:
        found = await self._summaries(rows.HEAD, (interview,))
        return found[0] if found else None

    async def versions(self, interviews: Sequence[InterviewId]) -> dict[InterviewId, int]:
        found = await self._connections.rows(rows.VERSIONS, (packing.uuids(interviews),))
        return {rows.to_id(id): version for id, version in found}

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
        return int((await self._one(rows.LAST_POSITION)) or 0)

    async def count(self, organization: OrganizationId) -> int:
        return int(await self._one(rows.COUNT, organization))

    async def owed(self, *, limit: int = PAGE_MAX) -> list[Summary]:
        return await self._summaries(rows.OWED, (limit,))

    async def owed_counts(self) -> dict[OrganizationId, int]:
        found = await self._connections.rows(rows.OWED_COUNTS)
        return {OrganizationId(organization): owed for organization, owed in found}

    async def due(self, now: datetime, *, limit: int = PAGE_MAX) -> list[Summary]:
        return await self._summaries(rows.DUE, (to_us(now), limit))

    async def follow(self, *, after: int = 0, limit: int = PAGE_MAX) -> list[Followed]:
        found = await self._connections.rows(rows.FOLLOW_EVENTS, (after, limit))
        return [rows.to_followed(row) for row in found]

    async def claim(
        self, interviews: Sequence[InterviewId], *, node: str, lease_s: float
    ) -> list[InterviewId]:
        return await claims.claim(self._connections, interviews, node=node, lease_s=lease_s)

    async def take_owed(
        self,
        *,
        node: str,
        lease_s: float,
        limit: int = PAGE_MAX,
        without: Collection[InterviewId] = (),
    ) -> list[Summary]:
        return await claims.take_owed(
            self._connections, node=node, lease_s=lease_s, limit=limit, without=without
        )

    async def release(
        self, interviews: Sequence[InterviewId], *, node: str, rest_s: float = 0.0
    ) -> None:
        await claims.release(self._connections, interviews, node=node, rest_s=rest_s)

    async def spent(self, organization: OrganizationId, month: str) -> list[Spent]:
        found = await self._connections.rows(spending.SPENT, (organization, month))
        return [spending.to_spent(month, row) for row in found]

    async def quarantine(self, interview: InterviewId, reason: str) -> None:
        await self._connections.change(rows.QUARANTINE, (reason, interview))

    async def ended(
        self, organization: OrganizationId, *, before: datetime, limit: int = PAGE_MAX
    ) -> list[Summary]:
        return await self._summaries(rows.ENDED, (organization, to_us(before), limit))

    async def count_ended(self, organization: OrganizationId, *, before: datetime) -> int:
        return int(await self._one(rows.ENDED_COUNT, organization, to_us(before)))

    async def erasure_asked(
        self, organization: OrganizationId, *, limit: int = PAGE_MAX
    ) -> list[Summary]:
        return await self._summaries(rows.ERASURE_ASKED, (organization, limit))

    async def erase(
        self, interview: InterviewId, at: datetime, *, expected: int | None = None
    ) -> bool:
        async def erase(line: Line) -> bool:
            async with line.transaction():
                row = await line.execute(rows.ERASE_INTERVIEW, (to_us(at), interview, expected))
                if row.rowcount != 1:
                    return False
                await line.execute(rows.ERASE_EVENTS, (interview,))
                await line.execute(rows.ERASE_LINKS, (interview,))
                await line.execute(telling.TELL, (telling.erased(self._node, interview),))
            return True

        is_erased = await self._connections.run(erase)
        if is_erased:
            # Nobody can ask for the words any more; their bytes stand in dead rows until then.
            self._vacuum.soon()
        return is_erased

    async def close(self) -> None:
        await self._vacuum.close()
        await self._writer.close()
        await self._connections.close()

    async def _summaries(self, sql: str, parameters: Sequence[Any]) -> list[Summary]:
        return [rows.to_summary(row) for row in await self._connections.rows(sql, parameters)]

    async def _one(self, sql: str, *parameters: Any) -> Any:
        [(value,)] = await self._connections.rows(sql, parameters)
        return value

    async def _hash_before_gap(self, interview: InterviewId, missing: int) -> bytes:
        """Return the hash that stood last before event `missing`, if a repair names it as lost.

        Raises:
            DamagedRecord: none does; what follows it is not passed off as whole.
        """
        for (content,) in await self._connections.rows(rows.REPAIRS, (interview, REPAIRED)):
            repair = decode(REPAIRED, content) if content is not None else None
            if isinstance(repair, InterviewRepaired) and missing in repair.lost:
                found = await self._connections.rows(rows.HASH_BEFORE, (interview, missing))
                return bytes(found[0][0]) if found else genesis(interview)
        raise DamagedRecord(f"Event {missing} of {interview} is missing.")
