"""The owner's console: sign in, see all interviews, start one, watch it, lead it, review it."""

from starlette.routing import BaseRoute

from vivavoce.service.services import Services
from vivavoce.web.console.acting import ActingPages
from vivavoce.web.console.copying import CopyingPages
from vivavoce.web.console.editing import EditingPages
from vivavoce.web.console.erasing import ErasingPages
from vivavoce.web.console.guides import GuidesPages
from vivavoce.web.console.health import HealthPages
from vivavoce.web.console.inviting import InvitingPages
from vivavoce.web.console.keys import KeyPages
from vivavoce.web.console.linking import LinkingPages
from vivavoce.web.console.links import LinkListPages
from vivavoce.web.console.listing import ListingPages
from vivavoce.web.console.noting import NotingPages
from vivavoce.web.console.opening import OpeningPages
from vivavoce.web.console.organization import LookFormPages
from vivavoce.web.console.retaining import RetentionPages
from vivavoce.web.console.signing_in import SigningInPages
from vivavoce.web.console.timeline import TimelinePages
from vivavoce.web.console.watching import WatchingPages

__all__ = ["routes"]


def routes(services: Services, public_url: str | None = None) -> list[BaseRoute]:
    """Return the routes of the console.

    Args:
        public_url: how people reach the server, for links; None to go by each request.
    """
    kinds = (
        SigningInPages,
        ListingPages,
        OpeningPages,
        InvitingPages,
        EditingPages,
        GuidesPages,
        WatchingPages,
        TimelinePages,
        NotingPages,
        LinkingPages,
        CopyingPages,
        ErasingPages,
        ActingPages,  # last of one interview's: it takes any action's name
        LookFormPages,
        KeyPages,
        LinkListPages,
        RetentionPages,
        HealthPages,
    )
    return [route for kind in kinds for route in kind(services, public_url).routes()]
