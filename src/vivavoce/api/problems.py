"""Errors as `application/problem+json` (RFC 9457). HTTP status codes are known here alone."""

import inspect
import math
from http import HTTPStatus

import msgspec
from starlette.responses import Response

from vivavoce.edge.headers import PRIVATE
from vivavoce.errors import (
    CannotStart,
    DamagedRecord,
    Forbidden,
    InterviewerUnavailable,
    InterviewerUnusable,
    Malformed,
    NotFound,
    OverBudget,
    Refused,
    ReplyUnfit,
    StaleVersion,
    StoreUnavailable,
    TooFast,
    TooLarge,
    TooSlow,
    Unauthenticated,
    VivavoceError,
)

# The most particular class first: the first that fits decides.
STATUSES: list[tuple[type[VivavoceError], HTTPStatus]] = [
    (TooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (Malformed, HTTPStatus.UNPROCESSABLE_ENTITY),
    (TooSlow, HTTPStatus.REQUEST_TIMEOUT),
    (Unauthenticated, HTTPStatus.UNAUTHORIZED),
    (Forbidden, HTTPStatus.FORBIDDEN),
    (NotFound, HTTPStatus.NOT_FOUND),
    (TooFast, HTTPStatus.TOO_MANY_REQUESTS),
    (Refused, HTTPStatus.CONFLICT),
    (StaleVersion, HTTPStatus.PRECONDITION_FAILED),
    (StoreUnavailable, HTTPStatus.SERVICE_UNAVAILABLE),
    # No operation answers with these four: they are why a reply is late, and explained.
    (InterviewerUnavailable, HTTPStatus.SERVICE_UNAVAILABLE),
    (InterviewerUnusable, HTTPStatus.SERVICE_UNAVAILABLE),
    (OverBudget, HTTPStatus.SERVICE_UNAVAILABLE),
    (ReplyUnfit, HTTPStatus.BAD_GATEWAY),
    (DamagedRecord, HTTPStatus.INTERNAL_SERVER_ERROR),
    (CannotStart, HTTPStatus.INTERNAL_SERVER_ERROR),
]

# Problems that are no error of ours: code, status, what to do.
OTHERS = {
    "method-not-allowed": (
        HTTPStatus.METHOD_NOT_ALLOWED,
        "This path takes other methods; `Allow` lists them.",
    ),
    "internal": (
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "A defect of ours; the server's log says more. Nothing was acknowledged.",
    ),
}

# How long a caller should wait for a store that does not answer.
RETRY_AFTER_S = 1


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong. `type` is stable and ends with `code`; `field` names what to fix."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    field: str | None = None


def problem(error: VivavoceError) -> Response:
    """Return `error` as an answer."""
    status = next(status for kind, status in STATUSES if isinstance(error, kind))
    headers = {}
    if isinstance(error, TooFast):
        headers["retry-after"] = str(max(1, math.ceil(error.retry_after_s)))
    elif isinstance(error, StoreUnavailable):
        headers["retry-after"] = str(RETRY_AFTER_S)
    elif isinstance(error, Unauthenticated):
        headers["www-authenticate"] = 'Bearer realm="vivavoce"'
    elif isinstance(error, TooSlow):
        headers["connection"] = "close"  # nobody waits for the rest
    field = error.field if isinstance(error, Malformed) else None
    return answer(status, error.code, str(error), field=field, headers=headers)


def answer(
    status: HTTPStatus,
    code: str,
    detail: str,
    *,
    field: str | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """Return a problem that is no error of ours, such as a wrong method."""
    body = Problem(
        type=f"/problems/{code}",
        title=status.phrase,
        status=status.value,
        detail=_printable(detail),
        code=code,
        field=_printable(field) if field is not None else None,
    )
    return Response(
        msgspec.json.encode(body),
        status_code=status.value,
        headers={**PRIVATE, **(headers or {})},
        media_type="application/problem+json",
    )


def explanation(code: str) -> tuple[HTTPStatus, str] | None:
    """Return the status a problem comes with and what it means, None when there is no such."""
    if code in OTHERS:
        return OTHERS[code]
    for kind, status in STATUSES:
        for known in (kind, *kind.__subclasses__()):
            if known.code == code:
                meaning, _, _ = inspect.cleandoc(known.__doc__ or "").partition("\n\n")
                return status, meaning.replace("\n", " ")
    return None


def _printable(text: str) -> str:
    """Return `text` as UTF-8 can say it: what is wrong with a request may be quoted in it."""
    return text.encode("utf-8", "replace").decode()
