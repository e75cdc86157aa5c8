"""Of what models cost, everything that can be read is kept, and what cannot be is told (I12)."""

import asyncio
from pathlib import Path

import pytest

from tests.stores.files import make_no_number
from tests.upkeep.damage import alter, examined, repaired
from tests.upkeep.folders import PAGE_BYTES, make_folder, overwrite, pages_of
from vivavoce.journal.store import Spent
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.spending_contract import LARGE, MONTH, NEXT, SMALL, paid, spent
from vivavoce.testing.stories import ACME, OTHER, Story, keep
from vivavoce.upkeep.backup import back_up
from vivavoce.upkeep.restore import restore
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

KEPT = [spent(LARGE, tokens=5, cost=900), spent(SMALL, tokens=100, cost=7)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder in which two models were paid for by one organization, one by another."""
    folder = tmp_path / "data"
    make_folder(folder, stories=2, turns=1)

    async def spend() -> None:
        async with open_sqlite(folder / "journal.db") as database:
            await keep(database.store, paid(Story().open(), *KEPT))
            other = spent(SMALL, tokens=1, month=NEXT)
            await keep(database.store, paid(Story(organization=OTHER).open(), other))

    asyncio.run(spend())
    return folder


def told(data: Path) -> list[Spent]:
    async def ask() -> list[Spent]:
        async with open_sqlite(data / "journal.db") as database:
            return await database.store.spent(ACME, MONTH)

    return asyncio.run(ask())


def concerning_spending(data: Path) -> list[str]:
    return [one.what for one in examined(data).findings if "pending" in one.what]


def test_counters_that_make_sense_are_nothing_to_tell_of(data: Path) -> None:
    assert concerning_spending(data) == []
    assert verify(data).is_whole


@pytest.mark.parametrize(
    ("column", "value"), [("organization", "''"), ("month", "'2026-13'"), ("model", "x'80'")]
)
def test_a_row_that_names_nobody_is_told_of_and_taken_out(
    data: Path, column: str, value: str
) -> None:
    cast = f"CAST({value} AS TEXT)"
    alter(data, f"UPDATE spending SET {column} = {cast} WHERE model = ?", LARGE)
    what = "A row of spending names no organization, month or model."
    assert concerning_spending(data) == [what]
    assert [damage.why for damage in verify(data).damaged] == [what]
    assert f"Taken out: {what}" in repaired(data).done
    assert concerning_spending(data) == []
    assert told(data) == KEPT[1:]


def test_a_count_that_cannot_be_read_begins_anew_and_the_others_are_kept(data: Path) -> None:
    alter(data, "UPDATE spending SET input_tokens = -1 WHERE model = ?", LARGE)
    what = f"Spending of acme on {LARGE} in {MONTH} is known in part: input_tokens cannot be read."
    assert concerning_spending(data) == [what]
    assert what in repaired(data).done
    assert concerning_spending(data) == []
    [large, small] = told(data)
    assert (large.input_tokens, large.output_tokens, large.cost_microusd) == (0, 5, 900)
    assert small == KEPT[1]
    assert repaired(data).done == [], "a second time there is nothing to do"


def test_a_counter_that_is_no_number_is_repaired_and_told_of(data: Path) -> None:
    make_no_number(data / "journal.db", "spending", "output_tokens")
    assert any("Pages of spending" in what for what in concerning_spending(data))
    done = repaired(data).done
    lost = [what for what in done if "output_tokens cannot be read" in what]
    assert len(lost) == 1, done
    assert concerning_spending(data) == []
    assert [(one.input_tokens, one.output_tokens) for one in told(data)] == [(5, 0), (100, 100)]


@pytest.mark.parametrize("name", ["spending", "sqlite_autoindex_spending_1"])
def test_rubbish_in_their_pages_is_found_and_got_over(data: Path, name: str) -> None:
    """(I7) Every interview is as it was; counters are made again as far as they are legible."""
    for page in pages_of(data / "journal.db", name):
        overwrite(data / "journal.db", (page - 1) * PAGE_BYTES, b"\xa5" * PAGE_BYTES)
    assert not verify(data).is_whole
    done = repaired(data).done
    assert any("may be missing" in what for what in done), done
    assert verify(data).is_whole
    assert concerning_spending(data) == []
    assert told(data) == (KEPT if name != "spending" else [])


def test_a_backup_brings_the_counters_back(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "new")
    assert told(tmp_path / "new") == KEPT
