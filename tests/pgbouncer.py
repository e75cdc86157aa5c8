"""A real PgBouncer in front of a PostgreSQL server of the tests.

with PgBouncer(server) as bouncer:
    bouncer.start()
    psycopg.connect(bouncer.url(database), prepare_threshold=None)
    bouncer.point_at(other)
"""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, Self

import psycopg

from tests import private
from tests.harness import free_port, is_port_free
from tests.postgres import OWNER, PostgresServer

READY_WITHIN_S = 15.0

PoolMode = Literal["session", "transaction", "statement"]


def find_program(name: str) -> Path:
    """Return the path of a server's program.

    Raises:
        AssertionError: it is not installed; tests fail rather than skip.
    """
    # Debian keeps servers where ordinary users do not look.
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    assert found is not None, f"These tests need {name}: run scripts/system-packages."
    return Path(found)


class PgBouncer:
    """PgBouncer on a port of its own, over all restarts; every database goes to one server.

    Args:
        server: where connections lead to begin with.
        folder: where it is to live; see `PostgresServer`.
        pool_size: server connections that it opens for a database, at most.
        settings: of `[pgbouncer]`, beside the ones every test's has.
    """

    def __init__(
        self,
        server: PostgresServer,
        folder: Path | None = None,
        *,
        pool_mode: PoolMode = "transaction",
        pool_size: int = 20,
        settings: Mapping[str, str | int | float] | None = None,
    ) -> None:
        self.folder, self._made = private.usable_folder(folder)
        self.log = self.folder / "pgbouncer.log"
        self.port = free_port()
        self.settings: dict[str, str | int | float] = {
            "listen_addr": "127.0.0.1",
            "unix_socket_dir": str(self.folder),
            # Everybody is let in, and is the owner.
            "auth_type": "any",
            "admin_users": OWNER,
            "pool_mode": pool_mode,
            "default_pool_size": pool_size,
            "max_client_conn": 500,
            # As quick to notice a server's return as it is to notice its end.
            "server_connect_timeout": 2,
            "server_login_retry": 0.3,
            **(settings or {}),
        }
        self._server = server
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/{database}"

    def through(self, database_url: str) -> str:
        """Return the address of a database of the server, by way of PgBouncer."""
        return self.url(database_url.rpartition("/")[2])

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    # Starting, ending.

    def start(self) -> Self:
        """Start it and return once it takes connections; whether the server runs is not asked."""
        assert not self.is_running, "PgBouncer runs already"
        if self._process is None and not is_port_free(self.port):
            self.port = free_port()
        self._write()
        command = [str(find_program("pgbouncer")), str(self._configuration)]
        self._process = private.start(command, folder=self.folder, log=self.log)
        self._wait_until(lambda: bool(self.console("SHOW VERSION")))
        return self

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def close(self) -> None:
        """End it if it runs, and remove a folder that it had made for itself."""
        if self.is_running:
            self.kill()
        if self._made:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _end(self, number: signal.Signals) -> None:
        assert self._process is not None, "PgBouncer was never started"
        self._process.send_signal(signal.SIGCONT)
        self._process.send_signal(number)
        self._process.wait(private.GONE_WITHIN_S)

    # Standing still, and leading elsewhere.

    def freeze(self) -> None:
        """Stop it where it is: connections stay open and silent both ways."""
        assert self._process is not None, "PgBouncer was never started"
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._process is not None, "PgBouncer was never started"
        self._process.send_signal(signal.SIGCONT)

    def point_at(self, server: PostgresServer) -> None:
        """Lead to another server from now on; return once every new transaction goes there."""
        self._server = server
        self._write()
        assert self._process is not None, "PgBouncer was never started"
        self._process.send_signal(signal.SIGHUP)
        listed = "SHOW DATABASES"
        self._wait_until(lambda: any(str(server.port) in map(str, r) for r in self.console(listed)))

    # Looking at it.

    def console(self, command: str) -> list[tuple[Any, ...]]:
        """Run a command of its console, like SHOW POOLS, and return its rows."""
        # Through the socket in our own folder: behind a port could be anybody.
        with psycopg.connect(
            host=str(self.folder), port=self.port, user=OWNER, dbname="pgbouncer", autocommit=True
        ) as connection:
            cursor = connection.execute(command.encode())
            return cursor.fetchall() if cursor.description is not None else []

    def logged(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    @property
    def _configuration(self) -> Path:
        return self.folder / "pgbouncer.ini"

    def _write(self) -> None:
        settings = {**self.settings, "listen_port": self.port}
        lines = [
            "[databases]",
            f"* = host=127.0.0.1 port={self._server.port} user={OWNER}",
            "[pgbouncer]",
            *(f"{name} = {value}" for name, value in settings.items()),
        ]
        self._configuration.write_text("\n".join(lines) + "\n")
        private.give_to_user(self._configuration)

    def _wait_until(self, happened: Callable[[], bool]) -> None:
        deadline = time.monotonic() + READY_WITHIN_S
        while True:
            with contextlib.suppress(psycopg.OperationalError):
                if happened():
                    return
            assert self.is_running, f"PgBouncer ended: {self.logged()[-2000:]}"
            assert time.monotonic() < deadline, f"PgBouncer: {self.logged()[-2000:]}"
            time.sleep(0.01)
