"""Up to which position the journal can be followed without passing by what is still to come.

A position begins with the number of the transaction that adds the event, and transactions end
in another order than they began. So whoever follows has to stop below the first one that may
still add something. Another program's transaction adds nothing, and may stay open for hours,
in whatever database of the server: it must hold nobody up.

They are told apart by a lock. Whoever adds events locks their table before it has a number,
because PostgreSQL locks the tables of a statement before it carries it out, and a batch is
one statement; the lock is held until the transaction is over. So of a transaction that was
under way when the statement began:

- it is shown with its number and without that lock, and is under way still when that is known:
  it is a stranger's, and never adds any;
- it is shown with the lock: it may add events;
- it is not shown: it may be ours and just have got its number, which PostgreSQL gives out a
  moment before it enters the lock on it;
- it has ended meanwhile: nobody knows. What it added, this statement does not see.
"""

from vivavoce.stores.postgres.appending import PLACE_BITS

# Of those that have not locked the table for writing, their numbers, in 32 bits.
_OF_STRANGERS = """
    SELECT unnest(array_agg(transactionid) FILTER (WHERE transactionid IS NOT NULL))
    FROM pg_locks
    WHERE granted AND (
        transactionid IS NOT NULL AND mode = 'ExclusiveLock'
        OR relation = 'events'::regclass AND mode = 'RowExclusiveLock'
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )
    GROUP BY virtualtransaction HAVING count(relation) = 0
"""

_NUMBER = "number::text::bigint"

# Locks are looked at only for what really holds something up: with thousands of them that
# takes milliseconds. CASE sees to the order: first the locks, then who is under way still.
HORIZON = f"""
    ((SELECT base FROM positions) + (
        SELECT coalesce(min({_NUMBER}), pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
        FROM pg_snapshot_xip(pg_current_snapshot()) AS number
        WHERE CASE
            WHEN (SELECT base FROM positions) + {_NUMBER}
                > (SELECT max(position) >> {PLACE_BITS} FROM events) THEN true
            WHEN (number::xid = ANY (ARRAY({_OF_STRANGERS}))) IS NOT TRUE THEN true
            ELSE pg_xact_status(number) IS DISTINCT FROM 'in progress'
        END
    ) << {PLACE_BITS})
"""  # noqa: S608 - clauses of ours

# No transaction that begins later adds anything below.
END = f"""
    ((SELECT base FROM positions) + pg_snapshot_xmax(pg_current_snapshot())::text::bigint
        << {PLACE_BITS})
"""  # noqa: S608 - a number of ours
