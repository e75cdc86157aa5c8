"""The cookie that lets a candidate in again, and how it is taken away.

On a page of ours the cookie is `SameSite=Lax`: no other site's page can send it along. In a
frame on another site a browser would not send such a cookie at all, so for organizations that
named sites it is `SameSite=None; Secure; Partitioned`: the browser keeps it for this pair of
sites alone. A request that another site's page makes with it is refused by `check_origin`,
and framing by any site that was not named by `frame-ancestors`.
"""

from collections.abc import Sequence
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response

from vivavoce.domain.ids import InterviewId
from vivavoce.edge.authentication import INTERVIEW_COOKIE
from vivavoce.edge.urls import is_secure
from vivavoce.errors import Malformed
from vivavoce.service.ids import canonical_id

# A link is good until it is withdrawn; the cookie only spares the candidate to open it again.
COOKIE_LASTS_S = 365 * 24 * 3600

# A browser sends all of them with each request, and many proxies refuse more than 8 KiB: on a
# computer that many share, those of long ago give way. Whose is gone opens the link once more.
COOKIES_MAX = 30
# So that the answer itself stays short.
GIVING_WAY_MAX = 5


def remember(
    request: Request,
    response: Response,
    interview: InterviewId,
    token: str,
    *,
    sites: Sequence[str],
    public_url: str | None,
) -> None:
    """Have the browser keep the token of an interview's link.

    Args:
        sites: the organization's `Look.sites`.
        public_url: how people reach the server; None to go by the request.
    """
    for other in _one_too_many(request, interview):
        forget(request, response, other, public_url=public_url)
    is_framed = bool(sites)
    _set(
        request,
        response,
        interview,
        token,
        public_url,
        is_framed=is_framed,
        lasts_s=COOKIE_LASTS_S,
    )


def forget(
    request: Request,
    response: Response,
    interview: InterviewId,
    *,
    public_url: str | None,
) -> None:
    """Have the browser forget the token, whichever way it was kept: sites come and go."""
    # In a frame only what is sent for a frame reaches the cookie kept there.
    for is_framed in (False, True):
        _set(request, response, interview, "", public_url, is_framed=is_framed, lasts_s=0)


def _one_too_many(request: Request, interview: InterviewId) -> list[InterviewId]:
    """Return the interviews whose cookies give way to that of `interview`, the oldest first."""
    others = []
    for name in request.cookies:
        with suppress(Malformed):
            if name.startswith(INTERVIEW_COOKIE):
                others.append(InterviewId(canonical_id(name[len(INTERVIEW_COOKIE) :], field="id")))
    others = sorted(other for other in others if other != interview)
    count = max(0, len(others) + 1 - COOKIES_MAX)
    return others[: min(count, GIVING_WAY_MAX)]


def _set(
    request: Request,
    response: Response,
    interview: InterviewId,
    value: str,
    public_url: str | None,
    *,
    is_framed: bool,
    lasts_s: int,
) -> None:
    secure = is_secure(request.scope, request.headers, public_url)
    path = request.scope.get("root_path", "") or "/"
    parts = [f"{INTERVIEW_COOKIE}{interview}={value}", f"Max-Age={lasts_s}", f"Path={path}"]
    parts.append("HttpOnly")
    # Browsers take SameSite=None from secure servers only.
    if is_framed and secure:
        parts += ["SameSite=None", "Secure", "Partitioned"]
    else:
        parts += ["SameSite=lax", *(["Secure"] if secure else [])]
    # By hand: the standard library writes no `Partitioned` yet.
    response.headers.append("set-cookie", "; ".join(parts))
