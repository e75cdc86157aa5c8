"""From starting `vivavoce serve` to the first 200 on /readyz: 100,000 interviews against one."""

import itertools
import statistics
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.library import GUIDE, TEXT, opening, started
from benchmarks.servers import server
from vivavoce.domain.events import (
    AnyEvent,
    GuideRef,
    InterviewCompleted,
    InterviewOpened,
    MessageAdded,
    Speaker,
)
from vivavoce.domain.ids import MessageId
from vivavoce.domain.interview import HUMAN
from vivavoce.journal.store import APPENDS_MAX, Append
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.ids import new_id
from vivavoce.stores.sqlite import open_sqlite

INTERVIEWS = 100_000
GOAL = 1.2


async def run(plan: Plan) -> list[Line]:
    few, many = plan.new_folder("ready"), plan.new_folder("ready")
    count = plan.many(INTERVIEWS)
    for folder in (few, many):
        await fill(folder, 1)
    await fill(many, count - 1)

    async def with_one() -> float:
        return ready_s(few)

    async def with_all() -> float:
        return ready_s(many)

    await with_one()
    await with_all()
    one, all_of_them = await in_turn(plan.rounds(11), with_one, with_all)
    return [
        Line(
            name="ready",
            rounds=ratios(all_of_them, one),
            goal=GOAL,
            told=f"{statistics.median(all_of_them):.3f} s with {count:,} interviews, "
            f"{statistics.median(one):.3f} s with 1",
        )
    ]


def ready_s(folder: Path) -> float:
    with server(folder) as running:
        return running.ready_s


async def fill(folder: Path, count: int) -> None:
    """Store `count` interviews in the folder, and index what was said in them."""
    async with started(folder) as services:
        guide, _ = await services.library.newest(DEFAULT_ORGANIZATION, GUIDE)
    async with open_sqlite(folder / "journal.db") as database:
        appends = interviews(guide, count)
        while batch := list(itertools.islice(appends, APPENDS_MAX)):
            await database.store.append(batch)
    async with started(folder) as services:
        await services.search.find(DEFAULT_ORGANIZATION, "tidy")


def interviews(guide: GuideRef, count: int) -> Iterator[Append]:
    """Yield completed interviews of 4 to 8 events, a minute apart."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(count):
        at += timedelta(minutes=1)
        yield opening(conversation(guide, messages=2 + number % 5), at=at)


def conversation(guide: GuideRef, *, messages: int) -> list[AnyEvent]:
    opened = InterviewOpened(
        organization=DEFAULT_ORGANIZATION, guide=guide, interviewer=HUMAN, language="en"
    )
    said = [
        MessageAdded(
            id=MessageId(new_id()),
            speaker=Speaker.INTERVIEWER if number % 2 == 0 else Speaker.CANDIDATE,
            text=TEXT,
        )
        for number in range(messages)
    ]
    return [opened, *said, InterviewCompleted()]
