"""What the organization writes down beside an interview, and who does not read it."""

import json

import pytest

from tests.api.house import House, problem
from tests.api.live import LiveServer
from tests.exchange.files import words_of
from vivavoce.exchange.formats import ONE
from vivavoce.journal.chain import genesis, hash_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

NOTE = "seems to avoid the tunnel-4720"
ID = "018f8f8e-7b7a-7000-8000-00000000aaaa"


async def test_a_note_is_kept_once_whatever_the_status(house: House) -> None:
    """(I1, I2)"""
    interview = await house.owner.new()
    first = await house.owner.post(f"{interview}/notes", {"text": NOTE, "id": ID})
    assert first.status_code == 201
    again = await house.owner.post(f"{interview}/notes", {"text": "Other words.", "id": ID})
    assert (again.status_code, again.json()) == (200, first.json())
    await house.owner.post(f"{interview}/cancel")
    late = await house.owner.post(f"{interview}/notes", {"text": "It ended early."})
    assert late.status_code == 201
    found = await house.owner.now(interview)
    assert found["notes"] == [first.json(), late.json()]
    assert found["status"] == "cancelled"


async def test_a_candidate_is_told_of_no_note(house: House, server: LiveServer) -> None:
    interview = await house.owner.new()
    candidate = await house.candidate(interview)
    assert candidate.key is not None
    async with server.stream(interview, key=candidate.key) as frames:
        await frames.event()
        await house.owner.post(f"{interview}/notes", {"text": NOTE, "id": ID})
        while (event := await frames.event())["event"] != "note-added":
            pass
        assert event["data"] == {}
    told = [
        json.dumps(await candidate.now(interview)),
        json.dumps(await candidate.events(interview)),
    ]
    for name in ONE:
        theirs = await candidate.get(f"{interview}/export?format={name}")
        owners = await house.owner.get(f"{interview}/export?format={name}")
        told.append(words_of(theirs.content, name))
        is_told = NOTE in words_of(owners.content, name).replace("\\", "")
        assert is_told == (name not in {"csv", "parquet"})
    for text in told:
        assert NOTE not in text
        assert ID not in text
    assert (await candidate.now(interview))["notes"] is None
    refused = await candidate.post(f"{interview}/notes", {"text": "Mine."})
    assert problem(refused)[0] == 404


async def test_what_a_candidate_takes_away_verifies_without_the_notes(house: House) -> None:
    """(I10)"""
    interview = await house.owner.new()
    await house.owner.post(f"{interview}/notes", {"text": NOTE})
    candidate = await house.candidate(interview)
    lines = (await candidate.get(f"{interview}/export?format=jsonl")).text.splitlines()
    head = genesis(interview.rpartition("/")[2])  # type: ignore[arg-type]
    for line in map(json.loads, lines):
        assert (line["data"] is None) == (line["event"] == "note-added")
        digest = bytes.fromhex(line["digest"])
        head = hash_of(head, line["seq"], line["event"], line["recorded_at_us"], digest)
        assert head.hex() == line["hash"]


async def test_a_note_says_something(house: House) -> None:
    interview = await house.owner.new()
    assert problem(await house.owner.post(f"{interview}/notes", {"text": " "}))[0] == 422
    assert problem(await house.owner.post(f"{interview}/notes", {"text": "a\0b"}))[0] == 422
