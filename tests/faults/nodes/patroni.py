"""PostgreSQL under Patroni and etcd: who is the primary is decided by them, not by a test.

Only a soak test needs it, so it is not among what `make test` brings.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any, Self

from tests import private
from tests.harness import free_port
from tests.postgres import OWNER, find_binaries

AGREED_WITHIN_S = 90.0
PRIMARY = {"primary", "master"}

CONFIGURATION = """
scope: vivavoce
name: {name}
restapi: {{listen: '127.0.0.1:{api}', connect_address: '127.0.0.1:{api}'}}
etcd3: {{host: '127.0.0.1:{etcd}'}}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 1
    retry_timeout: 3
    maximum_lag_on_failover: 1048576
    synchronous_mode: true
    synchronous_mode_strict: true
    postgresql:
      use_pg_rewind: true
      parameters: {{shared_buffers: 32MB, wal_log_hints: 'on', wal_retrieve_retry_interval: 200ms}}
  initdb: [{{encoding: UTF8}}, {{locale: C.UTF-8}}, {{auth-host: trust}}, {{auth-local: trust}}]
postgresql:
  listen: '127.0.0.1:{port}'
  connect_address: '127.0.0.1:{port}'
  data_dir: {folder}/{name}
  bin_dir: {binaries}
  pgpass: {folder}/{name}.pgpass
  pg_hba:
    - host all all 127.0.0.1/32 trust
    - host replication all 127.0.0.1/32 trust
    - local all all trust
  authentication:
    replication: {{username: replicator, password: x}}
    superuser: {{username: {owner}, password: x}}
    rewind: {{username: rewinder, password: x}}
  parameters: {{unix_socket_directories: '{folder}'}}
"""


def program(name: str) -> str:
    """Return the path of a program of theirs.

    Raises:
        AssertionError: it is not installed; the soak fails rather than skip.
    """
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert found is not None, f"This soak needs {name}: apt-get install etcd-server patroni."
    return found


class Member:
    """One server of the cluster and the Patroni that leads it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.api = free_port()
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def told(self) -> dict[str, Any]:
        """Return what Patroni says of the server; nothing if it does not answer."""
        with contextlib.suppress(OSError, ValueError):
            try:
                with urllib.request.urlopen(
                    f"http://127.0.0.1:{self.api}/patroni", timeout=1
                ) as answer:
                    return dict(json.load(answer))
            except urllib.error.HTTPError as error:
                return dict(json.load(error))
        return {}

    def kill(self) -> None:
        """`kill -9` of Patroni and its server: what the end of a machine is."""
        assert self.process is not None
        private.signal_all(private.children_of(self.process.pid), signal.SIGKILL)
        self.process.wait(private.GONE_WITHIN_S)

    def kill_server(self) -> None:
        """`kill -9` of the server alone; Patroni notices."""
        assert self.process is not None
        for patroni in private.children_of(self.process.pid):
            servers = [
                child
                for child in private.children_of(patroni)
                if "bin/postgres" in private.command_of(child)
            ]
            assert servers, "Patroni has no server"
            for server in servers:
                private.signal_all([server, *private.children_of(server)], signal.SIGKILL)


class PatroniCluster:
    """Three servers, one of which is the primary; commits wait for another one."""

    def __init__(self) -> None:
        assert private.own_namespace(), "this soak needs a process namespace for each server"
        self.members = [Member(name) for name in ("one", "two", "three")]
        program("etcd"), program("patroni")
        self.folder, _ = private.usable_folder(None)
        self._etcd: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        for member in self.members:
            if member.process is not None and member.process.poll() is None:
                member.kill()
        if self._etcd is not None:
            self._etcd.kill()
            self._etcd.wait(private.GONE_WITHIN_S)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def url(self) -> str:
        hosts = ",".join(f"127.0.0.1:{member.port}" for member in self.members)
        return f"postgresql://{OWNER}:x@{hosts}/postgres"

    def start(self) -> Self:
        """Start everything; return once a primary has a standby that confirms its commits."""
        clients, peers = (f"http://127.0.0.1:{free_port()}" for _ in range(2))
        etcd = [program("etcd"), "--name", "etcd", "--data-dir", str(self.folder / "etcd")]
        etcd += ["--listen-client-urls", clients, "--advertise-client-urls", clients]
        etcd += ["--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers]
        etcd += ["--initial-cluster", f"etcd={peers}"]
        self._etcd = private.start(etcd, folder=self.folder, log=self.folder / "etcd.log")
        for member in self.members:
            self._start(member, etcd_port=int(clients.rpartition(":")[2]))
        self.wait(lambda: self.primary() is not None and self.is_confirmed())
        return self

    def _start(self, member: Member, *, etcd_port: int) -> None:
        path = self.folder / f"{member.name}.yml"
        path.write_text(
            CONFIGURATION.format(
                name=member.name,
                api=member.api,
                etcd=etcd_port,
                port=member.port,
                folder=self.folder,
                binaries=find_binaries(),
                owner=OWNER,
            )
        )
        private.give_to_user(path)
        log = self.folder / f"{member.name}.log"
        command = [program("patroni"), str(path)]
        member.process = private.start(
            command, folder=self.folder, log=log, alone=True, sees_itself=True
        )

    def primary(self) -> Member | None:
        return next((each for each in self.members if each.told().get("role") in PRIMARY), None)

    def is_confirmed(self) -> bool:
        """Whether commits of the primary wait for a standby."""
        return any(
            each.told().get("sync_standby") or each.told().get("quorum_standby")
            for each in self.members
        )

    def wait(self, happened: Callable[[], bool]) -> None:
        deadline = time.monotonic() + AGREED_WITHIN_S
        while not happened():
            assert time.monotonic() < deadline, [each.told() for each in self.members]
            time.sleep(0.1)
