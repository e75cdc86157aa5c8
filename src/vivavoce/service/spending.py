"""What models cost: counted with the events that tell of it, and kept within budgets."""

from collections.abc import Sequence
from datetime import datetime

from vivavoce.domain.events import (
    AnyEvent,
    MessageAdded,
    ReplyDelayed,
    ReviewGiven,
    TranscriptCondensed,
    Usage,
)
from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import OverBudget
from vivavoce.interviewers.interviewer import View
from vivavoce.journal.store import Spent, Store
from vivavoce.service.clock import Clock


def month_of(moment: datetime) -> str:
    """Return the calendar month of a moment (UTC), such as `2026-11`."""
    return f"{moment:%Y-%m}"


def spent_in(events: Sequence[AnyEvent], at: datetime) -> tuple[Spent, ...]:
    """Return what the models were used for in `events`, which are recorded at `at` (UTC)."""
    spent = []
    for event in events:
        if not isinstance(event, MessageAdded | TranscriptCondensed | ReviewGiven | ReplyDelayed):
            continue
        author = None if isinstance(event, ReplyDelayed) else event.author
        if event.usage is not None and (model := event.usage.model or author):
            spent.append(_entry(model, event.usage, at))
    return tuple(spent)


def _entry(model: str, usage: Usage, at: datetime) -> Spent:
    return Spent(
        month=month_of(at),
        model=model,
        requests=usage.requests,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cost_microusd=usage.cost_microusd,
    )


class Budgets:
    """How many tokens models may use: on one interview, and for an organization in a month."""

    def __init__(self, store: Store, clock: Clock, *, tokens_a_month: int | None = None) -> None:
        self._store = store
        self._clock = clock
        self.tokens_a_month = tokens_a_month

    async def check(self, view: View) -> None:
        """Accept that a model is asked about the interview.

        What is being made at the same time is not counted yet, so a budget may be passed
        by that much.

        Raises:
            OverBudget: the interview's tokens, or the organization's, are used up.
        """
        used, budget = view.interview.usage.tokens, view.guide.rules.token_budget
        if budget is not None and used >= budget:
            raise OverBudget(
                f"Its model has used {used:,} tokens on this interview, of {budget:,} that the "
                "guide allows; let the script or a person lead on."
            )
        problem = await self.problem(view.interview.organization)
        if problem is not None:
            raise OverBudget(problem)

    async def problem(self, organization: OrganizationId) -> str | None:
        """Return in a sentence that an organization's tokens are used up; None: some are left."""
        if self.tokens_a_month is None:
            return None
        used = await self.used(organization)
        if used < self.tokens_a_month:
            return None
        return (
            f"The organization's models have used {used:,} tokens this month, of "
            f"{self.tokens_a_month:,}; raise VIVAVOCE_TOKEN_BUDGET, or let the script or "
            "a person lead on."
        )

    async def spent(self, organization: OrganizationId, month: str | None = None) -> list[Spent]:
        """Return what an organization's models were used for in a month, this one for None."""
        return await self._store.spent(organization, month or month_of(self._clock.now()))

    async def used(self, organization: OrganizationId) -> int:
        """Return how many tokens the organization's models have used this month."""
        spent = await self.spent(organization)
        return sum(entry.input_tokens + entry.output_tokens for entry in spent)
