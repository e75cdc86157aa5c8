"""Interviews whose turn failed are left alone for a while, longer each time."""

import random
from datetime import datetime, timedelta

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.service.clock import Clock

REST_MIN_S = 2.0
REST_MAX_S = 30.0

# Who has not failed again for so long has the short rests of a first failure before it.
FORGOTTEN_AFTER = timedelta(minutes=10)


class Rest(msgspec.Struct, frozen=True):
    """One interview's rest: until when (UTC), after how many failures in a row."""

    until: datetime
    failures: int


class Rests:
    """Who rests until when, and how often in a row it failed."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._rests: dict[InterviewId, Rest] = {}

    def __len__(self) -> int:
        return sum(self._is_going_on(rest) for rest in self._rests.values())

    def __contains__(self, interview: object) -> bool:
        rest = self._rests.get(interview)  # type: ignore[call-overload]  # any key may be asked for
        return rest is not None and self._is_going_on(rest)

    def begin(
        self,
        interview: InterviewId,
        *,
        at_least_s: float = 0.0,
        at_most_s: float = REST_MAX_S,
    ) -> None:
        """Let `interview` rest.

        Twice as long as the time before, with jitter, from `REST_MIN_S` to `REST_MAX_S`;
        never less than `at_least_s`, and never more than `at_most_s`, which counts more.
        """
        known = self._rests.get(interview)
        failures = known.failures if known is not None else 0
        usual_s = min(REST_MIN_S * 2.0 ** min(failures, 10), REST_MAX_S)
        rest_s = min(max(usual_s * random.uniform(0.75, 1.25), at_least_s), at_most_s)  # noqa: S311 - jitter
        until = self._clock.now() + timedelta(seconds=rest_s)
        self._rests[interview] = Rest(until, failures + 1)

    def left_s(self, interview: InterviewId) -> float:
        """Return for how many seconds more `interview` rests."""
        if interview not in self:
            return 0.0
        return (self._rests[interview].until - self._clock.now()).total_seconds()

    def resting(self) -> list[InterviewId]:
        """Return who rests now."""
        return [interview for interview, rest in self._rests.items() if self._is_going_on(rest)]

    def forget(self, interview: InterviewId) -> None:
        """Take `interview` for one that never failed."""
        self._rests.pop(interview, None)

    def prune(self) -> None:
        """Forget those that ended long ago, or that end too late to be true."""
        now = self._clock.now()
        self._rests = {
            interview: rest
            for interview, rest in self._rests.items()
            if self._is_going_on(rest) or timedelta(0) <= now - rest.until <= FORGOTTEN_AFTER
        }

    def _is_going_on(self, rest: Rest) -> bool:
        """Whether a rest is not over.

        One that ends too late to be true is: the clock was set back, and it would last
        for years (I6).
        """
        left = rest.until - self._clock.now()
        return timedelta(0) < left <= timedelta(seconds=REST_MAX_S)
