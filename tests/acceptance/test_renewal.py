"""SIGHUP: the version installed now takes over, and nobody notices but by its being there."""

import asyncio
import fcntl
import logging
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import vivavoce
from tests.harness import OWNER_KEY, ServerProcess, is_alive, plain_guide, until
from tests.ledger import Ledger
from tests.writers import Line, Watcher, Writer, writing

SERVE = ("-m", "vivavoce.cli.main", "serve")
HAND_OVER = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); "
    "os.environ |= {'LISTEN_PID': str(os.getpid()), 'LISTEN_FDS': '1'}; "
    "os.execv(sys.executable, [sys.executable, *sys.argv[2:]])"
)

SOAK = pytest.param(200, id="soak", marks=[pytest.mark.soak, pytest.mark.timeout(3600)])

WRITERS = 10
WATCHERS = 3


class Newcomers:
    """Callers who make a new connection for each message, and count what becomes of it."""

    def __init__(self, ledger: Ledger, server: ServerProcess, interview: str) -> None:
        self.ledger = ledger
        self.server = server
        self.interview = interview
        self.refused = 0
        self.stopping = False

    async def run(self) -> None:
        while not self.stopping:
            message = self.ledger.new(self.interview, "Somebody new.")
            while message.receipt is None:
                await self.try_once(message.id, message.text)
            await asyncio.sleep(0.005)

    async def try_once(self, id_: str, text: str) -> None:
        line = Line(self.server.port)
        path = f"/api/v1/interviews/{self.interview}/messages"
        try:
            answer = await line.request("POST", path, {"id": id_, "text": text})
            if answer.status != 503:
                self.ledger.acknowledge(self.ledger.messages[id_], answer)
        except ConnectionRefusedError:
            self.refused += 1
        except (OSError, EOFError):
            pass  # accepted, and closed by the one that left: sent again
        finally:
            await line.close()


@pytest.mark.parametrize("renewals", [2, SOAK])
async def test_nobody_is_refused_and_nothing_is_lost_or_missed_over_renewals_under_load(
    server: ServerProcess, renewals: int
) -> None:
    """Acknowledged words stand (I1, I2, I3, I13), live pages see all of them, once."""
    ledger = Ledger()
    await asyncio.to_thread(server.start)
    server.add_guide(plain_guide(900))
    watched, visited = (server.open_interview("plain")["id"] for _ in range(2))
    server.post(f"/api/v1/interviews/{visited}/pause")
    writers = [Writer(ledger, server.port, guide="plain", seed=n) for n in range(WRITERS)]
    watchers = [Watcher(server.port, watched) for _ in range(WATCHERS)]
    pages = [asyncio.create_task(keep_watching(watcher)) for watcher in watchers]
    newcomers = Newcomers(ledger, server, visited)
    supervisor = server.pid
    async with writing(writers), asyncio.TaskGroup() as group:
        group.create_task(newcomers.run())
        for _ in range(renewals):
            ledger.acknowledge(
                message := ledger.new(watched, "Is anybody watching?"),
                await asyncio.to_thread(
                    server.post,
                    f"/api/v1/interviews/{watched}/messages",
                    {"id": message.id, "text": message.text},
                ),
            )
            await renew(server)
        newcomers.stopping = True
    found = await asyncio.to_thread(server.settled, watched)
    await until(lambda: all(watcher.seqs[-1:] == [found["version"]] for watcher in watchers))
    for page in pages:
        page.cancel()
    assert newcomers.refused == 0
    assert server.pid == supervisor
    assert len(server.logged("serve:ready")) == renewals + 1
    assert server.logged("serve:restarted") == []
    assert "Traceback" not in server.errors()
    items = server.get(f"/api/v1/interviews/{watched}/events?limit=1000").json["items"]
    for watcher in watchers:
        assert watcher.seen == items, "no gap, no repeat"
    await asyncio.to_thread(ledger.check, server)
    acknowledged = sorted(m.acknowledged_at for m in ledger.acknowledged if m.acknowledged_at)
    gaps = [later - at for at, later in pairwise(acknowledged)]
    logging.getLogger(__name__).info(
        "%d renewals: %d acknowledged, longest silence %.3f s, %d requests broken on kept lines",
        renewals,
        len(acknowledged),
        max(gaps),
        sum(writer.broken for writer in writers),
    )


