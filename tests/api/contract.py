"""What the server's own OpenAPI document promises, held against every answer in these tests."""

import json
import re
from typing import Any

import httpx2
import msgspec

from tests.api.schema import faults
from vivavoce.api.openapi import document
from vivavoce.api.routes import all_operations

PROBLEM = "application/problem+json"


class Told(msgspec.Struct, frozen=True):
    """One operation as the document tells of it."""

    method: str
    path: str
    body: dict[str, Any]

    @property
    def statuses(self) -> set[int]:
        return {int(status) for status in self.body["responses"]}


class Contract:
    """The document, and which of the answers it documents have been seen."""

    def __init__(self) -> None:
        self.document: dict[str, Any] = json.loads(msgspec.json.encode(document(all_operations())))
        self.operations = {
            (method.upper(), path): Told(method.upper(), path, body)
            for path, methods in self.document["paths"].items()
            for method, body in methods.items()
        }
        # Fixed paths first: `/api/v1/interviews/{id}` would take what is not its own.
        self._patterns = [
            (re.compile(re.sub(r"{\w+}", "[^/]+", path)), path)
            for path in sorted(self.document["paths"], key=lambda path: path.count("{"))
        ]

    def operation(self, method: str, path: str) -> Told | None:
        """Return the operation that answers `method` on `path`; HEAD is told of as GET."""
        method = "GET" if method == "HEAD" else method
        for pattern, template in self._patterns:
            if pattern.fullmatch(path):
                return self.operations.get((method, template))
        return None

    def check(self, method: str, path: str, answer: httpx2.Response) -> None:
        """Hold an answer against the document.

        Raises:
            AssertionError: a status, media type, header or body that is not documented.
        """
        about = f"{method} {path} -> {answer.status_code} {answer.text[:300]}"
        media_type = answer.headers.get("content-type", "").partition(";")[0]
        told = self.operation(method, path)
        if media_type == PROBLEM:
            self.check_problem(answer)
        if told is None:
            return  # no operation of the document: a page, an unknown path, a wrong method
        assert answer.status_code in told.statuses, f"not documented: {about}"
        promised = told.body["responses"][str(answer.status_code)]
        for name in promised.get("headers", {}):
            assert name in answer.headers, f"no {name}: {about}"
        assert answer.headers["cache-control"] == "no-store", about
        assert answer.headers["x-content-type-options"] == "nosniff", about
        if "content" not in promised:
            assert not answer.content, about
            return
        assert media_type in promised["content"], f"undocumented type {media_type}: {about}"
        if method != "HEAD" and media_type.endswith("json"):
            wrong = faults(self.document, promised["content"][media_type]["schema"], answer.json())
            assert not wrong, f"{wrong}: {about}"

    def check_problem(self, answer: httpx2.Response) -> None:
        """Hold a problem against RFC 9457 and what is promised beyond it."""
        schema = self.document["components"]["schemas"]["Problem"]
        problem = answer.json() if answer.content else None
        if problem is None:
            return  # HEAD
        assert not faults(self.document, schema, problem), problem
        assert problem["type"] == f"/problems/{problem['code']}"
        assert problem["status"] == answer.status_code
        assert problem["detail"].strip()
