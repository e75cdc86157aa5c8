"""A data folder of a few interviews, the means to damage it, and what is left of it afterwards."""

import shutil
from pathlib import Path
from typing import Any

import apsw
import msgspec

from vivavoce.authoring.reading import built_in_guides, kept_guide
from vivavoce.domain.events import MessageAdded
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.embedded import Vivavoce
from vivavoce.errors import DamagedRecord
from vivavoce.journal.codec import decode
from vivavoce.journal.records import replay
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.rows import to_blob, to_id
from vivavoce.upkeep.charts import ROW_COLUMNS
from vivavoce.upkeep.doctor import examine
from vivavoce.upkeep.findings import Report
from vivavoce.upkeep.repair import Repair, repair

PAGE = 4096
WORDS = ("Apples", "Marmalade", "Cherries")
LONG = 9_000  # more than two pages: the rest of such a row lies elsewhere


async def make_folder(data: Path) -> list[InterviewId]:
    """Hold three interviews in the new folder `data`; all rest, the oldest first."""
    opened = []
    async with Vivavoce.open(data) as vv:
        for words in WORDS:
            interview = await vv.open_interview(
                "agent-hiring", candidate={"name": words}, metadata={"team": words}
            )
            await interview.add_message(f"{words} are what this agent should know about.")
            await interview.reply()
            await interview.pause()
            await interview.add_message(f"{words} again. {'x' * LONG}")
            opened.append(interview.id)
    return opened


def copy_of(folder: Path, to: Path) -> Path:
    """Return a fresh copy of `folder` at `to`."""
    shutil.rmtree(to, ignore_errors=True)
    return shutil.copytree(folder, to)


def alter(data: Path, sql: str, *parameters: Any) -> None:
    """Change something in the database behind the program's back."""
    connection = apsw.Connection(str(data / "journal.db"))
    connection.pragma("foreign_keys", False)
    connection.execute(sql, parameters)
    assert connection.changes() > 0, "nothing was damaged"
    connection.close()


def read_guide(source: str) -> Guide:
    return kept_guide(source, name="a kept guide")


def examined(data: Path) -> Report:
    return examine(data, read_guide=read_guide)


def repaired(data: Path, **options: Any) -> Repair:
    sources = list(built_in_guides().values())
    return repair(data, read_guide=read_guide, sources=sources, **options)


class Rows(msgspec.Struct):
    """Every stored byte of every interview."""

    events: dict[InterviewId, list[tuple[Any, ...]]]
    rows: dict[InterviewId, tuple[Any, ...]]

    def differing(self, other: "Rows") -> set[InterviewId]:
        """Return the interviews of which anything is different."""
        return {
            id_
            for id_ in self.events.keys() | other.events.keys() | self.rows.keys()
            if self.events.get(id_) != other.events.get(id_)
            or self.rows.get(id_) != other.rows.get(id_)
        }


def rows_of(data: Path) -> Rows:
    """Return what is stored, byte for byte."""
    connection = apsw.Connection(str(data / "journal.db"))
    found = Rows({}, {})
    for row in connection.execute(
        "SELECT interview, position, seq, CAST(name AS BLOB), recorded_at, CAST(actor AS BLOB), "
        "content, salt, glimpse, digest, hash FROM events ORDER BY position"
    ):
        found.events.setdefault(to_id(row[0]), []).append(row)
    for row in connection.execute(f"SELECT id, number, {ROW_COLUMNS} FROM interviews"):
        found.rows[to_id(row[0])] = row[1:]
    connection.close()
    return found


def words_in(row: tuple[Any, ...]) -> str | None:
    """Return the words of a stored message as it was written, None if it is another event."""
    event = decode(row[3].decode(), row[6])
    return event.text if isinstance(event, MessageAdded) else None


async def interviews_in(data: Path) -> dict[InterviewId, Interview | DamagedRecord]:
    """Return each interview as its records tell of it, or why they do not."""
    told: dict[InterviewId, Interview | DamagedRecord] = {}
    async with open_sqlite(data / "journal.db") as database:
        for id_ in rows_of(data).rows:
            try:
                told[id_] = replay(id_, await database.store.read(id_))
            except DamagedRecord as error:
                told[id_] = error
    return told


def blob(interview: InterviewId) -> bytes:
    return to_blob(interview)
