"""Giving out everything that a PostgreSQL database holds, while nobody writes to it.

Columns come as `stores/tables.py` has them.
"""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from vivavoce.journal.store import COUNT_MAX
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.postgres.scan import COLUMNS, GLIMPSE, fetch
from vivavoce.stores.tables import INTERVIEWS, REGISTRY, SPENDING, Table

CHUNK_ROWS = 5_000

_LOCKED = ", ".join(["events", *(table.name for table in (INTERVIEWS, *REGISTRY))])
LOCK = f"LOCK TABLE {_LOCKED} IN SHARE ROW EXCLUSIVE MODE"

# Ours are the connections that call themselves so, unless the URL says otherwise.
_OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND application_name LIKE 'vivavoce%%'
"""

_SPENDING = f"""
    SELECT organization, month, model, 0, least({COUNT_MAX}, sum(requests))::bigint,
           least({COUNT_MAX}, sum(input_tokens))::bigint,
           least({COUNT_MAX}, sum(output_tokens))::bigint,
           CASE WHEN count(cost_microusd) > 0
               THEN least({COUNT_MAX}, sum(cost_microusd)) END::bigint
    FROM spending GROUP BY organization, month, model
"""  # noqa: S608 - a number of ours

_STANDING = """
    SELECT uuid_send(id), version,
           (SELECT count(*) FROM events WHERE events.interview = interviews.id),
           (SELECT hash FROM events WHERE interview = interviews.id AND seq = version)
    FROM interviews
"""

_EVENTS_OF = f"""
    SELECT {COLUMNS}, {GLIMPSE} FROM events WHERE events.interview = %s ORDER BY events.seq
"""  # noqa: S608 - columns of ours

_SECRET = "SELECT value FROM secrets WHERE name = 'links'"  # noqa: S105 - the SQL that finds one


async def others(line: Line) -> int:
    """Return how many other connections of Vivavoce the database has."""
    [(number,)] = await fetch(line, _OTHERS)
    return int(number)


async def rows(line: Line, table: Table) -> AsyncIterator[list[Sequence[Any]]]:
    """Give the rows of a table in chunks; inside a transaction."""
    async for chunk in _chunks(line, _SPENDING if table is SPENDING else _select(table)):
        yield chunk


async def standings(line: Line) -> AsyncIterator[list[Sequence[Any]]]:
    """Give, of every interview, id, version, how many events it has, and the last one's hash."""
    async for chunk in _chunks(line, _STANDING):
        yield chunk


async def events_of(line: Line, interview: bytes) -> list[Any]:
    """Return the events of one interview as `scan.in_order` does."""
    return await fetch(line, _EVENTS_OF, (interview.hex(),))


async def secret(line: Line) -> bytes | None:
    """Return what candidates' links are derived from, None before the first start."""
    found = await fetch(line, _SECRET)
    return bytes(found[0][0]) if found else None


def _select(table: Table) -> str:
    columns = ", ".join(
        f"uuid_send({name})" if kind == "id" else name for name, kind in table.columns.items()
    )
    order = " ORDER BY opened_at, id" if table is INTERVIEWS else ""
    return f"SELECT {columns} FROM {table.name}{order}"  # noqa: S608 - names of ours


async def _chunks(line: Line, sql: str) -> AsyncIterator[list[Sequence[Any]]]:
    async with line.cursor("given", binary=True) as cursor:
        await cursor.execute(sql.encode())
        while chunk := await cursor.fetchmany(CHUNK_ROWS):
            yield list(chunk)
