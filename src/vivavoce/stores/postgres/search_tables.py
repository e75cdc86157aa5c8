"""The tables of words: what tells that they are of no use, and making them anew."""

from importlib.resources import files

from psycopg import errors

from vivavoce.journal.words import VERSION, WordsDamaged
from vivavoce.stores.postgres.connecting import Line
from vivavoce.stores.postgres.migrate import LOCK_SPACE

RENEWING = 3  # an advisory lock of ours: see `migrate.LOCK_SPACE`

# Dropping and making tables waits for whoever reads them.
RENEW_DEADLINE_S = 60.0

# What follows in the migration is not the index's own.
BESIDE = "-- Beside the index."

# Tables of ours, in the order in which everybody locks them.
_TABLES = ("search_progress", "search_organizations", "search_words", "search_indexer")
_PROBES = (
    "SELECT interview, seq, organization, place, words FROM search_words LIMIT 0",
    "SELECT organization, number, messages FROM search_organizations LIMIT 0",
    "SELECT 1 / count(*) FROM search_progress WHERE version + position + revision IS NOT NULL",
    "SELECT 1 / count(*) FROM search_indexer WHERE node || until::text IS NOT NULL",
)

# A table, a column or the one row of a table is not there.
MISSING = (errors.UndefinedTable, errors.UndefinedColumn, errors.DivisionByZero)

# They hold what we never wrote.
SENSELESS = (
    errors.IndexCorrupted,
    errors.DataCorrupted,
    errors.UniqueViolation,
    errors.UndefinedFunction,
    errors.DatatypeMismatch,
)


async def renew(line: Line, damage: WordsDamaged) -> None:
    """Make the tables anew, empty, unless another node has done it since they were missing."""
    script = files("vivavoce.stores.postgres") / "migrations" / "004_search.sql"
    async with line.transaction():
        await line.execute("SELECT pg_advisory_xact_lock(%s, %s)", (LOCK_SPACE, RENEWING))
        if damage.is_missing and await _is_whole(line):
            return
        for table in _TABLES:
            await line.execute(f"DROP TABLE IF EXISTS {table}".encode())
        await line.execute(_tables_of(script.read_text("utf-8")), prepare=False)
        await line.execute("UPDATE search_progress SET version = %s", (VERSION,))


def _tables_of(script: str) -> bytes:
    """Return the part of the migration that makes the index's own tables."""
    return script.partition(BESIDE)[0].encode()


async def _is_whole(line: Line) -> bool:
    """Tell whether every table is there as we made it; the transaction goes on either way."""
    try:
        async with line.transaction():
            for probe in _PROBES:
                await line.execute(probe.encode())
    except (*MISSING, *SENSELESS):
        return False
    return True
