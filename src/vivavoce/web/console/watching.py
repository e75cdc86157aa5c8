"""One interview on the owner's desk: what is said beside what was learned."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.coverage import coverage
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import HUMAN, Interview
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.edge.urls import base_url
from vivavoce.journal.registry import Role
from vivavoce.service.callers import Caller
from vivavoce.service.ids import new_id
from vivavoce.service.interviews import Standing
from vivavoce.web.console.desk import ConsolePages, interview_id
from vivavoce.web.console.leading import PAUSES, choices, led_before, name_of, obstacle
from vivavoce.web.console.reviewing import review_of, unsaved
from vivavoce.web.pages import calm, page, redirect


class WatchingPages(ConsolePages):
    """The page of one interview. What can be done there is in `acting.py`."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [Route("/console/interviews/{id}", self.interview)]

    @calm
    async def interview(self, request: Request) -> Response:
        """Show one interview beside its profile."""
        caller = await self._member(request)
        if caller is None:
            return redirect(request, "/login")
        return await self._page(request, caller, interview_id(request))

    async def _page(
        self,
        request: Request,
        caller: Caller,
        interview: InterviewId,
        *,
        status: int = 200,
        flash: str = "",
        draft: str = "",
        submitted: dict[str, str] | None = None,
    ) -> Response:
        """Return the page, with what could not be done in `flash` and what was written for it.

        Args:
            draft: words that were not said, to be put back into the box.
            submitted: fields of the review's form, to be put back into it.
        """
        standing = await self._services.interviews.get(caller, interview)
        can_write = caller.role is not Role.VIEWER
        return page(
            request,
            "interview.html",
            status=status,
            organization_name=await self._organization(caller),
            link=await self._link(request, standing.interview) if can_write else None,
            created=request.query_params.get("created") == "1",
            can_write=can_write,
            flash=flash,
            draft=draft,
            submitted=submitted or {},
            message_id=new_id(),
            **self._context(standing, submitted or {}),
        )

    def _context(self, standing: Standing, submitted: dict[str, str]) -> dict[str, Any]:
        interview, guide = standing.interview, standing.guide
        interviewers = self._services.interviewers
        language = interview.language
        greeting = guide.takeover.say if guide is not None and guide.takeover is not None else None
        return {
            "interview": interview,
            "title": guide.in_language(guide.title, language) if guide else interview.guide.id,
            "messages": interview.transcript,
            "profile": _profile(interview, guide),
            "coverage": (
                coverage(guide, interview.profile, language=language)
                if guide
                else {"required": 0, "settled": 0, "share": 0.0}
            ),
            "leader": name_of(interview.interviewer),
            "is_led_by_person": interview.interviewer == HUMAN,
            "successors": [
                choice
                for choice in choices(
                    interviewers, [guide] if guide else [], besides=interview.interviewer
                )
                if choice["is_usable"] and choice["name"] != HUMAN
            ],
            "led_before": led_before(interview),
            "takeover_words": (
                guide.in_language(greeting, language) if guide and greeting is not None else None
            ),
            "reason": None if interview.reason in PAUSES else interview.reason,
            "obstacle": obstacle(interview, guide, interviewers),
            "token_budget": guide.rules.token_budget if guide else None,
            "review": (review := review_of(interview, guide, submitted)),
            "unsaved": unsaved(submitted, guide, language) if review is None else [],
        }

    async def _link(self, request: Request, interview: Interview) -> str | None:
        """Return the candidate's link. Whoever has it can answer, so viewers are not shown it."""
        token = await self._services.access.shown_link(interview.organization, interview.id)
        if not token:
            return None
        return f"{base_url(request.scope, request.headers, self._public_url)}/i/{token}"


def _profile(interview: Interview, guide: Guide | None) -> list[dict[str, Any]]:
    """Return the guide's information items in its order, then any other field."""
    pending = ProfileValue(status=FieldStatus.PENDING)
    fields = []
    for information in guide.information if guide else ():
        known = interview.profile.get(information.id, pending)
        fields.append(
            {
                "id": information.id,
                "label": guide.in_language(information.label, interview.language)
                if guide
                else information.id,
                "required": information.required,
                **msgspec.structs.asdict(known),
            }
        )
    named = {entry["id"] for entry in fields}
    for name, value in interview.profile.items():
        if name not in named:
            fields.append(
                {"id": name, "label": name, "required": False, **msgspec.structs.asdict(value)}
            )
    return fields
