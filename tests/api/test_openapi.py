"""The OpenAPI document tells of every route there is, of nothing else, and only what is true."""

import re
from typing import Any

import pytest
from starlette.routing import Mount, Route

from tests.api.house import CONTRACT, House
from tests.api.schema import resolve
from vivavoce.api.operations import Endpoint

pytestmark = pytest.mark.asyncio(loop_scope="session")

DOCUMENT = CONTRACT.document
OPERATIONS = [pytest.param(told, id=f"{told.method} {told.path}") for told in
              CONTRACT.operations.values()]  # fmt: skip


def references(part: Any) -> set[str]:
    """Return every `$ref` below a part of the document."""
    if isinstance(part, dict):
        here = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
        return here.union(*(references(inner) for inner in part.values()))
    if isinstance(part, list):
        return set().union(*(references(inner) for inner in part))
    return set()


async def test_the_document_is_served_to_anybody(house: House) -> None:
    answer = await house.nobody.get("/api/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == DOCUMENT
    assert DOCUMENT["openapi"].startswith("3.1.")


async def test_the_document_names_every_route_and_nothing_else(house: House) -> None:
    routed = set()
    for route in house.app.routes:
        if isinstance(route, Route) and isinstance(route.endpoint, Endpoint):
            methods = set(route.endpoint._operations) - {"HEAD"}
            routed |= {(method, route.path) for method in methods}
        else:
            assert isinstance(route, Route | Mount)
            assert not route.path.startswith("/api"), f"{route.path} is not in the table"
    assert routed == CONTRACT.operations.keys()


async def test_every_reference_leads_somewhere_and_every_schema_is_used() -> None:
    used = references(DOCUMENT["paths"])
    seen: set[str] = set()
    while used - seen:
        for reference in used - seen:
            seen.add(reference)
            used |= references(resolve(DOCUMENT, reference))
    schemas = {f"#/components/schemas/{name}" for name in DOCUMENT["components"]["schemas"]}
    assert used == schemas


async def test_operation_ids_are_unique() -> None:
    ids = [told.body["operationId"] for told in CONTRACT.operations.values()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("told", OPERATIONS)
async def test_an_operation_is_described_completely(told: Any) -> None:
    assert told.body["summary"].endswith((".", "?"))
    named = {
        parameter["name"] for parameter in told.body["parameters"] if parameter["in"] == "path"
    }
    assert named == set(re.findall(r"{(\w+)}", told.path))
    assert {s for s in told.statuses if 200 <= s < 300}
    for status, response in told.body["responses"].items():
        assert response["description"]
        if int(status) >= 400:
            assert response["content"].keys() == {"application/problem+json"}
    is_open = "security" not in told.body
    assert is_open == (401 not in told.statuses)
    takes_body = "requestBody" in told.body
    assert takes_body == (413 in told.statuses) == (408 in told.statuses)
    queries = [one for one in told.body["parameters"] if one["in"] != "path"]
    assert (bool(queries) or takes_body) == (422 in told.statuses)


# Every problem each operation is documented with. Those tests that provoke it are named by
# what they are about: 401, 403, 404 in test_walls and test_cookies; 409 in test_interviews;
# 408 in test_slow_callers; 412 in test_preconditions; 413, 422 in test_bad_input; 429 in
# test_candidates and test_streams; 500 in test_walls and test_problems; 503 in test_store_down.
EXPECTED = {
    ("POST", "/api/v1/interviews"): {200, 201, 401, 403, 404, 408, 409, 413, 422, 500, 503},
    ("GET", "/api/v1/interviews"): {200, 401, 404, 422, 500, 503},
    ("GET", "/api/v1/interviews/{id}"): {200, 401, 404, 500, 503},
    ("DELETE", "/api/v1/interviews/{id}"): {204, 401, 403, 404, 412, 422, 500, 503},
    ("GET", "/api/v1/interviews/{id}/events"): {200, 401, 404, 422, 429, 500, 503},
    ("GET", "/api/v1/interviews/{id}/export"): {200, 401, 404, 409, 422, 500, 503},
    ("POST", "/api/v1/interviews/{id}/messages"): {
        200, 201, 401, 403, 404, 408, 409, 412, 413, 422, 429, 500, 503},
    ("PUT", "/api/v1/interviews/{id}/state"): {
        200, 401, 403, 404, 408, 409, 412, 413, 422, 500, 503},
    ("PATCH", "/api/v1/interviews/{id}/profile"): {
        200, 401, 403, 404, 408, 409, 412, 413, 422, 500, 503},
    ("GET", "/api/v1/interviews/{id}/guide"): {200, 401, 404, 422, 500, 503},
    ("POST", "/api/v1/interviews/{id}/guide"): {
        200, 401, 403, 404, 408, 409, 412, 413, 422, 500, 503},
    ("POST", "/api/v1/interviews/{id}/complete"): {200, 401, 403, 404, 409, 412, 422, 500, 503},
    ("POST", "/api/v1/interviews/{id}/cancel"): {
        200, 401, 403, 404, 408, 409, 412, 413, 422, 500, 503},
    ("POST", "/api/v1/interviews/{id}/pause"): {
        200, 401, 403, 404, 408, 409, 412, 413, 422, 429, 500, 503},
    ("POST", "/api/v1/interviews/{id}/resume"): {
        200, 401, 403, 404, 408, 409, 412, 413, 422, 429, 500, 503},
    ("POST", "/api/v1/interviews/{id}/review"): {
        200, 401, 403, 404, 408, 409, 412, 413, 422, 500, 503},
    ("POST", "/api/v1/interviews/{id}/handover"): {
        200, 401, 403, 404, 408, 409, 412, 413, 422, 500, 503},
    ("POST", "/api/v1/interviews/{id}/withdraw"): {
        200, 401, 403, 404, 408, 409, 412, 413, 422, 429, 500, 503},
    ("POST", "/api/v1/interviews/{id}/notes"): {
        200, 201, 401, 403, 404, 408, 409, 412, 413, 422, 500, 503},
    ("POST", "/api/v1/interviews/{id}/copy"): {
        200, 201, 401, 403, 404, 408, 409, 413, 422, 500, 503},
    ("POST", "/api/v1/interviews/{id}/link"): {201, 401, 403, 404, 412, 422, 500, 503},
    ("DELETE", "/api/v1/interviews/{id}/link"): {204, 401, 403, 404, 412, 422, 500, 503},
    ("GET", "/api/v1/export"): {200, 401, 404, 422, 500, 503},
    ("GET", "/api/v1/guides"): {200, 401, 404, 500, 503},
    ("POST", "/api/v1/guides"): {201, 401, 403, 404, 408, 413, 422, 500, 503},
    ("GET", "/api/v1/guides/{id}"): {200, 401, 404, 422, 500, 503},
    ("DELETE", "/api/v1/guides/{id}"): {204, 401, 403, 404, 500, 503},
    ("GET", "/api/v1/guides/{id}/versions"): {200, 401, 404, 500, 503},
    ("GET", "/api/v1/interviewers"): {200, 401, 404, 422, 500, 503},
    ("GET", "/api/v1/usage"): {200, 401, 404, 422, 500, 503},
    ("GET", "/api/v1/organizations"): {200, 401, 403, 404, 500, 503},
    ("POST", "/api/v1/organizations"): {201, 401, 403, 404, 408, 409, 413, 422, 500, 503},
    ("GET", "/api/v1/keys"): {200, 401, 403, 404, 500, 503},
    ("POST", "/api/v1/keys"): {201, 401, 403, 404, 408, 413, 422, 500, 503},
    ("DELETE", "/api/v1/keys/{id}"): {204, 401, 403, 404, 500, 503},
    ("GET", "/healthz"): {200, 500},
    ("GET", "/readyz"): {200, 500, 503},
    ("GET", "/metrics"): {200, 500, 503},
    ("GET", "/api/v1/health"): {200, 500, 503},
    ("GET", "/api/openapi.json"): {200, 500},
    ("GET", "/problems/{code}"): {200, 404, 500},
}  # fmt: skip


async def test_each_operation_is_documented_with_the_statuses_it_has() -> None:
    told = {key: operation.statuses for key, operation in CONTRACT.operations.items()}
    assert told == EXPECTED
