"""The nginx of the tests shares requests out, and what it does when a node is gone."""

import contextlib
import http.client
import queue
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.balancer import Balancer
from tests.harness import free_port


class Upstream(ThreadingHTTPServer):
    """Answers with its port; hangs up on POST /hang-up; streams what is put into `parts`."""

    daemon_threads = True

    def __init__(self) -> None:
        self.parts: queue.Queue[bytes] = queue.Queue()
        self.heard: list[str] = []
        super().__init__(("127.0.0.1", free_port()), Answering)

    @property
    def port(self) -> int:
        return self.server_port


class Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Upstream

    def do_GET(self) -> None:
        if self.path == "/one/events":
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.send_header("connection", "close")
            self.end_headers()
            while part := self.server.parts.get():
                self.wfile.write(part)
            self.close_connection = True
        else:
            self.answer()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.server.heard.append(self.path)
        if self.path == "/hang-up":
            self.close_connection = True
        else:
            self.answer()

    def answer(self) -> None:
        body = str(self.server.port).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said: Any) -> None:
        pass


@pytest.fixture
def upstreams() -> Iterator[list[Upstream]]:
    with contextlib.ExitStack() as stack:
        served = []
        for _ in range(2):
            upstream = stack.enter_context(Upstream())
            thread = threading.Thread(target=upstream.serve_forever, args=[0.01])
            thread.start()
            stack.callback(thread.join)
            stack.callback(upstream.shutdown)
            served.append(upstream)
        yield served


@pytest.fixture
def balancer(upstreams: list[Upstream]) -> Iterator[Balancer]:
    with Balancer([upstream.port for upstream in upstreams]) as balancer:
        yield balancer.start()


def test_requests_of_one_client_go_to_every_node_in_turn(
    balancer: Balancer, upstreams: list[Upstream]
) -> None:
    told = [int(balancer.get("/").body) for _ in range(4)]
    assert told[0] != told[1]
    assert told[:2] == told[2:]
    assert set(told) == {upstream.port for upstream in upstreams}


def test_a_stream_passes_at_once(balancer: Balancer, upstreams: list[Upstream]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", balancer.port, timeout=10)
    with contextlib.closing(connection):
        for upstream in upstreams:  # whichever node it is
            upstream.parts.put(b"data: 1\n\n")
        connection.request("GET", "/one/events")
        response = connection.getresponse()
        assert response.read(9) == b"data: 1\n\n"
        for upstream in upstreams:
            upstream.parts.put(b"data: 2\n\n")
        assert response.read(9) == b"data: 2\n\n"
        for upstream in upstreams:
            upstream.parts.put(b"")
        assert response.read() == b""


def test_a_node_that_is_gone_is_left_out(balancer: Balancer, upstreams: list[Upstream]) -> None:
    gone, left = upstreams
    gone.shutdown()
    gone.server_close()
    for _ in range(4):
        assert int(balancer.get("/").body) == left.port
        assert int(balancer.post("/", {}).body) == left.port


def test_a_post_that_a_node_had_is_not_sent_to_another(
    balancer: Balancer, upstreams: list[Upstream]
) -> None:
    assert balancer.post("/hang-up", {}).status == 502
    assert [path for upstream in upstreams for path in upstream.heard] == ["/hang-up"]


def test_it_leads_to_other_nodes_once_told_so(
    balancer: Balancer, upstreams: list[Upstream]
) -> None:
    first, second = upstreams
    balancer.lead_to([first.port])
    assert {int(balancer.get("/").body) for _ in range(3)} == {first.port}
    balancer.lead_to([second.port])
    assert {int(balancer.get("/").body) for _ in range(3)} == {second.port}
    balancer.stop()
    with pytest.raises(ConnectionRefusedError):
        balancer.get("/")
