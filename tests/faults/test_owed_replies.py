"""A crash between the acknowledgement and the reply: the reply comes, once (I6)."""

import asyncio
import time
from pathlib import Path

import pytest

from tests.faults.shim import Action, Calls, Shim
from tests.harness import ServerProcess
from tests.ledger import Ledger
from vivavoce.domain.commands import OpenInterview
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.embedded import Vivavoce
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.service.ids import new_id

pytestmark = pytest.mark.faults

# A write to the journal takes this long, so that the reply is still being written
# when the client has its receipt and kills the server.
SLOW_WRITE_US = 15_000


def replies(server: ServerProcess, interview: str) -> list[str]:
    found = server.settled(interview)
    return [m["id"] for m in found["transcript"] if m["speaker"] == "interviewer"]


def test_a_reply_that_was_being_written_when_the_server_was_killed_comes_once(
    server: ServerProcess, shim: Shim
) -> None:
    server.environment |= shim.environment
    server.start()
    ledger = Ledger()
    interview = server.open_interview()["id"]
    for round_ in range(1, 4):
        assert len(replies(server, interview)) == round_
        shim.order(Calls.WRITE, Action.WAIT, repeat=True, wait_us=SLOW_WRITE_US)
        ledger.say(
            server, interview, f"Answer {round_}: on weekdays, from eight until six o'clock."
        )
        server.kill()
        shim.relax()
        server.start()
        assert server.logged("bootstrap:load")[-1]["owedReplies"] == 1
        assert len(replies(server, interview)) == round_ + 1
        assert server.get("/api/v1/health").json["recovered_at_start"] == 1
        time.sleep(0.1)
        assert len(replies(server, interview)) == round_ + 1, "a second reply came"
    ledger.check(server)
    server.kill()
    server.start()
    assert server.logged("bootstrap:load")[-1]["owedReplies"] == 0
    assert len(replies(server, interview)) == 4


async def test_replies_owed_by_many_interviews_come_once_each_after_the_start(
    server: ServerProcess, tmp_path: Path
) -> None:
    """Here nobody took turns: what a crash right after each acknowledgement leaves behind."""
    owing = 50
    server.data.parent.mkdir(exist_ok=True)
    async with Vivavoce.open(server.data, owner_key=server.owner_key) as vv:
        interviews = vv.services.interviews
        interviews.on_owed = lambda interview: None
        me = owner_of(DEFAULT_ORGANIZATION)
        reference, guide = await vv.services.library.newest(
            DEFAULT_ORGANIZATION, GuideId("agent-hiring")
        )
        opened = [InterviewId(new_id()) for _ in range(owing)]
        for interview in opened:
            command = OpenInterview(
                id=interview,
                organization=DEFAULT_ORGANIZATION,
                guide=reference,
                interviewer="scripted",
                language="en",
            )
            await interviews.open(me, command, guide)
            await interviews.add_message(me, interview, "I begin, before I was greeted.")
            await interviews.add_message(me, interview, "And I go on.")
        await vv.services.turns.close(patience_s=0)
    await asyncio.to_thread(server.start)
    assert server.logged("bootstrap:load")[-1]["owedReplies"] == owing
    for interview in opened:
        assert len(await asyncio.to_thread(replies, server, interview)) == 1
    assert server.get("/api/v1/health").json["owed_replies"] == 0
