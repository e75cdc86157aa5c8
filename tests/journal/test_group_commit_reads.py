"""A commit may have to read first, and the disk may not give what it needs (I7, I12)."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.journal.observing import Tally
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import ReadFailed, StaleVersion
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.store import Append, Appended, Store
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.stories import Story


class BadSector:
    """The `append` of a real store; the rows of some interviews cannot be read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.unreadable: set[InterviewId] = set()

    async def append(self, appends: Sequence[Append]) -> list[Appended | StaleVersion]:
        if self.unreadable & {append.interview for append in appends}:
            raise ReadFailed("The disk does not give what is stored here.")
        return await self._store.append(appends)


async def test_who_needs_what_cannot_be_read_is_refused_and_the_neighbours_commit(
    tmp_path: Path,
) -> None:
    tally = Tally()
    stories = [Story() for _ in range(4)]
    async with open_sqlite(tmp_path / "journal.db") as database:
        disk = BadSector(database.store)
        journal = GroupCommit(disk, Feed(), tally)  # type: ignore[arg-type]  # of a store, a journal uses `append` alone
        disk.unreadable.add(stories[2].id)
        openings = [story.open() for story in stories]
        waiting = [asyncio.create_task(journal.append(opening)) for opening in openings]
        results = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(result) for result in results] == [Appended, Appended, ReadFailed, Appended]
        assert [(appends, type(error)) for appends, error in tally.failures] == [(1, ReadFailed)]
        # The sector is read at the next attempt: nothing was broken by it.
        disk.unreadable.clear()
        assert await journal.append(openings[2]) == Appended(version=1)
        with pytest.raises(StaleVersion):
            await journal.append(openings[2])
        await journal.close()
