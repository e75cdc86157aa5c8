"""The query of a list: which interviews, in which order, from where on; the same in every database.

What differs are the marks of parameters, and how ids travel.
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.moments import to_us
from vivavoce.journal.store import Cursor, Filters
from vivavoce.stores.progress import first_from

NEWEST_FIRST = "opened_at DESC, id DESC"
OLDEST_FIRST = "opened_at, id"


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """How one database asks for a page."""

    summaries: str  # SELECT … FROM, without a condition
    mark: str  # stands for a parameter
    ids: Callable[[Sequence[InterviewId]], tuple[str, Any]]  # a condition, and its parameter
    place: Callable[[Cursor], tuple[int, Any]]  # `opened_at` and `id` as parameters


def page_of(
    dialect: Dialect, filters: Filters, after: Cursor | None, before: Cursor | None
) -> tuple[str, list[Any]]:
    """Return the SQL of a page and its parameters, but for the last one, the limit.

    Newest first, unless it is `before` something: then those nearest to it come first.
    """
    mark = dialect.mark
    clauses = ["erased_at IS NULL"]
    parameters: list[Any] = []

    def must(clause: str, *values: Any) -> None:
        clauses.append(clause)
        parameters.extend(values)

    must(f"organization = {mark}", filters.organization)
    if filters.status is not None:
        must(f"status = {mark}", filters.status)
    if filters.guide is not None:
        must(f"guide = {mark}", filters.guide)
    if filters.opened_from is not None:
        must(f"opened_at >= {mark}", to_us(filters.opened_from))
    if filters.opened_before is not None:
        must(f"opened_at < {mark}", to_us(filters.opened_before))
    if filters.progress_min is not None:
        must(f"progress >= {mark}", first_from(filters.progress_min))
    if filters.progress_below is not None:
        must(f"progress < {mark}", first_from(filters.progress_below))
    if filters.ids is not None:
        must(*dialect.ids(filters.ids))
    if before is not None:
        must(f"(opened_at, id) > ({mark}, {mark})", *dialect.place(before))
    elif after is not None:
        must(f"(opened_at, id) < ({mark}, {mark})", *dialect.place(after))
    where = " AND ".join(clauses)
    order = NEWEST_FIRST if before is None else OLDEST_FIRST
    return f"{dialect.summaries} WHERE {where} ORDER BY {order} LIMIT {mark}", parameters
