"""What health and metrics tell is what happened."""

import asyncio
import logging
from datetime import timedelta

import pytest

from tests.service.conftest import OWNER, Start
from tests.stores import faulty_disk as faults
from tests.stores.faulty_disk import faulty_disk
from vivavoce.api.metrics import exposition
from vivavoce.domain.events import Usage
from vivavoce.domain.ids import GuideId
from vivavoce.errors import StoreBroken, StoreUnavailable
from vivavoce.service import vitals as module
from vivavoce.service.vitals import LATENCY_BOUNDS_S, RATE_WINDOW, Vitals
from vivavoce.stores.sqlite import checkpoint
from vivavoce.testing.clock import NOON, ManualClock

LONG_ENOUGH_S = 30
SECOND = timedelta(seconds=1)
FULL = StoreUnavailable("The disk is full; free some space.")


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def vitals(clock: ManualClock) -> Vitals:
    return Vitals(clock)


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [getattr(record, "event_name", "") for record in caplog.records]


def test_before_the_first_commit_there_is_nothing_to_tell(vitals: Vitals) -> None:
    assert vitals.started_at == NOON
    assert (vitals.saves, vitals.save_errors, vitals.commits) == (0, 0, 0)
    assert vitals.last_commit_at is None
    assert vitals.saves_per_second() == 0.0
    assert vitals.errors_in_window() == 0
    assert vitals.latency_s(0.99) is None
    assert vitals.failing is None


def test_commits_and_what_they_saved_are_counted(vitals: Vitals, clock: ManualClock) -> None:
    vitals.committed(3, 0.25)
    clock.advance(SECOND)
    vitals.committed(1, 0.5)
    assert (vitals.saves, vitals.commits, vitals.commit_seconds) == (4, 2, 0.75)
    assert vitals.last_commit_at == NOON + SECOND


def test_the_rate_is_the_mean_of_the_last_seconds(vitals: Vitals, clock: ManualClock) -> None:
    seconds = RATE_WINDOW // SECOND
    for _ in range(2 * seconds):
        clock.advance(SECOND)
        vitals.committed(50, 0.001)
    assert vitals.saves_per_second() == pytest.approx(50, rel=0.15)
    clock.advance(RATE_WINDOW / 2)
    assert vitals.saves_per_second() == pytest.approx(25, rel=0.25)
    clock.advance(RATE_WINDOW)
    assert vitals.saves_per_second() == 0.0


def test_what_the_rate_needs_is_forgotten_with_time(vitals: Vitals, clock: ManualClock) -> None:
    """(I12)"""
    for _ in range(200):
        clock.advance(SECOND)
        vitals.committed(1, 0.001)
    assert len(vitals._recent) <= RATE_WINDOW // SECOND + 1


@pytest.mark.parametrize("bound", LATENCY_BOUNDS_S)
def test_a_latency_counts_up_to_its_bound_and_the_bound_belongs_to_it(
    vitals: Vitals, bound: float
) -> None:
    at = LATENCY_BOUNDS_S.index(bound)
    vitals.committed(1, bound)
    assert vitals.latency_counts[at] == 1
    vitals.committed(1, bound * 1.01)
    assert vitals.latency_counts[at + 1] == 1
    assert sum(vitals.latency_counts) == vitals.commits == 2


def test_quantiles_are_upper_bounds(vitals: Vitals) -> None:
    for seconds in [0.0004] * 90 + [0.004] * 9 + [9.0]:
        vitals.committed(1, seconds)
    assert vitals.latency_s(0.5) == 0.0005
    assert vitals.latency_s(0.9) == 0.0005
    assert vitals.latency_s(0.91) == 0.005
    assert vitals.latency_s(0.99) == 0.005
    assert vitals.latency_s(1.0) == float("inf")
    assert vitals.latency_s(0.0) == 0.0005


def test_failures_are_counted_for_a_day(vitals: Vitals, clock: ManualClock) -> None:
    vitals.failed(3, FULL)
    clock.advance(timedelta(hours=23))
    vitals.failed(2, FULL)
    assert vitals.save_errors == vitals.errors_in_window() == 5
    clock.advance(timedelta(hours=2))
    assert vitals.errors_in_window() == 2
    assert vitals.save_errors == 5


