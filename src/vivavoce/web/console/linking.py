"""The candidate's link to one interview: as a picture, made anew, or withdrawn."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.errors import NotFound
from vivavoce.web.console.desk import interview_id
from vivavoce.web.console.qr import drawn
from vivavoce.web.console.watching import WatchingPages
from vivavoce.web.pages import HEADERS, calm, form, redirect


class LinkingPages(WatchingPages):
    """What can be done with a link. Viewers are not shown it: whoever has it can answer."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        path = "/console/interviews/{id}/link"
        return [
            Route(f"{path}.svg", self.picture),
            Route(f"{path}/renew", self.renew, methods=["POST"]),
            Route(f"{path}/revoke", self.revoke, methods=["POST"]),
        ]

    @calm
    async def picture(self, request: Request) -> Response:
        """Return the link as a QR code, an SVG image."""
        caller = await self._member(request, to_write=True)
        standing = await self._services.interviews.get(caller, interview_id(request))
        link = await self._link(request, standing.interview)
        if link is None:
            raise NotFound("This interview has no link at the moment.")
        picture = await asyncio.to_thread(drawn, link)
        return Response(picture, media_type="image/svg+xml", headers=HEADERS)

    @calm
    async def renew(self, request: Request) -> Response:
        """End the links there are and make a new one."""
        caller = await self._member(request, to_write=True)
        await form(request)
        interview = interview_id(request)
        await self._services.interviews.get(caller, interview)
        await self._services.access.renew_link(caller.organization, interview)
        self._services.feed.interrupt(interview)
        return redirect(request, f"/console/interviews/{interview}#link-part")

    @calm
    async def revoke(self, request: Request) -> Response:
        """End the links there are, and every page that was opened with one."""
        caller = await self._member(request, to_write=True)
        await form(request)
        interview = interview_id(request)
        await self._services.interviews.get(caller, interview)
        await self._services.access.revoke_links(interview)
        self._services.feed.interrupt(interview)
        return redirect(request, f"/console/interviews/{interview}#link-part")
