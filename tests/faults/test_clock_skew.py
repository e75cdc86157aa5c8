"""(I3, I5) The clocks of two nodes are twenty minutes apart; they go by the database's time.

Order, deadlines, leases and the times that are written down are then those of one clock.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.claimed import asking, name
from tests.faults.shim import Shim
from tests.ledger import Ledger, export
from tests.nodes import Node, Nodes
from tests.postgres import PostgresServer
from tests.provider.interviewing import Held
from tests.provider.interviewing import guide as held_guide
from tests.provider.process import ProviderProcess
from vivavoce.service.claims import LEASE_S

pytestmark = pytest.mark.faults

OFF = timedelta(minutes=10)

# The database's clock is this machine's; a test takes much less.
ABOUT_NOW = timedelta(minutes=5)

# The claim has to be looked at in less.
THINKS_S = 2.5

IDLE_PAUSE_S = {"patient": 300, "hasty": 1}

GUIDE = """
id: {id}
version: "1"
title: Not for ever
information: []
opening: Hello.
sections:
  - id: all
    questions:
      - {{ id: q1, ask: What do you need? }}
      - {{ id: q2, ask: And what else? }}
      - {{ id: q3, ask: And then? }}
closing: {{ say: Goodbye. }}
rules: {{ idle_pause_after_s: {idle_pause_after_s} }}
"""


@pytest.fixture
def provider() -> Iterator[ProviderProcess]:
    with ProviderProcess() as provider:
        yield provider


@pytest.fixture
def nodes(
    tmp_path: Path, shim_library: Path, database_url: str, provider: ProviderProcess
) -> Iterator[Nodes]:
    """Give a node whose clock is ahead and one whose clock is behind."""
    shims = [
        Shim(shim_library, tmp_path / f"clock-{n}.control", match="/nothing") for n in range(2)
    ]
    with Nodes(tmp_path, database_url, count=2, environment=provider.environment) as nodes:
        for node, shim, off in zip(nodes, shims, (OFF, -OFF), strict=True):
            node.environment |= shim.environment
            shim.set_clock(off)
        nodes.start()
        for id, idle_pause_after_s in IDLE_PAUSE_S.items():
            nodes[0].add_guide(GUIDE.format(id=id, idle_pause_after_s=idle_pause_after_s))
        nodes[0].add_guide(held_guide())
        yield nodes
    for shim in shims:
        shim.close()


def test_nodes_with_wrong_clocks_share_interviews_as_if_they_had_one_right_one(
    nodes: Nodes, provider: ProviderProcess, postgres: PostgresServer, database_url: str
) -> None:
    ahead, behind = nodes
    assert believed(ahead) - believed(behind) > OFF, "the clocks are not wrong at all"
    ledger = Ledger()
    interview = ahead.open_interview("patient")["id"]
    for node in (behind, ahead, behind):
        node.settled(interview)
        ledger.say(node, interview, "Somebody who keeps the time.")
    ahead.settled(interview)
    check_times(ahead, interview)

    # For the node whose clock is ahead, no deadline comes too early, though it looks for them.
    due = [ahead.open_interview(guide)["id"] for guide in ("patient", "hasty")]
    behind.freeze()
    while ahead.interview(due[1])["status"] == "active":
        time.sleep(0.02)
    assert ahead.interview(due[0])["status"] == "active"
    behind.thaw()

    # Leases last as long as they should, whoever takes them.
    held = Held(behind)
    held.settled()
    provider.pace(think_s=THINKS_S)
    held.answer()
    asking(nodes, postgres, database_url)
    [(left_s,)] = postgres.sql(
        "SELECT extract(epoch FROM until - clock_timestamp())::float FROM claims",
        database=name(database_url),
    )
    assert 0 < left_s <= LEASE_S
    held.settled()
    provider.behave()
    held.check()
    ledger.check(ahead)
    ledger.check(behind)


def check_times(node: Node, interview: str) -> None:
    """Check that what happened through both nodes was written down in the order of one clock."""
    times = [datetime.fromisoformat(line.recorded_at) for line in export(node, interview)]
    assert times == sorted(times)
    now = datetime.now(UTC)
    assert all(abs(now - at) < ABOUT_NOW for at in times), times


def believed(node: Node) -> datetime:
    """Return what time it is by a node's own clock, as its log has it."""
    return datetime.fromisoformat(node.logged("bootstrap:load")[-1]["time"])
