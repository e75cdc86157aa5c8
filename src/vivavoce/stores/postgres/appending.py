"""A batch of appends as one SQL statement.

One statement is one transaction and one round trip, and works through a pooler. It moves the
interview rows that stand where the decisions saw them, opens new ones, adds the events of
both, counts what was spent, and returns which interviews it was.

Rows come sorted by interview, so that batches of two nodes take them in the same order.
"""

from collections.abc import Sequence
from typing import Any, LiteralString

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.errors import DamagedRecord, StaleVersion
from vivavoce.journal.moments import to_us, to_us_or_none
from vivavoce.journal.store import Append, Summary
from vivavoce.stores import glimpses
from vivavoce.stores.postgres import packing, spending
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.postgres.migrate import SETTLE_POSITIONS
from vivavoce.stores.progress import thousandths

# A position is the number of a transaction and a place among the events it adds.
PLACE_BITS = 20
PLACES_MAX = 1 << PLACE_BITS

POSITION = f"((%s + pg_current_xact_id()::text::bigint) << {PLACE_BITS} | event.place)"

# Whether it was erased is asked in such a way that no partial index answers it, and that the
# planner takes nearly all for not erased. A comparison with `=` it takes for rare, and goes
# through all interviews once for each append of the batch, because that seems little.
_MOVED = """
    moved AS (
        UPDATE interviews
        SET status = given.status, state = given.state, version = given.version,
            guide = given.guide, guide_version = given.guide_version,
            interviewer = given.interviewer, updated_at = given.updated_at,
            owed_since = given.owed_since, due_at = given.due_at, messages = given.messages,
            last_speaker = given.last_speaker, progress = given.progress, glimpse = given.glimpse
        FROM unnest(
            %s::uuid[], %s::bigint[], %s::text[], %s::text[], %s::bigint[], %s::text[],
            %s::text[], %s::text[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[],
            %s::text[], %s::bigint[], %s::bytea[]
        ) AS given (
            id, expected, status, state, version, guide, guide_version, interviewer, updated_at,
            owed_since, due_at, messages, last_speaker, progress, glimpse
        )
        WHERE interviews.id = given.id AND interviews.version = given.expected
            AND CASE WHEN interviews.erased_at IS NULL THEN 1 ELSE 0 END <> 0
        RETURNING interviews.id
    )
"""

_OPENED = """
    opened AS (
        INSERT INTO interviews (
            id, organization, status, state, version, guide, guide_version, interviewer, language,
            opened_at, updated_at, owed_since, due_at, messages, last_speaker, progress, glimpse
        )
        SELECT * FROM unnest(
            %s::uuid[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::text[], %s::text[],
            %s::text[], %s::text[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[],
            %s::bigint[], %s::text[], %s::bigint[], %s::bytea[]
        )
        ON CONFLICT (id) DO NOTHING
        RETURNING id
    )
"""

# `IS TRUE` keeps the planner from making a join of it, which would go through the events of a
# batch once for each interview.
_ADDED = f"""
    added AS (
        INSERT INTO events (
            interview, seq, position, name, recorded_at, actor, content, salt, digest, hash
        )
        SELECT event.interview, event.seq, {POSITION}, event.name, event.recorded_at, event.actor,
               event.content, event.salt, event.digest, event.hash
        FROM unnest(
            %s::uuid[], %s::bigint[], %s::text[], %s::bigint[], %s::text[], %s::bytea[],
            %s::bytea[], %s::bytea[], %s::bytea[]
        ) WITH ORDINALITY AS event (
            interview, seq, name, recorded_at, actor, content, salt, digest, hash, place
        )
        WHERE (event.interview IN (SELECT id FROM done)) IS TRUE
    )
"""  # noqa: S608 - clauses of ours

_DONE_BY = {
    (True, False): "done AS (SELECT id FROM moved)",
    (False, True): "done AS (SELECT id FROM opened)",
    (True, True): "done AS (SELECT id FROM moved UNION ALL SELECT id FROM opened)",
}

STANDING = """
    SELECT id, version, erased_at IS NOT NULL FROM interviews WHERE id = ANY(%s::uuid[])
"""

_BASE = "SELECT base FROM positions"


class Statement(msgspec.Struct, frozen=True):
    """SQL of one of a handful of forms, and its parameters."""

    sql: LiteralString
    parameters: list[Any]


