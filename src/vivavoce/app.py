"""Vivavoce as one ASGI app: the API and the pages on running services."""

from http import HTTPStatus

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from vivavoce.api.problems import answer
from vivavoce.api.routes import routes as api_routes
from vivavoce.edge.admission import Admission
from vivavoce.edge.limits import ChangeLimit
from vivavoce.service.services import Services
from vivavoce.web.pages import error_page
from vivavoce.web.routes import routes as page_routes


def asgi(services: Services, *, public_url: str | None = None) -> Starlette:
    """Return the app. The services must run as long as it is served.

    Args:
        public_url: how people reach the server, for links; None to go by each request.
    """
    limit = ChangeLimit()
    return Starlette(
        routes=[
            *api_routes(services, public_url=public_url, limit=limit),
            *page_routes(services, public_url=public_url, limit=limit),
        ],
        middleware=[Middleware(Admission, crowd=services.vitals.crowd)],
        exception_handlers={404: _not_found, 405: _wrong_method},
    )


async def _not_found(request: Request, error: Exception) -> Response:
    """Answer a path nobody knows: a page for people, a problem for programs."""
    if _is_person(request):
        return error_page(request, HTTPStatus.NOT_FOUND)
    return answer(
        HTTPStatus.NOT_FOUND,
        "not-found",
        "There is no such path; /api/openapi.json lists those of the API.",
    )


async def _wrong_method(request: Request, error: Exception) -> Response:
    """Answer a page that was asked for with a method it does not take."""
    if _is_person(request):
        return error_page(request, HTTPStatus.NOT_FOUND)
    return answer(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "method-not-allowed",
        f"{request.url.path} does not take {request.method}.",
        headers=getattr(error, "headers", None),
    )


def _is_person(request: Request) -> bool:
    is_api = request.url.path.startswith("/api/")
    return not is_api and "text/html" in request.headers.get("accept", "")
