"""The event stream breaks in the middle of an event, or a portal answers in its place."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

import pytest
from playwright.async_api import Browser, expect

from tests.harness import ServerProcess, free_port
from tests.web.browser import Ear
from tests.web.people import Candidate, said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.faults,
    pytest.mark.asyncio(loop_scope="session"),
]

SIZE = "It should answer letters, about four hundred of them in a week."
PORTAL = b"<h1>Welcome to our trains</h1>"


class Between:
    """A proxy before the server that breaks streams: each in the middle of its n-th event.

    With `portal` it answers to streams itself, with a page.
    """

    def __init__(self, server_port: int) -> None:
        self.port = free_port()
        self.broken = 0
        self.breaks_left = 0
        self.portal = False
        self._server_port = server_port
        self._serving: set[asyncio.Task[None]] = set()

    def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take a connection."""
        task = asyncio.create_task(self._serve(reader, writer))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def end(self) -> None:
        """Break whatever is still open."""
        serving = list(self._serving)
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass on one request, on a connection of its own."""
        with contextlib.suppress(OSError, asyncio.IncompleteReadError), closing(writer):
            head = await reader.readuntil(b"\r\n\r\n")
            is_stream = b"text/event-stream" in head
            if is_stream and self.portal:
                size = b"content-length: %d\r\n" % len(PORTAL)
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n" + size)
                writer.write(b"connection: close\r\n\r\n" + PORTAL)
            else:
                await self._forward(head, reader, writer, is_stream=is_stream)

    async def _forward(
        self,
        head: bytes,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        *,
        is_stream: bool,
    ) -> None:
        upstream, to_server = await asyncio.open_connection("127.0.0.1", self._server_port)
        to_server.write(head.replace(b"Connection: keep-alive", b"Connection: close"))
        up = asyncio.create_task(_copy(reader, to_server))
        try:
            while chunk := await upstream.read(65_536):
                at = chunk.find(b"event: message-added")
                if is_stream and self.breaks_left and at >= 0:
                    self.breaks_left -= 1
                    self.broken += 1
                    writer.write(chunk[: at + 40])
                    await writer.drain()
                    return
                writer.write(chunk)
                await writer.drain()
        finally:
            up.cancel()
            to_server.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while chunk := await reader.read(65_536):
            writer.write(chunk)
            await writer.drain()


@asynccontextmanager
async def behind(server: ServerProcess) -> AsyncIterator[Between]:
    between = Between(server.port)
    listening = await asyncio.start_server(between.take, "127.0.0.1", between.port)
    try:
        yield between
    finally:
        listening.close()
        await between.end()
        await listening.wait_closed()


@asynccontextmanager
async def behind_a_proxy(
    browser: Browser, server: ServerProcess
) -> AsyncIterator[tuple[Candidate, Between]]:
    """Open an interview in a browser that reaches the server through a proxy only."""
    async with behind(server) as between:
        origin = f"http://127.0.0.1:{between.port}"
        device = await browser.new_context(base_url=origin, reduced_motion="reduce")
        ear = Ear(origin)
        ear.expect("net::ERR_|MIME type")
        ear.listen(device)
        candidate = Candidate(await device.new_page(), server, server.open_interview())
        await candidate.page.goto(candidate.link.replace(str(server.port), str(between.port)))
        yield candidate, between
        await device.close()
        ear.check()


async def test_a_stream_that_breaks_within_an_event_repeats_and_loses_nothing(
    browser: Browser, server: ServerProcess
) -> None:
    """(I3) Half an event is none; the next stream begins after the last whole one."""
    async with behind_a_proxy(browser, server) as (candidate, between):
        between.breaks_left = 2
        await candidate.says(SIZE)
        await candidate.hears(2)
        assert said(await candidate.is_in_step()) == [SIZE]
        assert between.broken == 2


async def test_a_portal_that_answers_in_the_streams_place_only_slows_the_page(
    browser: Browser, server: ServerProcess
) -> None:
    async with behind_a_proxy(browser, server) as (candidate, between):
        between.portal = True
        await candidate.page.reload()
        server.say(candidate.id, "Said on another device meanwhile.")
        await candidate.hears(2)
        await expect(candidate.saved).to_have_count(1)
        between.portal = False
        await candidate.says(SIZE)
        await candidate.hears(3)
        assert said(await candidate.is_in_step())[-1] == SIZE
