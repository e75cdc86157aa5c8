"""The cache in front of the journal is bounded, and never the truth."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.authoring.sources import SOURCE
from tests.stores.files import alter
from vivavoce.domain.events import GuideRef
from vivavoce.domain.evolving import evolve
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.errors import DamagedRecord, NotFound
from vivavoce.journal.records import replay, time_of
from vivavoce.journal.store import Append, Filters, Record, Store
from vivavoce.service.library import Library
from vivavoce.service.live import Held, LiveInterviews
from vivavoce.service.vitals import Vitals
from vivavoce.stores.sqlite import SqliteDatabase, open_sqlite
from vivavoce.stores.sqlite.rows import to_blob
from vivavoce.testing.clock import NOON, ManualClock
from vivavoce.testing.registry_contract import key, organization
from vivavoce.testing.stories import ACME, Story, ids, keep, said

MakeLive = Callable[..., LiveInterviews]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    async with open_sqlite(tmp_path / "journal.db") as database:
        yield database


@pytest.fixture
def store(database: SqliteDatabase) -> Store:
    return database.store


@pytest.fixture
def vitals() -> Vitals:
    return Vitals(ManualClock())


@pytest.fixture
def library(database: SqliteDatabase) -> Library:
    return Library(database.registry, ManualClock())


@pytest.fixture
def make_live(store: Store, library: Library, vitals: Vitals) -> MakeLive:
    def make(**bounds: int) -> LiveInterviews:
        return LiveInterviews(store, library, vitals, freshness=None, **bounds)

    return make


@pytest.fixture
def live(make_live: MakeLive) -> LiveInterviews:
    return make_live()


async def opened(store: Store, *, messages: int = 0) -> Story:
    story = Story()
    await keep(store, story.open(*[said("Hello.") for _ in range(messages)]))
    return story


def advanced(live: LiveInterviews, held: Held, append: Append) -> None:
    """Bring `held` to where `append` has brought the journal."""
    interview: Interview = held.interview
    for record in append.records:
        interview = evolve(interview, said("Hello."), time_of(record))
    live.advance(held, interview, append.records[-1].hash)


# --- reading ---


async def test_an_interview_is_read_once_and_then_held(live: LiveInterviews, store: Store) -> None:
    story = await opened(store, messages=3)
    held = await live.get(story.id)
    assert held.interview == replay(story.id, await store.read(story.id))
    assert held.head == (await store.read(story.id))[-1].hash
    assert await live.get(story.id) is held
    assert len(live) == 1


async def test_many_who_ask_at_once_after_a_restart_get_the_same(
    live: LiveInterviews, store: Store
) -> None:
    story = await opened(store)
    found = await asyncio.gather(*(live.get(story.id) for _ in range(50)))
    assert len(set(map(id, found))) == 1


async def test_who_stops_waiting_does_not_take_the_reading_from_the_others(
    live: LiveInterviews, store: Store
) -> None:
    story = await opened(store)
    impatient = asyncio.create_task(live.get(story.id))
    patient = asyncio.create_task(live.get(story.id))
    await asyncio.sleep(0)
    impatient.cancel()
    assert (await patient).interview.id == story.id


async def test_what_does_not_exist_is_not_found(live: LiveInterviews) -> None:
    for _ in range(2):
        with pytest.raises(NotFound):
            await live.get(Story().id)
    assert len(live) == 0


async def test_a_failure_nobody_waits_for_any_more_is_no_news(live: LiveInterviews) -> None:
    asking = asyncio.create_task(live.get(Story().id))
    await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    await asyncio.sleep(0.05)


# --- bounds ---


async def test_the_least_recently_used_interviews_leave_first(
    make_live: MakeLive, store: Store
) -> None:
    """(I12)"""
    live = make_live(interviews_max=3)
    stories = [await opened(store) for _ in range(3)]
    first, second, third = [await live.get(story.id) for story in stories]
    await live.get(stories[0].id)
    await live.get((await opened(store)).id)
    assert len(live) == 3
    assert await live.get(stories[0].id) is first
    assert await live.get(stories[2].id) is third
    again = await live.get(stories[1].id)
    assert again is not second
    assert again.interview == second.interview
    assert len(live) == 3


async def test_the_messages_held_are_bounded_however_long_interviews_are(
    make_live: MakeLive, store: Store
) -> None:
    """(I12)"""
    live = make_live(messages_max=10)
    for _ in range(5):
        await live.get((await opened(store, messages=4)).id)
        assert len(live) <= 2


async def test_an_interview_that_grows_pushes_others_out(make_live: MakeLive, store: Store) -> None:
    """(I12)"""
    live = make_live(messages_max=10)
    growing, resting = await opened(store, messages=4), await opened(store, messages=4)
    held = await live.get(growing.id)
    await live.get(resting.id)
    await live.get(growing.id)
    for _ in range(4):
        append = growing.say("Hello.")
        await keep(store, append)
        advanced(live, held, append)
    assert len(live) == 1
    assert await live.get(growing.id) is held


async def test_one_interview_may_be_longer_than_the_bound(
    make_live: MakeLive, store: Store
) -> None:
    live = make_live(messages_max=2)
    story = await opened(store, messages=5)
    assert await live.get(story.id) is await live.get(story.id)


async def test_what_is_forgotten_does_not_count(make_live: MakeLive, store: Store) -> None:
    live = make_live(messages_max=10)
    kept = await opened(store, messages=4)
    held = await live.get(kept.id)
    for _ in range(5):
        story = await opened(store, messages=6)
        await live.get(story.id)
        live.forget(story.id)
        live.forget(story.id)
    assert await live.get(kept.id) is held


async def test_what_was_pushed_out_may_still_be_changed_by_who_holds_it(
    make_live: MakeLive, store: Store
) -> None:
    live = make_live(interviews_max=1)
    story, other = await opened(store), await opened(store)
    held = await live.get(story.id)
    await live.get(other.id)
    append = story.say("Hello.")
    await keep(store, append)
    advanced(live, held, append)
    assert len(live) == 1
    assert (await live.get(story.id)).interview.version == 2


# --- forgetting ---


async def test_what_was_forgotten_is_read_again(live: LiveInterviews, store: Store) -> None:
    story = await opened(store)
    await live.get(story.id)
    await keep(store, story.say())
    assert (await live.get(story.id)).interview.version == 1
    live.forget(story.id)
    assert (await live.get(story.id)).interview.version == 2


async def test_what_is_erased_while_it_is_read_is_not_held(
    live: LiveInterviews, store: Store, vitals: Vitals
) -> None:
    """(I10)"""
    for turns in range(12):
        story = await opened(store, messages=3)
        reading = asyncio.create_task(live.get(story.id))
        for _ in range(turns):
            await asyncio.sleep(0.0005)
        await store.erase(story.id, NOON)
        live.forget(story.id)
        await asyncio.gather(reading, return_exceptions=True)
        assert isinstance(reading.exception(), NotFound | None)
        with pytest.raises(NotFound):
            await live.get(story.id)
    assert vitals.damaged == 0, "an erased interview is not a damaged one"


# --- damage ---


@pytest.mark.parametrize("column", ["content", "salt", "digest", "hash"])
async def test_one_flipped_bit_sets_its_interview_aside_while_all_others_load(
    live: LiveInterviews,
    store: Store,
    vitals: Vitals,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    column: str,
) -> None:
    """(I7)"""
    damaged, whole = await opened(store, messages=2), await opened(store, messages=2)
    record = (await store.read(damaged.id))[1]
    alter(
        tmp_path / "journal.db",
        f"UPDATE events SET {column} = ? WHERE interview = ? AND seq = 2",
        flipped(record, column),
        to_blob(damaged.id),
    )
    with caplog.at_level(logging.ERROR, "vivavoce"):
        for _ in range(2):
            with pytest.raises(DamagedRecord, match="Event 2"):
                await live.get(damaged.id)
    assert (await live.get(whole.id)).interview.id == whole.id
    assert vitals.damaged == 1
    assert facts_of(caplog, "interview:damaged") == [damaged.id]
    summaries = {s.id: s.damaged for s in await store.find(Filters(organization=ACME))}
    assert summaries[whole.id] is None
    assert "Event 2" in (summaries[damaged.id] or "")
    assert ids(await store.owed()) == [whole.id]


def flipped(record: Record, column: str) -> bytes:
    value: bytes = getattr(record, column)
    return value[:5] + bytes([value[5] ^ 1]) + value[6:]


def facts_of(caplog: pytest.LogCaptureFixture, name: str) -> list[InterviewId]:
    return [
        record.facts["interviewId"]  # type: ignore[attr-defined]  # put there by observability
        for record in caplog.records
        if getattr(record, "event_name", None) == name
    ]


@pytest.mark.parametrize("seq", [1, 2, 3])
async def test_a_missing_event_sets_the_interview_aside(
    live: LiveInterviews, store: Store, tmp_path: Path, seq: int
) -> None:
    """(I7)"""
    story = await opened(store, messages=2)
    alter(
        tmp_path / "journal.db",
        "DELETE FROM events WHERE interview = ? AND seq = ?",
        to_blob(story.id),
        seq,
    )
    with pytest.raises(DamagedRecord, match=f"Event {seq} of {story.id} is missing"):
        await live.get(story.id)


async def test_a_damaged_interview_tells_why_and_the_way_out(
    live: LiveInterviews, store: Store
) -> None:
    """(I7)"""
    story = await opened(store)
    await store.quarantine(story.id, "Event 1 is missing.")
    with pytest.raises(DamagedRecord, match=r"Event 1 is missing\..*vivavoce doctor --repair"):
        await live.get(story.id)


# --- guides ---


async def test_an_interview_comes_with_the_guide_it_is_pinned_to(
    live: LiveInterviews, store: Store, library: Library, database: SqliteDatabase
) -> None:
    """(I9)"""
    await database.registry.add_organization(organization(), key())
    pinned = await library.add(ACME, SOURCE, name="hiring.yaml")
    await library.add(ACME, SOURCE.replace('"2"', '"3"'), name="hiring.yaml")
    story = Story(pinned=GuideRef(id=pinned.id, version=pinned.version, hash=pinned.hash))
    await keep(store, story.open())
    held = await live.get(story.id)
    assert held.guide is not None
    assert held.guide.version == "2"


async def test_without_its_guide_an_interview_can_be_read_and_the_lack_is_reported(
    live: LiveInterviews, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    story = Story(guide=GuideId("lost"))
    await keep(store, story.open())
    with caplog.at_level(logging.ERROR, "vivavoce"):
        held = await live.get(story.id)
    assert held.guide is None
    assert (held.idle_pause_after, held.expires_after) == (None, None)
    assert facts_of(caplog, "interview:guide-missing") == [story.id]
