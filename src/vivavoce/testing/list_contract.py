"""What every store promises about lists; part of `StoreContract`."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from vivavoce.domain.events import InterviewCompleted
from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.journal.store import Append, Cursor, Filters, Store, Summary
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, HIRING, HOUR, OTHER, Story, ids, keep

COMPLETED = InterviewCompleted()


class ListContract:
    """The promises of finding and counting interviews."""

    @pytest.fixture
    def store(self) -> Store:
        """Give each test a new, empty store."""
        pytest.fail("a store's tests give the fixture `store`")

    async def test_interviews_are_found_newest_first(self, store: Store) -> None:
        stories = [Story(opened_at=NOON + n * HOUR) for n in (2, 0, 3, 1)]
        openings = [story.open() for story in stories]
        await keep(store, *openings)
        found = await store.find(Filters(organization=ACME))
        expected = sorted(openings, key=lambda opening: opening.summary.opened_at, reverse=True)
        assert found == [opening.summary for opening in expected]

    async def test_a_page_ends_at_the_limit(self, store: Store) -> None:
        stories = [Story(opened_at=NOON + n * HOUR) for n in range(4)]
        await keep(store, *[story.open() for story in stories])
        found = await store.find(Filters(organization=ACME), limit=3)
        assert ids(found) == [story.id for story in stories[:0:-1]]

    async def test_pages_meet_without_gap_or_repeat_also_among_interviews_opened_at_once(
        self, store: Store
    ) -> None:
        hours = [0, 1, 1, 1, 1, 1, 2, 2, 3]
        stories = [Story(opened_at=NOON + n * HOUR) for n in hours]
        await keep(store, *[story.open() for story in stories])
        whole = await store.find(Filters(organization=ACME), limit=100)
        assert len(whole) == len(stories)
        for limit in (1, 2, 3, 4):
            paged: list[Summary] = []
            after = None
            while page := await store.find(Filters(organization=ACME), after=after, limit=limit):
                paged += page
                after = Cursor(opened_at=page[-1].opened_at, id=page[-1].id)
            assert paged == whole

    async def test_an_interview_opened_meanwhile_moves_nothing_on_later_pages(
        self, store: Store
    ) -> None:
        stories = [Story(opened_at=NOON + n * HOUR) for n in range(4)]
        await keep(store, *[story.open() for story in stories])
        first = await store.find(Filters(organization=ACME), limit=2)
        await keep(store, Story(opened_at=NOON + 9 * HOUR).open())
        after = Cursor(opened_at=first[-1].opened_at, id=first[-1].id)
        second = await store.find(Filters(organization=ACME), after=after, limit=2)
        assert ids(first + second) == [story.id for story in reversed(stories)]

    async def test_filters_are_combined(self, store: Store) -> None:
        sales = GuideId("sales")
        active, done, sold = Story(), Story(), Story(guide=sales)
        await keep(store, active.open(), done.open(COMPLETED), sold.open(COMPLETED))

        async def found(**filters: str) -> set[InterviewId]:
            return set(ids(await store.find(Filters(organization=ACME, **filters))))  # type: ignore[arg-type]  # names of fields, checked by use

        assert await found(status="completed") == {done.id, sold.id}
        assert await found(guide=HIRING) == {active.id, done.id}
        assert await found(status="completed", guide=sales) == {sold.id}
        assert await found(status="paused") == set()

    async def test_interviews_are_found_by_when_they_were_opened(self, store: Store) -> None:
        stories = [Story(opened_at=NOON + n * HOUR) for n in range(4)]
        await keep(store, *[story.open() for story in stories])

        async def found(**filters: datetime) -> list[int]:
            told = await store.find(Filters(organization=ACME, **filters))  # type: ignore[arg-type]  # names of fields, checked by use
            return [[story.id for story in stories].index(summary.id) for summary in told]

        assert await found(opened_from=NOON + HOUR) == [3, 2, 1]
        assert await found(opened_before=NOON + HOUR) == [0]
        assert await found(opened_from=NOON + HOUR, opened_before=NOON + 3 * HOUR) == [2, 1]

    async def test_interviews_are_found_by_how_far_they_are(self, store: Store) -> None:
        shares = [None, 0.0, 0.001, 0.333, 0.57, 0.999, 1.0]
        stories = [Story(opened_at=NOON + n * HOUR) for n in range(len(shares))]
        await keep(
            store,
            *[_at(story.open(), share) for story, share in zip(stories, shares, strict=True)],
        )

        async def found(**filters: float) -> list[float | None]:
            told = await store.find(Filters(organization=ACME, **filters))  # type: ignore[arg-type]  # names of fields, checked by use
            return [summary.progress for summary in reversed(told)]

        assert await found() == shares
        assert await found(progress_min=0.0) == shares[1:], "what is not known matches nothing"
        assert await found(progress_below=1.0) == shares[1:-1]
        assert await found(progress_min=1.0) == [1.0]
        assert await found(progress_min=0.57) == [0.57, 0.999, 1.0]
        assert await found(progress_min=0.3331, progress_below=0.571) == [0.57]
        assert await found(progress_below=0.001) == [0.0]

    async def test_how_far_an_interview_is_follows_every_append(self, store: Store) -> None:
        story = Story()
        await keep(store, story.open())
        for share in (None, 0.25, 0.25, 0.5, None, 1.0):
            append = _at(story.say(), share)
            await keep(store, append)
            assert await store.head(story.id) == append.summary
            found = await store.find(Filters(organization=ACME, progress_min=0.0))
            assert [summary.progress for summary in found] == [share] * (share is not None)

    async def test_pages_lead_back_as_they_led_on(self, store: Store) -> None:
        hours = [0, 1, 1, 1, 1, 2, 3]
        stories = [Story(opened_at=NOON + n * HOUR) for n in hours]
        await keep(store, *[story.open() for story in stories])
        everything = Filters(organization=ACME)
        whole = await store.find(everything)
        for at, summary in enumerate(whole):
            before = Cursor(opened_at=summary.opened_at, id=summary.id)
            for limit in (1, 3, 10):
                found = await store.find(everything, before=before, limit=limit)
                assert found == whole[max(0, at - limit) : at]

    async def test_ids_narrow_the_list_and_an_empty_list_of_ids_finds_nothing(
        self, store: Store
    ) -> None:
        one, two, three = (Story(opened_at=NOON + n * HOUR) for n in range(3))
        await keep(store, one.open(), two.open(), three.open())

        async def found(*wanted: InterviewId) -> list[InterviewId]:
            return ids(await store.find(Filters(organization=ACME, ids=wanted)))

        assert await found(one.id, three.id, Story().id) == [three.id, one.id]
        assert await found() == []

    async def test_nobody_finds_another_organizations_interviews(self, store: Store) -> None:
        """(I11)."""
        mine, theirs = Story(), Story(organization=OTHER)
        await keep(store, mine.open(), theirs.open())
        assert ids(await store.find(Filters(organization=ACME))) == [mine.id]
        assert await store.find(Filters(organization=ACME, ids=[theirs.id])) == []
        assert await store.find(Filters(organization=OrganizationId("nobody"))) == []

    async def test_each_organizations_interviews_are_counted(self, store: Store) -> None:
        stories = [Story(), Story(), Story(organization=OTHER)]
        await keep(store, *[story.open() for story in stories], stories[0].say())
        assert await store.count(ACME) == 2
        assert await store.count(OTHER) == 1
        assert await store.count(OrganizationId("nobody")) == 0


def _at(append: Append, share: float | None) -> Append:
    """Return `append` with its interview so far."""
    return replace(append, summary=replace(append.summary, progress=share))
