"""The one place that knows what time it is."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """A source of the present moment."""

    def now(self) -> datetime:
        """Return the present moment (UTC, microseconds)."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment (UTC, microseconds)."""
        return datetime.now(UTC)
