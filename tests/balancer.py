"""A real nginx that shares requests out among nodes, as docs/how-to/proxy.md has it.

    with Balancer([first.port, second.port]) as balancer:
        balancer.start()
        balancer.say(interview, "Hello.")

Nobody is bound to a node: each request goes to the next one in turn. A node that cannot
be reached is left out for a second, and the request goes to another, unless a POST had
been sent by then: repeating one is the client's business, who has the ids.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from tests import private
from tests.harness import Client, free_port, is_port_free, request
from tests.pgbouncer import find_program

READY_WITHIN_S = 15.0

# What nginx answers without asking a node.
OWN_PATH = "/balancer"

CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log warn;
events {{ worker_connections 2000; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;

    upstream nodes {{
{nodes}
        keepalive 64;
    }}

    server {{
        listen 127.0.0.1:{port};
        client_max_body_size 1m;

        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_buffering off;
        proxy_connect_timeout 1s;
        proxy_next_upstream error timeout;

        location / {{
            proxy_pass http://nodes;
            proxy_read_timeout {read_timeout_s}s;
        }}
        location ~ /events$ {{
            proxy_pass http://nodes;
            proxy_read_timeout 3600s;
        }}
        location = {own_path} {{
            return 200 "{generation}";
        }}
    }}
}}
"""


class Balancer(Client):
    """nginx on a port of its own, over all restarts.

    Args:
        ports: of the nodes.
        folder: where it is to live; see `PostgresServer`.
        read_timeout_s: how long a node may be silent, event streams excepted.
    """

    def __init__(
        self, ports: Sequence[int], folder: Path | None = None, *, read_timeout_s: int = 30
    ) -> None:
        self.folder, self._made = private.usable_folder(folder)
        self.port = free_port()
        self._ports = list(ports)
        self._read_timeout_s = read_timeout_s
        self._generation = 0
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> Self:
        """Start it and return once it takes requests; whether a node does is not asked."""
        assert not self.is_running, "the balancer runs already"
        if self._process is None and not is_port_free(self.port):
            self.port = free_port()
        configuration = self._write()
        log = self.folder / "nginx.log"
        command = [str(find_program("nginx")), "-p", str(self.folder), "-e", str(log)]
        self._process = private.start(
            [*command, "-c", str(configuration)], folder=self.folder, log=log
        )
        self._wait_ready()
        return self

    def lead_to(self, ports: Sequence[int]) -> None:
        """Share requests out among these nodes from now on; requests under way go on."""
        assert self._process is not None, "the balancer was never started"
        self._ports = list(ports)
        self._write()
        earlier = private.children_of(self._process.pid)
        self._process.send_signal(signal.SIGHUP)
        self._wait_ready()
        # For a moment both take requests; what streams through an earlier one keeps it there.
        deadline = time.monotonic() + READY_WITHIN_S
        while any("shutting down" not in private.command_of(worker) for worker in earlier):
            earlier = [worker for worker in earlier if private.is_there(worker)]
            assert time.monotonic() < deadline, f"earlier workers go on: {self.logged()[-2000:]}"
            time.sleep(0.005)

    def stop(self) -> None:
        """End it at once, with whatever passes through it."""
        assert self._process is not None, "the balancer was never started"
        workers = private.children_of(self._process.pid)
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(private.GONE_WITHIN_S)
        private.wait_gone(workers)

    def close(self) -> None:
        """End it if it runs, and remove a folder that it had made for itself."""
        if self.is_running:
            self.stop()
        if self._made:
            shutil.rmtree(self.folder, ignore_errors=True)

    def logged(self) -> str:
        log = self.folder / "nginx.log"
        return log.read_text(errors="replace") if log.exists() else ""

    def _write(self) -> Path:
        self._generation += 1
        nodes = [
            f"        server 127.0.0.1:{port} max_fails=1 fail_timeout=1s;" for port in self._ports
        ]
        path = self.folder / "nginx.conf"
        path.write_text(
            CONFIGURATION.format(
                folder=self.folder,
                nodes="\n".join(nodes),
                port=self.port,
                read_timeout_s=self._read_timeout_s,
                own_path=OWN_PATH,
                generation=self._told,
            )
        )
        private.give_to_user(path)
        return path

    @property
    def _told(self) -> str:
        """What a balancer of ours with the newest configuration says."""
        return f"{os.getpid()} {self._generation}"

    def _wait_ready(self) -> None:
        deadline = time.monotonic() + READY_WITHIN_S
        while True:
            try:
                if request(self.port, "GET", OWN_PATH, key=None).body.decode() == self._told:
                    return
            except OSError:
                pass
            assert self.is_running, f"nginx ended: {self.logged()[-2000:]}"
            assert time.monotonic() < deadline, f"nginx is not ready: {self.logged()[-2000:]}"
            time.sleep(0.01)
