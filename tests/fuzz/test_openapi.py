"""Schemathesis reads our own OpenAPI document and holds a real server to it.

Whatever it makes up for an operation, sensible or not: never 500, only statuses, media
types and headers that are documented, and bodies as their schemas have them.
"""

import json
import logging
import os
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode, checks

from tests.harness import OWNER_KEY, ServerProcess, plain_guide
from vivavoce.api.openapi import document
from vivavoce.api.routes import all_operations

SEED = int(os.environ.get("VIVAVOCE_TEST_SEED", "20"))
ANSWER_WITHIN_S = 20.0
INTERVIEWS = 6
KEY = {"Authorization": f"Bearer {OWNER_KEY}"}

GUIDE = "plain"

DOCUMENT: dict[str, Any] = json.loads(msgspec.json.encode(document(all_operations())))
OPERATIONS = {
    f"{method.upper()} {path}": schemathesis.openapi.from_dict(DOCUMENT)[path][method]
    for path, methods in DOCUMENT["paths"].items()
    for method in methods
}
AnyCase = Case[Any]
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server with a few interviews, for all operations."""
    with ServerProcess(tmp_path_factory.mktemp("openapi")) as server:
        server.start()
        yield server


@pytest.mark.parametrize("label", OPERATIONS)
@pytest.mark.parametrize(
    "examples",
    [
        pytest.param(15, id="15-examples"),
        pytest.param(500, id="soak", marks=pytest.mark.soak),
    ],
)
def test_an_operation_answers_as_it_is_documented(
    server: ServerProcess, label: str, examples: int
) -> None:
    """(I12)"""
    operation = OPERATIONS[label]
    statuses: Counter[int] = Counter()
    url = f"http://127.0.0.1:{server.port}"
    cases: st.SearchStrategy[AnyCase] = st.one_of(
        operation.as_strategy(),
        operation.as_strategy(generation_mode=GenerationMode.NEGATIVE),
    )
    began = time.monotonic()
    with requests.Session() as session:
        known = _known(server)

        @seed(SEED)
        @settings(
            max_examples=examples,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=cases, at=st.integers(0, 2 * INTERVIEWS))
        def ask(case: AnyCase, at: int) -> None:
            if at < INTERVIEWS:
                _aim(case, known[at])
            answer = case.call(base_url=url, session=session, headers=KEY, timeout=ANSWER_WITHIN_S)
            statuses[answer.status_code] += 1
            case.validate_response(answer, checks=CHECKS)

        ask()
    logging.getLogger(__name__).info(
        "%s: %s in %.1f s", label, dict(sorted(statuses.items())), time.monotonic() - began
    )
    assert statuses


def _known(server: ServerProcess) -> list[str]:
    """Return a few interviews that are open, on a guide that is offered."""
    server.add_guide(plain_guide(3, id=GUIDE))
    return [server.open_interview(GUIDE)["id"] for _ in range(INTERVIEWS)]


def _aim(case: AnyCase, interview: str) -> None:
    """Let a request be about something that is there: made-up ids never are."""
    if "{code}" in case.path:
        case.path_parameters = {"code": "malformed"}
    elif "{id}" in case.path:
        known = {"interviews": interview, "guides": GUIDE}.get(case.path.split("/")[3])
        if known is not None:
            case.path_parameters = {**(case.path_parameters or {}), "id": known}
    elif isinstance(case.body, dict) and "guide" in case.body:
        case.body["guide"] = GUIDE
