"""Giving out everything that a data folder's database holds, for another one to take over.

Without believing that a column holds what it should: what makes no sense is told to `Lost`
and left out. Pages that cannot be read end it; `vivavoce doctor` can do more about those.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import apsw

from vivavoce.errors import DamagedRecord
from vivavoce.stores.sqlite import scan
from vivavoce.stores.sqlite.connection import translated
from vivavoce.stores.sqlite.rows import to_id
from vivavoce.stores.tables import ID_BYTES, INTERVIEWS, Table

Row = tuple[Any, ...]
Lost = Callable[[str | None, str], None]  # which interview, if that is known, and a sentence

# Events are given out in pieces of so many, or so long; rows of tables in chunks.
PIECE_EVENTS = 5_000
PIECE_BYTES = 8 * 1024 * 1024

# Columns that SQLite has elsewhere, or not at all: see `stores/tables.py`.
_MADE = {("interviews", "glimpse"): "last.glimpse", ("spending", "slot"): "0"}

# How many events there are, and the last one's hash, show whether the copy is the same.
_INTERVIEWS = """
    SELECT {columns}, (SELECT count(*) FROM events WHERE events.interview = given.id),
           coalesce(last.hash, x'')
    FROM interviews AS given
    LEFT JOIN events AS last ON last.interview = given.id AND last.seq = given.version
"""

_EVENTS_OF = """
    SELECT position, interview, seq, CAST(name AS BLOB), recorded_at, CAST(actor AS BLOB),
           content, salt, digest, hash
    FROM events WHERE interview = ? ORDER BY seq
"""

_HAS_EVENTS = "SELECT EXISTS (SELECT 1 FROM events WHERE interview = ? AND position > ?)"

_TOTALS = """
    SELECT (SELECT count(*) FROM interviews), (SELECT count(erased_at) FROM interviews),
           (SELECT count(*) FROM events), (SELECT count(*) FROM organizations)
"""


class Piece:
    """Some events that follow one another.

    Attributes:
        position: behind which the next piece begins.
        is_last: nothing followed when it was read.
    """

    def __init__(self, position: int) -> None:
        self.events: list[Row] = []
        self.position = position
        self.is_last = False


def piece(connection: apsw.Connection, *, after: int, on_lost: Lost) -> Piece:
    """Return the events behind position `after`.

    Each is position, interview, seq, name, recorded_at, actor, content, salt, digest, hash.

    Raises:
        DamagedRecord: a page cannot be read.
    """
    found = Piece(after)
    taken = size = 0
    with _read():
        events = scan.events(connection, after=after, limit=PIECE_EVENTS, on_lost=_unreadable)
        for row in events:
            taken += 1
            found.position = row[0]
            event = _legible(row)
            if event is None:
                on_lost(_name_of(row[1]), f"The event at position {row[0]:,} makes no sense.")
                continue
            found.events.append(event)
            size += len(event[6] or b"")
            if size >= PIECE_BYTES:
                return found
    found.is_last = taken < PIECE_EVENTS
    return found


def events_of(connection: apsw.Connection, interview: bytes) -> Iterator[Row]:
    """Give the events of one interview that make sense."""
    with _read():
        for row in connection.execute(_EVENTS_OF, (interview,)):
            if (event := _legible(row)) is not None:
                yield event


def has_events(connection: apsw.Connection, interview: bytes, *, after: int) -> bool:
    """Tell whether an interview has events behind position `after`."""
    with _read():
        return bool(connection.execute(_HAS_EVENTS, (interview, after)).get)


def interviews(connection: apsw.Connection, *, on_lost: Lost) -> Iterator[list[Row]]:
    """Give rows of interviews in chunks, each with its number of events and the last hash."""
    query = _INTERVIEWS.format(columns=_columns(INTERVIEWS))
    yield from _chunks(connection, INTERVIEWS, query, on_lost)


def rows(connection: apsw.Connection, table: Table, *, on_lost: Lost) -> Iterator[list[Row]]:
    """Give the rows of one of the small tables in chunks."""
    query = f"SELECT {_columns(table)} FROM {table.name} AS given"  # noqa: S608 - names of ours
    yield from _chunks(connection, table, query, on_lost)


def totals(connection: apsw.Connection) -> tuple[int, int, int, int]:
    """Return how many interviews there are, how many of them erased, events, organizations."""
    with _read():
        [(interviews, erased, events, organizations)] = connection.execute(_TOTALS)
    return interviews, erased, events, organizations


def _columns(table: Table) -> str:
    """Return what to select: text as bytes, as in `rows.py`."""
    return ", ".join(
        _MADE.get((table.name, name))
        or (f"CAST(given.{name} AS BLOB)" if kind.startswith("text") else f"given.{name}")
        for name, kind in table.columns.items()
    )


def _chunks(
    connection: apsw.Connection, table: Table, query: str, on_lost: Lost
) -> Iterator[list[Row]]:
    texts = [at for at, kind in enumerate(table.columns.values()) if kind.startswith("text")]
    chunk: list[Row] = []
    with _read():
        for row in connection.execute(query):
            told = _with_texts(row, texts)
            if told is None or not table.fits(told):
                named = _name_of(row[0]) if table is INTERVIEWS else None
                on_lost(named, f"A row of {table.name} makes no sense{_of(named)}.")
                continue
            chunk.append(told)
            if len(chunk) == PIECE_EVENTS:
                yield chunk
                chunk = []
    yield chunk


def _with_texts(row: Row, texts: list[int]) -> Row | None:
    values = list(row)
    try:
        for at in texts:
            if values[at] is not None:
                values[at] = values[at].decode()
    except (AttributeError, UnicodeDecodeError):
        return None
    return tuple(values)


def _legible(row: Row) -> Row | None:
    """Return an event with its texts as such; None if it holds what none can hold."""
    position, interview, seq, name, at_us, actor, content, salt, digest, link = row
    try:
        name, actor = name.decode(), actor.decode()
    except (AttributeError, UnicodeDecodeError):
        return None
    is_one = (
        _name_of(interview) is not None
        and (isinstance(seq, int) and seq > 0 and isinstance(at_us, int))
        and (isinstance(digest, bytes) and isinstance(link, bytes))
        and all(words is None or isinstance(words, bytes) for words in (content, salt))
        and not ("\0" in name or "\0" in actor)
    )
    return (
        (position, interview, seq, name, at_us, actor, content, salt, digest, link)
        if is_one
        else None
    )


def _name_of(interview: Any) -> str | None:
    if isinstance(interview, bytes) and len(interview) == ID_BYTES:
        return to_id(interview)
    return None


def _of(interview: str | None) -> str:
    return f", that of {interview}" if interview else ""


@contextmanager
def _read() -> Iterator[None]:
    """Turn errors of reading into ours.

    Raises:
        DamagedRecord: pages cannot be read.
    """
    try:
        with translated():
            yield
    except DamagedRecord as error:
        raise DamagedRecord(
            f"{error} Repair the folder with `vivavoce doctor --repair`, then go on."
        ) from error


def _unreadable(first: int, last: int) -> None:
    raise DamagedRecord(f"The events at positions {first:,} to {last:,} cannot be read.")
