"""Taking over the rows of another database, as they are, in pieces that may be repeated.

For a database that is not open for business yet. Events keep the positions they had: those
given out here later are higher by far, since they begin with the number of a transaction.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from vivavoce.stores.postgres import packing
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.tables import INTERVIEWS, Table

# position, interview, seq, name, recorded_at, actor, content, salt, digest, hash; the
# interview's id as 16 bytes.
Event = Sequence[Any]

_EVENTS = """
    INSERT INTO events (
        position, interview, seq, name, recorded_at, actor, content, salt, digest, hash
    )
    SELECT * FROM unnest(
        %s::bigint[], %s::uuid[], %s::bigint[], %s::text[], %s::bigint[], %s::text[],
        %s::bytea[], %s::bytea[], %s::bytea[], %s::bytea[]
    )
    ON CONFLICT (interview, seq) DO NOTHING
"""

_REMOVE = "DELETE FROM events WHERE interview = ANY(%s::uuid[])"

# What was erased in the source meanwhile. The place of the last one is in the index.
_ERASE = """
    UPDATE events SET content = NULL, salt = NULL FROM interviews
    WHERE interviews.id = events.interview AND interviews.erased_at IS NOT NULL
        AND events.content IS NOT NULL
"""

# Interviews of which something else is here than there, and those that have no row.
_DIFFERING = """
    SELECT uuid_send(staged.id) FROM staged
    LEFT JOIN (SELECT interview, count(*) AS number FROM events GROUP BY interview) AS counted
        ON counted.interview = staged.id
    LEFT JOIN events AS last ON last.interview = staged.id AND last.seq = staged.version
    WHERE counted.number IS DISTINCT FROM staged.events
        OR last.hash IS DISTINCT FROM staged.last_hash
"""
_HOMELESS = """
    SELECT DISTINCT uuid_send(interview) FROM events
    WHERE NOT EXISTS (SELECT FROM interviews WHERE id = interview)
"""

_KEEP_SECRET = """
    INSERT INTO secrets (name, value) VALUES ('links', %s)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""  # noqa: S105 - the SQL that keeps one

_TYPES = {"id": "uuid", "text": "text", "number": "bigint", "bytes": "bytea"}

_TABLES = ("events", "interviews", "links")


async def take_events(line: Line, events: Sequence[Event]) -> None:
    """Add events; those that are here already are left as they are."""
    columns = list(zip(*events, strict=True))
    await line.execute(
        _EVENTS,
        (
            packing.numbers(columns[0]),
            packing.uuids(id.hex() for id in columns[1]),
            packing.numbers(columns[2]),
            packing.texts(columns[3]),
            packing.numbers(columns[4]),
            packing.texts(columns[5]),
            *(packing.blobs(column) for column in columns[6:]),
        ),
    )


async def remove_events(line: Line, interviews: Iterable[bytes]) -> None:
    """Remove all events of some interviews, to take them over once more."""
    await line.execute(_REMOVE, (packing.uuids(id.hex() for id in interviews),))


async def take_table(line: Line, table: Table, chunks: Iterable[Sequence[Sequence[Any]]]) -> None:
    """Make a table the same as another one, in one transaction; only what differs is written."""
    async with line.transaction():
        await _stage(line, table, chunks)
        await _settle(line, table)


async def take_interviews(
    line: Line, chunks: Iterable[Sequence[Sequence[Any]]], *, are_last: bool
) -> list[bytes]:
    """Make the rows of interviews the same as others; return which interviews differ.

    Args:
        chunks: rows with two columns more: how many events there are, and the last one's hash.
        are_last: all their events are here already, so that they can be compared. Events
            without a row are removed then.
    """
    async with line.transaction():
        await _stage(line, INTERVIEWS, chunks, more={"events": "number", "last_hash": "bytes"})
        await _settle(line, INTERVIEWS)
        await line.execute(_ERASE)
        if not are_last:
            return []
        await line.execute("ANALYZE events", prepare=False)
        cursor = line.cursor(binary=True)
        await cursor.execute(_DIFFERING, prepare=False)
        return [id for (id,) in await cursor.fetchall()]


async def homeless(line: Line) -> list[bytes]:
    """Return interviews that have events and no row, by their ids as bytes."""
    cursor = line.cursor(binary=True)
    await cursor.execute(_HOMELESS)
    return [id for (id,) in await cursor.fetchall()]


async def take_secret(line: Line, secret: bytes) -> None:
    """Derive candidates' links from the same secret as before."""
    await line.execute(_KEEP_SECRET, (secret,))


async def tidy(line: Line) -> None:
    """Remove rows that died, words among them, and let the planner know the new ones."""
    for table in _TABLES:
        await line.execute(f"VACUUM (ANALYZE) {table}".encode(), prepare=False)


async def _stage(
    line: Line,
    table: Table,
    chunks: Iterable[Sequence[Sequence[Any]]],
    *,
    more: dict[str, str] | None = None,
) -> None:
    """Put rows beside the table, where statements can compare them with it."""
    kinds = [kind.removesuffix("?") for kind in (*table.columns.values(), *(more or {}).values())]
    beside = "".join(f", NULL::{_TYPES[kind]} AS {name}" for name, kind in (more or {}).items())
    await line.execute(
        f"CREATE TEMP TABLE staged ON COMMIT DROP AS SELECT {table.listed}{beside} "  # noqa: S608 - names of ours
        f"FROM {table.name} WITH NO DATA".encode(),
        prepare=False,
    )
    given = ", ".join(f"%s::{_TYPES[kind]}[]" for kind in kinds)
    insert = f"INSERT INTO staged SELECT * FROM unnest({given})".encode()  # noqa: S608 - types of ours
    for chunk in chunks:
        if chunk:
            columns = zip(*chunk, strict=True)
            packed = [_PACK[kind](column) for kind, column in zip(kinds, columns, strict=True)]
            await line.execute(insert, packed, prepare=False)
    await line.execute("ANALYZE staged", prepare=False)


async def _settle(line: Line, table: Table) -> None:
    """Write what is different in the rows that were staged."""
    key = " AND ".join(f"there.{name} = here.{name}" for name in table.key)
    same = ", ".join(table.columns)
    there, here = (same.replace(", ", f", {side}.") for side in ("there", "here"))
    await line.execute(
        f"DELETE FROM {table.name} AS here WHERE NOT EXISTS (SELECT FROM staged AS there "  # noqa: S608 - names of ours
        f"WHERE {key} AND ROW(there.{there}) IS NOT DISTINCT FROM ROW(here.{here}))".encode(),
        prepare=False,
    )
    await line.execute(
        f"INSERT INTO {table.name} ({table.listed}) SELECT {table.listed} FROM staged AS there "  # noqa: S608 - names of ours
        f"WHERE NOT EXISTS (SELECT FROM {table.name} AS here WHERE {key})".encode(),
        prepare=False,
    )


def _ids(values: Sequence[bytes]) -> packing.Packed:
    return packing.uuids(value.hex() for value in values)


_PACK: dict[str, Callable[[Any], packing.Packed]] = {
    "id": _ids,
    "text": packing.texts,
    "number": packing.numbers,
    "bytes": packing.blobs,
}
