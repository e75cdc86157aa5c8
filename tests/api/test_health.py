"""Is it alive, ready, well? Nobody needs a key to ask, and nobody is named in the answer."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.api.conftest import Start
from tests.api.house import House
from tests.api.live import serving

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def metrics(house: House) -> dict[str, float]:
    """Return every sample, by name and labels."""
    answer = await house.nobody.get("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    return {
        sample.name + "".join(f"|{value}" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def test_alive_and_ready_say_so(house: House) -> None:
    for path, text in (("/healthz", "alive\n"), ("/readyz", "ready\n")):
        answer = await house.nobody.get(path)
        assert (answer.status_code, answer.text) == (200, text)


async def test_health_tells_of_the_journal_in_detail(start: Start) -> None:
    async with start() as house:
        fresh = (await house.nobody.get("/api/v1/health")).json()
        assert (fresh["status"], fresh["failing"], fresh["saves"]) == ("ok", None, 0)
        assert fresh["last_commit_at"] is fresh["commit_latency_p99_s"] is None
        interview = await house.owner.new()
        await house.owner.post(f"{interview}/pause")
        await house.owner.say(interview, "Waiting.")
        told = (await house.nobody.get("/api/v1/health")).json()
        assert told["saves"] == 4  # opened, greeted, paused, said
        assert told["saves_per_second"] > 0
        assert told["owed_replies"] == 0, "a paused interview owes nothing for now"
        assert 0 < told["commit_latency_p50_s"] <= told["commit_latency_p99_s"]
        last = datetime.fromisoformat(told["last_commit_at"])
        assert datetime.now(UTC) - last < timedelta(minutes=1)
        for name in ("queue_depth", "errors_24h", "unsaved", "damaged", "live_pages"):
            assert told[name] == 0, name


async def test_owed_replies_that_were_found_at_the_start_are_counted(start: Start) -> None:
    async with start() as house:
        interview = await house.owner.new()
        house.services.turns._closing = True  # as if the server died before it could answer
        await house.owner.say(interview, "Anybody?")
        assert (await house.nobody.get("/api/v1/health")).json()["owed_replies"] == 1
        assert (await metrics(house))["vivavoce_owed_replies"] == 1
    async with start() as house:
        await house.settled(interview)
        told = (await house.nobody.get("/api/v1/health")).json()
        assert (told["recovered_at_start"], told["owed_replies"]) == (1, 0)
        assert (await metrics(house))["vivavoce_recovered_replies"] == 1


async def test_live_pages_are_counted(start: Start) -> None:
    async with start() as house, serving(house) as server:
        interview = await house.owner.new()
        async with server.stream(interview) as frames:
            await frames.event()
            assert (await house.nobody.get("/api/v1/health")).json()["live_pages"] == 1
            assert (await metrics(house))["vivavoce_live_pages"] == 1


async def test_metrics_say_what_health_says(start: Start) -> None:
    async with start() as house:
        interview = await house.owner.new()
        await house.owner.post(f"{interview}/pause")
        told = await metrics(house)
        assert told["vivavoce_saves_total"] == 3
        assert told["vivavoce_commit_latency_seconds_count"] == 3
        assert told["vivavoce_commit_latency_seconds_bucket|+Inf"] == 3
        assert told["vivavoce_commit_latency_seconds_sum"] > 0
        for name in ("save_errors_total", "queue_depth", "owed_replies", "live_pages", "failing",
                     "unsaved_messages", "recovered_replies", "damaged_interviews",
                     "replies_discarded_total"):  # fmt: skip
            assert told[f"vivavoce_{name}"] == 0, name


async def test_nobody_is_named_to_those_without_a_key(house: House) -> None:
    word = uuid.uuid4().hex
    interview = await house.owner.new(candidate={"name": word}, metadata={"word": word})
    await house.owner.say(interview, word)
    for path in ("/healthz", "/readyz", "/metrics", "/api/v1/health", "/api/openapi.json"):
        text = (await house.nobody.get(path)).text
        assert word not in text
        assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}", text), path
