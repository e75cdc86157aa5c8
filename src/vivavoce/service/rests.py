"""Interviews whose turn failed are left alone for a while, longer each time."""

import random
from datetime import datetime, timedelta

from vivavoce.domain.ids import InterviewId
from vivavoce.service.clock import Clock

REST_MIN_S = 2.0
REST_MAX_S = 30.0


class Rests:
    """Who rests until when, and how often in a row it failed."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until: dict[InterviewId, datetime] = {}
        self._failures: dict[InterviewId, int] = {}

    def __len__(self) -> int:
        return len(self._until)

    def __contains__(self, interview: object) -> bool:
        return interview in self._until

    def begin(
        self,
        interview: InterviewId,
        *,
        at_least_s: float = 0.0,
        at_most_s: float = REST_MAX_S,
    ) -> float:
        """Let `interview` rest; return for how many seconds.

        Twice as long as the time before, with jitter, from `REST_MIN_S` to `REST_MAX_S`;
        never less than `at_least_s`, and never more than `at_most_s`, which counts more.
        """
        failures = self._failures.get(interview, 0)
        self._failures[interview] = failures + 1
        usual_s = min(REST_MIN_S * 2.0 ** min(failures, 10), REST_MAX_S)
        rest_s = min(max(usual_s * random.uniform(0.75, 1.25), at_least_s), at_most_s)  # noqa: S311 - jitter
        self._until[interview] = self._clock.now() + timedelta(seconds=rest_s)
        return rest_s

    def end(self, interview: InterviewId) -> None:
        """Let `interview` be taken up again; how often it failed is still known."""
        self._until.pop(interview, None)

    def forget(self, interview: InterviewId) -> None:
        """Take `interview` for one that never failed."""
        self.end(interview)
        self._failures.pop(interview, None)

    def prune(self) -> None:
        """End the rests whose time is over.

        Also those that end too late to be true: the clock was set back, and they would
        last for years (I6).
        """
        now = self._clock.now()
        longest = timedelta(seconds=REST_MAX_S)
        self._until = {
            interview: until
            for interview, until in self._until.items()
            if timedelta(0) < until - now <= longest
        }
