"""The cookie that lets a candidate in again, and how it is taken away.

On a page of ours the cookie is `SameSite=Lax`: no other site's page can send it along. In a
frame on another site a browser would not send such a cookie at all, so for organizations that
named sites it is `SameSite=None; Secure; Partitioned`: the browser keeps it for this pair of
sites alone. A request that another site's page makes with it is refused by `check_origin`,
and framing by any site that was not named by `frame-ancestors`.
"""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from vivavoce.domain.ids import InterviewId
from vivavoce.edge.authentication import INTERVIEW_COOKIE
from vivavoce.edge.urls import is_secure

# A link is good until it is withdrawn; the cookie only spares the candidate to open it again.
COOKIE_LASTS_S = 365 * 24 * 3600


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
    _set(request, response, interview, token, sites, public_url, lasts_s=COOKIE_LASTS_S)


def forget(
    request: Request,
    response: Response,
    interview: InterviewId,
    *,
    sites: Sequence[str],
    public_url: str | None,
) -> None:
    """Have the browser forget the token, whichever way it was kept."""
    # In a frame only what is sent for a frame reaches the cookie kept there.
    _set(request, response, interview, "", (), public_url, lasts_s=0)
    if sites:
        _set(request, response, interview, "", sites, public_url, lasts_s=0)


def _set(
    request: Request,
    response: Response,
    interview: InterviewId,
    value: str,
    sites: Sequence[str],
    public_url: str | None,
    *,
    lasts_s: int,
) -> None:
    secure = is_secure(request.scope, request.headers, public_url)
    path = request.scope.get("root_path", "") or "/"
    parts = [f"{INTERVIEW_COOKIE}{interview}={value}", f"Max-Age={lasts_s}", f"Path={path}"]
    parts.append("HttpOnly")
    # Browsers take SameSite=None from secure servers only.
    if sites and secure:
        parts += ["SameSite=None", "Secure", "Partitioned"]
    else:
        parts += ["SameSite=lax", *(["Secure"] if secure else [])]
    # By hand: the standard library writes no `Partitioned` yet.
    response.headers.append("set-cookie", "; ".join(parts))
