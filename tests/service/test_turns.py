"""Owed replies are produced, once, whatever goes wrong on the way (I6)."""

import asyncio
from datetime import timedelta

import pytest

from tests.service.conftest import OWNER, Start
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.service import turn
from vivavoce.service.rests import REST_MAX_S
from vivavoce.service.services import Services
from vivavoce.testing.clock import ManualClock

GUIDE = GuideId("agent-hiring")


class Told:
    """An interviewer that does as the test says, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.failures = 0
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def reply(self, view: View) -> Reply:
        self.asked += 1
        await self.may_answer.wait()
        if self.failures:
            self.failures -= 1
            raise RuntimeError("the model is down")
        return Reply(say=f"Reply {self.asked}")


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def interviewers(told: Told) -> Interviewers:
    known = Interviewers()
    known.register("told", told)
    return known


async def opened(services: Services, interviewer: str = "told") -> InterviewId:
    standing, _ = await services.open_interview(OWNER, GUIDE, interviewer=interviewer)
    return standing.interview.id


async def said(services: Services, interview: InterviewId) -> list[tuple[Speaker, str]]:
    standing = await services.interviews.get(OWNER, interview)
    return [(message.speaker, message.text) for message in standing.interview.transcript]


async def settled(services: Services, interview: InterviewId) -> None:
    await services.turns.settle(interview, patience_s=5)


async def test_opening_brings_the_opening_words(start: Start, interviewers: Interviewers) -> None:
    async with start(interviewers) as system:
        interview = await opened(system.services)
        assert await said(system.services, interview) == [(Speaker.INTERVIEWER, "Reply 1")]


async def test_several_messages_in_a_row_are_one_turn(
    start: Start, interviewers: Interviewers, told: Told
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        told.may_answer.clear()
        for text in ("one", "two", "three"):
            await services.interviews.add_message(OWNER, interview, text)
        told.may_answer.set()
        await settled(services, interview)
        spoken = await said(services, interview)
        assert [text for _, text in spoken[1:4]] == ["one", "two", "three"]
        assert [speaker for speaker, _ in spoken[4:]] == [Speaker.INTERVIEWER]
        assert services.vitals.discarded >= 1, "the reply to `one` alone came too late"


async def test_a_failing_interviewer_is_asked_again(
    start: Start, interviewers: Interviewers, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "RETRY_BASE_S", 0.001)
    async with start(interviewers) as system:
        interview = await opened(system.services)
        told.failures = 2
        await system.services.interviews.add_message(OWNER, interview, "Hello")
        await settled(system.services, interview)
        assert (await said(system.services, interview))[-1] == (Speaker.INTERVIEWER, "Reply 4")


async def test_a_reply_that_cannot_be_produced_stays_owed_and_is_tried_later(
    start: Start,
    interviewers: Interviewers,
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
    clock: ManualClock,
) -> None:
    monkeypatch.setattr(turn, "RETRY_BASE_S", 0.001)
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        told.failures = 3
        await services.interviews.add_message(OWNER, interview, "Hello")
        await settled(services, interview)
        assert await services.turns.owed() == 1
        await services.turns.sweep()
        await settled(services, interview)
        assert await services.turns.owed() == 1, "it rests for a while"
        clock.advance(timedelta(seconds=REST_MAX_S))
        await services.turns.sweep()
        await settled(services, interview)
        assert await services.turns.owed() == 0
        assert (await said(services, interview))[-1][0] is Speaker.INTERVIEWER


async def test_a_reply_owed_at_the_stop_is_given_after_the_start_once(
    start: Start, interviewers: Interviewers, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vivavoce.running.TURN_PATIENCE_S", 0.01)
    async with start(interviewers) as system:
        interview = await opened(system.services)
        told.may_answer.clear()
        await system.services.interviews.add_message(OWNER, interview, "Hello")
        await asyncio.sleep(0)
    told.may_answer.set()
    async with start(interviewers) as system:
        assert system.opening.owed == 1
        assert system.services.vitals.recovered == 1
        await system.services.turns.sweep()
        await settled(system.services, interview)
        spoken = await said(system.services, interview)
        assert [speaker for speaker, _ in spoken] == [
            Speaker.INTERVIEWER,
            Speaker.CANDIDATE,
            Speaker.INTERVIEWER,
        ]


async def test_a_person_who_speaks_first_wins_over_the_machine(
    start: Start, interviewers: Interviewers, told: Told
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        told.may_answer.clear()
        await services.interviews.add_message(OWNER, interview, "Hello")
        await asyncio.sleep(0.01)
        await services.interviews.add_message(
            OWNER, interview, "I take over.", speaker=Speaker.INTERVIEWER
        )
        told.may_answer.set()
        await settled(services, interview)
        assert [text for _, text in await said(services, interview)] == [
            "Reply 1",
            "Hello",
            "I take over.",
        ]


async def test_a_reply_to_an_interview_that_ended_meanwhile_is_discarded(
    start: Start, interviewers: Interviewers, told: Told
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        told.may_answer.clear()
        await services.interviews.add_message(OWNER, interview, "Hello")
        await asyncio.sleep(0.01)
        await services.interviews.cancel(OWNER, interview, "no time")
        told.may_answer.set()
        await settled(services, interview)
        assert (await said(services, interview))[-1] == (Speaker.CANDIDATE, "Hello")
        assert services.vitals.discarded == 1


async def test_a_person_leads_and_no_machine_speaks(start: Start) -> None:
    async with start() as system:
        services = system.services
        interview = await opened(services, interviewer="human")
        await services.interviews.add_message(OWNER, interview, "Anybody there?")
        assert await services.turns.owed() == 0
        await services.turns.sweep()
        assert len(await said(services, interview)) == 1


async def test_what_is_said_while_paused_is_answered_after_resuming(start: Start) -> None:
    async with start() as system:
        services = system.services
        interview = await opened(services, interviewer="scripted")
        await services.interviews.pause(OWNER, interview)
        await services.interviews.add_message(OWNER, interview, "I thought about it.")
        await services.turns.sweep()
        assert (await said(services, interview))[-1][0] is Speaker.CANDIDATE
        await services.interviews.resume(OWNER, interview)
        await settled(services, interview)
        assert (await said(services, interview))[-1][0] is Speaker.INTERVIEWER


async def test_a_hundred_interviews_are_all_answered(start: Start) -> None:
    async with start() as system:
        services = system.services
        interviews = [await opened(services, interviewer="scripted") for _ in range(100)]
        await asyncio.gather(
            *(services.interviews.add_message(OWNER, each, "Hello") for each in interviews)
        )
        await asyncio.gather(*(settled(services, each) for each in interviews))
        for each in interviews:
            assert len(await said(services, each)) == 3
