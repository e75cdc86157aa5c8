"""What a repair does not do: take a sound file apart, copy in vain, bring erased words back."""

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from tests.stores.files import contents
from tests.upkeep.damage import alter, blob, examined, repaired, rows_of
from vivavoce.domain.ids import InterviewId
from vivavoce.embedded import Vivavoce
from vivavoce.errors import CannotStart
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.stores.sqlite.erased import erasures
from vivavoce.stores.sqlite.scan import open_beside
from vivavoce.upkeep.structure import is_damage
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

OWNER = owner_of(DEFAULT_ORGANIZATION)


@pytest.fixture
def hurt(whole: Path) -> InterviewId:
    return sorted(rows_of(whole).rows)[1]


def copies(data: Path) -> list[Path]:
    return sorted(data.glob("journal.db.*"))


def test_while_another_program_reads_nothing_is_repaired_and_the_file_stays(
    data: Path, hurt: InterviewId
) -> None:
    """(I7, I12)"""
    alter(data, "UPDATE interviews SET messages = 77 WHERE id = ?", blob(hurt))
    reader = open_beside(data / "journal.db")
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM events").get == 27
    alter(data, "UPDATE interviews SET state = 'elsewhere' WHERE id = ?", blob(hurt))
    before, inode = contents(data), (data / "journal.db").stat().st_ino
    with pytest.raises(CannotStart, match="Another program has"):
        repaired(data)
    assert (data / "journal.db").stat().st_ino == inode
    assert copies(data) == []
    assert contents(data)["journal.db-wal"] == before["journal.db-wal"]
    assert reader.execute("SELECT count(*) FROM events").get == 27
    reader.close()
    assert repaired(data).after.is_well


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (apsw.FullError("database or disk is full"), "no room to repair"),
        (OSError(errno.ENOSPC, "No space left on device"), "no room to repair"),
        (apsw.IOError("disk I/O error"), "The disk failed"),
        (OSError(errno.EIO, "Input/output error"), "The disk failed"),
        (apsw.BusyError("database is locked"), "Another program has"),
    ],
)
def test_what_stops_a_repair_is_told_in_one_sentence(
    data: Path, hurt: InterviewId, error: Exception, words: str
) -> None:
    """(I12) It is repaired when it is run again."""
    alter(data, "UPDATE interviews SET messages = 77 WHERE id = ?", blob(hurt))
    inode = (data / "journal.db").stat().st_ino

    def stop(what: str, done: int, total: int) -> None:
        if what == "repairing":
            raise error

    with pytest.raises(CannotStart, match=words) as told:
        repaired(data, progress=stop)
    assert ". " not in str(told.value)
    assert (data / "journal.db").stat().st_ino == inode
    assert repaired(data).after.is_well


def test_what_cannot_be_repaired_is_not_copied_again_and_again(
    data: Path, hurt: InterviewId
) -> None:
    alter(data, "DELETE FROM events WHERE interview = ? AND seq = 1", blob(hurt))
    alter(data, "DELETE FROM interviews WHERE id = ?", blob(hurt))
    for _ in range(2):
        done = repaired(data)
        assert not done.after.is_well
        assert done.copies == copies(data) == []


async def test_an_erased_interview_whose_row_is_lost_stays_erased(
    data: Path, hurt: InterviewId
) -> None:
    """(I10) Its row, which every backup that is restored is asked for, is made again."""
    async with Vivavoce.open(data) as vv:
        await vv.services.erase_interview(OWNER, hurt)
    before = rows_of(data).events
    alter(data, "DELETE FROM interviews WHERE id = ?", blob(hurt))
    assert not verify(data).is_whole
    assert examined(data).concerned == {hurt}
    done = repaired(data)
    assert any(f"{hurt}: It was erased" in one for one in done.done)
    assert not done.after.concerned
    assert verify(data).is_whole
    assert rows_of(data).events == before
    connection = open_beside(data / "journal.db")
    assert [interview for interview, _ in erasures(connection)] == [blob(hurt)]
    connection.close()
    async with open_sqlite(data / "journal.db") as database:
        assert await database.store.head(hurt) is None
    assert repaired(data).done == []


async def test_of_an_erased_interview_whose_row_and_some_events_are_lost_the_rest_verifies(
    data: Path, hurt: InterviewId
) -> None:
    """(I10)"""
    async with Vivavoce.open(data) as vv:
        await vv.services.erase_interview(OWNER, hurt)
    alter(data, "DELETE FROM interviews WHERE id = ?", blob(hurt))
    alter(data, "DELETE FROM events WHERE interview = ? AND seq IN (2, 5)", blob(hurt))
    assert not repaired(data).after.concerned
    assert verify(data).is_whole
    assert all(row[6] is None for row in rows_of(data).events[hurt])
    assert repaired(data).done == []


def test_a_copy_from_before_an_erasure_is_to_be_removed(data: Path, hurt: InterviewId) -> None:
    """(I10) It holds the words; whoever is asked to erase them has to be told."""
    alter(data, "UPDATE interviews SET messages = 77 WHERE id = ?", blob(hurt))
    done = repaired(data)
    assert done.after.is_well
    [copy] = copies(data)
    later = int((datetime.now(UTC) + timedelta(minutes=1)).timestamp() * 1e6)
    alter(data, "UPDATE interviews SET erased_at = ? WHERE id = ?", later, blob(hurt))
    alter(
        data,
        "UPDATE events SET content = NULL, salt = NULL, glimpse = NULL WHERE interview = ?",
        blob(hurt),
    )
    [finding] = [one for one in examined(data).findings if not one.is_harmless]
    assert str(copy) in finding.what
    assert "may hold words that were erased" in finding.what
    assert finding.way_out == "Remove it."
    # However new it looks: somebody copied the folder.
    os.utime(copy, (later / 1e6 + 60, later / 1e6 + 60))
    assert not examined(data).is_well
    assert repaired(data).copies == []
    copy.unlink()
    assert examined(data).is_well


@pytest.mark.parametrize(
    ("error", "is_so"),
    [
        (apsw.CorruptError(), True),
        (apsw.NotADBError(), True),
        (apsw.BusyError(), False),
        (apsw.FullError(), False),
        (apsw.IOError(), False),
        (None, False),
    ],
)
def test_only_bytes_that_make_no_sense_are_damage(error: Exception | None, is_so: bool) -> None:
    assert is_damage(error) is is_so
