"""SIGTERM under load: what was accepted is stored, pages are sent away, exit 0 (I13)."""

import asyncio
import signal
import socket
import time

import pytest

from tests.harness import ServerProcess, is_folder_free, is_port_free
from tests.ledger import Ledger
from tests.writers import Watcher, Writer, writing

# Half a second of politeness, and room for a busy machine; far below uvicorn's 10 s of grace.
STOP_WITHIN_S = 5.0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_stop_under_load_keeps_all_that_was_acknowledged(
    server: ServerProcess, number: signal.Signals
) -> None:
    ledger = Ledger()
    await asyncio.to_thread(server.start)
    watched = server.open_interview()["id"]
    writers = [Writer(ledger, server.port, guide="agent-hiring", seed=n) for n in range(10)]
    watchers = [Watcher(server.port, watched) for _ in range(5)]
    pages = [asyncio.create_task(watcher.follow(for_s=30)) for watcher in watchers]
    async with writing(writers):
        await asyncio.sleep(0.5)
        assert (server.data / "server.json").exists()
        began = time.monotonic()
        assert await asyncio.to_thread(server.terminate, number) == 0
        took_s = time.monotonic() - began
        assert not (server.data / "server.json").exists()
        assert is_port_free(server.port)
        assert is_folder_free(server.data)
        assert not (server.data / "journal.db-wal").exists(), "all is folded into one file"
        await asyncio.to_thread(server.start)
    assert took_s < STOP_WITHIN_S
    await asyncio.gather(*pages)
    assert [watcher.reconnects_asked for watcher in watchers] == [1] * 5
    assert [line["name"] for line in server.logged()][-3:] == [
        "serve:stopped",
        "bootstrap:load",
        "serve:ready",
    ]
    assert "Traceback" not in server.errors()
    await asyncio.to_thread(ledger.check, server)


async def test_it_does_not_wait_for_clients_that_do_nothing(server: ServerProcess) -> None:
    """Neither a silent connection nor a page that reads nothing holds up a stop for long."""
    await asyncio.to_thread(server.start)
    interview = server.open_interview()["id"]
    silent = socket.create_connection(("127.0.0.1", server.port))
    unread = socket.create_connection(("127.0.0.1", server.port))
    request = (
        f"GET /api/v1/interviews/{interview}/events HTTP/1.1\r\nhost: x\r\n"
        f"authorization: Bearer {server.owner_key}\r\naccept: text/event-stream\r\n\r\n"
    )
    unread.sendall(request.encode())
    half = socket.create_connection(("127.0.0.1", server.port))
    half.sendall(b"POST /api/v1/interviews HTTP/1.1\r\nhost: x\r\ncontent-le")
    await asyncio.sleep(0.2)
    began = time.monotonic()
    assert await asyncio.to_thread(server.terminate) == 0
    assert time.monotonic() - began < STOP_WITHIN_S
    for connection in (silent, unread, half):
        connection.close()


async def test_from_the_stop_on_new_callers_are_turned_away_at_once(server: ServerProcess) -> None:
    await asyncio.to_thread(server.start)
    # A request whose body never comes keeps the server in its period of grace.
    slow = socket.create_connection(("127.0.0.1", server.port))
    slow.sendall(
        b"POST /api/v1/interviews HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n"
        + f"authorization: Bearer {server.owner_key}\r\n\r\n".encode()
    )
    await asyncio.sleep(0.2)
    server.send(signal.SIGTERM)
    deadline = time.monotonic() + 3
    while not is_port_free(server.port):
        assert time.monotonic() < deadline, "callers wait for a server that is leaving"
        await asyncio.sleep(0.02)
    assert server.is_running
    slow.close()
    assert await asyncio.to_thread(server.wait) == 0
