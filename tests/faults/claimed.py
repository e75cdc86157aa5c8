"""Which node makes the replies that are owed now, as the database has it."""

import time
from collections import Counter

from tests.nodes import Node, Nodes
from tests.postgres import PostgresServer

_END = "UPDATE claims SET until = clock_timestamp() - interval '1 second'"

CLAIMED_WITHIN_S = 30.0


def asking(nodes: Nodes, postgres: PostgresServer, database_url: str) -> Node:
    """Return the node that asks for most of the replies under way.

    A node that has just started waits until it is warm; others may be quicker.
    """
    deadline = time.monotonic() + CLAIMED_WITHIN_S
    while not (claims := postgres.sql("SELECT node FROM claims", database=name(database_url))):
        assert time.monotonic() < deadline, "no reply is under way"
        time.sleep(0.01)
    [(holder, _)] = Counter(node for (node,) in claims).most_common(1)
    process = int(holder.split(":")[1])
    return next(node for node in nodes if node.is_running and process in node.workers())


def end_leases(postgres: PostgresServer, database_url: str) -> None:
    """Let all claims be as old as if their nodes had not been heard of for too long."""
    postgres.sql(_END, database=name(database_url))


def name(database_url: str) -> str:
    """Return which database of its server an address means."""
    return database_url.rpartition("/")[2]
