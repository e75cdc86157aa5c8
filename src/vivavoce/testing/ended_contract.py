"""What every store promises about what is over, and about erasing only what did not change.

A part of `StoreContract`, which gives the fixture `store`.
"""

import pytest
from msgspec.structs import replace

from vivavoce.domain.events import (
    ConsentWithdrawn,
    InterviewCancelled,
    InterviewCompleted,
    InterviewResumed,
)
from vivavoce.journal.store import Store
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, HOUR, OTHER, Story, ids, keep, said

LATER = NOON + HOUR


class EndedContract:
    """The promises of `Store.ended`, `count_ended`, `erasure_asked`, and `erase` at a version."""

    async def test_what_ended_before_a_moment_is_found_and_nothing_that_is_under_way(
        self, store: Store
    ) -> None:
        completed, cancelled = Story(), Story(opened_at=NOON - HOUR)
        open_, resumed, theirs = Story(), Story(), Story(organization=OTHER)
        late, damaged, erased = Story(opened_at=LATER), Story(), Story()
        for story in (completed, late, damaged, erased, theirs):
            await keep(store, story.open(said("Hello."), InterviewCompleted()))
        await keep(store, cancelled.open(InterviewCancelled(reason="No time.")))
        await keep(store, open_.open(said("Hello.")))
        await keep(store, resumed.open(InterviewCancelled()), resumed.tell(InterviewResumed()))
        await store.quarantine(damaged.id, "for a test")
        await store.erase(erased.id, NOON)
        assert ids(await store.ended(ACME, before=LATER)) == [cancelled.id, completed.id]
        assert ids(await store.ended(ACME, before=LATER, limit=1)) == [cancelled.id]
        assert await store.count_ended(ACME, before=LATER) == 2
        assert await store.count_ended(ACME, before=NOON) == 1
        assert ids(await store.ended(OTHER, before=LATER)) == [theirs.id]

    async def test_who_withdrew_is_found_when_erasure_was_asked_for_until_it_is_done(
        self, store: Store
    ) -> None:
        asked, completed, later = Story(), Story(opened_at=NOON - HOUR), Story()
        not_asked, theirs = Story(), Story(organization=OTHER)
        over = InterviewCancelled(reason="withdrawn")
        for story in (asked, theirs):
            await keep(store, story.open(said("Hi."), ConsentWithdrawn(erasure_asked=True), over))
        await keep(store, completed.open(InterviewCompleted()))
        await keep(store, completed.tell(ConsentWithdrawn(erasure_asked=True)))
        await keep(store, not_asked.open(ConsentWithdrawn(), over))
        await keep(store, later.open(ConsentWithdrawn(), over))
        await keep(store, later.tell(ConsentWithdrawn(erasure_asked=True)))
        found = [completed.id, asked.id, later.id]
        assert ids(await store.erasure_asked(ACME)) == found
        assert ids(await store.erasure_asked(ACME, limit=2)) == found[:2]
        await store.erase(asked.id, NOON)
        assert ids(await store.erasure_asked(ACME)) == [completed.id, later.id]

    @pytest.mark.parametrize(
        "stored",
        [b'{"erasure_asked":tr\xff\x00', b'{"erasure_asked":"perhaps"}', None],
        ids=["no JSON", "no answer", "gone"],
    )
    async def test_a_wish_that_cannot_be_read_is_found_like_one_and_hides_nobody_else(
        self, store: Store, stored: bytes | None
    ) -> None:
        """Looking in vain at one who did not ask is better than forgetting one who did (I7)."""
        first, unreadable, last = Story(opened_at=NOON - HOUR), Story(), Story(opened_at=LATER)
        not_asked, theirs = Story(), Story(organization=OTHER)
        for story in (first, last, theirs):
            await keep(store, story.open(ConsentWithdrawn(erasure_asked=True)))
        await keep(store, not_asked.open(ConsentWithdrawn()))
        whole = unreadable.open(ConsentWithdrawn(erasure_asked=True))
        *before, wish = whole.records
        await keep(store, replace(whole, records=[*before, replace(wish, content=stored)]))
        assert ids(await store.erasure_asked(ACME)) == [first.id, unreadable.id, last.id]
        assert ids(await store.erasure_asked(OTHER)) == [theirs.id]
        await store.erase(unreadable.id, NOON)
        assert ids(await store.erasure_asked(ACME)) == [first.id, last.id]

    async def test_a_wish_is_found_in_an_interview_that_was_set_aside(self, store: Store) -> None:
        """What is damaged is listed like the others, and hides none of them (I7)."""
        aside, asked = Story(opened_at=NOON - HOUR), Story()
        for story in (aside, asked):
            await keep(store, story.open(ConsentWithdrawn(erasure_asked=True)))
        await store.quarantine(aside.id, "for a test")
        found = await store.erasure_asked(ACME)
        assert ids(found) == [aside.id, asked.id]
        assert [summary.damaged for summary in found] == ["for a test", None]
        assert ids(await store.erasure_asked(ACME, limit=1)) == [aside.id]

    async def test_what_changed_since_somebody_looked_is_not_erased(self, store: Store) -> None:
        """(I5, I10)."""
        story = Story()
        await keep(store, story.open(said("Hello.")))
        seen = story.version
        await keep(store, story.say("Wait, one more thing."))
        assert await store.erase(story.id, NOON, expected=seen) is False
        assert [record.content is None for record in await store.read(story.id)] == [False] * 3
        assert await store.erase(story.id, NOON, expected=story.version) is True
        assert await store.head(story.id) is None
        assert await store.erase(Story().id, NOON, expected=1) is False
