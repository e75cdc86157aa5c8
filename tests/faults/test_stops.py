"""Told to stop, in every way and at every moment: calm, and nothing accepted is lost (I13)."""

import asyncio
import os
import signal
import time

import pytest

from tests.faults.shim import Action, Calls, Shim
from tests.faults.sickness import load, log
from tests.harness import ServerProcess, is_alive, is_folder_free, until
from tests.ledger import Ledger
from tests.writers import Writer, writing

pytestmark = pytest.mark.faults

# Half a second of politeness, and room for a busy machine; requests under way have 10 s.
STOP_WITHIN_S = 9.0


@pytest.mark.parametrize(
    "stops", [pytest.param(4, id="4-stops"), pytest.param(200, id="soak", marks=pytest.mark.soak)]
)
async def test_stops_under_load_one_after_the_other_lose_nothing(
    server: ServerProcess, stops: int
) -> None:
    took_s = []
    async with load(server) as under:
        for stop in range(stops):
            number = (signal.SIGTERM, signal.SIGINT)[stop % 2]
            await under.flows(within_s=10, more=10)
            began = time.monotonic()
            assert await asyncio.to_thread(server.terminate, number) == 0
            took_s.append(time.monotonic() - began)
            assert is_folder_free(server.data)
            assert not (server.data / "journal.db-wal").exists(), "all is folded into one file"
            server.launch()
        await asyncio.to_thread(server.wait_ready)
        log.info("%d stops: %.2f s at the most", stops, max(took_s))
    assert max(took_s) < STOP_WITHIN_S
    assert len(server.logged("serve:stopped")) == stops


async def test_a_second_signal_changes_nothing_but_perhaps_the_patience(
    server: ServerProcess,
) -> None:
    async with load(server) as under:
        for numbers in (
            [signal.SIGTERM, signal.SIGTERM],
            [signal.SIGINT, signal.SIGINT, signal.SIGTERM],
        ):
            await under.flows(within_s=10, more=10)
            for number in numbers:
                server.send(number)
                await asyncio.sleep(0.002)
            assert await asyncio.to_thread(server.wait, within_s=STOP_WITHIN_S) == 0
            await asyncio.to_thread(server.wait_gone, [])
            await asyncio.to_thread(server.start)


async def test_a_worker_that_is_killed_while_it_stops_takes_nothing_with_it(
    server: ServerProcess, shim: Shim
) -> None:
    """The stop was not calm, and the exit code says so; what was acknowledged is there (I1)."""
    server.environment |= shim.environment
    ledger = Ledger()
    await asyncio.to_thread(server.start)
    codes = []
    for seed in range(2):
        writers = [
            Writer(ledger, server.port, guide="agent-hiring", seed=100 * seed + n) for n in range(4)
        ]
        async with writing(writers):
            before = len(ledger.acknowledged)
            await until(lambda before=before: len(ledger.acknowledged) > before + 20)  # type: ignore[misc]
            [worker] = server.workers()
            shim.order(Calls.SYNC, Action.WAIT, repeat=True, wait_us=200_000)
            server.send(signal.SIGTERM)
            await asyncio.sleep(0.05 + 0.1 * seed)
            if is_alive(worker):
                os.kill(worker, signal.SIGKILL)
            codes.append(await asyncio.to_thread(server.wait, within_s=STOP_WITHIN_S))
            shim.relax()
            await asyncio.to_thread(server.start)
    assert set(codes) == {128 + signal.SIGKILL}
    assert "Traceback" not in server.errors()
    await asyncio.to_thread(ledger.check, server)
    await asyncio.to_thread(ledger.finish, server)
    await asyncio.to_thread(ledger.check, server)
