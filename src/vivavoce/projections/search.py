"""Full-text search over everything that was said.

A file of its own beside the journal, filled by following the journal from the
last position it has seen. It holds nothing that is not in the journal: a damaged
or missing index is made anew.
"""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import apsw
import msgspec

from vivavoce import observability
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import CannotStart, DamagedRecord, StoreUnavailable, VivavoceError
from vivavoce.journal.store import PAGE_MAX, Followed, Store
from vivavoce.stores.sqlite.worker import Worker

T = TypeVar("T")

# Interviews a search names at the most, newest words first.
FOUND_MAX = 50_000

# The background follower goes in small steps and rests as long as each of them took.
# Indexing without a rest takes the interpreter from the journal's writer: with 1,000
# records at a time, acknowledgements waited 100 ms every two seconds.
FOLLOW_EVERY_S = 2.0
STEP = 250

SCHEMA = """
    CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
        text, organization UNINDEXED, interview UNINDEXED, tokenize = 'unicode61'
    );
    INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
    CREATE TABLE IF NOT EXISTS progress (position INTEGER NOT NULL, hash BLOB NOT NULL);
    INSERT INTO progress SELECT 0, x'' WHERE NOT EXISTS (SELECT * FROM progress);
"""


# Counts up with each change of `SCHEMA`; an index of another version is made anew.
VERSION = 1


class Message(msgspec.Struct):
    """The one field of a message's content that is searched."""

    text: str


class IndexDamaged(Exception):
    """The index itself makes no sense; the journal does not suffer from it.

    Attributes:
        worker: whose file it was.
    """

    def __init__(self, worker: Worker) -> None:
        super().__init__("The search index is damaged.")
        self.worker = worker


