"""The SQLite store keeps every promise of `Store` and `Registry`."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from vivavoce.journal.registry import Registry
from vivavoce.journal.store import Store
from vivavoce.stores.sqlite import open_sqlite
from vivavoce.testing.registry_contract import RegistryContract
from vivavoce.testing.store_contract import StoreContract


class TestSqliteStore(StoreContract):
    @pytest.fixture
    async def store(self, tmp_path: Path) -> AsyncIterator[Store]:
        async with open_sqlite(tmp_path / "journal.db") as database:
            yield database.store


class TestSqliteRegistry(RegistryContract):
    @pytest.fixture
    async def registry(self, tmp_path: Path) -> AsyncIterator[Registry]:
        async with open_sqlite(tmp_path / "journal.db") as database:
            yield database.registry
