"""A store that can be held up and made to fail, and an observer that remembers.

Both stand around real parts: what a test does not order goes to the real store.
"""

import asyncio
from collections.abc import Sequence

from vivavoce.domain.ids import InterviewId
from vivavoce.errors import DamagedRecord, StaleVersion, StoreUnavailable
from vivavoce.journal.store import Append, Appended, Store


class Tally:
    """A `CommitObserver` that remembers."""

    def __init__(self) -> None:
        self.commits: list[int] = []
        self.failures: list[tuple[int, StoreUnavailable]] = []

    def committed(self, appends: int, seconds: float) -> None:
        assert seconds >= 0
        self.commits.append(appends)

    def failed(self, appends: int, error: StoreUnavailable) -> None:
        self.failures.append((appends, error))


class SlowDisk:
    """The `append` of a real store, behind a disk that can be held up and made to fail."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._free = asyncio.Event()
        self._free.set()
        self.batches: list[list[Append]] = []
        self.errors: list[Exception] = []  # raised one by one instead of appending
        self.lost_answers: list[Exception] = []  # raised one by one after appending
        self.damaged: set[InterviewId] = set()  # whose rows cannot be written
        self.errors_after_damage: list[Exception] = []  # raised once damage was met

    def hold(self) -> None:
        """Let commits wait from now on."""
        self._free.clear()

    def release(self) -> None:
        """Let commits go on."""
        self._free.set()

    async def append(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        self.batches.append(list(appends))
        await self._free.wait()
        if self.errors:
            raise self.errors.pop(0)
        if self.damaged & {append.interview for append in appends}:
            self.errors += self.errors_after_damage if len(appends) == 1 else []
            raise DamagedRecord("The database is damaged here.")
        results = await self._store.append(appends)
        if self.lost_answers:
            raise self.lost_answers.pop(0)
        return results
