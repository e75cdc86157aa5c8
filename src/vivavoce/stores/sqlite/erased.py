"""Which interviews were erased, and erasing them in a database that nobody serves yet."""

from collections.abc import Iterable
from pathlib import Path

import apsw

from vivavoce.stores.sqlite import rows
from vivavoce.stores.sqlite.connection import open_writer, transaction, translated
from vivavoce.stores.sqlite.migrate import migrate

# The id as 16 bytes, and when in microseconds since 1970 (UTC).
Erasure = tuple[bytes, int]

_ERASURES = "SELECT id, erased_at FROM interviews WHERE erased_at IS NOT NULL"


def erasures(connection: apsw.Connection) -> list[Erasure]:
    """Return the interviews that were erased, and when.

    Raises:
        DamagedRecord, StoreUnavailable: they cannot be read.
    """
    with translated():
        return list(connection.execute(_ERASURES))


def erase_again(path: Path, known: Iterable[Erasure]) -> int:
    """Erase in the database at `path` what is `known` as erased; return how many it still had.

    The words are gone from the file, which has no log beside it, when this returns. It is
    brought to the present schema first.
    """
    connection = open_writer(path)
    try:
        with translated():
            migrate(connection, name=str(path))  # an older version had no links to erase
            with transaction(connection):
                erased = sum([_erase(connection, interview, at) for interview, at in known])
            connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    finally:
        connection.close()
    return erased


def _erase(connection: apsw.Connection, interview: bytes, at_us: int) -> bool:
    connection.execute(rows.ERASE_INTERVIEW, (at_us, interview))
    is_new = connection.changes() == 1
    if is_new:
        connection.execute(rows.ERASE_EVENTS, (interview,))
        connection.execute(rows.ERASE_LINKS, (interview,))
    return is_new
