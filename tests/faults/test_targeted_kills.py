"""(I1, I2, I3, I6) Kills at exact system calls: before, after and amid a write, a sync, an answer.

Random kills hardly ever fall between a commit and its acknowledgement; these do,
and find a server that acknowledges too early within a few tries.
"""

import asyncio
import logging
import os
import random
import time
from collections import Counter

import pytest

from tests.faults.shim import Action, Calls, Shim
from tests.harness import ServerProcess, plain_guide
from tests.ledger import Ledger
from tests.writers import Writer, writing

pytestmark = pytest.mark.faults

SEED = int(os.environ.get("VIVAVOCE_TEST_SEED", "40"))
WRITERS = 8
REACHED_WITHIN_S = 5.0

PLACES = [
    (Calls.WRITE, Action.DIE_BEFORE),
    (Calls.WRITE, Action.DIE_HALFWAY),
    (Calls.WRITE, Action.DIE_AFTER),
    (Calls.SYNC, Action.DIE_BEFORE),
    (Calls.SYNC, Action.DIE_AFTER),
    (Calls.SEND, Action.DIE_BEFORE),
    (Calls.SEND, Action.DIE_AFTER),
    (Calls.TRUNCATE, Action.DIE_BEFORE),
]


@pytest.mark.parametrize(
    "kills",
    [
        pytest.param(16, id="16-kills", marks=pytest.mark.timeout(300)),
        pytest.param(600, id="soak", marks=pytest.mark.soak),
    ],
)
async def test_what_was_acknowledged_survives_a_kill_at_any_system_call(
    server: ServerProcess, shim: Shim, kills: int
) -> None:
    chance = random.Random(SEED)
    ledger = Ledger()
    server.environment |= shim.environment
    await asyncio.to_thread(server.start)
    server.add_guide(plain_guide(40))
    writers = [Writer(ledger, server.port, guide="plain", seed=n) for n in range(WRITERS)]
    where: Counter[str] = Counter()
    began = time.monotonic()
    async with writing(writers):
        for number in range(kills):
            calls, action = PLACES[number % len(PLACES)]
            # The first hundred or so belong to the start.
            most = {Calls.TRUNCATE: 2, Calls.SYNC: 100}.get(calls, 1000)
            at = round(most ** chance.uniform(0, 1))
            # Time for an acknowledgement that was sent too early to arrive.
            shim.order(calls, action, at=at, wait_us=chance.choice([0, 0, 3000]))
            if number:
                server.launch()
            ended = await has_ended(server)
            where[f"{calls.name} {action.name}" if ended else "not reached"] += 1
            if not ended:
                await asyncio.to_thread(server.kill)
        shim.relax()
        server.launch()
        await asyncio.to_thread(server.wait_ready)
    took_s = time.monotonic() - began
    await asyncio.to_thread(ledger.check, server)
    unfinished = await asyncio.to_thread(ledger.finish, server)
    await asyncio.to_thread(ledger.check, server)
    logging.getLogger(__name__).info(
        "%d kills in %.1f s at %s: %d acknowledged in %d interviews, %d repeats answered, "
        "%d interviews run on to their end",
        kills,
        took_s,
        dict(where),
        len(ledger.acknowledged),
        len(ledger.interviews),
        ledger.repeats_answered,
        unfinished,
    )
    assert where["not reached"] < kills / 4
    assert ledger.repeats_answered > 0


async def has_ended(server: ServerProcess) -> bool:
    """Wait for the kill; tell whether it came."""
    deadline = time.monotonic() + REACHED_WITHIN_S
    while server.is_running:
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(0.004)
    await asyncio.to_thread(server.wait_gone, [])
    return True
