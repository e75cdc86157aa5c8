"""All operations of the API, in one list, and the routes made of them."""

from itertools import groupby

import msgspec
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from vivavoce.api import (
    copies,
    events,
    exports,
    guide_moves,
    guides,
    health,
    interviewers,
    interviews,
    messages,
    notes,
    organizations,
    statuses,
    usage,
)
from vivavoce.api.openapi import document
from vivavoce.api.operations import Call, Endpoint, Operation
from vivavoce.api.problems import explanation
from vivavoce.edge.authentication import Who
from vivavoce.edge.headers import PRIVATE
from vivavoce.edge.limits import ChangeLimit
from vivavoce.errors import NotFound
from vivavoce.service.services import Services


def all_operations() -> list[Operation]:
    """Return every operation. The busiest paths come first, because routes are tried in order."""
    operations = [
        *messages.OPERATIONS,
        *events.OPERATIONS,
        *interviews.OPERATIONS,
        *statuses.OPERATIONS,
        *notes.OPERATIONS,
        *copies.OPERATIONS,
        *guide_moves.OPERATIONS,
        *exports.OPERATIONS,
        *guides.OPERATIONS,
        *organizations.OPERATIONS,
        *interviewers.OPERATIONS,
        *usage.OPERATIONS,
        *health.OPERATIONS,
    ]
    return [*operations, *_about(operations)]


def routes(
    services: Services, *, public_url: str | None = None, limit: ChangeLimit | None = None
) -> list[Route]:
    """Return the routes of the API.

    Args:
        public_url: how people reach the server, for links; None to go by each request.
        limit: how fast candidates may change things, shared with the pages.
    """
    operations = sorted(all_operations(), key=lambda operation: _rank(operation.path))
    limit = limit or ChangeLimit()
    return [
        Route(path, Endpoint(list(of_path), services, public_url=public_url, limit=limit))
        for path, of_path in groupby(operations, key=lambda operation: operation.path)
    ]


def _about(operations: list[Operation]) -> list[Operation]:
    async def openapi(call: Call) -> ASGIApp:
        """Return this document."""
        return Response(openapi_json, media_type="application/json", headers=PRIVATE)

    async def explain(call: Call) -> ASGIApp:
        """Say what a problem's `type` means, in one sentence."""
        code = call.scope["path_params"]["code"]
        known = explanation(code)
        if known is None:
            raise NotFound(f"No problem is called {code!r}.")
        status, meaning = known
        return PlainTextResponse(f"{status.value} {code}: {meaning}\n", headers=PRIVATE)

    about = [
        Operation(
            method="GET",
            path="/api/openapi.json",
            handler=openapi,
            who=Who.ANYBODY,
            answers={200: dict},
        ),
        Operation(
            method="GET",
            path="/problems/{code}",
            handler=explain,
            who=Who.ANYBODY,
            answers={200: str},
            media_types=("text/plain",),
            problems=frozenset({404}),
        ),
    ]
    openapi_json = msgspec.json.encode(document([*operations, *about]))
    return about


def _rank(path: str) -> tuple[bool, bool, str]:
    return (not path.endswith("/messages"), not path.endswith("/events"), path)
