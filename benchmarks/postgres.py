"""PostgreSQL to measure with: the tests' private server, on the benchmarks' disk, all synced."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.postgres import PostgresServer

OPTIONS = {
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "max_connections": "60",
    "autovacuum_naptime": "10s",
}


@contextmanager
def postgres(options: dict[str, str] | None = None) -> Iterator[PostgresServer]:
    """Run a server until the block ends."""
    with PostgresServer(options=OPTIONS | (options or {})) as server:
        yield server.start()


def new_database(server: PostgresServer, name: str) -> str:
    """Return the URL of a new, empty database."""
    server.sql(f"CREATE DATABASE {name}")
    return server.url(name)


def cpu_s(processes: list[int]) -> float:
    """Return how long processes have been at work, all their threads."""
    return sum(map(_of_one, processes))


def _of_one(process: int) -> float:
    nanoseconds = 0
    for told in Path(f"/proc/{process}/task").glob("*/schedstat"):
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that ended
            nanoseconds += int(told.read_text().split()[0])
    return nanoseconds / 1e9
