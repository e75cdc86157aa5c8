"""What waits for a time does not wait for ever when the clock is set back."""

from datetime import timedelta

import pytest

from tests.service.conftest import OWNER, Start
from vivavoce.domain.ids import GuideId
from vivavoce.interviewers.interviewer import Reply, View
from vivavoce.interviewers.registry import Interviewers
from vivavoce.service import turn
from vivavoce.testing.clock import ManualClock


class Failing:
    """An interviewer that fails until it is told to speak."""

    may_speak = False

    async def reply(self, view: View) -> Reply:
        if not self.may_speak:
            raise RuntimeError("the model is down")
        return Reply(say="Here I am.")


@pytest.mark.parametrize("back", [timedelta(days=2), timedelta(days=50 * 365)])
async def test_a_reply_that_failed_is_made_again_soon_all_the_same(
    start: Start, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, back: timedelta
) -> None:
    """An interview rests for half a minute after a failure, not for fifty years (I6)."""
    monkeypatch.setattr(turn, "RETRY_BASE_S", 0.0)
    failing, known = Failing(), Interviewers()
    known.register("failing", failing)
    async with start(known) as system:
        services = system.services
        standing, _ = await services.open_interview(
            OWNER, GuideId("agent-hiring"), interviewer="failing"
        )
        interview = standing.interview.id
        await services.turns.settle(interview, patience_s=5)
        failing.may_speak = True
        await services.turns.sweep()
        assert await services.turns.owed() == 1, "it rests"
        clock.advance(-back)
        await services.turns.sweep()
        await services.turns.settle(interview, patience_s=5)
        assert await services.turns.owed() == 0
