"""What answers tell of interviewers and models: who may lead, what was used, what it cost."""

import msgspec


class UsageBody(msgspec.Struct, frozen=True, kw_only=True):
    """What models' providers counted.

    `cost_usd` is estimated from list prices: US dollars, null while no price is known.
    """

    requests: int
    input_tokens: int
    output_tokens: int
    cost_usd: float | None


class ModelUsage(msgspec.Struct, frozen=True, kw_only=True):
    """What one model used in a month; `model` is `provider:model`."""

    model: str
    requests: int
    input_tokens: int
    output_tokens: int
    cost_usd: float | None


class MonthUsage(msgspec.Struct, frozen=True, kw_only=True):
    """What an organization's interviews used in a calendar month (UTC), by model.

    The total's `cost_usd` adds up what has a price. Interviews that need a model pause once
    `token_budget` tokens were used in a month; null: there is no such bound.
    """

    month: str
    items: list[ModelUsage]
    total: UsageBody
    token_budget: int | None


class InterviewerItem(msgspec.Struct, frozen=True, kw_only=True):
    """An interviewer by the name an interview is opened with.

    `set_up` is false where what it needs was not configured at all; opening an interview with
    it is refused. `problem` says in one sentence why it cannot be used as it is set up.
    """

    name: str
    set_up: bool
    problem: str | None


class InterviewerList(msgspec.Struct, frozen=True, kw_only=True):
    """All interviewers of this server, by name."""

    items: list[InterviewerItem]
