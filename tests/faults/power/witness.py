"""Somebody who looks on while a workload runs, and writes down what was sent and promised."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from tests.faults.power.recorder import Recorder
from tests.faults.power.trace import AllIsSafe, CopyBegins, CopyIsSafe, Stored
from vivavoce.errors import StaleVersion
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.store import Append, Appended
from vivavoce.stores.sqlite.store import SqliteStore


class Witness:
    """What was sent to the store and what it acknowledged, noted among the disk's operations.

    Args:
        ack_early: note an acknowledgement before the commit, as a program would that
            answers too soon. What is tested has to find that.
    """

    def __init__(self, recorder: Recorder, *, ack_early: bool = False) -> None:
        self._recorder = recorder
        self._ack_early = ack_early
        self.sent: set[bytes] = set()
        self.ends: set[bytes] = set()

    def sends(self, append: Append) -> None:
        """Note an append that is about to be made."""
        self.sent |= {record.hash for record in append.records}
        self.ends.add(append.records[-1].hash)

    def was_told(self, append: Append) -> None:
        """Note that the sender was told now that the append is stored."""
        self._recorder.mark(Stored(append.interview, append.summary.version))

    def all_is_safe(self, *gone: str) -> None:
        """Note that everything done so far was acknowledged, and nothing is under way.

        Args:
            gone: words that were promised to be nowhere in the folder any more.
        """
        self._recorder.mark(AllIsSafe(tuple(word.encode() for word in gone)))

    def asks_for_copy(self, folder: str) -> None:
        """Note that a backup is asked for; by `folder` it will be called beside the data folder."""
        self._recorder.mark(CopyBegins(folder))

    def copy_is_safe(self, folder: str) -> None:
        """Note that somebody was told that the backup is made."""
        self._recorder.mark(CopyIsSafe(folder))

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look on at every append of every store and every group commit within the block."""
        really_append = SqliteStore.append
        really_append_together = GroupCommit.append

        async def append_together(journal: GroupCommit, append: Append, **options: Any) -> Appended:
            stored = await really_append_together(journal, append, **options)
            self.was_told(append)
            return stored

        async def append(
            store: SqliteStore, appends: Sequence[Append]
        ) -> list[Appended | StaleVersion]:
            for one in appends:
                self.sends(one)
            if self._ack_early:
                for one in appends:
                    self.was_told(one)
                await asyncio.sleep(0)
            results = await really_append(store, appends)
            for one, result in zip(appends, results, strict=True):
                if isinstance(result, Appended) and not self._ack_early:
                    self.was_told(one)
            return results

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(SqliteStore, "append", append)
            patch.setattr(GroupCommit, "append", append_together)
            yield
