"""After a start, messages are acknowledged at once; replies wait for what they need (I6, I8)."""

import asyncio
import threading
from pathlib import Path

import pytest

from tests.service.conftest import OWNER
from vivavoce.cli.warming import warm_up
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import GuideId
from vivavoce.running import running

GUIDE = GuideId("agent-hiring")


async def test_messages_are_acknowledged_while_the_interviewer_gets_warm(tmp_path: Path) -> None:
    may_end = threading.Event()
    async with running(tmp_path / "data", warm=may_end.wait) as started:
        interviews, turns = started.services.interviews, started.services.turns
        try:
            standing, _ = await started.services.open_interview(OWNER, GUIDE)
            interview = standing.interview.id
            await turns.settle(interview, patience_s=10)  # the opening words wait for nothing
            receipt = await interviews.add_message(OWNER, interview, "Is anybody there?")
            assert receipt.seq == 4
            await turns.settle(interview, patience_s=0.1)
            transcript = (await interviews.get(OWNER, interview)).interview.transcript
            assert [message.speaker for message in transcript] == [
                Speaker.INTERVIEWER,
                Speaker.CANDIDATE,
            ]
        finally:
            may_end.set()
        await turns.settle(interview, patience_s=10)
        transcript = (await interviews.get(OWNER, interview)).interview.transcript
        assert transcript[-1].speaker is Speaker.INTERVIEWER


async def test_a_warming_that_fails_is_told_and_replies_are_made_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ImportError("No module named 'vocabulary'")

    async with running(tmp_path / "data", warm=fail) as started:
        standing, _ = await started.services.open_interview(OWNER, GUIDE)
        await started.services.turns.settle(standing.interview.id, patience_s=10)
        found = await started.services.interviews.get(OWNER, standing.interview.id)
        assert len(found.interview.transcript) == 1
    [cold] = [
        record for record in caplog.records if getattr(record, "event_name", "") == "turn:cold"
    ]
    assert cold.levelname == "WARNING"


async def test_warming_up_needs_nothing_and_may_be_done_twice() -> None:
    await asyncio.to_thread(warm_up)
    warm_up()
