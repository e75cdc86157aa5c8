"""Live pages see every committed event once and in order, or are told that they missed some."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from vivavoce.errors import StoreUnavailable
from vivavoce.journal.feed import BACKLOG_MAX, Feed, Subscription
from vivavoce.journal.group_commit import GroupCommit
from vivavoce.journal.store import Record, Store
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.stories import Story


class Quiet:
    """A `CommitObserver` that keeps no count."""

    def committed(self, appends: int, seconds: float) -> None:
        pass

    def failed(self, appends: int, error: StoreUnavailable) -> None:
        pass


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_sqlite(tmp_path / "journal.db") as database:
        yield database.store


@pytest.fixture
async def feed() -> Feed:
    return Feed()


@pytest.fixture
async def journal(store: Store, feed: Feed) -> AsyncIterator[GroupCommit]:
    journal = GroupCommit(store, feed, Quiet())
    yield journal
    await journal.close()


def seqs(records: list[Record] | None) -> list[int] | None:
    return None if records is None else [record.seq for record in records]


async def is_waiting(subscription: Subscription) -> "asyncio.Task[None]":
    """Return a task that waits for news by now."""
    task = asyncio.create_task(subscription.wait())
    await asyncio.sleep(0)
    assert not task.done()
    return task


async def read_along(store: Store, feed: Feed, story: Story, *, until: int) -> list[int]:
    """Follow an interview as a live page does, up to version `until`; return the seqs seen."""
    seen: list[int] = []

    def note(records: list[Record]) -> None:
        seen.extend(r.seq for r in records if not seen or r.seq > seen[-1])

    with feed.subscribe(story.id) as subscription:
        note(await store.read(story.id))
        while not seen or seen[-1] < until:
            await subscription.wait()
            records = subscription.take()
            if records is None:
                records = await store.read(story.id, after=seen[-1])
            note(records)
    return seen


async def test_a_page_that_joins_at_any_moment_sees_every_event_once_and_in_order(
    store: Store, feed: Feed, journal: GroupCommit
) -> None:
    """(I3)"""
    story = Story()
    await journal.append(story.open())
    last = 120
    pages = []
    while story.version < last:
        if story.version % 10 == 1:
            pages.append(asyncio.create_task(read_along(store, feed, story, until=last)))
        await journal.append(story.say())
    for seen in await asyncio.gather(*pages):
        assert seen == list(range(1, last + 1))


async def test_a_page_that_cannot_keep_up_still_misses_nothing(
    store: Store, feed: Feed, journal: GroupCommit
) -> None:
    """(I3)"""
    story = Story()
    await journal.append(story.open())
    last = 5 * BACKLOG_MAX
    with feed.subscribe(story.id) as subscription:
        while story.version < last:
            await journal.append(story.say())
        assert subscription.take() is None
    assert await read_along(store, feed, story, until=last) == list(range(1, last + 1))


def test_news_comes_in_the_order_it_was_published(feed: Feed) -> None:
    story = Story()
    with feed.subscribe(story.id) as subscription:
        for append in (story.open(), story.say(), story.reply()):
            feed.publish(story.id, append.records)
        assert seqs(subscription.take()) == [1, 2, 3]
        assert subscription.take() == []


def test_a_watcher_sees_its_interview_only(feed: Feed) -> None:
    mine, theirs = Story(), Story()
    with feed.subscribe(mine.id) as subscription:
        feed.publish(theirs.id, theirs.open().records)
        assert subscription.take() == []


def test_everybody_who_watches_an_interview_sees_the_same(feed: Feed) -> None:
    story = Story()
    with feed.subscribe(story.id) as one, feed.subscribe(story.id) as two:
        feed.publish(story.id, story.open().records)
        assert seqs(one.take()) == seqs(two.take()) == [1]


def test_a_backlog_up_to_the_bound_is_kept_whole(feed: Feed) -> None:
    story = Story()
    with feed.subscribe(story.id) as subscription:
        feed.publish(story.id, story.open().records)
        for _ in range(BACKLOG_MAX - 1):
            feed.publish(story.id, story.say().records)
        assert seqs(subscription.take()) == list(range(1, BACKLOG_MAX + 1))


def test_past_the_bound_a_watcher_is_told_once_that_it_lagged(feed: Feed) -> None:
    """(I12)"""
    story = Story()
    with feed.subscribe(story.id) as subscription:
        feed.publish(story.id, story.open().records)
        for _ in range(BACKLOG_MAX + 3):
            feed.publish(story.id, story.say().records)
        assert subscription.take() is None
        assert subscription.take() == []
        feed.publish(story.id, story.say().records)
        assert seqs(subscription.take()) == [story.version]


async def test_news_wakes_who_waits(feed: Feed) -> None:
    story = Story()
    with feed.subscribe(story.id) as subscription:
        waiting = await is_waiting(subscription)
        feed.publish(story.id, story.open().records)
        await asyncio.wait_for(waiting, 1)
        assert seqs(subscription.take()) == [1]


async def test_who_has_news_already_does_not_wait(feed: Feed) -> None:
    story = Story()
    with feed.subscribe(story.id) as subscription:
        feed.publish(story.id, story.open().records)
        await asyncio.wait_for(subscription.wait(), 1)
        for _ in range(2 * BACKLOG_MAX):
            feed.publish(story.id, story.say().records)
        await asyncio.wait_for(subscription.wait(), 1)


async def test_a_watcher_may_give_up_waiting_and_wait_again(feed: Feed) -> None:
    story = Story()
    with feed.subscribe(story.id) as subscription:
        (await is_waiting(subscription)).cancel()
        await asyncio.sleep(0)
        feed.publish(story.id, story.open().records)
        await asyncio.wait_for(subscription.wait(), 1)
        assert seqs(subscription.take()) == [1]


def test_who_leaves_frees_its_place_however_it_leaves(feed: Feed) -> None:
    story = Story()

    def watch_until_the_page_is_gone() -> None:
        with feed.subscribe(story.id), feed.subscribe(story.id):
            assert feed.watchers == 2
            raise ConnectionError("the page is gone")

    with feed.subscribe(story.id):
        assert feed.watchers == 1
    with pytest.raises(ConnectionError):
        watch_until_the_page_is_gone()
    assert feed.watchers == 0
    feed.publish(story.id, story.open().records)


def test_a_watcher_that_leaves_while_news_is_handed_out_disturbs_nobody(feed: Feed) -> None:
    story = Story()
    with feed.subscribe(story.id) as stays:
        with feed.subscribe(story.id):
            feed.publish(story.id, story.open().records)
        feed.publish(story.id, story.say().records)
        assert seqs(stays.take()) == [1, 2]


async def test_everybody_who_watches_can_be_made_to_look_again(feed: Feed) -> None:
    """What they may see has changed: it was erased, or their link withdrawn."""
    story, other = Story(), Story()
    with (
        feed.subscribe(story.id) as one,
        feed.subscribe(story.id) as two,
        feed.subscribe(other.id) as elsewhere,
    ):
        waiting = await is_waiting(one)
        feed.publish(story.id, story.open().records)
        feed.interrupt(story.id)
        feed.interrupt(Story().id)
        await asyncio.wait_for(waiting, 1)
        assert one.take() is None
        assert two.take() is None
        assert elsewhere.take() == []


def test_it_is_known_how_many_watch_an_interview(feed: Feed) -> None:
    story = Story()
    counts = [feed.watching(story.id)]
    with feed.subscribe(story.id), feed.subscribe(Story().id):
        counts.append(feed.watching(story.id))
        with feed.subscribe(story.id):
            counts.append(feed.watching(story.id))
    counts.append(feed.watching(story.id))
    assert counts == [0, 1, 2, 0]


async def test_closing_wakes_everybody_who_waits(feed: Feed) -> None:
    """(I13)"""
    with feed.subscribe(Story().id) as one, feed.subscribe(Story().id) as two:
        waiting = [await is_waiting(subscription) for subscription in (one, two)]
        feed.close()
        await asyncio.wait_for(asyncio.gather(*waiting), 1)
        assert feed.closed
        assert one.take() == two.take() == []


def test_who_comes_after_the_close_sees_that_nothing_will_come(feed: Feed) -> None:
    """(I13)"""
    feed.close()
    with feed.subscribe(Story().id) as subscription:
        assert feed.closed
        assert subscription.take() == []
