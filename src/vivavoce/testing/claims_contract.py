"""What every store promises about claims: who makes which owed reply.

A part of `StoreContract`, which gives the fixture `store`.
"""

import asyncio

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.store import APPENDS_MAX, Store
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import HOUR, SECOND, Story, keep

LATER = NOON + HOUR


class ClaimsContract:
    """The promises of `Store.claim` and `Store.release`."""

    async def test_what_is_free_is_held_by_whoever_claims_it_first(self, store: Store) -> None:
        """(I6)."""
        first, second, third = await _interviews(store, 3)
        assert await store.claim([first, second], node="a", now=NOON, until=LATER) == [
            first,
            second,
        ]
        assert await store.claim([third, second, first], node="b", now=NOON, until=LATER) == [third]

    async def test_what_nobody_renewed_in_time_is_free_again(self, store: Store) -> None:
        """(I6) Whoever held it may have died."""
        [interview] = await _interviews(store, 1)
        await store.claim([interview], node="a", now=NOON, until=LATER)
        assert await store.claim([interview], node="b", now=LATER - SECOND, until=LATER) == []
        assert await store.claim([interview], node="b", now=LATER, until=LATER + HOUR) == [
            interview
        ]
        assert await store.claim([interview], node="a", now=LATER, until=LATER + HOUR) == []

    async def test_a_holder_renews_what_it_holds(self, store: Store) -> None:
        [interview] = await _interviews(store, 1)
        await store.claim([interview], node="a", now=NOON, until=NOON + SECOND)
        assert await store.claim([interview], node="a", now=NOON, until=LATER) == [interview]
        assert await store.claim([interview], node="b", now=NOON + SECOND, until=LATER) == []

    async def test_what_was_given_back_is_free_at_once(self, store: Store) -> None:
        given, kept = await _interviews(store, 2)
        await store.claim([given, kept], node="a", now=NOON, until=LATER)
        await store.release([given], node="a")
        assert await store.claim([given, kept], node="b", now=NOON, until=LATER) == [given]

    async def test_nobody_gives_back_what_another_holds(self, store: Store) -> None:
        held, free = await _interviews(store, 2)
        await store.claim([held], node="a", now=NOON, until=LATER)
        await store.release([held, free], node="b")
        assert await store.claim([held, free], node="b", now=NOON, until=LATER) == [free]

    async def test_what_is_named_twice_is_held_once(self, store: Store) -> None:
        [interview] = await _interviews(store, 1)
        twice = [interview, interview]
        assert await store.claim(twice, node="a", now=NOON, until=LATER) == [interview]
        assert await store.claim([], node="a", now=NOON, until=LATER) == []
        await store.release(twice, node="a")
        await store.release([], node="a")
        assert await store.claim([interview], node="b", now=NOON, until=LATER) == [interview]

    async def test_of_many_who_claim_the_same_one_holds_each(self, store: Store) -> None:
        """(I6) Together they hold everything, and nothing is held twice."""
        interviews = await _interviews(store, 20)
        claimed = await asyncio.gather(
            *(
                store.claim(interviews[n:] + interviews[:n], node=str(n), now=NOON, until=LATER)
                for n in range(10)
            )
        )
        assert sorted(held for part in claimed for held in part) == sorted(interviews)

    async def test_a_claim_changes_nothing_of_the_interview(self, store: Store) -> None:
        """(I5) Whoever lost its claim and appends all the same is told by the version."""
        story = Story()
        await keep(store, opening := story.open())
        await store.claim([story.id], node="a", now=NOON, until=LATER)
        assert await store.head(story.id) == opening.summary
        assert await store.read(story.id) == opening.records
        await keep(store, story.reply())
        assert await store.claim([story.id], node="b", now=NOON, until=LATER) == []

    async def test_as_many_as_fit_into_one_batch_can_be_claimed_at_once(self, store: Store) -> None:
        interviews = await _interviews(store, APPENDS_MAX)
        held = await store.claim(interviews, node="a", now=NOON, until=LATER)
        assert held == interviews
        await store.release(interviews, node="a")
        assert await store.claim(interviews, node="b", now=NOON, until=LATER) == interviews


async def _interviews(store: Store, number: int) -> list[InterviewId]:
    """Open some interviews that are owed their first words; return them."""
    stories = [Story() for _ in range(number)]
    await store.append([story.open() for story in stories])
    return [story.id for story in stories]
