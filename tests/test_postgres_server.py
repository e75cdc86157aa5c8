"""The private PostgreSQL of the tests can be trusted."""

import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from tests.postgres import (
    VERSION_MIN,
    FreshDatabases,
    PostgresServer,
    StandbyPair,
    find_binaries,
)
from tests.private import is_there, stands_still, wait_gone


def test_the_server_is_new_enough_durable_and_only_on_loopback(postgres: PostgresServer) -> None:
    settings = dict(postgres.sql("SELECT name, setting FROM pg_settings"))
    assert int(settings["server_version_num"]) >= VERSION_MIN * 10_000
    assert (settings["fsync"], settings["synchronous_commit"]) == ("on", "on")
    assert settings["listen_addresses"] == "127.0.0.1"


def test_databases_are_empty_and_each_test_s_own(fresh_databases: FreshDatabases) -> None:
    tables = "SELECT count(*) FROM pg_tables WHERE schemaname NOT LIKE 'pg_%'"
    with fresh_databases.one() as first, fresh_databases.one() as second:
        with psycopg.connect(first) as connection:
            untouched = connection.execute(tables).fetchone()
            connection.execute("CREATE TABLE left_over (number int)")
            connection.execute("CREATE SCHEMA another CREATE TABLE left_over (number int)")
            connection.execute("CREATE EXTENSION pg_stat_statements")
        with psycopg.connect(second) as connection:
            assert connection.execute(tables).fetchone() == untouched
    with fresh_databases.one() as first, fresh_databases.one() as second:
        for url in (first, second):
            with psycopg.connect(url) as connection:
                assert connection.execute(tables).fetchone() == untouched
                extensions = connection.execute("SELECT extname FROM pg_extension").fetchall()
                assert extensions == [("plpgsql",)]


def test_a_database_whose_rights_were_changed_is_not_given_again(
    postgres: PostgresServer, fresh_databases: FreshDatabases
) -> None:
    with fresh_databases.one() as url:
        postgres.sql(f"REVOKE CONNECT ON DATABASE {url.rpartition('/')[2]} FROM PUBLIC")
    with fresh_databases.one():
        changed = "SELECT count(*) FROM pg_database WHERE datacl IS NOT NULL AND NOT datistemplate"
        assert postgres.sql(changed) == [(0,)]


def test_a_database_goes_even_while_somebody_is_in_it(
    postgres: PostgresServer, fresh_databases: FreshDatabases
) -> None:
    with fresh_databases.one() as url:
        connection = psycopg.connect(url)
    with connection, pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_a_killed_server_leaves_nothing_alive_and_keeps_what_it_confirmed(tmp_path: Path) -> None:
    # The servers' user cannot get there, and a socket's path may not be so long.
    closed = tmp_path / ("long" * 20) / "postgres"
    with PostgresServer(closed) as server:
        server.start()
        assert closed.resolve() == server.folder
        server.sql("CREATE TABLE kept (number int)")
        with psycopg.connect(server.url()) as connection:
            connection.execute("INSERT INTO kept VALUES (1)")
            connection.commit()
            processes = server.processes()
            server.kill()
            with pytest.raises(psycopg.OperationalError):
                connection.execute("SELECT 1")
        assert len(processes) > 5
        assert not any(map(is_there, processes))
        server.start()
        assert server.sql("SELECT number FROM kept") == [(1,)]
        server.restart()
        assert server.sql("SELECT number FROM kept") == [(1,)]
        folder = server.folder
    assert not folder.exists()


def test_a_frozen_server_is_silent_and_goes_on_where_it_was(postgres: PostgresServer) -> None:
    postgres.freeze()
    try:
        assert all(map(stands_still, postgres.processes()))
        with ThreadPoolExecutor(1) as clients:
            asked = clients.submit(postgres.sql, "SELECT 1")
            postgres.thaw()
            assert asked.result() == [(1,)]
    finally:
        postgres.thaw()


def test_a_server_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    program = (
        "import sys, threading\n"
        "from tests.postgres import PostgresServer\n"
        "server = PostgresServer()\n"
        "starting = threading.Thread(target=server.start)\n"
        "starting.start(); starting.join()\n"
        "print(server.folder, *server.processes(), flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as tests:
        assert tests.stdout is not None
        folder, *processes = tests.stdout.readline().split()
        assert is_there(int(processes[0]))
        tests.send_signal(signal.SIGKILL)
        tests.wait()
    wait_gone(map(int, processes))
    shutil.rmtree(folder)


def test_a_standby_that_is_promoted_has_all_that_was_confirmed() -> None:
    with StandbyPair() as pair:
        pair.start()
        pair.primary.sql("CREATE TABLE kept (number int)")
        pair.primary.sql("INSERT INTO kept VALUES (1)")
        pair.stall_replication()
        with ThreadPoolExecutor(1) as clients:
            unconfirmed = clients.submit(pair.primary.sql, "INSERT INTO kept VALUES (2)")
            waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
            while pair.primary.sql(waiting) != [(1,)]:
                assert not unconfirmed.done()
            pair.primary.kill()
            with pytest.raises(psycopg.OperationalError):
                unconfirmed.result()
        pair.promote()
        assert pair.standby.sql("SELECT number FROM kept") == [(1,)]
        with psycopg.connect(pair.url()) as connection:
            assert connection.info.port == pair.standby.port


def test_a_machine_without_postgresql_fails_with_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIVAVOCE_TEST_POSTGRES", str(tmp_path))
    with pytest.raises(AssertionError, match="need the PostgreSQL server"):
        find_binaries.__wrapped__()
