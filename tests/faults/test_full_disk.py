"""The disk fills up while the server runs: it refuses, says so, and goes on by itself (I12)."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.mounts import fill, small_disk
from tests.harness import ServerProcess, until
from tests.ledger import Ledger
from tests.writers import Writer, writing

pytestmark = pytest.mark.faults

DISK_KIB = 6_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", size_kib=DISK_KIB) as disk:
        yield disk


@pytest.fixture
def server(tmp_path: Path, disk: Path) -> Iterator[ServerProcess]:
    """A server whose data folder lies on the small disk."""
    with ServerProcess(tmp_path, data=disk / "data") as server:
        yield server


async def test_a_full_disk_is_refused_politely_and_got_over_without_help(
    server: ServerProcess, disk: Path
) -> None:
    ledger = Ledger()
    await asyncio.to_thread(server.start)
    writers = [
        Writer(ledger, server.port, guide="agent-hiring", seed=n, pause_s=0.005) for n in range(6)
    ]
    async with writing(writers):
        await asyncio.sleep(0.3)
        ballast = fill(disk)
        await until(lambda: all(writer.statuses[503] > 3 for writer in writers))
        full = len(ledger.acknowledged)
        health = server.get("/api/v1/health").json
        assert health["status"] == "failing"
        assert "full" in health["failing"]
        assert health["errors_24h"] > 0
        ready = server.get("/readyz")
        assert ready.status == 503
        assert "retry-after" in ready.headers
        assert server.get("/healthz").status == 200
        # What is stored can be read all the while.
        assert server.interview(ledger.acknowledged[0].interview)["transcript"]
        [worker] = server.workers()
        ballast.unlink()
        await until(lambda: len(ledger.acknowledged) > full + 50)
        assert server.workers() == [worker], "nobody had to start it again"
    await until(lambda: server.get("/api/v1/health").json["status"] == "ok")
    assert server.get("/readyz").status == 200
    await asyncio.to_thread(ledger.check, server)
    # One line when it begins and one when it ends. On the brink, small messages get
    # through in between.
    told = [line["name"] for line in server.logged() if line["name"].startswith("journal:")]
    assert told == ["journal:failed", "journal:recovered"] * (len(told) // 2)
    assert 2 <= len(told) < sum(writer.statuses[503] for writer in writers)
    await asyncio.to_thread(ledger.finish, server)
    await asyncio.to_thread(ledger.check, server)


def test_a_server_nobody_writes_to_any_more_becomes_ready_again(
    server: ServerProcess, disk: Path
) -> None:
    """A load balancer sends no messages to a server that is not ready, so none can succeed."""
    server.start()
    interview = server.open_interview()["id"]
    server.settled(interview)
    ballast = fill(disk)
    text = "x" * 20_000
    path = f"/api/v1/interviews/{interview}/messages"
    while server.post(path, {"text": text}).status != 503:
        pass
    assert server.get("/readyz").status == 503
    ballast.unlink()
    deadline = time.monotonic() + 15
    while server.get("/readyz").status != 200:
        assert time.monotonic() < deadline, "it waits for a message that nobody sends"
        time.sleep(0.1)
    assert server.post(path, {"text": text}).status == 201


def test_on_a_full_disk_a_stop_is_calm_a_kill_does_no_harm_and_a_start_waits_for_room(
    server: ServerProcess, disk: Path
) -> None:
    ledger = Ledger()
    server.start()
    interview = server.open_interview()["id"]
    server.settled(interview)
    ledger.say(server, interview, "Said while there was room.")
    server.settled(interview)
    ballast = fill(disk)
    path = f"/api/v1/interviews/{interview}/messages"
    while server.post(path, {"text": "y" * 20_000}).status != 503:
        pass
    assert server.terminate() == 0
    assert "Traceback" not in server.errors()
    ballast.unlink()
    server.start()
    fill(disk)
    while server.post(path, {"text": "z" * 20_000}).status != 503:
        pass
    server.kill()
    ballast.unlink()
    server.start()
    fill(disk)
    os.kill(server.workers()[0], signal.SIGKILL)
    refusals = "is full; free some space"
    while server.errors().count(refusals) < 2:  # two starts that came to nothing
        assert server.is_running, "the supervisor gave up"
        time.sleep(0.01)
    ballast.unlink()
    server.wait_ready()
    said = [m["id"] for m in server.settled(interview)["transcript"]]
    assert said.count(ledger.acknowledged[0].id) == 1
