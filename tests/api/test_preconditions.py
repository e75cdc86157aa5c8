"""`If-Match: "<version>"` on every change of an interview (I5)."""

import asyncio
import uuid
from typing import Any

import httpx2
import pytest

from tests.api.house import CONTRACT, GUIDE, House, problem

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHANGES: list[tuple[str, str, Any]] = [
    ("POST", "/messages", {"text": "On one condition."}),
    ("PUT", "/state", {"state": "preferences"}),
    ("PATCH", "/profile", {"role": {"value": "Queen"}}),
    ("POST", "/complete", None),
    ("POST", "/cancel", {"reason": "no time"}),
    ("POST", "/pause", None),
    ("POST", "/review", {"reason": "look"}),
    ("POST", "/handover", {"interviewer": "human"}),
    ("POST", "/link", None),
    ("DELETE", "/link", None),
    ("POST", "/withdraw", {"erase": True}),
    ("POST", "/notes", {"text": "Ask about tunnels."}),
    ("DELETE", "", None),
]
NAMES = [f"{method} {path}" for method, path, _ in CHANGES]


async def change(
    house: House, interview: str, method: str, path: str, body: Any, if_match: str
) -> httpx2.Response:
    return await house.owner.ask(method, interview + path, body, headers={"if-match": if_match})


async def test_every_change_of_an_interview_takes_a_precondition() -> None:
    changes = {
        (method, path)
        for method, path in CONTRACT.operations
        if path.startswith("/api/v1/interviews/{id}") and method != "GET"
    } - {("POST", "/api/v1/interviews/{id}/copy")}  # which leaves its original as it is
    told = {
        (operation.method, operation.path)
        for operation in CONTRACT.operations.values()
        if any(parameter["name"] == "If-Match" for parameter in operation.body["parameters"])
    }
    assert told == changes
    # These two change nothing of a new interview; they have tests of their own.
    others = {("POST", f"/api/v1/interviews/{{id}}/{name}") for name in ("resume", "guide")}
    assert {(m, "/api/v1/interviews/{id}" + p) for m, p, _ in CHANGES} == changes - others


@pytest.mark.parametrize(("method", "path", "body"), CHANGES, ids=NAMES)
async def test_a_change_happens_at_the_version_asked_for_and_at_no_other(
    house: House, method: str, path: str, body: Any
) -> None:
    interview = await house.owner.new()
    version = (await house.owner.now(interview))["version"]
    for stale in (version - 1, version + 1, 0, 10**18 - 1):
        answer = await change(house, interview, method, path, body, f'"{stale}"')
        assert problem(answer)[:2] == (412, "stale-version")
    assert (await house.owner.now(interview))["version"] == version
    answer = await change(house, interview, method, path, body, f'"{version}"')
    assert answer.is_success


@pytest.mark.parametrize(("method", "path", "body"), CHANGES, ids=NAMES)
async def test_any_version_will_do_for_an_asterisk_and_a_proxy_may_weaken_the_tag(
    house: House, method: str, path: str, body: Any
) -> None:
    interview = await house.owner.new()
    assert (await change(house, interview, method, path, body, "*")).is_success
    interview = await house.owner.new()
    etag = (await house.owner.get(interview)).headers["etag"]
    assert (await change(house, interview, method, path, body, f"W/{etag}")).is_success


@pytest.mark.parametrize(("method", "path", "body"), CHANGES, ids=NAMES)
async def test_what_is_no_version_is_refused(
    house: House, method: str, path: str, body: Any
) -> None:
    interview = await house.owner.new()
    before = await house.owner.now(interview)
    version = before["version"]
    for wrong in (
        "",
        " ",
        str(version),
        f'"{version}',
        f"'{version}'",
        '"abc"',
        '"-1"',
        '""',
        f'"{"9" * 5_000}"',
        f'"{version}", "{version}"',
        '"\xb2"',
        '"0x3"',
        f'""{version}""',
    ):
        sent = {"if-match": wrong.encode("latin-1")}
        answer = await house.owner.ask(method, interview + path, body, headers=sent)  # type: ignore[arg-type]
        assert problem(answer) == (422, "malformed", "If-Match"), wrong
    assert await house.owner.now(interview) == before


async def test_resuming_is_conditional_too(house: House) -> None:
    interview = await house.owner.new()
    await house.owner.post(f"{interview}/pause")
    version = (await house.owner.now(interview))["version"]
    for tag, status in [(version - 1, 412), (version, 200)]:
        answer = await change(house, interview, "POST", "/resume", None, f'"{tag}"')
        assert answer.status_code == status


async def test_moving_to_another_version_of_the_guide_is_conditional_too(house: House) -> None:
    source = GUIDE.replace("two-questions", "conditional")
    await house.owner.post("/api/v1/guides", {"source": source})
    interview = await house.owner.new("conditional")
    await house.owner.post("/api/v1/guides", {"source": source + "# edited\n"})
    version = (await house.owner.now(interview))["version"]
    for tag, status in [(f'"{version - 1}"', 412), ('"x"', 422), (f'"{version}"', 200)]:
        answer = await change(house, interview, "POST", "/guide", None, tag)
        assert answer.status_code == status
    # A repeat is answered although its precondition is stale by now.
    assert (await change(house, interview, "POST", "/guide", None, tag)).status_code == 200


async def test_a_repeat_is_answered_although_its_precondition_is_stale_by_now(
    house: House,
) -> None:
    """A phone that lost the answer sends the same request again: I2 goes before I5."""
    interview = await house.owner.new()
    tag = (await house.owner.get(interview)).headers["etag"]
    body = {"id": str(uuid.uuid4()), "text": "Did you get this?"}
    first = await change(house, interview, "POST", "/messages", body, tag)
    await house.settled(interview)
    again = await change(house, interview, "POST", "/messages", body, tag)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.content == again.content
    for method, path, body_ in [
        ("PUT", "/state", {"state": "preferences"}),
        ("PATCH", "/profile", {"role": "Queen"}),
        ("POST", "/pause", None),
    ]:
        tag = (await house.owner.get(interview)).headers["etag"]
        for _ in range(2):
            answer = await change(house, interview, method, path, body_, tag)
            assert answer.status_code == 200
            assert answer.headers["etag"] != tag


async def test_of_two_at_one_version_the_second_has_to_look_again(house: House) -> None:
    interview = await house.owner.new()
    tag = (await house.owner.get(interview)).headers["etag"]
    answers = await asyncio.gather(
        *(
            change(house, interview, "POST", "/messages", {"text": f"Me! ({number})"}, tag)
            for number in range(10)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [201] + [412] * 9