@pytest.mark.parametrize("times", [2, SOAK])
async def test_a_stop_at_any_moment_of_a_renewal_is_calm(server: ServerProcess, times: int) -> None:
    chance = random.Random(5)
    for number in range(times):
        await asyncio.to_thread(server.start)
        server.send(signal.SIGHUP)
        if number % 2:
            server.send(signal.SIGHUP)
        await asyncio.sleep(chance.uniform(0, 2.0))
        assert await asyncio.to_thread(server.terminate) == 0
    assert "Traceback" not in server.errors()


@pytest.mark.parametrize("times", [1, SOAK])
async def test_a_kill_at_any_moment_of_a_renewal_leaves_nothing_behind(
    server: ServerProcess, times: int
) -> None:
    """The worker's life hangs on its supervisor's also when that has executed itself anew."""
    chance = random.Random(7)
    ledger = Ledger()
    await asyncio.to_thread(server.start)
    async with writing([Writer(ledger, server.port, guide="agent-hiring", seed=1)]):
        for _ in range(times):
            server.send(signal.SIGHUP)
            await asyncio.sleep(chance.uniform(0.5, 2.0))
            await asyncio.to_thread(server.kill)
            await asyncio.to_thread(server.start)
        await renew(server)
        await asyncio.to_thread(server.kill)  # checks that the worker is gone
        await asyncio.to_thread(server.start)
    await asyncio.to_thread(ledger.check, server)


class TestVersions:
    """A copy of the program stands for what is installed, and is replaced meanwhile."""

    @pytest.fixture
    def installed(self, tmp_path: Path) -> Path:
        assert vivavoce.__file__ is not None
        source = Path(vivavoce.__file__).parent
        target = tmp_path / "installed" / "vivavoce"
        shutil.copytree(source, target)
        return target

    @pytest.fixture
    def server(self, installed: Path, tmp_path: Path) -> Iterator[ServerProcess]:
        environment = {"PYTHONPATH": str(installed.parent), "PYTHONDONTWRITEBYTECODE": "1"}
        with ServerProcess(tmp_path, environment=environment) as server:
            yield server.start()

    async def test_the_version_installed_meanwhile_takes_over(
        self, server: ServerProcess, installed: Path
    ) -> None:
        change(installed / "cli" / "worker.py", '"Open for business"', '"Newly open"')
        await renew(server)
        assert [line["msg"] for line in server.logged("serve:ready")] == [
            "Open for business",
            "Newly open",
        ]

    async def test_a_version_that_cannot_be_imported_is_refused_and_the_old_one_goes_on(
        self, server: ServerProcess, installed: Path
    ) -> None:
        [worker] = server.workers()
        line = change(installed / "app.py", "from starlette", "from nowhere")
        server.send(signal.SIGHUP)
        await until(lambda: server.logged("serve:renewal-refused") != [])
        assert server.workers() == [worker]
        assert server.open_interview()["status"] == "active"
        assert "No module named 'nowhere'" in server.errors()
        line.restore()
        await renew(server)
        assert server.open_interview()["status"] == "active"

    async def test_where_no_program_is_installed_any_more_the_one_that_runs_goes_on(
        self, server: ServerProcess, tmp_path: Path
    ) -> None:
        await asyncio.to_thread(server.kill)
        (python := tmp_path / "python").symlink_to(sys.executable)
        environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
        launch(server, *SERVE, program=python, environment=environment)
        await asyncio.to_thread(server.wait_ready)
        python.unlink()
        server.send(signal.SIGHUP)
        await until(lambda: server.logged("serve:renewal-refused") != [])
        assert "No such file" in server.logged("serve:renewal-refused")[0]["why"]
        assert server.open_interview()["status"] == "active"

    async def test_a_version_that_passes_its_rehearsal_but_cannot_be_executed_changes_nothing(
        self, server: ServerProcess, installed: Path, tmp_path: Path
    ) -> None:
        await asyncio.to_thread(server.kill)
        (python := tmp_path / "python").symlink_to(sys.executable)
        environment = {"PYTHONPATH": os.pathsep.join([str(installed.parent), *sys.path])}
        launch(server, *SERVE, program=python, environment=environment)
        await asyncio.to_thread(server.wait_ready)
        [worker] = server.workers()
        line = change(
            installed / "cli" / "serve.py",
            'import_module("vivavoce.cli.warming").warm_up()',
            "os.unlink(sys.executable)",
        )
        for refusals in (1, 2):
            server.send(signal.SIGHUP)
            await until(lambda: len(server.logged("serve:renewal-refused")) == refusals)  # noqa: B023
            assert server.workers() == [worker]
            assert server.open_interview()["status"] == "active"
            python.symlink_to(sys.executable)
        line.restore()
        await renew(server)
        assert await asyncio.to_thread(server.terminate) == 0  # and the port is free

    async def test_a_worker_that_ends_before_it_is_warm_changes_nothing(
        self, server: ServerProcess, installed: Path
    ) -> None:
        [worker] = server.workers()
        change(installed / "cli" / "worker.py", "_tell(shift, WARM)", "os._exit(9)")
        server.send(signal.SIGHUP)
        await until(lambda: server.logged("serve:successor-failed") != [])
        assert server.workers() == [worker]
        assert server.open_interview()["status"] == "active"
        assert server.logged("serve:stopping") == []

    async def test_a_worker_that_ends_before_it_is_ready_is_followed_by_another(
        self, server: ServerProcess, installed: Path
    ) -> None:
        [worker] = server.workers()
        change(
            installed / "cli" / "worker.py",
            "_serve(settings, listener, shift))\n",
            "_serve(settings, listener, shift) if not shift.predecessor else os._exit(9))\n",
        )
        interview = server.open_interview()["id"]
        server.send(signal.SIGHUP)
        await until(lambda: len(server.logged("serve:ready")) == 2)
        assert worker not in server.workers()
        assert server.interview(interview)["status"] == "active"
        assert [line["n"] for line in server.logged("serve:restarted")] == [1]


