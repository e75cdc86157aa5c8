"""A server that speaks OpenAI's chat completions over real HTTP, and misbehaves on demand.

    async with serving() as provider:
        provider.control.misbehave(Misbehaviour(kind=Kind.STALL, wait_s=5))
        ...  # OPENAI_BASE_URL is provider.url

In a process of its own it is ordered about over a second port: see `process.py`.
"""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator
from itertools import count

import msgspec

from tests.provider import completions, wire
from tests.provider.brain import think
from tests.provider.completions import Asked
from tests.provider.control import Control, Misbehaviour, Orders, Seen
from tests.provider.misbehaving import IN_THE_ANSWER, Kind, spoilt
from tests.provider.situation import Situation, read_situation

HOST = "127.0.0.1"
MODEL = "test-model"
BACKLOG = 4_096
REFUSALS = frozenset(
    {Kind.TOO_MANY, Kind.BROKEN, Kind.UNAUTHORIZED, Kind.NO_SUCH_MODEL, Kind.QUOTES_KEY}
)


class Provider:
    """The server; `control` says how it behaves."""

    def __init__(self, *, port: int = 0) -> None:
        self.control = Control()
        self.port = port
        self._numbers = count(1)
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """What `OPENAI_BASE_URL` is to be."""
        return f"http://{HOST}:{self.port}/v1"

    @property
    def is_up(self) -> bool:
        return self._server is not None

    async def up(self) -> None:
        """Listen, on the same port each time."""
        if self._server is None:
            self._server = await asyncio.start_server(
                self._attend, HOST, self.port, backlog=BACKLOG, reuse_address=True
            )
            self.port = self._server.sockets[0].getsockname()[1]

    async def down(self) -> None:
        """Hang up and refuse connections."""
        if self._server is None:
            return
        self._server.close()
        self._server = None
        for connection in list(self._connections):
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def take(self, orders: Orders) -> None:
        """Carry out orders."""
        self.control.take(orders)
        if orders.is_up is True:
            await self.up()
        elif orders.is_up is False:
            await self.down()

    # Connections.

    async def _attend(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            while True:
                await self._answer(await wire.read_request(reader), reader, writer)
        except (wire.HungUp, ConnectionError):
            pass
        except asyncio.CancelledError:
            # `down` ends it; asyncio's own callback would report a cancelled handler.
            wire.reset(writer)
        finally:
            self._connections.discard(task)
            writer.close()

    async def _answer(
        self, request: wire.Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        match request.method, request.path:
            case "GET", "/v1/models":
                writer.write(wire.answer(200, completions.models(MODEL)))
            case "POST", "/v1/chat/completions":
                self.control.under_way += 1
                self.control.most_under_way = max(
                    self.control.most_under_way, self.control.under_way
                )
                try:
                    await self._complete(request, reader, writer)
                except (wire.HungUp, ConnectionError):
                    self.control.abandoned += 1
                    raise
                finally:
                    self.control.under_way -= 1
            case _:
                told = completions.error("Unknown path", kind="invalid_request_error")
                writer.write(wire.answer(404, told))
        await writer.drain()

    async def _complete(
        self, request: wire.Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            asked = msgspec.json.decode(request.body, type=Asked)
        except msgspec.MsgspecError as error:
            told = completions.error(str(error), kind="invalid_request_error")
            writer.write(wire.answer(400, told))
            return
        began = time.perf_counter()
        situation = read_situation(asked.prompt)
        had_key = request.headers.get("authorization", "").startswith("Bearer ")
        seen = self.control.receive(request.body, asked, situation, had_key=had_key)
        await self._reply(request, seen, situation, reader, writer)
        seen.took_s = time.perf_counter() - began

    async def _reply(
        self,
        request: wire.Request,
        seen: Seen,
        situation: Situation | None,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        asked, fault = seen.body, seen.fault
        await _pause(self.control.think_s, reader)
        if fault is not None and fault.kind is Kind.SLOW:
            await _pause(fault.wait_s, reader)
        if fault is not None and fault.kind is Kind.RESET:
            wire.reset(writer)
            raise wire.HungUp
        if fault is not None and fault.kind in REFUSALS:
            writer.write(_refusal(fault, request))
            return
        text = _text(asked, situation, fault)
        number = next(self._numbers)
        if asked.stream:
            await self._stream(asked, text, number, fault, reader, writer)
        else:
            sent = wire.answer(200, completions.whole(asked, text, number))
            half = len(sent) // 2
            writer.write(sent[:half])
            await _midway(fault, reader, writer)
            writer.write(sent[half:])

    async def _stream(
        self,
        asked: Asked,
        text: str,
        number: int,
        fault: Misbehaviour | None,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        writer.write(wire.stream_head())
        pieces = list(completions.pieces(asked, text, number))
        for at, piece in enumerate(pieces):
            if at == len(pieces) // 2:
                await _midway(fault, reader, writer)
            writer.write(wire.event(piece))
            await writer.drain()
            await _pause(self.control.piece_s, reader)
        writer.write(wire.event(b"[DONE]") + wire.END_OF_STREAM)


@contextlib.asynccontextmanager
async def serving(*, port: int = 0) -> AsyncIterator[Provider]:
    """Run a provider in this process until the block ends."""
    provider = Provider(port=port)
    await provider.up()
    try:
        yield provider
    finally:
        await provider.down()


async def _pause(for_s: float, reader: asyncio.StreamReader) -> None:
    """Let time pass.

    Raises:
        HungUp: the client did not wait.
    """
    if for_s <= 0:
        return
    try:
        async with asyncio.timeout(for_s):
            came = await reader.read(1)
    except TimeoutError:
        return
    assert came == b"", "a second request came before the first was answered"
    raise wire.HungUp


async def _midway(
    fault: Misbehaviour | None, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Do what is to happen after half of an answer."""
    match fault.kind if fault is not None else None:
        case Kind.STALL:
            assert fault is not None
            await writer.drain()
            await _pause(fault.wait_s, reader)
        case Kind.RESET_MIDWAY:
            await writer.drain()
            # What is still in the socket's buffer is lost by a reset; let half of it arrive.
            await _pause(0.02, reader)
            wire.reset(writer)
            raise wire.HungUp
        case Kind.CUT_MIDWAY:
            await writer.drain()
            raise wire.HungUp
        case _:
            pass


def _text(asked: Asked, situation: Situation | None, fault: Misbehaviour | None) -> str:
    if situation is None:
        return "This model only speaks about interviews."
    answer = think(situation)
    if fault is not None and fault.kind in IN_THE_ANSWER:
        return spoilt(fault.kind, answer, situation, asked.instructions)
    return json.dumps(answer, ensure_ascii=False)


def _refusal(fault: Misbehaviour, request: wire.Request) -> bytes:
    match fault.kind:
        case Kind.TOO_MANY:
            headers = {}
            if fault.retry_after_s is not None:
                headers["retry-after"] = f"{fault.retry_after_s:g}"
            told = completions.error("Rate limit reached", kind="requests", code="rate_limit")
            return wire.answer(429, told, headers=headers)
        case Kind.UNAUTHORIZED:
            message = "Incorrect API key provided."
            kind, code = "invalid_request_error", "invalid_api_key"
            return wire.answer(401, completions.error(message, kind=kind, code=code))
        case Kind.NO_SUCH_MODEL:
            message = "The model does not exist or you do not have access to it."
            kind, code = "invalid_request_error", "model_not_found"
            return wire.answer(404, completions.error(message, kind=kind, code=code))
        case Kind.QUOTES_KEY:
            return wire.answer(500, completions.error(str(request.headers), kind="server_error"))
        case _:
            message = "The server had an error while processing your request."
            return wire.answer(500, completions.error(message, kind="server_error"))
