"""The power fails after any operation: what was acknowledged is there, nothing is in part."""

import logging
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.faults.power.catalogue import WORKLOADS
from tests.faults.power.exploring import Findings, explore, explorers
from tests.faults.power.recordings import record

pytestmark = pytest.mark.faults

log = logging.getLogger(__name__)


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    """A process for each core."""
    with explorers() as pool:
        yield pool


@pytest.fixture(scope="module")
def total() -> Iterator[Findings]:
    """The sum over all workloads, logged at the end."""
    total = Findings()
    yield total
    log.info(
        "in all: %d images (of %d cuts) after %d operations, %.1f s of processors",
        total.images,
        total.made,
        total.moments,
        total.cpu_s,
    )


@pytest.mark.parametrize(
    ("scale", "rounds", "recordings"),
    [
        pytest.param(1, 3, 1, id="each-moment"),
        # Above a million images over all workloads, in about a quarter of an hour on two cores.
        # No two recordings are alike: there are threads in them.
        pytest.param(2, 16, 3, id="soak", marks=pytest.mark.soak),
    ],
)
@pytest.mark.parametrize("name", WORKLOADS)
def test_a_power_cut_after_any_operation_loses_nothing_acknowledged(
    pool: ProcessPoolExecutor,
    total: Findings,
    tmp_path: Path,
    name: str,
    scale: int,
    rounds: int,
    recordings: int,
) -> None:
    """(I1, I3, I4, I10) Also: the next start needs nobody's help, and erased words stay gone."""
    for number in range(recordings):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        check(pool, total, folder, name, scale, rounds)


def check(
    pool: ProcessPoolExecutor, total: Findings, folder: Path, name: str, scale: int, rounds: int
) -> None:
    """Record a workload, and let the power fail after each of its operations."""
    began = time.monotonic()
    recording = record(name, WORKLOADS[name](scale))
    found = explore(pool, recording, folder, rounds=rounds)
    log.info(
        "%s: %d images (of %d cuts) after %d operations in %.1f s, %d of them between a commit "
        "and its acknowledgement; %d states, %d acknowledgements",
        name,
        found.images,
        found.made,
        found.moments,
        time.monotonic() - began,
        found.between,
        len(recording.states),
        recording.acknowledgements,
    )
    total.add(found)
    assert not found.wrong, "\n".join([f"{found.wrong}", *found.examples])
    assert found.moments == len(recording.trace)
    assert recording.acknowledgements > 3, "nothing was promised, so nothing was tested"
    assert found.between > 50, "no cut fell between a commit and its acknowledgement"
