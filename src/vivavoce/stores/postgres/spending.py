"""SQL of the counters of spending: by organization, month and model, spread over slots."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from zlib import crc32

from vivavoce.journal.store import COUNT_MAX, Append, Spent
from vivavoce.stores.postgres import packing

# Rows that one month of an organization and model is spread over. An interview always counts
# in the same one, so that batches of two nodes meet in a row only now and then.
SLOTS = 16

# Only what was stored is counted. Sums stop at `COUNT_MAX`; counters of one batch are added up
# first, because one statement may change a row only once.
ADDED = f"""
    counted AS (
        INSERT INTO spending (
            organization, month, model, slot, requests, input_tokens, output_tokens, cost_microusd
        )
        SELECT organization, month, model, slot, least({COUNT_MAX}, sum(requests)),
               least({COUNT_MAX}, sum(input_tokens)), least({COUNT_MAX}, sum(output_tokens)),
               CASE WHEN count(cost) > 0 THEN least({COUNT_MAX}, sum(cost)) END
        FROM unnest(
            %s::uuid[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::bigint[],
            %s::bigint[], %s::bigint[], %s::bigint[]
        ) AS spent (
            interview, organization, month, model, slot, requests, input_tokens, output_tokens,
            cost
        )
        WHERE (interview IN (SELECT id FROM done)) IS TRUE
        GROUP BY organization, month, model, slot ORDER BY organization, month, model, slot
        ON CONFLICT (organization, month, model, slot) DO UPDATE SET
            requests = least({COUNT_MAX}, spending.requests + excluded.requests),
            input_tokens = least({COUNT_MAX}, spending.input_tokens + excluded.input_tokens),
            output_tokens = least({COUNT_MAX}, spending.output_tokens + excluded.output_tokens),
            cost_microusd = coalesce(
                CASE WHEN spending.cost_microusd + excluded.cost_microusd IS NOT NULL
                    THEN least({COUNT_MAX}, spending.cost_microusd + excluded.cost_microusd)
                END,
                spending.cost_microusd, excluded.cost_microusd
            )
    )
"""  # noqa: S608 - a number of ours

SPENT = """
    SELECT model, sum(requests)::text, sum(input_tokens)::text, sum(output_tokens)::text,
           sum(cost_microusd)::text
    FROM spending WHERE organization = %s AND month = %s GROUP BY model ORDER BY model COLLATE "C"
"""


def parameters(appends: Sequence[Append]) -> list[Any]:
    """Return the parameters of `ADDED`; none when nothing was spent."""
    columns: dict[str, list[Any]] = defaultdict(list)
    for append in appends:
        for one in append.spent:
            columns["interview"].append(append.interview)
            columns["organization"].append(append.summary.organization)
            columns["month"].append(one.month)
            columns["model"].append(one.model)
            columns["slot"].append(crc32(append.interview.encode()) % SLOTS)
            columns["requests"].append(_count(one.requests))
            columns["input"].append(_count(one.input_tokens))
            columns["output"].append(_count(one.output_tokens))
            cost = one.cost_microusd
            columns["cost"].append(None if cost is None else _count(cost))
    if not columns:
        return []
    return [
        packing.uuids(columns["interview"]),
        *(packing.texts(columns[name]) for name in ("organization", "month", "model")),
        *(
            packing.numbers(columns[name])
            for name in ("slot", "requests", "input", "output", "cost")
        ),
    ]


def to_spent(month: str, row: Sequence[Any]) -> Spent:
    """Return the counters in a row of `SPENT`."""
    model, requests, input_tokens, output_tokens, cost = row
    return Spent(
        month=month,
        model=model,
        requests=_sum(requests),
        input_tokens=_sum(input_tokens),
        output_tokens=_sum(output_tokens),
        cost_microusd=None if cost is None else _sum(cost),
    )


def _sum(digits: str) -> int:
    return min(int(digits), COUNT_MAX)


def _count(value: int) -> int:
    """Return a count that can be stored and added to."""
    return min(max(value, 0), COUNT_MAX)
