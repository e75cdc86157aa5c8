"""After a power cut whole programs start, make what is owed, and go on (I6)."""

import logging
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.faults.power import starting
from tests.faults.power.catalogue import LED, WORKLOADS
from tests.faults.power.exploring import explorers
from tests.faults.power.recordings import record
from tests.faults.power.starting import (
    Sample,
    Start,
    start_import,
    start_on,
    start_program,
    start_store,
)
from vivavoce.service.turns import Turns

pytestmark = pytest.mark.faults

PIECES = 4

# Enough for an interviewer that follows a script, when nobody hinders it.
SHORT_PATIENCE_S = 0.5


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    """A process for each core."""
    with explorers() as pool:
        yield pool


def check(
    pool: ProcessPoolExecutor, folder: Path, name: str, start: Start, starts: int, seed: int
) -> None:
    began = time.monotonic()
    file = folder / f"{name.replace(' ', '-')}.recording"
    record(name, WORKLOADS[name](1)).write_to(file)
    samples = [
        Sample(file=file, start=start, count=starts // PIECES, seed=seed + piece)
        for piece in range(PIECES)
    ]
    wrong = [complaint for found in pool.map(start_on, samples) for complaint in found]
    logging.getLogger(__name__).info(
        "%s: %d starts in %.1f s", name, starts, time.monotonic() - began
    )
    assert not wrong, "\n".join([f"{len(wrong)} of {starts} starts", *wrong[:5]])


def several(everyday: int, soak: int) -> pytest.MarkDecorator:
    """Let a test make so many starts; more in a soak run."""
    return pytest.mark.parametrize(
        "starts", [everyday, pytest.param(soak, id="soak", marks=pytest.mark.soak)]
    )


@several(40, 4_000)
@pytest.mark.parametrize("name", WORKLOADS)
def test_the_store_opens_on_what_is_left_and_writes_on(
    pool: ProcessPoolExecutor, tmp_path: Path, name: str, starts: int
) -> None:
    """(I1)"""
    check(pool, tmp_path, name, start_store, starts, seed=10)


@several(120, 4_000)
@pytest.mark.parametrize("name", LED)
def test_every_interview_goes_on_and_gets_its_reply_once(
    pool: ProcessPoolExecutor, tmp_path: Path, name: str, starts: int
) -> None:
    """(I6) Whatever has become of the search index beside it."""
    check(pool, tmp_path, name, start_program, starts, seed=20)


@several(60, 4_000)
def test_an_import_that_was_cut_short_is_completed_by_the_next(
    pool: ProcessPoolExecutor, tmp_path: Path, starts: int
) -> None:
    check(pool, tmp_path, "import", start_import, starts, seed=30)


def test_a_program_that_does_not_look_for_what_it_owes_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were it not, the tests above would prove nothing."""

    async def look_away(turns: Turns) -> int:
        return 0

    monkeypatch.setattr(Turns, "sweep", look_away)
    monkeypatch.setattr(starting, "REPLY_WITHIN_S", SHORT_PATIENCE_S)
    file = tmp_path / "conversations.recording"
    record("conversations", WORKLOADS["conversations"](1)).write_to(file)
    wrong = start_on(Sample(file=file, start=start_program, count=10, seed=40))
    assert any("TimeoutError" in complaint for complaint in wrong)
