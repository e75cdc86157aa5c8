"""Who makes which owed reply, as long as one process owns the folder."""

from collections.abc import Sequence
from datetime import datetime

from vivavoce.domain.ids import InterviewId

# Past so many the expired ones are looked for; what lives is a few thousand at most.
SWEEP_AT = 4096


class Claims:
    """Claims of interviews, in memory.

    The folder is locked against a second server, so nobody outside this process could
    claim anything; and whoever starts after it died finds everything free at once.
    """

    def __init__(self) -> None:
        self._held: dict[InterviewId, tuple[str, datetime]] = {}
        self._sweep_at = SWEEP_AT

    def claim(
        self, interviews: Sequence[InterviewId], *, node: str, now: datetime, until: datetime
    ) -> list[InterviewId]:
        """Take what is free at `now`; see `journal.store.Store.claim`."""
        if len(self._held) >= self._sweep_at:
            self._sweep(now)
        taken: dict[InterviewId, None] = {}
        for interview in interviews:
            holder, expires_at = self._held.get(interview, (node, now))
            if holder == node or expires_at <= now:
                self._held[interview] = (node, until)
                taken[interview] = None
        return list(taken)

    def release(self, interviews: Sequence[InterviewId], *, node: str) -> None:
        """Give back what `node` holds; see `journal.store.Store.release`."""
        for interview in interviews:
            if self._held.get(interview, (None, None))[0] == node:
                del self._held[interview]

    def _sweep(self, now: datetime) -> None:
        """Forget what expired, so that memory is bounded by what lives."""
        self._held = {interview: held for interview, held in self._held.items() if held[1] > now}
        self._sweep_at = max(SWEEP_AT, 2 * len(self._held))
