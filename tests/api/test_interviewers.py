"""Who may lead, and what hinders them."""

import pytest

from tests.api.conftest import Start
from tests.api.house import GUIDE, INTERVIEWS, House, problem
from vivavoce.settings import Settings

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_everybody_who_may_lead_is_told_with_what_is_missing(house: House) -> None:
    items = (await house.owner.get("/api/v1/interviewers")).json()["items"]
    by_name = {item["name"]: item for item in items}
    assert list(by_name) == sorted(by_name)
    for name in ("scripted", "human", "agent"):
        assert by_name[name] == {"name": name, "set_up": True, "problem": None}
    for name, variable in (("llm", "VIVAVOCE_MODEL"), ("webhook", "VIVAVOCE_WEBHOOK_URL")):
        assert by_name[name]["set_up"] is False
        assert variable in by_name[name]["problem"]


async def test_who_is_not_set_up_hinders_nobody_and_opens_nothing(house: House) -> None:
    assert (await house.nobody.get("/api/v1/health")).json()["unusable_interviewers"] == []
    for name in ("llm", "webhook"):
        answer = await house.owner.post(INTERVIEWS, {"guide": "agent-hiring", "interviewer": name})
        assert problem(answer) == (422, "malformed", "interviewer")
        assert "set VIVAVOCE_" in answer.json()["detail"]


async def test_it_is_told_for_a_guide_that_is_there(house: House) -> None:
    for guide, status in (("agent-hiring", 200), ("", 200), ("nothing", 404)):
        answer = await house.owner.get(f"/api/v1/interviewers?guide={guide}")
        assert answer.status_code == status


async def test_who_is_set_up_and_cannot_be_used_is_told_and_the_script_carries_on(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """I6, I12: a missing key holds nobody up, and nobody without a key learns why."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    async with start(settings=Settings(model="openai:small-1", token_budget=1_000)) as house:
        told = (await house.nobody.get("/api/v1/health")).json()
        assert (told["status"], told["unusable_interviewers"]) == ("ok", ["llm"])
        items = (await house.owner.get("/api/v1/interviewers")).json()["items"]
        [llm] = [item for item in items if item["name"] == "llm"]
        assert llm["set_up"] is True
        assert "OPENAI_API_KEY" in llm["problem"]
        assert (await house.owner.get("/api/v1/usage")).json()["token_budget"] == 1_000

        impatient = GUIDE + "rules: { fallback_after_s: 0 }\n"
        await house.owner.post("/api/v1/guides", {"source": impatient})
        interview = await house.owner.new("two-questions", interviewer="llm")
        await house.owner.say(interview, "My name is Ada.")
        shown = await house.settled(interview)
        assert shown["interviewer"] == "scripted"
        assert [message["speaker"] for message in shown["transcript"]] == [
            "interviewer", "candidate", "interviewer"]  # fmt: skip
        [change] = [event["data"] for event in await house.owner.events(interview)
                    if event["event"] == "interviewer-changed"]  # fmt: skip
        assert change["reason"].startswith("interviewer-un")


async def test_a_guide_may_name_a_model_where_the_server_has_none(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "not-asked-for-anything")
    async with start(settings=Settings()) as house:
        await house.owner.post("/api/v1/guides", {"source": GUIDE + "model: openai:small-1\n"})
        for query, is_set_up in (("", False), ("?guide=two-questions", True)):
            items = (await house.owner.get(f"/api/v1/interviewers{query}")).json()["items"]
            [llm] = [item for item in items if item["name"] == "llm"]
            assert llm["set_up"] is is_set_up
        assert (await house.owner.open("two-questions", interviewer="llm"))["interviewer"] == "llm"
