"""Leaving a device: this browser is let in no more, and keeps nothing of the interview.

The cookie is the server's to take away; what scripts keep (words not sent, drafts, the page for
when there is no server) is theirs, on the page that follows (`static/candidate/left.js`). The
header `Clear-Site-Data` would do both, and sign out an owner who tries a link in their own browser.
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.ids import InterviewId
from vivavoce.errors import Malformed, NotFound, Unauthenticated
from vivavoce.service.ids import canonical_id
from vivavoce.web.candidate.desk import Desk
from vivavoce.web.candidate.texts import NO_SUCH_INTERVIEW, speak_as_the_browser
from vivavoce.web.catalogue import catalogue, direction
from vivavoce.web.entering import forget
from vivavoce.web.pages import calm, form, page, redirect


class Leaving:
    """The pages of somebody who is done with this device, not with the interview."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._services = desk.services

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [
            Route("/interviews/{id}/leave", self.leave, methods=["POST"]),
            Route("/interviews/{id}/left", self.left),
        ]

    @calm
    async def leave(self, request: Request) -> Response:
        """Take the cookie away. Whoever is not let in any more may leave all the same."""
        language = speak_as_the_browser(request).language
        interview = _named(request)
        await form(request)
        sites: tuple[str, ...] = ()
        try:
            visit = await self._desk.reach(request)
        except (Unauthenticated, NotFound):
            pass
        else:
            language = catalogue(visit.standing.interview.language).language
            look = await self._services.organizations.look(visit.caller.organization)
            sites = tuple(look.sites)
        response = redirect(request, f"/interviews/{interview}/left?in={language}")
        forget(request, response, interview, sites=sites, public_url=self._desk.public_url)
        return response

    @calm
    async def left(self, request: Request) -> Response:
        """Say that it was left. Nothing of the interview is on this page, so anybody may see it."""
        interview = _named(request)
        texts = speak_as_the_browser(request)
        if named := request.query_params.get("in"):
            texts = catalogue(named)
        return page(
            request,
            "candidate/left.html",
            _=texts.gettext,
            language=texts.language,
            direction=direction(texts.language),
            words_in_scripts=texts.in_scripts,
            interview_id=interview,
        )


def _named(request: Request) -> InterviewId:
    try:
        return InterviewId(canonical_id(request.path_params["id"], field="id"))
    except Malformed:
        raise NotFound(NO_SUCH_INTERVIEW) from None
