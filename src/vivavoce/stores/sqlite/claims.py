"""Who makes which owed reply, as long as one process owns the folder."""

import time
from collections.abc import Callable, Iterable, Sequence

import msgspec

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.store import Summary

# Past so many the expired ones are looked for; what lives is a few thousand at most.
SWEEP_AT = 4096


class Held(msgspec.Struct, frozen=True):
    """Whose an interview is, and until when on the steady clock."""

    node: str
    until_s: float
    rests: bool = False  # nobody makes its reply; it is left alone for a while


class Claims:
    """Claims of interviews, in memory.

    The folder is locked against a second server, so nobody outside this process could
    claim anything; and whoever starts after it died finds everything free at once.

    Args:
        steady: seconds, from a clock that nobody sets.
    """

    def __init__(self, *, steady: Callable[[], float] = time.monotonic) -> None:
        self._steady = steady
        self._held: dict[InterviewId, Held] = {}
        self._sweep_at = SWEEP_AT

    def __len__(self) -> int:
        """Return how many there are, those that ran out not long ago among them."""
        return len(self._held)

    def claim(
        self, interviews: Iterable[InterviewId], *, node: str, lease_s: float
    ) -> list[InterviewId]:
        """Take what is free; see `journal.store.Store.claim`."""
        now_s = self._steady()
        if len(self._held) >= self._sweep_at:
            self._sweep(now_s)
        taken: dict[InterviewId, None] = {}
        for interview in interviews:
            held = self._held.get(interview)
            if held is None or held.node == node or held.rests or held.until_s <= now_s:
                self._held[interview] = Held(node, now_s + lease_s)
                taken[interview] = None
        return list(taken)

    def take(
        self, owed: Iterable[Summary], *, node: str, lease_s: float, limit: int
    ) -> list[Summary]:
        """Take what nobody has of what is `owed`; see `journal.store.Store.take_owed`."""
        now_s = self._steady()
        free = [summary for summary in owed if self._may_take(summary.id, node, now_s)][:limit]
        self.claim((summary.id for summary in free), node=node, lease_s=lease_s)
        return free

    def release(self, interviews: Sequence[InterviewId], *, node: str, rest_s: float = 0.0) -> None:
        """Give back what `node` holds; see `journal.store.Store.release`."""
        for interview in interviews:
            held = self._held.get(interview)
            if held is None or held.node != node:
                continue
            if rest_s > 0:
                self._held[interview] = Held(node, self._steady() + rest_s, rests=True)
            else:
                del self._held[interview]

    def _may_take(self, interview: InterviewId, node: str, now_s: float) -> bool:
        held = self._held.get(interview)
        return held is None or held.until_s <= now_s or (held.rests and held.node == node)

    def _sweep(self, now_s: float) -> None:
        """Forget what expired, so that memory is bounded by what lives."""
        self._held = {
            interview: held for interview, held in self._held.items() if held.until_s > now_s
        }
        self._sweep_at = max(SWEEP_AT, 2 * len(self._held))
