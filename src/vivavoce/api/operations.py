"""One operation of the API: what it takes, who may call it, what it answers.

The table of operations is both the routing and the OpenAPI document, so the two
cannot drift apart.
"""

import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

import msgspec
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from vivavoce import observability
from vivavoce.api.bodies import NO_NUL
from vivavoce.api.decoding import decode_body
from vivavoce.api.problems import answer, problem
from vivavoce.domain.ids import InterviewId
from vivavoce.edge.authentication import Who, authenticate, authorize
from vivavoce.edge.headers import PRIVATE_RAW
from vivavoce.edge.limits import ChangeLimit
from vivavoce.edge.requests import read_body
from vivavoce.edge.urls import base_url
from vivavoce.errors import Malformed, NotFound, ReadFailed, StaleVersion, VivavoceError
from vivavoce.service.callers import Caller
from vivavoce.service.ids import canonical_id
from vivavoce.service.services import Services

IF_MATCH = re.compile(r'\*|(?:W/)?"([0-9]{1,18})"', re.ASCII)

NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)

# More than any operation has.
QUERIES_MAX = 100

# What changes nothing, and so needs no precondition and is not counted.
SAFE = frozenset({"GET", "HEAD"})


class Call(msgspec.Struct, kw_only=True):
    """One request, parsed."""

    services: Services
    scope: Scope
    headers: Headers
    caller: Caller | None
    body: Any = None
    public_url: str | None = None
    queries: dict[str, list[str]] | None = None  # once somebody asked for one

    @property
    def member(self) -> Caller:
        """Who calls. Only operations for `ANYBODY` have none."""
        assert self.caller is not None, "an operation for anybody asked who is calling"
        return self.caller

    @property
    def interview(self) -> InterviewId:
        """The interview the path names.

        Raises:
            NotFound: it is no UUID, so there cannot be such an interview.
        """
        given = self.scope["path_params"]["id"]
        try:
            return InterviewId(canonical_id(given, field="id"))
        except Malformed:
            raise NotFound(f"There is no interview {given!r}.") from None

    @property
    def expected(self) -> int | None:
        """The version an `If-Match` header asks for; None without one, or with `*`.

        Raises:
            Malformed: it is no quoted version.
        """
        lines = self.headers.getlist("if-match")
        if not lines:
            return None
        asked = IF_MATCH.fullmatch(", ".join(lines).strip(" \t"))
        if asked is None:
            raise Malformed('If-Match takes a quoted version, for example "12".', field="If-Match")
        return int(asked[1]) if asked[1] else None

    def check_version(self, version: int) -> None:
        """Refuse unless the interview is at the version `If-Match` asks for.

        For changes beside the journal; those in it are checked where they are decided.

        Raises:
            StaleVersion: it is at another.
            Malformed: `If-Match` is no quoted version.
        """
        if self.expected not in {None, version}:
            raise StaleVersion(
                f"The interview is at version {version}, not {self.expected}; read it again."
            )

    @property
    def base_url(self) -> str:
        """How the caller reached us, without a slash at the end; a configured address wins."""
        return base_url(self.scope, self.headers, self.public_url)

    def query(self, name: str) -> str | None:
        """Return a query parameter, the last one if it is given twice, None without.

        Raises:
            Malformed: it is not UTF-8, holds NUL, or is one of too many.
        """
        if self.queries is None:
            self.queries = _parse_query(self.scope["query_string"])
        if name not in self.queries:
            return None
        value = self.queries[name][-1]
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise Malformed(f"{name} is not Unicode text in UTF-8.", field=name) from error
        if "\0" in value:
            raise Malformed(f"{name} holds the NUL character; leave it out.", field=name)
        return value

    def number(self, name: str, default: int, *, least: int = 0, most: int) -> int:
        """Return a whole number from the query.

        Raises:
            Malformed: it is none, or outside `least` to `most`.
        """
        text = self.query(name)
        if text is None or text == "":
            return default
        if not NUMBER.fullmatch(text) or not least <= int(text) <= most:
            raise Malformed(f"{name} takes a whole number from {least} to {most:,}.", field=name)
        return int(text)


