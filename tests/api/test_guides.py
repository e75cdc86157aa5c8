"""Guides over HTTP: every version kept, interviews pinned to theirs (I9)."""

import hashlib

import pytest

from tests.api.house import GUIDE, INTERVIEWS, House, problem

pytestmark = pytest.mark.asyncio(loop_scope="session")


def guide(id_: str, version: str, opening: str = "Hello.") -> str:
    return (
        GUIDE.replace("two-questions", id_)
        .replace('version: "1"', f'version: "{version}"')
        .replace("Hello.", opening)
    )


async def test_a_guide_is_kept_as_it_was_sent(house: House) -> None:
    source = "\ufeff" + guide("as-it-was", "1", "Tere! 👋  # no comment") + "\r\n# é\u2028\n"
    answer = await house.owner.post("/api/v1/guides", {"source": source})
    assert answer.status_code == 201
    made = answer.json()
    assert (made["id"], made["version"], made["source"]) == ("as-it-was", "1", source)
    assert made["hash"] == hashlib.sha256(source.encode()).hexdigest()
    assert (await house.owner.get("/api/v1/guides/as-it-was")).json() == made
    [listed] = [
        one
        for one in (await house.owner.get("/api/v1/guides")).json()["items"]
        if one["id"] == "as-it-was"
    ]
    assert {name: listed[name] for name in listed.keys() & made.keys()} == {
        name: made[name] for name in listed.keys() & made.keys()
    }


async def test_a_new_version_is_for_new_interviews(house: House) -> None:
    await house.owner.post("/api/v1/guides", {"source": guide("pinned", "1", "The first.")})
    old = await house.owner.open("pinned")
    await house.owner.post("/api/v1/guides", {"source": guide("pinned", "2", "The second.")})
    new = await house.owner.open("pinned")
    assert [one["transcript"][0]["text"].partition("\n")[0] for one in (old, new)] == [
        "The first.",
        "The second.",
    ]
    now = await house.owner.now(f"{INTERVIEWS}/{old['id']}")
    assert (now["guide_version"], now["guide_hash"]) == ("1", old["guide_hash"])
    # The first again: it becomes the newest again.
    again = await house.owner.post("/api/v1/guides", {"source": guide("pinned", "1", "The first.")})
    assert again.status_code == 201
    assert (await house.owner.get("/api/v1/guides/pinned")).json()["version"] == "1"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("", "line 1"),
        ("- a", "line 1"),
        ("id: x\nversion: [", "line 3"),
        (GUIDE.replace("ask:", "aks:"), "aks"),
        (GUIDE + "wishes: none\n", "wishes"),
        ("!!python/object/apply:os.system ['true']", "line 1"),
        ("a: &x [*x]", "line"),
        ("\x07", "line 1"),
    ],
)
async def test_what_is_wrong_with_a_guide_is_said_with_its_line(
    house: House, source: str, told: str
) -> None:
    answer = await house.owner.post("/api/v1/guides", {"source": source})
    assert problem(answer) == (422, "malformed", "source")
    assert told in answer.json()["detail"]


async def test_a_guide_nobody_knows_is_not_found(house: House) -> None:
    for id_ in ("nothing", "%00", "a%20b", "%F0%9F%98%80", "..", "Agent-Hiring"):
        for method, path in (("GET", ""), ("GET", "/versions"), ("DELETE", "")):
            answer = await house.owner.ask(method, f"/api/v1/guides/{id_}{path}")
            assert problem(answer)[:2] == (404, "not-found")


async def test_every_version_is_listed_and_can_be_read(house: House) -> None:
    sources = [guide("kept", version, f"Number {version}.") for version in ("1", "2", "3")]
    made = [
        (await house.owner.post("/api/v1/guides", {"source": source})).json() for source in sources
    ]
    listed = (await house.owner.get("/api/v1/guides/kept/versions")).json()
    assert (listed["id"], listed["retired"]) == ("kept", False)
    assert [(one["version"], one["hash"]) for one in listed["items"]] == [
        (one["version"], one["hash"]) for one in reversed(made)
    ]
    for one in made:
        for which in (one["version"], one["hash"], one["hash"][:12]):
            found = await house.owner.get(f"/api/v1/guides/kept?version={which}")
            assert found.json() == one
    assert (await house.owner.get("/api/v1/guides/kept?version=")).json() == made[-1]
    for unknown in ("4", "f" * 64, made[0]["hash"][:7], "%F0%9F%98%80"):
        answer = await house.owner.get(f"/api/v1/guides/kept?version={unknown}")
        assert problem(answer)[:2] == (404, "not-found")
    for wrong in ("%00", "%ff"):
        answer = await house.owner.get(f"/api/v1/guides/kept?version={wrong}")
        assert problem(answer) == (422, "malformed", "version")


async def test_a_retired_guide_is_not_offered_and_can_be_brought_back(house: House) -> None:
    source = guide("retired", "1")
    made = (await house.owner.post("/api/v1/guides", {"source": source})).json()
    interview = await house.owner.new("retired")
    for _ in range(2):  # retiring it again is harmless
        assert (await house.owner.delete("/api/v1/guides/retired")).status_code == 204
    listed = (await house.owner.get("/api/v1/guides")).json()["items"]
    assert "retired" not in {one["id"] for one in listed}
    for answer in (
        await house.owner.get("/api/v1/guides/retired"),
        await house.owner.post(INTERVIEWS, {"guide": "retired"}),
    ):
        assert problem(answer)[:2] == (404, "not-found")
    assert (await house.owner.get("/api/v1/guides/retired/versions")).json()["retired"] is True
    assert (await house.owner.get("/api/v1/guides/retired?version=1")).json() == made
    await house.owner.say(interview, "Ada, and I am glad to be here.")
    assert (await house.settled(interview))["coverage"] is not None
    await house.owner.post("/api/v1/guides", {"source": source})
    assert (await house.owner.get("/api/v1/guides/retired")).json()["hash"] == made["hash"]
    assert (await house.owner.open("retired"))["guide_hash"] == made["hash"]


async def test_another_organizations_guide_is_neither_seen_nor_retired(house: House) -> None:
    """I11."""
    rival = await house.organization()
    await house.owner.post("/api/v1/guides", {"source": guide("ours", "1")})
    for method, path in (("GET", "/versions"), ("GET", "?version=1"), ("DELETE", "")):
        answer = await rival.ask(method, f"/api/v1/guides/ours{path}")
        assert problem(answer)[:2] == (404, "not-found")
    assert (await rival.delete("/api/v1/guides/agent-hiring")).status_code == 204
    assert (await house.owner.get("/api/v1/guides/agent-hiring")).status_code == 200
