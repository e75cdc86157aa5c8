"""(I11) No request reaches another organization's data, whatever ids it guesses."""

import uuid
from typing import Any

import apsw
import httpx2
import pytest

from tests.api.conftest import Start
from tests.api.house import CONTRACT, GUIDE, INTERVIEWS, Api, House, problem
from tests.exchange.files import words_of
from vivavoce.exchange.formats import MANY, ONE

pytestmark = pytest.mark.asyncio(loop_scope="session")

# Every operation on one interview, with a body it would accept.
ON_ONE: list[tuple[str, str, Any]] = [
    ("GET", "", None),
    ("DELETE", "", None),
    ("GET", "/events", None),
    ("POST", "/messages", {"text": "Hello?"}),
    ("PUT", "/state", {"state": "opening"}),
    ("PATCH", "/profile", {"role": "Queen"}),
    ("GET", "/guide", None),
    ("POST", "/guide", {}),
    ("POST", "/complete", None),
    ("POST", "/cancel", {"reason": "mine now"}),
    ("POST", "/pause", None),
    ("POST", "/resume", None),
    ("POST", "/review", None),
    ("POST", "/handover", {"interviewer": "human"}),
    ("POST", "/withdraw", {"erase": True}),
    ("POST", "/notes", {"text": "Ours."}),
    ("POST", "/copy", None),
    ("POST", "/link", None),
    ("DELETE", "/link", None),
    *(("GET", f"/export?format={name}", None) for name in ONE),
]

# Every other operation, and what it takes to be let in: see `ALLOWED`.
ELSEWHERE: list[tuple[str, str, Any]] = [
    ("POST", INTERVIEWS, {"guide": "agent-hiring"}),
    ("GET", INTERVIEWS, None),
    ("GET", "/api/v1/export?status=pending_review", None),
    ("GET", "/api/v1/guides", None),
    ("POST", "/api/v1/guides", {"source": ""}),
    ("GET", "/api/v1/guides/agent-hiring", None),
    ("GET", "/api/v1/guides/agent-hiring/versions", None),
    ("DELETE", "/api/v1/guides/nothing", None),
    ("GET", "/api/v1/interviewers", None),
    ("GET", "/api/v1/usage?month=2026-11", None),
    ("GET", "/api/v1/organizations", None),
    ("POST", "/api/v1/organizations", {"id": "", "name": ""}),
    ("GET", "/api/v1/keys", None),
    ("POST", "/api/v1/keys", {"name": ""}),
    ("DELETE", "/api/v1/keys/nothing", None),
]

OPEN_TO_ANYBODY = {
    "/healthz",
    "/readyz",
    "/metrics",
    "/api/v1/health",
    "/api/openapi.json",
    "/problems/{code}",
}

# Who may do what, written down once more, apart from the code. Owners may do everything.
CANDIDATE = {("GET", ""), ("GET", "/events"), ("GET", "/export"), ("POST", "/messages"),
             ("POST", "/pause"), ("POST", "/resume"), ("POST", "/withdraw")}  # fmt: skip
VIEWER = {("GET", ""), ("GET", "/events"), ("GET", "/export"), ("GET", "/guide"),
          ("GET", INTERVIEWS), ("GET", "/api/v1/export"), ("GET", "/api/v1/guides"),
          ("GET", "/api/v1/interviewers"), ("GET", "/api/v1/usage"),
          ("GET", "/api/v1/guides/agent-hiring"),
          ("GET", "/api/v1/guides/agent-hiring/versions")}  # fmt: skip
REVIEWER = VIEWER | {("POST", INTERVIEWS), ("POST", "/messages"), ("PUT", "/state"),
                     ("PATCH", "/profile"), ("POST", "/guide"), ("POST", "/complete"),
                     ("POST", "/cancel"), ("POST", "/pause"), ("POST", "/resume"),
                     ("POST", "/review"), ("POST", "/handover"), ("POST", "/withdraw"),
                     ("POST", "/notes"), ("POST", "/copy"),
                     ("POST", "/link"), ("DELETE", "/link")}  # fmt: skip


def name_of(value: Any) -> str:
    return value if isinstance(value, str) else ""


def without(answer: httpx2.Response, id_: str) -> str:
    """Return a problem as text without the id it was asked about."""
    return answer.text.replace(id_, "…")


async def test_the_tables_of_these_tests_name_every_operation() -> None:
    one = {(method, f"{INTERVIEWS}/{{id}}{path.partition('?')[0]}") for method, path, _ in ON_ONE}
    rest = {
        (
            method,
            path.partition("?")[0].replace("/agent-hiring", "/{id}").replace("/nothing", "/{id}"),
        )
        for method, path, _ in ELSEWHERE
    }
    anybody = {("GET", path) for path in OPEN_TO_ANYBODY}
    assert one | rest | anybody == CONTRACT.operations.keys()


