"""What a repair gave up may not be filled in by anybody afterwards (I10)."""

from pathlib import Path
from typing import Any

import pytest

from tests.upkeep.damage import alter, examined, interviews_in, repaired, rows_of
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Interview
from vivavoce.errors import DamagedRecord
from vivavoce.exchange.exported import Exported
from vivavoce.exchange.jsons import render_lines
from vivavoce.journal.chain import digest_of
from vivavoce.service.legible import legible
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

SAID, FORGED = b"Marmalade are what", b"I stole it all and"


@pytest.fixture
def hurt(whole: Path) -> InterviewId:
    return sorted(rows_of(whole).rows)[1]


def message_in(data: Path, interview: InterviewId) -> tuple[Any, ...]:
    """Return the stored row of the words that are going to be lost."""
    return next(row for row in rows_of(data).events[interview] if row[6] and SAID in row[6])


def forge_in_place(data: Path, row: tuple[Any, ...]) -> None:
    """Write other words where the seal of the lost ones is left."""
    alter(
        data,
        "UPDATE events SET content = ?, salt = ? WHERE position = ?",
        row[6].replace(SAID, FORGED),
        b"0" * 16,
        row[1],
    )


def forge_without_salt(data: Path, row: tuple[Any, ...]) -> None:
    """Write words that no digest can be made of."""
    alter(
        data,
        "UPDATE events SET content = ? WHERE position = ?",
        row[6].replace(SAID, FORGED),
        row[1],
    )


def forge_anew(data: Path, row: tuple[Any, ...], digest: bytes = b"\1" * 32) -> None:
    """Add a row with other words, and with the hash that the receipt of the lost ones tells."""
    alter(
        data,
        "INSERT INTO events (position, interview, seq, name, recorded_at, actor, content, salt, "
        "digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(row[1], row[0], row[2], row[3].decode(), row[4], row[5].decode()),
        *(row[6].replace(SAID, FORGED), b"0" * 16, digest, row[10]),
    )


def forge_with_digest(data: Path, row: tuple[Any, ...]) -> None:
    """Add a row whose words its own digest proves, though no hash does."""
    content = row[6].replace(SAID, FORGED)
    forge_anew(data, row, digest_of(b"0" * 16, row[5].decode(), content))


async def exported(data: Path, interview: InterviewId) -> str:
    """Return what is left of a damaged interview, as its owner takes it away."""
    async with open_sqlite(data / "journal.db") as database:
        summary = await database.store.head(interview)
        assert summary is not None
        left = await legible(database.store, summary, DamagedRecord("It is damaged."))
    return render_lines(
        Exported(interview=left.interview, guide=None, records=left.records, damage=left.why)
    )


@pytest.mark.parametrize(
    ("damage", "forge"),
    [
        ("UPDATE events SET content = X'00ff' WHERE position = ?", forge_in_place),
        ("UPDATE events SET content = X'00ff' WHERE position = ?", forge_without_salt),
        ("DELETE FROM events WHERE position = ?", forge_anew),
        ("DELETE FROM events WHERE position = ?", forge_with_digest),
    ],
    ids=["in place", "without salt", "anew", "anew with a digest"],
)
async def test_words_put_in_the_place_of_lost_ones_are_found_and_never_told(
    data: Path, hurt: InterviewId, damage: str, forge: Any
) -> None:
    """(I7, I10)"""
    row = message_in(data, hurt)
    alter(data, damage, row[1])
    assert repaired(data).after.is_well
    before = (await interviews_in(data))[hurt]
    assert isinstance(before, Interview)
    assert verify(data).is_whole
    forge(data, row)
    report = verify(data)
    assert [(found.interview, found.seq) for found in report.damaged] == [(hurt, row[2])]
    told = await interviews_in(data)
    assert isinstance(told.pop(hurt), DamagedRecord)
    assert all(isinstance(other, Interview) for other in told.values())
    assert FORGED.decode() not in await exported(data, hurt)
    assert not examined(data).is_well
    assert repaired(data).after.is_well
    assert verify(data).is_whole
    after = (await interviews_in(data))[hurt]
    assert isinstance(after, Interview)
    assert after.transcript == before.transcript
    assert not [stored for stored in rows_of(data).events[hurt] if FORGED in (stored[6] or b"")]
