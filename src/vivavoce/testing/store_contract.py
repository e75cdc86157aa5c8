"""What every store promises: one test for each promise in `journal/store.py`.

A store proves itself by inheriting them:

    class TestMyStore(StoreContract):
        @pytest.fixture
        async def store(self) -> AsyncIterator[Store]:
            async with open_my_store() as store:
                yield store

The fixture gives a new, empty store to each test. The tests speak only `Store`;
what is particular to one store is tested beside it.
"""

import asyncio

import pytest

from vivavoce.domain.events import (
    Candidate,
    GuideChanged,
    InterviewCompleted,
    Speaker,
)
from vivavoce.errors import StaleVersion
from vivavoce.journal.chain import genesis
from vivavoce.journal.records import replay, seal, verify
from vivavoce.journal.store import APPENDS_MAX, Append, Appended, Store, Summary
from vivavoce.testing.claims_contract import ClaimsContract
from vivavoce.testing.clock import NOON
from vivavoce.testing.ended_contract import EndedContract
from vivavoce.testing.list_contract import ListContract
from vivavoce.testing.removal_contract import RemovalContract
from vivavoce.testing.spending_contract import SpendingContract
from vivavoce.testing.stories import (
    ACME,
    FIRST,
    HOUR,
    NEWER,
    OTHER,
    SECOND,
    Story,
    ids,
    keep,
    said,
)


