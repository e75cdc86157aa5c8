"""Leaving a device: this browser is let in no more, and keeps nothing of the interview.

The cookie is the server's to take away; what scripts keep (words not sent, drafts, the page for
when there is no server) is theirs, on the page that follows (`static/candidate/left.js`). The
header `Clear-Site-Data` would do both, and sign out an owner who tries a link in their own browser.
"""

from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.ids import InterviewId
from vivavoce.errors import Malformed, NotFound, Unauthenticated, VivavoceError
from vivavoce.service.ids import canonical_id
from vivavoce.web.candidate.desk import Desk
from vivavoce.web.candidate.texts import NO_SUCH_INTERVIEW, speak_as_the_browser
from vivavoce.web.catalogue import catalogue, direction
from vivavoce.web.entering import forget
from vivavoce.web.pages import calm, form, page, redirect, visitor


class Leaving:
    """The pages of somebody who is done with this device, not with the interview."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._services = desk.services  # `calm` counts what the disk does not give

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [
            Route("/interviews/{id}/leave", self.leave, methods=["POST"]),
            Route("/interviews/{id}/left", self.left),
        ]

    @calm
    async def leave(self, request: Request) -> Response:
        """Take the cookie away, also when the interview cannot be read or reached any more."""
        language = speak_as_the_browser(request).language
        interview = _named(request)
        await form(request)
        with suppress(VivavoceError):
            visit = await self._desk.reach(request)
            language = catalogue(visit.standing.interview.language).language
        response = redirect(request, f"/interviews/{interview}/left?in={language}")
        forget(request, response, interview, public_url=self._desk.public_url)
        return response

    @calm
    async def left(self, request: Request) -> Response:
        """Say that it was left. Nothing of the interview is on this page, so anybody may see it.

        Whoever came in again since then is led to the interview: a tab of long ago, brought back
        by the browser, is not to remove words that were not sent.
        """
        interview = _named(request)
        if await self._lets_in(request):
            return redirect(request, f"/interviews/{interview}")
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

    async def _lets_in(self, request: Request) -> bool:
        """Whether this device has a cookie that opens the interview to its candidate."""
        try:
            caller = await visitor(self._desk.services, request)
        except Unauthenticated:
            return False
        return caller.is_candidate


def _named(request: Request) -> InterviewId:
    try:
        return InterviewId(canonical_id(request.path_params["id"], field="id"))
    except Malformed:
        raise NotFound(NO_SUCH_INTERVIEW) from None
