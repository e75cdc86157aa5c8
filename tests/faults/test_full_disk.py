"""The disk fills up while the server runs: it refuses, says so, and goes on by itself (I12)."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.mounts import ext4_disk, fill, small_disk
from tests.faults.sickness import problem
from tests.harness import ServerProcess, until
from tests.ledger import Ledger
from tests.writers import Writer, writing

pytestmark = pytest.mark.faults

DISK_KIB = 6_000


@pytest.fixture
def disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A small disk in memory; with the parameter `ext4`, one whose blocks are given late."""
    if getattr(request, "param", "tmpfs") == "ext4":
        with ext4_disk(tmp_path, size_mib=8) as real:
            yield real.at
    else:
        with small_disk(tmp_path / "disk", size_kib=DISK_KIB) as disk:
            yield disk


@pytest.fixture
def server(tmp_path: Path, disk: Path) -> Iterator[ServerProcess]:
    """A server whose data folder, search index and mirror lie on the small disk."""
    options = ("--mirror", str(disk / "mirror"))
    with ServerProcess(tmp_path, data=disk / "data", options=options) as server:
        yield server


@pytest.mark.parametrize("disk", ["tmpfs", "ext4"], indirect=True)
async def test_a_full_disk_is_refused_politely_and_got_over_without_help(
    server: ServerProcess, disk: Path
) -> None:
    ledger = Ledger()
    await asyncio.to_thread(server.start)
    writers = [
        Writer(ledger, server.port, guide="agent-hiring", seed=n, pause_s=0.005) for n in range(6)
    ]
    async with writing(writers):
        await until(lambda: len(ledger.acknowledged) > 20)
        ballast = fill(disk)
        await until(lambda: all(writer.statuses[503] > 3 for writer in writers))
        full = len(ledger.acknowledged)
        # On the brink a small message gets through now and then, and all is well for a moment.
        await until(lambda: "full" in (server.get("/api/v1/health").json["failing"] or ""))
        assert server.get("/api/v1/health").json["errors_24h"] > 0
        await until(lambda: server.get("/readyz").status == 503)
        path = f"/api/v1/interviews/{ledger.acknowledged[0].interview}/messages"
        assert "full" in problem(server.post(path, {"text": "x" * 30_000}))
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
    # What is made of the journal has caught up, too.
    found = server.get("/api/v1/interviews?q=answered+with+care&limit=100").json["items"]
    assert {one["id"] for one in found} >= set(ledger.interviews)
    await until(lambda: mirrored(disk) >= set(ledger.interviews))


def mirrored(disk: Path) -> set[str]:
    """Return the interviews that stand completed in the mirror."""
    files = (disk / "mirror").rglob("interviews/*.json")
    return {path.stem for path in files if '"status": "completed"' in path.read_text()}


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
