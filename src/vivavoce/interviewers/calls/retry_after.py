"""What an answer asks for in its `Retry-After` header (RFC 9110, 10.2.3)."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def retry_after_s(header: str | None, *, now: datetime | None = None) -> float | None:
    """Return the seconds to wait, 0 or more; None when the header is missing or senseless.

    Args:
        header: a number of seconds, or a date.
        now: None for the system's clock.
    """
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return max(0.0, (at - (now or datetime.now(UTC))).total_seconds())
