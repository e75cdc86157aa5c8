"""Callers who are turned away because there are too many of them at once (I12)."""

import asyncio

from vivavoce import observability

# A crowd is over once nobody had to be turned away for this long: one line in the log
# when it begins and one when it ends, however many thousands came.
OVER_AFTER_S = 2.0


class Crowd:
    """Counts those who were turned away, and tells while it goes on why they are."""

    def __init__(self) -> None:
        self.turned_away = 0
        self.reason: str | None = None  # None while everybody is let in
        self._last_at = 0.0

    def turn_away(self, reason: str) -> None:
        """Count one caller. `reason` is a sentence for whoever runs the server."""
        self.turned_away += 1
        loop = asyncio.get_running_loop()
        self._last_at = loop.time()
        if self.reason is None:
            observability.warning("crowd:began", "Callers are turned away", reason=reason)
            loop.call_later(OVER_AFTER_S, self._look)
        self.reason = reason

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        left_s = self._last_at + OVER_AFTER_S - loop.time()
        if left_s > 0:
            loop.call_later(left_s, self._look)
            return
        self.reason = None
        observability.info("crowd:ended", "Everybody is let in again", refused=self.turned_away)
