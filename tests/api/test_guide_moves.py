"""Moving an interview to another version of its guide over HTTP: previewed, asked for, logged."""

from typing import Any

import pytest

from tests.api.house import GUIDE, House, problem

pytestmark = pytest.mark.asyncio(loop_scope="session")


def guide(id_: str, version: str) -> str:
    return GUIDE.replace("two-questions", id_).replace('version: "1"', f'version: "{version}"')


def with_more(source: str) -> str:
    """The same guide with another field and question, and one question gone."""
    return source.replace(
        "opening:", "  - { id: age, label: Age, type: number, required: true }\nopening:"
    ).replace(
        "- { id: more, ask: Is there more to say? }",
        "- { id: age, ask: How old are you?, collects: [age] }",
    )


async def moving(house: House, id_: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Return an interview on version 1 of a guide that has a version 2, and both versions."""
    one = await house.owner.post("/api/v1/guides", {"source": guide(id_, "1")})
    interview = await house.owner.new(id_)
    source = with_more(guide(id_, "2"))
    two = await house.owner.post("/api/v1/guides", {"source": source})
    assert two.status_code == 201, two.text
    return interview, one.json(), two.json()


async def test_the_preview_tells_what_a_move_means_and_changes_nothing(house: House) -> None:
    interview, one, two = await moving(house, "previewed")
    await house.owner.patch(f"{interview}/profile", {"name": "Ada", "shoe": 38})
    before = await house.owner.now(interview)
    told = (await house.owner.get(f"{interview}/guide")).json()
    assert told["from"] == {"id": "previewed", "version": "1", "hash": one["hash"]}
    assert told["to"] == {"id": "previewed", "version": "2", "hash": two["hash"]}
    assert told["information"] == {"added": ["age"], "removed": [], "retyped": []}
    assert told["questions"] == {"added": ["age"], "removed": ["more"], "reworded": []}
    assert (told["already_known"], told["kept"], told["still_to_ask"]) == (
        ["name"],
        ["shoe"],
        ["age"],
    )
    assert (told["share_before"], told["share_after"]) == (1.0, 0.5)
    assert await house.owner.now(interview) == before
    viewer = await house.member("viewer")
    for which in (two["hash"], two["hash"][:12], "2", ""):
        assert (await viewer.get(f"{interview}/guide?to={which}")).json() == told


async def test_a_move_answers_with_the_interview_as_it_stands_then(house: House) -> None:
    """I9."""
    interview, one, two = await moving(house, "moved")
    told = (await house.owner.get(f"{interview}/guide")).json()
    answer = await house.owner.post(f"{interview}/guide")
    assert answer.status_code == 200
    now = answer.json()
    assert answer.headers["etag"] == f'"{now["version"]}"'
    assert (now["guide_version"], now["guide_hash"]) == ("2", two["hash"])
    assert now["state"] == told["state_after"]
    assert [item["id"] for item in now["coverage"]["items"]] == ["name", "age"]
    [event] = [e for e in await house.owner.events(interview) if e["event"] == "guide-changed"]
    assert event["data"] == {"from": told["from"], "to": told["to"]}
    # Again: nothing happens. And back by hash, or label.
    assert (await house.owner.post(f"{interview}/guide", {"to": "2"})).json() == now
    back = (await house.owner.post(f"{interview}/guide", {"to": one["hash"]})).json()
    assert (back["guide_version"], back["version"]) == ("1", now["version"] + 1)


async def test_a_version_nobody_knows_is_not_found(house: House) -> None:
    interview, _, _ = await moving(house, "unknown-version")
    other = await house.owner.post("/api/v1/guides", {"source": guide("another-guide", "7")})
    for which in ("3", "f" * 64, other.json()["hash"], "7"):
        for answer in (
            await house.owner.get(f"{interview}/guide?to={which}"),
            await house.owner.post(f"{interview}/guide", {"to": which}),
        ):
            assert problem(answer)[:2] == (404, "not-found")
    assert (await house.owner.now(interview))["guide_version"] == "1"


async def test_what_names_no_version_is_malformed(house: House) -> None:
    interview, _, _ = await moving(house, "malformed-version")
    wrong: list[Any] = [7, [], {"id": "x"}, "a\0b", "\ud800", True]
    for to in wrong:
        answer = await house.owner.post(f"{interview}/guide", {"to": to})
        assert problem(answer) == (422, "malformed", "to"), to
    long = "x" * 1025
    answer = await house.owner.post(f"{interview}/guide", {"to": long})
    assert problem(answer) == (413, "too-large", "to")
    assert problem(await house.owner.get(f"{interview}/guide?to={long}"))[0] == 404
    answer = await house.owner.post(f"{interview}/guide", {"version": "2"})
    assert problem(answer)[:2] == (422, "malformed")
    for query in ("%00", "%ff"):
        answer = await house.owner.get(f"{interview}/guide?to={query}")
        assert problem(answer) == (422, "malformed", "to")
    assert (await house.owner.now(interview))["guide_version"] == "1"


@pytest.mark.parametrize("end", ["complete", "cancel"])
async def test_an_interview_that_is_over_stays_on_its_version(house: House, end: str) -> None:
    """I9."""
    interview, _, _ = await moving(house, f"over-{end}")
    await house.owner.post(f"{interview}/{end}")
    assert problem(await house.owner.post(f"{interview}/guide"))[:2] == (409, "interview-closed")
    told = (await house.owner.get(f"{interview}/guide")).json()
    assert "stays on its version" in told["warnings"][0]


async def test_candidates_and_viewers_move_nothing(house: House) -> None:
    """I11."""
    interview, _, _ = await moving(house, "not-yours-to-move")
    candidate = await house.candidate(interview)
    assert problem(await candidate.get(f"{interview}/guide"))[0] == 404
    assert problem(await candidate.post(f"{interview}/guide"))[0] == 404
    viewer = await house.member("viewer")
    assert problem(await viewer.post(f"{interview}/guide"))[0] == 403
    assert (await house.owner.now(interview))["guide_version"] == "1"
