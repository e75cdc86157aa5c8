"""Let the shipped contracts say what differs, as tests do."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator

import pytest

from tests.postgres import FreshDatabases, PostgresServer
from tests.stores.made import empty_tables, make_tables

# Servers would ignore it, too, if these tests were started under `nohup`.
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

# Tests start thousands of processes, and each would compile all of Vivavoce anew if compiled
# modules were not kept: half of what such a process takes.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

pytest.register_assert_rewrite("vivavoce.testing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let soak tests take their time, whatever their file's other tests may take."""
    for item in items:
        if item.get_closest_marker("soak") is not None:
            item.add_marker(pytest.mark.timeout(0), append=False)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Give the PostgreSQL server that the tests of this process share; leave it running."""
    with PostgresServer() as server:
        yield server.start()


@pytest.fixture(scope="session")
def fresh_databases(postgres: PostgresServer) -> FreshDatabases:
    return FreshDatabases(postgres)


@pytest.fixture
def database_url(fresh_databases: FreshDatabases) -> Iterator[str]:
    """Give the address of an empty database that is this test's own."""
    with fresh_databases.one() as url:
        yield url


@pytest.fixture(scope="session")
def _database_with_tables(fresh_databases: FreshDatabases) -> Iterator[str]:
    with fresh_databases.one() as url:
        asyncio.run(make_tables(url))
        yield url


@pytest.fixture
def emptied_database_url(_database_with_tables: str) -> Iterator[str]:
    """Give the address of a database with empty tables of ours.

    One test after the other has it, since making tables takes longer than a contract's test.
    """
    yield _database_with_tables
    empty_tables(_database_with_tables)
