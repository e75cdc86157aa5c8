"""Who verifies a journal while an interview in it is erased, finds nothing wrong (I10)."""

from pathlib import Path

import apsw
import pytest

from tests.upkeep.damage import alter, blob, repaired, rows_of
from vivavoce.journal.moments import to_us
from vivavoce.stores.sqlite import rows
from vivavoce.testing.clock import NOON
from vivavoce.upkeep import stored_journal
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults


@pytest.mark.parametrize("piece", [1, 3, 5, 8])
def test_a_repaired_interview_may_be_erased_between_two_pieces_of_a_verify(
    data: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    """(I10) What its repair excused was read before, the repair itself only afterwards."""
    hurt = min(rows_of(data).rows)
    alter(data, "DELETE FROM events WHERE interview = ? AND seq = 3", blob(hurt))
    assert repaired(data).after.is_well
    monkeypatch.setattr(stored_journal, "PIECE_EVENTS", piece)
    erased: list[int] = []

    def erase(position: int, last: int) -> None:
        if not erased:
            erased.append(position)
            connection = apsw.Connection(str(data / "journal.db"))
            connection.execute(rows.ERASE_INTERVIEW, (to_us(NOON), blob(hurt)))
            connection.execute(rows.ERASE_EVENTS, (blob(hurt),))
            connection.close()

    report = verify(data, progress=erase)
    assert erased
    assert report.is_whole, [damage.why for damage in report.damaged]
    assert verify(data).erased == 1
