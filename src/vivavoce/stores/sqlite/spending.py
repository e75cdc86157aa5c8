"""SQL of the table of spending: counters by organization, month and model."""

import logging
from collections.abc import Sequence
from typing import Any

import apsw

from vivavoce.domain.ids import OrganizationId
from vivavoce.journal.moments import to_us
from vivavoce.journal.store import COUNT_MAX, Append, Spent
from vivavoce.stores.sqlite import rows
from vivavoce.stores.sqlite.causes import Unreadable, explained

_logger = logging.getLogger("vivavoce")

# Sums stop at COUNT_MAX (?9): past 2^63 SQLite would go on in floating point, which the
# column refuses, and a provider that reports nonsense would stop the turn it reports it with.
ADD = """
    INSERT INTO spending (
        organization, month, model, requests, input_tokens, output_tokens, cost_microusd,
        updated_at
    ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    ON CONFLICT (organization, month, model) DO UPDATE SET
        requests = min(?9, requests + excluded.requests),
        input_tokens = min(?9, input_tokens + excluded.input_tokens),
        output_tokens = min(?9, output_tokens + excluded.output_tokens),
        cost_microusd = min(
            ?9,
            coalesce(cost_microusd + excluded.cost_microusd, cost_microusd, excluded.cost_microusd)
        ),
        updated_at = max(updated_at, excluded.updated_at)
"""

# Text comes as bytes, as in `rows.py`.
SPENT = """
    SELECT CAST(model AS BLOB), requests, input_tokens, output_tokens, cost_microusd
    FROM spending WHERE organization = ? AND month = ? ORDER BY model
"""


class NotCounted(Exception):
    """The counters cannot be written where they are; nothing of the transaction may stay."""


def add(connection: apsw.Connection, appends: Sequence[Append]) -> None:
    """Add up what `appends` spent, inside the transaction that stores them.

    Raises:
        NotCounted: the counters' own pages are damaged or cannot be read.
    """
    spent = [_to_row(append, one) for append in appends for one in append.spent]
    if not spent:
        return
    try:
        connection.executemany(ADD, spent)
    except apsw.Error as error:
        cause = explained(connection, error)
        if isinstance(cause, apsw.CorruptError | apsw.ConstraintError | Unreadable):
            raise NotCounted(str(cause)) from cause
        raise cause from None  # the disk says why only once


def tell_not_counted(error: NotCounted, appends: Sequence[Append]) -> None:
    """Log what was spent and is in no counter now; the events still have it."""
    _logger.error(
        "What models cost could not be counted; `vivavoce doctor` says what is wrong.",
        extra={
            "event_name": "spending:not-counted",
            "facts": {
                "reason": str(error),
                "interviews": [append.interview for append in appends if append.spent],
            },
        },
    )


def spent(connection: apsw.Connection, organization: OrganizationId, month: str) -> list[Spent]:
    """Return the counters of an organization's month; what is no number any more counts as none."""
    return [
        Spent(
            month=month,
            model=rows.legible(model),
            requests=_count(requests),
            input_tokens=_count(input_tokens),
            output_tokens=_count(output_tokens),
            cost_microusd=None if cost is None else _count(cost),
        )
        for model, requests, input_tokens, output_tokens, cost in connection.execute(
            SPENT, (organization, month)
        )
    ]


def _to_row(append: Append, one: Spent) -> tuple[Any, ...]:
    return (
        append.summary.organization,
        one.month,
        one.model,
        _count(one.requests),
        _count(one.input_tokens),
        _count(one.output_tokens),
        None if one.cost_microusd is None else _count(one.cost_microusd),
        to_us(append.summary.updated_at),
        COUNT_MAX,
    )


def _count(value: Any) -> int:
    """Return a count that can be stored and added to."""
    return min(max(value, 0), COUNT_MAX) if isinstance(value, int) else 0
