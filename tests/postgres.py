"""A private PostgreSQL of the tests: real, durable (fsync stays on), killed for real.

    with PostgresServer() as server:
        server.start()
        server.sql("SELECT 1")
        server.kill()
        server.start()

It listens on loopback and on a socket in its own folder and lets in everybody who gets
that far; nobody else's server is ever spoken to. Where Linux lets us, a server lives in
a process namespace of its own: `kill -9` of its first process ends all its processes in
the same moment, as a power cut does, and so does the end of the tests.
"""

import contextlib
import functools
import os
import platform
import re
import shutil
import signal
import subprocess
import time
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import psycopg

from tests import private
from tests.harness import free_port, is_port_free

OWNER = "vivavoce"
VERSION_MIN = 15

READY_WITHIN_S = 30.0
ANSWER_WITHIN_S = 30

# As much as dozens of them side by side may take; what makes a commit durable stays as it is.
MODEST: Mapping[str, str] = {
    "shared_buffers": "32MB",
    "max_connections": "100",
    "max_wal_size": "256MB",
    "wal_receiver_status_interval": "1s",
    "wal_retrieve_retry_interval": "200ms",
    "log_line_prefix": "%m [%p] %q%u@%d ",
}


@functools.cache
def find_binaries() -> Path:
    """Return the folder of the newest PostgreSQL programs of this machine.

    Raises:
        AssertionError: there are none of version 15 or later; tests fail rather than skip.
    """
    named = os.environ.get("VIVAVOCE_TEST_POSTGRES")
    folders = [Path(named)] if named else _likely_folders()
    found = [(version, folder) for folder in folders if (version := _version(folder)) is not None]
    newest = max(found, default=(0, Path()))
    assert newest[0] >= VERSION_MIN, (
        f"These tests need the PostgreSQL server, {VERSION_MIN} or later: run "
        "scripts/system-packages, or name the folder of its programs in VIVAVOCE_TEST_POSTGRES."
    )
    return newest[1]


def _likely_folders() -> list[Path]:
    folders = [*Path("/usr/lib/postgresql").glob("*/bin")]
    for homebrew in ("/opt/homebrew/opt", "/usr/local/opt", "/home/linuxbrew/.linuxbrew/opt"):
        folders += Path(homebrew).glob("postgresql@*/bin")
    if program := shutil.which("pg_config"):
        told = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(told.stdout.strip()))
    return folders


def _version(folder: Path) -> int | None:
    """Return the main version of the server in a folder; None if it is not whole."""
    if not all((folder / name).exists() for name in ("postgres", "initdb", "pg_basebackup")):
        return None
    told = subprocess.run(
        [folder / "postgres", "--version"], capture_output=True, text=True, check=False
    )
    number = re.search(r"(\d+)", told.stdout)
    return int(number[1]) if number else None


