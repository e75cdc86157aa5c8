"""Callers who are our own pages: cookies, and other sites that would like to use them."""

import uuid
from typing import Any

import pytest

from tests.api.house import HOST, INTERVIEWS, OWNER_KEY, Api, House, problem, token_of
from vivavoce.edge.authentication import INTERVIEW_COOKIE, SESSION_COOKIE

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def session(house: House, key: str = OWNER_KEY) -> str:
    """Return the cookie of somebody who signed in."""
    return f"{SESSION_COOKIE}={await house.services.access.sign_in(key)}"


async def link_cookie(house: House, interview: str) -> str:
    """Return the cookie of a candidate who opened the link."""
    token = token_of((await house.owner.now(interview))["link"])
    return f"{INTERVIEW_COOKIE}{interview.rpartition('/')[2]}={token}"


async def get(api: Api, path: str, cookie: str) -> Any:
    return await api.get(path, headers={"cookie": cookie})


async def test_a_candidates_link_sets_a_cookie_that_scripts_cannot_read(house: House) -> None:
    interview = await house.owner.new()
    path = (await house.owner.now(interview))["link"].removeprefix(f"http://{HOST}")
    answer = await house.nobody.get(path)
    assert answer.status_code == 303
    id_ = interview.rpartition("/")[2]
    assert answer.headers["location"] == f"/interviews/{id_}"
    [cookie] = [
        each
        for each in answer.headers.get_list("set-cookie")
        if each.startswith(f"{INTERVIEW_COOKIE}{id_}={token_of(path)};")
    ]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()


async def test_the_cookie_of_a_link_opens_its_interview_and_nothing_else(house: House) -> None:
    interview, other = await house.owner.new(), await house.owner.new()
    cookie = await link_cookie(house, interview)
    found = await get(house.nobody, interview, cookie)
    assert found.status_code == 200
    assert found.json()["link"] is None
    assert (await get(house.nobody, interview.upper().replace(INTERVIEWS.upper(), INTERVIEWS),
                      cookie)).status_code == 200  # fmt: skip
    for path in (other, INTERVIEWS, "/api/v1/keys", "/api/v1/guides"):
        assert problem(await get(house.nobody, path, cookie))[0] == 401
    # Somebody who gives their token another interview's name does not get in there.
    renamed = cookie.replace(interview.rpartition("/")[2], other.rpartition("/")[2])
    assert problem(await get(house.nobody, other, renamed))[0] == 404
    for method, path in [("DELETE", ""), ("POST", "/complete"), ("PATCH", "/profile")]:
        answer = await house.nobody.ask(method, interview + path, headers={"cookie": cookie})
        assert problem(answer)[0] == 404


async def test_whoever_signed_in_may_do_what_the_key_may(house: House) -> None:
    interview = await house.owner.new()
    cookie = await session(house)
    assert (await get(house.nobody, INTERVIEWS, cookie)).status_code == 200
    said = await house.nobody.post(
        f"{interview}/messages", {"text": "From the console."}, headers={"cookie": cookie}
    )
    assert said.status_code == 201
    viewer = (await house.member("viewer")).key
    answer = await house.nobody.post(
        f"{interview}/messages",
        {"text": "Looking only."},
        headers={"cookie": await session(house, str(viewer))},
    )
    assert problem(answer)[0] == 403


async def test_an_owner_who_tried_the_link_is_the_candidate_there_and_the_owner_elsewhere(
    house: House,
) -> None:
    interview = await house.owner.new()
    both = f"{await link_cookie(house, interview)}; {await session(house)}"
    assert (await get(house.nobody, interview, both)).json()["link"] is None
    answer = await house.nobody.patch(
        f"{interview}/profile", {"role": "Queen"}, headers={"cookie": both}
    )
    assert answer.status_code == 200
    assert (await get(house.nobody, INTERVIEWS, both)).status_code == 200


