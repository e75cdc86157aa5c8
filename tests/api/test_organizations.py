"""Organizations and keys over HTTP: made once, their secrets told once."""

import uuid

import pytest

from tests.api.conftest import Start
from tests.api.house import INTERVIEWS, House, problem

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_new_organization_can_begin_at_once(house: House) -> None:
    id_ = f"org-{uuid.uuid4().hex[:12]}"
    name = "Ünïversity\r\nof 🐻 — <b>"
    answer = await house.owner.post("/api/v1/organizations", {"id": id_, "name": name})
    assert answer.status_code == 201
    made = answer.json()
    assert (made["id"], made["name"]) == (id_, name)
    owner = house.caller(made["key"])
    [listed] = (await owner.get("/api/v1/organizations")).json()["items"]
    assert listed == {**made, "key": None}
    assert (await owner.open())["status"] == "active"
    [key] = (await owner.get("/api/v1/keys")).json()["items"]
    assert (key["role"], key["key"]) == ("owner", None)


async def test_an_organization_is_made_once_and_by_owners_of_the_first_only(house: House) -> None:
    id_ = f"org-{uuid.uuid4().hex[:12]}"
    body = {"id": id_, "name": "Once"}
    made = (await house.owner.post("/api/v1/organizations", body)).json()
    again = await house.owner.post("/api/v1/organizations", body)
    assert problem(again)[:2] == (409, "id-taken")
    assert "key" not in again.text
    owner = house.caller(made["key"])
    other = {"id": f"org-{uuid.uuid4().hex[:12]}", "name": "Of our own"}
    for body_ in (other, body, {"id": "default", "name": "Mine"}):
        assert problem(await owner.post("/api/v1/organizations", body_))[:2] == (403, "forbidden")


@pytest.mark.parametrize("role", ["owner", "reviewer", "viewer"])
async def test_a_key_opens_what_its_role_says_and_its_secret_is_told_once(
    house: House, role: str
) -> None:
    answer = await house.owner.post("/api/v1/keys", {"name": "the desk", "role": role})
    assert answer.status_code == 201
    made = answer.json()
    assert (made["name"], made["role"], made["revoked_at"]) == ("the desk", role, None)
    assert made["key"].startswith("vvk_")
    assert (await house.caller(made["key"]).get(INTERVIEWS)).status_code == 200
    listed = (await house.owner.get("/api/v1/keys")).json()["items"]
    assert {**made, "key": None} in listed
    assert all(key["key"] is None for key in listed)


async def test_a_key_is_an_owners_unless_another_role_is_asked_for(house: House) -> None:
    assert (await house.owner.post("/api/v1/keys", {"name": "k"})).json()["role"] == "owner"


async def test_keys_are_good_after_a_restart_and_revoked_ones_are_not(start: Start) -> None:
    async with start() as house:
        keys = [(await house.owner.post("/api/v1/keys", {"name": str(n)})).json() for n in range(2)]
        await house.owner.delete(f"/api/v1/keys/{keys[1]['id']}")
    async with start() as house:
        assert (await house.caller(keys[0]["key"]).get(INTERVIEWS)).status_code == 200
        assert (await house.caller(keys[1]["key"]).get(INTERVIEWS)).status_code == 401


async def test_a_key_nobody_knows_cannot_be_revoked(house: House) -> None:
    for id_ in ("nothing", "%00", str(uuid.uuid4()), "😀"):
        answer = await house.owner.delete(f"/api/v1/keys/{id_}")
        assert problem(answer)[:2] == (404, "not-found")


async def test_an_owner_may_revoke_the_key_in_use(house: House) -> None:
    made = (await house.owner.post("/api/v1/keys", {"name": "mine"})).json()
    caller = house.caller(made["key"])
    assert (await caller.delete(f"/api/v1/keys/{made['id']}")).status_code == 204
    assert (await caller.get(INTERVIEWS)).status_code == 401
