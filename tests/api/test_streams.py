"""Live pages: catch up, then follow, no gap and no repeat, however often the line breaks."""

import asyncio
import random
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from tests.api.conftest import Start
from tests.api.house import INTERVIEWS, OWNER_KEY, House
from tests.api.live import Frames, LiveServer, serving
from vivavoce.api import events, streams
from vivavoce.domain.ids import InterviewId
from vivavoce.journal.feed import BACKLOG_MAX

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def until(reached: Callable[[], bool]) -> None:
    """Return once `reached` says so."""
    async with asyncio.timeout(10):
        while not reached():  # noqa: ASYNC110 - the app has no event for it
            await asyncio.sleep(0.005)


def watching(house: House, interview: str) -> int:
    """Return how many pages follow the interview at this path."""
    return house.services.feed.watching(InterviewId(interview.rpartition("/")[2]))


async def refused(server: LiveServer, interview: str, **options: Any) -> tuple[int, Any]:
    """Return the status and problem of a stream that is not given."""
    async with server.stream(interview, **options) as frames:
        await frames.answer.aread()
        return frames.answer.status_code, frames.answer.json()


async def test_a_stream_tells_what_was_and_then_what_comes(
    house: House, server: LiveServer
) -> None:
    interview = await house.owner.new()
    before = await house.owner.events(interview)
    async with server.stream(interview) as frames:
        headers = frames.answer.headers
        assert headers["content-type"] == "text/event-stream; charset=utf-8"
        assert headers["cache-control"] == "no-store"
        assert headers["x-accel-buffering"] == "no"
        assert await frames.next() == {"comment": "live"}
        assert [await frames.event() for _ in before] == before
        receipt = await house.owner.say(interview, "And now?")
        live = await frames.events(until=receipt["seq"])
        assert live[-1]["hash"] == receipt["hash"]
        answered = await frames.event()
    after = await house.owner.events(interview)
    assert [*before, *live, answered] == after[: len(before) + len(live) + 1]


async def test_a_stream_begins_where_it_is_asked_to_and_last_event_id_knows_better(
    house: House, server: LiveServer
) -> None:
    interview = await house.owner.new()
    for number in range(3):
        await house.owner.say(interview, f"Number {number}.")
    await house.settled(interview)
    for after, last_event_id, first in [
        (None, None, 1),
        (0, None, 1),
        (2, None, 3),
        (None, "3", 4),
        (1, "3", 4),
        (3, "1", 2),
        (2, "", 3),
        (2, "0", 1),
    ]:
        async with server.stream(interview, after=after, last_event_id=last_event_id) as frames:
            assert (await frames.event())["seq"] == first


async def test_a_stream_that_begins_in_the_future_waits_for_it(
    house: House, server: LiveServer
) -> None:
    interview = await house.owner.new()
    version = (await house.owner.now(interview))["version"]
    async with server.stream(interview, after=version + 2) as frames:
        assert await frames.next() == {"comment": "live"}
        for number in range(3):
            await house.owner.put(f"{interview}/state", {"state": f"state-{number}"})
        assert (await frames.event())["seq"] == version + 3


@pytest.mark.parametrize(
    "last_event_id", ["x", "-1", "1.0", "1 2", str(2**53 + 1), "9" * 5_000, "\xb2", "1\xa0"]
)
async def test_a_last_event_id_that_is_none_is_refused(house: House, last_event_id: str) -> None:
    headers = {"accept": "text/event-stream", "last-event-id": last_event_id.encode("latin-1")}
    answer = await house.owner.get(f"{await house.owner.new()}/events", headers=headers)
    assert answer.status_code == 422
    assert answer.json()["field"] == "Last-Event-ID"


@pytest.mark.parametrize(
    "accept",
    ["text/event-stream", "text/event-stream;q=0.9, */*;q=0.1", "Text/Event-Stream"],
)
async def test_the_accept_header_is_read_as_http_reads_it(house: House, accept: str) -> None:
    path = f"{await house.owner.new()}/events"
    answer = await house.owner.ask("HEAD", path, headers={"accept": accept})
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert not answer.content


async def test_foreign_unknown_and_unnamed_callers_get_no_stream(
    house: House, server: LiveServer
) -> None:
    interview = await house.owner.new()
    rival = await house.rival()
    assert (await refused(server, interview, key="wrong"))[0] == 401
    assert (await refused(server, interview, key=str(rival.key)))[0] == 404
    assert (await refused(server, f"{INTERVIEWS}/{uuid.uuid4()}"))[0] == 404
    assert (await refused(server, f"{INTERVIEWS}/nothing"))[0] == 404


