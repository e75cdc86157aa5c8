"""Dates as older programs wrote them: ISO 8601 with or without a zone, or a count since 1970."""

import math
from datetime import UTC, datetime, timedelta
from typing import Any

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# A count beyond this is milliseconds: as seconds it would be past the year 5000.
SECONDS_MAX = 1e11

# What other programs write for "no date" lies outside of these: the year 1, or 9999. Inside
# of them every time a row holds, a deadline too, passes for one (`upkeep.charts.is_time`).
EARLIEST = datetime(1000, 1, 1, tzinfo=UTC)
LATEST = datetime(3000, 1, 1, tzinfo=UTC)


def moment(value: Any) -> datetime | None:
    """Return the moment (UTC, microseconds) that `value` names, or None when it names none.

    A date outside the years 1000 to 2999 is none: that is how programs write that they know none.

    Args:
        value: a text in ISO 8601 (without a zone it is UTC), or seconds or milliseconds
            since 1970 as a number or in digits.
    """
    try:
        if isinstance(value, str):
            at = _of_text(value.strip())
        elif isinstance(value, int | float) and not isinstance(value, bool):
            at = _of_count(value)
        else:
            return None
    except (ValueError, OverflowError):
        return None
    return at if EARLIEST <= at < LATEST else None


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
