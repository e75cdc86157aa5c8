"""Opening, leading and ending interviews over HTTP."""

import asyncio
import uuid
from typing import Any

import pytest

from tests.api.conftest import Start
from tests.api.house import INTERVIEWS, Api, House, problem, token_of
from vivavoce.domain.commands import RequestReview
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.service.callers import owner_of

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def in_status(house: House, status: str) -> str:
    """Return the path of an interview that is in this status."""
    interview = await house.owner.new()
    actions = {"active": [], "paused": ["pause"], "cancelled": ["cancel"]}
    for action in actions.get(status, ["complete"]):
        assert (await house.owner.post(f"{interview}/{action}")).status_code == 200
    assert (await house.owner.now(interview))["status"] == status
    return interview


async def test_opening_an_interview_answers_with_its_opening_words_and_its_link(
    house: House,
) -> None:
    metadata = {"ticket": 17, "tags": ["a", None, True], "deep": {"er": 1.5}}
    answer = await house.owner.post(
        INTERVIEWS,
        {
            "guide": "agent-hiring",
            "candidate": {"name": "Ada", "email": "ada@example.org"},
            "language": "en",
            "interviewer": "scripted",
            "metadata": metadata,
        },
    )
    assert answer.status_code == 201
    opened = answer.json()
    assert uuid.UUID(opened["id"]).version == 7
    assert opened["status"] == "active"
    assert opened["guide"] == "agent-hiring"
    assert opened["candidate"] == {"name": "Ada", "email": "ada@example.org"}
    assert opened["metadata"] == metadata
    assert opened["owed_since"] is None
    assert [message["speaker"] for message in opened["transcript"]] == ["interviewer"]
    assert opened["link"].startswith("http://vivavoce.test/i/vvc_")
    assert answer.headers["etag"] == f'"{opened["version"]}"'
    assert (await house.owner.now(f"{INTERVIEWS}/{opened['id']}")) == opened


async def test_opening_the_same_id_again_answers_200_with_the_same_interview_and_link(
    house: House,
) -> None:
    chosen = str(uuid.uuid4())
    first = await house.owner.open(id=chosen)
    for spelling in (chosen, chosen.upper(), chosen.replace("-", "")):
        again = await house.owner.post(
            INTERVIEWS, {"guide": "agent-hiring", "id": spelling, "candidate": {"name": "Eve"}}
        )
        assert again.status_code == 200
        assert again.json() == first


async def test_of_many_who_open_one_id_at_once_one_is_first_and_it_is_greeted_once(
    house: House,
) -> None:
    """I2 and I6 together: every retry of a slow opening arrives while it is still under way."""
    body = {"guide": "agent-hiring", "id": str(uuid.uuid4())}
    answers = await asyncio.gather(*(house.owner.post(INTERVIEWS, body) for _ in range(12)))
    assert sorted(answer.status_code for answer in answers) == [200] * 11 + [201]
    assert len({answer.json()["link"] for answer in answers}) == 1
    assert len((await house.settled(f"{INTERVIEWS}/{body['id']}"))["transcript"]) == 1


async def test_opening_the_same_id_again_after_a_restart_answers_the_same(start: Start) -> None:
    chosen = str(uuid.uuid4())
    async with start() as house:
        first = await house.owner.open(id=chosen)
    async with start() as house:
        again = await house.owner.post(INTERVIEWS, {"guide": "agent-hiring", "id": chosen})
        assert again.status_code == 200
        assert again.json() == first
        candidate = house.caller(token_of(first["link"]))
        assert (await candidate.get(f"{INTERVIEWS}/{chosen}")).status_code == 200


async def test_an_id_that_belongs_to_somebody_else_or_was_erased_is_taken(house: House) -> None:
    rival = await house.organization()
    interview = await house.owner.open()
    body = {"guide": "agent-hiring", "id": interview["id"]}
    assert problem(await rival.post(INTERVIEWS, body))[:2] == (409, "id-taken")
    await house.owner.delete(f"{INTERVIEWS}/{interview['id']}")
    assert problem(await house.owner.post(INTERVIEWS, body))[:2] == (409, "id-taken")
    assert problem(await rival.post(INTERVIEWS, body))[:2] == (409, "id-taken")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"guide": "nothing-like-it"}, (404, "not-found", None)),
        ({"interviewer": "nobody"}, (422, "malformed", "interviewer")),
        ({"language": "fi"}, (422, "malformed", "language")),
        ({"metadata": {"text": "x" * 65_536}}, (413, "too-large", "metadata")),
        ({"candidate": {"name": "x" * 1_025}}, (413, "too-large", "candidate.name")),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
async def test_what_an_interview_cannot_be_opened_with_is_named(
    house: House, fields: dict[str, Any], expected: tuple[int, str, str | None]
) -> None:
    answer = await house.owner.post(INTERVIEWS, {"guide": "agent-hiring", **fields})
    assert problem(answer) == expected