def test_failures_without_end_take_no_memory_without_end(
    vitals: Vitals, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12)"""
    for _ in range(3):
        vitals.failed(module.ERRORS_KEPT, FULL)
    vitals.failed(1_000_000, FULL)
    assert vitals.errors_in_window() == module.ERRORS_KEPT
    assert vitals.save_errors == 3 * module.ERRORS_KEPT + 1_000_000


def test_failing_is_logged_once_and_so_is_its_end(
    vitals: Vitals, caplog: pytest.LogCaptureFixture
) -> None:
    """(I12) A full disk fails a thousand commits; one line tells it."""
    with caplog.at_level(logging.INFO, "vivavoce"):
        for _ in range(1_000):
            vitals.failed(1, FULL)
        assert "full" in (vitals.failing or "")
        vitals.committed(1, 0.001)
        vitals.committed(1, 0.001)
    assert vitals.failing is None
    assert logged(caplog) == ["journal:failed", "journal:recovered"]


def test_a_disk_that_breaks_after_it_was_full_is_logged_too(
    vitals: Vitals, caplog: pytest.LogCaptureFixture
) -> None:
    """(I12)"""
    with caplog.at_level(logging.INFO, "vivavoce"):
        vitals.failed(1, FULL)
        vitals.failed(1, StoreBroken("The disk failed."))
    assert logged(caplog) == ["journal:failed", "journal:failed"]
    assert vitals.failing == "The disk failed."


def test_the_log_tells_what_was_behind_an_unexpected_failure(
    vitals: Vitals, caplog: pytest.LogCaptureFixture
) -> None:
    """(I12)"""
    error = StoreUnavailable("The store failed unexpectedly; the log says how.")
    error.__cause__ = RuntimeError("this store has a bug")
    with caplog.at_level(logging.INFO, "vivavoce"):
        vitals.failed(1, error)
    assert "this store has a bug" in str(caplog.records[0].__dict__)


def test_a_clock_that_is_set_back_breaks_nothing(vitals: Vitals, clock: ManualClock) -> None:
    vitals.committed(10, 0.001)
    vitals.failed(1, FULL)
    clock.set(NOON - timedelta(days=2))
    vitals.committed(10, 0.001)
    assert vitals.saves_per_second() == 10 / RATE_WINDOW.total_seconds()
    assert vitals.errors_in_window() == 1
    assert not vitals.is_resting


def test_after_a_failure_it_rests_for_a_while_unless_a_commit_succeeds(
    vitals: Vitals, clock: ManualClock
) -> None:
    resting = [vitals.is_resting]
    vitals.failed(1, FULL)
    resting.append(vitals.is_resting)
    clock.advance(module.REST_AFTER_FAILURE)
    resting.append(vitals.is_resting)
    vitals.failed(1, FULL)
    vitals.committed(1, 0.001)
    resting.append(vitals.is_resting)
    assert resting == [False, True, False, False]


async def test_a_log_that_only_grows_is_told_of_in_logs_metrics_and_health(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """(I12)"""
    monkeypatch.setattr(checkpoint, "PASSIVE_PAGES", 1)
    monkeypatch.setattr(checkpoint, "STUCK_REST_S", 0.0)
    monkeypatch.setattr(checkpoint, "RETRY_EVERY_S", 0.01)
    with faulty_disk() as disk, caplog.at_level(logging.INFO, "vivavoce"):
        async with start() as system, asyncio.timeout(LONG_ENOUGH_S):
            services, vitals = system.services, system.services.vitals
            standing, _ = await services.open_interview(
                OWNER, GuideId("agent-hiring"), interviewer="human"
            )
            disk.fail("write", faults.FULL, of="journal.db")
            while vitals.unfolded is None:
                await services.interviews.add_message(OWNER, standing.interview.id, "Hello.")
            assert "full" in vitals.unfolded
            assert b"vivavoce_log_growing 1.0" in exposition(services, owed=0)
            disk.heal()
            while b"vivavoce_log_growing 0.0" not in exposition(services, owed=0):  # noqa: ASYNC110 - it tells the log
                await asyncio.sleep(0.01)
    told = [name for name in logged(caplog) if name.startswith("journal:log")]
    assert told == ["journal:log-grows", "journal:log-folded"]


async def test_a_running_system_counts_what_it_saves_and_what_it_cannot(start: Start) -> None:
    """(I12)"""
    with faulty_disk() as disk:
        async with start() as system:
            services, vitals = system.services, system.services.vitals
            standing, _ = await services.open_interview(
                OWNER, GuideId("agent-hiring"), interviewer="human"
            )
            saves, commits = vitals.saves, vitals.commits
            await services.interviews.add_message(OWNER, standing.interview.id, "Hello.")
            assert (vitals.saves, vitals.commits) == (saves + 1, commits + 1)
            assert vitals.commit_seconds > 0
            disk.fail("write", faults.FULL)
            with pytest.raises(StoreUnavailable):
                await services.interviews.add_message(OWNER, standing.interview.id, "Again.")
            assert vitals.save_errors == vitals.errors_in_window() == 1
            assert "full" in (vitals.failing or "")
            disk.heal()
            await services.interviews.add_message(OWNER, standing.interview.id, "Again.")
            assert vitals.failing is None


def test_what_models_used_is_added_up_for_so_many_names_and_no_more(vitals: Vitals) -> None:
    """I12: memory is bounded, whatever an interviewer calls itself."""
    for number in range(2 * module.MODELS_KEPT):
        vitals.used(Usage(requests=1, input_tokens=2, model=f"local:{number}"))
        vitals.used(Usage(output_tokens=1, model="local:0"))
    assert len(vitals.models) == module.MODELS_KEPT + 1
    assert vitals.models["local:0"].output_tokens == 2 * module.MODELS_KEPT
    assert vitals.models[module.OTHER_MODELS].requests == module.MODELS_KEPT
    assert sum(usage.requests for usage in vitals.models.values()) == 2 * module.MODELS_KEPT
