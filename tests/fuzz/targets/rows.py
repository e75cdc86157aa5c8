"""Rows of the database: whatever type and value damage put into a column (I7).

Input: for each column one byte for the type, one for the length, and the value.
"""

from typing import Any

from vivavoce.domain.ids import InterviewId
from vivavoce.stores.sqlite import rows

INTERVIEW = InterviewId("00000000-0000-4000-8000-000000000001")
SUMMARY_COLUMNS = 18
RECORD_COLUMNS = 8


def run(data: bytes) -> None:
    """Read a row as a summary, which never fails, and as a record."""
    values = _values(data, SUMMARY_COLUMNS)
    # The column the database itself keeps unique and whole: without it there is no row.
    summary = rows.to_summary([bytes(16), *values[1:]])
    assert summary.id == "00000000-0000-0000-0000-000000000000"
    try:
        record = rows.to_record(INTERVIEW, values[:RECORD_COLUMNS], b"")
    except (TypeError, ValueError):
        return
    assert isinstance(record.digest, bytes)


def _values(data: bytes, count: int) -> list[Any]:
    values: list[Any] = []
    for _ in range(count):
        kind, size_bytes = (*data[:2], 0, 0)[:2]
        part, data = data[2 : 2 + size_bytes], data[2 + size_bytes :]
        match kind % 6:
            case 0:
                values.append(None)
            case 1:
                values.append(int.from_bytes(part[:8], "big", signed=True))
            case 2:
                values.append(part.decode(errors="replace"))
            case 3:
                values.append(float(int.from_bytes(part[:8], "big", signed=True)) / 3)
            case _:
                values.append(part)
    return values
