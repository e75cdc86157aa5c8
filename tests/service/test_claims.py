"""Two processes on one database do not make the same reply, and none stays unmade (I6)."""

from datetime import timedelta

import pytest

from tests.service.conftest import Start
from tests.service.programmed import Programmed, now, opened, say, sweep
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.service.services import Services
from vivavoce.testing.clock import ManualClock

OTHER = "another process"


class Interrupted(Programmed):
    """While it makes a reply, another process takes its claim away: its lease had run out."""

    services: Services | None = None
    clock: ManualClock

    async def reply(self, view: View) -> Reply:
        reply = await super().reply(view)
        if self.services is not None:
            store, id_ = self.services.budgets._store, view.interview.id
            self.clock.advance(timedelta(minutes=1))
            at = self.clock.now()
            assert await store.claim([id_], node=OTHER, now=at, until=at + timedelta(minutes=1))
            self.services = None
        return reply


@pytest.fixture
def programmed(clock: ManualClock) -> Interrupted:
    interrupted = Interrupted()
    interrupted.clock = clock
    return interrupted


async def test_a_reply_that_lost_its_claim_is_discarded_and_made_once_the_claim_has_run_out(
    start: Start, interviewers: Interviewers, programmed: Interrupted, clock: ManualClock
) -> None:
    async with start(interviewers) as system:
        services = system.services
        interview = await opened(services)
        programmed.services = services
        await say(services, interview, "Fine.")
        assert services.vitals.discarded == 1
        assert len((await now(services, interview)).transcript) == 2
        await sweep(services, interview)
        assert len(programmed.asked) == 2, "while another process has it, nobody is asked"
        clock.advance(timedelta(minutes=2))
        await sweep(services, interview)
        assert [message.text for message in (await now(services, interview)).transcript] == [
            "Question 1?",
            "Fine.",
            "Question 3?",
        ]
