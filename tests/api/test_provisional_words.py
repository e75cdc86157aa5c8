"""`reply-delta`: the words of a reply that is being made, as live pages are told them."""

import json
from typing import Any

import pytest

from tests.api.house import House
from tests.api.live import Frames, LiveServer
from tests.api.test_streams import until, watching
from vivavoce.domain.ids import InterviewId
from vivavoce.journal.feed import Draft

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def delta(frames: Frames) -> dict[str, Any]:
    """Return the next piece of a draft; it has no id, so that no page asks for what follows it."""
    while (frame := await frames.next()).get("event") != "reply-delta":
        assert "comment" in frame, f"not a piece of a draft: {frame}"
    assert "id" not in frame
    told: dict[str, Any] = json.loads(frame["data"])
    return told


async def caught_up(house: House, frames: Frames, interview: str) -> None:
    before = await house.owner.events(interview)
    assert [await frames.event() for _ in before] == before


async def test_words_come_in_pieces_and_the_message_takes_their_place(
    house: House, server: LiveServer
) -> None:
    interview = await house.owner.new()
    feed, id_ = house.services.feed, InterviewId(interview.rpartition("/")[2])
    async with server.stream(interview) as frames:
        await caught_up(house, frames, interview)
        feed.tell(id_, Draft(id="a", text="What 🎈"))
        assert await delta(frames) == {"draft": "a", "offset": 0, "text": "What 🎈"}
        feed.tell(id_, Draft(id="a", text="What 🎈 then?"))
        assert await delta(frames) == {"draft": "a", "offset": 6, "text": " then?"}
        receipt = await house.owner.say(interview, "Nothing.")
        events = await frames.events(until=receipt["seq"])
        assert [event["event"] for event in events] == ["message-added"]
        assert feed.draft(id_) is None
        answered = await frames.event()
        assert answered["event"] != "reply-delta", "nothing was taken back that a message replaced"


async def test_another_attempt_begins_anew_and_one_that_failed_is_taken_back(
    house: House, server: LiveServer
) -> None:
    interview = await house.owner.new()
    feed, id_ = house.services.feed, InterviewId(interview.rpartition("/")[2])
    async with server.stream(interview) as frames:
        await caught_up(house, frames, interview)
        feed.tell(id_, Draft(id="a", text="What is"))
        assert (await delta(frames))["draft"] == "a"
        feed.tell(id_, Draft(id="b", text="Who"))
        assert await delta(frames) == {"draft": "b", "offset": 0, "text": "Who"}
        feed.tell(id_, Draft(id="b", text="Whether"))
        assert await delta(frames) == {"draft": "b", "offset": 0, "text": "Whether"}
        feed.take_back(id_, "a")
        feed.take_back(id_, "b")
        assert await delta(frames) == {"draft": "b", "offset": 0, "text": ""}


async def test_a_page_that_comes_later_is_told_all_of_it(house: House, server: LiveServer) -> None:
    interview = await house.owner.new()
    feed, id_ = house.services.feed, InterviewId(interview.rpartition("/")[2])
    feed.tell(id_, Draft(id="a", text="Half a "))
    async with server.stream(interview) as frames:
        await caught_up(house, frames, interview)
        assert await delta(frames) == {"draft": "a", "offset": 0, "text": "Half a "}
        await until(lambda: watching(house, interview) == 1)
    feed.take_back(id_, "a")
