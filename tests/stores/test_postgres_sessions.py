"""What a connection is told before anything is trusted to it."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.harness import until
from tests.postgres import PostgresServer
from vivavoce.errors import CannotStart, Malformed, StoreUnavailable
from vivavoce.journal.store import Filters
from vivavoce.stores.postgres import connections, open_postgres
from vivavoce.stores.postgres.connecting import Line, connected
from vivavoce.testing.clock import NOON
from vivavoce.testing.stories import ACME, Story, keep

MINUTE_MS = 60_000


@pytest.fixture(params=["LATIN1", "SQL_ASCII"])
def elsewhere_encoded(request: pytest.FixtureRequest, postgres: PostgresServer) -> Iterator[str]:
    """Give the address of a database that keeps texts otherwise than in UTF-8."""
    name = f"encoded_{str(request.param).lower()}"
    how = f"ENCODING '{request.param}' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
    postgres.sql(f"CREATE DATABASE {name} {how}")
    yield postgres.url(name)
    postgres.sql(f"DROP DATABASE {name} (FORCE)")


async def test_a_database_of_another_encoding_is_refused_in_one_sentence(
    elsewhere_encoded: str,
) -> None:
    """It would give back other letters than it was given, or none at all."""
    with pytest.raises(CannotStart, match="TEMPLATE template0") as refused:
        async with open_postgres(elsewhere_encoded):
            pass
    assert "UTF8" in str(refused.value)


async def test_letters_come_back_whatever_encoding_the_address_asks_for(
    database_url: str,
) -> None:
    async with open_postgres(f"{database_url}?client_encoding=latin1") as database:
        story = Story()
        await keep(database.store, story.open())
        await database.store.quarantine(story.id, "zerst\u00f6rt \u65e5\u672c")
        [(damaged,)] = await database.connections.rows("SELECT damaged FROM interviews")
        assert damaged == "zerst\u00f6rt \u65e5\u672c"
        asked = await database.connections.rows("SHOW client_encoding")
        assert asked == [("UTF8",)]


async def test_nul_in_what_is_looked_for_is_the_askers_mistake(database_url: str) -> None:
    """(I12) Asking again would not help, so they are not told to come back later."""
    async with open_postgres(database_url) as database:
        with pytest.raises(Malformed, match="NUL"):
            await database.store.find(Filters(organization=ACME, status="act\0ive"))


async def test_a_server_notices_by_itself_that_a_node_is_gone(database_url: str) -> None:
    """(I6) TCP alone would let it keep locks, and what nobody listens to, for hours."""
    names = ("tcp_keepalives_idle", "tcp_user_timeout")
    asked = ", ".join(
        f"(SELECT setting::bigint * CASE unit WHEN 's' THEN 1000 ELSE 1 END "
        f"FROM pg_settings WHERE name = '{name}')"
        for name in names
    )
    async with open_postgres(database_url) as database, connected(database._gate) as listening:
        pooled = await database.connections.rows(f"SELECT {asked}")
        own = await (await listening.execute(f"SELECT {asked}".encode())).fetchall()
        for [found] in (pooled, own):
            assert all(0 < milliseconds <= MINUTE_MS for milliseconds in found)


async def test_a_node_that_stands_still_in_the_middle_keeps_its_locks_for_seconds(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(I7) An interview that it was erasing is somebody else's to change again."""
    monkeypatch.setitem(connections.SESSION, "idle_in_transaction_session_timeout", "200")
    story = Story()

    async def stand_still(line: Line) -> None:
        async with line.transaction():
            await line.execute("SELECT FROM interviews FOR UPDATE")
            held.set()
            await goes_on.wait()

    async with open_postgres(database_url) as other:
        await keep(other.store, story.open())
        async with open_postgres(database_url) as stopped:
            held, goes_on = asyncio.Event(), asyncio.Event()
            standing = asyncio.create_task(stopped.connections.run(stand_still))
            await held.wait()
            assert await other.store.erase(story.id, NOON)
            goes_on.set()
            with pytest.raises(StoreUnavailable):
                await standing


async def test_a_commit_goes_on_to_be_safe_though_somebody_lets_the_server_be_quicker() -> None:
    """(I1) A connection that was looked at stays as it was found."""
    with PostgresServer() as server:
        server.start()
        async with open_postgres(server.url()) as database:
            await keep(database.store, (story := Story()).open())
            server.sql("ALTER SYSTEM SET synchronous_commit = off")
            server.sql("SELECT pg_reload_conf()")
            await until(lambda: server.sql("SHOW synchronous_commit") == [("off",)])
            await keep(database.store, story.say())
            line = database.store._writer._line
            assert line is not None
            asked = await line.execute("SHOW synchronous_commit")
            assert await asked.fetchone() == ("on",)
