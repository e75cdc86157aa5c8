"""(I1, I2, I3, I6) `kill -9` at random instants under load.

Nothing acknowledged is lost, doubled or reordered.
"""

import asyncio
import logging
import os
import random
import time

import pytest

from tests.harness import ServerProcess, is_folder_free, plain_guide, until
from tests.ledger import Ledger
from tests.writers import Writer, writing

pytestmark = pytest.mark.faults

# A failure says which seed to set to see it again, as far as threads and disks allow.
SEED = int(os.environ.get("VIVAVOCE_TEST_SEED", "20"))
WRITERS = 20


@pytest.mark.parametrize(
    "kills",
    [
        pytest.param(16, id="16-kills", marks=pytest.mark.timeout(300)),
        pytest.param(600, id="soak", marks=pytest.mark.soak),
    ],
)
async def test_what_was_acknowledged_survives_kills_at_random_instants(
    server: ServerProcess, kills: int
) -> None:
    chance = random.Random(SEED)
    ledger = Ledger()
    await asyncio.to_thread(server.start)
    server.add_guide(plain_guide(40))
    writers = [Writer(ledger, server.port, guide="plain", seed=n) for n in range(WRITERS)]
    began = time.monotonic()
    async with writing(writers):
        for _ in range(kills):
            before = len(ledger.acknowledged)
            if chance.random() < 0.6:
                await until(lambda before=before: len(ledger.acknowledged) > before)  # type: ignore[misc]
                await asyncio.sleep(chance.uniform(0, 0.25))
            else:  # perhaps before it is ready
                await asyncio.sleep(chance.uniform(0, 0.5))
            await asyncio.to_thread(server.kill)
            if server.data.exists():
                assert is_folder_free(server.data)
            server.launch()
        await asyncio.to_thread(server.wait_ready)
        await asyncio.sleep(0.3)
    took_s = time.monotonic() - began
    await asyncio.to_thread(ledger.check, server)
    unfinished = await asyncio.to_thread(ledger.finish, server)
    await asyncio.to_thread(ledger.check, server)
    logging.getLogger(__name__).info(
        "%d kills in %.1f s: %d acknowledged in %d interviews, %d requests broken, "
        "%d repeats answered, %d interviews run on to their end",
        kills,
        took_s,
        len(ledger.acknowledged),
        len(ledger.interviews),
        sum(writer.broken for writer in writers),
        ledger.repeats_answered,
        unfinished,
    )
    assert len(ledger.acknowledged) > kills
    assert ledger.repeats_answered > 0, "no kill fell between a commit and its acknowledgement"
