"""The server runs out of file descriptors: who is inside goes on, who comes is told (I12)."""

import contextlib
import resource
import socket
import time
from pathlib import Path

import pytest

from tests.faults.sickness import load, log, metric, problem, told
from tests.harness import OWNER_KEY, ServerProcess, until
from tests.ledger import Ledger
from vivavoce.cli.door import RESERVED, SILENT_S

pytestmark = pytest.mark.faults

CALLERS_MAX = 14
IDLE = 120

UNFINISHED = (
    b"POST /api/v1/interviews HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n"
    b"authorization: Bearer " + OWNER_KEY.encode() + b"\r\n\r\n"
)


def descriptors(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def limit(pid: int, number: int) -> None:
    _, hard = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (number, hard))


def connect(server: ServerProcess) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), 5)


async def test_those_inside_go_on_those_who_come_are_told_and_the_log_is_not_flooded(
    server: ServerProcess,
) -> None:
    async with load(server, writers=4) as under:
        [worker] = server.workers()
        limit(worker, descriptors(worker) + RESERVED + CALLERS_MAX - 5)
        # Each in the middle of a request, so that none can be asked to leave.
        busy = []
        for _ in range(CALLERS_MAX - 5):
            busy.append(connect(server))
            busy[-1].sendall(UNFINISHED)
        broken = under.broken
        took_s = await under.flows(within_s=10)
        assert under.broken == broken, "somebody inside lost the connection"
        problem(server.get("/readyz"), code="overloaded")
        assert "too many callers" in under.refused(code="overloaded").lower()
        assert descriptors(worker) < resource.prlimit(worker, resource.RLIMIT_NOFILE)[0]
        [line] = server.logged("crowd:began")
        assert "ulimit -n" in line["reason"]
        for connection in busy:
            connection.close()
        await until(lambda: server.get("/readyz").status == 200)
        assert metric(server, "turned_away_total") >= 2
        assert metric(server, "crowded") == 0
        log.info(
            "descriptors: %.0f turned away, 30 acks inside in %.2f s, %d lines of log",
            metric(server, "turned_away_total"),
            took_s,
            len(server.log_lines()),
        )
    assert told(server, "crowd:began", "crowd:ended") == ["crowd:began", "crowd:ended"]
    assert "Too many open files" not in server.errors() + server.stdout.read_text()


def test_connections_that_never_say_anything_make_room_for_those_who_do(
    server: ServerProcess,
) -> None:
    ledger = Ledger()
    server.start()
    interview = server.open_interview()["id"]
    [worker] = server.workers()
    limit(worker, descriptors(worker) + RESERVED + CALLERS_MAX)
    idle = [connect(server) for _ in range(IDLE)]
    for connection in idle[::2]:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nhost:")  # and the rest never comes
    time.sleep(SILENT_S * 1.2)
    began = time.monotonic()
    for number in range(10):  # each on a connection of its own, and at once
        ledger.say(server, interview, f"Heard over the silence, {number}.")
    log.info("10 answered in %.2f s beside %d silent callers", time.monotonic() - began, IDLE)
    health = server.get("/api/v1/health").json
    assert health["status"] == "failing"
    assert "open files" in health["failing"]
    for connection in idle:
        connection.close()
    deadline = time.monotonic() + 10
    while server.get("/readyz").status != 200:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    ledger.check(server)
    ledger.finish(server)


def test_without_a_single_descriptor_to_spare_nobody_dies_and_nothing_is_lost(
    server: ServerProcess,
) -> None:
    """Not even the reserve is left: another part of the machine may have lowered the limit."""
    ledger = Ledger()
    server.start()
    interview = server.open_interview()["id"]
    server.settled(interview)
    ledger.say(server, interview, "Said before.")
    server.settled(interview)
    [worker] = server.workers()
    before = len(server.log_lines())
    limit(worker, 8)
    for _ in range(50):
        connect(server).close()
    time.sleep(0.3)
    limit(worker, 1_000)
    ledger.say(server, interview, "Said afterwards.")
    assert server.workers() == [worker]
    assert len(server.log_lines()) - before < 10
    assert len(server.errors()) < 5_000
    ledger.finish(server)
    ledger.check(server)


def test_it_may_open_as_many_files_as_the_machine_lets_it(tmp_path: Path) -> None:
    """The default of 1,024 dates from smaller machines; live pages are connections, too."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(256, soft), hard))
    try:
        with ServerProcess(tmp_path) as server:
            server.start()
            [worker] = server.workers()
            assert resource.prlimit(worker, resource.RLIMIT_NOFILE) == (hard, hard)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.soak
def test_a_silent_connection_is_closed_as_if_it_had_been_kept_alive(server: ServerProcess) -> None:
    server.start()
    with connect(server) as silent:
        silent.settimeout(0.5)
        with pytest.raises(TimeoutError):
            silent.recv(1)
        silent.settimeout(90)
        assert silent.recv(1) == b""


def test_connections_kept_alive_after_their_answer_make_room(server: ServerProcess) -> None:
    """(I12)"""
    ledger = Ledger()
    server.start()
    interview = server.open_interview()["id"]
    [worker] = server.workers()
    limit(worker, descriptors(worker) + RESERVED + CALLERS_MAX)
    kept = [connect(server) for _ in range(CALLERS_MAX + 5)]
    for connection in kept:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n")
        assert connection.recv(1_000)
    time.sleep(SILENT_S * 1.2)
    for number in range(5):
        ledger.say(server, interview, f"Heard beside those who have finished, {number}.")
    for connection in kept:
        connection.close()
    ledger.check(server)


def test_those_who_are_turned_away_leave_the_reserve_alone(server: ServerProcess) -> None:
    """(I12)"""
    server.start()
    [worker] = server.workers()
    limit(worker, descriptors(worker) + RESERVED + CALLERS_MAX)
    busy = [connect(server) for _ in range(CALLERS_MAX)]
    for connection in busy:
        connection.sendall(UNFINISHED)
    time.sleep(0.3)
    inside = descriptors(worker)
    refused, most = [], 0
    for _ in range(RESERVED * 4):  # and none of them says a word
        refused.append(connect(server))
        time.sleep(0.01)
        most = max(most, descriptors(worker))
    assert most - inside < RESERVED
    time.sleep(0.1)
    told_unheard = 0
    for connection in refused:
        connection.setblocking(False)  # the first ones had room, and nothing is said to them
        with contextlib.suppress(ConnectionResetError, BlockingIOError):
            told_unheard += connection.recv(1_000).startswith(b"HTTP/1.1 503 ")
    assert told_unheard >= RESERVED
    log.info("descriptors: %d of the reserve taken at the most", most - inside)
    for connection in (*busy, *refused):
        connection.close()