def _parse_query(sent: bytes) -> dict[str, list[str]]:
    try:
        return parse_qs(
            sent.decode("utf-8", "surrogateescape"),
            keep_blank_values=True,
            errors="surrogateescape",
            max_num_fields=QUERIES_MAX,
        )
    except ValueError as error:
        raise Malformed(f"The query has more than {QUERIES_MAX} parameters.") from error


Handler = Callable[[Call], Awaitable[ASGIApp]]


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A query parameter, for the document."""

    name: str
    about: str
    schema: dict[str, Any] = msgspec.field(
        default_factory=lambda: {"type": "string", "pattern": NO_NUL}
    )


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One method on one path. `answers` gives the body of each good status, None for none."""

    method: str
    path: str
    handler: Handler
    who: Who
    answers: dict[int, Any]
    body: Any = None
    body_optional: bool = False
    body_types: tuple[str, ...] = ("application/json",)  # told, not enforced: curl says form
    media_types: tuple[str, ...] = ("application/json",)  # of the good answers
    queries: tuple[Query, ...] = ()
    conditional: bool = False  # honours If-Match
    problems: frozenset[int] = frozenset()  # beside those that follow from the rest


class Endpoint:
    """All methods of one path, as an ASGI app: authenticate, parse, call, render."""

    def __init__(
        self,
        operations: list[Operation],
        services: Services,
        *,
        public_url: str | None,
        limit: ChangeLimit,
    ) -> None:
        self._operations = {operation.method: operation for operation in operations}
        if "GET" in self._operations:
            self._operations["HEAD"] = self._operations["GET"]
        self._allowed = ", ".join(sorted({*self._operations, "OPTIONS"}))
        self._services = services
        self._public_url = public_url
        self._limit = limit
        self._decoders = {
            operation.method: msgspec.json.Decoder(operation.body)
            for operation in operations
            if operation.body is not None
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        operation = self._operations.get(scope["method"])
        response: ASGIApp
        if operation is None:
            response = self._without_operation(scope)
        else:
            try:
                response = await self._run(operation, scope, receive)
            except VivavoceError as error:
                if isinstance(error, ReadFailed):
                    self._services.vitals.unread(error)
                response = problem(error)
            except Exception as error:
                observability.error(
                    "api:failed", "A request failed", cause=error, path=operation.path
                )
                response = answer(
                    HTTPStatus.INTERNAL_SERVER_ERROR,
                    "internal",
                    "Something is broken here; the log says what. Nothing was acknowledged.",
                )
        await response(scope, receive, send)

    def _without_operation(self, scope: Scope) -> Response:
        headers = {"allow": self._allowed}
        if scope["method"] == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
        return answer(
            HTTPStatus.METHOD_NOT_ALLOWED,
            "method-not-allowed",
            f"{scope['path']} takes {self._allowed}.",
            headers=headers,
        )

    async def _run(self, operation: Operation, scope: Scope, receive: Receive) -> ASGIApp:
        headers = Headers(scope=scope)
        caller = None
        if operation.who is not Who.ANYBODY:
            caller = await authenticate(self._services, scope, headers, who=operation.who)
            authorize(operation.who, caller)
            if caller.interview is not None and operation.method not in SAFE:
                self._limit.take(caller.interview)
        call = Call(
            services=self._services,
            scope=scope,
            headers=headers,
            caller=caller,
            public_url=self._public_url,
        )
        if operation.body is not None:
            raw = await read_body(headers, receive)
            if raw or not operation.body_optional:
                call.body = decode_body(self._decoders[operation.method], raw)
        return await operation.handler(call)


def json_response(
    body: Any, *, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Return `body` as JSON."""
    response = Response(
        msgspec.json.encode(body),
        status_code=status,
        headers=headers,
        media_type="application/json",
    )
    response.raw_headers.extend(PRIVATE_RAW)
    return response
