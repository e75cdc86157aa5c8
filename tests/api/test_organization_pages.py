"""The console's pages of the organization: for its own people, by role, and from our pages only."""

from urllib.parse import urlencode

import httpx2
import pytest

from tests.api.house import OWNER_KEY, Api, House
from vivavoce.edge.authentication import SESSION_COOKIE
from vivavoce.journal.registry import Look
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION

pytestmark = pytest.mark.asyncio(loop_scope="session")

PATH = "/console/organization"


async def cookie(house: House, key: str | None) -> str:
    assert key is not None
    return f"{SESSION_COOKIE}={await house.services.access.sign_in(key)}"


async def sends(
    house: House, key: str | None, path: str, site: str = "same-origin", **fields: str
) -> httpx2.Response:
    """Send a form of ours as whoever holds `key`."""
    headers = {
        "cookie": await cookie(house, key),
        "sec-fetch-site": site,
        "content-type": "application/x-www-form-urlencoded",
    }
    return await house.nobody.ask(
        "POST", path, raw=urlencode(fields).encode(), headers=headers, check=False
    )


async def sees(house: House, key: str | None, path: str) -> httpx2.Response:
    headers = {"cookie": await cookie(house, key)}
    return await house.nobody.get(path, headers=headers, check=False)


async def key_ids(api: Api) -> list[str]:
    return [key["id"] for key in (await api.get("/api/v1/keys")).json()["items"]]


@pytest.mark.parametrize("role", ["reviewer", "viewer"])
async def test_who_is_no_owner_looks_and_changes_nothing(house: House, role: str) -> None:
    member = await house.member(role)
    interview = (await house.owner.open())["id"]
    for path in ("", "/retention"):
        shown = await sees(house, member.key, PATH + path)
        assert shown.status_code == 200
        assert "Only owners can change this." in shown.text
        assert '<form class="sheet"' not in shown.text
    for path in ("/keys", "/links"):
        assert (await sees(house, member.key, PATH + path)).status_code == 403
    [first, *_] = await key_ids(house.owner)
    for path in (
        "",
        "/keys",
        f"/keys/{first}/revoke",
        f"/links/{interview}/revoke",
        "/links/over",
        "/retention",
    ):
        answer = await sends(house, member.key, PATH + path, name="x", role="owner", days="1")
        assert answer.status_code == 403, path
    look = await house.services.organizations.look(DEFAULT_ORGANIZATION)
    assert look.retention_days is None


async def test_another_organizations_keys_and_links_are_not_there(house: House) -> None:
    """(I11)."""
    rival = await house.rival()
    interview = (await house.owner.open())["id"]
    [first, *_] = await key_ids(house.owner)
    for path in (f"/keys/{first}/revoke", f"/links/{interview}/revoke"):
        assert (await sends(house, rival.key, PATH + path)).status_code == 404
    await sends(house, rival.key, f"{PATH}/links/over")
    shown = await sees(house, rival.key, f"{PATH}/links")
    assert interview not in shown.text
    assert (await house.owner.now(f"/api/v1/interviews/{interview}"))["link"] is not None
    assert first in await key_ids(house.owner)


async def test_another_sites_page_changes_nothing(house: House) -> None:
    for path in ("/keys", "/retention", "/links/over"):
        answer = await sends(
            house, OWNER_KEY, PATH + path, "cross-site", name="x", role="owner", days="1"
        )
        assert answer.status_code == 403


async def test_the_last_owners_key_stays(house: House) -> None:
    """Whoever holds it is not locked out by a colleague whose own key is gone by then."""
    made = await house.owner.post("/api/v1/keys", {"name": "the other owner", "role": "owner"})
    other, secret = made.json()["id"], made.json()["key"]
    session = await cookie(house, secret)
    keys = await house.services.access.keys(DEFAULT_ORGANIZATION)
    [first] = [key.id for key in keys if key.name == "first owner"]
    headers = {"cookie": session, "sec-fetch-site": "same-origin"}
    answer = await sends(house, OWNER_KEY, f"{PATH}/keys/{other}/revoke")
    assert answer.status_code == 303
    answer = await house.nobody.ask(
        "POST", f"{PATH}/keys/{first}/revoke", raw=b"", headers=headers, check=False
    )
    assert answer.headers["location"] == "/login"
    assert (await house.owner.get("/api/v1/keys")).status_code == 200


@pytest.mark.parametrize("days", ["", "0", "-1", "1e3", "9" * 30, "٣", "ten"])
async def test_days_that_are_none_erase_nothing(house: House, days: str) -> None:
    before = Look(organization=DEFAULT_ORGANIZATION, retention_days=30)
    await house.services.organizations.set_look(before)
    assert (await sees(house, OWNER_KEY, f"{PATH}/retention?{urlencode({'days': days})}")
            ).status_code == 422  # fmt: skip
    if days:
        answer = await sends(house, OWNER_KEY, f"{PATH}/retention", days=days)
        assert answer.status_code == 422
        look = await house.services.organizations.look(DEFAULT_ORGANIZATION)
        assert look.retention_days == 30
    assert (await sends(house, OWNER_KEY, f"{PATH}/retention")).status_code == 303
    look = await house.services.organizations.look(DEFAULT_ORGANIZATION)
    assert look.retention_days is None


@pytest.mark.parametrize(
    "after", ["?", "AAAA", "x" * 5000, "MjAyNiA_", "MjAyNi0wMS0wMVQwMDowMDowMCBhYmNk"]
)
async def test_a_place_in_the_list_that_is_none_is_the_beginning(house: House, after: str) -> None:
    interview = (await house.owner.open())["id"]
    shown = await sees(house, OWNER_KEY, f"{PATH}/links?{urlencode({'after': after})}")
    assert shown.status_code == 200
    assert interview in shown.text


async def test_what_a_query_says_gets_into_no_style_sheet(house: House) -> None:
    query = urlencode({"colour": "#fff;} *{background:url(//evil.example)"})
    sheet = await sees(house, OWNER_KEY, f"{PATH}/preview.css?{query}")
    assert (sheet.status_code, sheet.text) == (200, "")
    fine = await sees(house, OWNER_KEY, f"{PATH}/preview.css?colour=%23ffcc00")
    assert ".on-dark" in fine.text
