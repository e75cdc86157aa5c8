"""The shipped clock goes only when told to."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from vivavoce.testing.clock import NOON, ManualClock


def test_the_clock_stands_still_until_it_is_moved() -> None:
    clock = ManualClock()
    assert clock.now() == clock.now() == NOON
    clock.advance(timedelta(hours=1, microseconds=1))
    assert clock.now() == NOON + timedelta(hours=1, microseconds=1)


def test_the_clock_can_be_set_also_back() -> None:
    clock = ManualClock(NOON)
    clock.set(NOON - timedelta(days=1))
    assert clock.now() == NOON - timedelta(days=1)


def test_the_clock_tells_utc_wherever_it_was_set() -> None:
    tallinn = timezone(timedelta(hours=2))
    clock = ManualClock(datetime(2026, 6, 1, 14, tzinfo=tallinn))
    assert clock.now() == datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(AssertionError, match="time zone"):
        ManualClock(datetime(2026, 6, 1))  # noqa: DTZ001
