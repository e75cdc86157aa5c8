"""Taking no part any more: what it means is said first, and nothing stays on the page after."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.edge.authentication import Who
from vivavoce.web.candidate.desk import Desk, Visit
from vivavoce.web.entering import forget
from vivavoce.web.pages import calm, form, page


class Withdrawing:
    """The pages of a candidate who takes their consent back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._services = desk.services

    def routes(self) -> list[BaseRoute]:
        """Return the route that withdraws; what it means is told at `?ask=withdraw`."""
        return [Route("/interviews/{id}/withdraw", self.withdraw, methods=["POST"])]

    @calm
    async def withdraw(self, request: Request) -> Response:
        """End the interview for good, and take its cookie off this device."""
        visit = await self._desk.reach(request, Who.PARTICIPANT)
        data = await form(request)
        erase = bool(data.get("erase"))
        await self._services.withdraw(visit.caller, visit.interview, erase)
        return await withdrawn(request, self._desk, await self._desk.again(visit))


async def withdrawn(request: Request, desk: Desk, visit: Visit) -> Response:
    """Say that they have withdrawn, with nothing of the interview on the page.

    Whoever uses this device next is not let in by it.
    """
    response = page(request, "candidate/withdrawn.html", **await desk.around(visit))
    if visit.caller.is_candidate:
        forget(request, response, visit.interview, public_url=desk.public_url)
    return response
