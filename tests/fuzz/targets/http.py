"""Whole requests to the real app: answered as documented, never with 500.

Input: a line with method and path, lines of headers, an empty line, the body. The
interview that is there is called `{id}` in the path.
"""

import asyncio
import functools
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from vivavoce.app import asgi
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.running import running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import owner_of

OWNER_KEY = "the-owners-key-of-these-tests"
INTERVIEW = InterviewId("00000000-0000-4000-8000-000000000001")
HEADERS_MAX = 20

METHOD_BYTES = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")


class House:
    """The app on a folder of its own, for as long as this process lives."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._runner = asyncio.Runner()
        self._context = running(Path(self._folder.name) / "data", owner_key=OWNER_KEY)
        self._services = self._runner.run(self._context.__aenter__()).services
        self._app = asgi(self._services)
        self._runner.run(self._open())

    async def _open(self) -> None:
        await self._services.open_interview(
            owner_of(DEFAULT_ORGANIZATION), GuideId("agent-hiring"), id=INTERVIEW
        )

    def close(self) -> None:
        self._runner.run(self._context.__aexit__(None, None, None))
        self._runner.close()
        self._folder.cleanup()

    def ask(self, scope: dict[str, Any], body: bytes) -> tuple[int, bytes, bytes]:
        """Send one request; return the status, the content type and the body."""
        return self._runner.run(self._ask(scope, body))

    async def _ask(self, scope: dict[str, Any], body: bytes) -> tuple[int, bytes, bytes]:
        sent: list[dict[str, Any]] = []
        asked = [{"type": "http.request", "body": body}]

        async def receive() -> dict[str, Any]:
            return asked.pop() if asked else {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self._app(scope, receive, send)  # type: ignore[arg-type]
        status = int(sent[0]["status"])
        headers = {name.lower(): value for name, value in sent[0]["headers"]}
        answer = b"".join(message.get("body", b"") for message in sent[1:])
        return status, headers.get(b"content-type", b""), answer


@functools.cache
def house() -> House:
    """Return the house, built when the first request arrives."""
    return House()


def close() -> None:
    """Take the house down, if it was built."""
    if house.cache_info().currsize:
        house().close()
        house.cache_clear()


def run(data: bytes) -> None:
    """Send a request, and hold its answer against what is promised of every answer."""
    head, _, body = data.partition(b"\n\n")
    first, *lines = head.split(b"\n")
    method, _, target = first.partition(b" ")
    if not method or not METHOD_BYTES.issuperset(method) or not target.isascii():
        return  # the server refuses it with 400 before the app hears of it
    status, content_type, answer = house().ask(_scope(method, target, lines), body)
    assert status < 500, f"{status}: {answer[:500]!r}"
    if content_type == b"application/problem+json":
        assert answer or method == b"HEAD"


def _scope(method: bytes, target: bytes, lines: list[bytes]) -> dict[str, Any]:
    """Return the request as uvicorn passes it on."""
    raw_path, _, query = target.replace(b"{id}", INTERVIEW.encode()).partition(b"?")
    pairs = (line.partition(b":") for line in lines[:HEADERS_MAX])
    headers = [(name.strip().lower(), value.strip()) for name, _, value in pairs if name.strip()]
    if not any(name == b"authorization" for name, _ in headers):
        headers.append((b"authorization", f"Bearer {OWNER_KEY}".encode()))
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method.decode("ascii"),
        "scheme": "http",
        "path": unquote_to_bytes(b"/" + raw_path.lstrip(b"/")).decode(errors="replace"),
        "raw_path": raw_path,
        "root_path": "",
        "query_string": query,
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
    }
