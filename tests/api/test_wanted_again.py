"""The model was down and left alone; a person who wants it to go on is not kept waiting (I6)."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.api.conftest import Start
from tests.api.house import House
from tests.provider.control import Misbehaviour
from tests.provider.interviewing import ANSWERS, GUIDE, guide
from tests.provider.misbehaving import Kind
from tests.provider.process import KEY
from tests.provider.server import MODEL, Provider, serving
from vivavoce.embedded import LiveInterview
from vivavoce.interviewers.calls import retrying as retrying_module
from vivavoce.interviewers.calls.breaker import FAILURES_MAX
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.settings import Settings

pytestmark = pytest.mark.asyncio(loop_scope="session")

AUTHOR = f"openai:{MODEL}"
ANSWER = next(iter(ANSWERS.values()))


@pytest_asyncio.fixture(loop_scope="session")
async def provider(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Provider]:
    monkeypatch.setattr(retrying_module, "REST_FIRST_S", 0.0)
    monkeypatch.setattr(retrying_module, "JITTER_S", 0.0)
    async with serving() as provider:
        monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        yield provider


async def left_alone(house: House, provider: Provider, *, fallback: str) -> str:
    """Return an interview whose model failed until nobody called it, and is back by now."""
    source = guide(fallback=fallback, fallback_after_s=0)
    assert (await house.owner.post("/api/v1/guides", {"source": source})).status_code == 201
    provider.control.misbehave(Misbehaviour(kind=Kind.BROKEN, times=None))
    interview = ""
    while provider.control.requests < FAILURES_MAX:
        interview = await house.owner.new(GUIDE, interviewer="llm")
        await house.owner.say(interview, ANSWER)
        await house.services.turns.settle(interview.rpartition("/")[2], patience_s=10)  # type: ignore[arg-type]
    provider.control.behave()
    return interview


async def answered_by_the_model(house: House, provider: Provider, interview: str) -> None:
    shown = await house.settled(interview)
    assert (shown["status"], shown["interviewer"]) == ("active", "llm")
    assert shown["transcript"][-1]["author"] == AUTHOR
    assert provider.control.requests == FAILURES_MAX + 1, "one was let through, and it went well"


async def test_who_is_left_alone_says_so_and_why(start: Start, provider: Provider) -> None:
    async with start(settings=Settings(model=AUTHOR)) as house:
        await left_alone(house, provider, fallback="pause")
        items = (await house.owner.get("/api/v1/interviewers")).json()["items"]
        [llm] = [item["problem"] for item in items if item["name"] == "llm"]
        assert "openai failed 5 times in a row and is left alone for 10 seconds" in llm
        assert "It failed last because openai has trouble of its own" in llm
        assert KEY not in llm


async def test_an_interview_that_is_resumed_has_its_model_tried_at_once(
    start: Start, provider: Provider
) -> None:
    async with start(settings=Settings(model=AUTHOR)) as house:
        interview = await left_alone(house, provider, fallback="pause")
        assert (await house.owner.now(interview))["status"] == "paused"
        assert (await house.owner.post(f"{interview}/resume")).status_code == 200
        await answered_by_the_model(house, provider, interview)


async def test_a_candidate_who_goes_on_has_the_model_tried_at_once(
    start: Start, provider: Provider
) -> None:
    async with start(settings=Settings(model=AUTHOR)) as house:
        interview = await left_alone(house, provider, fallback="pause")
        candidate = await house.candidate(interview)
        assert (await candidate.post(f"{interview}/resume")).status_code == 200
        await answered_by_the_model(house, provider, interview)


async def test_a_program_that_resumes_has_the_model_tried_at_once(
    start: Start, provider: Provider
) -> None:
    async with start(settings=Settings(model=AUTHOR)) as house:
        interview = await left_alone(house, provider, fallback="pause")
        id_ = interview.rpartition("/")[2]
        held = LiveInterview(house.services, owner_of(DEFAULT_ORGANIZATION), id_)  # type: ignore[arg-type]
        await held.resume()
        await answered_by_the_model(house, provider, interview)


async def test_who_is_handed_an_interview_back_is_tried_at_once(
    start: Start, provider: Provider
) -> None:
    async with start(settings=Settings(model=AUTHOR)) as house:
        interview = await left_alone(house, provider, fallback="scripted")
        assert (await house.settled(interview))["interviewer"] == "scripted"
        handed = await house.owner.post(f"{interview}/handover", {"interviewer": "llm"})
        assert handed.status_code == 200
        await house.owner.say(interview, list(ANSWERS.values())[1])
        await answered_by_the_model(house, provider, interview)


async def test_a_model_that_is_down_still_costs_one_call_alone(
    start: Start, provider: Provider
) -> None:
    async with start(settings=Settings(model=AUTHOR)) as house:
        interview = await left_alone(house, provider, fallback="pause")
        provider.control.misbehave(Misbehaviour(kind=Kind.BROKEN, times=None))
        assert (await house.owner.post(f"{interview}/resume")).status_code == 200
        await house.services.turns.settle(interview.rpartition("/")[2], patience_s=10)  # type: ignore[arg-type]
        assert (await house.owner.now(interview))["status"] == "paused"
        assert provider.control.requests == FAILURES_MAX + 1


async def test_a_model_whose_tokens_are_used_up_says_so_to_whoever_looks(
    start: Start, provider: Provider
) -> None:
    async with start(settings=Settings(model=AUTHOR, token_budget=1)) as house:
        await house.owner.post("/api/v1/guides", {"source": guide()})

        async def told() -> str | None:
            items = (await house.owner.get(f"/api/v1/interviewers?guide={GUIDE}")).json()["items"]
            [llm] = [item["problem"] for item in items if item["name"] == "llm"]
            return llm  # type: ignore[no-any-return]  # as JSON has it

        assert await told() is None
        interview = await house.owner.new(GUIDE, interviewer="llm")
        await house.owner.say(interview, ANSWER)
        await house.settled(interview)
        assert "VIVAVOCE_TOKEN_BUDGET" in str(await told())
