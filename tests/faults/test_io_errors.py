"""The disk fails: the server acknowledges nothing more, and a fresh process goes on (I12)."""

import asyncio
import contextlib
import http.client
import time

import pytest

from tests.faults.shim import Action, Calls, Shim
from tests.harness import ServerProcess, plain_guide, request, until
from tests.ledger import Ledger
from tests.writers import Writer, writing

pytestmark = pytest.mark.faults

DISK_FAILED = 74


@pytest.fixture
def server(server: ServerProcess, shim: Shim) -> ServerProcess:
    """A server whose disk can be told to fail."""
    server.environment |= shim.environment
    return server


@pytest.mark.parametrize("calls", [Calls.SYNC, Calls.WRITE], ids=["sync", "write"])
async def test_after_an_io_error_a_fresh_worker_goes_on_and_nothing_acknowledged_is_lost(
    server: ServerProcess, shim: Shim, calls: Calls
) -> None:
    ledger = Ledger()
    await asyncio.to_thread(server.start)
    writers = [Writer(ledger, server.port, guide="agent-hiring", seed=n) for n in range(8)]
    async with writing(writers):
        for _ in range(2):
            await asyncio.sleep(0.3)
            [worker] = server.workers()
            acknowledged = len(ledger.acknowledged)
            shim.order(calls, Action.FAIL, at=20)
            await until(lambda worker=worker: server.workers() not in ([], [worker]))  # type: ignore[misc]
            assert shim.fired == 1
            await asyncio.to_thread(server.wait_ready)
            await until(lambda before=acknowledged: len(ledger.acknowledged) > before + 50)  # type: ignore[misc]
    assert len(server.logged("serve:disk-failed")) == 2
    assert "Traceback" not in server.errors()
    await asyncio.to_thread(ledger.check, server)


def test_while_the_disk_stays_broken_the_supervisor_keeps_trying(
    server: ServerProcess, shim: Shim
) -> None:
    server.start()
    interview = server.open_interview()["id"]
    server.settled(interview)
    shim.order(Calls.SYNC, Action.FAIL, repeat=True)
    ledger = Ledger()
    message = ledger.new(interview, "Said while the disk was broken.")
    path = f"/api/v1/interviews/{interview}/messages"
    body = {"id": message.id, "text": message.text}
    with contextlib.suppress(OSError, http.client.HTTPException):
        assert server.post(path, body, timeout_s=0.5).status == 503
    fired = shim.fired
    while shim.fired < fired + 3:  # three more starts that come to nothing
        assert server.is_running, "the supervisor gave up"
        time.sleep(0.01)
    shim.relax()
    server.wait_ready()
    ledger.acknowledge(message, server.post(path, body))
    server.settled(interview)
    ledger.check(server)
    assert "Traceback" not in server.errors()
    assert server.terminate() == 0


@pytest.mark.parametrize(
    ("method", "path", "body", "failing"),
    [
        ("POST", "/api/v1/interviews/{id}/pause", None, 1),
        ("POST", "/api/v1/interviews/{id}/link", None, 1),
        ("POST", "/api/v1/guides", {"source": plain_guide(3)}, 1),
        ("POST", "/api/v1/keys", {"name": "another", "role": "viewer"}, 1),
        ("POST", "/api/v1/organizations", {"id": "another", "name": "Another"}, 1),
        ("DELETE", "/api/v1/interviews/{id}", None, 1),
        ("DELETE", "/api/v1/interviews/{id}", None, 3),  # the words are cut out of the log
    ],
    ids=["event", "link", "guide", "key", "organization", "erasure", "checkpoint"],
)
def test_every_write_that_fails_ends_the_worker_and_not_the_journals_alone(
    server: ServerProcess, shim: Shim, method: str, path: str, body: object, failing: int
) -> None:
    """After any failed sync of the file nobody can tell what it holds (reliability of fsync)."""
    server.start()
    interview = server.open_interview()["id"]
    server.settled(interview)
    [worker] = server.workers()
    shim.order(Calls.SYNC, Action.FAIL, at=failing)
    with contextlib.suppress(OSError, http.client.HTTPException):
        answer = request(server.port, method, path.format(id=interview), body)
        assert answer.status == 503, answer
    assert shim.fired == 1, shim.seen
    deadline = time.monotonic() + 5
    while server.workers() in ([], [worker]):
        assert time.monotonic() < deadline, "the worker goes on after a failed sync"
        time.sleep(0.005)
    server.wait_ready()
    assert [line["n"] for line in server.logged("serve:restarted")] == [1]
    assert server.open_interview()["status"] == "active"


def test_a_disk_that_fails_while_the_server_stops_takes_nothing_with_it(
    server: ServerProcess, shim: Shim
) -> None:
    ledger = Ledger()
    server.start()
    interview = server.open_interview()["id"]
    for calls in (Calls.SYNC, Calls.WRITE, Calls.TRUNCATE):
        ledger.say(server, interview, f"Said before {calls.name} failed.")
        server.settled(interview)
        shim.order(calls, Action.FAIL, repeat=True)
        server.terminate()
        shim.relax()
        assert "Traceback" not in server.errors()
        server.start()
    ledger.check(server)


def test_a_disk_that_fails_at_the_first_start_is_told_in_one_sentence(
    server: ServerProcess, shim: Shim
) -> None:
    for at in (1, 3, 5, 8):
        shim.order(Calls.SYNC, Action.FAIL, at=at)
        server.launch()
        assert server.wait() != 0
        assert shim.fired == 1
        assert "Traceback" not in server.errors()
        assert server.errors().count("\n") <= 1, server.errors()
        server.stderr.unlink()
    shim.relax()
    server.start()
    assert server.open_interview()["status"] == "active"
