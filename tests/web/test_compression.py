"""What a candidate loads travels compressed; what shows a secret, and streams, do not."""

import re

from tests.harness import OWNER_KEY, ServerProcess

PACKED = {"accept-encoding": "gzip, br"}


def test_the_candidates_page_and_what_it_loads_are_compressed(server: ServerProcess) -> None:
    interview = server.open_interview()
    token = interview["link"].rpartition("/")[2]
    page = server.get(f"/interviews/{interview['id']}", key=token, headers=PACKED)
    assert page.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in page.headers["vary"].lower()
    plain = server.get(f"/interviews/{interview['id']}", key=token)
    assert "content-encoding" not in plain.headers
    styles = re.findall(r'href="(/static/[^"]+\.css)"', plain.body.decode())
    assert styles
    for style in styles:
        assert server.get(style, headers=PACKED).headers["content-encoding"] == "gzip"


def test_pages_that_show_a_link_and_answers_of_the_api_are_not_compressed(
    server: ServerProcess,
) -> None:
    interview = server.open_interview()
    form = {"content-type": "application/x-www-form-urlencoded"}
    session = server.post("/login", f"key={OWNER_KEY}".encode(), key=None, headers=form)
    cookie = session.headers["set-cookie"].partition(";")[0]
    page = server.get(
        f"/console/interviews/{interview['id']}", key=None, headers=PACKED | {"cookie": cookie}
    )
    assert interview["link"] in page.body.decode()
    assert "content-encoding" not in page.headers
    answer = server.get(f"/api/v1/interviews/{interview['id']}", headers=PACKED)
    assert "content-encoding" not in answer.headers


def test_a_static_file_is_kept_for_good_only_at_the_address_that_names_it_as_it_is(
    server: ServerProcess,
) -> None:
    page = server.get("/login", key=None).body.decode()
    [address] = re.findall(r'href="(/static/v-[0-9a-f]{12}/style\.css)"', page)
    here = server.get(address)
    assert "immutable" in here.headers["cache-control"]
    older = re.sub("v-[0-9a-f]{12}", "v-000000000000", address)
    for other in (older, "/static/style.css"):
        answer = server.get(other)
        assert answer.headers["cache-control"] == "no-cache"
        assert answer.body == here.body
