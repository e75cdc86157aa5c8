"""Another site: a page of somebody else's, on another host name, that embeds one of ours."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape

PAGE = """<!doctype html><meta charset="utf-8"><title>Careers</title>
<h1>Careers at Acme</h1><iframe src="{}" width="900" height="700" title="Interview"></iframe>
"""


class Site:
    """What is served on every path: a page with a frame that shows `framed`."""

    def __init__(self, port: int) -> None:
        # To a browser `localhost` and 127.0.0.1 are two sites, however they are reached.
        self.origin = f"http://localhost:{port}"
        self.framed = "about:blank"


@asynccontextmanager
async def site() -> AsyncIterator[Site]:
    """Serve another site until the block ends."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            body = PAGE.format(escape(served.framed)).encode()
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\n")
            writer.write(b"content-length: %d\r\nconnection: close\r\n\r\n" % len(body) + body)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "localhost", 0)
    served = Site(server.sockets[0].getsockname()[1])
    try:
        yield served
    finally:
        server.close()
        await server.wait_closed()
