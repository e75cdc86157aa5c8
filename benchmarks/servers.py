"""Real server processes to measure, on loopback."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

OWNER_KEY = "owner-key-of-the-benchmarks"
START_PATIENCE_S = 60.0
STOP_PATIENCE_S = 30.0

VIVAVOCE = ("-m", "vivavoce.cli.main")

# One core for the server, another one for whoever calls it; the same for every variant.
CORES = sorted(os.sched_getaffinity(0))
SERVER_CORES, CLIENT_CORES = {CORES[0]}, {CORES[-1]}


class ServerEnded(Exception):
    """A server that should run does not."""


class Server(msgspec.Struct, frozen=True, kw_only=True):
    """A server that answers on `port`."""

    port: int
    data: Path
    ready_s: float  # from starting the process to the first 200 on /readyz

    @property
    def worker(self) -> int:
        """The process that serves; the one we started only watches over it."""
        return int(msgspec.json.decode((self.data / "server.json").read_bytes())["pid"])

    @property
    def rss_bytes(self) -> int:
        """How much memory the worker holds."""
        pages = int(Path(f"/proc/{self.worker}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    def ask(self, method: str, path: str, body: object = None) -> bytes:
        """Make one request as the owner and return the body of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(
                method,
                path,
                body=None if body is None else msgspec.json.encode(body),
                headers={"authorization": f"Bearer {OWNER_KEY}"},
            )
            answer = connection.getresponse()
            content = answer.read()
            assert answer.status < 400, (answer.status, content)
            return content
        finally:
            connection.close()


@contextmanager
def server(
    data: Path,
    *,
    program: Sequence[str] = VIVAVOCE,
    cores: set[int] | None = None,
    database_url: str | None = None,
) -> Iterator[Server]:
    """Run a server on the folder `data` until the block ends; it then stops calmly.

    Args:
        database_url: where its interviews are; None: in the folder.
    """
    port = free_port()
    command = [sys.executable, *program, "serve", "--data", str(data), "--port", str(port)]
    environment = os.environ | {"VIVAVOCE_OWNER_KEY": OWNER_KEY, "VIVAVOCE_LOG_LEVEL": "warning"}
    if database_url is not None:
        environment |= {"VIVAVOCE_DATABASE_URL": database_url}
    began = time.perf_counter()
    with (data / "server.log").open("ab") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        if cores is not None:
            os.sched_setaffinity(process.pid, cores)  # its worker is forked later
        try:
            wait_until_ready(process, port)
        except ServerEnded as error:
            raise ServerEnded((data / "server.log").read_text()) from error
        yield Server(port=port, data=data, ready_s=time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(STOP_PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_ready(process: subprocess.Popen[bytes], port: int) -> None:
    """Return at the first 200 on /readyz."""
    deadline = time.monotonic() + START_PATIENCE_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerEnded
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_PATIENCE_S)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except (ConnectionError, http.client.HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.001)
    raise TimeoutError(f"no server became ready on port {port}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
