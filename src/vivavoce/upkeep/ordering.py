"""The order that the events of an interview lie in, where one of their positions is damaged.

The chain proves a row's seq, not its position, which tells when it was committed among
those of all interviews. Within an interview positions rise with seq; a row that breaks
that rule is moved to a free position between its neighbours, the others stay.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from vivavoce.journal.chain import hash_of
from vivavoce.upkeep.charts import Stored, is_hash, text_of

# A journal of a thousand events a second for a quarter of a million years. Behind the
# highest number there is SQLite would choose positions by chance.
POSITION_MAX = 2**53

# Returns a free position behind the first and before the second one; None for the second:
# behind all there are. None when there is no free one.
FreePosition = Callable[[int, int | None], int | None]


def in_likely_order(rows: Sequence[Stored]) -> list[Stored]:
    """Return `rows`, which come in commit order, in the order they probably belong in.

    That is commit order, but for rows whose seq breaks it and whose link proves that seq.
    """
    numbered = [(at, row.seq) for at, row in enumerate(rows) if isinstance(row.seq, int)]
    rising = {numbered[at][0] for at in longest_rising([seq for _, seq in numbered])}
    if len(rising) == len(rows):
        return list(rows)
    by_seq = {row.seq: row for row in rows if isinstance(row.seq, int)}
    ordered: list[tuple[int, Stored]] = []
    proved: list[tuple[int, Stored]] = []
    for at, row in enumerate(rows):
        is_out = at not in rising and isinstance(row.seq, int)
        (proved if is_out and _is_seated(row, by_seq) else ordered).append((at, row))
    for at, row in proved:
        # Others that are out of order say nothing about where it belongs.
        behind = (
            place
            for place, (other_at, other) in enumerate(ordered)
            if other_at in rising and row.seq < other.seq
        )
        ordered.insert(next(behind, len(ordered)), (at, row))
        rising.add(at)
    return [row for _, row in ordered]


def moves(rows: Sequence[Stored], free: FreePosition) -> dict[int, int]:
    """Return the new positions, by the present ones, of rows that lie out of order.

    Args:
        rows: those that stay, in order of seq.
        free: see `FreePosition`; what it gave before is not taken into account by it.
    """
    positions = [row.position for row in rows]
    stay = [at for at in longest_rising(positions) if 0 < positions[at] <= POSITION_MAX]
    if len(stay) == len(rows):
        return {}
    moved: dict[int, int] = {}
    staying = set(stay)
    before = 0
    for at, position in enumerate(positions):
        if at in staying and position > before:
            before = position
            continue
        following = next((positions[s] for s in stay if s > at), None)
        place = free(before, following) if following is None or following > before else None
        if place is None:
            place = free(before, None)
        assert place is not None, "behind all positions there is a free one"
        moved[position] = before = place
    return moved


def longest_rising(values: Sequence[int]) -> list[int]:
    """Return where the values of a longest rising part of `values` stand (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    earlier: list[int | None] = []
    for at, value in enumerate(values):
        length = bisect_left(tails, value)
        earlier.append(ends[length - 1] if length else None)
        if length == len(tails):
            tails.append(value)
            ends.append(at)
        else:
            tails[length], ends[length] = value, at
    found = []
    at_last = ends[-1] if ends else None
    while at_last is not None:
        found.append(at_last)
        at_last = earlier[at_last]
    return found[::-1]


def _is_seated(row: Stored, by_seq: dict[Any, Stored]) -> bool:
    """Tell whether the link to the row before or behind it proves a row's seq."""
    before, behind = by_seq.get(row.seq - 1), by_seq.get(row.seq + 1)
    return (before is not None and _follows(row, before)) or (
        behind is not None and _follows(behind, row)
    )


def _follows(row: Stored, before: Stored) -> bool:
    name = text_of(row.name)
    if name is None or not isinstance(row.recorded_at, int):
        return False
    if not (is_hash(row.digest) and is_hash(row.hash) and is_hash(before.hash)):
        return False
    return hash_of(before.hash, row.seq, name, row.recorded_at, row.digest) == bytes(row.hash)
