"""Saying something: the durability receipt, and the same one however often it is asked for."""

import asyncio
import uuid
from itertools import pairwise
from typing import Any

import pytest

from tests.api.conftest import Start
from tests.api.house import INTERVIEWS, House, problem
from vivavoce.testing.clock import ManualClock

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_receipt_names_the_event_that_was_stored(house: House) -> None:
    """I1: a 2xx means the event is committed."""
    interview = await house.owner.new()
    chosen = str(uuid.uuid4())
    answer = await house.owner.post(
        f"{interview}/messages",
        {
            "id": chosen.upper(),
            "text": "Somebody who keeps our data tidy.",
            "speaker": "candidate",
            "paradata": {"typing_ms": 4_200, "edits": 3, "sent_offline": True},
        },
    )
    assert answer.status_code == 201
    receipt = answer.json()
    assert receipt["id"] == chosen
    assert receipt["version"] == receipt["seq"]
    [event, *_] = await house.owner.events(interview, after=receipt["seq"] - 1)
    assert {name: event[name] for name in ("seq", "recorded_at", "hash")} == {
        name: receipt[name] for name in ("seq", "recorded_at", "hash")
    }
    assert event["data"]["id"] == chosen
    assert event["data"]["paradata"] == {"typing_ms": 4_200, "edits": 3, "sent_offline": True}


async def test_a_message_without_an_id_gets_one(house: House) -> None:
    interview = await house.owner.new()
    receipts = [await house.owner.say(interview, "The same words.") for _ in range(2)]
    assert len({receipt["id"] for receipt in receipts}) == 2


async def test_the_same_id_again_gets_the_same_receipt_byte_for_byte(start: Start) -> None:
    """I2, also after a restart, when the interview is over, and whatever the text says."""
    async with start() as house:
        interview = await house.owner.new()
        path = f"{interview}/messages"
        body = {"id": str(uuid.uuid4()), "text": "Once is enough."}
        first = await house.owner.post(path, body)
        assert first.status_code == 201
        again = await house.owner.post(path, body)
        assert (again.status_code, again.content) == (200, first.content)
        await house.settled(interview)
    async with start() as house:
        for text in ("Once is enough.", "Something else.", ""):
            again = await house.owner.post(path, {**body, "text": text})
            assert (again.status_code, again.content) == (200, first.content)
        assert (await house.owner.post(f"{interview}/complete")).status_code == 200
        again = await house.owner.post(path, body)
        assert (again.status_code, again.content) == (200, first.content)
        transcript = (await house.owner.now(interview))["transcript"]
        assert [message["id"] for message in transcript].count(body["id"]) == 1


async def test_of_many_at_once_with_one_id_one_is_stored_and_all_get_its_receipt(
    house: House,
) -> None:
    """I2 under contention: two tabs, a retry and an outbox."""
    interview = await house.owner.new()
    body = {"id": str(uuid.uuid4()), "text": "All at once."}
    answers = await asyncio.gather(
        *(house.owner.post(f"{interview}/messages", body) for _ in range(20))
    )
    assert sorted(answer.status_code for answer in answers) == [200] * 19 + [201]
    assert len({answer.content for answer in answers}) == 1


async def test_concurrent_writers_all_get_a_place_of_their_own(house: House) -> None:
    """I3: seq has no gaps, and every receipt names another one."""
    interview = await house.owner.new(interviewer="human")
    receipts = await asyncio.gather(
        *(house.owner.say(interview, f"Voice {number}.") for number in range(30))
    )
    assert len({receipt["seq"] for receipt in receipts}) == 30
    events = await house.owner.events(interview)
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert all(one["hash"] == two["prev"] for one, two in pairwise(events))


async def test_an_id_of_the_other_speaker_is_taken(house: House) -> None:
    interview = await house.owner.new()
    asked = (await house.owner.now(interview))["transcript"][0]["id"]
    answer = await house.owner.post(f"{interview}/messages", {"id": asked, "text": "I ask myself."})
    assert problem(answer)[:2] == (409, "id-taken")


async def test_the_same_id_in_another_interview_is_another_message(house: House) -> None:
    chosen = str(uuid.uuid4())
    for _ in range(2):
        interview = await house.owner.new()
        assert (await house.owner.say(interview, "Here, too.", id=chosen))["id"] == chosen


async def test_a_person_may_speak_as_the_interviewer(house: House) -> None:
    interview = await house.owner.new()
    await house.owner.say(interview, "Let me ask that myself.", speaker="interviewer")
    last = (await house.owner.now(interview))["transcript"][-1]
    assert (last["speaker"], last["author"]) == ("interviewer", "human")


async def test_who_did_something_is_recorded(house: House) -> None:
    interview = await house.owner.new()
    candidate = await house.candidate(interview)
    await candidate.say(interview, "It was me.")
    await house.owner.post(f"{interview}/pause")
    actors = {event["event"]: event["actor"] for event in await house.owner.events(interview)}
    assert actors["interview-opened"].startswith("owner:")
    assert actors["interview-paused"].startswith("owner:")
    said = await house.owner.events(interview)
    assert "candidate" in {event["actor"] for event in said if event["event"] == "message-added"}
    assert "interviewer:scripted" in {event["actor"] for event in said}


async def test_curl_says_that_json_is_a_form_and_is_understood(house: House) -> None:
    """The README's `curl -d` sends no content type of ours; any will do when the body is JSON."""
    interview = await house.owner.new()
    for content_type in (
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/json; x=y",
    ):
        answer = await house.owner.post(
            f"{interview}/messages",
            raw=b'{"text": "By hand."}',
            headers={"content-type": content_type},
        )
        assert answer.status_code == 201


async def test_events_come_in_pages(house: House) -> None:
    interview = await house.owner.new()
    for number in range(5):
        await house.owner.say(interview, f"Number {number}.")
    await house.settled(interview)
    everything = await house.owner.events(interview)
    for limit in (1, 2, 3, 1_000):
        walked: list[dict[str, Any]] = []
        while True:
            after = walked[-1]["seq"] if walked else 0
            page = (await house.owner.get(f"{interview}/events?after={after}&limit={limit}")).json()
            assert page["version"] == everything[-1]["seq"]
            if not page["items"]:
                break
            assert len(page["items"]) <= limit
            walked += page["items"]
        assert walked == everything
    beyond = await house.owner.get(f"{interview}/events?after={2**53}")
    assert beyond.json() == {"items": [], "version": everything[-1]["seq"]}


async def test_times_have_microseconds_also_when_there_are_none(start: Start) -> None:
    """The contract: RFC 3339 in UTC with milliseconds or finer, at a full second, too."""
    async with start(clock=ManualClock()) as house:
        interview = await house.owner.new()
        receipt = await house.owner.say(interview, "At noon sharp.")
        assert receipt["recorded_at"] == "2026-01-01T12:00:00.000000Z"
        found = await house.owner.now(interview)
        assert found["opened_at"] == "2026-01-01T12:00:00.000000Z"
        exported = (await house.owner.get(f"{interview}/export?format=json")).json()
        assert exported["opened_at"] == found["opened_at"]
        assert exported["transcript"][0]["recorded_at"] == found["transcript"][0]["recorded_at"]
        for format_ in ("jsonl", "csv"):
            text = (await house.owner.get(f"{interview}/export?format={format_}")).text
            assert "2026-01-01T12:00:00.000000Z" in text
        await house.owner.get(INTERVIEWS)  # held against the document by the fixture
        await house.owner.get("/api/v1/keys")
        await house.owner.get("/api/v1/health")
