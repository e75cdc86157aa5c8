"""The OpenAPI 3.1 document, made from the same table that routes requests."""

import inspect
import re
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import msgspec

from vivavoce.api.bodies import InterviewBody
from vivavoce.api.operations import SAFE, Operation
from vivavoce.api.problems import Problem
from vivavoce.edge.authentication import Who

REF = "#/components/schemas/{name}"

PROBLEMS = {
    401: "No key, or a key that is not known here.",
    403: "The key's role does not allow this, or another site's page asks for it.",
    404: "No such thing, or not yours.",
    408: "The body did not arrive in time; send it again.",
    409: "Not in this status; look again, then decide.",
    412: "The interview is not at the version `If-Match` asks for.",
    413: "Something is longer than the documented limit.",
    422: "Malformed; `field` names what to fix.",
    429: "Too fast; wait `Retry-After` seconds.",
    500: "Something is broken here, or the interview's record is damaged.",
    503: "The store does not answer; outcome unknown, repeat after `Retry-After` seconds.",
}


# Headers that problems come with.
HEADERS = {
    401: ("WWW-Authenticate", "How to say who you are."),
    429: ("Retry-After", "Seconds to wait."),
    503: ("Retry-After", "Seconds to wait."),
}


def document(operations: Sequence[Operation]) -> dict[str, Any]:
    """Return the OpenAPI document of `operations`."""
    kinds = [Problem]
    for operation in operations:
        kinds += [kind for kind in (operation.body, *operation.answers.values()) if kind]
    schemas, components = msgspec.json.schema_components(kinds, ref_template=REF)
    schema_of = {id(kind): schema for kind, schema in zip(kinds, schemas, strict=True)}
    paths: dict[str, Any] = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(
            operation, schema_of
        )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Vivavoce",
            "version": version("vivavoce"),
            "summary": "Interviews that survive anything.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "An organization's key, or a candidate's link token.",
                }
            },
        },
    }


def _operation(operation: Operation, schema_of: dict[int, Any]) -> dict[str, Any]:
    about = inspect.getdoc(operation.handler) or ""
    summary, _, description = about.partition("\n\n")
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", operation.path)
    ]
    parameters += [
        {
            "name": query.name,
            "in": "query",
            "required": False,
            "allowEmptyValue": True,  # as if it was left out
            "description": query.about,
            "schema": query.schema,
        }
        for query in operation.queries
    ]
    if operation.conditional:
        parameters.append(
            {
                "name": "If-Match",
                "in": "header",
                "required": False,
                "description": 'Only if the interview is at this version, for example `"12"`.',
                "schema": {"type": "string", "pattern": r'^(\*|(W/)?"[0-9]{1,18}")$'},
            }
        )
    told: dict[str, Any] = {
        "operationId": operation.handler.__name__,
        "summary": summary.replace("\n", " "),
        "parameters": parameters,
        "responses": _responses(operation, schema_of),
    }
    if description:
        told["description"] = description
    if operation.who is not Who.ANYBODY:
        told["security"] = [{"key": []}]
    if operation.body is not None:
        told["requestBody"] = {
            "required": not operation.body_optional,
            "content": {
                body_type: {"schema": schema_of[id(operation.body)]}
                for body_type in operation.body_types
            },
        }
    return told


def _responses(operation: Operation, schema_of: dict[int, Any]) -> dict[str, Any]:
    responses: dict[str, Any] = {}
    for status, kind in operation.answers.items():
        responses[str(status)] = {"description": "Done."}
        if kind is not None:
            responses[str(status)]["content"] = {
                media_type: {
                    "schema": _schema(media_type, kind, schema_of),
                }
                for media_type in operation.media_types
            }
        if kind is InterviewBody:
            responses[str(status)]["headers"] = {"ETag": _header("The version, quoted.")}
    problem = {"application/problem+json": {"schema": schema_of[id(Problem)]}}
    for status in sorted(_possible(operation)):
        responses[str(status)] = {"description": PROBLEMS[status], "content": problem}
        if status in HEADERS:
            name, about = HEADERS[status]
            responses[str(status)]["headers"] = {name: _header(about)}
    return responses


def _schema(media_type: str, kind: Any, schema_of: dict[int, Any]) -> dict[str, Any]:
    """Return the schema of an answer: of files and streams only that they are text, if so."""
    if kind is str:
        return {} if media_type == "application/json" else {"type": "string"}
    if media_type == "application/json":
        schema: dict[str, Any] = schema_of[id(kind)]
        return schema
    return {"type": "string"}


def _header(about: str) -> dict[str, Any]:
    return {"description": about, "required": True, "schema": {"type": "string"}}


def _possible(operation: Operation) -> set[int]:
    """Return the problems an operation may answer with."""
    possible = {500, *operation.problems}
    if operation.who is not Who.ANYBODY:
        # To a candidate everything else is not there; foreign and unknown things are to anybody.
        possible |= {401, 404, 503}
    if operation.who is not Who.ANYBODY and operation.method not in SAFE:
        possible.add(403)
    if operation.who in {Who.REVIEWER, Who.OWNER}:
        possible.add(403)
    if operation.who is Who.PARTICIPANT and operation.method not in SAFE:
        possible.add(429)
    if operation.body is not None:
        possible |= {408, 413, 422}
    if operation.queries:
        possible.add(422)
    if operation.conditional:
        possible |= {412, 422}
    return possible
