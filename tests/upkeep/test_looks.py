"""A look that could not have been kept is told of and taken out; interviews are not concerned."""

import asyncio
from pathlib import Path

import pytest

from tests.upkeep.damage import alter, examined, repaired
from tests.upkeep.folders import make_folder
from vivavoce.journal.registry import Look
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.looks_contract import ACME, EMPTY, add
from vivavoce.upkeep.verify import verify

pytestmark = pytest.mark.faults

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
LOOK = Look(
    organization=ACME,
    name="Acme",
    colour="#c0ffee",
    logo=PNG,
    logo_type="image/png",
    sites=("https://careers.acme.example",),
    retention_days=90,
)
TOLD = "How an organization shows itself makes no sense."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    make_folder(folder, stories=2, turns=1)

    async def keep() -> None:
        async with open_sqlite(folder / "journal.db") as database:
            await add(database.registry, ACME)
            await database.registry.set_look(LOOK)

    asyncio.run(keep())
    return folder


def look(data: Path) -> Look:
    async def ask() -> Look:
        async with open_sqlite(data / "journal.db") as database:
            return await database.registry.look(ACME)

    return asyncio.run(ask())


def concerning_looks(data: Path) -> list[str]:
    return [one.what for one in examined(data).findings if one.what == TOLD]


def test_a_look_that_makes_sense_is_nothing_to_tell_of(data: Path) -> None:
    assert concerning_looks(data) == []
    assert verify(data).is_whole
    assert look(data) == LOOK


@pytest.mark.parametrize(
    "change",
    [
        "colour = 'red;}'",
        "sites = '[\"*\"]'",
        "sites = 'none'",
        "logo_type = 'text/html'",
        "logo = x'3c7376673e'",
        "retention_days = 0",
        "name = CAST(x'80' AS TEXT)",
    ],
)
def test_a_look_that_could_not_have_been_kept_is_told_of_and_taken_out(
    data: Path, change: str
) -> None:
    alter(data, f"UPDATE looks SET {change}")
    assert concerning_looks(data) == [TOLD]
    assert f"Taken out: {TOLD}" in repaired(data).done
    assert concerning_looks(data) == []
    assert look(data) == EMPTY
    assert verify(data).is_whole
