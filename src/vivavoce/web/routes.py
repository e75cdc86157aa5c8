"""The pages: the candidate's and the owner's console. Server-rendered; scripts make them live."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from vivavoce.edge.limits import ChangeLimit
from vivavoce.service.services import Services
from vivavoce.web import console
from vivavoce.web.assets import STATIC, StaticPages
from vivavoce.web.candidate import CandidatePages
from vivavoce.web.compression import compressed
from vivavoce.web.looks import LookPages
from vivavoce.web.offline import service_worker


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
        *compressed(candidate.routes()),
        *console.routes(services, public_url),
        *LookPages(services).routes(),
        *compressed([Mount("/static", StaticPages(directory=STATIC), name="static")]),
        Route("/favicon.ico", favicon),
        Route("/sw.js", service_worker),
    ]


async def favicon(request: Request) -> Response:
    """Return the icon for those who ask for it at its old place."""
    return Response((STATIC / "favicon.svg").read_bytes(), media_type="image/svg+xml")
