"""The supervisor answers while no worker can start: to programs, to people, to nobody at all."""

import contextlib
import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator

import msgspec
import pytest

from vivavoce.api.problems import problem
from vivavoce.cli.stand_in import stand_in
from vivavoce.errors import StoreUnavailable


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)  # as a worker leaves it
        yield listener


@pytest.fixture
def port(listener: socket.socket) -> Iterator[int]:
    """The port of a stand-in that answers until the test is over."""
    port: int = listener.getsockname()[1]
    over = threading.Event()

    def answer() -> None:
        while not over.is_set():
            stand_in(listener, for_s=0.1)

    thread = threading.Thread(target=answer)
    thread.start()
    yield port
    over.set()
    thread.join()


def ask(port: int, method: str, **options: object) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, "/api/v1/interviews", **options)  # type: ignore[arg-type]
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_programs_get_the_problem_that_the_api_would_give(port: int) -> None:
    response, body = ask(port, "POST", body=b"x" * 300_000)
    assert response.status == 503
    ours = problem(StoreUnavailable("The server cannot use its data folder."))
    told = json.loads(body)
    assert told.keys() == json.loads(bytes(ours.body)).keys()
    assert (told["type"], told["code"]) == ("/problems/store-unavailable", "store-unavailable")
    assert response.headers["content-type"] == ours.headers["content-type"]
    for name in ("cache-control", "x-content-type-options"):
        assert response.headers[name] == ours.headers[name]
    assert int(response.headers["retry-after"]) >= 1
    assert msgspec.json.decode(body)["status"] == 503


def test_people_get_a_page_that_comes_again_by_itself(port: int) -> None:
    response, body = ask(port, "GET", headers={"Accept": "text/html,*/*"})
    assert (response.status, response.headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert b'http-equiv="refresh"' in body
    response, body = ask(port, "HEAD")
    assert (response.status, body) == (503, b"")


def test_who_says_nothing_or_leaves_holds_up_nobody(port: int) -> None:
    silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(3)]
    socket.create_connection(("127.0.0.1", port)).close()
    assert ask(port, "GET")[0].status == 503
    for connection in silent:
        assert b"503" in connection.recv(1_000)
        connection.close()


def test_it_returns_when_its_time_is_over(listener: socket.socket) -> None:
    before = time.monotonic()
    stand_in(listener, for_s=0.05)
    assert time.monotonic() - before >= 0.05


def test_a_caller_who_never_comes_to_an_end_does_not_keep_it(listener: socket.socket) -> None:
    """The next worker is started when its time is over (I12)."""
    over = threading.Event()
    head = b"POST /x HTTP/1.1\r\n"
    callers = [socket.create_connection(listener.getsockname()) for _ in range(2)]
    callers[1].sendall(head + b"content-length: 1000000\r\n\r\n")

    def trickle() -> None:
        with contextlib.suppress(OSError):
            callers[0].sendall(head)
        while not over.wait(0.02):
            for caller in callers:  # one in the middle of its head, one of its body
                with contextlib.suppress(OSError):
                    caller.sendall(b"x")

    trickling = threading.Thread(target=trickle)
    trickling.start()
    standing_in = threading.Thread(target=stand_in, args=(listener,), kwargs={"for_s": 0.3})
    standing_in.start()
    standing_in.join(timeout=20)
    is_kept = standing_in.is_alive()
    over.set()
    trickling.join()
    for caller in callers:
        caller.close()
    standing_in.join()
    assert not is_kept
