"""Small data folders with known interviews in them, and ways to damage their database."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import apsw

from vivavoce.domain.events import Candidate
from vivavoce.journal.store import Append
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import Story

PAGE_BYTES = 4096

# Enough that an interview's events lie on several pages, and a page holds those of several.
STORIES = 6
TURNS = 8


def make_folder(data: Path, *, stories: int = STORIES, turns: int = TURNS) -> list[Story]:
    """Make a data folder whose interviews speak in turn; return them."""
    told = [Story(candidate=Candidate(name=f"Candidate {n}")) for n in range(stories)]
    appends = [story.open() for story in told]
    for turn in range(turns):
        appends += [story.say(f"Turn {turn}. " * 40) for story in told]
        appends += [story.reply() for story in told]
    data.mkdir(mode=0o700)
    (data / "secret").write_bytes(b"s" * 32)
    (data / "guides").mkdir()
    (data / "guides" / "mine.yaml").write_text("id: mine\n")
    asyncio.run(_append(data / "journal.db", appends))
    return told


def erase(data: Path, *stories: Story) -> None:
    """Erase interviews in a folder that nobody serves."""

    async def erase_all() -> None:
        async with open_sqlite(data / "journal.db") as database:
            for story in stories:
                assert await database.store.erase(story.id, NOON)

    asyncio.run(erase_all())


async def _append(journal: Path, appends: Sequence[Append]) -> None:
    async with open_sqlite(journal) as database:
        for at in range(0, len(appends), STORIES):
            for append in appends[at : at + STORIES]:
                await database.store.append([append])


def pages_of(journal: Path, table: str) -> list[int]:
    """Return the numbers of a table's or index's pages, counted from 1."""
    connection = apsw.Connection(str(journal), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        query = "SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno"
        return [page for (page,) in connection.execute(query, (table,))]
    finally:
        connection.close()


def overwrite(file: Path, at: int, content: bytes) -> None:
    """Write over the bytes of a file that nobody has open."""
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(content)


def flip(file: Path, at: int, bit: int = 0) -> None:
    """Turn one bit of a file that nobody has open."""
    with file.open("r+b") as opened:
        opened.seek(at)
        [value] = opened.read(1)
        opened.seek(at)
        opened.write(bytes([value ^ (1 << bit)]))
