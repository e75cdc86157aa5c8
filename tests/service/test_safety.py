"""The one sentence about what people said: true in each state, and plain (I12)."""

import asyncio
import threading
from pathlib import Path

import pytest

from tests.service.conftest import Start
from vivavoce.errors import DISK_FULL, ReadFailed, StoreUnavailable
from vivavoce.service import recent as recent_module
from vivavoce.service.recent import KEPT, Disk
from vivavoce.service.safety import SAFE, safety
from vivavoce.service.services import Services

ROOMY = Disk(80_000_000_000, 100_000_000_000)


def told(services: Services, disk: Disk | None = ROOMY) -> str:
    return safety(services, disk).sentence


async def test_on_an_ordinary_day_everything_is_safe_and_nothing_else_is_said(
    start: Start,
) -> None:
    async with start() as started:
        found = safety(started.services, ROOMY)
        assert (found.is_well, found.sentence, found.notes) == (True, SAFE, ())


async def test_on_a_full_disk_it_says_where_new_answers_wait(start: Start) -> None:
    async with start() as started:
        vitals = started.services.vitals
        vitals.failed(1, StoreUnavailable(DISK_FULL))
        assert told(started.services) == (
            f"The disk is full: new answers wait on people’s devices. {SAFE}"
        )
        assert not safety(started.services, ROOMY).is_well
        assert safety(started.services, ROOMY).notes[0].startswith("1 save failed")
        vitals.committed(1, 0.001)
        assert told(started.services) == SAFE


async def test_for_any_other_failure_the_reason_stands_below(start: Start) -> None:
    async with start() as started:
        started.services.vitals.failed(2, StoreUnavailable("The database is locked."))
        found = safety(started.services, ROOMY)
        assert (
            found.sentence == f"New answers cannot be stored and wait on people’s devices. {SAFE}"
        )
        assert found.notes[0] == "The database is locked."


async def test_what_nobody_waited_for_is_not_called_safe_before_it_is(start: Start) -> None:
    async with start() as started:
        started.services.vitals.unsaved = 3
        assert told(started.services).startswith("3 messages that a program did not wait for")
        assert not safety(started.services, ROOMY).is_well
        started.services.vitals.unsaved = 0


@pytest.mark.parametrize(("damaged", "begins"), [(1, "1 interview is"), (2, "2 interviews are")])
async def test_what_is_set_aside_is_never_counted_among_what_is_safe(
    start: Start, damaged: int, begins: str
) -> None:
    """(I7)."""
    async with start() as started:
        started.services.vitals.damaged = damaged
        sentence = told(started.services)
        assert sentence.startswith(begins)
        assert SAFE not in sentence
        assert sentence.endswith("Everything else said so far is safe.")


async def test_too_many_callers_are_no_danger_to_what_was_said(start: Start) -> None:
    async with start() as started:
        started.services.vitals.crowd.turn_away("5,000 connections are open.")
        assert told(started.services).endswith(SAFE)
        assert "5,000 connections are open." in safety(started.services, ROOMY).notes


async def test_a_disk_that_runs_out_of_room_is_told_of_before_it_is_full(start: Start) -> None:
    async with start() as started:
        for nearly_full in (Disk(400_000_000, 10**9), Disk(10**9, 10**12)):
            found = safety(started.services, nearly_full)
            assert found.is_well
            assert "are left on the disk" in found.notes[0]
        assert safety(started.services, None).notes == ()


async def test_a_disk_that_does_not_give_what_it_holds_is_told_of(start: Start) -> None:
    async with start() as started:
        started.services.vitals.unread(ReadFailed("for a test"))
        assert "1 request needed" in safety(started.services, ROOMY).notes[0]


async def test_samples_tell_what_happened_since_the_last_one_and_are_bounded(
    start: Start, tmp_path: Path
) -> None:
    async with start() as started:
        recent, vitals = started.services.recent, started.services.vitals
        await recent.sample()
        for seconds in (0.002, 0.002, 0.2):
            vitals.committed(5, seconds)
        vitals.failed(2, StoreUnavailable("for a test"))
        await recent.sample()
        await recent.sample()
        _, busy, quiet = recent.samples
        assert busy.saves_per_second > 0
        assert (busy.errors, busy.p50_s, busy.p99_s) == (2, 0.0025, 0.25)
        assert (quiet.saves_per_second, quiet.errors, quiet.p50_s) == (0, 0, None)
        assert busy.disk is not None
        assert 0 < busy.disk.free_bytes < busy.disk.size_bytes
        for _ in range(KEPT):
            await recent.sample()
        assert len(recent.samples) == KEPT


async def test_a_disk_that_hangs_is_asked_once_and_keeps_nobody_waiting(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I12) The health is asked for most when something hangs."""
    goes_on, asked = threading.Event(), []

    def hang(folder: Path) -> Disk:
        asked.append(folder)
        goes_on.wait(30)
        return ROOMY

    monkeypatch.setattr(recent_module, "DISK_PATIENCE_S", 0.01)
    monkeypatch.setattr(recent_module, "_room", hang)
    async with start() as started:
        recent = started.services.recent
        try:
            assert await asyncio.gather(*(recent.disk() for _ in range(20))) == [None] * 20
            assert len(asked) == 1
        finally:
            goes_on.set()
        monkeypatch.setattr(recent_module, "DISK_PATIENCE_S", 30)
        assert await recent.disk() == ROOMY
