"""(I1, I2, I3, I5) PgBouncer in transaction mode stands between nodes and PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.faults.nodes.telling import Teller, goes_on, telling
from tests.faults.test_postgres_down import check_all, journal_of
from tests.pgbouncer import PgBouncer
from tests.postgres import PostgresServer, StandbyPair
from vivavoce.journal.store import Store
from vivavoce.stores.postgres import open_postgres
from vivavoce.testing.store_contract import StoreContract

pytestmark = pytest.mark.faults


@pytest.fixture(scope="session")
def pooler(postgres: PostgresServer) -> Iterator[PgBouncer]:
    """PgBouncer in front of the server that tests share."""
    with PgBouncer(postgres) as pooler:
        yield pooler.start()


class TestPostgresStoreThroughPgBouncer(StoreContract):
    @pytest.fixture
    async def store(self, pooler: PgBouncer, database_url: str) -> AsyncIterator[Store]:
        async with open_postgres(pooler.through(database_url)) as database:
            yield database.store


async def test_behind_a_pooler_nothing_is_lost_when_the_server_restarts_or_is_another_one() -> None:
    """(I1, I2, I5) Two nodes write through it."""
    with StandbyPair() as pair, PgBouncer(pair.primary) as pooler:
        await asyncio.to_thread(pair.start)
        pooler.start()
        async with (
            open_postgres(pooler.url()) as one,
            open_postgres(pooler.url()) as other,
            journal_of(one) as mine,
            journal_of(other) as yours,
        ):
            tellers = [
                Teller(journal, database.store)
                for journal, database in ((mine, one), (yours, other))
                for _ in range(5)
            ]
            async with telling(tellers):
                await goes_on(tellers)
                assert (await one.store._writer._connected()).is_pooled
                await asyncio.to_thread(pair.primary.restart)
                await goes_on(tellers)
                await asyncio.to_thread(pair.wait_synchronous)
                await goes_on(tellers)
                await asyncio.to_thread(pair.primary.kill)
                await asyncio.to_thread(pair.promote)
                await asyncio.to_thread(pooler.point_at, pair.standby)
                await goes_on(tellers)
        await check_all(tellers, pooler.url())
