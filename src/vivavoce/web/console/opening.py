"""Start an interview: on which guide, with whom, and who leads."""

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
from vivavoce.web.pages import calm, form, page, redirect

LANGUAGE_NAMES = {
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "et": "Eesti",
    "fr": "Français",
}


class OpeningPages(ConsolePages):
    """The form for a new interview."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [
            Route("/console/new", self.new),
            Route("/console/interviews", self.open, methods=["POST"]),
        ]

    @calm
    async def new(self, request: Request) -> Response:
        """Ask what the new interview is to be."""
        caller = await self._member(request, to_write=True)
        if caller is None:
            return redirect(request, "/login")
        return await self._new(request, caller)

    @calm
    async def open(self, request: Request) -> Response:
        """Open an interview and show its link."""
        caller = await self._member(request, to_write=True)
        if caller is None:
            return redirect(request, "/login")
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
            wrong = error.field if isinstance(error, Malformed) and error.field else "guide"
            return await self._new(
                request,
                caller,
                values=data,
                errors={wrong.replace(".", "_"): str(error)},
                status=422,
            )
        return redirect(request, f"/console/interviews/{standing.interview.id}?created=1")

    async def _new(
        self,
        request: Request,
        caller: Caller,
        *,
        values: dict[str, str] | None = None,
        errors: dict[str, str] | None = None,
        status: int = 200,
    ) -> Response:
        guides = await self._guides(caller)
        spoken = dict.fromkeys(code for guide in guides for code in guide.languages)
        return page(
            request,
            "new.html",
            status=status,
            organization_name=await self._organization(caller),
            guides=[
                {
                    "id": guide.id,
                    "title": guide.in_language(guide.title, guide.language),
                    "description": "",
                }
                for guide in guides
            ],
            languages=[{"code": code, "name": LANGUAGE_NAMES.get(code, code)} for code in spoken],
            interviewers=choices(self._services.interviewers, guides),
            id=new_id(),
            values=values or {},
            errors=errors or {},
        )
