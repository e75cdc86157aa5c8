"""Callers that arrive together share one commit, and nobody suffers for a neighbour."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journal.observing import SlowDisk, Tally
from vivavoce.errors import DamagedRecord, Overloaded, StaleVersion, StoreBroken, StoreUnavailable
from vivavoce.journal import group_commit
from vivavoce.journal.feed import Feed
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.store import APPENDS_MAX, Append, Appended, Store
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.stories import Story

FULL = StoreUnavailable("The disk is full.")
BROKEN = StoreBroken("The disk failed.")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_sqlite(tmp_path / "journal.db") as database:
        yield database.store


@pytest.fixture
async def disk(store: Store) -> SlowDisk:
    return SlowDisk(store)


@pytest.fixture
def tally() -> Tally:
    return Tally()


@pytest.fixture
def feed() -> Feed:
    return Feed()


@pytest.fixture
def broken() -> list[StoreBroken]:
    """What `on_broken` was called with."""
    return []


@pytest.fixture(params=[False, True], ids=["here", "remote"])
async def journal(
    disk: SlowDisk,
    feed: Feed,
    tally: Tally,
    broken: list[StoreBroken],
    request: pytest.FixtureRequest,
) -> AsyncIterator[GroupCommit]:
    journal = GroupCommit(
        disk,  # type: ignore[arg-type]  # of a store, a journal uses `append` alone
        feed,
        tally,
        on_broken=broken.append,
        is_remote=request.param,
    )
    yield journal
    disk.release()
    await journal.close()


Waiting = list["asyncio.Task[Appended]"]


async def arrive(journal: GroupCommit, first: Append, *later: Append) -> Waiting:
    """Let a caller each wait for these appends, the first of them before the others come."""
    tasks = [asyncio.create_task(journal.append(first))]
    await turns()
    tasks += [asyncio.create_task(journal.append(append)) for append in later]
    await turns()
    return tasks


async def turns() -> None:
    """Let the writer take what waits."""
    for _ in range(5):
        await asyncio.sleep(0)


async def outcomes(waiting: Waiting) -> list[Appended | BaseException]:
    return await asyncio.wait_for(asyncio.gather(*waiting, return_exceptions=True), 5)


# --- sharing ---


async def test_what_arrives_during_a_commit_shares_the_next_one(
    journal: GroupCommit, disk: SlowDisk, tally: Tally
) -> None:
    stories = [Story() for _ in range(50)]
    disk.hold()
    waiting = await arrive(journal, *[story.open() for story in stories])
    assert journal.depth == 49
    disk.release()
    assert await outcomes(waiting) == [Appended(version=1)] * 50
    assert tally.commits == [1, 49]
    assert journal.depth == 0


async def test_what_arrives_in_the_same_moment_shares_one_commit(
    journal: GroupCommit, tally: Tally
) -> None:
    waiting = [asyncio.create_task(journal.append(Story().open())) for _ in range(50)]
    assert await outcomes(waiting) == [Appended(version=1)] * 50
    assert tally.commits == [50]


async def test_who_comes_alone_does_not_wait_for_company(
    journal: GroupCommit, tally: Tally
) -> None:
    story = Story()
    await journal.append(story.open())
    await journal.append(story.say())
    assert tally.commits == [1, 1]


async def test_what_is_acknowledged_is_in_the_store(journal: GroupCommit, store: Store) -> None:
    """(I1)"""
    story = Story()
    opening = story.open()
    await journal.append(opening)
    assert await store.read(story.id) == opening.records


async def test_a_commit_takes_one_append_of_each_interview_and_keeps_their_order(
    journal: GroupCommit, disk: SlowDisk, store: Store
) -> None:
    """(I3)"""
    one, two = Story(), Story()
    appends = [one.open(), one.say("1"), two.open(), one.say("2"), two.say("1"), one.say("3")]
    disk.hold()
    waiting = await arrive(journal, Story().open(), *appends)
    disk.release()
    assert StaleVersion not in map(type, await outcomes(waiting))
    batches = [[append.interview for append in batch] for batch in disk.batches[1:]]
    assert batches == [[one.id, two.id], [one.id, two.id], [one.id], [one.id]]
    assert len(await store.read(one.id)) == 4
    assert len(await store.read(two.id)) == 2


async def test_a_commit_takes_no_more_than_a_store_has_to_accept(
    journal: GroupCommit, disk: SlowDisk, tally: Tally
) -> None:
    disk.hold()
    waiting = await arrive(journal, *(Story().open() for _ in range(APPENDS_MAX + 2)))
    disk.release()
    await outcomes(waiting)
    assert tally.commits == [1, APPENDS_MAX, 1]


# --- failing ---


async def test_a_stale_append_fails_alone(
    journal: GroupCommit, disk: SlowDisk, store: Store, tally: Tally
) -> None:
    """(I5)"""
    first, behind, last = Story(), Story(), Story()
    await journal.append(behind.open())
    disk.hold()
    waiting = await arrive(
        journal, Story().open(), first.open(), Story(behind.id).open(), last.open()
    )
    disk.release()
    results = await outcomes(waiting)
    assert isinstance(results[2], StaleVersion)
    assert results[1] == results[3] == Appended(version=1)
    assert len(await store.read(behind.id)) == 1
    assert tally.failures == []


async def test_when_the_store_is_unavailable_the_batch_fails_and_the_writer_goes_on(
    journal: GroupCommit, disk: SlowDisk, tally: Tally
) -> None:
    """(I12)"""
    one, two, three = Story(), Story(), Story()
    disk.errors.append(FULL)
    disk.hold()
    waiting = await arrive(journal, one.open(), two.open(), three.open())
    disk.release()
    results = await outcomes(waiting)
    assert results == [FULL, Appended(version=1), Appended(version=1)]
    assert tally.failures == [(1, FULL)]
    assert await journal.append(Story(one.id).open()) == Appended(version=1)


async def test_an_error_no_store_should_raise_is_an_unknown_outcome_and_the_writer_goes_on(
    journal: GroupCommit, disk: SlowDisk, tally: Tally
) -> None:
    """(I12)"""
    oddity = RuntimeError("this store has a bug")
    disk.errors.append(oddity)
    with pytest.raises(StoreUnavailable, match="failed unexpectedly; the log says how") as caught:
        await journal.append(Story().open())
    assert caught.value.__cause__ is oddity
    assert [appends for appends, _ in tally.failures] == [1]
    assert await journal.append(Story().open()) == Appended(version=1)


async def test_a_store_that_gives_too_few_results_does_not_stop_the_writer(
    journal: GroupCommit, disk: SlowDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:

        async def forgetful(appends: list[Append]) -> list[Appended]:
            return [Appended(version=1)] * (len(appends) - 1)

        patch.setattr(disk, "append", forgetful)
        waiting = await arrive(journal, Story().open(), Story().open())
        results = await outcomes(waiting)
    assert [type(result) for result in results] == [StoreUnavailable] * 2
    assert await journal.append(Story().open()) == Appended(version=1)


async def test_damage_fails_the_one_append_that_meets_it(
    journal: GroupCommit, disk: SlowDisk, tally: Tally
) -> None:
    """(I7)"""
    damaged = Story()
    disk.damaged.add(damaged.id)
    disk.hold()
    stories = [Story(), damaged, Story()]
    waiting = await arrive(journal, Story().open(), *[story.open() for story in stories])
    disk.release()
    results = await outcomes(waiting)
    assert isinstance(results[2], DamagedRecord)
    assert [results[0], results[1], results[3]] == [Appended(version=1)] * 3
    assert tally.failures == [], "the store itself is well"


async def test_a_disk_that_breaks_while_damage_is_looked_for_is_told_of_once(
    journal: GroupCommit, disk: SlowDisk, broken: list[StoreBroken]
) -> None:
    """(I12)"""
    damaged = Story()
    disk.damaged.add(damaged.id)
    disk.hold()
    appends = [story.open() for story in (damaged, Story(), Story())]
    waiting = await arrive(journal, Story().open(), *appends)
    disk.errors_after_damage += [BROKEN, BROKEN]
    disk.release()
    results = await outcomes(waiting)
    assert [type(result) for result in results[2:]] == [StoreBroken] * 2
    assert len(broken) == 1


async def test_after_a_lost_answer_the_same_append_is_found_to_be_stored(
    journal: GroupCommit, disk: SlowDisk, store: Store
) -> None:
    """(I2)"""
    story = Story()
    opening = story.open()
    disk.lost_answers.append(StoreUnavailable("The line was cut."))
    with pytest.raises(StoreUnavailable):
        await journal.append(opening)
    with pytest.raises(StaleVersion):
        await journal.append(opening)
    assert await store.read(story.id) == opening.records


async def test_a_broken_disk_stops_everything_and_says_so(
    journal: GroupCommit, disk: SlowDisk, tally: Tally, broken: list[StoreBroken]
) -> None:
    """(I12)"""
    disk.errors.append(BROKEN)
    disk.hold()
    waiting = await arrive(journal, Story().open(), Story().open(), Story().open())
    disk.release()
    results = await outcomes(waiting)
    assert [type(result) for result in results] == [StoreBroken] * 3
    assert broken == [BROKEN]
    assert tally.failures == [(1, BROKEN)]
    assert journal.depth == 0
    for _ in range(2):
        with pytest.raises(StoreBroken, match="The disk failed"):
            await journal.append(Story().open())
    assert len(disk.batches) == 1, "nothing more was asked of the store"


# --- giving up ---


async def test_a_caller_that_gives_up_disturbs_nobody_and_its_events_are_published(
    journal: GroupCommit, disk: SlowDisk, store: Store, feed: Feed
) -> None:
    under_way, queued, neighbour = Story(), Story(), Story()
    disk.hold()
    with feed.subscribe(under_way.id) as first, feed.subscribe(queued.id) as second:
        waiting = await arrive(journal, under_way.open(), queued.open(), neighbour.open())
        waiting[0].cancel()
        waiting[1].cancel()
        disk.release()
        results = await outcomes(waiting)
        assert isinstance(results[0], asyncio.CancelledError)
        assert isinstance(results[1], asyncio.CancelledError)
        assert results[2] == Appended(version=1)
        for story, subscription in ((under_way, first), (queued, second)):
            assert subscription.take() == await store.read(story.id) != []


async def test_a_caller_that_gave_up_does_not_hear_of_the_failure(
    journal: GroupCommit, disk: SlowDisk
) -> None:
    disk.errors.append(FULL)
    disk.hold()
    [waiting] = await arrive(journal, Story().open())
    waiting.cancel()
    disk.release()
    await outcomes([waiting])
    assert await journal.append(Story().open()) == Appended(version=1)


# --- publishing ---


async def test_events_are_published_before_their_caller_is_answered_and_after_its_errand(
    journal: GroupCommit, feed: Feed
) -> None:
    story = Story()
    order: list[str] = []
    with feed.subscribe(story.id) as subscription:

        def then() -> None:
            order.append(f"errand, {len(subscription.take() or [])} published")

        await journal.append(story.open(), then=then)
        order.append(f"answer, {len(subscription.take() or [])} published")
    assert order == ["errand, 0 published", "answer, 1 published"]


async def test_what_was_not_committed_is_neither_published_nor_followed_up(
    journal: GroupCommit, disk: SlowDisk, feed: Feed
) -> None:
    story = Story()
    await journal.append(story.open())
    errands: list[str] = []
    with feed.subscribe(story.id) as subscription:
        with pytest.raises(StaleVersion):
            await journal.append(Story(story.id).open(), then=lambda: errands.append("stale"))
        disk.errors.append(FULL)
        with pytest.raises(StoreUnavailable):
            await journal.append(story.say(), then=lambda: errands.append("full"))
        assert subscription.take() is None, "nothing is told; it is to look for itself"
    assert errands == []


# --- bounds ---


async def test_past_the_bound_callers_are_sent_away_and_nothing_is_written(
    journal: GroupCommit,
    disk: SlowDisk,
    store: Store,
    tally: Tally,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """(I12)"""
    monkeypatch.setattr(group_commit, "WAITING_MAX", 3)
    disk.hold()
    waiting = await arrive(journal, *[Story().open() for _ in range(4)])
    late = Story()
    opening = late.open()
    with pytest.raises(Overloaded, match="3 appends are waiting"):
        await journal.append(opening)
    disk.release()
    assert await outcomes(waiting) == [Appended(version=1)] * 4
    assert await store.read(late.id) == []
    assert [type(error) for _, error in tally.failures] == [Overloaded], "and it is told"
    assert await journal.append(opening) == Appended(version=1)


async def test_the_bytes_that_wait_are_bounded_too(
    journal: GroupCommit, disk: SlowDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12)"""
    monkeypatch.setattr(group_commit, "WAITING_BYTES_MAX", 4_000)
    one, two = Story(), Story()
    await journal.append(one.open())
    await journal.append(two.open())
    large = two.say("x" * 2_500)
    disk.hold()
    waiting = await arrive(journal, one.say("x" * 2_500))
    with pytest.raises(Overloaded):
        await journal.append(large)
    disk.release()
    await outcomes(waiting)
    await turns()
    assert await journal.append(large) == Appended(version=2)