async def test_a_cookie_that_is_good_for_nothing_any_more_does_not_hide_the_other(
    house: House,
) -> None:
    interview = await house.owner.new()
    link = await link_cookie(house, interview)
    both = f"{link}; {await session(house)}"
    await house.owner.post(f"{interview}/link")
    assert problem(await get(house.nobody, interview, link))[0] == 401
    assert (await get(house.nobody, interview, both)).json()["link"] is not None
    live = await link_cookie(house, interview)
    stale = f"{live}; {SESSION_COOKIE}=signed-out"
    assert (await get(house.nobody, interview, stale)).status_code == 200
    assert problem(await get(house.nobody, INTERVIEWS, stale))[0] == 401


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, 201),  # a program that keeps cookies
        ({"sec-fetch-site": "same-origin", "origin": f"http://{HOST}"}, 201),
        ({"sec-fetch-site": "none"}, 201),
        ({"origin": f"http://{HOST}"}, 201),
        ({"sec-fetch-site": "cross-site", "origin": "https://evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "origin": f"http://sub.{HOST}"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": f"http://{HOST}"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": f"http://{HOST}.evil.example"}, 403),
        ({"origin": f"http://{HOST}:8000"}, 403),
        ({"origin": ""}, 403),
        ({"origin": HOST}, 403),
    ],
    ids=str,
)
async def test_another_sites_page_cannot_change_anything_with_our_cookies(
    house: House, headers: dict[str, str], expected: int
) -> None:
    interview = await house.owner.new()
    for cookie in (await session(house), await link_cookie(house, interview)):
        answer = await house.nobody.post(
            f"{interview}/messages", {"text": "Forged?"}, headers={"cookie": cookie, **headers}
        )
        assert answer.status_code == expected, answer.text
        # A key in the header is no cookie: no browser adds it by itself.
        answer = await house.owner.post(
            f"{interview}/messages", {"text": "Mine."}, headers={"cookie": cookie, **headers}
        )
        assert answer.status_code == 201


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        ";",
        "=",
        ";;;===;",
        SESSION_COOKIE,
        f"{SESSION_COOKIE}=",
        f"{SESSION_COOKIE}==",
        f"{SESSION_COOKIE}=\xff\xfe",
        f'{SESSION_COOKIE}="quoted"',
        f"{INTERVIEW_COOKIE}=x",
        f"{SESSION_COOKIE}=" + "x" * 100_000,
        "a=b; " * 5_000,
        "analytics=1; theme=dark",
    ],
    ids=lambda cookie: cookie[:40],
)
async def test_cookies_of_any_shape_are_read_without_harm(house: House, cookie: str) -> None:
    interview = await house.owner.new()
    for method, path in [("GET", interview), ("POST", f"{interview}/pause")]:
        sent = {"cookie": cookie.encode("latin-1")}
        answer = await house.nobody.ask(method, path, headers=sent)  # type: ignore[arg-type]
        assert problem(answer)[:2] == (401, "unauthenticated")


async def test_ours_is_found_among_other_cookies_and_over_several_lines(house: House) -> None:
    cookie = await session(house)
    for sent in (f"a=b;{cookie};c=d", f"a=b ; {cookie} ; c", f"x={uuid.uuid4()};  {cookie}"):
        assert (await get(house.nobody, INTERVIEWS, sent)).status_code == 200
    answer = await house.nobody.http.get(
        INTERVIEWS, headers=[("cookie", "a=b"), ("cookie", cookie), ("cookie", "c=d")]
    )
    assert answer.status_code == 200


async def test_signing_out_ends_the_session(house: House) -> None:
    cookie = await session(house)
    answer = await house.nobody.post(
        "/logout", raw=b"", headers={"cookie": cookie, "origin": f"http://{HOST}"}
    )
    assert answer.status_code == 303
    assert problem(await get(house.nobody, INTERVIEWS, cookie))[0] == 401
