"""`PATCH …/profile`: a merge patch (RFC 7396) on `{field: {value, status, sources}}`."""

import asyncio
from typing import Any

import pytest

from tests.api.house import House, problem

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("patches", "expected"),
    [
        ([{"a": "bare"}], {"value": "bare", "status": "obtained", "sources": []}),
        ([{"a": ["x", {"y": None}]}], {"value": ["x", {"y": None}], "status": "obtained"}),
        ([{"a": False}], {"value": False, "status": "obtained"}),
        ([{"a": {"value": 1}}], {"value": 1, "status": "obtained"}),
        ([{"a": {}}], {"value": None, "status": "pending", "sources": []}),
        ([{"a": {"status": "refused"}}], {"value": None, "status": "refused"}),
        ([{"a": {"value": 1, "status": "partial"}}, {"a": {"value": 2}}], {"status": "partial"}),
        ([{"a": {"value": 1, "status": "partial"}}, {"a": {"status": "obtained"}}], {"value": 1}),
        ([{"a": 1}, {"a": {"value": None}}], {"value": None, "status": "obtained"}),
        ([{"a": {"value": {"x": 1, "y": 2}}}, {"a": {"value": {"y": None, "z": 3}}}],
         {"value": {"x": 1, "z": 3}}),
        ([{"a": {"value": {"x": {"y": 1}}}}, {"a": {"value": {"x": {"z": 2}}}}],
         {"value": {"x": {"y": 1, "z": 2}}}),
        ([{"a": {"value": ["x"]}}, {"a": {"value": {"x": 1}}}], {"value": {"x": 1}}),
        ([{"a": 1.0}, {"a": 1}], {"value": 1}),
        ([{"a": True}, {"a": 1}], {"value": 1}),
    ],
)  # fmt: skip
async def test_a_patch_is_merged(
    house: House, patches: list[dict[str, Any]], expected: dict[str, Any]
) -> None:
    interview = await house.owner.new()
    for patch in patches:
        answer = await house.owner.patch(
            f"{interview}/profile", patch, headers={"content-type": "application/merge-patch+json"}
        )
        assert answer.status_code == 200, answer.text
    entry = (await house.owner.now(interview))["profile"]["a"]
    assert {name: entry[name] for name in expected} == expected
    assert type(entry["value"]) is type(expected.get("value", entry["value"]))


async def test_null_takes_a_field_back_and_again_changes_nothing(house: House) -> None:
    interview = await house.owner.new()
    await house.owner.patch(f"{interview}/profile", {"a": 1, "b": 2})
    for _ in range(2):
        answer = await house.owner.patch(f"{interview}/profile", {"a": None})
        assert answer.json()["profile"].keys() == {"b"}
    events = [event["event"] for event in await house.owner.events(interview)]
    assert events.count("profile-updated") == 2


async def test_an_empty_patch_changes_nothing(house: House) -> None:
    interview = await house.owner.new()
    before = await house.owner.now(interview)
    answer = await house.owner.patch(f"{interview}/profile", {})
    assert answer.json() == before


async def test_sources_name_messages_of_the_interview(house: House) -> None:
    interview = await house.owner.new()
    said = (await house.owner.say(interview, "I am the queen."))["id"]
    patch = {"role": {"value": "Queen", "sources": [said.upper()]}}
    answer = await house.owner.patch(f"{interview}/profile", patch)
    assert answer.json()["profile"]["role"]["sources"] == [said]
    answer = await house.owner.patch(f"{interview}/profile", {"role": {"value": "King"}})
    assert answer.json()["profile"]["role"]["sources"] == [said]
    answer = await house.owner.patch(f"{interview}/profile", {"role": "Nobody"})
    assert answer.json()["profile"]["role"]["sources"] == []
    other = (await house.owner.say(await house.owner.new(), "Elsewhere."))["id"]
    answer = await house.owner.patch(f"{interview}/profile", {"role": {"sources": [other]}})
    assert problem(answer) == (422, "malformed", "role.sources")


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ({"valve": 1}, "a.valve"),
        ({"status": "sure"}, "a.status"),
        ({"status": None}, "a.status"),
        ({"status": ["obtained"]}, "a.status"),
        ({"status": {}}, "a.status"),
        ({"status": 1}, "a.status"),
        ({"sources": "01890000-0000-7000-8000-000000000000"}, "a.sources"),
        ({"sources": [1]}, "a.sources"),
        ({"sources": ["no uuid"]}, "a.sources"),
        ({"sources": ["01890000-0000-7000-8000-000000000000"]}, "a.sources"),
        ({"sources": {"0": "x"}}, "a.sources"),
        ({"value": 2**63}, "a.value"),
        (2**64, "a.value"),
        ("nul\0", "a.value"),
    ],
    ids=str,
)
async def test_a_wrong_entry_is_named_and_nothing_of_the_patch_is_kept(
    house: House, entry: Any, field: str
) -> None:
    interview = await house.owner.new()
    before = await house.owner.now(interview)
    answer = await house.owner.patch(f"{interview}/profile", {"good": 1, "a": entry})
    assert problem(answer) == (422, "malformed", field)
    assert await house.owner.now(interview) == before


async def test_a_value_and_a_profile_have_an_upper_size(house: House) -> None:
    interview = await house.owner.new()
    answer = await house.owner.patch(f"{interview}/profile", {"a": "x" * 65_536})
    assert problem(answer) == (413, "too-large", "a.value")
    assert (await house.owner.patch(f"{interview}/profile", {"a": "x" * 65_534})).is_success
    many = {f"field-{number}": number for number in range(501)}
    answer = await house.owner.patch(f"{interview}/profile", many)
    assert problem(answer) == (422, "malformed", "profile")


async def test_patches_at_the_same_time_are_all_merged(house: House) -> None:
    """Each is merged into what it meets when it is decided, not into what it read before."""
    interview = await house.owner.new()
    await house.owner.patch(f"{interview}/profile", {"a": {"value": {}}})
    answers = await asyncio.gather(
        *(
            house.owner.patch(f"{interview}/profile", {"a": {"value": {f"k{number}": number}}})
            for number in range(20)
        )
    )
    assert {answer.status_code for answer in answers} == {200}
    profile = (await house.owner.now(interview))["profile"]
    assert profile["a"]["value"] == {f"k{number}": number for number in range(20)}
