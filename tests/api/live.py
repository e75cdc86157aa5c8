"""The app behind a real socket, and readers of its event streams."""

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2
import uvicorn

from tests.api.house import OWNER_KEY, House
from vivavoce.edge.authentication import SESSION_COOKIE


class LiveServer:
    """A running server. Paths are asked for as the owner unless a key says otherwise."""

    def __init__(self, port: int, http: httpx2.AsyncClient) -> None:
        self.port = port
        self._http = http

    @contextlib.asynccontextmanager
    async def stream(
        self,
        interview: str,
        *,
        after: int | None = None,
        last_event_id: str | None = None,
        key: str = OWNER_KEY,
        session: str | None = None,
    ) -> AsyncIterator["Frames"]:
        """Follow the events of the interview at this path until the block ends.

        Args:
            session: the cookie of whoever signed in; it takes the place of `key`.
        """
        headers = {"accept": "text/event-stream"}
        if session is None:
            headers["authorization"] = f"Bearer {key}"
        else:
            headers["cookie"] = f"{SESSION_COOKIE}={session}"
        if last_event_id is not None:
            headers["last-event-id"] = last_event_id
        query = "" if after is None else f"?after={after}"
        url = f"http://127.0.0.1:{self.port}{interview}/events{query}"
        async with self._http.stream("GET", url, headers=headers) as answer:
            yield Frames(answer)

    async def raw(self, *parts: bytes) -> bytes:
        """Send bytes as they are, one part after the other; return all that comes back."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            for part in parts:
                writer.write(part)
                await writer.drain()
            async with asyncio.timeout(10):
                return await reader.read()
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()


class Frames:
    """The frames of one event stream, in order; comments are frames with nothing but `comment`."""

    def __init__(self, answer: httpx2.Response) -> None:
        self.answer = answer
        self._frames = self._parse()

    async def next(self) -> dict[str, str]:
        """Return the next frame.

        Raises:
            StopAsyncIteration: the stream ended.
        """
        async with asyncio.timeout(10):
            return await anext(self._frames)

    async def event(self) -> dict[str, Any]:
        """Return the next event; comments are passed over."""
        while True:
            frame = await self.next()
            if "comment" not in frame:
                return item_of(frame)

    async def events(self, until: int) -> list[dict[str, Any]]:
        """Return the events up to seq `until`."""
        found = [await self.event()]
        while found[-1]["seq"] < until:
            found.append(await self.event())
        return found

    async def rest(self) -> list[dict[str, str]]:
        """Return the frames that are left, once the stream has ended."""
        return [frame async for frame in self._frames]

    async def _parse(self) -> AsyncIterator[dict[str, str]]:
        pending = b""
        async for chunk in self.answer.aiter_raw():
            pending += chunk
            *whole, pending = pending.split(b"\n\n")
            for frame in whole:
                yield parse(frame)
        assert not pending, f"the stream ended within a frame: {pending!r}"


def parse(frame: bytes) -> dict[str, str]:
    """Return the fields of a frame as a browser reads them."""
    fields: dict[str, str] = {}
    for line in frame.decode().split("\n"):
        assert "\r" not in line, "a carriage return ends a line, too"
        name, _, value = line.partition(":")
        name = name or "comment"
        assert name not in fields, f"two lines of {name}: {frame!r}"
        fields[name] = value.removeprefix(" ")
    return fields


def item_of(frame: dict[str, str]) -> dict[str, Any]:
    """Return the event in a frame, which says the same thing in three places."""
    assert frame.keys() == {"id", "event", "data"}, frame
    item: dict[str, Any] = json.loads(frame["data"])
    assert frame["id"] == str(item["seq"])
    assert frame["event"] == item["event"]
    return item


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield  # they are pytest's


@contextlib.asynccontextmanager
async def serving(house: House) -> AsyncIterator[LiveServer]:
    """Serve the app on a free port, as `vivavoce serve` does."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = _Server(
        uvicorn.Config(
            house.app,
            http="httptools",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=5,
        )
    )
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await server.ready.wait()
        # Without TLS there are no certificates to load, which takes longer than most tests.
        async with httpx2.AsyncClient(timeout=20, verify=False) as http:
            yield LiveServer(listener.getsockname()[1], http)
    finally:
        house.services.feed.close()
        server.should_exit = True
        await task
        listener.close()
