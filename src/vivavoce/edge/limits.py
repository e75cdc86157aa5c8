"""How fast one candidate may change things: a bucket of tokens for each interview."""

import time
from collections import OrderedDict

from vivavoce.domain.ids import InterviewId
from vivavoce.errors import TooFast

# Far above what anybody types, also when an outbox is emptied after hours offline.
BURST = 200
PER_SECOND = 50.0
INTERVIEWS_MAX = 10_000


class ChangeLimit:
    """Counts changes per interview; forgets those that were quiet longest."""

    def __init__(self, *, burst: int = BURST, per_second: float = PER_SECOND) -> None:
        self._burst = burst
        self._per_second = per_second
        self._buckets: OrderedDict[InterviewId, tuple[float, float]] = OrderedDict()

    def take(self, interview: InterviewId) -> None:
        """Count one change by the candidate of `interview`.

        Raises:
            TooFast: the bucket is empty.
        """
        now = time.monotonic()
        tokens, since = self._buckets.get(interview, (float(self._burst), now))
        tokens = min(self._burst, tokens + (now - since) * self._per_second)
        if tokens < 1:
            wait_s = (1 - tokens) / self._per_second
            raise TooFast(
                f"At most {self._per_second:.0f} changes a second; wait a moment.",
                retry_after_s=wait_s,
            )
        self._buckets[interview] = (tokens - 1, now)
        self._buckets.move_to_end(interview)
        if len(self._buckets) > INTERVIEWS_MAX:
            self._buckets.popitem(last=False)
