"""Whatever bit of the tables is turned, `verify` finds it, or nothing stored has changed (I10)."""

import logging
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.stores.files import quick_folder
from tests.upkeep.folders import PAGE_BYTES, flip, make_folder, pages_of
from vivavoce.errors import CannotStart, DamagedRecord
from vivavoce.upkeep.verify import verify

SEED = int(os.environ.get("VIVAVOCE_TEST_SEED", "20"))

# What the chains and the rows vouch for. Positions and glimpses can be made again; whether
# these are right, and the indexes, is for `doctor` to find out.
STORED = (
    "SELECT interview, seq, CAST(name AS BLOB), recorded_at, CAST(actor AS BLOB), "
    "content, salt, digest, hash FROM events NOT INDEXED ORDER BY position",
    "SELECT id, version, erased_at FROM interviews NOT INDEXED ORDER BY number",
)


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    with quick_folder() as folder:
        make_folder(folder / "data")
        yield folder / "data"


def stored(data: Path) -> list[Any] | None:
    """Return everything that is vouched for; None when not all of it can be read."""
    connection = apsw.Connection(str(data / "journal.db"), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return [connection.execute(query).fetchall() for query in STORED]
    except apsw.Error:
        return None
    finally:
        connection.close()


@pytest.mark.parametrize(
    "bits",
    [
        pytest.param(400, id="400-bits"),
        pytest.param(100_000, id="soak", marks=[pytest.mark.soak, pytest.mark.timeout(7200)]),
    ],
)
def test_a_turned_bit_in_a_table_is_found_or_changes_nothing(data: Path, bits: int) -> None:
    chance = random.Random(SEED)
    before = stored(data)
    assert before is not None
    journal = data / "journal.db"
    pages = pages_of(journal, "events") + pages_of(journal, "interviews")
    found = harmless = 0
    began = time.monotonic()
    for _ in range(bits):
        at = (chance.choice(pages) - 1) * PAGE_BYTES + chance.randrange(PAGE_BYTES)
        bit = chance.randrange(8)
        flip(journal, at, bit)
        try:
            is_whole = verify(data).is_whole
        except (CannotStart, DamagedRecord):
            is_whole = False
        if is_whole:
            harmless += 1
            assert stored(data) == before, f"byte {at}, bit {bit}, seed {SEED}: not found"
        else:
            found += 1
        flip(journal, at, bit)
    assert verify(data).is_whole
    assert found > harmless
    logging.getLogger(__name__).info(
        "%d bits turned in %.1f s: %d found, %d changed nothing that is stored",
        bits,
        time.monotonic() - began,
        found,
        harmless,
    )
