"""The server that is killed: `vivavoce serve` in processes of its own, on a loopback port."""

import asyncio
import contextlib
import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import httpx2

from vivavoce.drill.lifeline import LIFELINE
from vivavoce.drill.scratch import Scratch
from vivavoce.errors import CannotStart, VivavoceError

VIVAVOCE = (sys.executable, "-m", "vivavoce.cli.main")

# Below the ports that systems hand to outgoing connections: one of those must not sit on
# the server's port between a kill and the start after it.
PORTS = range(20_000, 32_000)

READY_WITHIN_S = 60.0
GONE_WITHIN_S = 10.0
LOG_TAIL = 2_000


class ServerLost(VivavoceError):
    """The server did not come back."""

    code = "server-lost"


class Server:
    """A server on the scratch folder, started again and again on the same port.

    Args:
        program: what stands before `serve` on the command line.
    """

    def __init__(self, scratch: Scratch, *, program: Sequence[str] = VIVAVOCE) -> None:
        self.port = free_port()
        self.key = secrets.token_urlsafe(24)
        self._scratch = scratch
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where clients reach it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def client(self) -> httpx2.AsyncClient:
        """A new client that speaks as the owner, over connections of its own."""
        headers = {"authorization": f"Bearer {self.key}"}
        return httpx2.AsyncClient(base_url=self.url, headers=headers, trust_env=False)

    def start(self) -> None:
        """Start it and return at once."""
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("VIVAVOCE_")
        }
        environment |= {
            "VIVAVOCE_OWNER_KEY": self.key,
            "VIVAVOCE_LOG_LEVEL": "warning",
            LIFELINE: str(os.getpid()),
        }
        command = [*self._program, "serve", "--data", str(self._scratch.data)]
        with self._scratch.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [*command, "--host", "127.0.0.1", "--port", str(self.port)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment,
                start_new_session=True,  # Ctrl-C is for the drill, which ends the server itself
            )

    async def wait_ready(self) -> None:
        """Return once it is ready.

        Raises:
            ServerLost: it ended, or is not ready within a minute.
        """
        deadline = time.monotonic() + READY_WITHIN_S
        async with self.client as client:
            while time.monotonic() < deadline and self._is_running:
                with contextlib.suppress(httpx2.TransportError):
                    if (await client.get("/readyz")).status_code == 200:
                        return
                await asyncio.sleep(0.01)
        told = self._scratch.log.read_text("utf-8", "replace")[-LOG_TAIL:]
        raise ServerLost(f"The server did not become ready. Its log ends with:\n{told}")

    def kill_worker(self) -> bool:
        """`kill -9` the process that serves; tell whether there was one just then."""
        workers = self._workers()
        for worker in workers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        return bool(workers)

    def kill(self) -> None:
        """`kill -9` the supervisor, and return once nothing is left of the server."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        self._process = None
        deadline = time.monotonic() + GONE_WITHIN_S
        while not _is_free(self.port):  # its worker dies a moment later
            if time.monotonic() > deadline:
                raise ServerLost(f"Something of the killed server still listens on {self.url}.")
            time.sleep(0.005)

    @property
    def _is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _workers(self) -> list[int]:
        assert self._process is not None, "it was not started"
        pid = self._process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children")
        try:
            return [int(child) for child in children.read_text().split()]
        except OSError:  # not Linux, or it is gone
            pgrep = ["pgrep", "-P", str(pid)]
            found = subprocess.run(pgrep, capture_output=True, text=True, check=False)  # noqa: S603
            return [int(child) for child in found.stdout.split()]


def free_port() -> int:
    """Return a port nobody listens on.

    Raises:
        CannotStart: none was found.
    """
    for port in random.sample(PORTS, 200):
        if _is_free(port):
            return port
    raise CannotStart("The drill found no free port between 20,000 and 32,000; end something.")


def _is_free(port: int) -> bool:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True
