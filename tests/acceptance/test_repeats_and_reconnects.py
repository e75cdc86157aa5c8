"""Impatient and unsteady clients end with exactly the transcript of a calm one."""

import asyncio
import random
from typing import Any

from tests.harness import ServerProcess
from tests.ledger import Ledger, export
from tests.writers import Line, Watcher, Writer

ANSWERS = [
    "It should answer our customers' letters about their bills, politely and at once.",
    "Fewer complaints; last winter every letter was answered within the hour.",
    "Estonian, English, billing and our price list.",
    "Short messages; one summary in the morning, and nothing else unless it is urgent.",
    "Weekdays from eight to six, and on the first day of each month until midnight.",
    "It answers by itself, but last week a promise of money should have come to me.",
    "Friendly, patient and never sarcastic, even with people who are.",
    "It must never promise refunds, and never guess at somebody's account.",
    "Yes, that is right.",
    "No, that's all. Thank you!",
]


async def hold(server: ServerProcess, ledger: Ledger, *, seed: int, times: int) -> str:
    """Give all answers, each when its question was put; return the interview's id."""
    client = Writer(ledger, server.port, guide="agent-hiring", seed=seed, times=times)
    interview = await client.open()
    for answer in ANSWERS:
        await asyncio.to_thread(server.settled, interview)
        if await client.say(interview, answer) is None:
            break
    await asyncio.to_thread(server.settled, interview)
    await client.line.close()
    return interview


def told(server: ServerProcess, interview: str) -> list[tuple[Any, ...]]:
    """Return what an interview consists of, but for ids and times."""
    lines = export(server, interview)
    ids = {line.fields["id"]: line.seq for line in lines if line.event == "message-added"}

    def without_ids(value: Any) -> Any:
        match value:
            case dict():
                return {name: without_ids(inner) for name, inner in value.items()}
            case list():
                return [without_ids(inner) for inner in value]
            case str():
                return ids.get(value, value)
            case _:
                return value

    return [(line.seq, line.event, line.actor, without_ids(line.fields)) for line in lines]


async def test_who_repeats_every_request_ends_with_the_transcript_of_a_calm_client(
    server: ServerProcess,
) -> None:
    await asyncio.to_thread(server.start)
    ledger = Ledger()
    calm = await hold(server, ledger, seed=1, times=1)
    impatient = await hold(server, ledger, seed=2, times=2)
    assert ledger.repeats_answered == len(ANSWERS)
    assert server.interview(calm)["status"] == "completed"
    assert await asyncio.to_thread(told, server, impatient) == told(server, calm)
    await asyncio.to_thread(ledger.check, server)


async def test_copies_that_arrive_at_the_same_moment_are_one_message_with_one_receipt(
    server: ServerProcess,
) -> None:
    await asyncio.to_thread(server.start)
    ledger = Ledger()
    interview = server.open_interview()["id"]
    path = f"/api/v1/interviews/{interview}/messages"
    lines = [Line(server.port) for _ in range(4)]
    for number in range(30):
        message = ledger.new(interview, f"Number {number}, on every line at once.")
        body = {"id": message.id, "text": message.text}
        answers = await asyncio.gather(*(line.request("POST", path, body) for line in lines))
        if any(answer.status == 409 for answer in answers):
            break  # the interview has come to its end
        assert sorted(answer.status for answer in answers) == [200, 200, 200, 201]
        for answer in answers:
            ledger.acknowledge(message, answer)
    assert len(ledger.acknowledged) > 5
    for line in lines:
        await line.close()
    await asyncio.to_thread(server.settled, interview)
    await asyncio.to_thread(ledger.check, server)


async def test_who_loses_the_stream_again_and_again_sees_what_a_calm_watcher_sees(
    server: ServerProcess,
) -> None:
    chance = random.Random(4)
    await asyncio.to_thread(server.start)
    ledger = Ledger()
    writer = Writer(ledger, server.port, guide="agent-hiring", seed=3)
    interview = await writer.open()
    calm = Watcher(server.port, interview)
    unsteady = [Watcher(server.port, interview) for _ in range(3)]
    is_over = asyncio.Event()

    async def watch(watcher: Watcher, longest_s: float) -> None:
        while not is_over.is_set() or watcher.seqs[-1:] != [version]:
            await watcher.follow(for_s=chance.uniform(0.001, longest_s))

    version = 0
    pages = [asyncio.create_task(watch(watcher, 0.06)) for watcher in unsteady]
    pages.append(asyncio.create_task(watch(calm, 2.0)))
    for answer in ANSWERS:
        await asyncio.to_thread(server.settled, interview)
        await asyncio.sleep(chance.uniform(0, 0.1))
        assert await writer.say(interview, answer) is not None
    found = await asyncio.to_thread(server.settled, interview)
    assert found["status"] == "completed"
    version = found["version"]
    is_over.set()
    async with asyncio.timeout(20):
        await asyncio.gather(*pages)
    await writer.line.close()
    items = server.get(f"/api/v1/interviews/{interview}/events?limit=1000").json["items"]
    assert [item["seq"] for item in items] == list(range(1, version + 1))
    assert calm.seen == items
    for watcher in unsteady:
        assert watcher.connections > 5
        assert watcher.seen == items, "no gap, no repeat, nothing else"
