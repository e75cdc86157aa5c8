"""HTTP/1.1 as the provider speaks it: enough for a client library, and open to being broken.

No server library is used, because none lets a connection be reset, stalled or cut at a
chosen byte.
"""

import asyncio
import json
import socket
import struct
from collections.abc import Mapping
from typing import Any

import msgspec

HEAD_BYTES_MAX = 64 * 1024
BODY_BYTES_MAX = 32 * 1024 * 1024

REASONS = {
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    404: "Not Found",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}

END_OF_STREAM = b"0\r\n\r\n"


class HungUp(Exception):
    """The client is gone."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One request. Header names are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


async def read_request(reader: asyncio.StreamReader) -> Request:
    """Read the next request of a connection.

    Raises:
        HungUp: there is none, or not all of it.
    """
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        first, *fields = head.decode("latin-1").split("\r\n")[:-2]
        method, path, _ = first.split(" ", 2)
        headers = {}
        for field in fields:
            name, _, value = field.partition(":")
            headers[name.strip().lower()] = value.strip()
        length = int(headers.get("content-length", "0"))
        assert length <= BODY_BYTES_MAX, f"a request of {length} bytes"
        body = await reader.readexactly(length)
    except (asyncio.IncompleteReadError, ConnectionError) as error:
        raise HungUp from error
    return Request(method=method, path=path, headers=headers, body=body)


def answer(status: int, body: Any, *, headers: Mapping[str, str] | None = None) -> bytes:
    """Return a whole answer with a JSON body."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = {"content-type": "application/json", "content-length": str(len(content))}
    return _head(status, fields | dict(headers or {})) + content


def stream_head() -> bytes:
    """Return what stands before a stream of server-sent events."""
    return _head(
        200,
        {
            "content-type": "text/event-stream; charset=utf-8",
            "cache-control": "no-cache",
            "transfer-encoding": "chunked",
        },
    )


def event(data: bytes) -> bytes:
    """Return one server-sent event, as a chunk of its own."""
    content = b"data: " + data + b"\n\n"
    return f"{len(content):x}\r\n".encode() + content + b"\r\n"


def reset(writer: asyncio.StreamWriter) -> None:
    """End the connection with RST, as a crashed host or a full middlebox does."""
    ending = writer.get_extra_info("socket")
    ending.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def _head(status: int, fields: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} {REASONS[status]}"]
    lines += [f"{name}: {value}" for name, value in fields.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
