"""Several real nodes on one database, and a balancer in front of them.

with Nodes(tmp_path, database_url, count=3) as nodes:
    nodes.start()
    with nodes.balanced() as everywhere:
        interview = everywhere.open_interview()
        nodes[1].kill()
        everywhere.say(interview["id"], "Hello.")
"""

import contextlib
import signal
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self, overload

from tests.balancer import Balancer
from tests.harness import ServerProcess
from tests.private import signal_all, stand_still


class Node(ServerProcess):
    """`vivavoce serve --database-url` with a data folder and a port of its own.

    Args:
        folder: holds the data folder and the node's output; made if need be.
        environment, options: see `ServerProcess`.
    """

    def __init__(
        self,
        folder: Path,
        database_url: str,
        *,
        environment: Mapping[str, str] | None = None,
        options: Sequence[str] = (),
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.database_url = database_url
        super().__init__(
            folder,
            environment={**(environment or {}), "VIVAVOCE_DATABASE_URL": database_url},
            options=tuple(options),
        )

    def freeze(self) -> None:
        """Stop the node where it is, all its processes: it keeps its connections and is silent."""
        # The supervisor first: it must not take a worker that stands still for an ended one.
        stand_still([self.pid])
        stand_still(self.workers())

    def thaw(self) -> None:
        """Let the node go on where it was; it does not know that time has passed."""
        signal_all([*self.workers(), self.pid], signal.SIGCONT)


class Nodes(Sequence[Node]):
    """Nodes of one database, each with a folder of its own below `folder`."""

    def __init__(
        self,
        folder: Path,
        database_url: str,
        *,
        count: int = 2,
        environment: Mapping[str, str] | None = None,
        options: Sequence[str] = (),
    ) -> None:
        self._nodes = [
            Node(folder / f"node-{n}", database_url, environment=environment, options=options)
            for n in range(1, count + 1)
        ]
        self._folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        with contextlib.ExitStack() as stack:
            for node in self._nodes:
                stack.push(node)

    def __len__(self) -> int:
        return len(self._nodes)

    @overload
    def __getitem__(self, place: int) -> Node: ...
    @overload
    def __getitem__(self, place: slice) -> list[Node]: ...
    def __getitem__(self, place: int | slice) -> Node | list[Node]:
        return self._nodes[place]

    def start(self) -> Self:
        """Start all that do not run, side by side; return once they are ready."""
        started = [node.launch() for node in self._nodes if not node.is_running]
        for node in started:
            node.wait_ready()
        return self

    def stop(self) -> None:
        """Stop all that run, calmly and side by side."""
        running = [node for node in self._nodes if node.is_running]
        workers = [worker for node in running for worker in node.workers()]
        for node in running:
            node.thaw()
            node.send(signal.SIGTERM)
        for node in running:
            assert node.wait() == 0, node.errors()[-2000:]
            node.wait_gone(workers)

    @contextlib.contextmanager
    def balanced(self, *, read_timeout_s: int = 30) -> Iterator[Balancer]:
        """Give nginx in front of all the nodes; it is stopped afterwards."""
        ports = [node.port for node in self._nodes]
        with Balancer(ports, read_timeout_s=read_timeout_s) as balancer:
            yield balancer.start()
