"""(I1, I2) Patroni and etcd decide who the primary is; we only follow."""

import asyncio
import logging
import time

import pytest

from tests.faults.nodes.patroni import PatroniCluster
from tests.faults.nodes.telling import check_all, goes_on, telling, two_nodes

pytestmark = [pytest.mark.faults, pytest.mark.soak]

log = logging.getLogger(__name__)


async def test_under_patroni_a_lost_server_and_a_lost_machine_lose_nothing_acknowledged() -> None:
    """(I1, I2, I3) Three servers in strict synchronous mode, two nodes."""
    with PatroniCluster() as cluster:
        began = time.monotonic()
        await asyncio.to_thread(cluster.start)
        log.info("the cluster stands after %.1f s", time.monotonic() - began)
        async with two_nodes(cluster.url, tellers=10) as tellers, telling(tellers):
            for what in ("the server alone", "the whole machine"):
                await asyncio.to_thread(cluster.wait, cluster.is_confirmed)
                for _ in range(100):
                    await goes_on(tellers)
                primary = await asyncio.to_thread(cluster.primary)
                assert primary is not None
                began = time.monotonic()
                await asyncio.to_thread(
                    primary.kill_server if what == "the server alone" else primary.kill
                )
                await goes_on(tellers, within_s=90)
                log.info(
                    "kill -9 of %s: everybody goes on after %.1f s",
                    what,
                    time.monotonic() - began,
                )
        await check_all(tellers, cluster.url)
        log.info(
            "%d acknowledged, 0 lost, %d refused, %d of those stored all the same",
            sum(teller.acknowledged for teller in tellers),
            sum(teller.refused for teller in tellers),
            sum(teller.repeats for teller in tellers),
        )
