"""(I1, I2, I4, I6) Many interviews with a model that misbehaves at random, and kills meanwhile.

Every interview ends, every message of a candidate is answered, none twice.
"""

import asyncio
import contextlib
import logging
import os
import random
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests.harness import ServerProcess, until
from tests.ledger import Ledger, export
from tests.provider.interviewing import ANSWERS, GUIDE, OTHERWISE, TURNS_MAX, check_sane, guide
from tests.provider.misbehaving import Kind
from tests.provider.process import ProviderProcess
from tests.writers import Watcher, Writer

pytestmark = pytest.mark.faults

SEED = int(os.environ.get("VIVAVOCE_TEST_SEED", "20"))

# Of 1,000 requests, so many go wrong in each way: together about one in five.
PER_MILLE = {
    Kind.SLOW: 4,
    Kind.STALL: 4,
    Kind.TOO_MANY: 20,
    Kind.BROKEN: 20,
    Kind.RESET: 15,
    Kind.RESET_MIDWAY: 10,
    Kind.CUT_MIDWAY: 10,
    Kind.TRUNCATED: 20,
    Kind.WRONG_SCHEMA: 20,
    Kind.TWO_QUESTIONS: 20,
    Kind.INVENTED: 20,
    Kind.OTHER_LANGUAGE: 15,
    Kind.ENORMOUS: 2,
    Kind.PROMISE: 15,
    Kind.LEAK: 15,
}
MODEL_TIMEOUT_S = 2.0
REPLY_WITHIN_S = 120.0
RUN_WITHIN_S = 3_600.0
LOOK_FIRST_S, LOOK_MAX_S = 0.02, 0.5

WATCHED_EACH = 3  # a live page looks on in every third interview


class Crowd:
    """Candidates at work: each holds one interview after the other until none is left."""

    def __init__(self, server: ServerProcess, ledger: Ledger, interviews: int) -> None:
        self.server = server
        self.ledger = ledger
        self.left = interviews
        self.ended = 0
        self.watched = 0
        self.broken = 0

    async def work(self, number: int) -> None:
        writer = Writer(self.ledger, self.server.port, guide=GUIDE, seed=SEED * 10_000 + number)
        try:
            while self.left > 0:
                self.left -= 1
                await self._hold(writer, is_watched=self.left % WATCHED_EACH == 0)
                self.ended += 1
        finally:
            self.broken += writer.broken
            await writer.line.close()

    async def _hold(self, writer: Writer, *, is_watched: bool) -> None:
        interview = str(uuid.UUID(int=writer.random.getrandbits(128), version=4))
        body = {"guide": GUIDE, "id": interview, "interviewer": "llm"}
        answer = await writer.insist("POST", "/api/v1/interviews", body)
        assert answer.status in {200, 201}, answer
        async with self._watched(interview) if is_watched else contextlib.nullcontext():
            await self._talk(writer, interview)

    async def _talk(self, writer: Writer, interview: str) -> None:
        for _ in range(TURNS_MAX):
            found = await self._settled(writer, interview)
            if found["status"] == "completed":
                return
            asked = found["transcript"][-1]["text"]
            known = (text for words, text in ANSWERS.items() if words in asked)
            await writer.say(interview, next(known, OTHERWISE))
        raise AssertionError(f"{interview} did not end within {TURNS_MAX} turns")

    @contextlib.asynccontextmanager
    async def _watched(self, interview: str) -> AsyncIterator[None]:
        """Look on, over all kills; what is watched is streamed. Nothing is missed or repeated."""
        page = Watcher(self.server.port, interview)

        async def look() -> None:
            while True:
                await page.follow(for_s=REPLY_WITHIN_S)
                await asyncio.sleep(LOOK_FIRST_S)

        looking = asyncio.create_task(look())
        try:
            yield
        finally:
            looking.cancel()
            await asyncio.gather(looking, return_exceptions=True)
        assert page.seqs == list(range(1, len(page.seqs) + 1)), f"{interview}: {page.seqs}"
        self.watched += 1

    async def _settled(self, writer: Writer, interview: str) -> dict[str, Any]:
        deadline, rest_s = time.monotonic() + REPLY_WITHIN_S, LOOK_FIRST_S
        while True:
            answer = await writer.insist("GET", f"/api/v1/interviews/{interview}")
            assert answer.status == 200, answer
            found: dict[str, Any] = answer.json
            if found["owed_since"] is None:
                return found
            assert time.monotonic() < deadline, f"no reply came: {found}"
            await asyncio.sleep(rest_s)
            rest_s = min(rest_s * 1.5, LOOK_MAX_S)


@pytest.fixture
def provider() -> Iterator[ProviderProcess]:
    with ProviderProcess() as provider:
        yield provider


@pytest.mark.parametrize(
    ("interviews", "at_once", "kills"),
    [
        pytest.param(20, 20, 2, id="20-interviews"),
        pytest.param(2_000, 100, 20, id="soak", marks=pytest.mark.soak),
    ],
)
async def test_every_interview_ends_with_every_message_answered_once(
    server: ServerProcess, provider: ProviderProcess, interviews: int, at_once: int, kills: int
) -> None:
    server.environment |= provider.environment | {"VIVAVOCE_MODEL_TIMEOUT_S": str(MODEL_TIMEOUT_S)}
    await asyncio.to_thread(server.start)
    server.add_guide(guide(fallback_after_s=20))
    provider.mix(SEED, PER_MILLE, wait_s=60.0, retry_after_s=1.0)
    provider.pace(think_s=0.05)
    chance = random.Random(SEED)
    ledger = Ledger()
    crowd = Crowd(server, ledger, interviews)
    began = time.monotonic()
    async with asyncio.TaskGroup() as group:
        for number in range(at_once):
            group.create_task(crowd.work(number))
        for kill in range(kills):
            # Spread over the whole run: between the acknowledgements of its beginning and end.
            due = (kill + chance.random()) / kills * interviews * len(ANSWERS)
            await until(
                lambda due=due: len(ledger.acknowledged) >= due or crowd.ended == interviews,  # type: ignore[misc]
                within_s=RUN_WITHIN_S,
            )
            await asyncio.to_thread(server.kill)
            await asyncio.to_thread(server.start)
    took_s = time.monotonic() - began
    assert crowd.ended == interviews
    await asyncio.to_thread(ledger.check, server)
    authors: Counter[str] = Counter()
    delays = 0
    for interview in ledger.interviews:
        lines = await asyncio.to_thread(export, server, interview)
        check_sane(interview, lines)
        assert lines[-1].event == "interview-completed"
        delays += sum(line.event == "reply-delayed" for line in lines)
        authors.update(
            line.fields.get("author", "candidate")
            for line in lines
            if line.event == "message-added"
        )
    state = provider.state()
    logging.getLogger(__name__).info(
        "%d interviews, %d of them watched, in %.1f s with %d kills: %s messages; "
        "%d requests to the model, %d of them gone wrong (%s), %d abandoned; "
        "%d replies delayed, %d requests of candidates broken",
        interviews,
        crowd.watched,
        took_s,
        kills,
        dict(authors),
        state.requests,
        sum(state.misbehaved.values()),
        state.misbehaved,
        state.abandoned,
        delays,
        crowd.broken,
    )
    assert len(state.misbehaved) > len(PER_MILLE) // 2