def statement(appends: Sequence[Append], *, base: int) -> Statement:
    """Return what appends a batch.

    Args:
        base: where positions begin: see `base`.
    """
    ordered = sorted(appends, key=_key)
    moves = [append for append in ordered if append.expected]
    opens = [append.summary for append in ordered if not append.expected]
    parts: list[str] = []
    parameters: list[Any] = []
    if moves:
        parts.append(_MOVED)
        parameters += _moving(moves)
    if opens:
        parts.append(_OPENED)
        parameters += _opening(opens)
    parts += [_DONE_BY[bool(moves), bool(opens)], _ADDED]
    parameters += [base, *_events(ordered)]
    if spent := spending.parameters(ordered):
        parts.append(spending.ADDED)
        parameters += spent
    sql = f"WITH {','.join(parts)} SELECT id FROM done"  # noqa: S608 - clauses of ours
    return Statement(sql, parameters)


async def base(line: Line) -> int:
    """Return where positions begin in this database.

    Asked at each connection, because it may lead to another server than the one before, which
    counts its transactions anew: after a switch-over by logical replication, say.
    """
    await line.execute(SETTLE_POSITIONS, (PLACE_BITS,))
    row = await (await line.execute(_BASE)).fetchone()
    assert row is not None, "the migration made that row"
    return int(row[0])


async def standing(
    line: Line, interviews: Sequence[InterviewId]
) -> dict[InterviewId, tuple[int, bool]]:
    """Return at which version each interview is, and whether it was erased."""
    cursor = line.cursor(binary=True)
    await cursor.execute(STANDING, (packing.uuids(interviews),))
    return {
        InterviewId(str(id)): (version, erased) for id, version, erased in await cursor.fetchall()
    }


def stale(append: Append, now: tuple[int, bool] | None) -> StaleVersion:
    """Return the answer to an append that came too late."""
    version, is_erased = now or (0, False)
    if is_erased:
        return StaleVersion(f"Interview {append.interview} was erased.")
    return StaleVersion(
        f"Interview {append.interview} is at version {version}, not {append.expected}; "
        "read it again."
    )


def damaged(appends: Sequence[Append]) -> DamagedRecord:
    """Return the error of a batch of which something stands there already."""
    named = (
        f"Interview {appends[0].interview}"
        if len(appends) == 1
        else f"One of {len(appends)} interviews"
    )
    return DamagedRecord(f"{named} has events that its row does not know of.")


def _key(append: Append) -> str:
    return append.interview


def _moving(appends: Sequence[Append]) -> list[packing.Packed]:
    rows = [append.summary for append in appends]
    return [
        packing.uuids([row.id for row in rows]),
        packing.numbers([append.expected for append in appends]),
        packing.texts([row.status for row in rows]),
        packing.texts([row.state for row in rows]),
        packing.numbers([row.version for row in rows]),
        packing.texts([row.guide for row in rows]),
        packing.texts([row.guide_version for row in rows]),
        packing.texts([row.interviewer for row in rows]),
        packing.numbers([to_us(row.updated_at) for row in rows]),
        *_rest(rows),
    ]


def _opening(rows: Sequence[Summary]) -> list[packing.Packed]:
    return [
        packing.uuids([row.id for row in rows]),
        packing.texts([row.organization for row in rows]),
        packing.texts([row.status for row in rows]),
        packing.texts([row.state for row in rows]),
        packing.numbers([row.version for row in rows]),
        packing.texts([row.guide for row in rows]),
        packing.texts([row.guide_version for row in rows]),
        packing.texts([row.interviewer for row in rows]),
        packing.texts([row.language for row in rows]),
        packing.numbers([to_us(row.opened_at) for row in rows]),
        packing.numbers([to_us(row.updated_at) for row in rows]),
        *_rest(rows),
    ]


def _rest(rows: Sequence[Summary]) -> list[packing.Packed]:
    """Return the columns that both forms end with."""
    return [
        packing.numbers([to_us_or_none(row.owed_since) for row in rows]),
        packing.numbers([to_us_or_none(row.due_at) for row in rows]),
        packing.numbers([row.messages for row in rows]),
        packing.texts([row.last_speaker for row in rows]),
        packing.numbers([thousandths(row.progress) for row in rows]),
        packing.blobs([glimpses.encode(row) for row in rows]),
    ]


def _events(appends: Sequence[Append]) -> list[packing.Packed]:
    records = [record for append in appends for record in append.records]
    assert len(records) < PLACES_MAX, "more events in one batch than it has places for"
    return [
        packing.uuids([record.interview for record in records]),
        packing.numbers([record.seq for record in records]),
        packing.texts([record.name for record in records]),
        packing.numbers([record.recorded_at_us for record in records]),
        packing.texts([record.actor for record in records]),
        packing.blobs([record.content for record in records]),
        packing.blobs([record.salt for record in records]),
        packing.blobs([record.digest for record in records]),
        packing.blobs([record.hash for record in records]),
    ]
