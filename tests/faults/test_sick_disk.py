"""The disk refuses, lags or cannot be read: callers are told, and it goes on by itself (I12).

A disk that is full has `test_full_disk.py`, one that fails for good `test_io_errors.py`,
one that turned read-only `test_read_only_disk.py`.
"""

import asyncio
import contextlib
import errno
import http.client
import resource
from pathlib import Path

import pytest

from tests.faults.shim import Action, Calls, Shim
from tests.faults.sickness import load, log, metric, problem, told
from tests.harness import ServerProcess, request, until
from tests.ledger import Ledger

pytestmark = pytest.mark.faults

# After the fault has gone: a worker's longest pause before a start, and the start.
FLOWS_WITHIN_S = 15.0


@pytest.fixture
def server(server: ServerProcess, shim: Shim) -> ServerProcess:
    """A server whose disk can be told to fail."""
    server.environment |= shim.environment
    return server


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(errno.EDQUOT, id="quota"),
        pytest.param(errno.EFBIG, id="largest-file", marks=pytest.mark.soak),
    ],
)
async def test_a_file_that_may_not_grow_is_full_and_not_broken(
    server: ServerProcess, shim: Shim, error: int
) -> None:
    """SQLite calls it an I/O error, after which only a fresh process could go on (I1, I12)."""
    async with load(server) as under:
        [worker] = server.workers()
        before = under.acknowledged
        shim.order(Calls.WRITE, Action.FAIL, repeat=True, error=error)
        await under.refusals()
        during = under.acknowledged - before
        reason = under.refused()
        assert "may not grow" in reason
        health = server.get("/api/v1/health").json
        assert (health["status"], health["failing"]) == ("failing", reason)
        assert health["errors_24h"] > 0
        assert metric(server, "failing") == 1
        problem(server.get("/readyz"))
        assert server.get("/healthz").status == 200
        assert server.interview(under.ledger.acknowledged[0].interview)["transcript"]
        shim.relax()
        took_s = await under.flows(within_s=FLOWS_WITHIN_S)
        assert server.workers() == [worker], "nobody had to start it again"
        log.info("errno %d: %d acks while it lasted, again after %.2f s", error, during, took_s)
    lines = told(server, "journal:failed", "journal:recovered")
    assert lines == ["journal:failed", "journal:recovered"] * (len(lines) // 2)
    assert metric(server, "failing") == 0


async def test_the_largest_file_a_process_may_write_can_be_raised_while_it_runs(
    server: ServerProcess,
) -> None:
    """The real limit: `ulimit -f`, `LimitFSIZE=`. Python ignores the signal that comes with it."""
    async with load(server) as under:
        [worker] = server.workers()
        size = (server.data / "journal.db-wal").stat().st_size
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (size + 40_000, resource.RLIM_INFINITY))
        await under.refusals()
        assert "File too large" in under.refused()
        no_limit = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(worker, resource.RLIMIT_FSIZE, no_limit)
        took_s = await under.flows(within_s=FLOWS_WITHIN_S)
        assert server.workers() == [worker]
        log.info("file size limit: again after %.2f s", took_s)


async def test_after_a_failed_sync_it_does_not_matter_why_and_those_who_wait_are_told(
    server: ServerProcess, shim: Shim
) -> None:
    """A network disk may find out only then that it is full; what it had taken is gone (I1)."""
    async with load(server, pause_s=0.0) as under:
        [worker] = server.workers()
        shim.order(Calls.SYNC, Action.FAIL, error=errno.EDQUOT)
        await until(lambda: server.workers() not in ([], [worker]))
        # Each is told on the connection it has, and loses that.
        assert under.statuses[503] >= under.broken, "cut off instead of told"
        took_s = await under.flows(within_s=FLOWS_WITHIN_S)
        log.info("failed sync: again after %.2f s", took_s)
    [line] = server.logged("serve:disk-failed")
    assert line["why"] == "The disk failed: disk I/O error (Disk quota exceeded)."


async def test_a_log_that_cannot_be_cut_makes_way_for_a_fresh_worker(
    server: ServerProcess, shim: Shim
) -> None:
    async with load(server) as under:
        [worker] = server.workers()
        shim.order(Calls.TRUNCATE, Action.FAIL)
        erased = server.open_interview()["id"]  # erasing it cuts the log
        with contextlib.suppress(OSError, http.client.HTTPException):
            server.settled(erased)
            request(server.port, "DELETE", f"/api/v1/interviews/{erased}")
        await until(lambda: server.workers() not in ([], [worker]))
        assert shim.fired == 1
        took_s = await under.flows(within_s=FLOWS_WITHIN_S)
        log.info("failed truncate: again after %.2f s", took_s)
    assert len(server.logged("serve:disk-failed")) == 1


