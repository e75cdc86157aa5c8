"""Looking at database files from outside, and small disks to put them on."""

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
import pytest

from vivavoce.stores.sqlite import SqliteDatabase

IN_MEMORY = Path("/dev/shm")


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Make a folder in memory where there is such a place: nothing waits for a disk there."""
    place = IN_MEMORY if IN_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        yield Path(folder)


async def at_rest(database: SqliteDatabase) -> None:
    """Return once the start has cut the log, so that nothing but the test touches the disk."""
    checkpoints = database.store._checkpoints
    while checkpoints.must_truncate or checkpoints._running is not None:  # noqa: ASYNC110 - it tells nobody
        await asyncio.sleep(0.005)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file in `folder` by name, without SQLite's shared memory."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.endswith("-shm")
    }


def alter(database: Path, sql: str, *parameters: Any) -> None:
    """Change exactly one row behind the store's back, which may have the file open.

    With the library the store uses: a second SQLite in one process would drop its locks.
    """
    connection = apsw.Connection(str(database))
    connection.set_busy_timeout(5_000)
    connection.execute(sql, parameters)
    assert connection.changes() == 1
    connection.close()


def make_no_number(database: Path, table: str, column: str) -> None:
    """Let a number of a table's first row be a text, which a strict table does not take."""
    connection = apsw.Connection(str(database))
    [(written,)] = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,))
    connection.close()
    change = f"UPDATE {table} SET {column} = 'many' WHERE rowid = 1"
    for schema in (written.removesuffix(" STRICT"), written):
        connection = apsw.Connection(str(database))
        connection.pragma("writable_schema", True)
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (schema, table))
        connection.close()
        if schema != written:
            alter(database, change)


def in_another_program(script: str, *arguments: str | Path) -> str:
    """Run a few lines of Python in a process of their own and return what they print."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def small_disk(at: Path, *, size_bytes: int) -> Iterator[Path]:
    """Mount a disk of its own at `at`; skip where we may not."""
    at.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size_bytes}", "tmpfs", str(at)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("no small disk for this test: there is no `mount` here")
    if done.returncode != 0:
        pytest.skip(f"no small disk for this test: {done.stderr.strip()} (run as root on Linux)")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


def fill(folder: Path) -> Path:
    """Write a file until the disk is full, and return it."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (64 * 1024, 1024, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return ballast
