"""The disk fails, works again, and then the power is cut: what was acknowledged since is there.

After a failed sync Linux takes the pages for written, so a program that opens its files
again reads from memory what the disk never got, and builds upon it. That is why the
server leaves without closing anything, and why the next one drops the cached pages
before it opens (docs/decisions/0018-real-cuts.md).
"""

import logging
import os
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.failing_device import FailingDevice, failing_device
from tests.faults.storing import (
    CANNOT_START,
    DISK_FAILED,
    REFUSED,
    Acknowledged,
    Policy,
    Storing,
    wait_until,
)
from tests.faults.test_file_system_cuts import what_is_wrong
from vivavoce.stores.sqlite.folder import sync_folder

pytestmark = [pytest.mark.faults, pytest.mark.timeout(300)]

SEED = int(os.environ.get("VIVAVOCE_TEST_SEED", "70"))
FAILURES_MAX = 4  # in one round
HOPELESS = 10  # failures in a row: the file system has given up until it is mounted again


@pytest.mark.parametrize(
    ("kind", "rounds"),
    [
        pytest.param("ext4", 24, id="ext4"),
        pytest.param("xfs", 10, id="xfs"),
        pytest.param("ext4", 3_000, id="ext4-soak", marks=pytest.mark.soak),
        pytest.param("xfs", 2_000, id="xfs-soak", marks=pytest.mark.soak),
    ],
)
def test_leaving_at_an_io_error_and_starting_afresh_loses_nothing(
    tmp_path: Path, kind: str, rounds: int
) -> None:
    """(I1, I3, I4, I12)"""
    found = go_round(tmp_path, kind, rounds=rounds, policy=Policy.LEAVE)
    assert not [what for what in found if what.startswith("rounds")], found
    assert found["failures"] > rounds
    assert found["acknowledged after a failure"] > 0


@pytest.mark.parametrize("policy", [Policy.REOPEN, Policy.LEAVE_UNSETTLED])
def test_going_on_with_what_the_page_cache_says_is_caught(tmp_path: Path, policy: Policy) -> None:
    """Were it not, the test above would prove nothing. It takes five or ten rounds."""
    found = go_round(tmp_path, "ext4", rounds=150, policy=policy, until_caught=True)
    assert found["rounds with damage"] + found["rounds that lost"] == 1, found


def go_round(
    folder: Path, kind: str, *, rounds: int, policy: Policy, until_caught: bool = False
) -> Counter[str]:
    """Let the disk fail and work again, then cut the power; return what was found."""
    began = time.monotonic()
    found: Counter[str] = Counter()
    chance = random.Random(SEED)
    with failing_device(folder / "device", kind) as device, Storing() as storing:
        for _ in range(rounds):
            device.clear()
            device.disk.mount()
            data = device.disk.at / "data"
            data.mkdir()
            sync_folder(device.disk.at)
            told = fail_often(device, storing, data, chance, found, policy=policy)
            device.disk.lose_power()
            storing.kill()
            device.disk.unmount()
            device.disk.mount()
            wrong = what_is_wrong(data / "journal.db", told)
            device.disk.unmount()
            found["cuts"] += 1
            if wrong is not None:
                found[f"rounds {wrong}"] += 1
                if until_caught:
                    break
    logging.getLogger(__name__).info(
        "%s, %s, %.1f s: %s",
        kind,
        policy,
        time.monotonic() - began,
        dict(found),
    )
    return found


def fail_often(
    device: FailingDevice,
    storing: Storing,
    data: Path,
    chance: random.Random,
    found: Counter[str],
    *,
    policy: Policy,
) -> list[Acknowledged]:
    """Let the disk fail some times under a storing process; return what was acknowledged."""
    told: list[Acknowledged] = []
    storing.begin(data, policy=policy, seed=chance.getrandbits(32))
    for failures in range(chance.randint(1, FAILURES_MAX)):
        go_on(storing, acknowledgements=chance.randint(1, 60))
        if failures:
            found["acknowledged after a failure"] += len(storing.acknowledged())
        device.fail()
        wait_until_noticed(storing, policy=policy)
        device.heal()
        found["failures"] += 1
        if policy != Policy.REOPEN:
            told += storing.end()
            if storing.code == CANNOT_START:
                # The file system has given up until it is mounted again; so has the store.
                found["starts refused"] += 1
                return told
            assert storing.code in {DISK_FAILED, REFUSED}, storing.code
            found["refused without an I/O error"] += storing.code == REFUSED
            storing.begin(data, policy=policy, seed=chance.getrandbits(32))
    go_on(storing, acknowledgements=chance.randint(1, 30))
    return told + storing.acknowledged()


def go_on(storing: Storing, *, acknowledgements: int) -> None:
    """Wait until so much more is acknowledged, or it is plain that nothing will be."""
    enough = len(storing.acknowledged()) + acknowledgements
    hopeless = storing.failures + HOPELESS
    wait_until(
        lambda: (
            len(storing.acknowledged()) >= enough
            or storing.has_ended
            or storing.failures >= hopeless
        )
    )


def wait_until_noticed(storing: Storing, *, policy: Policy) -> None:
    before = storing.failures
    if policy == Policy.REOPEN:
        wait_until(lambda: storing.failures > before)
    else:
        wait_until(lambda: storing.has_ended)