# --- closing ---


async def test_closing_commits_everything_that_was_accepted(
    journal: GroupCommit, disk: SlowDisk
) -> None:
    """(I13)"""
    disk.hold()
    waiting = await arrive(journal, *[Story().open() for _ in range(5)])
    closing = asyncio.create_task(journal.close())
    await asyncio.sleep(0)
    with pytest.raises(StoreUnavailable, match="closing; nothing was written"):
        await journal.append(Story().open())
    assert not closing.done()
    disk.release()
    await asyncio.wait_for(closing, 5)
    assert await outcomes(waiting) == [Appended(version=1)] * 5
    await journal.close()


async def test_who_stops_waiting_for_the_close_does_not_cut_it_off(
    journal: GroupCommit, disk: SlowDisk
) -> None:
    """(I13)"""
    disk.hold()
    waiting = await arrive(journal, Story().open(), Story().open())
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(journal.close(), 0.01)
    disk.release()
    assert await outcomes(waiting) == [Appended(version=1)] * 2


async def test_a_broken_journal_can_be_closed(journal: GroupCommit, disk: SlowDisk) -> None:
    disk.errors.append(BROKEN)
    with pytest.raises(StoreBroken):
        await journal.append(Story().open())
    await asyncio.wait_for(journal.close(), 5)


async def test_of_a_remote_store_half_of_a_batch_goes_on_before_the_others_hear(
    disk: SlowDisk, feed: Feed, tally: Tally
) -> None:
    """What the first ones append next is on its way while the others decide theirs."""
    journal = GroupCommit(disk, feed, tally, is_remote=True)  # type: ignore[arg-type]  # as above
    stories = [Story() for _ in range(8)]

    async def talk(story: Story) -> None:
        await journal.append(story.open())
        await journal.append(story.say())

    disk.hold()
    talks = [asyncio.create_task(talk(story)) for story in stories]
    await turns()
    disk.release()
    await asyncio.gather(*talks)
    await journal.close()
    assert [len(batch) for batch in disk.batches] == [8, 4, 4]
