"""What one node commits reaches who watches on another, told of or not."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

import pytest

from tests.pgbouncer import PgBouncer
from tests.postgres import PostgresServer
from tests.stores.strangers import stranger, under_way
from vivavoce.domain.ids import InterviewId
from vivavoce.errors import StoreUnavailable
from vivavoce.journal.feed import Draft, Feed, Subscription
from vivavoce.journal.news import Move
from vivavoce.journal.store import Record, Store
from vivavoce.stores.postgres import PostgresDatabase, open_postgres, relay, telling
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import Story, keep, said


class Here:
    """A node that holds nothing and only watches."""

    def __init__(self) -> None:
        self.feed = Feed()
        self.revocations: list[list[str]] = []
        self.looks: list[StoreUnavailable | None] = []
        self.strangers = 0
        self.lost = 0

    def moved(self, moves: Sequence[Move]) -> dict[InterviewId, int]:
        wanted = {}
        for move in moves:
            reached = self.feed.reached(move.interview)
            if reached is not None and reached < move.version:
                if move.after is None and not reached:
                    self.look_again([move.interview])
                else:
                    wanted[move.interview] = max(move.after or 0, reached)
        return wanted

    def publish(self, interview: InterviewId, records: Sequence[Record]) -> None:
        self.feed.publish(interview, records)

    def look_again(self, interviews: Collection[InterviewId]) -> None:
        for interview in interviews:
            self.feed.interrupt(interview)

    def revoked(self, ended: Collection[str] = ()) -> None:
        self.revocations.append(list(ended))

    def lost_track(self) -> None:
        self.look_again(self.feed.watched())

    def watched(self) -> list[InterviewId]:
        return self.feed.watched()

    def show(self, interview: InterviewId, draft: Draft) -> None:
        self.feed.show(interview, draft)

    def shown(self, interview: InterviewId) -> Draft | None:
        return self.feed.draft(interview)

    def withdraw(self, interview: InterviewId, draft_id: str) -> None:
        self.feed.withdraw(interview, draft_id)

    def cut_off(self, reason: str) -> None:
        self.lost += 1

    def disturbed(self, channel: str) -> None:
        self.strangers += 1

    def failed(self, error: Exception) -> None:
        raise error


class Page:
    """Follows an interview as live pages do: what it missed it reads."""

    def __init__(self, store: Store, interview: InterviewId, subscription: Subscription) -> None:
        self.seen: list[int] = []
        self.told: list[int] = []  # without having to read
        self.reads = 0
        self._store = store
        self._interview = interview
        self._subscription = subscription

    async def follow(self, *, until: int) -> None:
        """Return once the event with this seq was seen."""
        async with asyncio.timeout(20):
            while not self.seen or self.seen[-1] < until:
                await self._subscription.wait()
                records = self._subscription.take()
                if records is not None:
                    self.told += [record.seq for record in records]
                if records is None or (
                    records and records[0].seq > (self.seen[-1] if self.seen else 0) + 1
                ):
                    self.reads += 1
                    records = await self._store.read(
                        self._interview, after=self.seen[-1] if self.seen else 0
                    )
                self.seen += [
                    record.seq
                    for record in records
                    if record.seq > (self.seen[-1] if self.seen else 0)
                ]


class Watching:
    """A node that watches, and one that writes."""

    def __init__(self, writer: PostgresDatabase, watcher: PostgresDatabase, here: Here) -> None:
        self.store = writer.store
        self.writer = writer
        self.watcher = watcher
        self.here = here

    @contextmanager
    def page(self, interview: InterviewId) -> Iterator[Page]:
        with self.here.feed.subscribe(interview) as subscription:
            yield Page(self.watcher.store, interview, subscription)


@asynccontextmanager
async def watching(url: str, *, through: str | None = None) -> AsyncIterator[Watching]:
    """Watch a database `through` some address; its writer is told nothing."""
    here = Here()
    async with open_postgres(url) as writer, open_postgres(through or url) as watcher:
        await watcher.news.start(here, on_look=here.looks.append)
        try:
            if through is None:
                await until(lambda: watcher.news.is_listening)
            yield Watching(writer, watcher, here)
        finally:
            await watcher.news.close()


@pytest.fixture
async def two(database_url: str) -> AsyncIterator[Watching]:
    async with watching(database_url) as both:
        yield both


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.005)


def stop_listening(postgres: PostgresServer, database_url: str) -> None:
    """Cut the connections that listen in this database, as a network does."""
    database = database_url.rpartition("/")[2]
    postgres.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        f"WHERE datname = '{database}' AND query IN ('{'LISTEN ' + telling.CHANNEL}', 'SELECT 1')"
    )


async def test_what_is_committed_on_one_node_is_published_on_the_other_as_it_is_stored(
    two: Watching,
) -> None:
    """(I3) In order, once, without a read of the page's own."""
    story = Story()
    with two.page(story.id) as page:
        await keep(two.store, story.open(), *[story.say(f"Word {n}.") for n in range(7)])
        await page.follow(until=8)
        assert page.seen == list(range(1, 9))
        assert page.told == page.seen
        assert page.reads == 0
    with two.here.feed.subscribe(story.id) as subscription:
        await keep(two.store, story.say("The last one."))
        await subscription.wait()
        assert subscription.take() == await two.store.read(story.id, after=8)


