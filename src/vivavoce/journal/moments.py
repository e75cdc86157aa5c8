"""Moments as they are stored: whole microseconds since 1970, UTC."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_us(moment: datetime) -> int:
    """Return microseconds since 1970 (UTC)."""
    return (moment - EPOCH) // _MICROSECOND


def to_us_or_none(moment: datetime | None) -> int | None:
    """Return microseconds since 1970 (UTC), or None for None."""
    return None if moment is None else to_us(moment)


def to_time(us: int) -> datetime:
    """Return the moment `us` microseconds after 1970 (UTC)."""
    return EPOCH + timedelta(microseconds=us)


def to_time_or_none(us: int | None) -> datetime | None:
    """Return the moment `us` microseconds after 1970 (UTC), or None for None."""
    return None if us is None else to_time(us)
