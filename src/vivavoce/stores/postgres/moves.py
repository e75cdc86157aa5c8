"""The mark of a database that is not open for business: a journal moves here, or moved away."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec

from vivavoce.errors import CannotStart
from vivavoce.stores.postgres.address import Address
from vivavoce.stores.postgres.connecting import Gate, Line, starting
from vivavoce.stores.postgres.migrate import LOCK_SPACE, STARTING

MOVING = 4  # an advisory lock of ours: see `LOCK_SPACE`

# The server notices within that time that a run is dead, if it ran on this machine.
OTHER_PATIENCE_S = 5.0
_LOOK_EVERY_S = 0.1

_MARK = "SELECT away, journal, position, verified FROM moves"

# A node that starts has made an organization by the time it lets go of the lock.
_IS_USED = """
    SELECT EXISTS (SELECT FROM organizations) OR EXISTS (SELECT FROM interviews)
        OR EXISTS (SELECT FROM events) OR EXISTS (SELECT FROM keys)
"""

_FIRST = """
    SELECT (SELECT value FROM secrets WHERE name = 'links'), id, created_at FROM organizations
    ORDER BY created_at, id COLLATE "C" LIMIT 1
"""

_BE_ALONE = "SELECT pg_try_advisory_lock(%s, %s)"

_BEGIN = "INSERT INTO moves (away, journal, position, verified) VALUES (false, %s, 0, 0)"
_GO_ON = "UPDATE moves SET position = %s WHERE journal = %s AND position = %s"
_VERIFIED = "UPDATE moves SET verified = %s WHERE journal = %s"
_OPEN = "DELETE FROM moves WHERE journal = %s AND NOT away"

_LEAVE = """
    INSERT INTO moves (away, journal, position, verified) VALUES (true, %s, 0, 0)
    ON CONFLICT DO NOTHING
"""

# A node that was cut off while the others were stopped comes back one day: its writes fail.
_FENCE = """
    CREATE OR REPLACE FUNCTION refuse_moved() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the interviews were moved away to a data folder'; END $$;
    CREATE OR REPLACE TRIGGER moved BEFORE INSERT OR UPDATE OR DELETE ON interviews
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_moved();
    CREATE OR REPLACE TRIGGER moved BEFORE INSERT OR UPDATE OR DELETE ON events
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_moved()
"""


class Move(msgspec.Struct, frozen=True):
    """A row of `moves`: see migrations/005_moves.sql."""

    away: bool
    journal: str
    position: int
    verified: int


async def mark_of(line: Line) -> Move | None:
    """Return the mark of the database, None if it is open for business."""
    row = await (await line.execute(_MARK)).fetchone()
    return None if row is None else Move(*row)


async def first_of(line: Line) -> tuple[bytes | None, str, int] | None:
    """Return what tells the journal here from every other one, None if the database is empty.

    The secret of candidates' links, and the first organization: its id, and when it was made.
    """
    row = await (await line.execute(_FIRST)).fetchone()
    return None if row is None else (row[0], row[1], row[2])


async def refuse_moved(line: Line, address: Address) -> None:
    """Accept a database that holds its interviews, all of them, and only there.

    Raises:
        CannotStart: a journal is being moved here, or was moved away.
    """
    move = await mark_of(line)
    if move is None:
        return
    if move.away:
        raise CannotStart(
            f"The interviews of {address} were moved to a data folder; start without "
            "--database-url on that folder."
        )
    raise unfinished(address)


def unfinished(address: Address) -> CannotStart:
    """Return the refusal of a database to which a journal is on its way."""
    return CannotStart(
        f"{address.beginning} is not whole yet, interviews are being moved there; finish with "
        "`vivavoce move --to`."
    )


@asynccontextmanager
async def direct(gate: Gate) -> AsyncIterator[Line]:
    """Give a connection to the server itself: a pooler does not tell who else is there.

    Raises:
        CannotStart: a pooler answers, or nobody who may be used.
    """
    with starting(gate.address):
        line = await gate.connect()
    try:
        if line.is_pooled:
            raise CannotStart(
                f"A pooler answers at {gate.address}; a move needs the address of PostgreSQL "
                "itself."
            )
        yield line
    finally:
        await line.close()


async def be_alone(line: Line, address: Address) -> None:
    """Let no other move write to this database for as long as this connection lives.

    A run that stood still for hours could otherwise put rows back to what it had read, in a
    database that was opened meanwhile. All that a run writes it writes through `line`: whoever
    has lost the lock has lost that, too.

    Raises:
        CannotStart: another one is under way.
    """
    clock = asyncio.get_running_loop().time
    end = clock() + OTHER_PATIENCE_S
    while True:
        row = await (await line.execute(_BE_ALONE, (LOCK_SPACE, MOVING))).fetchone()
        if row is not None and row[0]:
            return
        if clock() > end:
            raise CannotStart(
                f"Another `vivavoce move` to {address} is under way; wait for it, or end it."
            )
        await asyncio.sleep(_LOOK_EVERY_S)


async def begin(line: Line, journal: str, address: Address) -> Move:
    """Mark an empty database, or find the mark of an earlier run; return it.

    Raises:
        CannotStart: it is in use, or another journal is on its way there.
    """
    async with line.transaction():
        await line.execute("SELECT pg_advisory_xact_lock(%s, %s)", (LOCK_SPACE, STARTING))
        if (move := await mark_of(line)) is not None:
            if move.journal != journal or move.away:
                raise CannotStart(
                    f"Another journal was moved to or from {address}; choose an empty database."
                )
            return move
        row = await (await line.execute(_IS_USED)).fetchone()
        if row is None or row[0]:
            raise CannotStart(
                f"{address.beginning} is in use, it has organizations or interviews; choose an "
                "empty database."
            )
        await line.execute(_BEGIN, (journal,))
    return Move(False, journal, 0, 0)


async def go_on(line: Line, move: Move, position: int) -> Move:
    """Note that everything up to `position` is there; for the transaction that puts it there.

    Raises:
        CannotStart: somebody else does the same.
    """
    done = await line.execute(_GO_ON, (position, move.journal, move.position))
    if done.rowcount != 1:
        raise CannotStart("Another `vivavoce move` does the same; wait for it.")
    return msgspec.structs.replace(move, position=position)


async def verified(line: Line, move: Move) -> None:
    """Note that everything up to the present position was verified."""
    await line.execute(_VERIFIED, (move.position, move.journal))


async def open_for_business(line: Line, move: Move) -> None:
    """Take the mark away: nodes may start."""
    await line.execute(_OPEN, (move.journal,))


async def leave(line: Line, journal: str) -> None:
    """Mark the database for good, and fence nodes that know nothing of it."""
    await line.execute(_LEAVE, (journal,))
    await line.execute(_FENCE.encode())


def refuse_gone(mark: Move | None, journal: str | None, address: Address) -> None:
    """Accept a database that goes by this mark, for the move called `journal`.

    Raises:
        CannotStart: interviews are being moved there, or moved elsewhere by another move.
    """
    if mark is None:
        return
    if not mark.away:
        raise unfinished(address)
    if mark.journal != journal:
        raise CannotStart(f"The interviews of {address} were moved to another data folder.")
