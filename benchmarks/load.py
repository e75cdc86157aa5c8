"""The load generator of the `http` line, a process of its own: `python -m benchmarks.load`.

Keep-alive connections, one request under way on each. It reads a `Load` as JSON from
standard input and prints how many answers a second it got. Requests are pasted together
and answers are only looked at as far as needed, so that this end is not what is measured.
"""

import asyncio
import os
import sys
from functools import partial
from typing import cast

import msgspec
import uvloop

from benchmarks.library import TEXT

WARM_UP_S = 0.5


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """What to send: one connection for each path."""

    port: int
    paths: list[str]
    key: str
    for_s: float
    cores: set[int]


class Connection(asyncio.Protocol):
    """Sends the next message once the one before it is answered."""

    def __init__(self, load: Load, path: str, number: int) -> None:
        self.answers = 0
        self._load = load
        self._prefix = f'{{"id":"0193b0c0-{number:04x}-7000-8000-'
        self._rest = f'","text":"{TEXT}"}}'.encode()
        size = len(self._body(0))
        self._head = (
            f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1:{load.port}\r\n"
            f"authorization: Bearer {load.key}\r\ncontent-type: application/json\r\n"
            f"content-length: {size}\r\n\r\n"
        ).encode()
        self._missing = 0  # bytes of the present answer that have not arrived
        self._transport: asyncio.WriteTransport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)  # uvloop's do not inherit
        self._send()

    def data_received(self, data: bytes) -> None:
        if self._missing:
            self._missing -= len(data)
        else:
            assert data.startswith((b"HTTP/1.1 201", b"HTTP/1.1 200")), data
            head = data.index(b"\r\n\r\n") + 4
            at = data.index(b"content-length: ") + 16
            size = int(data[at : data.index(b"\r", at)])
            self._missing = head + size - len(data)
        if self._missing == 0:
            self.answers += 1
            self._send()

    def _body(self, number: int) -> bytes:
        return f"{self._prefix}{number:012x}".encode() + self._rest

    def _send(self) -> None:
        self._transport.write(self._head + self._body(self.answers))


async def answers_per_second(load: Load) -> float:
    loop = asyncio.get_running_loop()
    connections = []
    for number, path in enumerate(load.paths):
        _, connection = await loop.create_connection(
            partial(Connection, load, path, number), "127.0.0.1", load.port
        )
        connections.append(connection)
    await asyncio.sleep(WARM_UP_S)
    answers, began = sum(each.answers for each in connections), loop.time()
    await asyncio.sleep(load.for_s)
    assert all(each.answers for each in connections), "a connection got no answer"
    return (sum(each.answers for each in connections) - answers) / (loop.time() - began)


def main() -> None:
    load = msgspec.json.decode(sys.stdin.buffer.read(), type=Load)
    os.sched_setaffinity(0, load.cores)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(runner.run(answers_per_second(load)))


if __name__ == "__main__":
    main()