async def test_while_the_disk_stays_broken_callers_are_told_at_once_and_not_left_waiting(
    server: ServerProcess, shim: Shim
) -> None:
    """No worker can start, so the supervisor answers for it."""
    async with load(server) as under:
        shim.order(Calls.SYNC, Action.FAIL, repeat=True)
        await until(lambda: len(told(server, "serve:restarted")) >= 2)
        before = shim.fired
        await under.refusals(1)
        assert "data folder" in under.refused()
        for path in ("/readyz", "/healthz", "/api/v1/health"):
            problem(server.get(path))
        page = server.get("/", headers={"accept": "text/html"})
        assert (page.status, page.headers["content-type"]) == (503, "text/html; charset=utf-8")
        assert b"safe" in page.body
        assert shim.fired >= before, "nobody tries any more"
        shim.relax()
        took_s = await under.flows(within_s=FLOWS_WITHIN_S)
        log.info("disk broken for good: again after %.2f s", took_s)


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(errno.EIO, id="sector"),
        pytest.param(errno.ESTALE, id="network", marks=pytest.mark.soak),
    ],
)
async def test_what_cannot_be_read_for_a_while_is_not_taken_for_damage(
    server: ServerProcess, shim: Shim, error: int
) -> None:
    """SQLite says "malformed" of it, and an interview that is damaged is set aside (I7, I12)."""
    ledger = Ledger()
    await asyncio.to_thread(server.start)
    interviews = [server.open_interview()["id"] for _ in range(5)]
    for interview in interviews:
        server.settled(interview)
        ledger.say(server, interview, "Said before. " + "x" * 9_000)
        server.settled(interview)
    server.terminate()
    server.start()  # with nothing in memory
    [worker] = server.workers()
    shim.order(Calls.READ, Action.FAIL, repeat=True, error=error)
    for interview in interviews:
        path = f"/api/v1/interviews/{interview}"
        assert "does not give" in problem(server.get(path))
        assert "does not give" in problem(server.get(f"{path}/export?format=jsonl"))
        assert "does not give" in problem(server.post(f"{path}/messages", {"text": "Anybody?"}))
    assert shim.fired > 0
    assert server.get("/healthz").status == 200
    shim.relax()
    async with load(server) as under:
        assert server.workers() == [worker], "reading changes nothing, so nothing is lost"
        await under.flows(within_s=FLOWS_WITHIN_S)
    assert server.get("/api/v1/health").json["read_errors"] > 0
    assert metric(server, "read_errors_total") > 0
    assert len(told(server, "journal:unreadable")) == 1, "one line, however many ask"
    assert not told(server, "interview:damaged", "search:rebuilt")
    await asyncio.to_thread(ledger.check, server)
    await asyncio.to_thread(ledger.finish, server)


async def test_a_sync_that_takes_half_a_second_costs_time_and_nothing_else(
    server: ServerProcess, shim: Shim
) -> None:
    async with load(server, writers=16) as under:
        [worker] = server.workers()
        before = under.acknowledged
        shim.order(Calls.SYNC, Action.WAIT, repeat=True, wait_us=500_000)
        await until(lambda: shim.fired >= 4)
        assert server.get("/readyz").status == 200
        # They share each sync: with one for each message there would be a few at most.
        await until(lambda: under.acknowledged >= before + 16)
        assert server.get("/api/v1/health").json["commit_latency_p99_s"] >= 0.5
        fired = shim.fired
        shim.relax()
        took_s = await under.flows(within_s=FLOWS_WITHIN_S)
        assert server.workers() == [worker]
        assert under.statuses[503] == under.broken == 0
        log.info("slow sync: %d syncs of 500 ms, again after %.2f s", fired, took_s)


def test_a_folder_whose_log_lies_on_the_same_sick_disk_is_no_less_safe(tmp_path: Path) -> None:
    """Standard output may be a file that cannot be written: nobody dies of that."""
    with ServerProcess(tmp_path) as server:
        server.stdout = Path("/dev/full")
        server.start()
        interview = server.open_interview()["id"]
        ledger = Ledger()
        ledger.say(server, interview, "Heard without a log.")
        server.settled(interview)
        assert server.terminate() == 0
        server.start()
        ledger.check(server)
        assert len(server.errors()) < 20_000
