"""`POST /api/v1/interviews/{id}/copy`; what a copy is, is in service/test_copying.py."""

import pytest

from tests.api.house import INTERVIEWS, House, problem

pytestmark = pytest.mark.asyncio(loop_scope="session")

COPY = "018f8f8e-7b7a-7000-8000-00000000bbbb"


async def test_a_copy_is_an_interview_with_a_link_of_its_own(house: House) -> None:
    """(I2, I9)"""
    interview = await house.owner.new("two-questions")
    await house.owner.say(interview, "Ada")
    await house.settled(interview)
    original = await house.owner.now(interview)
    events = await house.owner.events(interview)
    until = original["transcript"][0]["seq"]
    answer = await house.owner.post(f"{interview}/copy", {"until": until, "id": COPY})
    assert answer.status_code == 201
    copy = answer.json()
    assert copy["copy_of"] == {"interview": original["id"], "seq": until}
    assert [item["id"] for item in copy["transcript"]] == [original["transcript"][0]["id"]]
    assert copy["link"] != original["link"]
    again = await house.owner.post(f"{interview}/copy", {"id": COPY})
    assert (again.status_code, again.json()) == (200, copy)
    candidate = await house.candidate(f"{INTERVIEWS}/{COPY}")
    await candidate.say(f"{INTERVIEWS}/{COPY}", "Grace")
    assert problem(await candidate.get(interview))[0] == 404
    assert await house.owner.events(interview) == events
    assert await house.owner.now(interview) == original


async def test_a_copy_by_another_guide_with_another_interviewer(house: House) -> None:
    """(I9)"""
    interview = await house.owner.new("two-questions")
    body = {"guide": "agent-hiring", "interviewer": "human"}
    copy = (await house.owner.post(f"{interview}/copy", body)).json()
    assert (copy["guide"], copy["interviewer"]) == ("agent-hiring", "human")
    assert (await house.owner.now(interview))["guide"] == "two-questions"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"until": 10_000}, (422, "malformed", "until")),
        ({"until": 0}, (422, "malformed", "until")),
        ({"guide": "nothing"}, (404, "not-found", None)),
        ({"interviewer": "nobody"}, (422, "malformed", "interviewer")),
        ({"id": "mine"}, (422, "malformed", "id")),
    ],
)
async def test_what_cannot_be_copied_is_told(
    house: House, body: dict[str, object], told: tuple[int, str, str | None]
) -> None:
    interview = await house.owner.new("two-questions")
    assert problem(await house.owner.post(f"{interview}/copy", body)) == told


async def test_copies_are_not_the_candidates_to_make(house: House) -> None:
    """(I11)"""
    interview = await house.owner.new("two-questions")
    candidate = await house.candidate(interview)
    assert problem(await candidate.post(f"{interview}/copy"))[0] == 404


async def test_what_a_candidate_withdrew_is_not_copied(house: House) -> None:
    interview = await house.owner.new("two-questions")
    await house.owner.post(f"{interview}/withdraw")
    answer = await house.owner.post(f"{interview}/copy")
    assert problem(answer)[:2] == (409, "interview-closed")
