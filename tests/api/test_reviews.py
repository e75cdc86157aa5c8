"""`/review`, and what may follow it: approval, edits, or a question that sends it back."""

from typing import Any

import pytest

from tests.api.house import INTERVIEWS, House, problem

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def in_review(house: House, guide: str = "two-questions") -> str:
    """Return the path of an interview in review, that was answered once."""
    interview = await house.owner.new(guide)
    await house.owner.say(interview, "My name is Ada Lovelace.")
    await house.settled(interview)
    answer = await house.owner.post(f"{interview}/review", {"reason": "a second look"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["status"] == "pending_review"
    return interview


async def test_a_review_says_who_makes_it_and_since_when(house: House) -> None:
    interview = await in_review(house)
    shown = await house.owner.now(interview)
    review = shown["review"]
    assert (review["reviewer"], review["given"]) == (None, False), "a person's alone"
    assert review["requested_at"] == shown["updated_at"]
    assert shown["reason"] == "a second look"
    again = await house.owner.post(f"{interview}/review", {"reason": "once more"})
    assert again.json() == shown, "asking again changes nothing"
    listed = (await house.owner.get(f"{INTERVIEWS}?status=pending_review")).json()["items"]
    assert shown["id"] in {item["id"] for item in listed}


async def test_a_review_is_edited_and_approved(house: House) -> None:
    interview = await in_review(house)
    edited = await house.owner.patch(f"{interview}/profile", {"name": "Ada, Countess of Lovelace"})
    assert edited.json()["status"] == "pending_review"
    approved = (await house.owner.post(f"{interview}/complete")).json()
    assert (approved["status"], approved["reason"]) == ("completed", None)
    assert approved["profile"]["name"]["value"] == "Ada, Countess of Lovelace"


async def test_a_review_is_sent_back_with_a_question_that_is_put_in_these_words(
    house: House,
) -> None:
    interview = await in_review(house)
    ask = "Which of your machines are you proudest of?"
    answer = await house.owner.post(f"{interview}/resume", {"ask": ask})
    assert answer.json()["status"] == "active"
    shown = await house.settled(interview)
    assert ask in shown["transcript"][-1]["text"]
    assert shown["owner_asks"] is None, "it was put"
    [resumed] = [event for event in await house.owner.events(interview)
                 if event["event"] == "interview-resumed"]  # fmt: skip
    assert resumed["data"] == {"ask": ask}
    # And then it goes on where it was.
    await house.owner.say(interview, "The analytical engine.")
    assert (await house.settled(interview))["transcript"][-1]["speaker"] == "interviewer"


async def test_what_is_to_be_asked_can_be_seen_until_it_is(house: House) -> None:
    interview = await house.owner.new("two-questions", interviewer="human")
    await house.owner.post(f"{interview}/review")
    shown = (await house.owner.post(f"{interview}/resume", {"ask": "Why?"})).json()
    assert shown["owner_asks"] == "Why?"


async def test_a_question_is_not_put_where_the_interview_is_active_and_that_is_said(
    house: House,
) -> None:
    """I12"""
    interview = await house.owner.new()
    before = await house.owner.now(interview)
    answer = await house.owner.post(f"{interview}/resume", {"ask": "And?"})
    assert problem(answer)[:2] == (409, "refused")
    assert await house.settled(interview) == before


@pytest.mark.parametrize(
    ("ask", "status"),
    [("", 422), (" \n", 422), ("a\0b", 422), ("x" * 32_769, 413), (1, 422), (["a"], 422)],
    ids=lambda value: str(value)[:20],
)
async def test_a_question_that_cannot_be_put_is_refused(
    house: House, ask: Any, status: int
) -> None:
    interview = await house.owner.new()
    await house.owner.post(f"{interview}/pause")
    answer = await house.owner.post(f"{interview}/resume", {"ask": ask})
    assert problem(answer) == (status, "too-large" if status == 413 else "malformed", "ask")
    assert (await house.owner.now(interview))["status"] == "paused"


async def test_a_candidate_neither_asks_nor_ends_a_review_nor_reads_what_is_said_of_it(
    house: House,
) -> None:
    interview = await in_review(house)
    candidate = await house.candidate(interview)
    shown = await candidate.now(interview)
    assert (shown["status"], shown["review"], shown["usage"]) == ("pending_review", None, None)
    answer = await candidate.post(f"{interview}/resume", {"ask": "What is your name?"})
    assert problem(answer) == (422, "malformed", "ask")
    assert problem(await candidate.post(f"{interview}/resume"))[:2] == (409, "interview-closed")
    for path, body in [("review", None), ("handover", {"interviewer": "human"})]:
        assert problem(await candidate.post(f"{interview}/{path}", body))[:2] == (404, "not-found")


async def test_what_ended_cannot_be_reviewed(house: House) -> None:
    interview = await house.owner.new()
    await house.owner.post(f"{interview}/complete")
    assert problem(await house.owner.post(f"{interview}/review"))[:2] == (409, "interview-closed")
