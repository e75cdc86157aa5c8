"""What every store promises about what is over, and about erasing only what did not change.

A part of `StoreContract`, which gives the fixture `store`.
"""

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
