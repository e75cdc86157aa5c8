"""What a search shows: interviews, the latest words first, and the words themselves."""

from collections.abc import Callable, Iterable
from typing import Any

import apsw
import msgspec

from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.projections.search_file import table_of
from vivavoce.stores.sqlite.rows import to_id

# Of one interview so many are shown; the others are counted.
SHOWN_MAX = 3

# So many messages a page looks at, at the most, however few interviews they are from.
LOOKED_AT_MAX = 500

# Words around what was found.
EXCERPT_WORDS = 24

# Noncharacters: nobody has them on a keyboard, and should somebody send them all the same,
# another word is marked.
BEGIN, END = "\ufdd0", "\ufdd1"


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A message with the words, or a candidate's name or address with them."""

    message: str  # its id; "" for name and address
    seq: int
    speaker: str
    excerpt: list[tuple[str, bool]]  # the words around it in order, and which are those found


class FoundInterview(msgspec.Struct, kw_only=True):
    """An interview in which the words were said."""

    interview: InterviewId
    hits: list[Hit]  # the latest first, at most `SHOWN_MAX`
    more: int = 0  # further ones, as far as this page looked


class Hits(msgspec.Struct, kw_only=True):
    """A page of what was found.

    Attributes:
        found: the latest words first.
        next: the position to go on behind; None when there is nothing more.
        rebuilt: the share of the journal that was searched, 0.0 to 1.0; None: all of it.
    """

    found: list[FoundInterview]
    next: int | None = None
    rebuilt: float | None = None


def hits(
    organization: OrganizationId, query: str, *, before: int | None, interviews_max: int
) -> Callable[[apsw.Connection], Hits]:
    """Return what looks a page up on the index's own thread."""

    def look_up(connection: apsw.Connection) -> Hits:
        table = table_of(connection, organization)
        if table is None:
            return Hits(found=[])
        of_each: dict[Any, int] = {}

        def is_shown(*given: Any) -> bool:
            [interview] = given
            of_each[interview] = of_each.get(interview, 0) + 1
            return of_each[interview] <= SHOWN_MAX

        # An excerpt costs several times as much as finding its message.
        connection.create_scalar_function("is_shown", is_shown, 1)
        parameters: list[Any] = [query] if before is None else [query, before]
        rows = connection.execute(_sql(table, is_first=before is None), parameters)
        try:
            return _grouped(rows, interviews_max)
        finally:
            rows.close(True)  # there may be more, for which nobody asks

    return look_up


def _grouped(rows: Iterable[tuple[Any, ...]], interviews_max: int) -> Hits:
    found: dict[bytes, FoundInterview] = {}
    last = None
    for looked_at, (position, interview, seq, message, speaker, marked) in enumerate(rows):
        there = found.get(interview)
        is_full = there is None and len(found) == interviews_max
        if is_full or looked_at == LOOKED_AT_MAX:
            return Hits(found=[*found.values()], next=last)
        last = position
        if there is None:
            there = found[interview] = FoundInterview(interview=to_id(interview), hits=[])
        if marked is None:
            there.more += 1
        else:
            there.hits.append(Hit(message=message, seq=seq, speaker=speaker, excerpt=parts(marked)))
    return Hits(found=[*found.values()])


def _sql(table: str, *, is_first: bool) -> str:
    where = f"{table} MATCH ?" if is_first else f"{table} MATCH ? AND rowid < ?"
    excerpt = f"snippet({table}, 0, '{BEGIN}', '{END}', '…', {EXCERPT_WORDS})"
    return (
        "SELECT rowid, interview, seq, message, speaker, "  # noqa: S608 - names of ours
        f"CASE WHEN is_shown(interview) THEN {excerpt} END "
        f"FROM {table} WHERE {where} ORDER BY rowid DESC"
    )


def parts(marked: str) -> list[tuple[str, bool]]:
    """Return an excerpt with its marks as texts, and which of them are marked."""
    found: list[tuple[str, bool]] = []
    for at, piece in enumerate(marked.split(BEGIN)):
        inside, has_end, after = piece.partition(END)
        if at == 0 or not has_end:
            found.append((piece.replace(END, ""), False))
            continue
        found += [(inside, True), (after.replace(END, ""), False)]
    return [(text, is_marked) for text, is_marked in found if text]
