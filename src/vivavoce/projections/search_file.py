"""The file of the search index: a table of words for each organization, and how far it is.

By itself each: what others said costs a search nothing, however often they said it, and
no query can reach it (I11).
"""

import os
from collections.abc import Sequence
from pathlib import Path

import apsw

from vivavoce import observability
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import CannotStart
from vivavoce.journal.store import Followed
from vivavoce.projections.search_messages import message_of
from vivavoce.stores.sqlite.rows import to_blob

# Counts up with each change of what stands in the file; one of another version is made anew.
VERSION = 3

SCHEMA = """
    CREATE TABLE IF NOT EXISTS organizations (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE IF NOT EXISTS progress (position INTEGER NOT NULL, hash BLOB NOT NULL);
    INSERT INTO progress SELECT 0, x'' WHERE NOT EXISTS (SELECT * FROM progress);
"""

# The row's number is the record's position in the journal. Without `secure-delete` an index
# keeps what was erased until it merges.
WORDS = """
    CREATE VIRTUAL TABLE {table} USING fts5 (
        text, interview UNINDEXED, seq UNINDEXED, message UNINDEXED, speaker UNINDEXED,
        tokenize = 'unicode61 remove_diacritics 2'
    );
    INSERT INTO {table} ({table}, rank) VALUES ('secure-delete', 1);
"""


def open_file(path: Path) -> apsw.Connection:
    """Open the index at `path`; a damaged one, or one of another version, is made anew.

    Raises:
        CannotStart: the file cannot be opened.
    """
    try:
        try:
            return _open(path)
        except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError):
            return open_anew(path)
    except (apsw.Error, OSError) as error:
        raise CannotStart(f"The search index {path} cannot be opened: {error}.") from error


def open_anew(path: Path) -> apsw.Connection:
    """Replace the index at `path` by an empty one.

    Raises:
        apsw.Error, OSError: it cannot be made.
    """
    for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        file.unlink(missing_ok=True)
    observability.warning("search:rebuilt", "The search index was of no use; it is made anew")
    return _open(path)


def _open(path: Path) -> apsw.Connection:
    """Open or create the index.

    Raises:
        apsw.SQLError: it is of another version.
    """
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = apsw.Connection(str(path))
    try:
        connection.pragma("secure_delete", True)
        connection.pragma("journal_mode", "wal")
        # The index may lose its last commits in a power cut: its position goes with them.
        connection.pragma("synchronous", "normal")
        is_new = not connection.execute("SELECT count(*) FROM sqlite_schema").get
        if not is_new and connection.pragma("user_version") != VERSION:
            raise apsw.SQLError("the index is of another version")
        connection.execute(SCHEMA)
        connection.pragma("user_version", VERSION)
    except apsw.Error:
        # Now, not some time later: closing removes the log, which may be another one by then.
        connection.close()
        raise
    return connection


def progress(connection: apsw.Connection) -> tuple[int, bytes]:
    """Return the position of the last record that was taken in, and its hash."""
    [(position, last_hash)] = connection.execute("SELECT position, hash FROM progress")
    return int(position), bytes(last_hash)


def table_of(connection: apsw.Connection, organization: OrganizationId) -> str | None:
    """Return the table of an organization's words, None when nothing of it was taken in."""
    number = connection.execute(
        "SELECT number FROM organizations WHERE id = ?", (organization,)
    ).get
    return None if number is None else _named(number)


def add(page: Sequence[Followed], connection: apsw.Connection) -> None:
    """Take in records of the journal, in order; the position goes with them."""
    rows: dict[OrganizationId, list[tuple[object, ...]]] = {}
    for followed in page:
        record = followed.record
        message = message_of(record.name, record.content)
        if message is not None:
            rows.setdefault(followed.organization, []).append(
                (
                    followed.position,
                    message.text,
                    to_blob(record.interview),
                    record.seq,
                    message.id,
                    message.speaker,
                )
            )
    with connection:
        for organization, said in rows.items():
            table = table_of(connection, organization) or _new_table(connection, organization)
            connection.executemany(
                f"INSERT INTO {table} (rowid, text, interview, seq, message, speaker) "  # noqa: S608 - a name of ours
                "VALUES (?, ?, ?, ?, ?, ?)",
                said,
            )
        last = page[-1]
        connection.execute(
            "UPDATE progress SET position = ?, hash = ?", (last.position, last.record.hash)
        )


def remove(connection: apsw.Connection, interview: InterviewId) -> int:
    """Remove an interview's words; return how many messages there were."""
    before = connection.total_changes()
    with connection:
        for table in _tables(connection):
            connection.execute(
                f"DELETE FROM {table} WHERE interview = ?",  # noqa: S608 - a name of ours
                (to_blob(interview),),
            )
    return connection.total_changes() - before


def clear(connection: apsw.Connection) -> None:
    """Forget everything, to begin anew."""
    with connection:
        for table in _tables(connection):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM organizations")
        connection.execute("UPDATE progress SET position = 0, hash = x''")


def _tables(connection: apsw.Connection) -> list[str]:
    return [_named(number) for (number,) in connection.execute("SELECT number FROM organizations")]


def _new_table(connection: apsw.Connection, organization: OrganizationId) -> str:
    connection.execute("INSERT INTO organizations (id) VALUES (?)", (organization,))
    table = _named(connection.last_insert_rowid())
    connection.execute(WORDS.format(table=table))
    return table


def _named(number: int) -> str:
    return f"words_{int(number)}"
