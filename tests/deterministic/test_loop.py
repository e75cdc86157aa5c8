"""The simulated loop: time costs nothing, order comes from the seed, endless waits are noticed."""

import asyncio
import random

import pytest

from tests.deterministic.loop import SimulatedLoop, Stuck


def order_of(seed: int) -> list[int]:
    """Return in which order eight timers fire that are due at the same moment."""
    loop = SimulatedLoop(random.Random(seed))
    fired: list[int] = []

    async def all_at_once() -> None:
        for number in range(8):
            loop.call_later(1.0, fired.append, number)
        await asyncio.sleep(2.0)

    loop.run_until_complete(all_at_once())
    loop.close()
    return fired


def test_a_day_passes_at_once() -> None:
    loop = SimulatedLoop(random.Random(0))
    loop.run_until_complete(asyncio.sleep(86_400))
    assert loop.time() >= 86_400
    loop.close()


def test_the_seed_chooses_who_comes_first_at_the_same_moment() -> None:
    assert order_of(1) == order_of(1)
    assert len({tuple(order_of(seed)) for seed in range(20)}) > 10


def test_what_is_ready_keeps_the_order_asyncio_promises() -> None:
    loop = SimulatedLoop(random.Random(0))
    ran: list[int] = []

    async def in_turn() -> None:
        for number in range(8):
            loop.call_soon(ran.append, number)
        await asyncio.sleep(0)

    loop.run_until_complete(in_turn())
    loop.close()
    assert ran == list(range(8))


def test_waiting_for_what_nobody_will_do_is_noticed() -> None:
    loop = SimulatedLoop(random.Random(0))
    waiting = loop.create_task(asyncio.Event().wait())
    with pytest.raises(Stuck):
        loop.run_until_complete(waiting)
    waiting.cancel()
    loop.run_until_complete(asyncio.wait({waiting}))
    loop.close()
