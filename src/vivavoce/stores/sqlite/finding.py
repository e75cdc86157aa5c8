"""The query of a list: which interviews, in which order, from where on."""

from typing import Any

import msgspec

from vivavoce.journal.moments import to_us
from vivavoce.journal.store import Cursor, Filters
from vivavoce.stores.progress import first_from
from vivavoce.stores.sqlite import rows

# So many interviews by their ids are looked up one by one; more are looked for along the list.
IDS_LOOKED_UP_MAX = 1_000

NEWEST_FIRST = "opened_at DESC, id DESC"
OLDEST_FIRST = "opened_at, id"


def find(
    filters: Filters, after: Cursor | None, before: Cursor | None = None
) -> tuple[str, list[Any]]:
    """Return the SQL of a page and its parameters, but for the last one, the limit.

    Newest first, unless it is `before` something: then those nearest to it come first.
    """
    clauses = ["organization = ?", "erased_at IS NULL"]
    parameters: list[Any] = [filters.organization]

    def must(clause: str, *values: Any) -> None:
        clauses.append(clause)
        parameters.extend(values)

    if filters.status is not None:
        must("status = ?", filters.status)
    if filters.guide is not None:
        must("guide = ?", filters.guide)
    if filters.opened_from is not None:
        must("opened_at >= ?", to_us(filters.opened_from))
    if filters.opened_before is not None:
        must("opened_at < ?", to_us(filters.opened_before))
    if filters.progress_min is not None:
        must("progress >= ?", first_from(filters.progress_min))
    if filters.progress_below is not None:
        must("progress < ?", first_from(filters.progress_below))
    if filters.ids is not None:
        # Ids travel as JSON text, so that any number of them is one parameter.
        is_few = len(filters.ids) <= IDS_LOOKED_UP_MAX
        clause = "id IN (SELECT unhex(value) FROM json_each(?))"
        digits = [rows.to_blob(interview).hex().upper() for interview in filters.ids]
        must(
            clause if is_few else "hex(id) IN (SELECT value FROM json_each(?))",
            msgspec.json.encode(digits).decode(),
        )
    if before is not None:
        must("(opened_at, id) > (?, ?)", *_place(before))
    elif after is not None:
        must("(opened_at, id) < (?, ?)", *_place(after))
    where = " AND ".join(clauses)
    order = NEWEST_FIRST if before is None else OLDEST_FIRST
    return f"{rows.SUMMARIES} WHERE {where} ORDER BY {order} LIMIT ?", parameters


def _place(cursor: Cursor) -> tuple[int, bytes]:
    # A damaged date may be before all dates; a page that ends there is the last one.
    is_first = cursor.opened_at == rows.EARLIEST
    return rows.NEVER if is_first else to_us(cursor.opened_at), rows.to_blob(cursor.id)
