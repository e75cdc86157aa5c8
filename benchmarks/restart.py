"""How long nobody is answered when a server is renewed, restarted, or its worker is killed.

Clients send one message after the other; the figure is the longest time without any
acknowledgement, compared with a bare start: from starting the process to the first 200 on
/readyz on the same folder, in the same round.
"""

import asyncio
import contextlib
import itertools
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from benchmarks.harness import Line, Plan, in_turn, ratios
from benchmarks.library import GUIDE, TEXT
from benchmarks.servers import OWNER_KEY, VIVAVOCE, Server, wait_until_ready
from vivavoce.domain.interview import HUMAN
from vivavoce.drill.server import free_port

CLIENTS = 8
RETRY_AFTER_S = 0.005
BEFORE_S = 0.5  # in full swing when it begins
PATIENCE_S = 30.0

RENEWED, RESTARTED, KILLED = 0.6, 2.0, 2.0


class Restartable:
    """A server on one folder and port, over all restarts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def supervisor(self) -> int:
        assert self._process is not None, "it was not started"
        return self._process.pid

    @property
    def here(self) -> Server:
        return Server(port=self.port, data=self.folder, ready_s=0.0)

    @property
    def worker(self) -> int:
        try:
            return self.here.worker
        except OSError:  # a worker that stops takes its address away
            return 0

    def start(self) -> None:
        command = [sys.executable, *VIVAVOCE, "serve", "--data", str(self.folder)]
        environment = os.environ | {"VIVAVOCE_OWNER_KEY": OWNER_KEY, "VIVAVOCE_LOG_LEVEL": "error"}
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--port", str(self.port)], env=environment, stdout=log, stderr=log
            )

    def start_s(self) -> float:
        """Start it and return how long it took to be ready."""
        began = time.perf_counter()
        self.start()
        assert self._process is not None
        wait_until_ready(self._process, self.port)
        return time.perf_counter() - began

    def stop(self) -> None:
        assert self._process is not None, "it was not started"
        self._process.terminate()
        self._process.wait()


class Client:
    """Sends one message after the other, each until it is acknowledged."""

    def __init__(self, server: Restartable, interview: str, acknowledged: list[float]) -> None:
        self._port = server.port
        self._path = f"/api/v1/interviews/{interview}/messages"
        self._acknowledged = acknowledged
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def run(self) -> None:
        for number in itertools.count():
            id_ = f"{os.urandom(4).hex()}-0000-4000-8000-{number:012x}"
            body = msgspec.json.encode({"id": id_, "text": TEXT})
            while not await self._send(body):  # noqa: ASYNC110 - nobody tells us
                await asyncio.sleep(RETRY_AFTER_S)
            self._acknowledged.append(time.perf_counter())

    async def _send(self, body: bytes) -> bool:
        head = (
            f"POST {self._path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {OWNER_KEY}\r\n"
            f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection("127.0.0.1", self._port)
            reader, writer = self._streams
            writer.write(head.encode() + body)
            answer = (await reader.readuntil(b"\r\n\r\n")).lower()
            size = answer.partition(b"content-length: ")[2].partition(b"\r")[0]
            await reader.readexactly(int(size))
        except (OSError, EOFError):
            self._hang_up()
            return False
        if b"connection: close" in answer:
            self._hang_up()
        return answer.startswith((b"http/1.1 201", b"http/1.1 200"))

    def _hang_up(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


async def run(plan: Plan) -> list[Line]:
    server = Restartable(plan.new_folder("restart"))
    server.start_s()
    server.stop()

    async def bare() -> float:
        return server.start_s()

    async def renewed() -> float:
        return await longest_silence_s(server, lambda: os.kill(server.supervisor, signal.SIGHUP))

    async def restarted() -> float:
        def stop_and_start() -> None:
            server.stop()
            server.start()

        return await longest_silence_s(server, stop_and_start)

    async def killed() -> float:
        found = await longest_silence_s(server, lambda: os.kill(server.worker, signal.SIGKILL))
        server.stop()
        return found

    try:
        start, *silences = await in_turn(plan.rounds(9), bare, renewed, restarted, killed)
    finally:
        with contextlib.suppress(ProcessLookupError):
            server.stop()
    told = f"bare start {statistics.median(start):.3f} s"
    return [
        Line(
            name=f"restart, {name}",
            rounds=ratios(silence, start),
            goal=goal,
            told=f"nobody answered for {statistics.median(silence):.3f} s at the longest "
            f"(worst round {max(silence):.3f} s); {told}",
        )
        for name, silence, goal in zip(
            ("SIGHUP", "SIGTERM and start", "worker killed"),
            silences,
            (RENEWED, RESTARTED, KILLED),
            strict=True,
        )
    ]


async def longest_silence_s(server: Restartable, interrupt: Callable[[], None]) -> float:
    """Return the longest time without an acknowledgement around an interruption."""
    acknowledged: list[float] = []
    clients = [Client(server, open_interview(server), acknowledged) for _ in range(CLIENTS)]
    before = server.worker
    running = [asyncio.create_task(client.run()) for client in clients]
    try:
        await asyncio.sleep(BEFORE_S)
        await asyncio.to_thread(interrupt)
        async with asyncio.timeout(PATIENCE_S):
            await until(lambda: server.worker not in {0, before})
            # Each client has been answered by the next worker.
            until_now = len(acknowledged)
            await until(lambda: len(acknowledged) > until_now + 3 * CLIENTS)
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    return max(later - at for at, later in itertools.pairwise(acknowledged))


async def until(happened: Callable[[], bool]) -> None:
    while not happened():  # noqa: ASYNC110 - it happens in another process
        await asyncio.sleep(0.005)


def open_interview(server: Restartable) -> str:
    body = {"guide": GUIDE, "interviewer": HUMAN}
    return str(msgspec.json.decode(server.here.ask("POST", "/api/v1/interviews", body))["id"])