@pytest.mark.parametrize(("method", "path", "body"), ON_ONE, ids=name_of)
async def test_a_foreign_interview_is_not_there(
    house: House, method: str, path: str, body: Any
) -> None:
    rival = await house.rival()
    interview = await house.owner.new(metadata={"whose": "ours"})
    before = await house.owner.now(interview)
    answer = await rival.ask(method, interview + path, body)
    assert problem(answer)[:2] == (404, "not-found")
    unknown = str(uuid.uuid4())
    other = await rival.ask(method, f"{INTERVIEWS}/{unknown}{path}", body)
    assert without(answer, before["id"]) == without(other, unknown), "the two can be told apart"
    assert await house.owner.now(interview) == before


@pytest.mark.parametrize(("method", "path", "body"), ON_ONE, ids=name_of)
async def test_a_foreign_interview_is_not_there_for_members_of_any_role_and_candidates(
    house: House, method: str, path: str, body: Any
) -> None:
    foreign = await (await house.rival()).new()
    what = (method, path.partition("?")[0])
    callers = [house.owner, await house.candidate(await house.owner.new())]
    callers += [await house.member("viewer")] if what in VIEWER else []
    callers += [await house.member("reviewer")] if what in REVIEWER else []
    for caller in callers:
        answer = await caller.ask(method, foreign + path, body)
        assert problem(answer)[:2] == (404, "not-found")


@pytest.mark.parametrize(("method", "path", "body"), ON_ONE, ids=name_of)
async def test_to_a_candidate_other_interviews_of_the_same_organization_are_not_there(
    house: House, method: str, path: str, body: Any
) -> None:
    """I11: a candidate's link reaches one interview."""
    candidate = await house.candidate(await house.owner.new())
    other = await house.owner.new()
    before = await house.owner.now(other)
    answer = await candidate.ask(method, other + path, body)
    assert problem(answer)[:2] == (404, "not-found")
    assert await house.owner.now(other) == before


async def test_damaged_and_erased_interviews_are_not_there_for_others_either(
    start: Start, tmp_path: Any
) -> None:
    """I7 and I11: even that something is damaged is nobody else's business."""
    async with start() as house:
        damaged, erased = [await house.owner.new() for _ in range(2)]
        rival_key = (await house.organization()).key
        await house.owner.delete(erased)
    connection = apsw.Connection(str(tmp_path / "data" / "journal.db"))
    connection.execute(
        "UPDATE events SET content = CAST('{}' AS BLOB) WHERE interview = ? AND seq = 2",
        (uuid.UUID(damaged.rpartition("/")[2]).bytes,),
    )
    connection.close()
    async with start() as house:
        rival = house.caller(rival_key)
        for interview in (damaged, erased, f"{INTERVIEWS}/{uuid.uuid4()}"):
            for method, path, body in ON_ONE:
                answer = await rival.ask(method, interview + path, body)
                assert problem(answer)[:2] == (404, "not-found"), (interview, method, path)
        assert (await rival.get(INTERVIEWS)).json()["items"] == []
        body = {"guide": "agent-hiring", "id": damaged.rpartition("/")[2]}
        assert problem(await rival.post(INTERVIEWS, body))[:2] == (409, "id-taken")
        # Its own organization is told, and may still erase it.
        for method, path, body_ in ON_ONE:
            if (method, path.partition("?")[0]) not in {("DELETE", ""), ("GET", "/export")}:
                answer = await house.owner.ask(method, damaged + path, body_)
                assert problem(answer)[:2] == (500, "damaged-record"), (method, path)
        [listed] = (await house.owner.get(INTERVIEWS)).json()["items"]
        assert listed["damaged"]
        # What is left of it is theirs to take away.
        exports = {f"{damaged}/export": "json", "/api/v1/export": "jsonl"}
        exports |= {f"{damaged}/export?format={name}": name for name in ONE}
        exports |= {f"/api/v1/export?format={name}": name for name in MANY}
        for export, name in exports.items():
            answer = await house.owner.get(export)
            told = words_of(answer.content, name)
            assert (answer.status_code, "damaged" in told) == (200, True), export
        assert (await house.owner.delete(damaged)).status_code == 204
        assert (await house.owner.get(INTERVIEWS)).json()["items"] == []


async def test_lists_searches_and_exports_show_the_callers_own_only(house: House) -> None:
    word = f"word{uuid.uuid4().hex}"
    rival, owner = await house.organization(), await house.organization()
    theirs, ours = await rival.new(), await owner.new()
    for api, interview in ((rival, theirs), (owner, ours)):
        await api.say(interview, f"The {word} is mine.")
    theirs, ours = theirs.rpartition("/")[2], ours.rpartition("/")[2]
    for api, mine, other in ((rival, theirs, ours), (owner, ours, theirs)):
        found = (await api.get(f"{INTERVIEWS}?q={word}")).json()["items"]
        assert [item["id"] for item in found] == [mine]
        listed = {item["id"] for item in (await api.get(INTERVIEWS)).json()["items"]}
        assert mine in listed
        assert other not in listed
        for name in MANY:
            answer = await api.get(f"/api/v1/export?format={name}")
            exported = words_of(answer.content, name)
            assert mine in exported
            assert other not in exported
    # A cursor is a place in one's own list, wherever it was got.
    await owner.new()
    cursor = (await owner.get(f"{INTERVIEWS}?limit=1")).json()["next"]
    page = (await rival.get(f"{INTERVIEWS}?after={cursor}")).json()
    assert ours not in {item["id"] for item in page["items"]}


