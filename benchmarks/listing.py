"""A page of the list of interviews with each of its filters, 100,000 interviews stored.

Against the same page without any filter, through the store, as the console asks for it. The
interviews are spread so that a filter matches one in ten, or, in the lines named so, none.
"""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.library import opening
from vivavoce.domain.events import (
    AnyEvent,
    Candidate,
    GuideRef,
    InterviewCompleted,
    InterviewOpened,
    MessageAdded,
    Speaker,
)
from vivavoce.domain.ids import GuideId, MessageId, OrganizationId
from vivavoce.journal.store import APPENDS_MAX, Append, Filters, Store
from vivavoce.service.ids import new_id
from vivavoce.stores.sqlite import open_sqlite

INTERVIEWS = 100_000
PAGE = 51
ORGANIZATION = OrganizationId("ours")
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
GUIDES = ("hiring", "exit", "discovery")
TENTHS = 10
ROUNDS, TIMES = 9, 5
GOAL_MS = 5.0

# Where a filter matches nothing, every entry of the index is passed by.
GOAL_NONE_MS = 10.0

CASES: dict[str, dict[str, object]] = {
    "status": {"status": "completed"},
    "guide": {"guide": GuideId("exit")},
    "date": {
        "opened_from": BEGAN + timedelta(days=10),
        "opened_before": BEGAN + timedelta(days=11),
    },
    "coverage": {"progress_min": 0.9},
    "all together": {"status": "completed", "guide": GuideId("exit"), "progress_min": 0.5},
    "coverage, none": {"progress_min": 0.95},
    "guide, none": {"guide": GuideId("nobody's")},
    "status and coverage, none": {"status": "completed", "progress_min": 0.95},
}


async def run(plan: Plan) -> list[Line]:
    interviews = plan.many(INTERVIEWS)
    folder = plan.new_folder("listing")
    async with open_sqlite(folder / "journal.db") as database:
        await _fill(database.store, interviews)
        lines = []
        for name, narrowed in CASES.items():
            filters = Filters(organization=ORGANIZATION, **narrowed)  # type: ignore[arg-type]  # names of fields
            plain = _page(database.store, Filters(organization=ORGANIZATION))
            filtered, unfiltered = await in_turn(
                plan.rounds(ROUNDS), _page(database.store, filters), plain
            )
            beyond = [a - b for a, b in zip(filtered, unfiltered, strict=True)]
            ratio = ratios(filtered, unfiltered)
            lines.append(
                Line(
                    name=f"listing, {name}",
                    rounds=beyond,
                    goal=GOAL_NONE_MS if "none" in name else GOAL_MS,
                    unit="ms",
                    told=f"beyond the unfiltered page; {min(filtered):.2f} against "
                    f"{min(unfiltered):.2f} ms, {sorted(ratio)[len(ratio) // 2]:.2f} ×; "
                    f"{interviews:,} interviews",
                )
            )
    return lines


def _page(store: Store, filters: Filters) -> Callable[[], Awaitable[float]]:
    """Return what measures a first page, in milliseconds, the mean of several."""

    async def measure() -> float:
        began = time.perf_counter()
        for _ in range(TIMES):
            await store.find(filters, limit=PAGE)
        return (time.perf_counter() - began) / TIMES * 1_000

    return measure


async def _fill(store: Store, interviews: int) -> None:
    appends: list[Append] = []
    for number in range(interviews):
        appends.append(_interview(number))
        if len(appends) == APPENDS_MAX or number == interviews - 1:
            await store.append(appends)
            appends = []


def _interview(number: int) -> Append:
    guide = GUIDES[number % len(GUIDES)]
    events: list[AnyEvent] = [
        InterviewOpened(
            organization=ORGANIZATION,
            guide=GuideRef(id=GuideId(guide), version="1", hash=""),
            interviewer="scripted",
            language="en",
            candidate=Candidate(name=f"Person {number}"),
        ),
        MessageAdded(id=MessageId(new_id()), speaker=Speaker.CANDIDATE, text="I like bridges."),
    ]
    if number % TENTHS == 0:
        events.append(InterviewCompleted())
    append = opening(events, at=BEGAN + timedelta(minutes=number))
    share = (number // len(GUIDES)) % TENTHS / TENTHS
    return replace(append, summary=replace(append.summary, progress=share))