class SearchIndex:
    """Finds interviews by words said in them."""

    def __init__(self, store: Store, path: Path, worker: Worker) -> None:
        self._store = store
        self._path = path
        self._worker = worker
        self._catching_up = asyncio.Lock()
        self._is_trusted = False  # until compared with the journal
        self._must_vacuum = True  # an earlier process may have died while it erased
        self._follower: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to follow the journal in the background."""
        self._follower = asyncio.create_task(self._follow(), name="search-follower")

    async def find(self, organization: OrganizationId, words: str) -> list[InterviewId]:
        """Return interviews in which all of `words` were said in one message.

        Everything committed before the call is searched. A word also matches as the
        beginning of a longer one; case and accents do not matter.

        Returns:
            At most `FOUND_MAX` ids, the latest words first; none when `words` holds no word.

        Raises:
            StoreUnavailable: the journal or the index does not answer.
        """
        query = _query(words)
        if not query:
            return []

        def search(connection: apsw.Connection) -> list[InterviewId]:
            found = connection.execute(
                "SELECT interview FROM words WHERE words MATCH ? AND organization = ? "
                "GROUP BY interview ORDER BY max(rowid) DESC LIMIT ?",
                (query, organization, FOUND_MAX),
            )
            return [InterviewId(row[0]) for row in found]

        async def catch_up_and_search() -> list[InterviewId]:
            try:
                await self._catch_up()
            except DamagedRecord as error:
                # Pages of the journal are damaged: what was indexed before is found still.
                _report_behind(error)
            return await self._run(search)

        return await self._soundly(catch_up_and_search)

    async def erase(self, interview: InterviewId) -> None:
        """Remove an interview's words from the index's live files.

        The index is written anew without them, which takes about a second for each GiB:
        SQLite leaves copies behind of rows it moved, and deleting does not find those.

        Raises:
            StoreUnavailable: the journal or the index does not answer; call again.
        """

        def erase(connection: apsw.Connection) -> None:
            connection.execute("DELETE FROM words WHERE interview = ?", (interview,))
            if connection.changes():
                self._must_vacuum = True
            if self._must_vacuum:
                connection.execute("VACUUM")
                connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
                self._must_vacuum = False

        async def catch_up_and_erase() -> None:
            try:
                await self._catch_up()
            except DamagedRecord as error:
                _report_behind(error)
            await self._run(erase)

        await self._soundly(catch_up_and_erase)

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

    async def _catch_up(self) -> None:
        while await self._index(PAGE_MAX):
            pass

    async def _index(self, limit: int) -> bool:
        """Index what follows in the journal, at most `limit` records; tell whether more may."""
        async with self._catching_up:
            position, last_hash = await self._run(_progress)
            if not self._is_trusted:
                if position and not await self._is_in_journal(position, last_hash):
                    # The journal was replaced, by a backup perhaps: begin anew.
                    await self._run(_clear)
                    position = 0
                self._is_trusted = True
            followed = await self._store.follow(after=position, limit=limit)
            if followed:
                await self._run(partial(_add, followed))
            return len(followed) == limit

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
        except (apsw.CorruptError, apsw.NotADBError, UnicodeDecodeError) as error:
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
            self._worker = Worker(_open_anew(self._path), name="search")


def open_search(path: Path, store: Store) -> SearchIndex:
    """Open the index at `path`; a damaged one is replaced by an empty one.

    Raises:
        CannotStart: the file cannot be opened.
    """
    try:
        try:
            connection = _open(path)
        except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError):
            connection = _open_anew(path)
    except (apsw.Error, OSError) as error:
        raise CannotStart(f"The search index {path} cannot be opened: {error}.") from error
    return SearchIndex(store, path, Worker(connection, name="search"))


def _open_anew(path: Path) -> apsw.Connection:
    for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        file.unlink(missing_ok=True)
    observability.warning("search:rebuilt", "The search index was of no use; it is made anew")
    return _open(path)


def _open(path: Path) -> apsw.Connection:
    """Open or create the index.

    Raises:
        apsw.SQLError: it is of another version.
    """
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = apsw.Connection(str(path))
    try:
        connection.pragma("secure_delete", True)
        connection.pragma("journal_mode", "wal")
        # The index may lose its last commits in a power cut: its position goes with them.
        connection.pragma("synchronous", "normal")
        is_new = not connection.execute("SELECT count(*) FROM sqlite_schema").get
        if not is_new and connection.pragma("user_version") != VERSION:
            raise apsw.SQLError("the index is of another version")
        connection.execute(SCHEMA)
        connection.pragma("user_version", VERSION)
    except apsw.Error:
        # Now, not some time later: closing removes the log, which may be another one by then.
        connection.close()
        raise
    return connection


def _query(words: str) -> str:
    """Return the FTS5 query for all of `words`, each of them quoted, so that none is an operator.

    Empty when there are no words. What cannot be part of a text is passed over.
    """
    sayable = words.encode(errors="ignore").decode().translate({0: " ", ord('"'): " "})
    return " ".join(f'"{word}"*' for word in sayable.split())


def _report_behind(error: VivavoceError) -> None:
    observability.warning("search:behind", "Search could not catch up", why=str(error))


def _progress(connection: apsw.Connection) -> tuple[int, bytes]:
    [(position, last_hash)] = connection.execute("SELECT position, hash FROM progress")
    return int(position), bytes(last_hash)


def _clear(connection: apsw.Connection) -> None:
    with connection:
        connection.execute("DELETE FROM words")
        connection.execute("UPDATE progress SET position = 0, hash = x''")


def _add(page: list[Followed], connection: apsw.Connection) -> None:
    with connection:
        connection.executemany(
            "INSERT INTO words (text, organization, interview) VALUES (?, ?, ?)",
            [
                (text, followed.organization, followed.record.interview)
                for followed in page
                if (text := _text(followed)) is not None
            ],
        )
        last = page[-1]
        connection.execute(
            "UPDATE progress SET position = ?, hash = ?", (last.position, last.record.hash)
        )


def _text(followed: Followed) -> str | None:
    record = followed.record
    if record.name != "message-added" or record.content is None:
        return None
    try:
        return msgspec.json.decode(record.content, type=Message).text
    except msgspec.MsgspecError:
        return None  # damaged; the interview itself is set aside when it is read
