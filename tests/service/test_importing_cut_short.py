"""An import that was cut short goes on where it ended, and doubles nothing."""

from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from tests.exchange.older.documents import DOCUMENT, document, messages, write_organization
from tests.service.imports import ACME, INTERVIEW, bring, interview_in, records_of, soon, stored
from vivavoce.domain.interview import Status
from vivavoce.running import import_older, running
from vivavoce.service.callers import owner_of


async def test_a_huge_interview_comes_in_pieces_and_is_whole_in_the_end(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", tmp_path / "older"
    long = document(transcript=messages(*[{"message": f"Words {n} " * 100} for n in range(50)]))
    write_organization(folder / "organizations" / "acme", long)
    await bring(folder, data, piece_bytes_max=10_000)
    interview = await interview_in(data)
    assert len(interview.transcript) == 50
    assert interview.status is Status.ACTIVE
    assert interview.owes_reply


async def test_an_import_cut_short_between_pieces_goes_on_and_doubles_nothing(
    tmp_path: Path,
) -> None:
    """(I2, I6)"""
    whole, folder = tmp_path / "whole", tmp_path / "older"
    long = document(transcript=messages(*[{"message": f"Words {n} " * 100} for n in range(50)]))
    write_organization(folder / "organizations" / "acme", long)
    await bring(folder, whole, piece_bytes_max=10_000)
    told = await records_of(whole)
    for kept in (1, 2, 17, len(told) - 1):
        cut = tmp_path / f"cut-at-{kept}"
        await _store_beginning(folder, cut, kept)
        halfway = await interview_in(cut)
        assert halfway.version == kept
        assert kept == 1 or not halfway.owes_reply, "a server would answer half an interview"
        report = await bring(folder, cut, piece_bytes_max=10_000)
        assert (report.continued, report.left_out) == (1, [])
        again = await records_of(cut)
        assert [(r.name, r.content, r.recorded_at_us) for r in again] == [
            (r.name, r.content, r.recorded_at_us) for r in told
        ]
        await interview_in(cut)
        assert (await bring(folder, cut, piece_bytes_max=10_000)).unchanged == 1


async def _store_beginning(folder: Path, data: Path, records: int) -> None:
    """Import `folder`, then leave only the first records, as a kill between pieces does."""
    await bring(folder, data, piece_bytes_max=10_000)
    keep_beginning(data, records)


def keep_beginning(data: Path, records: int) -> None:
    connection = apsw.Connection(str(data / "journal.db"))
    connection.execute("DELETE FROM events WHERE seq > ?", (records,))
    connection.execute("UPDATE interviews SET version = ?", (records,))
    connection.close()


@pytest.mark.parametrize("status", ["active", "paused"])
async def test_one_cut_short_before_what_the_import_adds_itself_gets_it_the_next_time(
    tmp_path: Path, status: str
) -> None:
    """(I4, I6)"""
    data, folder, clock = tmp_path / "data", tmp_path / "older", soon()
    clock.advance(timedelta(days=400))
    write_organization(folder / "organizations" / "acme", document(status=status))
    await import_older(folder, data, clock=clock)
    whole = await records_of(data)
    added = ["review-requested", "interview-resumed"]
    added += ["interview-paused"] if status == "paused" else []
    assert [record.name for record in whole[-len(added) :]] == added
    for kept in range(len(whole) - len(added), len(whole)):
        keep_beginning(data, kept)
        clock.advance(timedelta(days=1))
        report = await import_older(folder, data, clock=clock)
        assert (report.continued, report.unchanged, report.left_out) == (1, 0, [])
        again = await records_of(data)
        assert [(r.name, r.content) for r in again] == [(r.name, r.content) for r in whole]
        assert (await interview_in(data)).status is Status(status)
        assert (await import_older(folder, data, clock=clock)).unchanged == 1
    [summary] = await stored(data)
    assert summary.due_at is None or summary.due_at > clock.now()


async def test_one_that_went_on_after_it_was_imported_is_not_taken_up_anew(tmp_path: Path) -> None:
    """(I3)"""
    data, folder, clock = tmp_path / "data", tmp_path / "older", soon()
    write_organization(folder / "organizations" / "acme", DOCUMENT)
    await import_older(folder, data, clock=clock)
    async with running(data, clock=clock) as started:
        await started.services.interviews.pause(owner_of(ACME), INTERVIEW)
    before = await records_of(data)
    clock.advance(timedelta(days=400))
    assert (await import_older(folder, data, clock=clock)).unchanged == 1
    assert await records_of(data) == before
