"""Start an interview: on which guide, with whom, and who leads."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.events import Candidate
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.errors import Malformed, NotFound, Refused
from vivavoce.service.callers import Caller
from vivavoce.service.ids import canonical_id, new_id
from vivavoce.web.console.desk import ConsolePages
from vivavoce.web.console.leading import SCRIPTED, choices
from vivavoce.web.console.plans import in_short, language_name
from vivavoce.web.pages import calm, form, page, redirect


class OpeningPages(ConsolePages):
    """The form for a new interview, or for many."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [
            Route("/console/new", self.new),
            Route("/console/interviews", self.open, methods=["POST"]),
        ]

    @calm
    async def new(self, request: Request) -> Response:
        """Ask what the new interview is to be; `?guide=` and `?whom=many` choose already."""
        caller = await self._member(request, to_write=True)
        asked = {name: request.query_params.get(name, "") for name in ("guide", "whom")}
        values = {name: value for name, value in asked.items() if value}
        return await self._new(request, caller, values=values)

    @calm
    async def open(self, request: Request) -> Response:
        """Open an interview and show its link."""
        caller = await self._member(request, to_write=True)
        data = await form(request)
        name, email = (
            data.get("candidate_name", "").strip(),
            data.get("candidate_email", "").strip(),
        )
        try:
            standing, _ = await self._services.open_interview(
                caller,
                GuideId(data.get("guide", "")),
                id=InterviewId(canonical_id(data.get("id", "") or new_id(), field="id")),
                candidate=Candidate(name=name or None, email=email or None),
                interviewer=data.get("interviewer", "") or SCRIPTED,
                language=data.get("language", "") or None,
            )
        except (Malformed, NotFound, Refused) as error:
            return await self._new_again(request, caller, data, error)
        return redirect(request, f"/console/interviews/{standing.interview.id}?created=1")

    async def _new_again(
        self, request: Request, caller: Caller, data: Mapping[str, str], error: Exception
    ) -> Response:
        """Show the form once more, with what was sent and what to mend."""
        wrong = error.field if isinstance(error, Malformed) and error.field else "guide"
        errors = {wrong.replace(".", "_"): str(error)}
        if isinstance(error, Refused):
            data = {**data, "id": ""}  # it is somebody else's
        return await self._new(request, caller, values=data, errors=errors, status=422)

    async def _new(
        self,
        request: Request,
        caller: Caller,
        *,
        values: Mapping[str, str] | None = None,
        errors: Mapping[str, str] | None = None,
        status: int = 200,
    ) -> Response:
        guides = await self._guides(caller)
        spoken = dict.fromkeys(code for guide in guides for code in guide.languages)
        values = values or {}
        return page(
            request,
            "console/new.html",
            status=status,
            organization_name=await self._organization(caller),
            guides=[in_short(guide) for guide in guides],
            languages=[{"code": code, "name": language_name(code)} for code in spoken],
            interviewers=choices(self._services.interviewers, guides),
            # Sent again after something was mended, it is still the same interview.
            id=values.get("id") or new_id(),
            values=values,
            errors=errors or {},
        )
