"""(I5, I6) A node stands still past its lease while it asks for a reply, and goes on later.

Another node has made the reply by then. What the first one brings is of no use any more,
whenever it stood still: it speaks never twice.
"""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.claimed import asking, end_leases
from tests.nodes import Node, Nodes
from tests.postgres import PostgresServer
from tests.provider.interviewing import Held, guide
from tests.provider.process import ProviderProcess
from vivavoce.service.claims import LEASE_S

pytestmark = pytest.mark.faults

ANSWERED_WITHIN_S = 30.0

# The node has to be found and stopped in less.
THINKS_S = 2.5


@pytest.fixture
def provider() -> Iterator[ProviderProcess]:
    with ProviderProcess() as provider:
        yield provider


@pytest.fixture
def nodes(tmp_path: Path, database_url: str, provider: ProviderProcess) -> Iterator[Nodes]:
    with Nodes(tmp_path, database_url, count=2, environment=provider.environment) as nodes:
        nodes.start()
        nodes[0].add_guide(guide())
        yield nodes


def test_a_node_that_goes_on_after_its_lease_speaks_never_twice(
    nodes: Nodes, provider: ProviderProcess, postgres: PostgresServer, database_url: str
) -> None:
    held = Held(nodes[0])
    held.settled()
    provider.pace(think_s=THINKS_S)
    held.answer()
    until_asked(provider)
    stalled = asking(nodes, postgres, database_url)
    [other] = [node for node in nodes if node is not stalled]
    stalled.freeze()
    end_leases(postgres, database_url)  # real ones run out in the soak, and in test_dead_node.py
    held.server = other
    assert len(held.settled(within_s=ANSWERED_WITHIN_S)["transcript"]) == 3
    stalled.thaw()
    until_discarded(stalled, 1)
    provider.behave()
    check_said_once(held, nodes, replies=2)
    held.server = stalled
    held.run_to_the_end()
    held.check()


@pytest.mark.soak
def test_whenever_it_stands_still_it_speaks_never_twice(
    nodes: Nodes, provider: ProviderProcess, postgres: PostgresServer, database_url: str
) -> None:
    """Fifty times, at any moment of a turn: while it claims, asks, confirms and appends."""
    chance = random.Random(7)
    for _ in range(50):
        stalled, other = chance.sample(list(nodes), 2)
        held = Held(stalled)
        held.settled()
        provider.pace(think_s=chance.choice((0.0, 0.01, 0.05)))
        held.answer()
        time.sleep(chance.uniform(0.0, 0.15))
        stalled.freeze()
        if chance.random() < 0.8:
            end_leases(postgres, database_url)
        else:
            time.sleep(LEASE_S)
        held.server = other
        held.settled(within_s=ANSWERED_WITHIN_S)
        stalled.thaw()
        held.server = stalled
        held.run_to_the_end()
        held.check()
        check_said_once(held, nodes, replies=len(held.replies()))


def until_asked(provider: ProviderProcess) -> None:
    deadline = time.monotonic() + ANSWERED_WITHIN_S
    while provider.state().under_way == 0:
        assert time.monotonic() < deadline, "nobody was asked"
        time.sleep(0.01)


def until_discarded(node: Node, replies: int) -> None:
    """Wait until a node has noticed that so many of its replies come too late."""
    deadline = time.monotonic() + ANSWERED_WITHIN_S
    while discarded(node) < replies:
        assert time.monotonic() < deadline, "it never noticed"
        time.sleep(0.01)


def discarded(node: Node) -> int:
    health: dict[str, int] = node.get("/api/v1/health").json
    return health["discarded_replies"]


def check_said_once(held: Held, nodes: Nodes, *, replies: int) -> None:
    """Check that every node shows the same transcript, with so many replies."""
    shown = [node.interview(held.id)["transcript"] for node in nodes]
    assert shown[0] == shown[1]
    assert sum(said["speaker"] == "interviewer" for said in shown[0]) == replies
    assert len(held.replies()) == replies
