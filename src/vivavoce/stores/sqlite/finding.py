"""How SQLite asks for a page of a list."""

from collections.abc import Sequence

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.moments import to_us
from vivavoce.journal.store import Cursor
from vivavoce.stores.finding import Dialect
from vivavoce.stores.sqlite import rows

# So many interviews by their ids are looked up one by one; more are looked for along the list.
IDS_LOOKED_UP_MAX = 1_000


def _ids(interviews: Sequence[InterviewId]) -> tuple[str, str]:
    # Ids travel as JSON text, so that any number of them is one parameter.
    digits = msgspec.json.encode(
        [rows.to_blob(interview).hex().upper() for interview in interviews]
    )
    if len(interviews) <= IDS_LOOKED_UP_MAX:
        return "id IN (SELECT unhex(value) FROM json_each(?))", digits.decode()
    return "hex(id) IN (SELECT value FROM json_each(?))", digits.decode()


def _place(cursor: Cursor) -> tuple[int, bytes]:
    # A damaged date may be before all dates; a page that ends there is the last one.
    is_first = cursor.opened_at == rows.EARLIEST
    return rows.NEVER if is_first else to_us(cursor.opened_at), rows.to_blob(cursor.id)


LIST = Dialect(summaries=rows.SUMMARIES, mark="?", ids=_ids, place=_place)