async def test_a_region_of_a_language_the_guide_speaks_will_do(house: House) -> None:
    assert (await house.owner.open(language="en-GB"))["language"] == "en-GB"


async def test_a_state_can_be_set_and_setting_it_again_changes_nothing(house: House) -> None:
    interview = await house.owner.new()
    before = (await house.owner.now(interview))["version"]
    for _ in range(2):
        answer = await house.owner.put(f"{interview}/state", {"state": "preferences"})
        assert answer.status_code == 200
        assert answer.json()["state"] == "preferences"
        assert answer.json()["version"] == before + 1
    event = (await house.owner.events(interview))[-1]
    assert event["event"] == "state-changed"
    assert event["data"]["to"] == "preferences"


async def test_an_interview_moved_to_a_state_no_guide_knows_still_answers(house: House) -> None:
    """I6: whatever an owner does, a candidate is not left without a reply."""
    interview = await house.owner.new()
    await house.owner.put(f"{interview}/state", {"state": "nowhere = at all\n"})
    await house.owner.say(interview, "Is anybody there?")
    assert (await house.settled(interview))["transcript"][-1]["speaker"] == "interviewer"


@pytest.mark.parametrize(
    ("status", "action", "expected"),
    [
        ("active", "pause", "paused"),
        ("active", "resume", "active"),
        ("active", "complete", "completed"),
        ("active", "cancel", "cancelled"),
        ("paused", "pause", "paused"),
        ("paused", "resume", "active"),
        ("paused", "complete", "completed"),
        ("paused", "cancel", "cancelled"),
        ("completed", "pause", 409),
        ("completed", "resume", 409),
        ("completed", "complete", "completed"),
        ("completed", "cancel", 409),
        ("cancelled", "pause", 409),
        ("cancelled", "resume", "active"),
        ("cancelled", "complete", 409),
        ("cancelled", "cancel", "cancelled"),
    ],
)
async def test_what_may_be_done_depends_on_the_status(
    house: House, status: str, action: str, expected: str | int
) -> None:
    interview = await in_status(house, status)
    before = await house.owner.now(interview)
    answer = await house.owner.post(f"{interview}/{action}")
    after = await house.owner.now(interview)
    if expected == 409:
        assert problem(answer)[:2] == (409, "interview-closed")
        assert after == before
        return
    assert answer.status_code == 200
    assert answer.json()["status"] == expected
    assert after["version"] == before["version"] + (expected != status)
    again = await house.owner.post(f"{interview}/{action}")
    assert again.status_code == 200
    assert again.json()["version"] == after["version"], "a repeat changed something"


@pytest.mark.parametrize("status", ["completed", "cancelled"])
async def test_a_closed_interview_takes_no_words_no_state_and_no_profile(
    house: House, status: str
) -> None:
    interview = await in_status(house, status)
    before = await house.owner.now(interview)
    for answer in (
        await house.owner.post(f"{interview}/messages", {"text": "One more thing."}),
        await house.owner.put(f"{interview}/state", {"state": "elsewhere"}),
        await house.owner.patch(f"{interview}/profile", {"role": "Queen"}),
    ):
        assert problem(answer)[:2] == (409, "interview-closed")
    assert await house.owner.now(interview) == before


async def test_an_interview_in_review_takes_no_words_and_cannot_be_paused(house: House) -> None:
    interview = await house.owner.new()
    organization = (await house.owner.get("/api/v1/organizations")).json()["items"][0]["id"]
    await house.services.interviews.carry_out(
        owner_of(OrganizationId(organization)),
        InterviewId(interview.rpartition("/")[2]),
        RequestReview(),
    )
    assert (await house.owner.now(interview))["status"] == "pending_review"
    answer = await house.owner.post(f"{interview}/messages", {"text": "And another thing."})
    assert problem(answer)[:2] == (409, "interview-closed")
    assert problem(await house.owner.post(f"{interview}/pause"))[:2] == (409, "refused")
    candidate = await house.candidate(interview)
    assert problem(await candidate.post(f"{interview}/resume"))[:2] == (409, "interview-closed")
    listed = (await house.owner.get(f"{INTERVIEWS}?status=pending_review")).json()["items"]
    assert interview.rpartition("/")[2] in {item["id"] for item in listed}
    assert (await house.owner.post(f"{interview}/resume")).json()["status"] == "active"


async def test_what_is_said_to_a_paused_interview_is_kept_and_answered_after_resume(
    house: House,
) -> None:
    interview = await in_status(house, "paused")
    receipt = await house.owner.say(interview, "I had started to write this.")
    paused = await house.owner.now(interview)
    assert paused["transcript"][-1]["id"] == receipt["id"]
    assert paused["owed_since"] is not None
    assert (await house.owner.post(f"{interview}/resume")).status_code == 200
    resumed = await house.settled(interview)
    assert resumed["transcript"][-2]["id"] == receipt["id"]
    assert resumed["transcript"][-1]["speaker"] == "interviewer"