async def test_a_candidates_stream_does_not_tell_what_is_the_owners(
    house: House, server: LiveServer
) -> None:
    interview = await house.owner.new(metadata={"note": "ours alone"})
    candidate = await house.candidate(interview)
    async with server.stream(interview, key=str(candidate.key)) as frames:
        opened = await frames.event()
    assert opened["event"] == "interview-opened"
    assert "metadata" not in opened["data"]
    async with server.stream(interview) as frames:
        assert (await frames.event())["data"]["metadata"] == {"note": "ours alone"}


async def test_readers_among_concurrent_writers_all_see_the_same(
    house: House, server: LiveServer
) -> None:
    """I3: whoever reads, live or later, sees one order without gaps or repeats."""
    interview = await house.owner.new(interviewer="human")

    async def write(number: int) -> None:
        for turn in range(12):
            await house.owner.say(interview, f"Writer {number}, turn {turn}.")
            await asyncio.sleep(0)

    async def read(delay_s: float) -> list[dict[str, Any]]:
        await asyncio.sleep(delay_s)
        seen: list[dict[str, Any]] = []
        async with server.stream(interview) as frames:
            while not seen or seen[-1]["event"] != "interview-cancelled":
                seen.append(await frames.event())
        return seen

    readers = [asyncio.create_task(read(number * 0.01)) for number in range(8)]
    await asyncio.gather(*(write(number) for number in range(4)))
    await house.owner.post(f"{interview}/cancel")
    told = await house.owner.events(interview)
    assert len(told) == 50
    for seen in await asyncio.gather(*readers):
        assert seen == told


async def test_reconnecting_at_random_tells_the_same_as_a_calm_line(
    house: House, server: LiveServer
) -> None:
    interview = await house.owner.new(interviewer="human")
    chance = random.Random(4711)
    nervous: list[dict[str, Any]] = []
    lines = 0

    async def write() -> None:
        for number in range(40):
            await house.owner.say(interview, f"Number {number}. " + "x" * chance.randrange(3_000))
            await asyncio.sleep(0.002)
        await house.owner.post(f"{interview}/cancel")

    async def read_nervously() -> None:
        nonlocal lines
        while not nervous or nervous[-1]["event"] != "interview-cancelled":
            last = nervous[-1]["seq"] if nervous else 0
            where = {"last_event_id": str(last)} if chance.random() < 0.5 else {"after": last}
            lines += 1
            async with server.stream(interview, **where) as frames:
                for _ in range(chance.randrange(4)):
                    nervous.append(await frames.event())
                    if nervous[-1]["event"] == "interview-cancelled":
                        break

    async def read_calmly(frames: Frames) -> list[dict[str, Any]]:
        seen = [await frames.event()]
        while seen[-1]["event"] != "interview-cancelled":
            seen.append(await frames.event())
        return seen

    async with server.stream(interview) as frames:
        _, calm, _ = await asyncio.gather(write(), read_calmly(frames), read_nervously())
    assert lines > 20
    assert nervous == calm == await house.owner.events(interview)


async def test_a_reader_that_falls_behind_reads_the_rest_from_the_store(
    house: House, server: LiveServer
) -> None:
    """What waits for a slow page is bounded; what it missed is not lost to it (I12)."""
    interview = await house.owner.new(interviewer="human")
    text = "x" * 32_000
    count = BACKLOG_MAX + 60
    async with server.stream(interview) as frames:
        await frames.event()
        for _ in range(count):  # more than the sockets between us hold
            await house.owner.say(interview, text)
        seen = await frames.events(until=count + 1)
    assert [event["seq"] for event in seen] == list(range(2, count + 2))


