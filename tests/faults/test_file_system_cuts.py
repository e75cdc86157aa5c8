"""The power fails under real file systems, thousands of times: nothing acknowledged is lost.

What a disk may do is not modelled here but done: ext4 and XFS drop what they had not
written, and are mounted again.
"""

import asyncio
import logging
import os
import random
import shutil
import time
from collections import Counter
from pathlib import Path

import apsw
import pytest

from tests.faults import loops
from tests.faults.recording.journal import read
from tests.faults.storing import CANNOT_START, Acknowledged, Storing, wait_until
from tests.harness import ServerProcess, plain_guide, until
from tests.ledger import Ledger
from tests.writers import Writer, writing
from vivavoce.errors import CannotStart
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.connection import FULL
from vivavoce.stores.sqlite.folder import sync_folder

pytestmark = [pytest.mark.faults, pytest.mark.timeout(300)]

SEED = int(os.environ.get("VIVAVOCE_TEST_SEED", "60"))
OFF = 0
CUTS_PER_FOLDER = 20  # then the next one begins empty, or looking would take longest
WRITERS = 8


@pytest.mark.parametrize(
    ("kind", "cuts"),
    [
        pytest.param("ext4", 100, id="ext4"),
        pytest.param("xfs", 40, id="xfs"),
        pytest.param("ext4", 2_000, id="ext4-soak", marks=pytest.mark.soak),
        pytest.param("xfs", 1_000, id="xfs-soak", marks=pytest.mark.soak),
    ],
)
def test_a_real_file_system_that_loses_power_keeps_what_was_acknowledged(
    tmp_path: Path, kind: str, cuts: int
) -> None:
    """(I1, I3, I4)"""
    found = cut_often(tmp_path, kind, cuts=cuts, synchronous=FULL)
    assert not [what for what in found if what.startswith("rounds")], found
    assert found["acknowledged"] > cuts


@pytest.mark.parametrize("kind", ["ext4", "xfs"])
def test_a_store_that_does_not_sync_is_caught(tmp_path: Path, kind: str) -> None:
    """Were it not, the test above would prove nothing."""
    found = cut_often(tmp_path, kind, cuts=8, synchronous=OFF)
    assert found["rounds that lost"] + found["rounds with damage"] >= 3, found


@pytest.mark.parametrize(
    ("kind", "cuts"),
    [
        pytest.param("ext4", 5, id="ext4"),
        pytest.param("xfs", 3, id="xfs"),
        pytest.param("ext4", 300, id="ext4-soak", marks=pytest.mark.soak),
        pytest.param("xfs", 200, id="xfs-soak", marks=pytest.mark.soak),
    ],
)
async def test_the_server_goes_on_after_its_file_system_lost_power(
    tmp_path: Path, kind: str, cuts: int
) -> None:
    """(I1, I2, I3, I4, I6)"""
    chance = random.Random(SEED)
    ledger = Ledger()
    began = time.monotonic()
    with (
        loops.disk(tmp_path / "disk", kind) as disk,
        ServerProcess(tmp_path, data=disk.at / "data") as server,
    ):
        await asyncio.to_thread(server.start)
        server.add_guide(plain_guide(40))
        writers = [Writer(ledger, server.port, guide="plain", seed=n) for n in range(WRITERS)]
        async with writing(writers):
            for _ in range(cuts):
                before = len(ledger.acknowledged)
                await until(lambda before=before: len(ledger.acknowledged) > before)  # type: ignore[misc]
                await asyncio.sleep(chance.uniform(0, 0.2))
                # First the program, or it would acknowledge while its disk ends.
                await asyncio.to_thread(server.kill)
                await asyncio.to_thread(disk.cut)
                server.launch()
            await asyncio.to_thread(server.wait_ready)
        await asyncio.to_thread(ledger.check, server)
        await asyncio.to_thread(ledger.finish, server)
        await asyncio.to_thread(ledger.check, server)
        assert await asyncio.to_thread(server.terminate) == 0
    logging.getLogger(__name__).info(
        "%s: %d power cuts of a serving server in %.1f s, %d acknowledged in %d interviews",
        kind,
        cuts,
        time.monotonic() - began,
        len(ledger.acknowledged),
        len(ledger.interviews),
    )


