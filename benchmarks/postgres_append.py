"""Many interviews at once on PostgreSQL, against psycopg writing the very same rows.

The baseline knows nothing of interviews: it takes the rows that the service has just
written and writes them again into another database of the same server, in batches as large as
the service's were, packed as the store packs them, one statement and one commit a batch:
events added, interview rows added or written over, nothing decided, compared or told.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

import psycopg

from benchmarks.append import AT_ONCE, add_at_once
from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.library import open_interviews
from benchmarks.postgres import new_database, postgres
from vivavoce.running import running
from vivavoce.stores.postgres import open_postgres, packing, writer

GOAL = 0.4

EVENTS = {
    "interview": "uuid",
    "seq": "bigint",
    "position": "bigint",
    "name": "text",
    "recorded_at": "bigint",
    "actor": "text",
    "content": "bytea",
    "salt": "bytea",
    "digest": "bytea",
    "hash": "bytea",
}
INTERVIEWS = {
    "id": "uuid",
    "organization": "text",
    "status": "text",
    "state": "text",
    "version": "bigint",
    "guide": "text",
    "guide_version": "text",
    "interviewer": "text",
    "language": "text",
    "opened_at": "bigint",
    "updated_at": "bigint",
    "owed_since": "bigint",
    "due_at": "bigint",
    "messages": "bigint",
    "last_speaker": "text",
    "progress": "bigint",
    "glimpse": "bytea",
}
PACK: dict[str, Callable[[Sequence[Any]], packing.Packed]] = {
    "text": packing.texts,
    "bigint": packing.numbers,
    "bytea": packing.blobs,
}

# Of the interview row only the version is that of its day; the rest is as large as it was.
WRITTEN = f"""
    SELECT {", ".join(f"e.{name}" for name in EVENTS)},
           {", ".join("e.seq" if name == "version" else f"i.{name}" for name in INTERVIEWS)}
    FROM events AS e JOIN interviews AS i ON i.id = e.interview
    WHERE e.position > %s ORDER BY e.position
"""


def _unnest(columns: dict[str, str]) -> str:
    return f"SELECT * FROM unnest({', '.join(f'%s::{kind}[]' for kind in columns.values())})"


RAW = f"""
    WITH kept AS (
        INSERT INTO interviews ({", ".join(INTERVIEWS)}) {_unnest(INTERVIEWS)}
        ON CONFLICT (id) DO UPDATE
        SET {", ".join(f"{name} = excluded.{name}" for name in INTERVIEWS if name != "id")}
    )
    INSERT INTO events ({", ".join(EVENTS)}) {_unnest(EVENTS)}
"""


async def run(plan: Plan) -> list[Line]:
    each = plan.many(50)
    with postgres() as server:
        url, copy = new_database(server, "journal"), new_database(server, "raw")
        async with open_postgres(copy), running(plan.new_folder("pg"), database_url=url) as system:
            services = system.services
            interviews = await open_interviews(services, AT_ONCE)
            await add_at_once(services, interviews, each)
            raw = RawJournal(url, copy)
            raw.catch_up(AT_ONCE)
            batches: list[float] = []

            async def service() -> float:
                saves, commits = services.vitals.saves, services.vitals.commits
                seconds = await add_at_once(services, interviews, each)
                made = services.vitals.commits - commits
                batches.append((services.vitals.saves - saves) / made)
                return AT_ONCE * each / seconds

            async def bare() -> float:
                count, seconds = raw.catch_up(round(statistics.median(batches)))
                return count / seconds

            kept, written = await in_turn(plan.rounds(9), service, bare)
            raw.close()
    return [
        Line(
            name="postgres-append",
            rounds=ratios(kept, written),
            goal=GOAL,
            at_least=True,
            told=f"{statistics.median(kept):,.0f}/s against {statistics.median(written):,.0f}/s, "
            f"{statistics.median(batches):.0f} a commit",
        )
    ]


class RawJournal:
    """A copy of a journal, brought up to date by psycopg alone."""

    def __init__(self, journal: str, copy: str) -> None:
        self._source = psycopg.connect(journal, autocommit=True)
        self._target = psycopg.connect(copy, autocommit=True)
        packing.register(self._target.adapters)
        for name, value in writer.SESSION.items():
            self._target.execute("SELECT set_config(%s, %s, false)", (name, value))
        self._position = 0

    def catch_up(self, batch: int) -> tuple[int, float]:
        """Write what the journal got since the last call, `batch` messages a commit.

        Returns:
            How many messages, and the seconds that writing them took.
        """
        found = self._source.execute(WRITTEN.encode(), (self._position,), binary=True).fetchall()
        began = time.perf_counter()
        for at in range(0, len(found), batch):
            # An interview has one row, whatever it got in this batch.
            events = found[at : at + batch]
            rows = {event[0]: event[len(EVENTS) :] for event in events}
            parameters = [
                *_packed(INTERVIEWS, [*rows.values()]),
                *_packed(EVENTS, [event[: len(EVENTS)] for event in events]),
            ]
            self._target.execute(RAW.encode(), parameters, prepare=True)
        seconds = time.perf_counter() - began
        if found:
            self._position = found[-1][2]
        return len(found), seconds

    def close(self) -> None:
        counted = [
            line.execute("SELECT count(*), max(position) FROM events").fetchone()
            for line in (self._source, self._target)
        ]
        assert counted[0] == counted[1], "the copy does not hold what the journal holds"
        self._source.close()
        self._target.close()


def _packed(columns: dict[str, str], rows: list[tuple[Any, ...]]) -> list[packing.Packed]:
    values: list[packing.Packed] = []
    for kind, column in zip(columns.values(), zip(*rows, strict=True), strict=True):
        if kind == "uuid":
            values.append(packing.Uuids(packing._packed(2950, [id.bytes for id in column])))
        else:
            values.append(PACK[kind](column))
    return values
