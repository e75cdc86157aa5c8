"""The provider in a process of its own, from a test's point of view.

with ProviderProcess() as provider:
    server.environment |= provider.environment
    provider.misbehave(Kind.RESET, said="the third answer")
"""

import http.client
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import msgspec

from tests.harness import free_port
from tests.provider.control import Misbehaviour, Mix, Orders, State
from tests.provider.misbehaving import Kind
from tests.provider.server import HOST, MODEL

ROOT = Path(__file__).parents[2]
ENDED_WITHIN_S = 10.0
ORDERED_WITHIN_S = 30.0

# A key as real ones look, so that whatever looks for keys by their shape finds it, too.
KEY = "sk-proj-5vTq0vKeyThatMustNeverBeSeenAnywhere8RzN1x"


class ProviderProcess:
    """`python -m tests.provider`, run until the block ends."""

    def __init__(self) -> None:
        self.port = 0
        self._control = 0
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        # A port of its own below those for outgoing connections: it comes up on it again.
        command = [sys.executable, "-m", "tests.provider", "--port", str(free_port())]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self._process.stdout is not None
        ports = json.loads(self._process.stdout.readline())
        self.port, self._control = ports["port"], ports["control"]
        return self

    def __exit__(self, *raised: object) -> None:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        try:
            process.wait(ENDED_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        finally:
            process.stdout.close()

    @property
    def pid(self) -> int:
        assert self._process is not None, "the provider was never started"
        return self._process.pid

    @property
    def environment(self) -> dict[str, str]:
        """What a server needs to use it for `{"interviewer": "llm"}`."""
        return {
            "VIVAVOCE_MODEL": f"openai:{MODEL}",
            "OPENAI_BASE_URL": f"http://{HOST}:{self.port}/v1",
            "OPENAI_API_KEY": KEY,
            # A proxy of this machine has no business between the two.
            "NO_PROXY": ",".join(filter(None, [HOST, os.environ.get("NO_PROXY")])),
        }

    # Orders.

    def misbehave(self, kind: Kind, **details: Any) -> None:
        """Misbehave in this way, and no other, from now on: see `Misbehaviour`."""
        self.order(Orders(misbehaviours=[Misbehaviour(kind=kind, **details)]))

    def behave(self) -> None:
        """Do everything right from now on, and be reachable."""
        self.order(Orders(misbehaviours=[], mix=None, think_s=0.0, piece_s=0.0, is_up=True))

    def mix(self, seed: int, per_mille: dict[Kind, int], **details: Any) -> None:
        """Misbehave at random from now on: see `Mix`."""
        self.order(Orders(mix=Mix(seed=seed, per_mille=per_mille, **details)))

    def pace(self, *, think_s: float = 0.0, piece_s: float = 0.0) -> None:
        """Take so long to the first token, and between two pieces of a stream."""
        self.order(Orders(think_s=think_s, piece_s=piece_s))

    def down(self) -> None:
        """Hang up and refuse connections."""
        self.order(Orders(is_up=False))

    def up(self) -> None:
        """Listen again."""
        self.order(Orders(is_up=True))

    def order(self, orders: Orders) -> State:
        """Give orders, and return what happened so far."""
        return self._ask("POST", "/control", msgspec.json.encode(orders))

    def state(self, *, seen: int = 0) -> State:
        """Return what happened so far, and the latest `seen` requests."""
        return self._ask("GET", f"/control?seen={seen}", None)

    def _ask(self, method: str, path: str, body: bytes | None) -> State:
        connection = http.client.HTTPConnection(HOST, self._control, timeout=ORDERED_WITHIN_S)
        try:
            connection.request(method, path, body=body)
            answer = connection.getresponse()
            content = answer.read()
            assert answer.status == 200, content
            return msgspec.json.decode(content, type=State)
        finally:
            connection.close()
