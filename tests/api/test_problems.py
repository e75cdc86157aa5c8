"""Errors: stable types, the right words for programs and people, and nothing about our insides."""

import pytest

from tests.api.house import CONTRACT, INTERVIEWS, House, problem
from vivavoce.api.problems import OTHERS, STATUSES
from vivavoce.errors import VivavoceError

pytestmark = pytest.mark.asyncio(loop_scope="session")

# The types are fixed for ever: other programs decide by them.
TYPES = {
    "malformed": 422,
    "too-large": 413,
    "too-slow": 408,
    "unauthenticated": 401,
    "forbidden": 403,
    "not-found": 404,
    "refused": 409,
    "interview-closed": 409,
    "id-taken": 409,
    "too-fast": 429,
    "stale-version": 412,
    "store-unavailable": 503,
    "store-broken": 503,
    "overloaded": 503,
    "damaged-record": 500,
    "interviewer-unavailable": 503,
    "interviewer-unusable": 503,
    "over-budget": 503,
    "reply-unfit": 502,
    "method-not-allowed": 405,
    "internal": 500,
}


def kinds(root: type[VivavoceError]) -> set[type[VivavoceError]]:
    """Return an error and all that are more particular."""
    return {root}.union(*(kinds(kind) for kind in root.__subclasses__()))


async def test_every_error_of_ours_has_a_status() -> None:
    known = {kind for kind, _ in STATUSES}
    ours = {kind for kind in kinds(VivavoceError) if kind.__module__ == "vivavoce.errors"}
    for kind in ours - {VivavoceError}:
        assert known & set(kind.__mro__), kind
    codes = {kind.code for kind in ours} | OTHERS.keys()
    assert codes >= TYPES.keys()
    assert codes - TYPES.keys() == {"error", "cannot-start"}, "a new type belongs in the table"


@pytest.mark.parametrize(("code", "status"), TYPES.items())
async def test_every_type_leads_to_its_explanation(house: House, code: str, status: int) -> None:
    answer = await house.nobody.get(f"/problems/{code}")
    assert answer.status_code == 200
    assert answer.text.startswith(f"{status} {code}: ")
    assert answer.text.count("\n") == 1
    assert answer.text.endswith(("." + "\n", ".\n"))


@pytest.mark.parametrize("code", ["nothing", "", "%00", "%0d%0aset-cookie:x", "<b>", "a/b", "😀"])
async def test_an_unknown_type_is_not_found(house: House, code: str) -> None:
    assert problem(await house.nobody.get(f"/problems/{code}"))[:2] == (404, "not-found")


@pytest.mark.parametrize(
    "path",
    [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v2/interviews",
        "/api/v1/nothing",
        f"{INTERVIEWS}/a/b/c",
        f"{INTERVIEWS}/a%2Fb",
        "/api/v1/../v1/nothing",
        "/api/v1/interviews%00",
        "/nothing",
        "/.env",
    ],
)
async def test_an_unknown_path_is_a_problem_for_programs(house: House, path: str) -> None:
    for method in ("GET", "POST", "DELETE", "OPTIONS"):
        for key in (house.owner, house.nobody):
            answer = await key.ask(method, path)
            assert problem(answer)[:2] == (404, "not-found"), (method, path)
    # People get a page, but never below /api.
    answer = await house.nobody.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith(
        "application/problem+json" if path.startswith("/api") else "text/html"
    ) or path == "/api"  # fmt: skip


PATHS = {path for _, path in CONTRACT.operations}


@pytest.mark.parametrize("path", sorted(PATHS))
async def test_a_wrong_method_is_told_the_right_ones(house: House, path: str) -> None:
    right = {method for method, template in CONTRACT.operations if template == path}
    right |= {"OPTIONS"} | ({"HEAD"} if "GET" in right else set())
    concrete = path.replace("{id}", "x").replace("{code}", "x")
    wrong = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"} - right
    for method in wrong:
        for caller in (house.owner, house.nobody):
            answer = await caller.ask(method, concrete)
            assert answer.status_code == 405, method
            assert set(answer.headers["allow"].split(", ")) == right
            if method != "HEAD":
                assert problem(answer)[1] == "method-not-allowed"
    answer = await house.nobody.ask("OPTIONS", concrete)
    assert (answer.status_code, answer.content) == (204, b"")
    assert set(answer.headers["allow"].split(", ")) == right
    assert "access-control-allow-origin" not in answer.headers


async def test_head_answers_as_get_does_without_the_body(house: House) -> None:
    interview = await house.owner.new()
    for path in (INTERVIEWS, interview, f"{interview}/events", f"{interview}/export", "/healthz",
                 "/metrics", "/api/v1/guides", f"{INTERVIEWS}/nothing"):  # fmt: skip
        got = await house.owner.get(path)
        head = await house.owner.ask("HEAD", path)
        assert head.status_code == got.status_code
        assert head.headers["content-type"] == got.headers["content-type"]
        assert head.headers.get("etag") == got.headers.get("etag")
        assert not head.content


async def test_a_defect_of_ours_says_nothing_about_our_insides(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*args: object, **options: object) -> None:
        raise RuntimeError("secret: /etc/passwd vvk_abc")

    monkeypatch.setattr(house.services.interviews, "get", fails)
    answer = await house.owner.get(f"{INTERVIEWS}/01890000-0000-7000-8000-000000000000")
    assert problem(answer) == (500, "internal", None)
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


async def test_what_is_wrong_is_quoted_harmlessly(house: House) -> None:
    for path in (f"{INTERVIEWS}/<script>", f"{INTERVIEWS}/%0d%0aset-cookie:%20a=b",
                 "/api/v1/guides/<b>%00", f"{INTERVIEWS}/%ff%fe"):  # fmt: skip
        answer = await house.owner.get(path)
        assert problem(answer)[0] == 404
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in answer.headers
