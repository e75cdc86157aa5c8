"""Full-text search over everything that was said.

A file of its own beside the journal, filled by following the journal from the
last position it has seen. It holds nothing that is not in the journal: a damaged
or missing index is made anew.
"""

import asyncio
import os
import time
from functools import partial
from pathlib import Path

import apsw
import msgspec

from vivavoce import observability
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import CannotStart, VivavoceError
from vivavoce.journal.store import PAGE_MAX, Followed, Store
from vivavoce.stores.sqlite.connection import translated
from vivavoce.stores.sqlite.worker import Worker

# Interviews a search names at the most, newest words first.
FOUND_MAX = 1_000

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


class Message(msgspec.Struct):
    """The one field of a message's content that is searched."""

    text: str


class SearchIndex:
    """Finds interviews by words said in them."""

    def __init__(self, store: Store, worker: Worker) -> None:
        self._store = store
        self._worker = worker
        self._catching_up = asyncio.Lock()
        self._is_trusted = False  # until compared with the journal
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
        """
        await self._catch_up()
        query = " ".join(f'"{word}"*' for word in words.replace('"', " ").split())
        if not query:
            return []

        def search(connection: apsw.Connection) -> list[InterviewId]:
            found = connection.execute(
                "SELECT interview FROM words WHERE words MATCH ? AND organization = ? "
                "GROUP BY interview ORDER BY max(rowid) DESC LIMIT ?",
                (query, organization, FOUND_MAX),
            )
            return [InterviewId(row[0]) for row in found]

        with translated():
            return await self._worker.run(search)

    async def erase(self, interview: InterviewId) -> None:
        """Remove an interview's words from the index's live files."""
        await self._catch_up()

        def erase(connection: apsw.Connection) -> None:
            connection.execute("DELETE FROM words WHERE interview = ?", (interview,))
            connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)

        with translated():
            await self._worker.run(erase)

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
            except VivavoceError as error:
                observability.warning("search:behind", "Search could not catch up", why=str(error))

    async def _catch_up(self) -> None:
        while await self._index(PAGE_MAX):
            pass

    async def _index(self, limit: int) -> bool:
        """Index what follows in the journal, at most `limit` records; tell whether more may."""
        async with self._catching_up:
            with translated():
                position, last_hash = await self._worker.run(_progress)
                if not self._is_trusted:
                    if position and not await self._is_in_journal(position, last_hash):
                        # The journal was replaced, by a backup perhaps: begin anew.
                        await self._worker.run(_clear)
                        position = 0
                    self._is_trusted = True
                followed = await self._store.follow(after=position, limit=limit)
                if followed:
                    await self._worker.run(partial(_add, followed))
                return len(followed) == limit

    async def _is_in_journal(self, position: int, last_hash: bytes) -> bool:
        found = await self._store.follow(after=position - 1, limit=1)
        return bool(found) and (found[0].position, found[0].record.hash) == (position, last_hash)


def open_search(path: Path, store: Store) -> SearchIndex:
    """Open the index at `path`; a damaged one is replaced by an empty one.

    Raises:
        CannotStart: the file cannot be opened.
    """
    try:
        connection = _open(path)
    except (apsw.CorruptError, apsw.NotADBError):
        for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            file.unlink(missing_ok=True)
        observability.warning("search:rebuilt", "The search index was damaged; it is made anew")
        connection = _open(path)
    except apsw.Error as error:
        raise CannotStart(f"The search index {path} cannot be opened: {error}.") from error
    return SearchIndex(store, Worker(connection, name="search"))


def _open(path: Path) -> apsw.Connection:
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    # The index may lose its last commits in a power cut: its position goes with them.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(SCHEMA)
    return connection


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
