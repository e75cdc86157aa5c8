"""Full-text search over everything that was said, and over who it was said by.

A file of its own beside the journal, filled by following the journal from the
last position it has seen. It holds nothing that is not in the journal: a damaged
or missing index is made anew.
"""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import apsw

from vivavoce import observability
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import DamagedRecord, StoreUnavailable, VivavoceError
from vivavoce.journal.store import PAGE_MAX, Store
from vivavoce.projections.search_file import (
    add,
    clear,
    open_anew,
    open_file,
    progress,
    remove,
    table_of,
)
from vivavoce.projections.search_hits import Hits, hits
from vivavoce.projections.search_words import query_of
from vivavoce.stores.sqlite.rows import to_id
from vivavoce.stores.sqlite.worker import Worker

T = TypeVar("T")

# Messages that `find` looks at, the latest ones.
FOUND_MAX = 50_000

# A search does not wait longer for an index that is being rebuilt.
PATIENCE_S = 2.0

# The background follower goes in small steps and rests as long as each of them took.
# Indexing without a rest takes the interpreter from the journal's writer: with 1,000
# records at a time, acknowledgements waited 100 ms every two seconds.
FOLLOW_EVERY_S = 2.0
STEP = 250


class IndexDamaged(Exception):
    """The index itself makes no sense; the journal does not suffer from it.

    Attributes:
        worker: whose file it was.
    """

    def __init__(self, worker: Worker) -> None:
        super().__init__("The search index is damaged.")
        self.worker = worker


