"""Go on from any turn in a copy, with another guide or interviewer; the original stays as it is."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.errors import Malformed, NotFound, Refused
from vivavoce.service.callers import Caller
from vivavoce.service.ids import canonical_id, new_id
from vivavoce.web.console.desk import interview_id
from vivavoce.web.console.interview_pages import SEQ_DIGITS_MAX, InterviewPages, path_of, seq_in
from vivavoce.web.console.leading import choices
from vivavoce.web.console.replaying import past
from vivavoce.web.pages import calm, form, page, redirect


class CopyingPages(InterviewPages):
    """The form for a copy."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        path = "/console/interviews/{id}/copy"
        return [Route(path, self.ask), Route(path, self.copy, methods=["POST"])]

    @calm
    async def ask(self, request: Request) -> Response:
        """Ask on which guide, and with whom, a copy up to event `?until=` goes on."""
        caller = await self._member(request, to_write=True)
        return await self._ask(request, caller, seq_in(request, "until"), {})

    @calm
    async def copy(self, request: Request) -> Response:
        """Make the copy. The form's id makes a double click harmless (I2)."""
        caller = await self._member(request, to_write=True)
        data = await form(request)
        until = _seq(data.get("until", ""))
        try:
            if until is None:
                raise Malformed("Choose the turn up to which the interview is copied.")
            standing = await self._services.copy(
                caller,
                interview_id(request),
                until,
                guide=GuideId(data["guide"]) if data.get("guide") else None,
                interviewer=data.get("interviewer") or None,
                id=InterviewId(canonical_id(data.get("id", "") or new_id(), field="id")),
            )
        except (Malformed, NotFound, Refused) as error:
            return await self._ask(request, caller, until, data, problem=str(error))
        return redirect(request, f"/console/interviews/{standing.interview.id}?created=1")

    async def _ask(
        self,
        request: Request,
        caller: Caller,
        until: int | None,
        values: dict[str, str],
        *,
        problem: str = "",
    ) -> Response:
        """Return the form; with a `problem`, it was not taken.

        Raises:
            NotFound: the interview itself is not there.
        """
        interviews = self._services.interviews
        standing = await interviews.get(caller, interview_id(request))
        now = standing.interview
        found = await past(interviews, caller, now, now.version if until is None else until)
        then = found.interview
        guides = await self._guides(caller)
        return page(
            request,
            "console/copy.html",
            status=422 if problem else 200,
            problem=problem,
            values=values,
            until=then.version,
            version=then.guide.version,
            count=len(then.transcript),
            last_said=then.transcript.last,
            guides=[
                {
                    "id": guide.id,
                    "title": guide.in_language(guide.title, guide.language),
                    "version": guide.version,
                }
                for guide in guides
                if guide.id != then.guide.id or guide.version != then.guide.version
            ],
            interviewers=[
                choice
                for choice in choices(self._services.interviewers, guides)
                if choice["is_usable"]
            ],
            leader=then.interviewer,
            copy_id=new_id(),
            at=path_of(request, now.id),
            **await self._frame(caller, standing, ""),
        )


def _seq(text: str) -> int | None:
    is_seq = text.isascii() and text.isdecimal() and len(text) <= SEQ_DIGITS_MAX
    return int(text) if is_seq else None
