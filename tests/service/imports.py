"""Imports into a data folder, and what they leave there."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.exchange.older.documents import SESSION
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.domain.interview import Interview
from vivavoce.journal.records import replay
from vivavoce.journal.store import Filters, Record, Summary
from vivavoce.running import import_older
from vivavoce.service.importing_report import ImportReport
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.clock import ManualClock

ACME = OrganizationId("acme")
INTERVIEW = InterviewId(SESSION)
# While the guide's four weeks are not over.
SOON = datetime(2024, 3, 2, tzinfo=UTC)


async def bring(folder: Path, data: Path, **options: Any) -> ImportReport:
    return await import_older(folder, data, clock=soon(), **options)


def soon() -> ManualClock:
    clock = ManualClock()
    clock.advance(SOON - clock.now())
    return clock


async def stored(data: Path, organization: str = ACME) -> list[Summary]:
    async with open_sqlite(data / "journal.db") as database:
        return await database.store.find(Filters(organization=OrganizationId(organization)))


async def records_of(data: Path, interview: InterviewId = INTERVIEW) -> list[Record]:
    async with open_sqlite(data / "journal.db") as database:
        return await database.store.read(interview)


async def interview_in(data: Path, interview: InterviewId = INTERVIEW) -> Interview:
    return replay(interview, await records_of(data, interview))
