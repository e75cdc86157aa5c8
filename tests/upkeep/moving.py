"""A data folder with something of everything in it, and all that two databases hold, compared."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
import psycopg
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.stores.files import quick_folder
from tests.strategies import EVENTS
from tests.upkeep.damage import alter, blob, make_folder, repaired
from vivavoce.domain.events import AnyEvent, Candidate, ConsentWithdrawn, InterviewOpened
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.embedded import Vivavoce
from vivavoce.journal.registry import Role, Session, SignIn
from vivavoce.journal.store import Record, Spent
from vivavoce.stores.sqlite import SqliteDatabase, open_sqlite
from vivavoce.stores.sqlite.rows import to_id
from vivavoce.stores.tables import INTERVIEWS, REGISTRY, Table
from vivavoce.testing.clock import NOON
from vivavoce.testing.guides_contract import guide
from vivavoce.testing.looks_contract import WHOLE
from vivavoce.testing.registry_contract import FAR_AHEAD, key, link, organization
from vivavoce.testing.stories import ACME, OTHER, Story, keep

EVENT_COLUMNS = "interview, seq, name, recorded_at, actor, content, salt, digest, hash"

# Columns that SQLite has elsewhere, or not at all.
ELSEWHERE = {("interviews", "glimpse"): "events.glimpse", ("spending", "slot"): "0"}

# Everything a database holds: rows by table, in order.
Everything = dict[str, list[tuple[Any, ...]]]


@contextmanager
def rich_folder() -> Iterator[Path]:
    """Give a folder with something of everything, in memory; see `make_rich_folder`."""
    with quick_folder() as folder:
        asyncio.run(make_rich_folder(folder / "rich"))
        yield folder / "rich"


async def make_rich_folder(data: Path) -> list[InterviewId]:
    """Make a data folder with something of everything; return its interviews.

    Three organizations with guides in an order, one retired, keys, links, sessions, looks and
    spending; interviews with every kind of event, withdrawn, erased, set aside, and repaired
    after one of their events was lost.
    """
    ids = await make_folder(data)
    alter(data, "DELETE FROM events WHERE interview = ? AND seq = 3", blob(ids[0]))
    assert repaired(data, is_copied=False).after.is_well
    async with Vivavoce.open(data) as vv:
        interview = await vv.open_interview("agent-hiring", candidate={"name": "Ünï 🙂"})
        await interview.add_message("I am asking for erasure.")
        ids.append(interview.id)
    async with open_sqlite(data / "journal.db") as database:
        told = await _add_stories(database)
        await _add_registry(database, told)
        assert await database.store.erase(ids[-1], NOON)
        await database.store.quarantine(told[-1].id, "It was set aside.")
    return [*ids, *(story.id for story in told)]


async def _add_stories(database: SqliteDatabase) -> list[Story]:
    told = [
        Story(organization=of, candidate=Candidate(name=f"Candidate {n}"))
        for n, of in enumerate((ACME, OTHER, ACME, ACME))
    ]
    for story in told:
        await keep(database.store, story.open(), story.say("Ünï \u2028 🙂"), story.reply())
    await keep(database.store, told[2].tell(ConsentWithdrawn(erasure_asked=True)))
    await keep(database.store, told[3].tell(*one_of_each()))
    spent = Spent(month="2026-11", model="openai:gpt", requests=1, input_tokens=2, output_tokens=3)
    await keep(database.store, replace(told[1].say("And what does it cost?"), spent=(spent,)))
    return told


async def _add_registry(database: SqliteDatabase, told: Sequence[Story]) -> None:
    registry = database.registry
    owner = key()
    await registry.add_organization(organization(ACME), owner)
    await registry.add_organization(organization(OTHER), key(OTHER, "another"))
    reader = key(ACME, "reader", role=Role.VIEWER)
    await registry.add_key(reader)
    await registry.revoke_key(ACME, reader.id, NOON)
    await registry.add_link(link(told[0].id, "first"))
    await registry.revoke_links(told[0].id, NOON)
    await registry.add_link(link(told[0].id, "second", generation=2))
    await registry.add_session(Session(hash=b"s" * 32, key=owner.id, expires_at=FAR_AHEAD))
    await registry.add_sign_in(SignIn(hash=b"t" * 32, key=owner.id, expires_at=FAR_AHEAD))
    await registry.set_look(replace(WHOLE, logo=b"\x89PNG\r\n\x1a\n\0\xff" * 99))
    for source in ("id: hiring # 1", "id: hiring # 2", "id: hiring # 1"):
        await registry.add_guide(guide(source))
    await registry.add_guide(guide("id: gone", id=GuideId("gone")))
    await registry.retire_guide(ACME, GuideId("gone"))


def one_of_each() -> list[AnyEvent]:
    """Return an event of every kind but the opening, always the same."""
    made: list[AnyEvent] = []

    @settings(
        max_examples=1, phases=[Phase.generate], derandomize=True, database=None, deadline=None
    )
    @given(st.tuples(*(made_by for kind, made_by in EVENTS.items() if kind is not InterviewOpened)))
    def make(events: tuple[AnyEvent, ...]) -> None:
        made[:] = events

    make()
    return made


def receipts(records: Sequence[Record]) -> list[tuple[int, bytes]]:
    """Return what clients were told of each record: its seq and its hash."""
    return [(record.seq, record.hash) for record in records]


def everything_in(data: Path) -> Everything:
    """Return all that a data folder's database holds."""
    connection = apsw.Connection(str(data / "journal.db"), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        found: Everything = {}
        for table in (INTERVIEWS, *REGISTRY):
            columns = ", ".join(
                ELSEWHERE.get((table.name, name), f"{table.name}.{name}") for name in table.columns
            )
            source = f"SELECT {columns} FROM {table.name}"
            if table is INTERVIEWS:
                source += " LEFT JOIN events ON interview = id AND seq = version"
            found[table.name] = in_order(list(connection.execute(source)))
        found["events"] = in_order(list(connection.execute(f"SELECT {EVENT_COLUMNS} FROM events")))
    finally:
        connection.close()
    return found


def everything_at(url: str) -> Everything:
    """Return all that a PostgreSQL database holds, written as SQLite would have it."""
    found: Everything = {}
    with psycopg.connect(url, autocommit=True) as connection:
        for name, columns in [*map(_told, (INTERVIEWS, *REGISTRY)), ("events", EVENT_COLUMNS)]:
            rows = connection.execute(f"SELECT {columns} FROM {name}".encode()).fetchall()
            found[name] = in_order([tuple(map(_plain, row)) for row in rows])
    # Counters are spread over slots.
    found["spending"] = [(*row[:3], 0, *row[4:]) for row in found["spending"]]
    return found


def order_in(data: Path) -> list[tuple[InterviewId, int]]:
    """Return in which order a data folder has its events."""
    connection = apsw.Connection(str(data / "journal.db"), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        rows = connection.execute("SELECT interview, seq FROM events ORDER BY position")
        return [(to_id(interview), seq) for interview, seq in rows]
    finally:
        connection.close()


def order_at(url: str) -> list[tuple[InterviewId, int]]:
    """Return in which order a database has its events."""
    with psycopg.connect(url, autocommit=True) as connection:
        rows = connection.execute("SELECT interview, seq FROM events ORDER BY position")
        return [(InterviewId(str(interview)), seq) for interview, seq in rows.fetchall()]


def in_order(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(rows, key=repr)


def _told(table: Table) -> tuple[str, str]:
    return table.name, table.listed


def _plain(value: Any) -> Any:
    return getattr(value, "bytes", value)
