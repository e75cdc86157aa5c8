"""A real server in a process of its own, spoken to over a real socket, killed for real.

    with ServerProcess(tmp_path) as server:
        server.start()
        interview = server.open_interview("agent-hiring")
        server.kill()
        server.start()

Its standard output and error go to files beside the data folder, so that a test
can read every log line of every run.
"""

import asyncio
import contextlib
import fcntl
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

import msgspec

OWNER_KEY = "the-owners-key-of-these-tests"

# A start takes about half a second; a busy machine takes its time.
READY_WITHIN_S = 30.0
GONE_WITHIN_S = 5.0
STOP_WITHIN_S = 20.0

TURNS_MAX = 100

# Below the ports that the system hands to outgoing connections: one of those must
# not sit on the server's port between a kill and the restart. Each process that runs
# tests at the same time has its own, for the same reason.
PORTS_EACH = 1_500
RUNNER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 8
PORTS = range(20_000 + RUNNER * PORTS_EACH, 20_000 + (RUNNER + 1) * PORTS_EACH)


class Answer(msgspec.Struct, frozen=True):
    """What came back for one request. Header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def free_port() -> int:
    """Return a port nobody listens on."""
    for port in random.sample(PORTS, 200):
        if is_port_free(port):
            return port
    raise AssertionError("no free port among 200")


def is_port_free(port: int) -> bool:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def request(
    port: int,
    method: str,
    path: str,
    body: Any = None,
    *,
    key: str | None = OWNER_KEY,
    headers: Mapping[str, str] | None = None,
    timeout_s: float = READY_WITHIN_S,
) -> Answer:
    """Send one request on a connection of its own.

    Raises:
        OSError, http.client.HTTPException: no answer came.
    """
    sent = dict(headers or {})
    if key is not None:
        sent["authorization"] = f"Bearer {key}"
    content = None
    if body is not None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent.setdefault("content-type", "application/json")
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout_s)
    try:
        connection.request(method, path, body=content, headers=sent)
        response = connection.getresponse()
        return Answer(
            response.status,
            {name.lower(): value for name, value in response.getheaders()},
            response.read(),
        )
    finally:
        connection.close()


class Client:
    """What tests say to a server, or to a balancer in front of several, as the owner."""

    port: int

    def get(self, path: str, **options: Any) -> Answer:
        return request(self.port, "GET", path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> Answer:
        return request(self.port, "POST", path, body, **options)

    def add_guide(self, source: str) -> None:
        answer = self.post("/api/v1/guides", {"source": source})
        assert answer.status == 201, answer

    def open_interview(self, guide: str = "agent-hiring", **fields: Any) -> dict[str, Any]:
        """Open an interview and return it as the API tells of it."""
        answer = self.post("/api/v1/interviews", {"guide": guide, **fields})
        assert answer.status in {200, 201}, answer
        interview: dict[str, Any] = answer.json
        return interview

    def interview(self, interview: str) -> dict[str, Any]:
        answer = self.get(f"/api/v1/interviews/{interview}")
        assert answer.status == 200, answer
        found: dict[str, Any] = answer.json
        return found

    def say(self, interview: str, text: str, **fields: Any) -> dict[str, Any]:
        """Add a message and return its receipt."""
        answer = self.post(f"/api/v1/interviews/{interview}/messages", {"text": text, **fields})
        assert answer.status in {200, 201}, answer
        receipt: dict[str, Any] = answer.json
        return receipt

    def settled(self, interview: str, *, within_s: float = 10.0) -> dict[str, Any]:
        """Return the interview once it owes no reply."""
        deadline = time.monotonic() + within_s
        while (found := self.interview(interview))["owed_since"] is not None:
            assert time.monotonic() < deadline, f"no reply came: {found}"
            time.sleep(0.005)
        return found

    def is_over(self, interview: str) -> bool:
        return bool(self.interview(interview)["status"] in {"completed", "cancelled"})

    def run_to_the_end(
        self, interview: str, *, say: Callable[[str, str], object] | None = None
    ) -> dict[str, Any]:
        """Answer the interviewer until the interview is completed; return it."""
        for turn in range(TURNS_MAX):
            found = self.settled(interview)
            if found["status"] == "completed":
                return found
            text = f"It matters to us that number {turn} is answered with care."
            (say or self.say)(interview, text)
        raise AssertionError(f"{interview} did not end within {TURNS_MAX} turns")


class ServerProcess(Client):
    """`vivavoce serve` on a data folder and a port, both the same over all restarts.

    Args:
        folder: holds the data folder (unless `data` is given) and the server's output.
        data: the data folder, if it is to be elsewhere: on another disk, say.
        environment: variables beside the ones every test's server has.
        options: arguments for `serve` beside `--data` and `--port`.
    """

    def __init__(
        self,
        folder: Path,
        *,
        data: Path | None = None,
        port: int | None = None,
        owner_key: str | None = OWNER_KEY,
        environment: Mapping[str, str] | None = None,
        options: tuple[str, ...] = (),
    ) -> None:
        self.data = data or folder / "data"
        self.port = port or free_port()
        self.owner_key = owner_key
        self.environment = dict(environment or {})
        self.options = options
        self.stdout = folder / "server.out"
        self.stderr = folder / "server.err"
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if self.is_running:
            self.kill()

    @property
    def pid(self) -> int:
        assert self.process is not None, "the server was never started"
        return self.process.pid

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    # Starting.

    def launch(self) -> Self:
        """Start the process and return at once."""
        assert not self.is_running, "the server runs already"
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("VIVAVOCE_")
        }
        if self.owner_key is not None:
            environment["VIVAVOCE_OWNER_KEY"] = self.owner_key
        command = [sys.executable, "-m", "vivavoce.cli.main", "serve"]
        command += ["--data", str(self.data), "--port", str(self.port), *self.options]
        with self.stdout.open("ab") as out, self.stderr.open("ab") as err:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env=environment | self.environment,
            )
        return self

    def start(self) -> Self:
        """Start the process and return once it is ready."""
        self.launch()
        self.wait_ready()
        return self

    def wait_ready(self, *, within_s: float = READY_WITHIN_S) -> None:
        deadline = time.monotonic() + within_s
        while True:
            # The supervisor's socket lets the request wait until a worker takes it.
            with contextlib.suppress(OSError, http.client.HTTPException):
                left_s = max(0.1, deadline - time.monotonic())
                if request(self.port, "GET", "/readyz", key=None, timeout_s=left_s).status == 200:
                    return
            assert self.is_running, f"the server ended: {self.errors()[-2000:]}"
            assert time.monotonic() < deadline, (
                f"not ready in {within_s} s: {self.errors()[-2000:]}"
            )
            time.sleep(0.01)

    # Ending.

    def kill(self) -> None:
        """`kill -9` the supervisor, and see that nothing of the server is left."""
        workers = self.workers()
        self.send(signal.SIGKILL)
        assert self.process is not None
        self.process.wait()
        self.wait_gone(workers)

    def terminate(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask the server to stop; return its exit code."""
        workers = self.workers()
        self.send(number)
        code = self.wait()
        self.wait_gone(workers)
        return code

    def wait(self, *, within_s: float = STOP_WITHIN_S) -> int:
        """Return the exit code once the server has ended by itself."""
        assert self.process is not None, "the server was never started"
        return self.process.wait(within_s)

    def send(self, number: signal.Signals) -> None:
        assert self.process is not None, "the server was never started"
        self.process.send_signal(number)

    def wait_gone(self, workers: list[int]) -> None:
        """Return once the workers are gone and another server could have port and folder."""
        deadline = time.monotonic() + GONE_WITHIN_S
        while not (is_port_free(self.port) and not any(map(is_alive, workers))):
            assert time.monotonic() < deadline, f"something is left of the server: {workers}"
            time.sleep(0.002)

    # Looking at it.

    def workers(self) -> list[int]:
        """Return the ids of the supervisor's child processes."""
        if not self.is_running:
            return []
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        if children.exists():
            return [int(pid) for pid in children.read_text().split()]
        found = subprocess.run(
            ["pgrep", "-P", str(self.pid)], capture_output=True, text=True, check=False
        )
        return [int(pid) for pid in found.stdout.split()]

    def logged(self, name: str | None = None) -> list[dict[str, Any]]:
        """Return the log lines of all runs, those called `name` if given."""
        lines = [json.loads(line) for line in self.log_lines()]
        return [line for line in lines if name is None or line["name"] == name]

    def log_lines(self) -> list[str]:
        """Return the log as it was written; a line that a kill cut short is left out."""
        text = self.stdout.read_text() if self.stdout.exists() else ""
        return [line for line in text.split("\n")[:-1] if line.startswith("{") and line[-1] == "}"]

    def errors(self) -> str:
        """Return what all runs wrote to standard error."""
        return self.stderr.read_text() if self.stderr.exists() else ""


def is_alive(pid: int) -> bool:
    """Tell whether a process still runs; one that nobody has reaped yet does not."""
    status = Path(f"/proc/{pid}/stat")
    if not Path("/proc/self/stat").exists():
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        return True
    try:
        return status.read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except (FileNotFoundError, ProcessLookupError):
        return False


def is_folder_free(data: Path) -> bool:
    """Tell whether nobody holds the lock of a data folder."""
    with (data / "lock").open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


async def until(happened: Callable[[], bool], *, within_s: float = 20.0) -> None:
    """Return once `happened` says so."""
    deadline = time.monotonic() + within_s
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        await asyncio.sleep(0.005)


def plain_guide(questions: int, *, id: str = "plain") -> str:
    """Return a guide that asks `questions` questions, each once, and then says goodbye."""
    asked = "".join(
        f"      - {{ id: q{n}, ask: What about number {n}? }}\n" for n in range(1, questions + 1)
    )
    return (
        f'id: {id}\nversion: "1"\ntitle: Plain questions\ninformation: []\n'
        f"opening: Hello.\nsections:\n  - id: all\n    questions:\n{asked}"
        "closing: { say: Goodbye. }\nrules: { max_turns: 1000 }\n"
    )
