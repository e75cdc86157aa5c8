"""Clients that do not give up: they send a message again, same id, until it is acknowledged."""

import asyncio
import contextlib
import json
import random
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

from tests.harness import OWNER_KEY, Answer
from tests.ledger import Ledger, Message

ANSWER_WITHIN_S = 10.0
RETRY_AFTER_S = 0.02


class Line:
    """A connection that is kept alive, and made anew by the next request when it broke."""

    def __init__(self, port: int, *, key: str = OWNER_KEY) -> None:
        self.port = port
        self.key = key
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def request(self, method: str, path: str, body: Any = None) -> Answer:
        """Send one request and return the answer.

        Raises:
            OSError, EOFError, TimeoutError: no answer came, or not all of it.
        """
        content = b"" if body is None else json.dumps(body).encode()
        head = (
            f"{method} {path} HTTP/1.1\r\nhost: vivavoce\r\nauthorization: Bearer {self.key}\r\n"
            f"content-type: application/json\r\ncontent-length: {len(content)}\r\n\r\n"
        )
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                if self._streams is None:
                    self._streams = await asyncio.open_connection("127.0.0.1", self.port)
                reader, writer = self._streams
                writer.write(head.encode() + content)
                await writer.drain()
                return await _answer(reader)
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        if self._streams is not None:
            _, writer = self._streams
            self._streams = None
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()


async def _answer(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {}
    for field in head[1:-2]:
        name, _, value = field.partition(":")
        headers[name.lower()] = value.strip()
    body = await reader.readexactly(int(headers["content-length"]))
    return Answer(int(head[0].split()[1]), headers, body)


class Writer:
    """Somebody who holds one interview after the other, talking without a pause.

    Args:
        pause_s: the longest pause between two messages; their length is random.
    """

    def __init__(
        self,
        ledger: Ledger,
        port: int,
        *,
        guide: str,
        seed: int = 0,
        pause_s: float = 0.03,
        times: int = 1,
    ) -> None:
        self.ledger = ledger
        self.guide = guide
        self.pause_s = pause_s
        self.times = times  # how often each request is made, whatever the answer
        self.random = random.Random(seed)
        self.line = Line(port)
        self.statuses: Counter[int] = Counter()
        self.broken = 0  # requests without an answer
        self.stopping = False

    async def run(self) -> None:
        """Write until `stopping`; what was begun is sent until it is acknowledged."""
        try:
            while not self.stopping:
                await self.hold_interview()
        finally:
            await self.line.close()

    async def hold_interview(self) -> None:
        interview = await self.open()
        for number in range(10_000):
            if self.stopping:
                return
            text = f"Words {number} of {interview}: {'x' * self.random.randint(1, 400)}"
            if not await self.say(interview, text):
                return
            await asyncio.sleep(self.random.uniform(0, self.pause_s))

    async def open(self) -> str:
        """Open an interview and return its id, which the client chose."""
        chosen = str(uuid.UUID(int=self.random.getrandbits(128), version=4))
        body = {"guide": self.guide, "id": chosen}
        for _ in range(self.times):
            answer = await self.insist("POST", "/api/v1/interviews", body)
            assert answer.status in {200, 201}, answer
        return chosen

    async def say(self, interview: str, text: str) -> Message | None:
        """Send a message until it is acknowledged; None when the interview is over."""
        message = self.ledger.new(interview, text)
        path = f"/api/v1/interviews/{interview}/messages"
        for _ in range(self.times):
            message.sends += 1
            answer = await self.insist("POST", path, {"id": message.id, "text": text})
            assert answer.status != 404, f"LOST: interview {interview}"
            if answer.status == 409 and answer.json["code"] == "interview-closed":
                assert message.receipt is None, "it was acknowledged a moment ago"
                return None
            self.ledger.acknowledge(message, answer)
        return message

    async def insist(self, method: str, path: str, body: Any = None) -> Answer:
        """Make a request until it gets an answer that is not "come back later"."""
        while True:
            try:
                answer = await self.line.request(method, path, body)
            except (OSError, EOFError, TimeoutError):
                self.broken += 1
            else:
                self.statuses[answer.status] += 1
                if answer.status != 503:
                    return answer
                assert "retry-after" in answer.headers, answer
            await asyncio.sleep(RETRY_AFTER_S)


@contextlib.asynccontextmanager
async def writing(writers: list[Writer]) -> AsyncIterator[None]:
    """Let `writers` write while the block runs; leave it once all have been answered."""
    # A writer that fails ends the block at once.
    async with asyncio.TaskGroup() as group:
        for writer in writers:
            group.create_task(writer.run())
        yield
        for writer in writers:
            writer.stopping = True


class Watcher:
    """A live page: the event stream of one interview, followed over all interruptions."""

    def __init__(self, port: int, interview: str, *, key: str = OWNER_KEY) -> None:
        self.port = port
        self.interview = interview
        self.key = key
        self.seen: list[dict[str, Any]] = []
        self.connections = 0
        self.reconnects_asked = 0

    async def follow(self, *, for_s: float) -> None:
        """Follow the stream for a while, then hang up in the middle of it."""
        with contextlib.suppress(OSError, EOFError, TimeoutError):
            async with asyncio.timeout(for_s):
                await self._follow()

    async def _follow(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.connections += 1
        last = self.seen[-1]["seq"] if self.seen else 0
        try:
            writer.write(
                f"GET /api/v1/interviews/{self.interview}/events HTTP/1.1\r\nhost: vivavoce\r\n"
                f"authorization: Bearer {self.key}\r\naccept: text/event-stream\r\n"
                f"last-event-id: {last}\r\n\r\n".encode()
            )
            head = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in head.split(b"\r\n", 1)[0]:
                return
            while True:
                size = int(await reader.readuntil(b"\r\n"), 16)
                chunk = await reader.readexactly(size + 2)
                if size == 0:
                    return
                self._take(chunk[:-2].decode())
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    def _take(self, text: str) -> None:
        for frame in text.split("\n\n"):
            fields = dict(line.split(": ", 1) for line in frame.split("\n") if ": " in line)
            if fields.get("event") == "reconnect":
                self.reconnects_asked += 1
            elif "id" in fields:
                item = json.loads(fields["data"])
                assert int(fields["id"]) == item["seq"]
                assert fields["event"] == item["event"]
                self.seen.append(item)

    @property
    def seqs(self) -> list[int]:
        return [item["seq"] for item in self.seen]
