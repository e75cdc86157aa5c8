"""(I1, I2, I3, I5) PgBouncer in transaction mode stands between nodes and PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.faults.nodes.telling import check_all, goes_on, telling, two_nodes
from tests.pgbouncer import PgBouncer
from tests.postgres import PostgresServer, StandbyPair
from vivavoce.journal.store import Store
from vivavoce.stores.postgres import open_postgres
from vivavoce.stores.postgres.address import Address
from vivavoce.stores.postgres.connecting import Gate, connected
from vivavoce.testing.store_contract import StoreContract

pytestmark = pytest.mark.faults


@pytest.fixture(scope="session")
def pooler(postgres: PostgresServer) -> Iterator[PgBouncer]:
    """PgBouncer in front of the server that tests share."""
    with PgBouncer(postgres) as pooler:
        yield pooler.start()


class TestPostgresStoreThroughPgBouncer(StoreContract):
    @pytest.fixture
    async def store(self, pooler: PgBouncer, emptied_database_url: str) -> AsyncIterator[Store]:
        async with open_postgres(pooler.through(emptied_database_url)) as database:
            yield database.store


async def test_behind_a_pooler_nothing_is_lost_when_the_server_restarts_or_is_another_one() -> None:
    """(I1, I2, I5) Two nodes write through it."""
    with StandbyPair() as pair, PgBouncer(pair.primary) as pooler:
        await asyncio.to_thread(pair.start)
        pooler.start()
        async with connected(Gate(Address(pooler.url()))) as line:
            assert line.is_pooled
        async with two_nodes(pooler.url(), tellers=10) as tellers, telling(tellers):
            await goes_on(tellers)
            await asyncio.to_thread(pair.primary.restart)
            await goes_on(tellers)
            await asyncio.to_thread(pair.wait_synchronous)
            await goes_on(tellers)
            await asyncio.to_thread(pair.primary.kill)
            await asyncio.to_thread(pair.promote)
            await asyncio.to_thread(pooler.point_at, pair.standby)
            await goes_on(tellers)
        await check_all(tellers, pooler.url())
