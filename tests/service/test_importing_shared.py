"""The older system's interviews, brought into a database that nodes share."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from tests.exchange.older.documents import DOCUMENT, write_organization
from tests.service.imports import INTERVIEW
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.errors import CannotStart
from vivavoce.journal.moments import to_time
from vivavoce.journal.records import time_of
from vivavoce.journal.store import Summary
from vivavoce.running import import_older
from vivavoce.service.clock import SystemClock
from vivavoce.service.importing import Watcher
from vivavoce.stores.postgres import open_postgres
from vivavoce.stores.postgres.store import PostgresStore

# The machine's own clock, as it is told to be wrong here.
WRONG = datetime(1999, 12, 31, tzinfo=UTC)

MADE_AT = """
    SELECT created_at FROM organizations UNION ALL SELECT created_at FROM keys
    UNION ALL SELECT created_at FROM guides
"""

# Here both clocks are one machine's, which may be asked to wait in between.
NEAR = timedelta(minutes=5)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    write_organization(tmp_path / "older" / "organizations" / "acme", DOCUMENT)
    return tmp_path / "older"


async def test_an_import_goes_by_the_databases_time_and_keeps_the_times_of_its_files(
    older: Path, tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I3) An interview that goes on is not dated before words that nodes added long ago."""
    now = datetime.now(UTC)
    monkeypatch.setattr(SystemClock, "now", lambda self: WRONG)
    report = await import_older(older, tmp_path / "node", database_url=database_url)
    assert report.imported == 1
    async with open_postgres(database_url) as database:
        records = await database.store.read(INTERVIEW)
    with psycopg.connect(database_url) as connection:
        made = [to_time(at) for (at,) in connection.execute(MADE_AT).fetchall()]
    from_file = [record for record in records if time_of(record).year == 2024]
    added = [time_of(record) for record in records[len(from_file) :]]
    assert time_of(records[0]).isoformat().startswith("2024-03-01T10:00:0")
    # Its guide's time was over; the import grants it anew.
    assert len(added) >= 2
    assert all(abs(each - now) < NEAR for each in (*made, *added))


async def test_nothing_is_imported_where_a_journal_began_to_move_in_that_moment(
    older: Path, tmp_path: Path, database_url: str
) -> None:
    """(I1) Two journals are never mixed."""

    class Mover(Watcher):
        def made_key(self, organization: OrganizationId, secret: str) -> None:
            with psycopg.connect(database_url, autocommit=True) as connection:
                connection.execute(
                    "INSERT INTO moves (away, journal, position, verified) "
                    "VALUES (false, 'another', 0, 0)"
                )

    with pytest.raises(CannotStart, match="interviews are being moved there"):
        await import_older(older, tmp_path / "node", database_url=database_url, watcher=Mover())
    with psycopg.connect(database_url) as connection:
        assert connection.execute(MADE_AT).fetchall() == []


async def test_what_another_import_brings_in_the_same_moment_is_here_already(
    older: Path, tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I2, I5) From two machines, say. Neither takes it for one that was erased."""
    looked, both, look = 0, asyncio.Barrier(2), PostgresStore.head

    async def look_together(self: PostgresStore, interview: InterviewId) -> Summary | None:
        nonlocal looked
        looked += 1
        is_first = looked <= 2
        found = await look(self, interview)
        if is_first:
            await both.wait()
        return found

    monkeypatch.setattr(PostgresStore, "head", look_together)
    reports = await asyncio.gather(
        import_older(older, tmp_path / "one", database_url=database_url),
        import_older(older, tmp_path / "other", database_url=database_url),
    )
    told = sorted((each.imported, each.unchanged, each.erased) for each in reports)
    assert told == [(0, 1, 0), (1, 0, 0)]
    assert [each.left_out for each in reports] == [[], []]
