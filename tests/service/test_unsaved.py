"""Messages taken without waiting: tried until they are stored, in order, counted, never silent."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests.service.conftest import OWNER, Start
from tests.stores import faulty_disk as faults
from tests.stores.faulty_disk import FaultyDisk, faulty_disk
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import GuideId, InterviewId, MessageId
from vivavoce.errors import Malformed, Overloaded, TooLarge
from vivavoce.running import Running
from vivavoce.service import unsaved as module
from vivavoce.service.ids import new_id
from vivavoce.service.services import Services


@pytest.fixture
def disk() -> Iterator[FaultyDisk]:
    with faulty_disk() as disk:
        yield disk


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY_BASE_S", 0.005)


@pytest.fixture
async def system(disk: FaultyDisk, start: Start) -> AsyncIterator[Running]:
    async with start() as system:
        yield system
        disk.heal()


@pytest.fixture
def services(system: Running) -> Services:
    return system.services


async def flushed(services: Services) -> None:
    """Wait until everything taken was stored or refused."""
    await services.unsaved.flush(patience_s=5.0)
    assert services.vitals.unsaved == 0


async def opened(services: Services) -> InterviewId:
    """Open an interview that a person leads, so that nobody else speaks in it."""
    standing, _ = await services.open_interview(OWNER, GuideId("agent-hiring"), interviewer="human")
    return standing.interview.id


async def texts(services: Services, interview: InterviewId) -> list[str]:
    """Return what was said, as the store has it."""
    services.interviews._live.forget(interview)
    standing = await services.interviews.get(OWNER, interview)
    return [message.text for message in standing.interview.transcript]


async def until_tried(disk: FaultyDisk, *, more: int = 3) -> None:
    """Return when the disk has failed some more."""
    fired = disk.fired
    async with asyncio.timeout(5):
        while disk.fired < fired + more:  # noqa: ASYNC110 - a disk tells nobody
            await asyncio.sleep(0.001)


def refusals(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [
        record.facts  # type: ignore[attr-defined]  # put there by observability
        for record in caplog.records
        if getattr(record, "event_name", None) == "unsaved:refused"
    ]


async def test_a_message_is_taken_at_once_and_stored_soon(services: Services) -> None:
    interview = await opened(services)
    message = services.unsaved.add_message(OWNER, interview, "Hello.")
    assert services.vitals.unsaved == 1
    await flushed(services)
    assert services.vitals.unsaved == 0
    assert await texts(services, interview) == ["Hello."]
    receipt = await services.interviews.add_message(OWNER, interview, "Hello.", id=message)
    assert receipt.is_repeat, "its id is the one that was returned"


async def test_while_the_disk_is_full_messages_wait_are_counted_and_keep_their_order(
    services: Services, disk: FaultyDisk
) -> None:
    """(I12)"""
    interview, other = await opened(services), await opened(services)
    disk.fail("write", faults.FULL)
    for n in range(20):
        services.unsaved.add_message(OWNER, interview, f"Message {n}.")
        services.unsaved.add_message(OWNER, other, f"Other {n}.")
        if n % 5 == 0:
            await until_tried(disk)
    assert services.vitals.unsaved == 40
    assert "full" in (services.vitals.failing or "")
    disk.heal()
    await flushed(services)
    assert services.vitals.failing is None
    assert await texts(services, interview) == [f"Message {n}." for n in range(20)]
    assert await texts(services, other) == [f"Other {n}." for n in range(20)]


async def test_a_message_that_was_stored_unnoticed_is_stored_once(
    services: Services, disk: FaultyDisk
) -> None:
    """(I2)"""
    interview = await opened(services)
    message = MessageId(new_id())
    for _ in range(3):
        services.unsaved.add_message(OWNER, interview, "Hello.", id=message)
    await flushed(services)
    assert await texts(services, interview) == ["Hello."]


async def test_leaving_stores_what_was_taken(disk: FaultyDisk, start: Start) -> None:
    """(I13)"""
    async with start() as system:
        interview = await opened(system.services)
        disk.fail("write", faults.FULL)
        for n in range(3):
            system.services.unsaved.add_message(OWNER, interview, f"Message {n}.")
        await until_tried(disk)
        asyncio.get_running_loop().call_later(0.05, disk.heal)
    async with start() as system:
        assert await texts(system.services, interview) == ["Message 0.", "Message 1.", "Message 2."]


async def test_a_stop_comes_to_an_end_and_tells_what_was_not_stored(
    services: Services, disk: FaultyDisk, caplog: pytest.LogCaptureFixture
) -> None:
    """(I12, I13)"""
    interview = await opened(services)
    disk.fail("write", faults.FULL)
    taken = [services.unsaved.add_message(OWNER, interview, f"Message {n}.") for n in range(3)]
    await until_tried(disk)
    with caplog.at_level(logging.ERROR, "vivavoce"):
        async with asyncio.timeout(5):
            await services.unsaved.flush(patience_s=0.05)
    assert services.vitals.unsaved == 0
    assert services.vitals.save_errors >= 3
    assert [facts["messageId"] for facts in refusals(caplog)] == taken
    disk.heal()
    services.unsaved.add_message(OWNER, interview, "On we go.")
    await flushed(services)
    assert "On we go." in await texts(services, interview)


async def test_what_can_never_be_stored_is_refused_at_once(services: Services) -> None:
    interview = await opened(services)
    for text in ("", " ", "a\0b", "\ud800"):
        with pytest.raises(Malformed):
            services.unsaved.add_message(OWNER, interview, text)
    with pytest.raises(TooLarge):
        services.unsaved.add_message(OWNER, interview, "x" * 32_769)
    assert services.vitals.unsaved == 0


async def test_what_is_refused_later_is_counted_and_logged_and_holds_nothing_up(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    """(I12)"""
    interview = await opened(services)
    taken = MessageId(new_id())
    await services.interviews.add_message(OWNER, interview, "Mine.", id=taken)
    with caplog.at_level(logging.ERROR, "vivavoce"):
        services.unsaved.add_message(
            OWNER, interview, "Not mine.", id=taken, speaker=Speaker.INTERVIEWER
        )
        services.unsaved.add_message(OWNER, interview, "Next.")
        services.unsaved.add_message(OWNER, InterviewId(new_id()), "To nobody.")
        await flushed(services)
    assert await texts(services, interview) == ["Mine.", "Next."]
    assert services.vitals.unsaved == 0
    assert services.vitals.save_errors == 2
    assert {facts["code"] for facts in refusals(caplog)} == {"id-taken", "not-found"}
    assert not any("mine" in str(facts).lower() for facts in refusals(caplog)), "ids, not words"


async def test_a_broken_disk_loses_what_was_not_stored_and_says_so(
    services: Services, disk: FaultyDisk, caplog: pytest.LogCaptureFixture
) -> None:
    """(I12)"""
    interview = await opened(services)
    disk.fail("sync", faults.FAILED_SYNC)
    with caplog.at_level(logging.ERROR, "vivavoce"):
        message = services.unsaved.add_message(OWNER, interview, "Hello.")
        await flushed(services)
    assert services.vitals.unsaved == 0
    [facts] = refusals(caplog)
    assert (facts["messageId"], facts["code"]) == (message, "store-broken")


async def test_an_error_nobody_thought_of_does_not_hold_up_what_comes_after(
    services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """(I12)"""
    interview = await opened(services)
    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR, "vivavoce"):

        async def buggy(*args: object, **kwargs: object) -> None:
            raise RuntimeError("a bug")

        patch.setattr(services.interviews, "add_message", buggy)
        services.unsaved.add_message(OWNER, interview, "Lost.")
        await flushed(services)
    services.unsaved.add_message(OWNER, interview, "Stored.")
    await flushed(services)
    assert await texts(services, interview) == ["Stored."]
    assert services.vitals.unsaved == 0
    assert [facts["reason"] for facts in refusals(caplog)] == ["a bug"]


async def test_past_the_bound_no_more_is_taken(
    services: Services, disk: FaultyDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12)"""
    monkeypatch.setattr(module, "UNSAVED_MAX", 3)
    interview = await opened(services)
    disk.fail("write", faults.FULL)
    for n in range(3):
        services.unsaved.add_message(OWNER, interview, f"Message {n}.")
    with pytest.raises(Overloaded, match="3 messages are not saved yet"):
        services.unsaved.add_message(OWNER, interview, "One too many.")
    disk.heal()
    await flushed(services)
    services.unsaved.add_message(OWNER, interview, "Now there is room.")
    await flushed(services)
    assert len(await texts(services, interview)) == 4


async def test_many_at_once_wait_for_each_other_in_one_interview_only(services: Services) -> None:
    interviews = [await opened(services) for _ in range(5)]
    for n in range(30):
        for interview in interviews:
            services.unsaved.add_message(OWNER, interview, f"Message {n}.")
    commits = services.vitals.commits
    await flushed(services)
    for interview in interviews:
        assert await texts(services, interview) == [f"Message {n}." for n in range(30)]
    assert services.vitals.commits - commits < 5 * 30, "they share commits"
