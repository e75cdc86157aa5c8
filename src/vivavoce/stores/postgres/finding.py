"""The query of a list: which interviews, in which order, from where on."""

from typing import Any

from vivavoce.journal.moments import to_us
from vivavoce.journal.store import Cursor, Filters
from vivavoce.stores.postgres import packing, rows
from vivavoce.stores.progress import first_from

NEWEST_FIRST = "opened_at DESC, id DESC"
OLDEST_FIRST = "opened_at, id"


def find(
    filters: Filters, after: Cursor | None, before: Cursor | None = None
) -> tuple[str, list[Any]]:
    """Return the SQL of a page and its parameters, but for the last one, the limit.

    Newest first, unless it is `before` something: then those nearest to it come first.
    """
    clauses = ["organization = %s", "erased_at IS NULL"]
    parameters: list[Any] = [filters.organization]

    def must(clause: str, *values: Any) -> None:
        clauses.append(clause)
        parameters.extend(values)

    if filters.status is not None:
        must("status = %s", filters.status)
    if filters.guide is not None:
        must("guide = %s", filters.guide)
    if filters.opened_from is not None:
        must("opened_at >= %s", to_us(filters.opened_from))
    if filters.opened_before is not None:
        must("opened_at < %s", to_us(filters.opened_before))
    if filters.progress_min is not None:
        must("progress >= %s", first_from(filters.progress_min))
    if filters.progress_below is not None:
        must("progress < %s", first_from(filters.progress_below))
    if filters.ids is not None:
        must("id = ANY(%s::uuid[])", packing.uuids(filters.ids))
    if before is not None:
        must("(opened_at, id) > (%s, %s::uuid)", to_us(before.opened_at), before.id)
    elif after is not None:
        must("(opened_at, id) < (%s, %s::uuid)", to_us(after.opened_at), after.id)
    where = " AND ".join(clauses)
    order = NEWEST_FIRST if before is None else OLDEST_FIRST
    return f"{rows.SUMMARIES} WHERE {where} ORDER BY {order} LIMIT %s", parameters
