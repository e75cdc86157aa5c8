"""How PostgreSQL asks for a page of a list."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.moments import to_us
from vivavoce.journal.store import Cursor
from vivavoce.stores.finding import Dialect
from vivavoce.stores.postgres import packing, rows


def _ids(interviews: Sequence[InterviewId]) -> tuple[str, Any]:
    return "id = ANY(%s::uuid[])", packing.uuids(interviews)


def _place(cursor: Cursor) -> tuple[int, UUID]:
    return to_us(cursor.opened_at), UUID(cursor.id)


LIST = Dialect(summaries=rows.SUMMARIES, mark="%s", ids=_ids, place=_place)
