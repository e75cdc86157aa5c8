"""The pages: the candidate's and the owner's console. Server-rendered; scripts make them live."""

from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from vivavoce.edge.limits import ChangeLimit
from vivavoce.service.services import Services
from vivavoce.web import console
from vivavoce.web.candidate import CandidatePages

STATIC = Path(__file__).parent / "static"


def routes(
    services: Services, *, public_url: str | None = None, limit: ChangeLimit
) -> list[BaseRoute]:
    """Return the routes of all pages and their static files.

    Args:
        public_url: how people reach the server, for links; None to go by each request.
        limit: how fast candidates may change things, shared with the API.
    """
    candidate = CandidatePages(services, public_url=public_url, limit=limit)
    return [
        *candidate.routes(),
        *console.routes(services, public_url),
        Mount("/static", StaticPages(directory=STATIC), name="static"),
        Route("/favicon.ico", favicon),
    ]


async def favicon(request: Request) -> Response:
    """Return the icon for those who ask for it at its old place."""
    return Response((STATIC / "favicon.svg").read_bytes(), media_type="image/svg+xml")


class StaticPages(StaticFiles):
    """Static files that browsers ask about each time: modules of two versions do not mix."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return a file, to be kept but not to be trusted unasked."""
        response = super().file_response(*args, **kwargs)
        response.headers["cache-control"] = "no-cache"
        return response