async def test_a_worker_in_no_hurry_does_not_keep_its_successor_waiting(
    server: ServerProcess,
) -> None:
    """A request whose body comes to no end is cut off after two seconds, not after ten."""
    await asyncio.to_thread(server.start)
    _, slow = await asyncio.open_connection("127.0.0.1", server.port)
    slow.write(
        b"POST /api/v1/interviews HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n"
        + f"authorization: Bearer {server.owner_key}\r\n\r\n".encode()
    )

    async def send_on() -> None:
        while True:  # just fast enough to be waited for
            slow.write(b" " * 1_000)
            await asyncio.sleep(0.2)

    sending = asyncio.create_task(send_on())
    await asyncio.sleep(0.1)
    await renew(server)
    sending.cancel()
    slow.close()
    assert len(server.logged("serve:cut-off")) == 1


async def test_a_socket_that_was_handed_over_keeps_callers_waiting_from_stop_to_start(
    tmp_path: Path,
) -> None:
    """As systemd does it: the socket is its own, and outlives the server."""
    with (
        ServerProcess(tmp_path) as server,
        socket.create_server(("127.0.0.1", server.port)) as listener,
    ):
        for is_first in (True, False):
            handed = str(listener.fileno())
            launch(server, "-c", HAND_OVER, handed, *SERVE, pass_fds=[listener.fileno()])
            await asyncio.to_thread(server.wait_ready)
            assert server.logged("serve:ready")[-1]["url"] == f"http://127.0.0.1:{server.port}"
            if is_first:
                await renew(server)
                assert server.get("/healthz").status == 200
            server.send(signal.SIGTERM)
            assert await asyncio.to_thread(server.wait) == 0
            _, caller = await asyncio.open_connection("127.0.0.1", server.port)
            caller.close()


