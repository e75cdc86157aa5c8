"""Dates as older programs wrote them: ISO 8601 with or without a zone, or a count since 1970."""

import math
from datetime import UTC, datetime, timedelta
from typing import Any

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# A count beyond this is milliseconds: as seconds it would be past the year 5000.
SECONDS_MAX = 1e11


def moment(value: Any) -> datetime | None:
    """Return the moment (UTC, microseconds) that `value` names, or None when it names none.

    Args:
        value: a text in ISO 8601 (without a zone it is UTC), or seconds or milliseconds
            since 1970 as a number or in digits.
    """
    try:
        if isinstance(value, str):
            return _of_text(value.strip())
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _of_count(value)
    except (ValueError, OverflowError):
        pass
    return None


def written(at: datetime) -> str:
    """Return `at` (UTC) as that system wrote it, with milliseconds; with more if there are."""
    precision = "microseconds" if at.microsecond % 1000 else "milliseconds"
    return at.isoformat(timespec=precision).replace("+00:00", "Z")


def _of_text(text: str) -> datetime:
    if text.removeprefix("-").replace(".", "", 1).isdecimal() and len(text) > 8:
        return _of_count(int(text) if "." not in text else float(text))
    read = datetime.fromisoformat(text)
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def _of_count(count: float) -> datetime:
    if not math.isfinite(count):
        raise ValueError("no number")
    is_seconds = abs(count) < SECONDS_MAX
    return EPOCH + (timedelta(seconds=count) if is_seconds else timedelta(milliseconds=count))
