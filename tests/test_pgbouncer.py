"""The PgBouncer of the tests stands between a client and its server as it does elsewhere."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.pgbouncer import PgBouncer
from tests.postgres import PostgresServer


@pytest.fixture
def bouncer(postgres: PostgresServer) -> Iterator[PgBouncer]:
    with PgBouncer(postgres, pool_size=1) as bouncer:
        yield bouncer.start()


def test_clients_share_a_server_connection_between_their_transactions(
    bouncer: PgBouncer, database_url: str
) -> None:
    url = bouncer.through(database_url)
    with psycopg.connect(url) as first, psycopg.connect(url) as second:
        asked = "SELECT pg_backend_pid(), current_database()"
        told = []
        for client in (first, second):
            told.append(client.execute(asked).fetchone())
            client.commit()
    assert told[0] == told[1]
    assert told[0] is not None
    assert database_url.endswith(told[0][1])


def test_it_leads_to_another_server_once_told_so(bouncer: PgBouncer) -> None:
    asked = "SELECT current_setting('port')"
    with PostgresServer() as other, psycopg.connect(bouncer.url(), autocommit=True) as client:
        assert client.execute(asked).fetchone() != (str(other.port),)
        other.start()
        bouncer.point_at(other)
        assert client.execute(asked).fetchone() == (str(other.port),)


def test_it_ends_and_starts_again_on_its_port(bouncer: PgBouncer) -> None:
    port = bouncer.port
    bouncer.kill()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(bouncer.url())
    bouncer.start()
    with psycopg.connect(bouncer.url()) as client:
        assert client.execute("SELECT 1").fetchone() == (1,)
    bouncer.freeze()
    bouncer.stop()
    assert bouncer.port == port
