"""A database that cannot be used: one sentence, no password in it, nothing touched."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.harness import free_port
from tests.nodes import Node
from tests.postgres import PostgresServer, StandbyPair
from vivavoce.errors import CannotStart
from vivavoce.running import running
from vivavoce.stores.postgres import open_postgres
from vivavoce.stores.postgres.address import Address
from vivavoce.stores.postgres.causes import Rejected
from vivavoce.stores.postgres.connecting import check_fit
from vivavoce.stores.postgres.migrate import migrations

# As little as one of these words in a message, and it has been told to everybody.
PASSWORD = "swordfish"

NEWEST = migrations()[-1][0]

# Every relation, column and row there is, and who owns it.
EVERYTHING = """
    SELECT relname::text, relkind::text, relowner, reltuples,
           array(SELECT attname::text FROM pg_attribute WHERE attrelid = oid ORDER BY attnum)
    FROM pg_class
    WHERE relnamespace::regnamespace::text NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
    ORDER BY oid
"""


async def refusal(database_url: str, tmp_path: Path) -> str:
    """Return the sentence with which a node refuses to start on this database."""
    with pytest.raises(CannotStart) as raised:
        async with running(tmp_path / "data", database_url=database_url):
            pass
    said = str(raised.value)
    assert re.fullmatch(r"[^\n]+[^.\n]\.", said), said
    assert PASSWORD not in said
    assert not (tmp_path / "data").exists()
    return said


def contents(database_url: str) -> list[tuple[object, ...]]:
    """Return all that can be seen from outside of what a database holds."""
    with psycopg.connect(database_url) as connection:
        return connection.execute(EVERYTHING).fetchall()


def execute(database_url: str, *statements: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@contextlib.contextmanager
def role_of(database_url: str, *, may: str = "") -> Iterator[str]:
    """Give the address of the database for a role that may do nothing but this."""
    name = "somebody"
    at = psycopg.conninfo.conninfo_to_dict(database_url)
    execute(database_url, f"CREATE ROLE {name} LOGIN", *([f"GRANT {may} TO {name}"] if may else []))
    try:
        yield f"postgresql://{name}:{PASSWORD}@127.0.0.1:{at['port']}/{at['dbname']}"
    finally:
        execute(database_url, f"DROP OWNED BY {name}", f"DROP ROLE {name}")


# The address.


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://u:swordfish@h/d", "begin with postgresql://"),
        ("swordfish", "begin with postgresql://"),
        ("postgresql://u:swordfish@h:x/d", "cannot be understood"),
        ("postgresql://u:swordfish@h/d?nonsense=1", "cannot be understood"),
        ("postgresql://u:sword%zzfish@h/d", "cannot be understood"),
        ("postgresql://u:a@swordfish@h/d", "write @ as %40"),
        ("postgresql://u:a/swordfish@h/d", "write @ as %40"),
        ("postgresql://u:1/swordfish@h/d", "write @ as %40"),
        ("postgresql://u:a@b:swordfish@h/d", "write @ as %40"),
        ("postgresql://u:swordfish@h1,h2,h3/d?port=1,2", "more or fewer ports than hosts"),
        ("postgresql://u:swordfish@[::1/d", "cannot be understood"),
    ],
)
async def test_an_address_that_makes_no_sense(url: str, words: str, tmp_path: Path) -> None:
    assert words in await refusal(url, tmp_path)


def test_what_is_shown_of_an_address_leads_to_the_database_and_not_into_it() -> None:
    address = Address(f"postgresql://u:{PASSWORD}@h:5433/d?sslpassword={PASSWORD}")
    assert str(address) == "the database at host h, port 5433, dbname d, user u"
    assert str(Address(f"postgresql:///?password={PASSWORD}")) == "the database"


# Whoever answers, or does not.


async def test_a_host_that_nobody_knows(tmp_path: Path) -> None:
    said = await refusal(f"postgresql://u:{PASSWORD}@no.such.host.invalid/d", tmp_path)
    assert "no.such.host.invalid" in said


async def test_a_port_where_nobody_listens(tmp_path: Path) -> None:
    port = free_port()
    said = await refusal(f"postgresql://u:{PASSWORD}@127.0.0.1:{port}/d", tmp_path)
    assert f"127.0.0.1, port {port}, dbname d, user u cannot be used: Connection refused" in said


async def test_several_hosts_of_which_none_can_be_used(tmp_path: Path) -> None:
    hosts = f"127.0.0.1:{free_port()},127.0.0.1:{free_port()}"
    said = await refusal(f"postgresql://u@{hosts}/d", tmp_path)
    assert "refused" in said


async def test_a_database_that_is_not_there(postgres: PostgresServer, tmp_path: Path) -> None:
    said = await refusal(postgres.url("nowhere"), tmp_path)
    assert 'database "nowhere" does not exist' in said


async def test_a_role_that_is_not_there(postgres: PostgresServer, tmp_path: Path) -> None:
    url = f"postgresql://nobody:{PASSWORD}@127.0.0.1:{postgres.port}/postgres"
    assert 'role "nobody" does not exist' in await refusal(url, tmp_path)


@pytest.fixture(scope="module")
def own_server() -> Iterator[PostgresServer]:
    """A server of this file alone, whose settings may be changed."""
    with PostgresServer() as server:
        yield server.start()


async def test_a_wrong_password(own_server: PostgresServer, tmp_path: Path) -> None:
    rules = own_server.data / "pg_hba.conf"
    rules.write_text(f"host all somebody 127.0.0.1/32 scram-sha-256\n{rules.read_text()}")
    own_server.sql("SELECT pg_reload_conf()")
    own_server.sql("CREATE ROLE somebody LOGIN PASSWORD 'another'")
    url = f"postgresql://somebody:{PASSWORD}@127.0.0.1:{own_server.port}/postgres"
    assert 'password authentication failed for user "somebody"' in await refusal(url, tmp_path)


async def test_a_server_that_does_not_sync(own_server: PostgresServer, tmp_path: Path) -> None:
    own_server.sql("ALTER SYSTEM SET fsync = off")
    own_server.restart()
    assert "fsync is off" in await refusal(own_server.url(), tmp_path)
    own_server.sql("ALTER SYSTEM RESET fsync")
    own_server.restart()
    assert contents(own_server.url()) == []


@pytest.mark.parametrize("setting", ["off", "local", "remote_write"])
async def test_commits_that_are_confirmed_before_they_are_safe(
    database_url: str, setting: str, tmp_path: Path
) -> None:
    name = database_url.rsplit("/", 1)[1]
    execute(database_url, f"ALTER DATABASE {name} SET synchronous_commit = {setting}")
    said = await refusal(database_url, tmp_path)
    assert f"synchronous_commit is {setting}" in said
    assert "ALTER ROLE" in said
    assert contents(database_url) == []


async def test_a_database_in_which_transactions_only_read(
    database_url: str, tmp_path: Path
) -> None:
    name = database_url.rsplit("/", 1)[1]
    execute(database_url, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    assert "default_transaction_read_only" in await refusal(database_url, tmp_path)
    assert contents(database_url) == []


async def test_a_standby_without_its_primary(tmp_path: Path) -> None:
    with StandbyPair() as pair:
        pair.start()
        said = await refusal(pair.standby.url(), tmp_path)
        assert "Only a read-only standby answers" in said
        assert contents(pair.primary.url()) == []


@pytest.mark.parametrize(
    ("version", "told"), [(140_012, "PostgreSQL 14"), (90_624, "PostgreSQL 9")]
)
def test_a_server_that_is_too_old(version: int, told: str) -> None:
    with pytest.raises(Rejected, match=f"^{told} answers for the database.*15 or newer"):
        check_fit("the database at host h", False, False, version, True, "on", user="u")


@pytest.mark.parametrize("commit", ["on", "remote_apply"])
@pytest.mark.parametrize("version", [150_000, 180_001])
def test_a_server_that_keeps_what_it_confirms_is_taken(version: int, commit: str) -> None:
    check_fit("the database", False, False, version, True, commit, user="u")


# What is in it.


async def test_a_role_that_may_make_no_tables(database_url: str, tmp_path: Path) -> None:
    execute(database_url, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    with role_of(database_url) as url:
        said = await refusal(url, tmp_path)
    assert "lacks tables" in said
    assert "Grant it CREATE" in said
    assert contents(database_url) == []


async def test_a_role_that_may_not_make_what_is_missing_for_this_version(
    database_url: str, tmp_path: Path
) -> None:
    """Another one made the tables of the version before."""
    number, script = migrations()[0]
    execute(
        database_url,
        "CREATE TABLE schema_versions (number int PRIMARY KEY, applied_at timestamptz)",
        script,
        f"INSERT INTO schema_versions VALUES ({number}, now())",
    )
    before = contents(database_url)
    everything = "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public"
    with role_of(database_url, may=everything) as url:
        said = await refusal(url, tmp_path)
    assert "lacks tables" in said
    assert contents(database_url) == before


async def test_a_role_that_may_make_nothing_runs_where_nothing_is_missing(
    database_url: str,
) -> None:
    async with open_postgres(database_url):
        pass
    everything = "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public"
    with role_of(database_url, may=everything) as url:
        async with open_postgres(url) as database:
            assert await database.registry.organizations() == []


async def test_a_role_that_may_not_read_our_tables(database_url: str, tmp_path: Path) -> None:
    async with open_postgres(database_url):
        pass
    with role_of(database_url) as url:
        assert "permission denied" in await refusal(url, tmp_path)


async def test_a_database_of_a_newer_release(database_url: str, tmp_path: Path) -> None:
    async with open_postgres(database_url):
        pass
    execute(database_url, f"INSERT INTO schema_versions (number) VALUES ({NEWEST + 1})")
    before = contents(database_url)
    said = await refusal(database_url, tmp_path)
    assert f"newer Vivavoce (schema {NEWEST + 1}; this one knows {NEWEST})" in said
    assert contents(database_url) == before


@pytest.mark.parametrize(
    "theirs",
    [
        "events (id serial PRIMARY KEY, what text)",
        "interviews (number int)",
        "guides (number int)",
        "schema_versions (version text)",
        "schema_versions (number text)",
    ],
)
async def test_a_database_with_tables_of_another_program(
    database_url: str, theirs: str, tmp_path: Path
) -> None:
    execute(database_url, f"CREATE TABLE {theirs}")
    before = contents(database_url)
    said = await refusal(database_url, tmp_path)
    assert "another program's tables" in said
    assert contents(database_url) == before


async def test_a_schema_of_another_name_is_found_through_the_search_path(
    database_url: str, tmp_path: Path
) -> None:
    """So that a database may be shared with other programs."""
    name = database_url.rsplit("/", 1)[1]
    execute(
        database_url,
        "CREATE TABLE events (number int)",
        "CREATE SCHEMA ours",
        f"ALTER DATABASE {name} SET search_path = ours",
    )
    async with open_postgres(database_url) as database:
        assert await database.registry.organizations() == []


# As people see it.


def test_serve_says_it_in_one_line_and_exits_with_2(database_url: str, tmp_path: Path) -> None:
    execute(database_url, "CREATE TABLE events (number int)")
    with_password = database_url.replace("vivavoce@", f"vivavoce:{PASSWORD}@")
    before = contents(database_url)
    with Node(tmp_path / "node", with_password) as node:
        node.launch()
        assert node.wait() == 2
        said = node.errors()
        assert re.fullmatch(r"vivavoce: The database at [^\n]+\.\n", said), said
        assert PASSWORD not in said + node.stdout.read_text()
        assert not node.data.exists()
    assert contents(database_url) == before