class StoreContract(ListContract, RemovalContract, EndedContract, ClaimsContract, SpendingContract):
    """The promises of `Store`. Inherit, and give the fixture `store`."""

    @pytest.fixture
    def store(self) -> Store:
        """Give each test a new, empty store."""
        pytest.fail("a store's tests give the fixture `store`")

    # --- append ---

    async def test_an_append_is_stored_whole_and_read_back_byte_for_byte(
        self, store: Store
    ) -> None:
        story = Story(candidate=Candidate(name="Ada", email="ada@example.org"))
        append = story.open(said("Hello."), said("Who are you?", by=Speaker.INTERVIEWER))
        assert await store.append([append]) == [Appended(version=3)]
        assert await store.read(story.id) == append.records
        assert await store.head(story.id) == append.summary

    async def test_any_text_comes_back_exactly(self, store: Store) -> None:
        text = 'e\u0301 ≠ \u00e9, 👩🏽‍🚀, שלום, "\\u0000", \x01\x7f\u2028\ufeff\U0010ffff\r\n'
        story = Story(candidate=Candidate(name=text, email=text))
        append = story.open(said(text))
        await keep(store, append)
        assert await store.read(story.id) == append.records
        assert await store.head(story.id) == append.summary
        assert replay(story.id, await store.read(story.id)).transcript[0].text == text

    async def test_results_come_in_the_order_of_the_appends(self, store: Store) -> None:
        stories = [Story() for _ in range(5)]
        opened = await store.append(
            [story.open(*[said("Hi.")] * n) for n, story in enumerate(stories)]
        )
        assert opened == [Appended(version=n) for n in (1, 2, 3, 4, 5)]
        followed = await store.append([story.say() for story in reversed(stories)])
        assert followed == [Appended(version=n) for n in (6, 5, 4, 3, 2)]

    async def test_a_stale_append_fails_alone_among_its_neighbours(self, store: Store) -> None:
        """(I5)."""
        first, stale, last = Story(), Story(), Story()
        await keep(store, first.open(), stale.open(), last.open())
        behind = stale.say("I think")
        await keep(store, other := _instead_of(behind, "I was quicker"))
        results = await store.append([first.say(), behind, last.say()])
        assert results[0] == results[2] == Appended(version=2)
        assert isinstance(results[1], StaleVersion)
        assert stale.id in str(results[1])
        records = await store.read(stale.id)
        assert records[1:] == other.records
        assert await store.head(stale.id) == other.summary

    async def test_a_batch_in_which_everything_is_stale_writes_nothing(self, store: Store) -> None:
        story, unknown = Story(), Story()
        opening = story.open()
        unknown.open()
        await keep(store, opening)
        story.say()
        results = await store.append([story.say(), unknown.say()])
        assert [type(result) for result in results] == [StaleVersion, StaleVersion]
        assert await store.read(story.id) == opening.records
        assert await store.read(unknown.id) == []
        assert await store.head(unknown.id) is None

    async def test_opening_an_interview_twice_is_stale(self, store: Store) -> None:
        story = Story()
        opening = story.open(said("The first."))
        await keep(store, opening)
        [result] = await store.append([Story(story.id).open(said("The second."))])
        assert isinstance(result, StaleVersion)
        assert await store.read(story.id) == opening.records

    async def test_of_two_writers_at_the_same_version_one_wins(self, store: Store) -> None:
        """(I5)."""
        story = Story()
        await keep(store, story.open())
        mine = story.say("Mine.")
        theirs = _instead_of(mine, "Theirs.")
        results = await asyncio.gather(store.append([mine]), store.append([theirs]))
        kinds = sorted(type(result).__name__ for [result] in results)
        assert kinds == ["Appended", "StaleVersion"]
        assert len(await store.read(story.id)) == 2

    async def test_as_many_appends_as_are_allowed_fit_into_one_batch(self, store: Store) -> None:
        stories = [Story() for _ in range(APPENDS_MAX)]
        results = await store.append([story.open() for story in stories])
        assert results == [Appended(version=1)] * APPENDS_MAX
        assert await store.count(ACME) == APPENDS_MAX

    # --- read and head ---

    async def test_reading_begins_after_a_seq_and_ends_at_the_limit(self, store: Store) -> None:
        story = Story()
        told = story.open(*[said(f"Message {n}.") for n in range(5)])
        await keep(store, told)
        assert await store.read(story.id, after=4) == told.records[4:]
        assert await store.read(story.id, limit=2) == told.records[:2]
        assert await store.read(story.id, after=2, limit=2) == told.records[2:4]
        assert await store.read(story.id, after=6) == []
        assert await store.read(story.id, after=99) == []

    async def test_every_record_names_the_hash_before_it_wherever_reading_begins(
        self, store: Store
    ) -> None:
        """(I10)."""
        story = Story()
        await keep(store, story.open(said("One.")), story.say("Two."), story.say("Three."))
        records = await store.read(story.id)
        assert records[0].previous == genesis(story.id)
        for after in range(1, 4):
            [record] = await store.read(story.id, after=after, limit=1)
            assert record.previous == records[after - 1].hash
        verify(story.id, records)

    async def test_what_does_not_exist_has_no_records_and_no_row(self, store: Store) -> None:
        await keep(store, Story().open())
        unknown = Story().id
        assert await store.read(unknown) == []
        assert await store.head(unknown) is None

    async def test_the_row_follows_every_append(self, store: Store) -> None:
        story = Story()
        await keep(store, story.open())
        told = (
            story.say(due_at=NOON + HOUR),
            story.reply(),
            story.tell(GuideChanged(left=FIRST, entered=NEWER)),
            story.tell(COMPLETED),
        )
        for append in told:
            await keep(store, append)
            assert await store.head(story.id) == append.summary

    # --- owed and due ---

    async def test_owed_replies_come_longest_owed_first(self, store: Store) -> None:
        """(I6)."""
        stories = [Story(opened_at=NOON + n * HOUR) for n in (3, 1, 2)]
        appends = [story.open(said("Hi.")) for story in stories]
        await keep(store, *appends)
        owed = await store.owed()
        expected = sorted(appends, key=lambda append: append.summary.opened_at)
        assert owed == [append.summary for append in expected]
        assert await store.owed(limit=2) == owed[:2]

    async def test_an_interview_owes_nothing_once_it_was_answered_or_ended(
        self, store: Store
    ) -> None:
        answered, ended, owing = Story(), Story(), Story(organization=OTHER)
        await keep(store, answered.open(), ended.open(), owing.open())
        await keep(store, answered.say(), answered.reply(), ended.say(), ended.tell(COMPLETED))
        assert ids(await store.owed()) == [owing.id]
        await keep(store, answered.say())
        assert ids(await store.owed()) == [owing.id, answered.id]

    async def test_owed_replies_are_counted_for_each_organization(self, store: Store) -> None:
        stories = [Story(), Story(), Story(), Story(organization=OTHER)]
        await keep(store, *[story.open() for story in stories], stories[0].reply())
        await store.quarantine(stories[1].id, "for a test")
        assert await store.owed_counts() == {ACME: 1, OTHER: 1}
        await keep(store, stories[3].reply())
        assert await store.owed_counts() == {ACME: 1}

    async def test_interviews_are_due_from_their_deadline_on_longest_due_first(
        self, store: Store
    ) -> None:
        late, later, undated = Story(), Story(), Story()
        await keep(
            store,
            later.open(due_at=NOON + 2 * HOUR),
            late.open(due_at=NOON + HOUR),
            undated.open(),
        )
        assert await store.due(NOON + HOUR - SECOND) == []
        assert ids(await store.due(NOON + HOUR)) == [late.id]
        assert ids(await store.due(NOON + 3 * HOUR)) == [late.id, later.id]
        assert ids(await store.due(NOON + 3 * HOUR, limit=1)) == [late.id]
        await keep(store, late.say())
        assert ids(await store.due(NOON + 3 * HOUR)) == [later.id]

    # --- follow ---

    async def test_followers_see_all_records_in_commit_order(self, store: Store) -> None:
        """(I3)."""
        mine, theirs = Story(), Story(organization=OTHER)
        appends = [mine.open(said("One.")), theirs.open(), mine.say("Two."), theirs.say("Three.")]
        await keep(store, *appends)
        followed = await store.follow()
        assert [(f.record.interview, f.record.seq) for f in followed] == [
            (record.interview, record.seq) for append in appends for record in append.records
        ]
        assert [f.organization for f in followed] == [ACME, ACME, OTHER, ACME, OTHER]
        assert [f.record.content for f in followed] == [
            record.content for append in appends for record in append.records
        ]
        positions = [f.position for f in followed]
        assert positions[0] > 0
        assert positions == sorted(set(positions))

    async def test_the_last_position_is_that_of_the_last_record(self, store: Store) -> None:
        assert await store.last_position() == 0
        story = Story()
        await keep(store, story.open(), story.say())
        assert await store.last_position() == (await store.follow())[-1].position

    async def test_following_goes_on_where_it_ended(self, store: Store) -> None:
        story = Story()
        await keep(store, story.open(said("One."), said("Two."), said("Three.")))
        whole = await store.follow()
        assert await store.follow(limit=3) == whole[:3]
        assert await store.follow(after=whole[2].position) == whole[3:]
        assert await store.follow(after=whole[-1].position) == []
        await keep(store, story.say("Four."))
        [fresh] = await store.follow(after=whole[-1].position)
        assert fresh.record.seq == 5

    # --- close ---

    async def test_closing_finishes_what_was_accepted_and_may_be_done_twice(
        self, store: Store
    ) -> None:
        under_way = [asyncio.ensure_future(store.append([Story().open()])) for _ in range(3)]
        await asyncio.sleep(0)
        await store.close()
        await store.close()
        assert await asyncio.gather(*under_way) == [[Appended(version=1)]] * 3


COMPLETED = InterviewCompleted()


def _instead_of(append: Append, text: str) -> Append:
    """Return an append by another writer, who decided upon the same version."""
    event = said(text)
    first = append.records[0]
    records = seal(
        append.interview,
        [event],
        after=append.expected,
        head=first.previous,
        actor="candidate",
        at=append.summary.updated_at,
    )
    summary = append.summary
    return Append(
        interview=append.interview,
        expected=append.expected,
        records=records,
        summary=Summary(
            **{name: getattr(summary, name) for name in summary.__struct_fields__}
            | {"last_text": text}
        ),
    )
