"""What every store promises about claims: who makes which owed reply.

A part of `StoreContract`, which gives the fixture `store`. The store's own clock runs while
these run, so leases are either long enough for any machine or as good as over.
"""

import asyncio
from collections.abc import Awaitable, Callable

from vivavoce.domain.ids import InterviewId
from vivavoce.journal.store import APPENDS_MAX, Store
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import SECOND, Story, keep

LONG_S = 3600.0
SHORT_S = 0.02


class ClaimsContract:
    """The promises of `Store.claim`, `Store.take_owed` and `Store.release`."""

    async def test_what_is_free_is_held_by_whoever_claims_it_first(self, store: Store) -> None:
        """(I6)."""
        first, second, third = await _interviews(store, 3)
        assert await store.claim([first, second], node="a", lease_s=LONG_S) == [first, second]
        assert await store.claim([third, second, first], node="b", lease_s=LONG_S) == [third]

    async def test_what_nobody_renewed_in_time_is_free_again(self, store: Store) -> None:
        """(I6) Whoever held it may have died."""
        [interview] = await _interviews(store, 1)
        await store.claim([interview], node="a", lease_s=SHORT_S)
        await _until(lambda: _claims(store, interview, node="b"))
        assert await store.claim([interview], node="a", lease_s=LONG_S) == []

    async def test_a_holder_renews_what_it_holds(self, store: Store) -> None:
        [renewed, ended] = await _interviews(store, 2)
        await store.claim([renewed, ended], node="a", lease_s=SHORT_S)
        assert await store.claim([renewed], node="a", lease_s=LONG_S) == [renewed]
        await _until(lambda: _claims(store, ended, node="b"))
        assert await store.claim([renewed], node="b", lease_s=LONG_S) == []

    async def test_what_was_given_back_is_free_at_once(self, store: Store) -> None:
        given, kept = await _interviews(store, 2)
        await store.claim([given, kept], node="a", lease_s=LONG_S)
        await store.release([given], node="a")
        assert await store.claim([given, kept], node="b", lease_s=LONG_S) == [given]

    async def test_nobody_gives_back_what_another_holds(self, store: Store) -> None:
        held, free = await _interviews(store, 2)
        await store.claim([held], node="a", lease_s=LONG_S)
        await store.release([held, free], node="b")
        await store.release([held, free], node="b", rest_s=LONG_S)
        assert await store.claim([held, free], node="b", lease_s=LONG_S) == [free]

    async def test_what_is_named_twice_is_held_once(self, store: Store) -> None:
        [interview] = await _interviews(store, 1)
        twice = [interview, interview]
        assert await store.claim(twice, node="a", lease_s=LONG_S) == [interview]
        assert await store.claim([], node="a", lease_s=LONG_S) == []
        await store.release(twice, node="a")
        await store.release([], node="a")
        assert await store.claim([interview], node="b", lease_s=LONG_S) == [interview]

    async def test_of_many_who_claim_the_same_one_holds_each(self, store: Store) -> None:
        """(I6) Together they hold everything, and nothing is held twice."""
        interviews = await _interviews(store, 20)
        claimed = await asyncio.gather(
            *(
                store.claim(interviews[n:] + interviews[:n], node=str(n), lease_s=LONG_S)
                for n in range(10)
            )
        )
        assert sorted(held for part in claimed for held in part) == sorted(interviews)

    async def test_a_claim_changes_nothing_of_the_interview(self, store: Store) -> None:
        """(I5) Whoever lost its claim and appends all the same is told by the version."""
        story = Story()
        await keep(store, opening := story.open())
        await store.claim([story.id], node="a", lease_s=LONG_S)
        assert await store.head(story.id) == opening.summary
        assert await store.read(story.id) == opening.records
        await keep(store, story.reply())
        assert await store.claim([story.id], node="b", lease_s=LONG_S) == []

    async def test_as_many_as_fit_into_one_batch_can_be_claimed_at_once(self, store: Store) -> None:
        interviews = await _interviews(store, APPENDS_MAX)
        assert await store.claim(interviews, node="a", lease_s=LONG_S) == interviews
        await store.release(interviews, node="a")
        assert await store.claim(interviews, node="b", lease_s=LONG_S) == interviews

    async def test_what_is_owed_longest_is_taken_first(self, store: Store) -> None:
        """(I6)."""
        stories = [Story(opened_at=NOON + n * SECOND) for n in (2, 0, 1)]
        await store.append([story.open() for story in stories])
        late, early, middle = (story.id for story in stories)
        assert await _taken(store, node="a", limit=2) == [early, middle]
        assert await _taken(store, node="a") == [late]

    async def test_what_is_taken_is_told_as_it_stands(self, store: Store) -> None:
        story = Story()
        await keep(store, opening := story.open())
        assert await store.take_owed(node="a", lease_s=LONG_S) == [opening.summary]

    async def test_only_what_a_machine_owes_and_what_is_whole_is_taken(self, store: Store) -> None:
        """(I7)."""
        owing, answered, damaged, erased = (Story() for _ in range(4))
        await store.append([story.open() for story in (owing, answered, damaged, erased)])
        await keep(store, answered.reply())
        await store.quarantine(damaged.id, "of the test")
        await store.erase(erased.id, NOON)
        assert await _taken(store, node="a") == [owing.id]

    async def test_what_somebody_holds_is_not_taken(self, store: Store) -> None:
        """(I6) Also not by the one who holds it: its turn is under way."""
        others, ours, free = await _interviews(store, 3)
        await store.claim([others], node="a", lease_s=LONG_S)
        await store.claim([ours], node="b", lease_s=LONG_S)
        assert await _taken(store, node="b") == [free]
        assert await store.claim([free], node="a", lease_s=LONG_S) == [], "it is held from then on"

    async def test_what_is_held_hides_nothing_that_is_free(self, store: Store) -> None:
        stories = [Story(opened_at=NOON + n * SECOND) for n in range(30)]
        await store.append([story.open() for story in stories])
        ids = [story.id for story in stories]
        await store.claim(ids[:10], node="b", lease_s=LONG_S)
        await store.claim(ids[10:15], node="a", lease_s=LONG_S)
        assert await _taken(store, node="a", limit=2, without=ids[15:20]) == ids[20:22]

    async def test_what_a_dead_node_had_taken_is_taken_by_another(self, store: Store) -> None:
        """(I6)."""
        [interview] = await _interviews(store, 1)
        assert await _taken(store, node="a", lease_s=SHORT_S) == [interview]
        await _until(lambda: _takes(store, interview, node="b"))
        assert await store.claim([interview], node="a", lease_s=LONG_S) == []

    async def test_nodes_that_take_at_the_same_time_share(self, store: Store) -> None:
        """(I6) Each one is somebody's, and nobody waits for anybody."""
        interviews = await _interviews(store, 60)
        shares = await asyncio.gather(
            *(_taken(store, node=str(n), limit=10) for n in range(4)),
        )
        taken = [interview for share in shares for interview in share]
        assert len(set(taken)) == len(taken), "nothing is taken twice"
        for n in range(4):
            while more := await _taken(store, node=str(n), limit=10):
                taken += more
        assert sorted(taken) == sorted(interviews)

    async def test_what_rests_is_taken_by_no_other_node_but_can_be_claimed(
        self, store: Store
    ) -> None:
        """(I6) Who was asked in vain is not asked by all the others; a new message is answered."""
        [interview] = await _interviews(store, 1)
        await store.claim([interview], node="a", lease_s=LONG_S)
        await store.release([interview], node="a", rest_s=LONG_S)
        assert await _taken(store, node="b") == []
        assert await store.claim([interview], node="b", lease_s=LONG_S) == [interview]
        assert await _taken(store, node="a") == [], "it rests no more: somebody holds it"

    async def test_a_rest_ends(self, store: Store) -> None:
        """(I6) Also when the node that began it is gone; that node may end it at any time."""
        mine, others = await _interviews(store, 2)
        await store.claim([mine, others], node="a", lease_s=LONG_S)
        await store.release([mine], node="a", rest_s=LONG_S)
        await store.release([others], node="a", rest_s=SHORT_S)
        await _until(lambda: _takes(store, others, node="b"))
        assert await _taken(store, node="a", without=[mine]) == []
        assert await _taken(store, node="a") == [mine]


async def _interviews(store: Store, number: int) -> list[InterviewId]:
    """Open some interviews that are owed their first words; return them."""
    stories = [Story() for _ in range(number)]
    await store.append([story.open() for story in stories])
    return [story.id for story in stories]


async def _taken(
    store: Store,
    *,
    node: str,
    lease_s: float = LONG_S,
    limit: int = 100,
    without: list[InterviewId] | None = None,
) -> list[InterviewId]:
    """Return which interviews `node` took."""
    taken = await store.take_owed(node=node, lease_s=lease_s, limit=limit, without=without or ())
    return [summary.id for summary in taken]


async def _takes(store: Store, interview: InterviewId, *, node: str) -> bool:
    return await _taken(store, node=node) == [interview]


async def _claims(store: Store, interview: InterviewId, *, node: str) -> bool:
    return await store.claim([interview], node=node, lease_s=LONG_S) == [interview]


async def _until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Ask again and again; the store tells nobody when a lease has run out."""
    async with asyncio.timeout(10):
        while not await holds():  # noqa: ASYNC110 - see above
            await asyncio.sleep(SHORT_S)
