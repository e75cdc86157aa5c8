"""What befalls a system of several nodes, one kind after the other or by chance."""

import asyncio
import enum
import random

from tests.faults.nodes.system import System

# Longer than a node's lease on replies, and than a database's connection may be silent.
STALL_S = (4.0, 8.0)
CUT_OFF_S = (4.0, 8.0)


class Trouble(enum.Enum):
    """A kind of fault."""

    NODE_KILLED = "node killed"
    NODE_STALLED = "node stalled"
    NODE_CUT_OFF = "node cut off from the database"
    PRIMARY_LOST = "primary lost, standby promoted"
    DATABASE_RESTARTED = "database restarted"


# What befalls one node, so that two of them may have theirs at the same time.
OF_NODES = (Trouble.NODE_KILLED, Trouble.NODE_STALLED, Trouble.NODE_CUT_OFF)


async def befall(system: System, trouble: Trouble, chance: random.Random, *, place: int) -> None:
    """Let it happen, to the node at `place` if to any, and be over; what was lost is replaced."""
    node = system.nodes[place]
    match trouble:
        case Trouble.NODE_KILLED:
            await asyncio.to_thread(node.kill)
            await asyncio.sleep(chance.uniform(0, 1))
            node.launch()
            await asyncio.to_thread(node.wait_ready)
        case Trouble.NODE_STALLED:
            node.freeze()
            await asyncio.sleep(chance.uniform(*STALL_S))
            node.thaw()
        case Trouble.NODE_CUT_OFF:
            for wire in system.wires[place]:
                wire.hold_up()
            await asyncio.sleep(chance.uniform(*CUT_OFF_S))
            for wire in system.wires[place]:
                wire.let_go()
        case Trouble.PRIMARY_LOST:
            await asyncio.to_thread(system.cluster.fail_over)
            await asyncio.sleep(chance.uniform(0, 0.5))
            await asyncio.to_thread(system.cluster.rebuild)
        case Trouble.DATABASE_RESTARTED:
            await asyncio.to_thread(system.cluster.primary.restart)
