"""Clients that do not give up: a message is sent, same id, until it is acknowledged.

Each holds one interview after the other and talks without much of a pause, so that a
kill always finds some messages on their way, some being stored, some just confirmed.
"""

import asyncio
import random
import time
import uuid

import httpx2

from vivavoce.drill.ledger import Ledger, NoReceipt, Said, json_of
from vivavoce.drill.server import Server

GUIDE = "vivavoce-drill"
QUESTIONS = 8
ANSWERS_MAX = 10 * QUESTIONS

# After as many messages, at the most, a client turns to the next interview; this one is
# run on to its end when all kills are done.
BEFORE_THE_NEXT_MAX = 40

ANSWER_WITHIN_S = 15.0
RETRY_AFTER_S = 0.03
PAUSE_MAX_S = 0.06
CHARS_MAX = 600

# How many of a hundred messages are sent once more although they were acknowledged.
REPEATED = 5

OWED_WITHIN_S = 20.0
LOOK_EVERY_S = 0.02


def guide_source() -> str:
    """Return the guide that drilled interviews run on: plain questions, then goodbye."""
    asked = "".join(
        f"      - {{ id: q{n}, ask: What about number {n}? }}\n" for n in range(1, QUESTIONS + 1)
    )
    return (
        f'id: {GUIDE}\nversion: "1"\ntitle: Drill\ninformation: []\nopening: Hello.\n'
        f"sections:\n  - id: all\n    questions:\n{asked}"
        f"closing: {{ say: Goodbye. }}\nrules: {{ max_turns: {ANSWERS_MAX} }}\n"
    )


class Client:
    """One person's device, with a connection of its own."""

    def __init__(self, server: Server, ledger: Ledger, *, seed: int) -> None:
        self._http = server.client
        self._ledger = ledger
        self._random = random.Random(seed)  # noqa: S311 - no secret
        self.stopping = False

    async def run(self) -> None:
        """Hold interviews until `stopping`; what was begun is sent until it is acknowledged."""
        async with self._http:
            while not self.stopping:
                try:
                    await self._hold_interview()
                except NoReceipt as error:
                    self._ledger.complaints.append(str(error))
                    await asyncio.sleep(RETRY_AFTER_S)

    async def _hold_interview(self) -> None:
        interview = await self._open()
        for number in range(self._random.randint(1, BEFORE_THE_NEXT_MAX)):
            words = f"Answer {number}: " + "x" * self._random.randint(1, CHARS_MAX)
            if self.stopping or not await self.say(interview, words):
                return
            await asyncio.sleep(self._random.uniform(0, PAUSE_MAX_S))

    async def say(self, interview: str, words: str) -> bool:
        """Send a message until it is acknowledged; tell whether the interview is still open.

        Raises:
            NoReceipt: the server answered something that it never should.
        """
        said = self._ledger.say(interview, words)
        times = 2 if self._random.randrange(100) < REPEATED else 1
        return all([await self._send(said) for _ in range(times)])

    async def _send(self, said: Said) -> bool:
        path = f"/api/v1/interviews/{said.interview}/messages"
        was_known = said.receipt is not None
        answer = await self._insist("POST", path, {"id": said.id, "text": said.text}, said)
        if answer.status_code in {200, 201}:
            is_repeat = answer.status_code == 200 and not was_known
            self._ledger.acknowledge(said, answer.content, is_repeat=is_repeat)
            return True
        if answer.status_code == 409 and json_of(answer.content).get("code") == "interview-closed":
            return False
        raise NoReceipt(f"A message was answered with {answer.status_code}: {answer.text}")

    async def close(self) -> None:
        """Hang up, if `run` does not do it."""
        await self._http.aclose()

    async def finish(self, interview: str) -> bool:
        """Hold an interview to its end; tell whether it got there, each reply in time."""
        for number in range(ANSWERS_MAX):
            found = await self._settled(interview)
            if found is None or found["status"] in {"completed", "cancelled"}:
                return found is not None
            await self.say(interview, f"And about that: answer {number}.")
        return False

    async def _settled(self, interview: str) -> dict[str, object] | None:
        """Return the interview once it owes no reply; None when that does not happen."""
        deadline = time.monotonic() + OWED_WITHIN_S
        while time.monotonic() < deadline:
            answer = await self._insist("GET", f"/api/v1/interviews/{interview}")
            if answer.status_code != 200:
                return None
            found: dict[str, object] = json_of(answer.content)
            if found["owed_since"] is None:
                return found
            await asyncio.sleep(LOOK_EVERY_S)
        return None

    async def _open(self) -> str:
        chosen = str(uuid.UUID(int=self._random.getrandbits(128), version=4))
        body = {"guide": GUIDE, "id": chosen}
        answer = await self._insist("POST", "/api/v1/interviews", body)
        if answer.status_code not in {200, 201}:
            raise NoReceipt(f"Opening one was answered with {answer.status_code}: {answer.text}")
        self._ledger.opened(chosen)
        return chosen

    async def _insist(
        self, method: str, path: str, body: object = None, said: Said | None = None
    ) -> httpx2.Response:
        """Make a request until it gets an answer that is not "come back later"."""
        while True:
            if said is not None and said.receipt is None:
                said.sent_at = time.monotonic()
            try:
                answer = await self._http.request(method, path, json=body, timeout=ANSWER_WITHIN_S)
            except httpx2.TransportError:
                self._ledger.broken += 1
            else:
                if answer.status_code != 503:
                    return answer
            await asyncio.sleep(RETRY_AFTER_S)
