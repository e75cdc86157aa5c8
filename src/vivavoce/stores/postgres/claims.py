"""Who makes which owed reply, among the nodes that share the database.

Each of these is one statement. `clock_timestamp()` is asked rather than `now()`, because a
statement may have waited for a row: the time counts at which it looks at it.
"""

from collections.abc import Collection, Sequence
from typing import Any

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.store import Summary
from vivavoce.stores.postgres import packing, rows
from vivavoce.stores.postgres.connections import Connections

# What ran out so long ago is forgotten, so many at a time: its node is gone, and the
# interview was answered by somebody else.
FORGOTTEN_AFTER_S = 60
FORGOTTEN_AT_ONCE = 1_000

_UNTIL = "clock_timestamp() + %(lease_s)s * interval '1 second'"

# Nobody claims for longer than its lease. A claim that ends much later was made before the
# server's clock was set back: its node has renewed it by the new time, or is no more. Twice the
# lease, so that a clock that is merely put right frees nothing. Rests have lengths of their own.
_RAN_OUT = """
    ({claims}.until <= clock_timestamp() OR (
        NOT {claims}.rests
        AND {claims}.until > clock_timestamp() + 2 * %(lease_s)s * interval '1 second'
    ))
"""

# Rows come sorted, so that two nodes that ask for the same ones take them in the same order.
_CLAIM = f"""
    INSERT INTO claims AS held (interview, node, until, rests)
    SELECT id, %(node)s, {_UNTIL}, false FROM unnest(%(ids)s::uuid[]) AS id
    ON CONFLICT (interview) DO UPDATE
    SET node = excluded.node, until = excluded.until, rests = false
    WHERE held.node = excluded.node OR held.rests OR {_RAN_OUT.format(claims="held")}
    RETURNING interview
"""  # noqa: S608 - clauses of ours

_IS_FREE = f"""
    ({_RAN_OUT.format(claims="claims")} OR (claims.rests AND claims.node = %(node)s))
"""

# Locking the rows of interviews is written down, so it would wait for the standby, which a
# claim is not worth. Nothing else is changed in this transaction that lasts.
TAKE_OWED = f"""
    WITH hasty AS MATERIALIZED (
        SELECT set_config('synchronous_commit', 'off', true)
    ),
    free AS MATERIALIZED (
        SELECT id FROM interviews
        WHERE owed_since IS NOT NULL AND damaged IS NULL AND id <> ALL(%(without)s::uuid[])
            AND NOT EXISTS (
                SELECT FROM claims WHERE claims.interview = interviews.id AND NOT {_IS_FREE}
            )
        ORDER BY owed_since LIMIT %(limit)s
        FOR NO KEY UPDATE OF interviews SKIP LOCKED
    ),
    taken AS (
        INSERT INTO claims (interview, node, until, rests)
        SELECT free.id, %(node)s, {_UNTIL}, false FROM free CROSS JOIN hasty ORDER BY free.id
        ON CONFLICT (interview) DO UPDATE
        SET node = excluded.node, until = excluded.until, rests = false
        WHERE {_IS_FREE}
        RETURNING interview
    ),
    left_over AS (
        SELECT interview FROM claims
        WHERE until < clock_timestamp() - interval '{FORGOTTEN_AFTER_S} seconds'
            AND NOT EXISTS (
                SELECT FROM interviews WHERE id = interview AND owed_since IS NOT NULL
            )
        LIMIT {FORGOTTEN_AT_ONCE} FOR UPDATE SKIP LOCKED
    ),
    forgotten AS (
        DELETE FROM claims USING left_over WHERE claims.interview = left_over.interview
    )
    {rows.SUMMARIES} WHERE id IN (SELECT interview FROM taken) ORDER BY owed_since
"""  # noqa: S608 - clauses and numbers of ours

_RELEASE = """
    DELETE FROM claims USING (
        SELECT interview FROM claims WHERE interview = ANY(%s::uuid[]) AND node = %s
        ORDER BY interview FOR UPDATE
    ) AS given WHERE claims.interview = given.interview
"""

_LET_REST = f"""
    UPDATE claims SET rests = true, until = {_UNTIL}
    FROM (
        SELECT interview FROM claims WHERE interview = ANY(%(ids)s::uuid[]) AND node = %(node)s
        ORDER BY interview FOR UPDATE
    ) AS given WHERE claims.interview = given.interview
"""  # noqa: S608 - clauses of ours


async def claim(
    connections: Connections, interviews: Sequence[InterviewId], *, node: str, lease_s: float
) -> list[InterviewId]:
    """Take what is free; see `journal.store.Store.claim`."""
    asked = dict.fromkeys(interviews)
    if not asked:
        return []
    parameters = {"ids": packing.uuids(sorted(asked)), "node": node, "lease_s": lease_s}
    ours = {rows.to_id(id) for (id,) in await connections.rows(_CLAIM, parameters)}
    return [interview for interview in asked if interview in ours]


async def take_owed(
    connections: Connections,
    *,
    node: str,
    lease_s: float,
    limit: int,
    without: Collection[InterviewId],
) -> list[Summary]:
    """Take what is owed; see `journal.store.Store.take_owed`."""
    parameters = taking(node=node, lease_s=lease_s, limit=limit, without=without)
    taken = await connections.rows(TAKE_OWED, parameters)
    return [rows.to_summary(row) for row in taken]


def taking(
    *, node: str, lease_s: float, limit: int, without: Collection[InterviewId]
) -> dict[str, Any]:
    """Return the parameters of `TAKE_OWED`."""
    return {
        "node": node,
        "lease_s": lease_s,
        "limit": limit,
        "without": packing.uuids(without),
    }


async def release(
    connections: Connections,
    interviews: Sequence[InterviewId],
    *,
    node: str,
    rest_s: float,
) -> None:
    """Give back; see `journal.store.Store.release`."""
    if not interviews:
        return
    ids = packing.uuids(sorted(set(interviews)))
    if rest_s > 0:
        await connections.change(_LET_REST, {"ids": ids, "node": node, "lease_s": rest_s})
    else:
        await connections.change(_RELEASE, (ids, node))