class SearchIndex:
    """Finds what was said, and interviews by it: see `searching.Search`."""

    def __init__(self, store: Store, path: Path, worker: Worker) -> None:
        self._store = store
        self._path = path
        self._worker = worker
        self._catching_up = asyncio.Lock()
        self._position: int | None = (
            None  # of what is indexed; None until compared with the journal
        )
        self._must_vacuum = True  # an earlier process may have died while it erased
        self._follower: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._follower = asyncio.create_task(self._follow(), name="search-follower")

    async def find(self, organization: OrganizationId, words: str) -> list[InterviewId]:
        query = query_of(words)
        if not query:
            return []
        found, rebuilt = await self._search(partial(_interviews, organization, query))
        if rebuilt is not None:
            raise StoreUnavailable(f"Search is being rebuilt ({rebuilt:.0%}); try again later.")
        return found

    async def hits(
        self,
        organization: OrganizationId,
        words: str,
        *,
        before: int | None = None,
        interviews_max: int = 20,
    ) -> Hits:
        query = query_of(words)
        if not query:
            return Hits(found=[])
        look_up = hits(organization, query, before=before, interviews_max=interviews_max)
        found, rebuilt = await self._search(look_up)
        found.rebuilt = rebuilt
        return found

    async def erase(self, *interviews: InterviewId) -> None:
        """Remove the words of some interviews from the index's live files.

        What the journal still has and is not indexed yet will be: call again once it is
        erased there.

        The index is written anew without them, which takes about a second for each GiB:
        SQLite leaves copies behind of rows it moved, and deleting does not find those.

        Raises:
            StoreUnavailable: the journal or the index does not answer; call again.
        """

        def erase(connection: apsw.Connection) -> None:
            removed = [remove(connection, interview) for interview in interviews]
            if any(removed):
                self._must_vacuum = True
            if self._must_vacuum:
                connection.execute("VACUUM")
                connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
                self._must_vacuum = False

        async def erase_between_pages() -> None:
            # What was read before is indexed by then, and what is read later has no words.
            async with self._catching_up:
                await self._run(erase)

        await self._soundly(erase_between_pages)

    async def close(self) -> None:
        """Stop following and release the file."""
        if self._follower is not None:
            self._follower.cancel()
            await asyncio.gather(self._follower, return_exceptions=True)
        await self._worker.close()

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(FOLLOW_EVERY_S)
            try:
                is_behind = True
                while is_behind:
                    began = time.monotonic()
                    is_behind = await self._index(STEP)
                    await asyncio.sleep(time.monotonic() - began)
            except IndexDamaged as error:
                await self._renew(error.worker)
            except VivavoceError as error:
                _report_behind(error)

    async def _search(self, search: Callable[[apsw.Connection], T]) -> tuple[T, float | None]:
        """Search everything that is committed; tell how much it was, if it was not all."""

        async def caught_up() -> tuple[T, float | None]:
            if self._position is not None:
                # Mostly nothing is new: searching need not wait to be told so.
                asked = self._store.follow(after=self._position, limit=1)
                try:
                    news, found = await asyncio.gather(asked, self._run(search))
                except DamagedRecord:
                    pass  # said below
                else:
                    if not news:
                        return found, None
            rebuilt = None
            try:
                if not await self._catch_up(patience_s=PATIENCE_S):
                    rebuilt = await self._share()
            except DamagedRecord as error:
                # Pages of the journal are damaged: what was indexed before is found still.
                _report_behind(error)
            return await self._run(search), rebuilt

        return await self._soundly(caught_up)

    async def _catch_up(self, *, patience_s: float = math.inf) -> bool:
        """Index what the journal has; tell whether that was done before patience ran out."""
        end = time.monotonic() + patience_s
        while await self._index(PAGE_MAX):
            if time.monotonic() > end:
                return False
        return True

    async def _share(self) -> float:
        """Return how much of the journal is indexed, 0.0 to 1.0."""
        last = await self._store.last_position()
        return min((self._position or 0) / last, 1.0) if last else 1.0

    async def _index(self, limit: int) -> bool:
        """Index what follows in the journal, at most `limit` records; tell whether more may."""
        async with self._catching_up:
            if self._position is None:
                self._position = await self._trusted_position()
            followed = await self._store.follow(after=self._position, limit=limit)
            if followed:
                await self._run(partial(add, followed))
                self._position = followed[-1].position
            return len(followed) == limit

    async def _trusted_position(self) -> int:
        """Return how far the index has come in this journal."""
        position, last_hash = await self._run(progress)
        if position and not await self._is_in_journal(position, last_hash):
            # The journal was replaced, by a backup perhaps: begin anew.
            await self._run(clear)
            position = 0
        return position

    async def _is_in_journal(self, position: int, last_hash: bytes) -> bool:
        found = await self._store.follow(after=position - 1, limit=1)
        return bool(found) and (found[0].position, found[0].record.hash) == (position, last_hash)

    async def _run(self, function: Callable[[apsw.Connection], T]) -> T:
        """Run `function` on the index.

        Raises:
            IndexDamaged: its bytes make no sense.
            StoreUnavailable: it does not answer. Never `StoreBroken`: the journal is fine.
        """
        worker = self._worker
        try:
            return await worker.run(function)
        except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError) as error:
            # Whoever searches cannot write SQL that is wrong: its tables are not what we made.
            raise IndexDamaged(worker) from error
        except (TypeError, ValueError) as error:
            raise IndexDamaged(worker) from error
        except apsw.Error as error:
            raise StoreUnavailable(f"The search index does not answer: {error}.") from error

    async def _soundly(self, use: Callable[[], Awaitable[T]]) -> T:
        """Use the index; should it prove damaged, make it anew and use it again."""
        try:
            return await use()
        except IndexDamaged as error:
            await self._renew(error.worker)
        try:
            return await use()
        except IndexDamaged as error:
            raise StoreUnavailable("The search index is damaged again and again.") from error

    async def _renew(self, damaged: Worker) -> None:
        """Replace the file of `damaged` by an empty one, unless that has been done."""
        async with self._catching_up:
            if self._worker is not damaged:
                return
            await damaged.close()
            self._worker = Worker(open_anew(self._path), name="search")
            self._position = None


def open_search(path: Path, store: Store) -> SearchIndex:
    """Open the index at `path`; a damaged one is replaced by an empty one.

    Raises:
        CannotStart: the file cannot be opened.
    """
    return SearchIndex(store, path, Worker(open_file(path), name="search"))


def _interviews(
    organization: OrganizationId, query: str, connection: apsw.Connection
) -> list[InterviewId]:
    table = table_of(connection, organization)
    if table is None:
        return []
    found = connection.execute(
        f"SELECT interview FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?",  # noqa: S608 - a name of ours
        (query, FOUND_MAX),
    )
    return [to_id(interview) for interview in dict.fromkeys(row[0] for row in found)]


def _report_behind(error: VivavoceError) -> None:
    observability.warning("search:behind", "Search could not catch up", why=str(error))
