"""What models used and cost: of an interview, of an organization in a month, in metrics."""

import json
from typing import Any

import pytest

from tests.api.conftest import Start
from tests.api.house import House, problem
from tests.api.test_health import metrics
from vivavoce import Reply, Usage, View
from vivavoce.domain.commands import KeepItems
from vivavoce.domain.ids import InterviewId
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

MODEL = "local:small-1"
NOTHING = {"requests": 0, "input_tokens": 0, "output_tokens": 0, "cost_usd": None}


async def metered(view: View) -> Reply:
    """Return words that cost a dollar and a half in two requests."""
    used = Usage(requests=2, input_tokens=100, output_tokens=20, cost_microusd=1_500_000)
    return Reply(say="Go on.", author=MODEL, usage=used, latency_ms=3)


async def unpriced(view: View) -> Reply:
    """Return words of a model whose price nobody knows."""
    return Reply(say="And?", author="local:big-1", usage=Usage(requests=1, input_tokens=7))


async def led_by_models(house: House) -> str:
    """Return the path of an interview that used one model for two messages."""
    house.services.interviewers.register("metered", metered)
    house.services.interviewers.register("unpriced", unpriced)
    interview = await house.owner.new(interviewer="metered")
    await house.owner.say(interview, "It rains.")
    await house.settled(interview)
    return interview


async def usage(house: House, query: str = "") -> dict[str, Any]:
    answer = await house.owner.get(f"/api/v1/usage{query}")
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def test_what_an_interview_used_is_added_up(start: Start) -> None:
    async with start() as house:
        interview = await led_by_models(house)
        assert (await house.owner.now(interview))["usage"] == {
            "requests": 4, "input_tokens": 200, "output_tokens": 40, "cost_usd": 3.0}  # fmt: skip
        assert (await house.owner.open())["usage"] == NOTHING
        viewer = await house.member("viewer")
        assert (await viewer.now(interview))["usage"]["requests"] == 4


async def test_what_an_organization_used_in_a_month_is_told_by_model(start: Start) -> None:
    async with start() as house:
        assert (await usage(house))["total"] == NOTHING
        interview = await led_by_models(house)
        await house.owner.new(interviewer="unpriced")
        told = await usage(house)
        assert told["month"] == f"{house.services.clock.now():%Y-%m}"
        assert told["items"] == [
            {"model": "local:big-1", "requests": 1, "input_tokens": 7, "output_tokens": 0,
             "cost_usd": None},
            {"model": MODEL, "requests": 4, "input_tokens": 200, "output_tokens": 40,
             "cost_usd": 3.0},
        ]  # fmt: skip
        assert told["total"] == {
            "requests": 5, "input_tokens": 207, "output_tokens": 40, "cost_usd": 3.0}  # fmt: skip
        assert told["token_budget"] is None
        assert await usage(house, f"?month={told['month']}") == told
        assert (await usage(house, "?month=1999-12"))["items"] == []
        # What was paid for stays paid for, whoever is forgotten.
        await house.owner.delete(interview)
        assert await usage(house) == told
        # I11
        rival = await house.organization()
        assert (await rival.get("/api/v1/usage")).json()["items"] == []
    async with start() as house:
        assert await usage(house) == told


@pytest.mark.parametrize(
    "month", ["2026", "2026-13", "2026-00", "2026-1", "26-01", "2026-01-01", "%D9%A1026-01", "x"]
)
async def test_what_is_no_month_is_named(house: House, month: str) -> None:
    answer = await house.owner.get(f"/api/v1/usage?month={month}")
    assert problem(answer) == (422, "malformed", "month")


async def test_what_models_used_is_in_the_metrics_by_model(start: Start) -> None:
    async with start() as house:
        await led_by_models(house)
        told = await metrics(house)
        assert told[f"vivavoce_model_requests_total|{MODEL}"] == 4
        assert told[f"vivavoce_model_tokens_total|input|{MODEL}"] == 200
        assert told[f"vivavoce_model_tokens_total|output|{MODEL}"] == 40


async def test_a_candidate_sees_the_words_and_not_what_they_cost(start: Start) -> None:
    async with start() as house:
        interview = await led_by_models(house)
        candidate = await house.candidate(interview)
        assert (await candidate.now(interview))["usage"] is None
        theirs, ours = await candidate.events(interview), await house.owner.events(interview)
        assert "usage" not in json.dumps(theirs)
        assert "usage" in json.dumps(ours)
        for mine, whole in zip(theirs, ours, strict=True):
            whole["data"].pop("usage", None)
            assert mine == whole


async def test_what_an_agent_keeps_beside_the_words_is_not_the_candidates(house: House) -> None:
    """An agent's items may hold its instructions and what its tools found."""
    opened = await house.owner.open(interviewer="agent")
    await house.services.interviews.carry_out(
        owner_of(DEFAULT_ORGANIZATION),
        InterviewId(opened["id"]),
        KeepItems(added=({"role": "system", "content": "the secret recipe"},)),
    )
    interview = f"/api/v1/interviews/{opened['id']}"
    candidate = await house.candidate(interview)
    for path in ("", "/events", *(f"/export?format={form}" for form in ("json", "jsonl", "md"))):
        assert "recipe" not in (await candidate.get(interview + path)).text, path
    assert "recipe" in (await house.owner.get(f"{interview}/events")).text
    assert "recipe" in (await house.owner.get(f"{interview}/export?format=jsonl")).text
    kept = (await candidate.events(interview))[-1]
    assert (kept["event"], kept["data"]) == ("agent-items-changed", {})
