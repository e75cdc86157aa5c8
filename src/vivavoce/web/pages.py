"""What all pages have in common: headers, errors, flashes, who is looking."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from vivavoce import observability
from vivavoce.edge.authentication import SESSION_COOKIE, authenticate, check_origin
from vivavoce.edge.requests import read_body
from vivavoce.errors import (
    DamagedRecord,
    DamagedRegistry,
    Forbidden,
    Malformed,
    NotFound,
    ReadFailed,
    Refused,
    StaleVersion,
    StoreUnavailable,
    TooFast,
    TooLarge,
    TooSlow,
    Unauthenticated,
    VivavoceError,
)
from vivavoce.service.callers import Caller
from vivavoce.service.services import Services
from vivavoce.web.catalogue import SOURCE, Catalogue, catalogue, direction
from vivavoce.web.rendering import render

# No scripts, styles or frames but our own; nothing is sent to anybody else.
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
HEADERS = {
    "content-security-policy": f"{POLICY}; frame-ancestors 'none'",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}

STATUSES: list[tuple[type[VivavoceError], int]] = [
    (TooLarge, 413),
    (Malformed, 422),
    (TooSlow, 408),
    (Unauthenticated, 401),
    (Forbidden, 403),
    (NotFound, 404),
    (TooFast, 429),
    (Refused, 409),
    (StaleVersion, 409),
    (StoreUnavailable, 503),
]

# The log says what exactly is wrong; neither a candidate nor an owner can mend it here.
SET_ASIDE = (
    "This interview is set aside because its record is damaged. Nothing of it was changed; "
    "whoever runs this server can repair it."
)

# More than any form of ours has that does not say how many.
FIELDS_MAX = 20

Handler = Callable[..., Awaitable[Response]]


class SignedOut(Unauthenticated):
    """Nobody is signed in; whoever asks for a page of the console is asked to sign in first."""


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    """Return a page made of `template`.

    Nobody may show it in a frame, but the sites that a `look` in its context names: only
    candidates' pages have one.
    """
    context.setdefault("root", request.scope.get("root_path", ""))
    headers = HEADERS
    if sites := getattr(context.get("look"), "sites", ()):
        framed = f"{POLICY}; frame-ancestors 'self' {' '.join(sites)}"
        headers = HEADERS | {"content-security-policy": framed}
    return HTMLResponse(render(template, **context), status_code=status, headers=headers)


def speak(request: Request, texts: Catalogue) -> None:
    """Have an error page, should `request` be answered with one, speak the language of `texts`."""
    request.state.texts = texts


def error_page(request: Request, status: int, detail: str | None = None) -> Response:
    """Return a calm page that says what is not as expected."""
    texts: Catalogue = getattr(request.state, "texts", catalogue(SOURCE))
    context = {"_": texts.gettext, "language": texts.language}
    said = texts.gettext(detail) if detail is not None else None
    # What happened in general, in the reader's language, is better than exact words in another.
    if said is not None and (said != detail or texts.language == SOURCE):
        context["detail"] = said
    root = request.scope.get("root_path", "")
    if request.url.path.startswith(f"{root}/console"):
        context |= {"home": f"{root}/console", "home_label": "All interviews"}
    direct = direction(texts.language)
    return page(request, "error.html", status=status, code=status, direction=direct, **context)


def redirect(request: Request, path: str) -> Response:
    """Send the browser to `path` of ours, with GET."""
    root = request.scope.get("root_path", "")
    return RedirectResponse(f"{root}{path}", status_code=303, headers=HEADERS)


def calm(handler: Handler) -> Handler:
    """Answer errors of a page handler with a page, never with a traceback."""

    @wraps(handler)
    async def answered(self: Any, request: Request) -> Response:
        try:
            return await handler(self, request)
        except SignedOut:
            return redirect(request, "/login")
        except DamagedRegistry as error:
            return error_page(request, 500, str(error))
        except DamagedRecord:
            return error_page(request, 500, SET_ASIDE)
        except VivavoceError as error:
            if isinstance(error, ReadFailed):
                self._services.vitals.unread(error)
            status = next((code for kind, code in STATUSES if isinstance(error, kind)), 500)
            return error_page(request, status, str(error))
        except Exception as error:
            observability.error("web:failed", "A page failed", cause=error)
            return error_page(request, 500)

    return answered


async def form(request: Request, *, fields_max: int = FIELDS_MAX) -> dict[str, str]:
    """Return the fields of a form that one of our own pages sent; empty ones as empty texts.

    Raises:
        Forbidden: another site's page sent it.
        Malformed: it is no form.
        TooLarge: it is too large for one.
    """
    check_origin(request.scope, request.headers)
    raw = await read_body(request.headers, request.receive)
    try:
        pairs = parse_qsl(
            raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=fields_max
        )
    except ValueError as error:
        raise Malformed("The form could not be read; go back and try again.") from error
    return dict(pairs)


async def visitor(services: Services, request: Request) -> Caller:
    """Return who is looking.

    Raises:
        Unauthenticated: nobody we know.
    """
    return await authenticate(services, request.scope, request.headers)


async def member(services: Services, request: Request) -> Caller:
    """Return who is signed in. Whoever tries a candidate's link in the same browser still is.

    Raises:
        Unauthenticated: nobody.
    """
    return await services.access.recognise_session(request.cookies.get(SESSION_COOKIE, ""))
