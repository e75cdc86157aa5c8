"""The guide's time limits, met by the sweep."""

from datetime import timedelta

from tests.service.conftest import OWNER, Start
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.domain.interview import Interview, Status
from vivavoce.service.services import Services
from vivavoce.testing.clock import ManualClock

SOURCE = """
id: limited
version: "1"
title: Limited
information: [{id: mood, label: Mood}]
sections:
  - id: only
    questions: [{id: mood, ask: How are you today?, collects: [mood]}]
opening: Hello.
closing: {say: Goodbye., ask: Anything else?}
rules: {idle_pause_after_s: 60, expires_after_s: 3600}
"""


async def opened(services: Services) -> InterviewId:
    await services.library.add(OWNER.organization, SOURCE, name="limited.yaml")
    standing, _ = await services.open_interview(OWNER, GuideId("limited"))
    return standing.interview.id


async def now(services: Services, interview: InterviewId) -> Interview:
    return (await services.interviews.get(OWNER, interview)).interview


async def test_an_interview_that_falls_silent_is_paused_and_goes_on_with_the_next_word(
    start: Start, clock: ManualClock
) -> None:
    async with start() as system:
        services = system.services
        interview = await opened(services)
        clock.advance(timedelta(seconds=59))
        await services.turns.sweep()
        assert (await now(services, interview)).status is Status.ACTIVE
        clock.advance(timedelta(seconds=1))
        await services.turns.sweep()
        assert (await now(services, interview)).status is Status.PAUSED

        receipt = await services.interviews.add_message(OWNER, interview, "Sorry, I was away.")
        await services.turns.settle(interview, patience_s=5)
        after = await now(services, interview)
        assert after.status is Status.ACTIVE
        assert after.transcript[-1].text.endswith("Anything else?")
        assert receipt.seq == receipt.version


async def test_a_limit_that_passed_while_the_server_was_down_is_met_at_the_start(
    start: Start, clock: ManualClock
) -> None:
    async with start() as system:
        interview = await opened(system.services)
    clock.advance(timedelta(hours=2))
    async with start() as system:
        await system.services.turns.sweep()
        after = await now(system.services, interview)
        assert after.status is Status.CANCELLED
        assert after.reason == "expired"
