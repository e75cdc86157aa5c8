"""Somebody sets the clock while interviews go on: order, receipts and replies do not care (I3, I6).

The shim moves the time of day under the running server, as `date -s` would; the clocks
that only run forward go on.
"""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from tests.faults.shim import Shim
from tests.faults.sickness import load, log
from tests.harness import OWNER_KEY, ServerProcess, until
from tests.ledger import export

pytestmark = pytest.mark.faults

FLOWS_WITHIN_S = 5.0
YEAR = timedelta(days=365)
JUMPS = [10 * YEAR, -timedelta(days=2), -50 * YEAR, timedelta(0)]

PATIENT = """
id: patient
version: "1"
title: A day at the most
information: []
opening: Hello.
sections:
  - id: all
    questions:
      - { id: q1, ask: What do you need? }
      - { id: q2, ask: And what else? }
closing: { say: Goodbye. }
rules: { expires_after_s: 86400 }
"""


@pytest.fixture
def server(server: ServerProcess, shim: Shim) -> ServerProcess:
    """A server whose clock can be set."""
    server.environment |= shim.environment
    return server


def now_there(server: ServerProcess) -> datetime:
    """Return what time the server believes it is, by the last thing it wrote down."""
    return datetime.fromisoformat(server.get("/api/v1/health").json["last_commit_at"])


def sign_in(server: ServerProcess) -> dict[str, str]:
    """Return the cookie of an owner who has just signed in."""
    form = {"content-type": "application/x-www-form-urlencoded"}
    answer = server.post("/login", f"key={OWNER_KEY}".encode(), key=None, headers=form)
    assert answer.status == 303, answer
    return {"cookie": answer.headers["set-cookie"].split(";")[0]}


async def test_acknowledgements_flow_after_every_jump_and_nothing_changes_its_place(
    server: ServerProcess, shim: Shim
) -> None:
    async with load(server) as under:
        [worker] = server.workers()
        for jump in JUMPS:
            shim.set_clock(jump)
            took_s = await under.flows(within_s=FLOWS_WITHIN_S)
            believed = now_there(server) - datetime.now(UTC)
            assert abs(believed - jump) < timedelta(minutes=1), "the jump never reached the server"
            health = server.get("/api/v1/health").json
            assert (health["status"], server.get("/readyz").status) == ("ok", 200)
            rate = health["saves_per_second"]
            assert 0 < rate < 100_000
            log.info("clock %+d days: 30 acks in %.2f s, %.1f a second", jump.days, took_s, rate)
        assert server.workers() == [worker]
        assert under.statuses[503] == under.broken == 0
        interview = under.ledger.acknowledged[0].interview
    # `load` has checked seq, chain and receipts. The times are the clock's, honestly: the
    # order is that of seq, and a receipt's time does not change when it is asked for again.
    years = {line.recorded_at[:4] for line in export(server, interview)}
    assert len(years) >= 2, "the clock was set in the middle of it"


async def test_deadlines_and_sessions_follow_the_clock_and_come_to_no_harm_by_it(
    server: ServerProcess, shim: Shim
) -> None:
    await asyncio.to_thread(server.start)
    server.add_guide(PATIENT)
    early, late = (server.open_interview("patient")["id"] for _ in range(2))
    server.settled(early)
    server.settled(late)
    signed_in = sign_in(server)
    shim.set_clock(-50 * YEAR)
    assert server.get("/api/v1/interviews", key=None, headers=signed_in).status == 200
    server.say(late, "Said before it began.")
    assert server.settled(late)["status"] == "active", "time that has not come ends nothing"
    shim.set_clock(10 * YEAR)
    expired = server.get("/api/v1/interviews", key=None, headers=signed_in)
    assert expired.status == 401, "a session of ten years ago"
    await until(lambda: server.interview(early)["status"] != "active")
    shim.set_clock(timedelta(0))
    assert server.interview(early)["status"] in {"cancelled", "completed", "paused"}
    assert server.run_to_the_end(server.open_interview("patient")["id"])["status"] == "completed"
    assert "Traceback" not in server.errors()
