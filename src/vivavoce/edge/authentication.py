"""Who is calling: a bearer key, a candidate's token, or the cookie of one of our pages."""

from collections.abc import Mapping
from enum import StrEnum

from starlette.datastructures import Headers
from starlette.types import Scope

from vivavoce.edge.admission import name_caller
from vivavoce.errors import Forbidden, Malformed, NotFound, Unauthenticated
from vivavoce.journal.registry import Role
from vivavoce.service.callers import Caller
from vivavoce.service.ids import canonical_id
from vivavoce.service.services import Services

SESSION_COOKIE = "vivavoce_session"
INTERVIEW_COOKIE = "vivavoce_interview_"  # and the interview's id


class Who(StrEnum):
    """Who may call an operation. A candidate reaches the interview of the link, nothing else."""

    ANYBODY = "anybody"  # without a key
    CANDIDATE = "candidate"  # with the interview's link; and every key
    PARTICIPANT = "participant"  # with the interview's link; and keys that may change things
    VIEWER = "viewer"  # every key
    REVIEWER = "reviewer"  # keys that may change interviews
    OWNER = "owner"


ROLES: Mapping[Who, frozenset[Role]] = {
    Who.CANDIDATE: frozenset(Role),
    Who.PARTICIPANT: frozenset({Role.REVIEWER, Role.OWNER}),
    Who.VIEWER: frozenset(Role),
    Who.REVIEWER: frozenset({Role.REVIEWER, Role.OWNER}),
    Who.OWNER: frozenset({Role.OWNER}),
}

FOR_CANDIDATES = frozenset({Who.CANDIDATE, Who.PARTICIPANT})


async def authenticate(
    services: Services, scope: Scope, headers: Headers, *, who: Who = Who.CANDIDATE
) -> Caller:
    """Return who calls: by bearer key or token, or by the cookie of our own pages.

    A browser may carry two cookies of ours, because owners try out the links they
    send. The interview's own counts where candidates may come in, the session
    everywhere else; one that is good for nothing any more does not hide the other.

    Raises:
        Unauthenticated: nobody we know.
        Forbidden: another site's page wants to use our cookie.
    """
    caller = await _recognise(services, scope, headers, who)
    name_caller(scope, caller)
    return caller


async def _recognise(services: Services, scope: Scope, headers: Headers, who: Who) -> Caller:
    authorization = headers.get("authorization")
    if authorization is not None:
        scheme, _, key = authorization.partition(" ")
        if scheme.lower() != "bearer" or not key.strip():
            raise Unauthenticated("Send the key as: Authorization: Bearer <key>.")
        return await services.access.recognise(_as_utf8(key.strip()))
    cookies = parse_cookies(headers)
    access = services.access
    doors = [
        (access.recognise, cookies.get(_interview_cookie(scope))),
        (access.recognise_session, cookies.get(SESSION_COOKIE)),
    ]
    refused = Unauthenticated("A key is needed: Authorization: Bearer <key>.")
    for recognise, secret in doors if who in FOR_CANDIDATES else reversed(doors):
        if secret:
            check_origin(scope, headers)
            try:
                return await recognise(secret)
            except Unauthenticated as error:
                refused = error
    raise refused


def parse_cookies(headers: Headers) -> dict[str, str]:
    """Return the cookies of a request, name to value."""
    # HTTP/2 lets a browser send several lines, which some proxies pass on as they are.
    sent = ";".join(headers.getlist("cookie"))
    pairs = (part.strip().partition("=") for part in sent.split(";"))
    return {name: value for name, _, value in pairs if name}


def check_origin(scope: Scope, headers: Headers) -> None:
    """Refuse a change that another site's page asks for with our cookie.

    Raises:
        Forbidden: the request comes from another origin.
    """
    if scope["method"] in {"GET", "HEAD"}:
        return
    # Browsers of today say it outright; older ones name the origin (`null` when hidden).
    site = headers.get("sec-fetch-site")
    origin = headers.get("origin")
    if site is not None:
        is_ours = site in {"same-origin", "none"}
    else:
        is_ours = origin is None or origin.partition("://")[2] == headers.get("host")
    if not is_ours:
        raise Forbidden("Another site's page may not do this.")


def authorize(who: Who, caller: Caller) -> None:
    """Refuse a caller whose role does not reach as far as `who`.

    Raises:
        NotFound: a candidate, whose link shows one interview and hides all else.
        Forbidden: a key of a lesser role.
    """
    if caller.is_candidate:
        if who not in FOR_CANDIDATES:
            raise NotFound("There is no such thing behind a candidate's link.")
    elif caller.role not in ROLES[who]:
        raise Forbidden(f"A {caller.role}'s key may not do this; ask an owner.")


def _interview_cookie(scope: Scope) -> str:
    """Return the name of the cookie that opens the interview the path names."""
    given = scope.get("path_params", {}).get("id", "")
    try:
        return INTERVIEW_COOKIE + canonical_id(given, field="id")
    except Malformed:
        return INTERVIEW_COOKIE


def _as_utf8(header: str) -> str:
    """Return a header as its sender typed it: Starlette takes the bytes for Latin-1."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeDecodeError:
        return header
