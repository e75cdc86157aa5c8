"""Bringing a database to the present schema, one numbered file after the other.

Each is applied in a transaction of its own, together with its number, by one node at a time.
Nodes of the version before may run meanwhile: a migration adds, and changes no meaning.
"""

from importlib.resources import files

import psycopg
from psycopg import errors

from vivavoce.errors import CannotStart
from vivavoce.stores.postgres.causes import said
from vivavoce.stores.postgres.connecting import Gate, Line, connected

# Locks of ours in the database, for advisory locks: "Viva" in ASCII, and what for.
LOCK_SPACE = 0x56697661
MIGRATING, STARTING = 1, 2

# A migration that waits for a table keeps everybody behind it from that table, so it waits no
# longer than a client does.
TABLE_PATIENCE_S = 2.0

_VERSION = "SELECT coalesce(max(number), 0) FROM schema_versions"

# Read from the catalogue itself: `to_regclass` may go by what the connection remembers, and a
# node that waited for another's migration would find the database as empty as before.
_FIND = """
    SELECT count(*) FILTER (WHERE relname = 'schema_versions') > 0,
           count(*) FILTER (WHERE relname = 'events') > 0
    FROM pg_catalog.pg_class
    WHERE relname IN ('schema_versions', 'events')
      AND relnamespace::regnamespace::text = ANY (current_schemas(false)::text[])
"""

_MAKE = """
    CREATE TABLE IF NOT EXISTS schema_versions (
        number     integer     NOT NULL PRIMARY KEY,
        applied_at timestamptz NOT NULL DEFAULT now()
    )
"""

# A database that was restored into a new server counts its transactions anew; what comes now
# must come after what is there. A statement of its own: it sees what was committed before it had
# a number itself. In a longer transaction others, numbered later, may have added events since.
SETTLE_POSITIONS = """
    UPDATE positions SET base = newest.number
    FROM (SELECT coalesce(max(position) >> %s, 0) + 1 AS number FROM events) AS newest
    WHERE base + pg_current_xact_id()::text::bigint < newest.number
"""


def migrations() -> list[tuple[int, str]]:
    """Return (number, SQL) of every migration, in order from 1."""
    folder = files("vivavoce.stores.postgres") / "migrations"
    scripts = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".sql")),
        key=lambda entry: entry.name,
    )
    return [(int(entry.name.split("_")[0]), entry.read_text("utf-8")) for entry in scripts]


async def migrate(gate: Gate, *, place_bits: int) -> int:
    """Apply what is missing; return the schema's number.

    Raises:
        CannotStart: a newer Vivavoce was here, another program's tables are in the way, ours are
            in use for too long, or the role may not make what is missing. Nothing was changed
            then.
        psycopg.Error: the server cannot be reached, or went away.
    """
    known = migrations()
    where = gate.address.beginning
    async with connected(gate) as line:
        if await version_of(line, where) == known[-1][0]:
            # Nothing to make, so a role that may make nothing will do.
            await line.execute(SETTLE_POSITIONS, (place_bits,))
            return known[-1][0]
        try:
            async with line.transaction():
                # Held to the end, so nodes that start together come one after the other.
                await line.execute("SELECT pg_advisory_xact_lock(%s, %s)", (LOCK_SPACE, MIGRATING))
                version = await version_of(line, where)
                patience = f"{round(TABLE_PATIENCE_S * 1000)}ms"
                await line.execute("SELECT set_config('lock_timeout', %s, true)", (patience,))
                await line.execute(_MAKE)
                for number, script in known[version:]:
                    await line.execute(script.encode(), prepare=False)
                    await line.execute(
                        "INSERT INTO schema_versions (number) VALUES (%s)", (number,)
                    )
            await line.execute(SETTLE_POSITIONS, (place_bits,))
        except errors.InsufficientPrivilege as error:
            raise CannotStart(
                f"{where} lacks tables, and the role may not make them: "
                f"{said(error)}. Grant it CREATE on the schema, or start once with a role that may."
            ) from error
        except errors.LockNotAvailable as error:
            raise CannotStart(
                f"Tables of {gate.address} have to be changed, and somebody "
                "keeps them in use; start again when long queries have ended."
            ) from error
        except (errors.DuplicateTable, errors.DuplicateObject) as error:
            raise CannotStart(
                f"{where} holds another program's tables: {said(error)}. Choose an empty database."
            ) from error
    return known[-1][0]


async def require_present(gate: Gate) -> None:
    """Accept a database of the present schema; nothing is changed.

    Raises:
        CannotStart: it is empty, another program's, or of another version.
        psycopg.Error: the server cannot be reached, or went away.
    """
    where = gate.address.beginning
    async with connected(gate) as line:
        version = await version_of(line, where)
    if not version:
        raise CannotStart(f"{where} is empty; the first node that starts makes its tables.")
    if version < migrations()[-1][0]:
        raise CannotStart(f"{where} is of an older version; start a node of this one first.")


async def version_of(line: Line, where: str) -> int:
    """Return the number of the schema that is there, 0 in an empty database.

    Raises:
        CannotStart: it is of a newer Vivavoce, or not ours.
    """
    row = await (await line.execute(_FIND)).fetchone()
    assert row is not None, "an aggregate gives one row"
    is_ours, has_events = row
    if not is_ours:
        if has_events:
            raise CannotStart(f"{where} holds another program's tables; choose an empty database.")
        return 0
    try:
        row = await (await line.execute(_VERSION)).fetchone()
    except errors.InsufficientPrivilege:
        raise
    except psycopg.ProgrammingError as error:  # other columns, or of other types
        raise CannotStart(
            f"{where} holds another program's tables; choose an empty database."
        ) from error
    assert row is not None, "an aggregate gives one row"
    version, newest = int(row[0]), migrations()[-1][0]
    if version > newest:
        raise CannotStart(
            f"{where} was written by a newer Vivavoce (schema {version}; this one "
            f"knows {newest}). Install that version, or choose another database."
        )
    return version
