"""The file system finds an error in itself and turns read-only, as ext4 does by default (I12).

Nothing can be stored until somebody repairs it. Callers are told, the supervisor keeps
trying, and once the disk is back everything goes on without anybody's help.

In the millisecond in which ext4 gives up its journal it confirms syncs that it does not
make: a file that grew has its old size after the repair. Whoever syncs then is lied to,
whatever the program; the last test shows it without ours. So nothing syncs at that moment.
"""

import asyncio
import mmap
import os
import signal
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.mounts import Disk, ext4_disk
from tests.faults.sickness import load, log, told
from tests.harness import ServerProcess, until

pytestmark = pytest.mark.faults

FLOWS_WITHIN_S = 15.0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with ext4_disk(tmp_path, size_mib=24) as disk:
        yield disk


@pytest.fixture
def server(tmp_path: Path, disk: Disk) -> Iterator[ServerProcess]:
    """A server whose data folder lies on a file system of its own."""
    with ServerProcess(tmp_path, data=disk.at / "data") as server:
        yield server


async def test_after_a_repair_it_goes_on_by_itself(server: ServerProcess, disk: Disk) -> None:
    async with load(server) as under:
        supervisor = server.pid
        before = under.acknowledged
        with halted(server.workers()[0]):
            disk.break_down()
        await until(lambda: len(told(server, "serve:restarted")) >= 2)
        await under.refusals(2)
        during = under.acknowledged - before
        assert "data folder" in under.refused()
        assert "Read-only file system" in server.errors()
        assert server.errors().count("vivavoce: ") < 30, "the log is flooded"
        await asyncio.to_thread(repair, disk)
        took_s = await under.flows(within_s=FLOWS_WITHIN_S)
        assert server.pid == supervisor
        assert server.is_running
        log.info("read-only: %d acks at the brink, again after %.2f s", during, took_s)


@contextmanager
def halted(worker: int) -> Iterator[None]:
    """Keep a process from doing anything, once each of its system calls has ended."""
    os.kill(worker, signal.SIGSTOP)
    try:
        deadline = time.monotonic() + 10
        while any(state_of(task) != "T" for task in Path(f"/proc/{worker}/task").iterdir()):
            assert time.monotonic() < deadline, "the worker does not halt"
            time.sleep(0.001)
        yield
    finally:
        os.kill(worker, signal.SIGCONT)


def state_of(task: Path) -> str:
    return (task / "stat").read_text().rpartition(")")[2].split()[0]


def repair(disk: Disk) -> None:
    """Repair between two attempts of the supervisor: a worker that tries holds the disk."""
    deadline = time.monotonic() + 10
    while True:
        try:
            disk.repair()
        except subprocess.CalledProcessError:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        else:
            return


RECORD = struct.Struct("<Q4112x")


@pytest.mark.soak
def test_ext4_confirms_syncs_that_it_does_not_make_while_it_gives_up(tmp_path: Path) -> None:
    """Were it not so, the worker above would not have to be halted."""
    rounds, lied_to = 150, 0
    for number in range(rounds):
        (folder := tmp_path / f"{number}").mkdir()
        with ext4_disk(folder, size_mib=24) as disk, mmap.mmap(-1, 8) as told_count:
            file = disk.at / "records"
            writer = os.fork()
            if writer == 0:
                write_on(file, told_count)
            while count_in(told_count) < 20 + number % 50:
                time.sleep(0.001)
            disk.break_down()
            os.waitpid(writer, 0)
            disk.repair()
            lied_to += file.stat().st_size < count_in(told_count) * RECORD.size
    log.info("ext4 lied to a plain program in %d of %d rounds", lied_to, rounds)
    assert lied_to > 0


def write_on(file: Path, told_count: mmap.mmap) -> None:
    """Append a record, sync it, and only then count it, until that fails."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT)
    while True:
        number = count_in(told_count)
        try:
            os.pwrite(descriptor, RECORD.pack(number), number * RECORD.size)
            os.fdatasync(descriptor)
        except OSError:
            os._exit(0)
        struct.pack_into("<Q", told_count, 0, number + 1)


def count_in(told_count: mmap.mmap) -> int:
    count: int = struct.unpack_from("<Q", told_count)[0]
    return count
