"""`GET /api/v1/usage`: what models used and cost in a month."""

import re

from starlette.types import ASGIApp

from vivavoce.api.model_bodies import ModelUsage, MonthUsage, UsageBody
from vivavoce.api.operations import Call, Operation, Query, json_response
from vivavoce.api.render import dollars
from vivavoce.edge.authentication import Who
from vivavoce.errors import Malformed
from vivavoce.journal.store import Spent
from vivavoce.service.spending import month_of

MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)


async def get_usage(call: Call) -> ASGIApp:
    """Tell what the organization's interviews used in a calendar month (UTC), by model.

    What erased interviews used is counted, too. Costs are estimates.
    """
    month = call.query("month") or month_of(call.services.clock.now())
    if not MONTH.fullmatch(month):
        raise Malformed("month takes a year and a month, for example 2026-11.", field="month")
    spent = await call.services.spending(call.member, month)
    return json_response(
        MonthUsage(
            month=month,
            items=[_item(one) for one in spent],
            total=_total(spent),
            token_budget=call.services.budgets.tokens_a_month,
        )
    )


def _item(spent: Spent) -> ModelUsage:
    return ModelUsage(
        model=spent.model,
        requests=spent.requests,
        input_tokens=spent.input_tokens,
        output_tokens=spent.output_tokens,
        cost_usd=dollars(spent.cost_microusd),
    )


def _total(spent: list[Spent]) -> UsageBody:
    costs = [one.cost_microusd for one in spent if one.cost_microusd is not None]
    return UsageBody(
        requests=sum(one.requests for one in spent),
        input_tokens=sum(one.input_tokens for one in spent),
        output_tokens=sum(one.output_tokens for one in spent),
        cost_usd=dollars(sum(costs)) if costs else None,
    )


OPERATIONS = [
    Operation(
        method="GET",
        path="/api/v1/usage",
        handler=get_usage,
        who=Who.VIEWER,
        answers={200: MonthUsage},
        queries=(
            Query(
                name="month",
                about="which month; this one if left out",
                schema={"type": "string", "pattern": f"^{MONTH.pattern}$"},
            ),
        ),
    )
]
