"""One interview on the owner's desk: what is said beside what was learned, now or as it was."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.coverage import coverage
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import HUMAN, Interview
from vivavoce.edge.urls import base_url
from vivavoce.journal.registry import Role
from vivavoce.service.callers import Caller
from vivavoce.service.ids import new_id
from vivavoce.service.interviews import Standing
from vivavoce.service.takeover import takeover_words
from vivavoce.web.candidate.windows import Window, window
from vivavoce.web.console.actors import actor_in_words, key_names
from vivavoce.web.console.desk import interview_id
from vivavoce.web.console.interview_pages import InterviewPages, path_of, seq_in
from vivavoce.web.console.leading import PAUSES, choices, led_before, name_of, obstacle
from vivavoce.web.console.replaying import past, told_by
from vivavoce.web.console.reviewing import review_of, unsaved
from vivavoce.web.console.sources import Learned, learned, marked
from vivavoce.web.console.telling import REASONS, field_labels
from vivavoce.web.pages import calm, page
from vivavoce.web.rendering import visible


class WatchingPages(InterviewPages):
    """The page of one interview. What can be done there is in `acting.py`."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [Route("/console/interviews/{id}", self.interview)]

    @calm
    async def interview(self, request: Request) -> Response:
        """Show one interview beside its profile; as it stood at event `?at=`, if that is asked."""
        caller = await self._member(request)
        at = seq_in(request, "at")
        if at is not None:
            return await self._past(request, caller, interview_id(request), at)
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
        note: str = "",
        submitted: dict[str, str] | None = None,
    ) -> Response:
        """Return the page, with what could not be done in `flash` and what was written for it.

        Args:
            draft: words that were not said, to be put back into the box.
            note: a note that was not kept, to be put back.
            submitted: fields of the review's form, to be put back into it.
        """
        standing = await self._services.interviews.get(caller, interview)
        is_writing = caller.role is not Role.VIEWER
        shown = window(standing.interview.transcript, seq_in(request, "before"))
        found = self._learned(request, standing, shown)
        return page(
            request,
            "console/interview.html",
            status=status,
            link=await self._link(request, standing.interview) if is_writing else None,
            created=request.query_params.get("created") == "1",
            flash=flash,
            draft=draft,
            note=note,
            submitted=submitted or {},
            message_id=new_id(),
            note_id=new_id(),
            at=path_of(request, interview),
            past=None,
            **await self._frame(caller, standing, "Conversation"),
            **self._context(standing, shown, found),
            **self._acting(standing, submitted or {}, found),
        )

    async def _past(
        self, request: Request, caller: Caller, interview: InterviewId, seq: int
    ) -> Response:
        """Return the page as it stood right after an event; nothing can be done there."""
        standing = await self._services.interviews.get(caller, interview)
        now = standing.interview
        found = await past(self._services.interviews, caller, now, seq)
        then = found.interview
        guide = standing.guide
        if then.guide != now.guide:
            guide = await self._services.library.readable(now.organization, then.guide)
        there = Standing(interview=then, guide=guide)
        keys = await key_names(self._services.access, caller.organization)
        gap_s = found.next_after_s
        shown = window(then.transcript, seq_in(request, "before"))
        return page(
            request,
            "console/interview.html",
            link=None,
            review=None,
            unsaved=[],
            obstacle=[],
            at=path_of(request, interview),
            past={
                "seq": then.version,
                "last": now.version,
                "at": found.at,
                "actor": actor_in_words(found.record.actor, keys),
                "told": told_by(found.record, now, field_labels(guide, now.language)),
                "gap_s": gap_s,
            },
            **await self._frame(caller, there, "Conversation"),
            **self._context(there, shown, self._learned(request, there, shown)),
        )

    def _learned(self, request: Request, standing: Standing, shown: Window) -> Learned:
        path = path_of(request, standing.interview.id)
        at = seq_in(request, "at")
        return learned(
            standing.interview, standing.guide, shown, path if at is None else f"{path}?at={at}"
        )

    def _context(self, standing: Standing, shown: Window, found: Learned) -> dict[str, Any]:
        """Return what the page shows of an interview, whether or not anything can be done."""
        interview, guide = standing.interview, standing.guide
        return {
            "shown": shown,
            "texts": {
                each.id: marked(visible(each.text), found.words.get(each.id, ()))
                for each in shown.messages
            },
            "profile": found.rows,
            "corrections": found.corrections,
            "coverage": (
                coverage(guide, interview.profile, language=interview.language)
                if guide
                else {"required": 0, "settled": 0, "share": 0.0}
            ),
            "leader": name_of(interview.interviewer),
            "is_led_by_person": interview.interviewer == HUMAN,
            "reason": (
                None
                if interview.reason in PAUSES
                else REASONS.get(interview.reason or "", interview.reason)
            ),
            "token_budget": guide.rules.token_budget if guide else None,
        }

    def _acting(
        self, standing: Standing, submitted: dict[str, str], found: Learned
    ) -> dict[str, Any]:
        """Return what the forms need."""
        interview, guide = standing.interview, standing.guide
        interviewers = self._services.interviewers
        language = interview.language
        return {
            "successors": [
                choice
                for choice in choices(
                    interviewers, [guide] if guide else [], besides=interview.interviewer
                )
                if choice["is_usable"] and choice["name"] != HUMAN
            ],
            "led_before": led_before(interview),
            "takeover_words": takeover_words(standing),
            "obstacle": obstacle(interview, guide, interviewers),
            "review": (review := review_of(interview, guide, submitted, found.places)),
            "unsaved": unsaved(submitted, guide, language) if review is None else [],
        }

    async def _link(self, request: Request, interview: Interview) -> str | None:
        """Return the candidate's link. Whoever has it can answer, so viewers are not shown it."""
        token = await self._services.access.shown_link(interview.organization, interview.id)
        if not token:
            return None
        return f"{base_url(request.scope, request.headers, self._public_url)}/i/{token}"