async def test_foreign_guides_and_keys_are_not_there(house: House) -> None:
    rival = await house.organization()
    source = GUIDE.replace("id: two-questions", "id: theirs")
    made = await rival.post("/api/v1/guides", {"source": source})
    assert made.status_code == 201, made.text
    assert problem(await house.owner.get("/api/v1/guides/theirs"))[0] == 404
    answer = await house.owner.post(INTERVIEWS, {"guide": "theirs"})
    assert problem(answer)[0] == 404
    guides = (await house.owner.get("/api/v1/guides")).json()["items"]
    assert "theirs" not in {guide["id"] for guide in guides}
    [key] = (await rival.get("/api/v1/keys")).json()["items"]
    assert problem(await house.owner.delete(f"/api/v1/keys/{key['id']}"))[0] == 404
    assert (await rival.get("/api/v1/keys")).status_code == 200
    ours = {key["id"] for key in (await house.owner.get("/api/v1/keys")).json()["items"]}
    assert key["id"] not in ours
    [organization] = (await rival.get("/api/v1/organizations")).json()["items"]
    assert organization["name"] == "Another one"


@pytest.mark.parametrize(("method", "path", "body"), [*ON_ONE, *ELSEWHERE], ids=name_of)
async def test_each_role_may_do_what_it_may_and_nothing_else(
    house: House, method: str, path: str, body: Any
) -> None:
    interview = await house.owner.new()
    is_on_one = not path.startswith("/api")
    what = (method, path.partition("?")[0])
    callers: list[tuple[Api, set[tuple[str, str]], int]] = [
        (await house.candidate(interview), CANDIDATE, 404),
        (await house.member("viewer"), VIEWER, 403),
        (await house.member("reviewer"), REVIEWER, 403),
        (await house.member("owner"), {what}, 403),
    ]
    for caller, allowed, refusal in callers:
        answer = await caller.ask(method, interview + path if is_on_one else path, body)
        if what in allowed:
            # Let in, whatever is said of the body then.
            assert answer.is_success or answer.status_code in {404, 409, 422}, answer.text
            assert answer.status_code != 404 or path.endswith("/nothing")
        else:
            assert answer.status_code == refusal


@pytest.mark.parametrize(("method", "path", "body"), [*ON_ONE, *ELSEWHERE], ids=name_of)
async def test_nobody_gets_in_without_a_key_that_is_known(
    house: House, method: str, path: str, body: Any
) -> None:
    interview = await house.owner.new()
    target = path if path.startswith("/api") else interview + path
    for sent in (
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Bearer vvk_wrong",
        "Bearer vvc_wrong",
        "Basic dXNlcjpwYXNz",
        "Bearer " + "x" * 10_000,
        "Bearer schl\xfcssel",
        "Bearer \xed\xa0\x80",
        house.owner.key or "",
    ):
        headers = {} if sent is None else {"authorization": sent.encode("latin-1")}
        answer = await house.nobody.ask(method, target, body, headers=headers)  # type: ignore[arg-type]
        assert problem(answer)[:2] == (401, "unauthenticated"), sent
        assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("path", sorted(OPEN_TO_ANYBODY))
async def test_what_is_open_to_anybody_needs_no_key(house: House, path: str) -> None:
    answer = await house.nobody.get(path.replace("{code}", "malformed"))
    assert answer.status_code == 200


async def test_a_revoked_key_opens_nothing_from_the_next_request_on(house: House) -> None:
    made = (await house.owner.post("/api/v1/keys", {"name": "k", "role": "owner"})).json()
    caller = house.caller(made["key"])
    assert (await caller.get(INTERVIEWS)).status_code == 200
    for _ in range(2):  # revoking it again is harmless
        assert (await house.owner.delete(f"/api/v1/keys/{made['id']}")).status_code == 204
    assert problem(await caller.get(INTERVIEWS))[:2] == (401, "unauthenticated")
    listed = (await house.owner.get("/api/v1/keys")).json()["items"]
    [revoked] = [key for key in listed if key["id"] == made["id"]]
    assert revoked["revoked_at"] is not None
    assert made["key"] not in str(listed)


async def test_the_scheme_of_the_header_is_read_as_http_reads_it(house: House) -> None:
    for sent in (f"bearer {house.owner.key}", f"BEARER   {house.owner.key} "):
        answer = await house.nobody.get(INTERVIEWS, headers={"authorization": sent})
        assert answer.status_code == 200


async def test_a_key_may_be_a_word_of_any_language(start: Start) -> None:
    """What curl sends is UTF-8, whatever HTTP once said of headers."""
    async with start(owner_key="schlüssel-ключ") as house:
        sent = "Bearer schlüssel-ключ".encode()
        answer = await house.nobody.get(INTERVIEWS, headers={"authorization": sent})
        assert answer.status_code == 200
