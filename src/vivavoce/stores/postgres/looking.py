"""Looking at what was committed, for who watches: by position, and by interview."""

from collections.abc import Mapping, Sequence

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.chain import genesis
from vivavoce.journal.news import Move
from vivavoce.journal.store import PAGE_MAX, Record
from vivavoce.stores.postgres import packing, rows
from vivavoce.stores.postgres.connections import Connections
from vivavoce.stores.postgres.horizon import END, HORIZON

# Events between two looks that are told apart. Past them everything held is let go of, which
# costs less than to name it.
EVENTS_MAX = 20_000

# So many interviews, and so many new events of each, are read in one statement. A page that is
# further behind reads for itself, piece by piece.
INTERVIEWS_MAX = 200
RECORDS_MAX = 8

# Along the index of positions, and in one snapshot: all below the horizon is settled.
_SINCE = f"""
    SELECT horizon.position, {END}, moved.interview, moved.version, moved.events
    FROM (SELECT {HORIZON} AS position) AS horizon LEFT JOIN LATERAL (
        SELECT interview, max(seq) AS version, count(*) AS events FROM (
            SELECT interview, seq FROM events
            WHERE events.position >= %s AND events.position < horizon.position
            ORDER BY events.position LIMIT {EVENTS_MAX}
        ) AS fresh GROUP BY interview
    ) AS moved ON true
"""  # noqa: S608 - clauses of ours

_HORIZON = f"SELECT {HORIZON}"

# As far as there are any.
ALL = 2**62

# One row before the first that is wanted: each record names its predecessor's hash.
_WANTED = """
    SELECT wanted.interview, event.seq, event.name, event.recorded_at, event.actor,
           event.content, event.salt, event.digest, event.hash
    FROM unnest(%s::uuid[], %s::bigint[], %s::bigint[]) AS wanted (interview, after, until)
    CROSS JOIN LATERAL (
        SELECT * FROM events
        WHERE events.interview = wanted.interview
            AND events.seq >= wanted.after AND events.seq <= wanted.until
        ORDER BY events.seq
    ) AS event
"""


class Seen(msgspec.Struct, frozen=True):
    """What a look by position found; `moves` is None when it was more than can be told apart."""

    horizon: int
    end: int  # what begins later stands behind it
    moves: list[Move] | None


async def horizon(connections: Connections) -> int:
    """Return the position below which nothing is added any more."""
    [(position,)] = await connections.rows(_HORIZON)
    return int(position)


async def since(connections: Connections, position: int) -> Seen:
    """Return what was moved by events from `position` on, below the horizon."""
    found = await connections.rows(_SINCE, (position,))
    moves = [
        Move(rows.to_id(interview), None, version)
        for _, _, interview, version, _ in found
        if interview is not None
    ]
    is_all = sum(row[4] or 0 for row in found) < EVENTS_MAX
    return Seen(int(found[0][0]), int(found[0][1]), moves if is_all else None)


async def standing(
    connections: Connections, interviews: Sequence[InterviewId]
) -> dict[InterviewId, int]:
    """Return at which version each of any number of interviews stands; erased ones are left out."""
    found: dict[InterviewId, int] = {}
    for at in range(0, len(interviews), PAGE_MAX):
        some = packing.uuids(interviews[at : at + PAGE_MAX])
        found |= {
            rows.to_id(id): version
            for id, version in await connections.rows(rows.VERSIONS, (some,))
        }
    return found


async def records(
    connections: Connections, wanted: Mapping[InterviewId, tuple[int, int]]
) -> dict[InterviewId, list[Record]]:
    """Return records of several interviews, in one statement for some hundreds of them.

    Args:
        wanted: for each the seq after which, and the one up to which, or `ALL`.

    Returns:
        Those of which everything was there: dense, and with its words. Others are left out.
    """
    found: dict[InterviewId, list[Record]] = {}
    asked = list(wanted)
    for at in range(0, len(asked), INTERVIEWS_MAX):
        some = asked[at : at + INTERVIEWS_MAX]
        parameters = (
            packing.uuids(some),
            packing.numbers([wanted[each][0] for each in some]),
            packing.numbers([wanted[each][1] for each in some]),
        )
        events: dict[InterviewId, list[tuple[object, ...]]] = {}
        for interview, *event in await connections.rows(_WANTED, parameters):
            events.setdefault(rows.to_id(interview), []).append(tuple(event))
        for interview, read in events.items():
            if records := _chained(interview, read, *wanted[interview]):
                found[interview] = records
    return found


def _chained(
    interview: InterviewId, read: list[tuple[object, ...]], after: int, until: int
) -> list[Record]:
    """Return the records in rows from `after` on; none if one is missing or was erased."""
    previous = genesis(interview)
    if after:
        first = read.pop(0)
        if first[0] != after:
            return []
        previous = first[-1]  # type: ignore[assignment]
    last = after + len(read) if until == ALL else until
    if [event[0] for event in read] != list(range(after + 1, last + 1)):
        return []
    records = []
    for event in read:
        record = rows.to_record(interview, event, previous)
        if record.content is None:
            return []
        records.append(record)
        previous = record.hash
    return records
