"""A reply made for an earlier turn is never taken for a later one's (I6)."""

from collections.abc import Awaitable, Callable

import pytest

from tests.service.conftest import OWNER, Start
from tests.service.programmed import NAME, Programmed, now, opened, until
from vivavoce.domain.commands import Pause, Resume
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import InterviewId
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.service.services import Services

OUTDATED = Reply(say="Which answer was that, again?")


async def taken_over_and_back(services: Services, interview: InterviewId) -> None:
    await services.hand_over(OWNER, interview, "human")
    await services.interviews.add_message(
        OWNER, interview, "I see, thank you.", speaker=Speaker.INTERVIEWER
    )
    await services.hand_over(OWNER, interview, NAME)


async def sent_on_with_a_question(services: Services, interview: InterviewId) -> None:
    await services.interviews.carry_out(OWNER, interview, Pause())
    await services.interviews.carry_out(OWNER, interview, Resume(ask="Who pays?"))


@pytest.mark.parametrize("meanwhile", [taken_over_and_back, sent_on_with_a_question])
async def test_a_reply_that_knows_nothing_of_what_a_person_did_is_not_stored_when_one_is_owed_again(
    start: Start, meanwhile: Callable[[Services, InterviewId], Awaitable[None]]
) -> None:
    programmed = Programmed()
    known = Interviewers()
    known.register(NAME, programmed)
    async with start(known) as system:
        services = system.services
        interview = await opened(services)
        programmed.may_answer.clear()
        await services.interviews.add_message(OWNER, interview, "Fine.")
        await until(lambda: len(programmed.asked) == 2)
        standing = await services.interviews.get(OWNER, interview)
        assert standing.guide is not None
        view = View(interview=standing.interview, guide=standing.guide)

        await meanwhile(services, interview)
        assert (await now(services, interview)).owes_reply
        assert not await services.interviews.give_reply(view, OUTDATED)

        programmed.may_answer.set()
        await services.turns.settle(interview, patience_s=10)
        after = await now(services, interview)
        assert not after.owes_reply
        assert OUTDATED.say not in [message.text for message in after.transcript]
