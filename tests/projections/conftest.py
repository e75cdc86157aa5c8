"""A journal and a place for its mirror."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.projections.mirrors import add_organization
from tests.projections.sharing import Node, started
from tests.stores.files import quick_folder
from vivavoce.projections import shared_search
from vivavoce.stores.sqlite import SqliteDatabase, open_sqlite
from vivavoce.testing.stories import ACME, OTHER


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder


@pytest.fixture
async def database(folder: Path) -> AsyncIterator[SqliteDatabase]:
    async with open_sqlite(folder / "journal.db") as database:
        for name in (ACME, OTHER):
            await add_organization(database, name)
        yield database


@pytest.fixture
def target(folder: Path) -> Path:
    return folder / "mirror"


@pytest.fixture
async def one(database_url: str) -> AsyncIterator[Node]:
    async with started(database_url) as node:
        yield node


@pytest.fixture
async def other(one: Node, database_url: str) -> AsyncIterator[Node]:
    async with started(database_url) as node:
        yield node


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let followers look all the time."""
    monkeypatch.setattr(shared_search, "FOLLOW_EVERY_S", 0.01)
