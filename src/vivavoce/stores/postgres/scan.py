"""Going through a whole PostgreSQL database, interview by interview or in commit order.

Each look is a short statement of its own, so that no snapshot keeps dead rows from being
removed while millions of events go by, and a pooler may be in between.
"""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from vivavoce.stores.postgres import packing
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.postgres.horizon import HORIZON

PIECE_EVENTS = 2_000

# Rows as `stores/sqlite/scan.py` gives them: ids and texts as bytes.
COLUMNS = """
    events.position, uuid_send(events.interview), events.seq, textsend(events.name),
    events.recorded_at, textsend(events.actor), events.content, events.salt, events.digest,
    events.hash
"""

_BEFORE_ALL = "00000000-0000-0000-0000-000000000000"

_BY_INTERVIEW = f"""
    SELECT {COLUMNS} FROM events WHERE (interview, seq) > (%s::uuid, %s)
    ORDER BY interview, seq LIMIT %s
"""  # noqa: S608 - columns of ours
_OF_THESE = f"""
    SELECT {COLUMNS} FROM events
    WHERE interview = ANY(%s::uuid[]) AND (interview, seq) > (%s::uuid, %s)
    ORDER BY interview, seq LIMIT %s
"""  # noqa: S608 - columns of ours

# What a list shows of the interview, where it is its last event.
GLIMPSE = """
    (SELECT glimpse FROM interviews WHERE id = events.interview AND version = events.seq)
"""

_IN_ORDER = f"""
    SELECT {COLUMNS}, {GLIMPSE} FROM events
    WHERE events.position > %s AND (%s OR events.position < {HORIZON})
    ORDER BY events.position LIMIT %s
"""  # noqa: S608 - columns of ours

_SINCE = """
    SELECT DISTINCT interview FROM events WHERE position > %s ORDER BY interview
"""

_ROWS = """
    SELECT uuid_send(id), version, erased_at IS NOT NULL FROM interviews
    WHERE id = ANY(%s::uuid[])
"""
_WITHOUT_EVENTS = """
    SELECT uuid_send(id), version, erased_at IS NOT NULL FROM interviews
    WHERE NOT EXISTS (SELECT FROM events WHERE events.interview = interviews.id)
"""
_HAS_WORDS = "SELECT EXISTS (SELECT FROM events WHERE interview = %s AND content IS NOT NULL)"
_TOTALS = """
    SELECT (SELECT count(*) FROM interviews), (SELECT count(erased_at) FROM interviews),
           (SELECT count(*) FROM events), (SELECT count(*) FROM organizations)
"""

_GUIDES = "SELECT organization, id, version, hash, source FROM guides"
_LIKELY_NUMBER = """
    SELECT coalesce(sum(greatest(reltuples, 0)), 0)::bigint FROM pg_class
    WHERE oid = 'events'::regclass
"""


async def fetch(line: Line, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
    """Return all rows of one statement, in binary."""
    cursor = line.cursor(binary=True)
    await cursor.execute(sql.encode(), parameters)
    return await cursor.fetchall()


async def by_interview(
    line: Line, *, only: Sequence[bytes] | None = None
) -> AsyncIterator[list[Any]]:
    """Give all events in pieces, each interview's one after the other in order of seq.

    Args:
        only: the events of these interviews; None: of all.
    """
    interview, seq = _BEFORE_ALL, 0
    chosen = () if only is None else (packing.uuids(id.hex() for id in only),)
    sql = _BY_INTERVIEW if only is None else _OF_THESE
    while piece := await fetch(line, sql, (*chosen, interview, seq, PIECE_EVENTS)):
        yield piece
        if len(piece) < PIECE_EVENTS:
            return
        interview, seq = piece[-1][1].hex(), piece[-1][2]


async def in_order(line: Line, *, after: int, is_still: bool) -> list[Any]:
    """Return a piece of the events behind a position, each with the interview's glimpse.

    Args:
        is_still: nobody writes, so there is no need to stay below what is under way.
    """
    return await fetch(line, _IN_ORDER, (after, is_still, PIECE_EVENTS))


async def changed_since(line: Line, position: int) -> list[bytes]:
    """Return the interviews that have events behind `position`."""
    return [id.bytes for (id,) in await fetch(line, _SINCE, (position,))]


async def rows_of(line: Line, interviews: Sequence[bytes]) -> dict[bytes, tuple[int, bool]]:
    """Return the version of each of these interviews that has a row, and whether it was erased."""
    found = await fetch(line, _ROWS, (packing.uuids(id.hex() for id in interviews),))
    return {id: (version, is_erased) for id, version, is_erased in found}


async def without_events(line: Line) -> dict[bytes, tuple[int, bool]]:
    """Return, as `rows_of` does, the interviews that have a row and no event."""
    found = await fetch(line, _WITHOUT_EVENTS)
    return {id: (version, is_erased) for id, version, is_erased in found}


async def has_words(line: Line, interview: bytes) -> bool:
    """Tell whether any event of an interview has its content."""
    [(has,)] = await fetch(line, _HAS_WORDS, (interview.hex(),))
    return bool(has)


async def guides(line: Line) -> list[Any]:
    """Return organization, id, version, hash and source of every kept guide."""
    return await fetch(line, _GUIDES)


async def totals(line: Line) -> tuple[int, int, int, int]:
    """Return how many interviews there are, how many of them erased, events, organizations."""
    [(interviews, erased, events, organizations)] = await fetch(line, _TOTALS)
    return interviews, erased, events, organizations


async def likely_number(line: Line) -> int:
    """Return about how many events there are, as the planner thinks; 0: it does not know."""
    [(number,)] = await fetch(line, _LIKELY_NUMBER)
    return int(number)