async def test_a_node_is_not_told_of_what_it_committed_itself(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for every_s in ("LOOK_EVERY_S", "LOOK_EVERY_S_UNTOLD"):  # a look would find it
        monkeypatch.setattr(relay, every_s, 600.0)
    async with watching(database_url) as two:
        story, other = Story(), Story()
        with two.here.feed.subscribe(story.id) as own, two.page(other.id) as second:
            await keep(two.watcher.store, story.open())
            await keep(two.store, other.open())
            await second.follow(until=1)
            assert own.take() == []


async def test_who_lost_every_notification_sees_all_the_same_each_event_once_and_in_order(
    two: Watching, postgres: PostgresServer, database_url: str
) -> None:
    """(I3) The listener is cut off while another node commits, again and again."""
    stories = [Story() for _ in range(8)]
    await keep(two.store, *[story.open() for story in stories])
    pages = []
    with two.page(stories[0].id) as first, two.page(stories[1].id) as second:
        pages = [first, second]
        for _ in range(4):
            stop_listening(postgres, database_url)
            await until(lambda: not two.watcher.news.is_listening)
            for _ in range(5):
                await two.store.append([story.say() for story in stories])
            await until(lambda: two.watcher.news.is_listening)
        async with asyncio.TaskGroup() as group:
            for page in pages:
                group.create_task(page.follow(until=21))
        for page in pages:
            assert page.seen == list(range(1, 22))
    assert two.here.lost == 4
    assert len(two.here.revocations) >= 5, "who may come in is asked anew after each gap"


async def test_what_nobody_told_of_is_found_by_looking(two: Watching) -> None:
    """A notification that never came, although somebody listens."""
    story = Story()
    with two.page(story.id) as page:
        await keep(two.store, story.open())
        await page.follow(until=1)
        # Of its own node nobody takes notice.
        two.watcher.news._node, watcher = two.writer.store._node, two.watcher.news._node
        assert watcher != two.writer.store._node
        await keep(two.store, story.say(), story.say())
        await page.follow(until=3)
        assert page.seen == [1, 2, 3]


async def test_beside_a_stranger_what_nobody_told_of_is_found_by_looking(
    two: Watching, database_url: str
) -> None:
    """(I3) Another program's transaction stays open, and in the end takes hold of our events."""
    story = Story()
    two.watcher.news._node = two.writer.store._node  # of its own node nobody takes notice
    async with stranger(database_url) as line:
        with two.page(story.id) as page:
            await keep(two.store, story.open(), story.say())
            await page.follow(until=2)
            seen = two.watcher.news._seen
            # As far as can be told it may add events now: it is waited for, and nothing is
            # looked at once more.
            await line.execute("LOCK TABLE events IN ROW EXCLUSIVE MODE")
            await two.watcher.news._look(two.here)
            assert two.watcher.news._seen == seen
            assert not two.watcher.news._is_much
    with two.page(story.id) as page:
        await keep(two.store, story.say())
        await page.follow(until=3)


async def test_a_batch_that_does_not_end_delays_nothing_that_is_told_of(
    two: Watching, postgres: PostgresServer, database_url: str
) -> None:
    """(I3) Nor what is found when the listener comes back; only looks by position wait for it."""
    story = Story()
    async with under_way(database_url, Story().open()):
        with two.page(story.id) as page:
            await keep(two.store, story.open(), story.say())
            await page.follow(until=2)
            stop_listening(postgres, database_url)
            await until(lambda: not two.watcher.news.is_listening)
            await keep(two.store, story.say())
            await page.follow(until=3)
            assert page.seen == [1, 2, 3]


async def test_a_batch_too_long_to_be_told_of_is_found_at_once(two: Watching) -> None:
    stories = [Story() for _ in range(400)]
    with two.page(stories[7].id) as page:
        results = await two.store.append([story.open() for story in stories])
        assert len(results) == 400
        await page.follow(until=1)
        assert page.seen == [1]


async def test_more_than_can_be_told_apart_makes_every_page_look(
    two: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Story()
    with two.page(story.id) as page:
        monkeypatch.setattr(relay, "MOVES_MAX", 3)
        others = [Story() for _ in range(10)]
        await two.store.append([each.open() for each in (*others, story)])
        await page.follow(until=1)


async def test_a_page_far_behind_reads_for_itself(two: Watching) -> None:
    story = Story()
    append = story.open(*[said("Hello.") for _ in range(40)])
    with two.page(story.id) as page:
        await keep(two.store, append)
        await page.follow(until=41)
        assert page.told == []
        assert page.reads == 1


async def test_pages_of_an_erased_interview_and_of_a_withdrawn_link_are_made_to_look(
    two: Watching,
) -> None:
    story = Story()
    await keep(two.store, story.open())
    with two.here.feed.subscribe(story.id) as subscription:
        assert await two.store.erase(story.id, NOON)
        async with asyncio.timeout(20):
            await subscription.wait()
            while subscription.take() is not None:  # it may hear of the opening first
                await subscription.wait()
    before = len(two.here.revocations)
    await two.writer.connections.rows(telling.TELL, (telling.revoked("another"),))
    await until(lambda: len(two.here.revocations) > before)


async def test_what_strangers_notify_on_our_channel_is_passed_over(two: Watching) -> None:
    story = Story()
    with two.page(story.id) as page:
        for text in ("", "hello", "another c nonsense", "x" * 7_000):
            await two.writer.connections.rows(telling.TELL, (text,))
        await keep(two.store, story.open())
        await page.follow(until=1)
    assert two.watcher.news.ignored == 4
    assert two.here.strangers == 1, "said once"


async def test_words_of_a_reply_travel_and_leave_nothing_behind(two: Watching) -> None:
    story, writer = Story(), two.writer.news
    await writer.start(Here())
    try:
        shown = two.here.feed.draft
        writer.tell(story.id, "draft", "What ")
        await until(lambda: shown(story.id) == Draft(id="draft", text="What "))
        writer.tell(story.id, "draft", "What next?")
        await until(lambda: shown(story.id) == Draft(id="draft", text="What next?"))
        writer.tell(story.id, "draft", None)
        await until(lambda: shown(story.id) is None)
    finally:
        await writer.close()


async def test_looking_tells_whether_the_database_answers(two: Watching) -> None:
    await until(lambda: bool(two.here.looks))
    assert two.here.looks[0] is None


async def test_through_a_pooler_nobody_listens_and_all_is_seen(
    postgres: PostgresServer, database_url: str
) -> None:
    """(I3) In transaction mode a session is nobody's."""
    with PgBouncer(postgres) as bouncer:
        bouncer.start()
        through = bouncer.url(database_url.rpartition("/")[2])
        async with watching(database_url, through=through) as both:
            story = Story()
            with both.page(story.id) as page:
                for append in (story.open(), story.say(), story.say()):
                    await keep(both.store, append)
                    await page.follow(until=append.summary.version)
                assert page.seen == [1, 2, 3]
                assert not both.watcher.news.is_listening