async def test_a_quiet_stream_says_that_it_is_there(
    house: House, server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert streams.COMMENT_EVERY_S == 15
    monkeypatch.setattr(streams, "COMMENT_EVERY_S", 0.02)
    interview = await house.owner.new()
    version = (await house.owner.now(interview))["version"]
    async with server.stream(interview, after=version) as frames:
        assert [await frames.next() for _ in range(4)] == [
            {"comment": "live"},
            *[{"comment": "still here"}] * 3,
        ]
        receipt = await house.owner.say(interview, "So am I.")
        assert (await frames.event())["seq"] == receipt["seq"]


async def test_a_page_that_leaves_is_forgotten(house: House, server: LiveServer) -> None:
    interview = await house.owner.new(interviewer="human")
    for _ in range(2):
        async with server.stream(interview) as one, server.stream(interview) as two:
            await one.event()
            await two.event()
            assert watching(house, interview) == 2
        await until(lambda: watching(house, interview) == 0)
    # Also one that leaves while it is written to, and reads nothing of it.
    for _ in range(150):
        await house.owner.say(interview, "x" * 30_000)
    async with server.stream(interview) as frames:
        await frames.event()
    await until(lambda: watching(house, interview) == 0)
    assert interview.rpartition("/")[2] not in house.services.feed._watchers


async def test_a_stopping_server_asks_its_pages_to_come_again_and_takes_no_new_ones(
    start: Start,
) -> None:
    """I13."""
    async with start() as house, serving(house) as server:
        interview = await house.owner.new()
        version = (await house.owner.now(interview))["version"]
        async with server.stream(interview) as one, server.stream(interview) as two:
            for frames in (one, two):
                await frames.events(until=version)
            house.services.feed.close()
            for frames in (one, two):
                assert await frames.rest() == [
                    {"retry": "1000", "event": "reconnect", "data": "{}"}
                ]
        status, problem = await refused(server, interview)
        assert (status, problem["code"]) == (503, "store-unavailable")
        assert (await house.owner.get("/readyz")).status_code == 503
        # What was accepted is still finished, and looking is still possible.
        assert (await house.owner.now(interview))["version"] == version
        assert house.services.feed.watchers == 0


async def test_a_withdrawn_link_ends_the_pages_it_opened(house: House, server: LiveServer) -> None:
    for method in ("DELETE", "POST"):
        interview = await house.owner.new()
        candidate = await house.candidate(interview)
        version = (await house.owner.now(interview))["version"]
        async with (
            server.stream(interview, key=str(candidate.key)) as theirs,
            server.stream(interview) as ours,
        ):
            await theirs.events(until=version)
            await ours.events(until=version)
            assert (await house.owner.ask(method, f"{interview}/link")).is_success
            receipt = await house.owner.say(
                interview, "Not for them any more.", speaker="interviewer"
            )
            assert [frame.get("event") for frame in await theirs.rest()] == ["reconnect"]
            assert await ours.events(until=receipt["seq"])
        assert (await refused(server, interview, key=str(candidate.key)))[0] == 401


async def test_a_revoked_key_reads_not_one_event_more(house: House, server: LiveServer) -> None:
    interview = await house.owner.new()
    version = (await house.owner.now(interview))["version"]
    made = (await house.owner.post("/api/v1/keys", {"name": "k", "role": "viewer"})).json()
    async with server.stream(interview, key=made["key"]) as theirs:
        await theirs.events(until=version)
        await house.owner.delete(f"/api/v1/keys/{made['id']}")
        await house.owner.say(interview, "Among ourselves.")
        assert [frame.get("event") for frame in await theirs.rest()] == ["reconnect"]


async def test_revoking_one_key_leaves_the_pages_of_the_others_alone(
    house: House, server: LiveServer
) -> None:
    interview = await house.owner.new()
    version = (await house.owner.now(interview))["version"]
    made = (await house.owner.post("/api/v1/keys", {"name": "k", "role": "viewer"})).json()
    candidate = await house.candidate(interview)
    async with (
        server.stream(interview) as one,
        server.stream(interview, key=str(candidate.key)) as two,
    ):
        await house.owner.delete(f"/api/v1/keys/{made['id']}")
        receipt = await house.owner.say(interview, "Still among friends.")
        for frames in (one, two):
            assert len(await frames.events(until=receipt["seq"])) == version + 1


async def test_the_pages_of_an_erased_interview_end(house: House, server: LiveServer) -> None:
    interview = await house.owner.new()
    version = (await house.owner.now(interview))["version"]
    async with server.stream(interview) as frames:
        await frames.events(until=version)
        await house.owner.delete(interview)
        assert [frame.get("event") for frame in await frames.rest()] == ["reconnect"]
    assert (await refused(server, interview))[0] == 404


async def test_one_candidate_cannot_open_pages_without_end(
    house: House, server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LIVE_PAGES_MAX", 2)
    interview = await house.owner.new()
    key = str((await house.candidate(interview)).key)
    async with server.stream(interview, key=key) as one, server.stream(interview, key=key) as two:
        await one.event()
        await two.event()
        status, problem = await refused(server, interview, key=key)
        assert (status, problem["code"]) == (429, "too-fast")
        async with server.stream(interview, key=OWNER_KEY) as three:
            assert await three.event()
    await until(lambda: watching(house, interview) == 0)
    async with server.stream(interview, key=key) as frames:
        assert await frames.event()
