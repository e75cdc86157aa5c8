"""The worker dies alone: the supervisor starts another, and nobody is turned away."""

import asyncio
import os
import signal
import socket
import time
from functools import partial

import pytest

from tests.acceptance.test_renewal import SERVE, launch
from tests.harness import GONE_WITHIN_S, ServerProcess, is_alive, is_folder_free, until
from tests.ledger import Ledger
from tests.writers import Writer, writing

pytestmark = pytest.mark.faults


async def test_a_killed_worker_is_replaced_on_the_same_port_and_no_connection_is_refused(
    server: ServerProcess,
) -> None:
    ledger = Ledger()
    await asyncio.to_thread(server.start)
    supervisor = server.pid
    refused = 0
    async with writing(
        [Writer(ledger, server.port, guide="agent-hiring", seed=n) for n in range(4)]
    ):
        for _ in range(3):
            await asyncio.sleep(0.2)
            [worker] = server.workers()
            os.kill(worker, signal.SIGKILL)
            while server.workers() in ([], [worker]):
                try:
                    socket.create_connection(("127.0.0.1", server.port), 5).close()
                except ConnectionRefusedError:
                    refused += 1
                await asyncio.sleep(0.005)
            await asyncio.to_thread(server.wait_ready)
    assert refused == 0
    assert server.pid == supervisor
    assert server.is_running
    assert [line["n"] for line in server.logged("serve:restarted")] == [1, 2, 3]
    await asyncio.to_thread(ledger.check, server)


def test_killing_the_supervisor_leaves_nothing_behind(server: ServerProcess) -> None:
    server.start()
    [worker] = server.workers()
    killed_at = time.monotonic()
    os.kill(server.pid, signal.SIGKILL)
    while is_alive(worker) or not is_folder_free(server.data):
        assert time.monotonic() - killed_at < GONE_WITHIN_S
        time.sleep(0.001)
    server.kill()  # waits until the port is free, too


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_at_once_while_it_waits_to_start_another_worker(
    server: ServerProcess, number: signal.Signals
) -> None:
    server.start()
    # Each end makes the pause before the next start longer: 0.1, 0.2, 0.4, 0.8, 1.6, 3.2 s.
    for _ in range(6):
        while not (workers := server.workers()):
            time.sleep(0.001)
        os.kill(workers[0], signal.SIGKILL)
        while server.workers() == workers:
            time.sleep(0.001)
    assert server.workers() == []
    asked_at = time.monotonic()
    assert server.terminate(number) == 0
    assert time.monotonic() - asked_at < 3.0, "it waited for the end of its pause"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_that_comes_before_it_is_ready_is_calm_too(
    server: ServerProcess, number: signal.Signals
) -> None:
    for after_s in (0.15, 0.2, 0.25, 0.3, 0.35):
        server.launch()
        time.sleep(after_s)
        if not server.is_running or not server.workers():
            server.send(signal.SIGKILL)  # its signals were not taken over yet
            server.wait()
            continue
        assert server.terminate(number) == 0, f"{after_s} s after its start"
    assert "Traceback" not in server.errors()
    server.start()
    assert server.open_interview()["status"] == "active"


async def test_a_worker_is_replaced_also_where_ends_of_children_were_ignored(
    server: ServerProcess,
) -> None:
    """Whoever starts a program may hand it that down, and then no end would be told."""
    ignoring = partial(signal.signal, signal.SIGCHLD, signal.SIG_IGN)
    launch(server, *SERVE, preexec_fn=ignoring)
    await asyncio.to_thread(server.wait_ready)
    [worker] = server.workers()
    os.kill(worker, signal.SIGKILL)
    await until(lambda: len(server.logged("serve:ready")) == 2)
    assert server.workers() != [worker]
