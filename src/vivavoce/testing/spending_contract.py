"""What every store promises about spending: counters that grow with the appends.

A part of `StoreContract`, which gives the fixture `store`.
"""

import asyncio

from msgspec.structs import replace

from vivavoce.errors import StaleVersion
from vivavoce.journal.store import COUNT_MAX, Append, Appended, Spent, Store
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, OTHER, Story, keep

MONTH = "2026-11"
NEXT = "2026-12"
LARGE, SMALL = "openai:large", "openai:small"


class SpendingContract:
    """The promises of `Append.spent` and `Store.spent`."""

    async def test_nothing_is_spent_before_somebody_spends(self, store: Store) -> None:
        await keep(store, Story().open())
        assert await store.spent(ACME, MONTH) == []

    async def test_what_was_spent_adds_up_by_model(self, store: Store) -> None:
        """(I4) With the decision it was spent on."""
        first, second = Story(), Story()
        await keep(
            store,
            first.open(),
            second.open(),
            paid(first.reply(), spent(SMALL, tokens=10)),
            paid(second.reply(), spent(LARGE, tokens=7), spent(SMALL, tokens=5)),
            paid(first.say(), spent(SMALL, requests=2, tokens=1)),
            second.say(),
        )
        assert await store.spent(ACME, MONTH) == [
            spent(LARGE, tokens=7),
            spent(SMALL, requests=4, tokens=16),
        ]

    async def test_spending_of_one_batch_adds_up(self, store: Store) -> None:
        stories = [Story() for _ in range(50)]
        await store.append([paid(story.open(), spent(SMALL, tokens=3)) for story in stories])
        assert await store.spent(ACME, MONTH) == [spent(SMALL, requests=50, tokens=150)]

    async def test_of_writers_at_once_nobodys_spending_is_lost(self, store: Store) -> None:
        stories = [Story() for _ in range(20)]
        openings = [paid(story.open(), spent(SMALL, tokens=1)) for story in stories]
        await asyncio.gather(*(store.append([opening]) for opening in openings))
        assert await store.spent(ACME, MONTH) == [spent(SMALL, requests=20, tokens=20)]

    async def test_each_month_and_organization_has_counters_of_its_own(self, store: Store) -> None:
        """(I11)."""
        mine, theirs = Story(), Story(organization=OTHER)
        await keep(
            store,
            paid(mine.open(), spent(SMALL, tokens=1), spent(SMALL, tokens=2, month=NEXT)),
            paid(theirs.open(), spent(SMALL, tokens=4)),
        )
        assert await store.spent(ACME, MONTH) == [spent(SMALL, tokens=1)]
        assert await store.spent(ACME, NEXT) == [spent(SMALL, tokens=2, month=NEXT)]
        assert await store.spent(OTHER, MONTH) == [spent(SMALL, tokens=4)]
        assert await store.spent(OTHER, NEXT) == []

    async def test_a_stale_append_counts_nothing(self, store: Store) -> None:
        """(I5) Nor does it take its neighbours' spending along."""
        stale, neighbour = Story(), Story()
        await keep(store, stale.open(), neighbour.open())
        late = paid(stale.reply(), spent(SMALL, tokens=1_000))
        await keep(store, replace(late, spent=()))
        results = await store.append([late, paid(neighbour.reply(), spent(SMALL, tokens=1))])
        assert isinstance(results[0], StaleVersion)
        assert results[1] == Appended(version=2)
        assert await store.spent(ACME, MONTH) == [spent(SMALL, tokens=1)]

    async def test_a_price_that_is_not_known_leaves_the_known_ones(self, store: Store) -> None:
        story = Story()
        unknown = spent(SMALL, tokens=1, cost=None)
        await keep(store, paid(story.open(), unknown))
        assert await store.spent(ACME, MONTH) == [unknown]
        await keep(store, paid(story.say(), spent(SMALL, tokens=1, cost=40)))
        await keep(store, paid(story.say(), unknown))
        assert await store.spent(ACME, MONTH) == [spent(SMALL, requests=3, tokens=3, cost=40)]

    async def test_what_an_erased_interview_cost_stays_counted(self, store: Store) -> None:
        """(I10) The bill has to be paid, and there are no words in it."""
        story = Story()
        await keep(store, paid(story.open(), spent(SMALL, tokens=9)))
        assert await store.erase(story.id, NOON) is True
        assert await store.spent(ACME, MONTH) == [spent(SMALL, tokens=9)]

    async def test_counts_beyond_all_measure_stop_at_the_bound(self, store: Store) -> None:
        """A provider that reports nonsense does not stop the turn it reports it with (I6)."""
        story = Story()
        for count in (2**70, 2**62, 1, -5):
            absurd = Spent(
                month=MONTH,
                model=SMALL,
                requests=1,
                input_tokens=count,
                output_tokens=1,
                cost_microusd=count,
            )
            await keep(store, paid(story.say() if story.version else story.open(), absurd))
        [found] = await store.spent(ACME, MONTH)
        assert (found.input_tokens, found.cost_microusd) == (COUNT_MAX, COUNT_MAX)
        assert (found.requests, found.output_tokens) == (4, 4)

    async def test_models_come_in_the_order_of_their_names(self, store: Store) -> None:
        models = ["mistral:b", "ollama:É", "anthropic:c", "webhook", "anthropic:C"]
        await keep(store, paid(Story().open(), *(spent(model, tokens=1) for model in models)))
        assert [one.model for one in await store.spent(ACME, MONTH)] == sorted(models)


def spent(
    model: str, *, tokens: int, requests: int = 1, month: str = MONTH, cost: int | None = 0
) -> Spent:
    """Return what some requests cost: as many tokens in as out."""
    return Spent(
        month=month,
        model=model,
        requests=requests,
        input_tokens=tokens,
        output_tokens=tokens,
        cost_microusd=cost,
    )


def paid(append: Append, *spent: Spent) -> Append:
    """Return `append` with what was spent on it."""
    return replace(append, spent=spent)
