"""The load generator of the lines about nodes: `python -m benchmarks.nodes_load`.

As `benchmarks/load.py`, but each interview may have a connection to several servers, which
get its messages in turn, and the processor time of others is read at both ends of the window.
It reads a `NodesLoad` as JSON from standard input and prints a `Found`.
"""

import asyncio
import os
import sys
from functools import partial

import msgspec
import uvloop

from benchmarks.load import WARM_UP_S, Connection, Load
from benchmarks.postgres import cpu_s


class NodesLoad(msgspec.Struct, frozen=True, kw_only=True):
    """What to send: each path's messages to its ports in turn, one at a time."""

    talks: list[tuple[str, list[int]]]
    key: str
    for_s: float
    cores: set[int]
    processes: dict[str, list[int]]  # whose processor time is wanted


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What happened in the window."""

    answers: int
    seconds: float
    cpu_s: dict[str, float]

    def cpu_us(self, name: str) -> float:
        """Return the processor time for each message, in microseconds."""
        return self.cpu_s[name] / self.answers * 1e6


class Turn(Connection):
    """One of an interview's connections: sends when it is its turn."""

    def __init__(self, load: Load, path: str, number: int) -> None:
        super().__init__(load, path, number)
        self.next = self
        self.sent = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]  # uvloop's do not inherit

    def begin(self) -> None:
        self.sent += 1
        self._transport.write(self._head + self._body(self.sent))

    def _send(self) -> None:
        self.next.begin()


async def talk(load: NodesLoad) -> Found:
    loop = asyncio.get_running_loop()
    turns: list[Turn] = []
    for number, (path, ports) in enumerate(load.talks):
        ring = []
        for place, port in enumerate(ports):
            one = Load(port=port, paths=[], key=load.key, for_s=0, cores=set())
            # Ids of messages differ between the connections of an interview.
            made = partial(Turn, one, path, number + place * 0x4000)
            ring.append((await loop.create_connection(made, "127.0.0.1", port))[1])
        for turn, following in zip(ring, [*ring[1:], ring[0]], strict=True):
            turn.next = following
        turns += ring
        ring[0].begin()
    await asyncio.sleep(WARM_UP_S)
    answers, cpu, began = _count(turns), _cpu(load), loop.time()
    await asyncio.sleep(load.for_s)
    seconds = loop.time() - began
    spent = {name: now - cpu[name] for name, now in _cpu(load).items()}
    return Found(answers=_count(turns) - answers, seconds=seconds, cpu_s=spent)


def _count(turns: list[Turn]) -> int:
    return sum(turn.answers for turn in turns)


def _cpu(load: NodesLoad) -> dict[str, float]:
    return {name: cpu_s(processes) for name, processes in load.processes.items()}


async def talked(load: NodesLoad) -> Found:
    """Let another process talk."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "benchmarks.nodes_load",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    told, _ = await process.communicate(msgspec.json.encode(load))
    assert process.returncode == 0, "the load generator failed; it says why above"
    return msgspec.json.decode(told, type=Found)


def main() -> None:
    load = msgspec.json.decode(sys.stdin.buffer.read(), type=NodesLoad)
    os.sched_setaffinity(0, load.cores)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(msgspec.json.encode(runner.run(talk(load))).decode())


if __name__ == "__main__":
    main()
