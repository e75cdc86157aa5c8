"""PostgreSQL to measure with: the tests' private server, on the benchmarks' disk, all synced."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import PostgresServer

OPTIONS = {
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "max_connections": "60",
    "autovacuum_naptime": "10s",
}

TICKS = os.sysconf("SC_CLK_TCK")


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
    try:
        told = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    user, system = told.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS
