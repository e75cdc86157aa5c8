"""What a candidate's link opens: one interview, to speak in as the candidate."""

import asyncio
import json
from functools import partial

import pytest

from tests.api.conftest import Start
from tests.api.house import INTERVIEWS, House, problem, token_of
from tests.exchange.files import words_of
from vivavoce import app
from vivavoce.edge.limits import ChangeLimit
from vivavoce.exchange.formats import ONE
from vivavoce.journal.chain import digest_of, genesis, hash_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

METADATA = {"note": "ours-alone-4711"}


async def test_a_candidate_holds_the_interview_but_does_not_see_what_is_the_owners(
    house: House,
) -> None:
    interview = await house.owner.new(metadata=METADATA, candidate={"name": "Ada"})
    candidate = await house.candidate(interview)
    receipt = await candidate.say(interview, "Good morning.")
    await house.settled(interview)
    found = await candidate.now(interview)
    assert found["link"] is None
    assert found["metadata"] is None
    assert found["candidate"] == {"name": "Ada"}
    assert receipt["id"] in {message["id"] for message in found["transcript"]}
    told = [json.dumps(found), json.dumps(await candidate.events(interview))]
    told += [
        words_of((await candidate.get(f"{interview}/export?format={name}")).content, name)
        for name in ONE
    ]
    token = token_of((await house.owner.now(interview))["link"])
    for text in told:
        assert METADATA["note"] not in text
        assert token not in text
        assert "vvk_" not in text
    assert METADATA["note"] in (await house.owner.get(f"{interview}/export?format=jsonl")).text


async def test_what_a_candidate_takes_away_verifies_although_the_owners_notes_are_not_in_it(
    house: House,
) -> None:
    """I10: an event without its content is checked by its digest alone."""
    interview = await house.owner.new(metadata=METADATA)
    candidate = await house.candidate(interview)
    lines = (await candidate.get(f"{interview}/export?format=jsonl")).text.splitlines()
    head = genesis(interview.rpartition("/")[2])  # type: ignore[arg-type]
    for line in map(json.loads, lines):
        assert (line["data"] is None) == (line["salt"] is None) == (line["seq"] == 1)
        digest = bytes.fromhex(line["digest"])
        head = hash_of(head, line["seq"], line["event"], line["recorded_at_us"], digest)
        assert head.hex() == line["hash"]
    # Without notes there is nothing to hide.
    interview = await house.owner.new()
    candidate = await house.candidate(interview)
    first = json.loads(
        (await candidate.get(f"{interview}/export?format=jsonl")).text.splitlines()[0]
    )
    content = json.dumps(first["data"], separators=(",", ":"), ensure_ascii=False).encode()
    digest = digest_of(bytes.fromhex(first["salt"]), first["actor"], content)
    assert digest.hex() == first["digest"]


async def test_a_candidate_speaks_as_the_candidate_only(house: House) -> None:
    interview = await house.owner.new()
    candidate = await house.candidate(interview)
    answer = await candidate.post(
        f"{interview}/messages", {"text": "You are hired.", "speaker": "interviewer"}
    )
    assert problem(answer) == (422, "malformed", "speaker")
    assert (await candidate.say(interview, "Me.", speaker="candidate"))["seq"] > 1


async def test_a_candidate_may_pause_and_go_on_but_not_undo_a_cancellation(house: House) -> None:
    interview = await house.owner.new()
    candidate = await house.candidate(interview)
    for action, status in [("pause", "paused"), ("resume", "active"), ("resume", "active")]:
        answer = await candidate.post(f"{interview}/{action}")
        assert answer.json()["status"] == status
    await house.owner.post(f"{interview}/cancel")
    assert problem(await candidate.post(f"{interview}/resume"))[:2] == (409, "interview-closed")
    await house.owner.post(f"{interview}/resume")
    await house.owner.post(f"{interview}/complete")
    assert problem(await candidate.post(f"{interview}/resume"))[:2] == (409, "interview-closed")
    assert (await candidate.now(interview))["status"] == "completed"


async def test_a_withdrawn_link_opens_nothing_and_looking_makes_no_new_one(house: House) -> None:
    interview = await house.owner.new()
    old = await house.candidate(interview)
    assert (await old.get(interview)).status_code == 200
    for _ in range(2):  # withdrawing it again is harmless
        assert (await house.owner.delete(f"{interview}/link")).status_code == 204
    assert problem(await old.get(interview))[:2] == (401, "unauthenticated")
    assert (await house.owner.now(interview))["link"] is None
    opened_again = await house.owner.post(
        INTERVIEWS, {"guide": "agent-hiring", "id": interview.rpartition("/")[2]}
    )
    assert opened_again.json()["link"] is None
    renewed = await house.owner.post(f"{interview}/link")
    assert renewed.status_code == 201
    assert (await house.owner.now(interview))["link"] == renewed.json()["link"]
    assert (await house.caller(token_of(renewed.json()["link"])).get(interview)).status_code == 200
    assert (await old.get(interview)).status_code == 401


async def test_a_new_link_ends_the_old_one(house: House) -> None:
    interview = await house.owner.new()
    links = [(await house.owner.now(interview))["link"]]
    links += [(await house.owner.post(f"{interview}/link")).json()["link"] for _ in range(3)]
    assert len(set(links)) == 4
    for link in links[:-1]:
        assert (await house.caller(token_of(link)).get(interview)).status_code == 401
    assert (await house.caller(token_of(links[-1])).get(interview)).status_code == 200


async def test_links_renewed_at_the_same_time_leave_one_that_works(house: House) -> None:
    interview = await house.owner.new()
    answers = await asyncio.gather(*(house.owner.post(f"{interview}/link") for _ in range(8)))
    links = {answer.json()["link"] for answer in answers}
    good = [
        link
        for link in links
        if (await house.caller(token_of(link)).get(interview)).status_code == 200
    ]
    assert good == [(await house.owner.now(interview))["link"]]


async def test_the_link_is_for_those_who_may_speak(house: House) -> None:
    """Its holder speaks as the candidate; a viewer may only look."""
    interview = await house.owner.new()
    link = (await house.owner.now(interview))["link"]
    assert (await (await house.member("reviewer")).now(interview))["link"] == link
    assert (await (await house.member("viewer")).now(interview))["link"] is None


async def test_only_candidates_are_held_back_when_they_are_too_fast(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "ChangeLimit", partial(ChangeLimit, burst=5, per_second=0.5))
    async with start() as house:
        interview, other = [await house.owner.new(interviewer="human") for _ in range(2)]
        candidate = await house.candidate(interview)
        for number in range(5):
            await candidate.say(interview, f"Number {number}.")
        for path, body in [("messages", {"text": "Too much."}), ("pause", None), ("resume", None)]:
            answer = await candidate.post(f"{interview}/{path}", body)
            assert problem(answer)[:2] == (429, "too-fast")
            assert answer.headers["retry-after"] == "2"
        # Looking is free, others are not concerned, and owners are not counted.
        assert (await candidate.get(interview)).status_code == 200
        await (await house.candidate(other)).say(other, "Me neither.")
        for number in range(10):
            await house.owner.say(interview, f"Number {number} of the owner's.")
        assert len([
            message
            for message in (await house.owner.now(interview))["transcript"]
            if message["text"].startswith("Number")
        ]) == 15  # fmt: skip