async def test_what_is_handed_over_has_to_be_one_listening_socket(tmp_path: Path) -> None:
    launch = (
        "import os, sys; os.dup2(os.open('/dev/null', os.O_RDWR), 3); "
        "os.environ |= {'LISTEN_PID': str(os.getpid()), 'LISTEN_FDS': sys.argv[1]}; "
        "from vivavoce.cli.main import main; sys.argv[1:] = ['serve']; main()"
    )
    for count, why in (("1", "Socket operation on non-socket"), ("2", "2 sockets")):
        ended = subprocess.run(
            [sys.executable, "-c", launch, count],
            check=False,
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        assert ended.returncode == 2
        assert why in ended.stderr
        assert "single ListenStream=" in ended.stderr


async def test_asking_again_and_again_does_not_put_a_renewal_off(server: ServerProcess) -> None:
    """Faster than a rehearsal takes; and the last one that was asked for comes as well."""
    await asyncio.to_thread(server.start)
    supervisor = server.pid

    def asked_again() -> bool:
        server.send(signal.SIGHUP)
        return len(server.logged("serve:ready")) >= 3

    await until(asked_again, within_s=60)
    await renew(server)
    assert server.pid == supervisor
    assert server.open_interview()["status"] == "active"
    assert await asyncio.to_thread(server.terminate) == 0
    assert server.logged("serve:renewal-refused") == []


async def test_asking_before_it_is_half_imported_does_not_end_it(server: ServerProcess) -> None:
    once = (
        "import os, signal, vivavoce.cli; "
        "os.environ.pop('HANG_UP', None) and os.kill(os.getpid(), signal.SIGHUP); "
        "from vivavoce.cli.main import main; main()"
    )
    launch(server, "-c", once, "serve", environment={"HANG_UP": "yes"})
    await until(lambda: len(server.logged("serve:ready")) == 2, within_s=60)
    assert server.open_interview()["status"] == "active"
    assert await asyncio.to_thread(server.terminate) == 0


async def test_closing_the_terminal_stops_the_server_instead_of_renewing_it(
    server: ServerProcess,
) -> None:
    ours, theirs = os.openpty()
    launch(
        server,
        *SERVE,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(theirs, termios.TIOCSCTTY, 0),
    )
    os.close(theirs)
    await asyncio.to_thread(server.wait_ready)
    await renew(server)  # asked for by name it renews, in a terminal too
    workers = server.workers()
    os.close(ours)
    assert await asyncio.to_thread(server.wait) == 0
    server.wait_gone(workers)
    assert server.logged()[-1]["name"] == "serve:stopped"


def launch(
    server: ServerProcess,
    *command: str,
    program: str | Path = sys.executable,
    environment: Mapping[str, str] | None = None,
    **options: Any,
) -> None:
    """Start the server's process in another way than the harness does."""
    with server.stdout.open("ab") as out, server.stderr.open("ab") as err:
        server.process = subprocess.Popen(
            [program, *command, "--data", str(server.data), "--port", str(server.port)],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            env=os.environ | {"VIVAVOCE_OWNER_KEY": OWNER_KEY} | dict(environment or {}),
            **options,
        )


async def keep_watching(watcher: Watcher) -> None:
    while True:
        await watcher.follow(for_s=60)
        await asyncio.sleep(0.02)


async def renew(server: ServerProcess) -> None:
    """Ask for a renewal and wait until the next worker is open for business."""
    before = server.workers()
    count = len(server.logged("serve:ready"))
    server.send(signal.SIGHUP)
    await until(lambda: len(server.logged("serve:ready")) > count, within_s=60)
    await until(lambda: not any(map(is_alive, before)))


class change:  # noqa: N801 - reads like the verb it is
    """Replace a piece of an installed file, until `restore`."""

    def __init__(self, path: Path, old: str, new: str) -> None:
        self.path = path
        self.was = path.read_text()
        assert old in self.was
        path.write_text(self.was.replace(old, new))

    def restore(self) -> None:
        self.path.write_text(self.was)
