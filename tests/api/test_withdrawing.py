"""A candidate takes no part any more: what ends, what stays, and who may say so."""

import pytest

from tests.api.house import House, problem
from vivavoce.exchange.formats import ONE

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_candidate_withdraws_and_the_interview_is_over_for_good(house: House) -> None:
    interview = await house.owner.new()
    candidate = await house.candidate(interview)
    answer = await candidate.post(f"{interview}/withdraw", {"erase": True})
    assert answer.status_code == 200
    found = answer.json()
    assert (found["status"], found["reason"]) == ("cancelled", "withdrawn")
    assert found["withdrawal"]["erasure_asked"]
    for caller in (candidate, house.owner):
        assert problem(await caller.post(f"{interview}/resume"))[:2] == (409, "interview-closed")
        told = problem(await caller.post(f"{interview}/messages", {"text": "Hello?"}))
        assert told[:2] == (409, "interview-closed")
    # The words are still there: to erase them is for an owner.
    assert (await house.owner.now(interview))["transcript"]


async def test_to_who_withdrew_the_link_tells_nothing_that_was_said(house: House) -> None:
    """It may lie in a mailbox, or on a device that somebody else uses next."""
    interview = await house.owner.new(candidate={"name": "Xaviera Quillfeather"})
    candidate = await house.candidate(interview)
    await candidate.say(interview, "Marzipan, and nothing else.")
    await house.owner.patch(f"{interview}/profile", {"role": "marzipan taster"})
    await house.owner.post(f"{interview}/complete", {})
    before = await house.owner.now(interview)
    answers = [await candidate.post(f"{interview}/withdraw", {"erase": True})]
    answers += [await candidate.get(interview), await candidate.get(f"{interview}/events?after=0")]
    answers.append(await candidate.post(f"{interview}/withdraw"))
    for answer in answers:
        assert answer.status_code == 200
        for words in ("arzipan", "Quillfeather", before["transcript"][0]["text"][:20]):
            assert words not in answer.text
    assert answers[0].json()["withdrawal"]["erasure_asked"]
    # Every event has its place all the same, the withdrawal as well (I3).
    told = answers[2].json()["items"]
    assert [event["seq"] for event in told] == list(range(1, len(told) + 1))
    assert told[-1]["event"] == "consent-withdrawn"
    for name in ONE:
        refused = problem(await candidate.get(f"{interview}/export?format={name}"))
        assert refused[:2] == (409, "interview-closed")
    # Its organization is told all that it was told before.
    after = await house.owner.now(interview)
    assert (after["transcript"], after["candidate"]) == (before["transcript"], before["candidate"])
    assert (await house.owner.get(f"{interview}/export")).status_code == 200


async def test_withdrawing_again_changes_nothing_unless_all_is_to_be_erased_now(
    house: House,
) -> None:
    """(I2)"""
    interview = await house.owner.new()
    candidate = await house.candidate(interview)
    first = (await candidate.post(f"{interview}/withdraw")).json()
    again = (await candidate.post(f"{interview}/withdraw")).json()
    assert first == again
    assert not first["withdrawal"]["erasure_asked"]
    erased = (await candidate.post(f"{interview}/withdraw", {"erase": True})).json()
    assert erased["version"] == first["version"] + 1
    assert erased["withdrawal"]["erasure_asked"]
    after = (await candidate.post(f"{interview}/withdraw")).json()
    assert after == erased


async def test_somebody_of_the_organization_may_say_it_for_the_candidate(house: House) -> None:
    """Whoever writes or calls has to be able to withdraw without a link."""
    interview = await house.owner.new()
    before = await house.owner.now(interview)
    await house.owner.post(f"{interview}/withdraw")
    told = await house.owner.events(interview, after=before["version"])
    assert [event["event"] for event in told] == ["consent-withdrawn", "interview-cancelled"]
    assert all(event["actor"].startswith("owner:") for event in told)


async def test_a_completed_interview_stays_completed(house: House) -> None:
    interview = await house.owner.new()
    await house.owner.post(f"{interview}/complete")
    candidate = await house.candidate(interview)
    found = (await candidate.post(f"{interview}/withdraw", {"erase": True})).json()
    assert found["status"] == "completed"
    assert found["withdrawal"] is not None


async def test_a_withdrawal_may_be_tied_to_a_version(house: House) -> None:
    """(I5)"""
    interview = await house.owner.new()
    headers = {"if-match": '"1"'}
    answer = await house.owner.post(f"{interview}/withdraw", headers=headers)
    assert problem(answer)[0] == 412
