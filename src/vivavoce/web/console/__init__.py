"""The owner's console: sign in, see all interviews, start one, watch it, lead it, review it."""

from starlette.routing import BaseRoute

from vivavoce.service.services import Services
from vivavoce.web.console.acting import ActingPages
from vivavoce.web.console.listing import ListingPages
from vivavoce.web.console.opening import OpeningPages
from vivavoce.web.console.signing_in import SigningInPages
from vivavoce.web.console.watching import WatchingPages

__all__ = ["routes"]


def routes(services: Services, public_url: str | None = None) -> list[BaseRoute]:
    """Return the routes of the console.

    Args:
        public_url: how people reach the server, for links; None to go by each request.
    """
    kinds = (SigningInPages, ListingPages, OpeningPages, WatchingPages, ActingPages)
    return [route for kind in kinds for route in kind(services, public_url).routes()]
