"""Several nodes can be started, stopped, frozen and killed, and answer through the balancer."""

from pathlib import Path

from tests.harness import is_port_free, plain_guide
from tests.ledger import Ledger
from tests.nodes import Nodes
from tests.private import stands_still


def test_what_one_node_was_told_the_others_know_also_when_it_is_killed(
    tmp_path: Path, database_url: str
) -> None:
    ledger = Ledger()
    with Nodes(tmp_path, database_url, count=2) as nodes:
        first, second = nodes.start()
        with nodes.balanced() as everywhere:
            everywhere.add_guide(plain_guide(4))
            interview = everywhere.open_interview("plain")["id"]
            for turn in range(2):
                first.settled(interview)
                ledger.say(everywhere, interview, f"Answer {turn}, given with care.")
                second.settled(interview)
            first.kill()
            assert is_port_free(first.port)
            ledger.say(everywhere, interview, "Nobody notices.")
            # The killed node may have been about to reply; then others wait until its lease ends.
            second.settled(interview, within_s=30.0)
            first.start()
            ledger.finish(everywhere)
            ledger.check(first)
            ledger.check(second)
        nodes.stop()
        assert not any(node.is_running for node in nodes)


def test_a_frozen_node_stands_still_and_goes_on(tmp_path: Path, database_url: str) -> None:
    with Nodes(tmp_path, database_url, count=1) as nodes:
        (node,) = nodes.start()
        node.freeze()
        assert all(map(stands_still, [node.pid, *node.workers()]))
        node.thaw()
        assert node.get("/readyz").status == 200
        node.freeze()
    assert is_port_free(node.port)
