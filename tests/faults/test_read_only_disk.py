"""The file system finds an error in itself and turns read-only, as ext4 does by default (I12).

Nothing can be stored until somebody repairs it. Callers are told, the supervisor keeps
trying, and once the disk is back everything goes on without anybody's help.
"""

import asyncio
import subprocess
import time
from collections.abc import Iterator
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
