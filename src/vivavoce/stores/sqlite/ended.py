"""SQL of what is over: interviews that retention looks for, and those whose erasure was asked for.

Both are found through indexes that hold nothing else (migration 006); SQLite uses them where
a condition is spelled as theirs is.
"""

from vivavoce.stores.sqlite.rows import SUMMARIES
from vivavoce.stores.withdrawing import NOTHING_ASKED, WITHDRAWN

_ENDED = """
    organization = ? AND updated_at < ? AND damaged IS NULL
    AND erased_at IS NULL AND status IN ('completed', 'cancelled')
"""

ENDED = f"{SUMMARIES} WHERE {_ENDED} ORDER BY updated_at, id LIMIT ?"

ENDED_COUNT = f"SELECT count(*) FROM interviews WHERE {_ENDED}"  # noqa: S608 - clauses of ours

# What cannot be read counts as a wish. The plus has SQLite begin with the few who withdrew, not
# with all interviews of the organization.
ERASURE_ASKED = f"""
    {SUMMARIES}
    WHERE interviews.id IN (
        SELECT withdrawn.interview FROM events AS withdrawn
        WHERE withdrawn.name = '{WITHDRAWN}'
            AND withdrawn.content IS NOT CAST('{NOTHING_ASKED}' AS BLOB)
    )
    AND +organization = ? AND erased_at IS NULL ORDER BY updated_at, id LIMIT ?
"""  # noqa: S608 - clauses of ours

# Nobody wrote since: who looked at that version decides about it.
UNCHANGED = "SELECT EXISTS (SELECT 1 FROM interviews WHERE id = ? AND version = ?)"
