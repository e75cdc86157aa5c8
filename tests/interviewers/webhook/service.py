"""A service that leads interviews, on a real socket, answering as a test tells it to.

    with Service() as service:
        service.will(Answer({"say": "Why?"}))
        ...
        assert service.requests[0].data["reply_to"]

It verifies every signature as its author would, with the library.
"""

import json
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import msgspec
from standardwebhooks import Webhook

SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"


class Answer(msgspec.Struct, frozen=True):
    """What is answered: JSON, or bytes as they are. `breaks_after`: so many bytes, then a cut."""

    body: Any = b""
    status: int = 200
    headers: dict[str, str] = msgspec.field(
        default_factory=lambda: {"content-type": "application/json"}
    )
    breaks_after: int | None = None
    waits: threading.Event | None = None

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


class Request(msgspec.Struct, frozen=True):
    """What arrived, its signature verified."""

    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = self.body["data"]
        return found


Decide = Callable[[dict[str, Any]], Any]


class Listener(ThreadingHTTPServer):
    """Says nothing of callers who gave up."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Service:
    """The service. Without answers left it says what `decide` returns for the data."""

    def __init__(self, decide: Decide = lambda data: {"say": "Could you say more about that?"}):
        self.requests: list[Request] = []
        self.looks = 0
        self._answers: list[Answer] = []
        self._decide = decide
        self._server = Listener(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/next"

    def will(self, *answers: Answer) -> None:
        """Answer with these, one after the other, before anything else."""
        self._answers += answers

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _take(self, request: Request) -> Answer:
        self.requests.append(request)
        if self._answers:
            return self._answers.pop(0)
        decided = self._decide(request.data)
        return decided if isinstance(decided, Answer) else Answer(decided)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                text = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                body = Webhook(SECRET).verify(text, headers)
                self._answer(service._take(Request(self.command, self.path, headers, body)))

            def do_HEAD(self) -> None:
                service.looks += 1
                self.send_error(405)

            def _answer(self, answer: Answer) -> None:
                if answer.waits is not None:
                    answer.waits.wait(30)
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(answer.content)))
                self.end_headers()
                self.wfile.write(answer.content[: answer.breaks_after])
                self.close_connection = answer.breaks_after is not None

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        return Handler
