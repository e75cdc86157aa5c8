"""Two PostgreSQL servers that take turns: one is the primary, the other confirms its commits."""

import shutil
import time
from typing import Self

from tests.postgres import OWNER, READY_WITHIN_S, PostgresServer

DATABASE = "vivavoce"

_STREAMING = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"
_CONFIRMING = f"{_STREAMING} AND sync_state = 'sync'"


class Cluster:
    """A primary and its synchronous standby, over any number of failovers.

    Between a failover and `rebuild` there is one server, which confirms alone.
    """

    def __init__(self) -> None:
        self.servers = (PostgresServer(), PostgresServer())
        self.primary, self.standby = self.servers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        for server in self.servers:
            server.close()

    def start(self) -> Self:
        """Start both, with an empty database."""
        self.primary.start()
        self.primary.sql(f"CREATE DATABASE {DATABASE}")
        self.rebuild()
        return self

    def fail_over(self) -> None:
        """`kill -9` the primary and promote the standby; return once that takes writes."""
        self.primary.kill()
        assert self.standby.sql("SELECT pg_promote(true, 20)") == [(True,)]
        self.primary, self.standby = self.standby, self.primary

    def rebuild(self) -> None:
        """Make what was the primary once a copy of the present one, and let it confirm."""
        ours, theirs = self.standby, self.primary
        shutil.rmtree(ours.data, ignore_errors=True)
        address = f"host=127.0.0.1 port={theirs.port} user={OWNER}"
        source = ["--dbname", f"{address} dbname=postgres", "--pgdata", str(ours.data)]
        how = ["--wal-method=stream", "--checkpoint=fast", "--no-sync", "--write-recovery-conf"]
        ours.run("pg_basebackup", *source, *how)
        with (ours.data / "postgresql.auto.conf").open("a") as text:
            text.write(f"primary_conninfo = '{address} application_name=standby'\n")
        ours.start()
        self._wait(_STREAMING)
        theirs.sql("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        theirs.sql("SELECT pg_reload_conf()")
        self._wait(_CONFIRMING)

    def _wait(self, asked: str) -> None:
        deadline = time.monotonic() + READY_WITHIN_S
        while self.primary.sql(asked) != [(1,)]:
            assert time.monotonic() < deadline, (
                f"the standby does not follow: {self.standby.logged()[-2000:]}"
            )
            time.sleep(0.01)
