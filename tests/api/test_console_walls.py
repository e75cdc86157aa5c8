"""(I11) The walls of the console: every page that there is, tried by those it is not for.

The routes are taken from the console itself, so that none which is added later is forgotten.
"""

from collections.abc import Iterator

import httpx2
import pytest

from tests.api.house import House
from vivavoce.edge.authentication import SESSION_COOKIE
from vivavoce.web import console

pytestmark = pytest.mark.asyncio(loop_scope="session")

KIND = "multipart/form-data; boundary=b"
URLENCODED = "application/x-www-form-urlencoded"

SECRETS = ("Xaviera Quillfeather", "Marzipan, and nothing else.", "Pays too little, says she.")

# Whoever is not signed in comes here to sign in, or leaves.
DOOR = {"/", "/login", "/login/{token}", "/logout"}

# What a viewer may send: it leads to a download that a viewer may have.
VIEWERS = {"/console/export"}

# Says that an interview is not there any more, which is no news about any.
SAYS_NOTHING = {"/console/interviews/{id}/erase", "/console/interviews/{id}/erased"}


def pages(house: House) -> Iterator[tuple[str, str]]:
    """Give method and path of each page of the console but the door."""
    for route in console.routes(house.services):
        if route.path not in DOOR:  # type: ignore[attr-defined]  # all are plain routes
            for method in sorted(route.methods - {"HEAD"}):  # type: ignore[attr-defined]
                yield method, route.path  # type: ignore[attr-defined]


async def visit(
    house: House, method: str, path: str, interview: str, *, key: str | None, **headers: str
) -> httpx2.Response:
    """Ask for a page as whoever signed in with `key`, with a form that holds a bit of all."""
    at = path.format(id=interview, guide="agent-hiring", action="cancel", verdict="approve")
    if key is not None:
        headers["cookie"] = f"{SESSION_COOKIE}={await house.services.access.sign_in(key)}"
    if method == "GET":
        return await house.nobody.http.get(at, headers=headers)
    is_multipart = "/new/" in path or path in {
        "/console/guides",
        "/console/guides/check",
        "/console/guides/rehearse",
        "/console/organization",
    }
    part = '--b\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    fields = {"ids": interview, "name": "Mine", "text": "Mine", "confirmation": "erase"}
    body = "".join(part.format(*each) for each in fields.items()) + "--b--\r\n"
    if not is_multipart:
        body = "&".join(f"{name}={value}" for name, value in fields.items())
    headers["content-type"] = KIND if is_multipart else URLENCODED
    return await house.nobody.http.post(at, headers=headers, content=body)


async def told(house: House) -> str:
    """Return the id of an interview in which every secret stands."""
    interview = await house.owner.new(candidate={"name": SECRETS[0]})
    await house.owner.say(interview, SECRETS[1])
    answer = await house.owner.post(f"{interview}/notes", {"text": SECRETS[2]})
    assert answer.status_code == 201
    await house.settled(interview)
    return interview.rpartition("/")[2]


async def test_a_foreign_interview_is_on_no_page(house: House) -> None:
    id_ = await told(house)
    rival = await house.organization()
    before = await house.owner.now(f"/api/v1/interviews/{id_}")
    for method, path in pages(house):
        answer = await visit(house, method, path, id_, key=rival.key)
        assert not [secret for secret in SECRETS if secret in answer.text], (method, path)
        is_about_one = "{id}" in path or "links.csv" in path or "cards" in path
        if is_about_one and path not in SAYS_NOTHING:
            assert answer.status_code == 404, (method, path)
    assert await house.owner.now(f"/api/v1/interviews/{id_}") == before


async def test_who_is_not_signed_in_is_asked_to(house: House) -> None:
    id_ = await told(house)
    for method, path in pages(house):
        answer = await visit(house, method, path, id_, key=None)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login"), path


async def test_a_viewer_changes_nothing(house: House) -> None:
    id_ = await told(house)
    viewer = await house.member("viewer")
    before = await house.owner.now(f"/api/v1/interviews/{id_}")
    for method, path in pages(house):
        if method == "POST" and path not in VIEWERS:
            answer = await visit(house, method, path, id_, key=viewer.key)
            assert answer.status_code == 403, path
    assert await house.owner.now(f"/api/v1/interviews/{id_}") == before


async def test_another_sites_page_changes_nothing_with_an_owners_cookie(house: House) -> None:
    id_ = await told(house)
    before = await house.owner.now(f"/api/v1/interviews/{id_}")
    for method, path in pages(house):
        if method == "POST":
            for named in ({"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere"}):
                answer = await visit(house, method, path, id_, key=house.owner.key, **named)
                assert answer.status_code == 403, path
    assert await house.owner.now(f"/api/v1/interviews/{id_}") == before
