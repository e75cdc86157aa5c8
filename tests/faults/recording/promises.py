"""What a server promised by what it sent: read out of the recorded answers, not out of a client."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)
END_OF_HEAD = b"\r\n\r\n"


class Event(NamedTuple):
    """An event is stored: a receipt, a live page or a list of events told of it."""

    hash: str


class Version(NamedTuple):
    """An interview is at least at this version."""

    interview: str
    version: int


class Link(NamedTuple):
    """A link works that was derived from the server's secret."""


Promise = Event | Version | Link


class Connections:
    """The answers on each recorded connection, put together from the pieces that were sent."""

    def __init__(self) -> None:
        self._unfinished: defaultdict[int, bytes] = defaultdict(bytes)

    def take(self, connection: int, data: bytes) -> list[Promise]:
        """Return what is promised once `data` has gone out after what went before."""
        content = self._unfinished[connection] + data
        promises: list[Promise] = []
        while (head := content.find(END_OF_HEAD)) >= 0 and content.startswith(b"HTTP/"):
            length = LENGTH.search(content, 0, head + 2)
            if length is None:  # a live page: frames without an end
                break
            end = head + len(END_OF_HEAD) + int(length[1])
            if len(content) < end:
                break
            if content[9:10] == b"2":  # HTTP/1.1 2xx
                promises += _promised(content[end - int(length[1]) : end])
            content = content[end:]
        if b"text/event-stream" in content[: max(head, 0)] or not content.startswith(b"HTTP/"):
            content, frames = _frames(content)
            promises += [promise for frame in frames for promise in _promised(frame)]
        self._unfinished[connection] = content
        return promises


def _frames(content: bytes) -> tuple[bytes, list[bytes]]:
    """Return what is left, and the data of each whole frame of an event stream."""
    *whole, rest = content.split(b"\n\n")
    data = [line for frame in whole for line in frame.split(b"\n") if line.startswith(b"data: {")]
    return rest, [line.removeprefix(b"data: ") for line in data]


def _promised(body: bytes) -> Iterator[Promise]:
    if not body.startswith((b"{", b"[")):
        return  # a page
    found: Any = msgspec.json.decode(body)
    if not isinstance(found, dict):
        return
    for item in (found, *_items(found)):
        if "hash" in item and "seq" in item:
            yield Event(item["hash"])
        if "transcript" in item or "guide_version" in item:
            yield Version(item["id"], item["version"])
        if item.get("link"):
            yield Link()


def _items(found: dict[str, Any]) -> list[dict[str, Any]]:
    items = found.get("items")
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
