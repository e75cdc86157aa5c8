"""How the journal is doing: what metrics and the health page tell."""

import bisect
import time
from collections import deque
from datetime import datetime, timedelta

from vivavoce import observability
from vivavoce.domain.events import Usage
from vivavoce.errors import ReadFailed, StoreBroken, StoreUnavailable, VivavoceError
from vivavoce.service.clock import Clock
from vivavoce.service.crowd import Crowd

# Upper bounds of the commit latency histogram, in seconds.
LATENCY_BOUNDS_S = (
    0.0005,
    0.001,
    0.0025,
    0.005,
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    0.5,
    1.0,
    2.5,
)
RATE_WINDOW = timedelta(seconds=10)
ERROR_WINDOW = timedelta(hours=24)

# After a failed commit messages are better sent elsewhere, but not for ever: only a
# message that gets through shows that the disk has room again.
REST_AFTER_FAILURE = timedelta(seconds=5)

# What the disk does not give is reported once in a while, however many ask for it.
REPORT_UNREAD_EVERY_S = 60.0

# The health page tells of failures in 24 hours; past this many it says "at least".
ERRORS_KEPT = 10_000

# Names of models come from interviewers of any kind; metrics are kept for so many of them.
MODELS_KEPT = 100
OTHER_MODELS = "other"


class Vitals:
    """Counts what was saved and what was not. Implements `CommitObserver`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.started_at = clock.now()
        self.saves = 0
        self.save_errors = 0
        self.commits = 0
        self.commit_seconds = 0.0
        self.latency_counts = [0] * (len(LATENCY_BOUNDS_S) + 1)
        self.last_commit_at: datetime | None = None
        self.failing: str | None = None  # why the last commit failed, None once one succeeds
        self.failed_at: datetime | None = None
        self.lost: str | None = None  # why the shared database does not answer, None if it does
        self.recovered = 0  # owed replies found at start
        self.damaged = 0  # interviews set aside since the start
        self.discarded = 0  # replies that came too late
        self.delayed = 0  # replies that could not be made at once and were tried again
        self.fallbacks = 0  # times the script carried on, or an interview was paused, instead
        self.unfit = 0  # replies that were not fit to be said, however often they were asked for
        self.models: dict[str, Usage] = {}  # what was used since the start, by `provider:model`
        self.unsaved = 0  # fire-and-forget messages not yet on disk
        self.retention_erased = 0  # interviews erased because they were kept long enough
        self.read_errors = 0  # requests that needed what the disk did not give
        self.unfolded: str | None = None  # why the database's log only grows, None if it does not
        self.crowd = Crowd()
        self._unread_reported_at: float | None = None
        self._recent: deque[tuple[datetime, int]] = deque(maxlen=100_000)
        self._errors: deque[datetime] = deque(maxlen=ERRORS_KEPT)

    def go_by(self, clock: Clock) -> None:
        """Take the time from `clock` from now on: nodes go by the time of their database."""
        self._clock = clock

    def committed(self, appends: int, seconds: float) -> None:
        now = self._clock.now()
        self.saves += appends
        self.commits += 1
        self.commit_seconds += seconds
        self.latency_counts[bisect.bisect_left(LATENCY_BOUNDS_S, seconds)] += 1
        self.last_commit_at = now
        self._recent.append((now, appends))
        # Also what is in the future, since the clock was set back.
        while not now - RATE_WINDOW <= self._recent[0][0] <= now:
            self._recent.popleft()
        if self.failing is not None:
            self.failing = None
            observability.info("journal:recovered", "Commits succeed again")

    def failed(self, appends: int, error: StoreUnavailable) -> None:
        self.save_errors += appends
        self.failed_at = self._clock.now()
        self._errors.extend([self.failed_at] * min(appends, ERRORS_KEPT))
        if self.failing is None or isinstance(error, StoreBroken):
            observability.error(
                "journal:failed",
                "Commit failed",
                reason=str(error),
                because=repr(error.__cause__) if error.__cause__ is not None else None,
                code=error.code,
            )
        self.failing = str(error)

    def used(self, usage: Usage | None) -> None:
        """Count what a model's provider counted; past `MODELS_KEPT` names, as `other`.

        What names no model, or is None, is not counted.
        """
        if usage is None or usage.model is None:
            return
        is_known = usage.model in self.models or len(self.models) < MODELS_KEPT
        name = usage.model if is_known else OTHER_MODELS
        self.models[name] = self.models.get(name, Usage()) + usage

    def unread(self, error: ReadFailed) -> None:
        """Count a request that failed because the disk did not give what it needed."""
        self.read_errors += 1
        now = time.monotonic()
        last = self._unread_reported_at
        if last is None or now - last > REPORT_UNREAD_EVERY_S:
            self._unread_reported_at = now
            observability.error("journal:unreadable", "The disk could not be read", why=str(error))

    def folding(self, error: VivavoceError | None) -> None:
        """Take note that the database's log cannot be folded in, and why; or that it can again."""
        if error is not None:
            self.unfolded = f"The database's log cannot be folded in and grows. {error}"
            observability.error(
                "journal:log-grows", "The database's log cannot be folded in", why=str(error)
            )
        elif self.unfolded is not None:
            self.unfolded = None
            observability.info("journal:log-folded", "The database's log is folded in again")

    def reached(self, error: StoreUnavailable | None) -> bool:
        """Take note that the shared database does not answer, and why; or that it does.

        Returns:
            Whether that is news.
        """
        was_lost, self.lost = self.lost is not None, str(error) if error is not None else None
        if error is not None and not was_lost:
            observability.error("database:lost", "The database does not answer", why=str(error))
        elif error is None and was_lost:
            observability.info("database:back", "The database answers again")
        return was_lost is (error is None)

    @property
    def is_resting(self) -> bool:
        """Whether a commit failed so lately that trying another is of no use yet."""
        if self.failing is None or self.failed_at is None:
            return False
        # A clock that was set back makes it no longer.
        return timedelta(0) <= self._clock.now() - self.failed_at < REST_AFTER_FAILURE

    def saves_per_second(self) -> float:
        """Return the mean rate over the last `RATE_WINDOW`."""
        now = self._clock.now()
        saved = sum(count for at, count in self._recent if now - RATE_WINDOW <= at <= now)
        return saved / RATE_WINDOW.total_seconds()

    def errors_in_window(self) -> int:
        """Return how many saves failed in the last 24 hours, at most `ERRORS_KEPT`."""
        since = self._clock.now() - ERROR_WINDOW
        return sum(1 for at in self._errors if at >= since)

    def latency_s(self, quantile: float) -> float | None:
        """Return an upper bound of the commit latency at `quantile` (0 to 1), None before any.

        Read from the histogram, so it is as coarse as `LATENCY_BOUNDS_S`; past the last
        bound it is infinite.
        """
        seen = 0
        for bound, count in zip(
            (*LATENCY_BOUNDS_S, float("inf")), self.latency_counts, strict=True
        ):
            seen += count
            if seen and seen >= quantile * self.commits:
                return bound
        return None
