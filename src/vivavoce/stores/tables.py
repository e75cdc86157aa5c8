"""The tables that every database of ours has beside the events, for moving from one to another.

Columns have the same names everywhere. What differs is written where it does: SQLite keeps a
list's glimpse of an interview with its last event, and counts spending in one row a month.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

# An id is 16 bytes. A kind with a question mark may be NULL.
Kind = Literal["id", "text", "number", "bytes", "text?", "number?", "bytes?"]

ID_BYTES = 16


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table: what its rows are known by, and its columns in the order rows have them."""

    name: str
    key: tuple[str, ...]
    columns: Mapping[str, Kind]

    @property
    def listed(self) -> str:
        """Its columns as SQL lists them."""
        return ", ".join(self.columns)

    def fits(self, row: Sequence[Any]) -> bool:
        """Tell whether a row holds what its columns may: in a damaged one anything may be."""
        return all(map(_fits, row, self.columns.values()))


def _fits(value: Any, kind: Kind) -> bool:
    match kind, value:
        case (("text?" | "number?" | "bytes?"), None):
            return True
        case (("id" | "bytes" | "bytes?"), bytes()):
            return kind != "id" or len(value) == ID_BYTES
        case (("text" | "text?"), str()):
            return "\0" not in value  # SQLite takes it, PostgreSQL does not
        case (("number" | "number?"), int()):
            return True
        case _:
            return False


INTERVIEWS = Table(
    name="interviews",
    key=("id",),
    columns={
        "id": "id",
        "organization": "text",
        "status": "text",
        "state": "text",
        "version": "number",
        "guide": "text",
        "guide_version": "text",
        "interviewer": "text",
        "language": "text",
        "opened_at": "number",
        "updated_at": "number",
        "owed_since": "number?",
        "due_at": "number?",
        "messages": "number",
        "last_speaker": "text?",
        "progress": "number?",
        "glimpse": "bytes?",
        "damaged": "text?",
        "erased_at": "number?",
    },
)

SPENDING = Table(
    name="spending",
    key=("organization", "month", "model", "slot"),
    columns={
        "organization": "text",
        "month": "text",
        "model": "text",
        "slot": "number",
        "requests": "number",
        "input_tokens": "number",
        "output_tokens": "number",
        "cost_microusd": "number?",
    },
)

# Each after those that its rows refer to.
REGISTRY = (
    Table(
        name="organizations",
        key=("id",),
        columns={"id": "text", "name": "text", "created_at": "number"},
    ),
    Table(
        name="looks",
        key=("organization",),
        columns={
            "organization": "text",
            "name": "text?",
            "colour": "text?",
            "logo": "bytes?",
            "logo_type": "text?",
            "sites": "text",
            "retention_days": "number?",
        },
    ),
    Table(
        name="keys",
        key=("hash",),
        columns={
            "hash": "bytes",
            "id": "text",
            "organization": "text",
            "name": "text",
            "role": "text",
            "created_at": "number",
            "revoked_at": "number?",
        },
    ),
    Table(
        name="links",
        key=("hash",),
        columns={
            "hash": "bytes",
            "interview": "id",
            "organization": "text",
            "generation": "number",
            "created_at": "number",
            "revoked_at": "number?",
        },
    ),
    Table(
        name="sessions",
        key=("hash",),
        columns={"hash": "bytes", "key": "text", "expires_at": "number"},
    ),
    Table(
        name="sign_ins",
        key=("hash",),
        columns={"hash": "bytes", "key": "text", "expires_at": "number"},
    ),
    Table(
        name="guides",
        key=("organization", "hash"),
        columns={
            "organization": "text",
            "hash": "text",
            "id": "text",
            "version": "text",
            "source": "text",
            "created_at": "number",
            "chosen": "number",
        },
    ),
    SPENDING,
)
