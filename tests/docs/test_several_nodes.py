"""The pages about several nodes, followed word for word, yield what they say."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.test_snippets import ROOT, SNIPPET
from tests.harness import free_port
from tests.postgres import OWNER, PostgresServer, find_binaries

PAGES = ROOT / "docs" / "how-to"

# What was started ends with the shell, however that ends.
AROUND = "set -e\ntrap 'kill -9 $(jobs -p) 2> /dev/null || true' EXIT\n"


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """Give a server of its own: the page makes a role, which databases share."""
    with PostgresServer() as server:
        yield server.start()


def follow(page: str, how: str, server: PostgresServer, folder: Path) -> str:
    """Run the steps of a page in one shell, on ports and a server of ours; return its output."""
    code = [
        match["code"]
        for match in SNIPPET.finditer((PAGES / page).read_text("utf-8"))
        if match["how"] == how
    ]
    assert len(code) > 3
    commands = folder / "bin"
    commands.mkdir()
    (commands / "vivavoce").write_text(
        f'#!/bin/sh\nexec {sys.executable} -m vivavoce.cli.main "$@"\n', "utf-8"
    )
    (commands / "vivavoce").chmod(0o755)
    ports = {name: str(free_port()) for name in ("PORT", "PORT1", "PORT2", "PORT3")}
    where = {"PGHOST": "127.0.0.1", "PGPORT": str(server.port), "PGUSER": OWNER}
    path = f"{commands}:{find_binaries()}:{os.environ['PATH']}:/usr/sbin"
    done = subprocess.run(
        ["bash", "-c", AROUND + "".join(code)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        env={**os.environ, **where, **ports, "PATH": path},
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_page_about_several_nodes_yields_a_system_that_survives_one(
    server: PostgresServer, tmp_path: Path
) -> None:
    printed = follow("run-several-nodes.md", "nodes", server, tmp_path)
    assert '"seq":' in printed, "the receipt"
    assert "1 interview, " in printed, "the proof"
    assert "nothing missing, nothing altered" in printed
    for log in ("node1.log", "node3.log"):
        assert "Stopped; everything accepted is stored" in (tmp_path / log).read_text()


def test_the_page_about_moving_moves_there_and_back(server: PostgresServer, tmp_path: Path) -> None:
    printed = follow("move-to-postgresql.md", "move", server, tmp_path)
    assert printed.count("Verified, and open for business.") == 2
    assert printed.count("5 interviews, ") == printed.count("nothing missing, nothing altered") == 2
    assert "change-me" not in printed
