"""What every store promises about interviews that are set aside because of damage, or erased.

A part of `StoreContract`, which gives the fixture `store`.
"""

from vivavoce.domain.events import (
    Candidate,
)
from vivavoce.errors import StaleVersion
from vivavoce.journal.records import verify
from vivavoce.journal.store import Appended, Filters, Store
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import (
    ACME,
    HOUR,
    Story,
    ids,
    keep,
    said,
)


class RemovalContract:
    """The promises of `Store.quarantine` and `Store.erase`."""

    # --- quarantine ---

    async def test_a_damaged_interview_is_listed_with_the_reason_and_owes_nothing(
        self, store: Store
    ) -> None:
        """(I7)."""
        damaged, whole = Story(), Story()
        append = damaged.open(said("Hello."), due_at=NOON)
        await keep(store, append, whole.open(due_at=NOON))
        await store.quarantine(damaged.id, "Event 2 is missing.")
        head = await store.head(damaged.id)
        assert head is not None
        assert head.damaged == "Event 2 is missing."
        assert damaged.id in ids(await store.find(Filters(organization=ACME)))
        assert ids(await store.owed()) == [whole.id]
        assert ids(await store.due(NOON + HOUR)) == [whole.id]
        assert await store.read(damaged.id) == append.records
        assert await store.count(ACME) == 2

    # --- erase ---

    async def test_erasing_removes_the_words_and_the_chain_still_verifies(
        self, store: Store
    ) -> None:
        """(I10)."""
        story = Story(candidate=Candidate(name="Ada", email="ada@example.org"))
        await keep(store, story.open(said("My secret.")), story.say("Another."), story.reply())
        before = await store.read(story.id)
        assert await store.erase(story.id, NOON + HOUR) is True
        after = await store.read(story.id)
        assert [(r.content, r.salt) for r in after] == [(None, None)] * 4
        for old, new in zip(before, after, strict=True):
            for field in ("seq", "name", "recorded_at_us", "actor", "digest", "previous", "hash"):
                assert getattr(new, field) == getattr(old, field)
        verify(story.id, after)

    async def test_an_erased_interview_is_gone_from_every_list(self, store: Store) -> None:
        """(I10)."""
        erased, kept = Story(), Story()
        await keep(store, erased.open(due_at=NOON), kept.open(due_at=NOON))
        await store.erase(erased.id, NOON + HOUR)
        assert await store.head(erased.id) is None
        assert ids(await store.find(Filters(organization=ACME))) == [kept.id]
        assert await store.find(Filters(organization=ACME, ids=[erased.id])) == []
        assert await store.count(ACME) == 1
        assert ids(await store.owed()) == [kept.id]
        assert await store.owed_counts() == {ACME: 1}
        assert ids(await store.due(NOON + HOUR)) == [kept.id]
        followed = [f.record for f in await store.follow()]
        assert [record.content is None for record in followed] == [True, False]

    async def test_erasing_again_or_what_never_was_says_so(self, store: Store) -> None:
        story = Story()
        await keep(store, story.open())
        assert await store.erase(story.id, NOON) is True
        assert await store.erase(story.id, NOON) is False
        assert await store.erase(Story().id, NOON) is False

    async def test_nothing_can_be_appended_to_what_was_erased(self, store: Store) -> None:
        story, neighbour = Story(), Story()
        await keep(store, story.open(), neighbour.open())
        await store.erase(story.id, NOON)
        results = await store.append([story.say(), neighbour.say()])
        assert isinstance(results[0], StaleVersion)
        assert results[1] == Appended(version=2)
        [result] = await store.append([Story(story.id).open()])
        assert isinstance(result, StaleVersion)
        assert len(await store.read(story.id)) == 1

    async def test_a_damaged_interview_can_be_erased(self, store: Store) -> None:
        story = Story()
        await keep(store, story.open(said("My secret.")))
        await store.quarantine(story.id, "for a test")
        assert await store.erase(story.id, NOON) is True
        assert await store.head(story.id) is None