def test_a_file_system_that_has_ended_is_told_of_in_one_sentence(tmp_path: Path) -> None:
    """(I12)"""
    with (
        loops.disk(tmp_path / "disk", "ext4") as disk,
        ServerProcess(tmp_path, data=disk.at / "data") as server,
    ):
        server.start()
        assert server.terminate() == 0
        disk.lose_power()
        server.stderr.unlink()
        server.launch()
        assert server.wait() == CANNOT_START
        assert server.errors().count("\n") == 1, server.errors()
        assert "Traceback" not in server.errors()


async def test_opening_a_journal_on_a_file_system_that_has_ended_is_refused(tmp_path: Path) -> None:
    """(I12)"""
    with loops.disk(tmp_path / "disk", "ext4") as disk:
        disk.lose_power()
        with pytest.raises(CannotStart, match=r"journal\.db cannot be made"):
            async with open_sqlite(disk.at / "journal.db"):
                pytest.fail("it was opened")


def cut_often(folder: Path, kind: str, *, cuts: int, synchronous: int) -> Counter[str]:
    """Cut the power again and again; return what was found after each cut."""
    began = time.monotonic()
    found: Counter[str] = Counter(cuts=cuts)
    chance = random.Random(SEED)
    with loops.disk(folder / "disk", kind) as disk, Storing() as storing:
        data, told = disk.at, list[Acknowledged]()
        for number in range(cuts):
            if not told or number % CUTS_PER_FOLDER == 0:
                data, told = begin_anew(disk, data, number), []
            storing.begin(data, synchronous=synchronous, seed=SEED + number)
            if chance.random() < 0.9:  # else perhaps before it has opened the database
                wait_until(lambda: bool(storing.acknowledged()))
            time.sleep(chance.uniform(0, 0.03))
            more = cut_once(disk, storing, kill_first=number % 2 == 0)
            told += more
            found["acknowledged"] += len(more)
            found["cuts before anything was acknowledged"] += not more
            wrong = what_is_wrong(data / "journal.db", told)
            if wrong is not None:
                found[f"rounds {wrong}"] += 1
                told = []
    took_s = time.monotonic() - began
    logging.getLogger(__name__).info(
        "%s, synchronous=%d, %.1f s: %s", kind, synchronous, took_s, dict(found)
    )
    return found


def begin_anew(disk: loops.Disk, old: Path, number: int) -> Path:
    """Return an empty folder that is sure to be there after a cut."""
    if old != disk.at:
        shutil.rmtree(old)
    data = disk.at / f"from-{number}"
    data.mkdir()
    sync_folder(disk.at)
    return data


def cut_once(disk: loops.Disk, storing: Storing, *, kill_first: bool) -> list[Acknowledged]:
    """Cut the power under a storing process; return what it had acknowledged by then."""
    if kill_first:
        told = storing.kill()
        disk.lose_power()
    else:
        # What it tells while its disk ends does not count: nobody knows which came first.
        told = storing.acknowledged()
        disk.lose_power()
        storing.kill()
    disk.unmount()
    disk.mount()
    return told


def what_is_wrong(database: Path, told: list[Acknowledged]) -> str | None:
    """Return what is wrong with a database after a cut, None when nothing is."""
    try:
        events, versions = read(database, deep=True) if database.exists() else ([], {})
    except apsw.Error:
        return "with damage"
    if {one.hash for one in told} - {event[8].hex() for event in events}:
        return "that lost"
    last = {event[0]: event[1] for event in events}
    # The last event of a decision bears the glimpse for the lists.
    ends = {event[0]: event[9] is not None for event in events}
    if last != versions or not all(ends.values()):
        return "in part"
    return None
