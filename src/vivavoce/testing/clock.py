"""A clock that goes only when told to, for tests of deadlines and timestamps."""

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


class ManualClock:
    """A `service.clock.Clock` that stands still until somebody moves it."""

    def __init__(self, now: datetime = NOON) -> None:
        self.set(now)

    def now(self) -> datetime:
        """Return the time it was set to, in UTC."""
        return self._now

    def set(self, now: datetime) -> None:
        """Put the clock to `now`, which knows its time zone; back in time, too, as NTP may."""
        assert now.tzinfo is not None, "a clock needs to know the time zone it is set in"
        self._now = now.astimezone(UTC)

    def advance(self, span: timedelta) -> None:
        """Let `span` pass."""
        self._now += span