class PostgresServer:
    """One database server: its folder and its port are the same over all restarts.

    Args:
        folder: where it is to live; a folder of its own if left out. PostgreSQL refuses to
            run as root and root's temporary folders are closed to everybody else: where its
            user cannot get, `folder` becomes a link to a folder where it can.
        options: settings of the server beside the modest ones.
    """

    def __init__(
        self, folder: Path | None = None, *, options: Mapping[str, str] | None = None
    ) -> None:
        self.folder, self._made = private.usable_folder(folder)
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.port = free_port()
        self.options = {**MODEST, **(options or {})}
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/{database}"

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    # Starting.

    def create(self) -> None:
        """Make the empty cluster; `start` does it if nobody has."""
        locale = "C.UTF-8" if platform.system() == "Linux" else "C"
        arguments = ["--username", OWNER, "--auth", "trust", "--encoding", "UTF8"]
        self.run("initdb", "--pgdata", self.data, *arguments, "--locale", locale, "--no-sync")

    def start(self) -> Self:
        """Start the server and return once it takes connections."""
        self.launch()
        self.wait_ready()
        return self

    def launch(self) -> Self:
        """Start the server and return at once."""
        assert not self.is_running, "the server runs already"
        if not self.data.exists():
            self.create()
        if self._process is None and not is_port_free(self.port):
            self.port = free_port()
        settings = {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(self.folder),
            # The other kind of shared memory would be left over by `kill -9`.
            "dynamic_shared_memory_type": "sysv" if private.own_namespace() else "posix",
            **self.options,
        }
        given = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(find_binaries() / "postgres"), "-D", str(self.data), *given]
        self._process = private.start(command, folder=self.folder, log=self.log, alone=True)
        return self

    def wait_ready(self, *, within_s: float = READY_WITHIN_S) -> None:
        deadline = time.monotonic() + within_s
        while True:
            # Through the socket in our own folder: behind a port could be anybody.
            with contextlib.suppress(psycopg.OperationalError):
                if self._sql("SELECT 1", host=str(self.folder)) == [(1,)]:
                    return
            assert self.is_running, f"PostgreSQL ended: {self.logged()[-2000:]}"
            assert time.monotonic() < deadline, (
                f"PostgreSQL was not ready in {within_s} s: {self.logged()[-2000:]}"
            )
            time.sleep(0.01)

    # Ending.

    def stop(self) -> None:
        """End the server in good order; clients are cut off (a "fast" shutdown)."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """`kill -9` of every process of the server, and see that none is left."""
        self._end(signal.SIGKILL)

    def restart(self) -> Self:
        """Stop and start: what an administrator's `systemctl restart` does."""
        self.stop()
        return self.start()

    def close(self) -> None:
        """End what runs and remove a folder that the server had made for itself."""
        if self.is_running:
            self._end(signal.SIGQUIT)
        if self._made:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _end(self, number: signal.Signals) -> None:
        assert self._process is not None, "the server was never started"
        processes = self.processes()
        if number is signal.SIGKILL:
            private.signal_all(processes, number)
        else:
            self.thaw()
            private.signal_all(processes[:1], number)
        self._process.wait(private.GONE_WITHIN_S)
        private.wait_gone(processes)

    # Standing still.

    def freeze(self) -> None:
        """Stop every process of the server where it is; connections stay open and silent."""
        # The first one before the others, so that it makes no new ones meanwhile.
        private.stand_still(self.processes()[:1])
        private.stand_still(self.processes())

    def thaw(self) -> None:
        private.signal_all(self.processes(), signal.SIGCONT)

    def stall_replication(self) -> None:
        """Send nothing more to standbys, as if the network between them were cut."""
        senders = [
            process for process in self.processes() if "walsender" in private.command_of(process)
        ]
        assert senders, "nobody follows this server"
        private.stand_still(senders)

    # Looking at it.

    def sql(self, statement: str, *, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run one statement as the owner, committed at once, and return its rows."""
        return self._sql(statement, host="127.0.0.1", database=database)

    def _sql(
        self, statement: str, *, host: str, database: str = "postgres"
    ) -> list[tuple[Any, ...]]:
        with psycopg.connect(
            host=host,
            port=self.port,
            user=OWNER,
            dbname=database,
            autocommit=True,
            connect_timeout=ANSWER_WITHIN_S,
        ) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description is not None else []

    def processes(self) -> list[int]:
        """Return the ids of the server's processes, the first of all first."""
        if not self.is_running:
            return []
        assert self._process is not None
        # With a namespace of its own, what we started only waits for the server.
        children = private.children_of
        first = [self._process.pid]
        if private.own_namespace():
            first = children(self._process.pid)
        return [*first, *(child for process in first for child in children(process))]

    def logged(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def run(self, program: str, *arguments: str | Path) -> None:
        """Run one of PostgreSQL's programs to its end, as the server's user."""
        private.run([find_binaries() / program, *arguments], folder=self.folder)


class StandbyPair:
    """A primary and a standby that confirms every commit before the client hears of it.

    With the standby gone or the way to it stalled, commits on the primary wait: that is
    what synchronous replication promises.
    """

    def __init__(self, *, options: Mapping[str, str] | None = None) -> None:
        followed = {"synchronous_standby_names": "standby", "wal_level": "replica"}
        self.primary = PostgresServer(options={**(options or {}), **followed})
        self.standby = PostgresServer(options=options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def url(self, database: str = "postgres") -> str:
        """Return the address that names both servers and wants the one that takes writes."""
        hosts = f"127.0.0.1:{self.primary.port},127.0.0.1:{self.standby.port}"
        return f"postgresql://{OWNER}@{hosts}/{database}?target_session_attrs=read-write"

    def start(self) -> Self:
        """Start both; return once the standby confirms commits."""
        self.primary.start()
        self.follow()
        return self

    def follow(self) -> None:
        """Make the standby a copy of the primary and start it."""
        ours, theirs = self.standby, self.primary
        address = f"host=127.0.0.1 port={theirs.port} user={OWNER}"
        source = ["--dbname", f"{address} dbname=postgres", "--pgdata", str(ours.data)]
        how = ["--wal-method=stream", "--checkpoint=fast", "--no-sync", "--create-slot"]
        ours.run("pg_basebackup", *source, *how, "--slot=standby", "--write-recovery-conf")
        settings = ours.data / "postgresql.auto.conf"
        with settings.open("a") as text:
            text.write(f"primary_conninfo = '{address} application_name=standby'\n")
        ours.start()
        self.wait_synchronous()

    def wait_synchronous(self, *, within_s: float = READY_WITHIN_S) -> None:
        """Return once commits of the primary wait for the standby and get its word."""
        asked = (
            "SELECT count(*) FROM pg_stat_replication "
            "WHERE state = 'streaming' AND sync_state = 'sync'"
        )
        deadline = time.monotonic() + within_s
        while self.primary.sql(asked) != [(1,)]:
            assert time.monotonic() < deadline, (
                f"the standby does not follow: {self.standby.logged()[-2000:]}"
            )
            time.sleep(0.01)

    def promote(self) -> None:
        """Make the standby a primary; return once it takes writes."""
        assert self.standby.sql("SELECT pg_promote(true, 20)") == [(True,)]

    def stall_replication(self) -> None:
        """Let nothing reach the standby any more, while both servers run on."""
        self.primary.stall_replication()

    def close(self) -> None:
        self.standby.close()
        self.primary.close()


class FreshDatabases:
    """Empty databases of one server, one for each test.

    Making one takes 60 ms and dropping it 25; emptying a used one takes 15, so they are
    used again, under another name: whoever still has the old one finds nothing there.
    """

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._spare: list[str] = []

    @contextlib.contextmanager
    def one(self) -> Iterator[str]:
        """Give the address of an empty database; afterwards it is gone, whoever uses it still."""
        name = f"test_{uuid.uuid4().hex}"
        if self._spare:
            self._server.sql(f"ALTER DATABASE {self._spare.pop()} RENAME TO {name}")
        else:
            self._server.sql(f"CREATE DATABASE {name}")
        try:
            yield self._server.url(name)
        finally:
            self._take_back(name)

    def _take_back(self, name: str) -> None:
        spare = f"spare_{uuid.uuid4().hex}"
        with psycopg.connect(self._server.url(), autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            connection.execute(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = %s",
                [name],
            )
            if connection.execute(HAS_ITS_OWN_RIGHTS, [name]).fetchone() == (True,):
                connection.execute(f"DROP DATABASE {name}")
                return
            connection.execute(f"ALTER DATABASE {name} RENAME TO {spare}")
            connection.execute(f"ALTER DATABASE {spare} RESET ALL")
            connection.execute(f"ALTER DATABASE {spare} ALLOW_CONNECTIONS true")
        self._server.sql(EMPTY, database=spare)
        self._spare.append(spare)


HAS_ITS_OWN_RIGHTS = f"""
SELECT datacl IS NOT NULL OR datdba <> '{OWNER}'::regrole FROM pg_database WHERE datname = %s
"""

EMPTY = """
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT nspname FROM pg_namespace
        WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg^_%' ESCAPE '^'
    LOOP EXECUTE format('DROP SCHEMA %I CASCADE', name); END LOOP;
    FOR name IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'
    LOOP EXECUTE format('DROP EXTENSION %I CASCADE', name); END LOOP;
    CREATE SCHEMA public AUTHORIZATION pg_database_owner;
    GRANT USAGE ON SCHEMA public TO PUBLIC;
END $$
"""
