"""Many interviews at once, against SQLite writing the very same rows.

The baseline knows nothing of interviews: it takes the rows that the service has just
written and writes them again into another file, in batches as large as the service's
were, on one thread, with nothing to decide, hash, encode or acknowledge.
"""

import asyncio
import re
import statistics
import time
from pathlib import Path

from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.library import open_interviews, say, started
from vivavoce.domain.ids import InterviewId
from vivavoce.service.services import Services
from vivavoce.stores.sqlite import rows
from vivavoce.stores.sqlite.connection import open_reader, open_writer

AT_ONCE = 100
GOAL = 0.35

# The columns that the store's own statements name.
UPDATED = re.findall(r"(\w+) = \?", rows.UPDATE_INTERVIEW)[:-2]
INSERTED = re.findall(r"\w+", rows.INSERT_EVENT.partition("(")[2].partition(")")[0])

# What the service wrote since: the parameters of UPDATE_INTERVIEW, then of INSERT_EVENT.
# Of the interview row only the version is that of its day; the rest is as large as it was.
WRITTEN = f"""
    SELECT {", ".join("e.seq" if column == "version" else f"i.{column}" for column in UPDATED)},
           i.id, e.seq - 1,
           {", ".join(f"e.{column}" for column in INSERTED)}
    FROM events AS e JOIN interviews AS i ON i.id = e.interview
    WHERE e.position > ? ORDER BY e.position
"""
UPDATE_PARAMETERS = len(UPDATED) + 2


async def run(plan: Plan) -> list[Line]:
    each = plan.many(100)
    folder = plan.new_folder("append")
    async with started(folder) as services:
        interviews = await open_interviews(services, AT_ONCE)
        await add_at_once(services, interviews, each)
        raw = RawJournal(folder / "journal.db", plan.new_folder("raw") / "raw.db")
        batches: list[float] = []

        async def service() -> float:
            saves, commits = services.vitals.saves, services.vitals.commits
            seconds = await add_at_once(services, interviews, each)
            batches.append((services.vitals.saves - saves) / (services.vitals.commits - commits))
            return AT_ONCE * each / seconds

        async def sqlite() -> float:
            count, seconds = raw.catch_up(round(statistics.median(batches or [AT_ONCE])))
            return count / seconds

        kept, written = await in_turn(plan.rounds(11), service, sqlite)
        raw.close()
    return [
        Line(
            name="append",
            rounds=ratios(kept, written),
            goal=GOAL,
            at_least=True,
            told=f"{statistics.median(kept):,.0f}/s against {statistics.median(written):,.0f}/s, "
            f"{statistics.median(batches):.0f} a commit",
        )
    ]


async def add_at_once(services: Services, interviews: list[InterviewId], each: int) -> float:
    """Add messages to all interviews at the same time; return the seconds it took."""
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for interview in interviews:
            group.create_task(say(services, interview, each))
    return time.perf_counter() - began


class RawJournal:
    """A copy of a journal, brought up to date by SQLite alone."""

    def __init__(self, journal: Path, copy: Path) -> None:
        self._source = open_reader(journal)
        self._target = open_writer(copy)
        with self._target.backup("main", self._source, "main") as backup:
            backup.step()
        self._position = self._source.execute("SELECT max(position) FROM events").get

    def catch_up(self, batch: int) -> tuple[int, float]:
        """Write what the journal got since the last call, `batch` messages a commit.

        Returns:
            How many messages, and the seconds that writing them took.
        """
        found = self._source.execute(WRITTEN, (self._position,)).fetchall()
        self._position += len(found)
        updates = [row[:UPDATE_PARAMETERS] for row in found]
        inserts = [row[UPDATE_PARAMETERS:] for row in found]
        began = time.perf_counter()
        for at in range(0, len(found), batch):
            self._target.execute("BEGIN IMMEDIATE")
            self._target.executemany(rows.UPDATE_INTERVIEW, updates[at : at + batch])
            self._target.executemany(rows.INSERT_EVENT, inserts[at : at + batch])
            self._target.execute("COMMIT")
        seconds = time.perf_counter() - began
        changed = self._target.execute("SELECT max(position) FROM events").get
        assert changed == self._position, "the copy does not hold what the journal holds"
        return len(found), seconds

    def close(self) -> None:
        self._source.close()
        self._target.close()
