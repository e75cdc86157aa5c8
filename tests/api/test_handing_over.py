"""`/handover`: who leads an interview, and that a machine in the middle of a reply loses."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.api.house import GUIDE, House, problem
from vivavoce import Reply, View

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def hand_over(house: House, interview: str, interviewer: str) -> dict[str, Any]:
    answer = await house.owner.post(f"{interview}/handover", {"interviewer": interviewer})
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    assert answer.headers["etag"] == f'"{shown["version"]}"'
    return shown


def words(shown: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Return what was said: the first word and the author of each message."""
    return [(message["text"].split()[0], message["author"]) for message in shown["transcript"]]


class Slow:
    """An interviewer that thinks until it is let go."""

    def __init__(self) -> None:
        self.name = f"slow-{uuid.uuid4().hex[:8]}"
        self.asked = asyncio.Event()
        self.go = asyncio.Event()

    async def reply(self, view: View) -> Reply:
        if not view.interview.transcript:
            return Reply(say="Welcome.")
        self.asked.set()
        await self.go.wait()
        return Reply(say="Late words.")


@asynccontextmanager
async def thinking(house: House) -> AsyncIterator[tuple[str, Slow]]:
    """Have an interview whose interviewer is in the middle of a reply."""
    slow = Slow()
    house.services.interviewers.register(slow.name, slow)
    interview = await house.owner.new(interviewer=slow.name)
    await house.owner.say(interview, "I am listening.")
    await asyncio.wait_for(slow.asked.wait(), 10)
    try:
        yield interview, slow
    finally:
        slow.go.set()


async def test_an_owner_takes_over_types_and_hands_back(house: House) -> None:
    interview = await house.owner.new()
    candidate = await house.candidate(interview)
    shown = await hand_over(house, interview, "human")
    assert shown["interviewer"] == "human"
    assert shown["transcript"][-1]["text"].startswith("A person has joined us")
    assert shown["owed_since"] is None, "the opening question still waits for its answer"

    await candidate.say(interview, "Who is this?")
    assert (await candidate.now(interview))["transcript"][-1]["text"] == "Who is this?"
    await house.owner.say(interview, "It is Grace. What would you like?", speaker="interviewer")
    asked = await candidate.now(interview)
    assert (asked["owed_since"], words(asked)[-1]) == (None, ("It", "human"))
    await candidate.say(interview, "Somebody who keeps our data tidy.")
    assert words(await candidate.now(interview))[-1] == ("Somebody", None), "no machine answers"

    await hand_over(house, interview, "scripted")
    shown = await house.settled(interview)
    assert (shown["interviewer"], shown["transcript"][-1]["author"]) == ("scripted", "scripted")
    told = [event for event in await candidate.events(interview)
            if event["event"] == "interviewer-changed"]  # fmt: skip
    assert [(event["data"]["from"], event["data"]["to"]) for event in told] == [
        ("scripted", "human"),
        ("human", "scripted"),
    ]


async def test_handing_over_to_who_leads_already_changes_nothing(house: House) -> None:
    interview = await house.owner.new()
    first = await hand_over(house, interview, "human")
    assert await hand_over(house, interview, "human") == first


async def test_a_machine_in_the_middle_of_a_reply_loses_the_race(house: House) -> None:
    """I5, I6: the late words are never said, and there is one voice."""
    async with thinking(house) as (interview, slow):
        await hand_over(house, interview, "human")
        slow.go.set()
        await house.services.turns.settle(interview.rpartition("/")[2], patience_s=10)  # type: ignore[arg-type]
        await house.owner.say(interview, "So am I.", speaker="interviewer")
    said = [message["text"] for message in (await house.owner.now(interview))["transcript"]]
    assert "Late words." not in said
    assert said[-1] == "So am I."


async def test_words_typed_while_a_machine_leads_make_its_late_reply_lose_too(
    house: House,
) -> None:
    """I5, I6"""
    async with thinking(house) as (interview, slow):
        await house.owner.say(interview, "I answer that.", speaker="interviewer")
        slow.go.set()
        await house.services.turns.settle(interview.rpartition("/")[2], patience_s=10)  # type: ignore[arg-type]
    shown = await house.owner.now(interview)
    assert words(shown) == [("Welcome.", slow.name), ("I", None), ("I", "human")]
    assert shown["owed_since"] is None


async def test_a_person_who_hands_back_what_is_owed_has_a_machine_answer(house: House) -> None:
    """I6"""
    interview = await house.owner.new("two-questions", interviewer="human")
    await house.owner.say(interview, "Hello? Is anybody there?")
    assert (await house.owner.now(interview))["owed_since"] is not None
    await hand_over(house, interview, "scripted")
    assert (await house.settled(interview))["transcript"][-1]["author"] == "scripted"


@pytest.mark.parametrize("name", ["nobody", "llm", "webhook", "", " ", "x" * 201])
async def test_nobody_who_is_not_there_can_lead(house: House, name: str) -> None:
    """A model and a webhook that nobody set up are known by name, and refused."""
    interview = await house.owner.new()
    before = await house.owner.now(interview)
    answer = await house.owner.post(f"{interview}/handover", {"interviewer": name})
    assert problem(answer) == (422, "malformed", "interviewer")
    assert await house.owner.now(interview) == before


async def test_a_paused_interview_changes_hands_and_an_ended_one_does_not(house: House) -> None:
    interview = await house.owner.new()
    await house.owner.post(f"{interview}/pause")
    shown = await hand_over(house, interview, "human")
    assert (shown["interviewer"], shown["status"]) == ("human", "paused")
    await house.owner.post(f"{interview}/complete")
    answer = await house.owner.post(f"{interview}/handover", {"interviewer": "scripted"})
    assert problem(answer)[:2] == (409, "interview-closed")


async def test_of_many_who_take_over_at_once_one_does(house: House) -> None:
    """I5"""
    interview = await house.owner.new()
    tag = (await house.owner.get(interview)).headers["etag"]
    answers = await asyncio.gather(
        *(
            house.owner.post(
                f"{interview}/handover", {"interviewer": "human"}, headers={"if-match": tag}
            )
            for _ in range(8)
        )
    )
    # Those who come second find it done: a repeat is answered, whatever its precondition.
    assert {answer.status_code for answer in answers} <= {200, 412}
    assert sum(
        event["event"] == "interviewer-changed" for event in await house.owner.events(interview)
    ) == 1  # fmt: skip


async def test_who_leads_survives_a_change_of_the_guide(house: House) -> None:
    """I9"""
    source = GUIDE.replace("two-questions", "handed-over")
    await house.owner.post("/api/v1/guides", {"source": source})
    interview = await house.owner.new("handed-over")
    await hand_over(house, interview, "human")
    await house.owner.post("/api/v1/guides", {"source": source + "# edited\n"})
    moved = await house.owner.post(f"{interview}/guide")
    assert moved.json()["interviewer"] == "human"