@pytest.mark.parametrize("action", ["cancel", "pause"])
async def test_a_reason_is_kept_and_may_be_left_out(house: House, action: str) -> None:
    for body, reason in [
        ({"reason": "Moved\r\nabroad \N{AIRPLANE}"}, "Moved\r\nabroad \N{AIRPLANE}"),
        ({"reason": None}, None),
        ({}, None),
        (None, None),
    ]:
        interview = await house.owner.new()
        answer = await house.owner.post(f"{interview}/{action}", body)
        assert answer.json()["reason"] == reason


async def test_an_interview_runs_to_its_end_over_http(house: House) -> None:
    interview = await house.owner.new("two-questions")
    candidate = await house.candidate(interview)
    for text in ("My name is Ada Lovelace.", "No, that was all I wanted to tell you."):
        await candidate.say(interview, text)
        await house.settled(interview)
    found = await candidate.now(interview)
    assert found["status"] == "completed"
    assert found["profile"]["name"]["status"] == "obtained"
    said = {message["id"] for message in found["transcript"]}
    assert set(found["profile"]["name"]["sources"]) <= said
    assert found["coverage"]["share"] == 1.0
    assert found["transcript"][-1]["text"] == "Goodbye."


async def gone(api: Api, interview: str) -> None:
    """See that there is no such interview, whatever is asked of it."""
    for method, path, body in [
        ("GET", "", None),
        ("DELETE", "", None),
        ("GET", "/events", None),
        ("GET", "/export", None),
        ("POST", "/messages", {"text": "Hello?"}),
        ("PUT", "/state", {"state": "opening"}),
        ("PATCH", "/profile", {"role": None}),
        ("POST", "/complete", None),
        ("POST", "/cancel", None),
        ("POST", "/pause", None),
        ("POST", "/resume", None),
        ("POST", "/review", None),
        ("POST", "/handover", {"interviewer": "human"}),
        ("POST", "/link", None),
        ("DELETE", "/link", None),
    ]:
        answer = await api.ask(method, interview + path, body)
        assert problem(answer)[:2] == (404, "not-found"), f"{method} {path}"


async def test_an_erased_interview_is_gone_for_everybody(house: House) -> None:
    word = f"secret{uuid.uuid4().hex}"
    interview = await house.owner.new(metadata={"word": word})
    candidate = await house.candidate(interview)
    await candidate.say(interview, f"Do not tell anybody: {word}.")
    await house.settled(interview)
    assert len((await house.owner.get(f"{INTERVIEWS}?q={word}")).json()["items"]) == 1
    answer = await house.owner.delete(interview)
    assert answer.status_code == 204
    await gone(house.owner, interview)
    assert (await candidate.get(interview)).status_code in {401, 404}
    assert (await house.owner.get(f"{INTERVIEWS}?q={word}")).json()["items"] == []
    assert word not in (await house.owner.get("/api/v1/export?format=jsonl")).text


async def test_an_id_that_is_no_uuid_names_no_interview(house: House) -> None:
    real = (await house.owner.open())["id"]
    for wrong in ("nothing", "0", "%00", "%ED%A0%80", real[:-1], real + "0", f"0x{real[2:]}", "😀"):
        await gone(house.owner, f"{INTERVIEWS}/{wrong}")


async def test_any_spelling_of_an_id_leads_to_the_interview(house: House) -> None:
    opened = await house.owner.open()
    for spelling in (opened["id"].upper(), opened["id"].replace("-", "")):
        assert (await house.owner.get(f"{INTERVIEWS}/{spelling}")).json() == opened


async def test_links_lead_to_where_the_caller_came_in_but_never_to_an_odd_host(
    house: House,
) -> None:
    interview = await house.owner.new()
    for host, expected in [
        ("interviews.example.org", "http://interviews.example.org/i/"),
        ("localhost:8000", "http://localhost:8000/i/"),
        ("[::1]:8000", "http://[::1]:8000/i/"),
        ('evil.example/"><script>', "http://vivavoce.test/i/"),
        ("user@evil.example", "http://vivavoce.test/i/"),
        ("evil.example\\..", "http://vivavoce.test/i/"),
    ]:
        answer = await house.owner.get(interview, headers={"host": host})
        assert answer.json()["link"].startswith(expected), host


async def test_a_configured_address_wins_over_the_host_of_the_request(start: Start) -> None:
    async with start(public_url="https://talk.example.org/") as house:
        interview = await house.owner.new()
        answer = await house.owner.get(interview, headers={"host": "evil.example"})
        assert answer.json()["link"].startswith("https://talk.example.org/i/vvc_")
