"""A whole system: nodes behind nginx, on a primary with a synchronous standby.

Each node has a way of its own to the database, which can be cut.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from tests.balancer import Balancer
from tests.faults.nodes.cluster import DATABASE, Cluster
from tests.faults.nodes.wire import Wire
from tests.harness import plain_guide
from tests.nodes import Node
from tests.postgres import OWNER

# A node that stands still is given up by nginx after so long, and the client tries another.
READ_TIMEOUT_S = 3
QUESTIONS = 30


class System:
    """Everything that runs. Made by `running_system`."""

    def __init__(
        self, cluster: Cluster, nodes: list[Node], wires: list[list[Wire]], balancer: Balancer
    ) -> None:
        self.cluster = cluster
        self.nodes = nodes
        self.wires = wires  # of each node, one to each server
        self.balancer = balancer


@contextlib.contextmanager
def running_system(folder: Path, *, count: int = 3) -> Iterator[System]:
    """Give `count` nodes, ready, with a guide called `plain`."""
    with contextlib.ExitStack() as stack:
        cluster = stack.enter_context(Cluster()).start()
        nodes, wires = [], []
        for n in range(count):
            ways = [stack.enter_context(Wire(server.port)) for server in cluster.servers]
            hosts = ",".join(f"127.0.0.1:{way.port}" for way in ways)
            url = f"postgresql://{OWNER}@{hosts}/{DATABASE}"
            nodes.append(stack.enter_context(Node(folder / f"node-{n}", url)))
            wires.append(ways)
        for node in nodes:
            node.launch()
        for node in nodes:
            node.wait_ready()
        nodes[0].add_guide(plain_guide(QUESTIONS))
        ports = [node.port for node in nodes]
        balancer = Balancer(ports, read_timeout_s=READ_TIMEOUT_S)
        stack.enter_context(balancer).start()
        yield System(cluster, nodes, wires, balancer)
