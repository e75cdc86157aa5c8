"""Erase an interview: asked once more, done for ever, and said calmly. For owners only.

Also one that is damaged: whoever wants their words gone does not have to wait for a repair.
"""

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Withdrawal
from vivavoce.errors import DamagedRecord, Forbidden, NotFound
from vivavoce.journal.registry import Role
from vivavoce.service.callers import Caller
from vivavoce.web.console.desk import interview_id
from vivavoce.web.console.interview_pages import InterviewPages, path_of
from vivavoce.web.pages import calm, form, page, redirect

# What is typed to confirm it where the candidate's name is not known, or too long to type.
WORD = "erase"


class ErasingPages(InterviewPages):
    """Two pages: are you sure, and that it is done."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        path = "/console/interviews/{id}"
        return [
            Route(f"{path}/erase", self.ask),
            Route(f"{path}/erase", self.erase, methods=["POST"]),
            Route(f"{path}/erased", self.erased),
        ]

    @calm
    async def ask(self, request: Request) -> Response:
        """Say what erasing means, and ask for a word that nobody types by mistake."""
        caller = await self._owner(request)
        return await self._ask(request, caller, await self._found(caller, interview_id(request)))

    @calm
    async def erase(self, request: Request) -> Response:
        """Remove every word of the interview, if the form confirms it."""
        caller = await self._owner(request)
        data = await form(request)
        interview = interview_id(request)
        try:
            found = await self._found(caller, interview)
        except NotFound:
            # A double click: the first one erased it.
            return redirect(request, f"/console/interviews/{interview}/erased")
        typed = data.get("confirmation", "")
        if not _confirms(typed, found.name):
            return await self._ask(request, caller, found, typed=typed, status=422)
        await self._services.erase_interview(caller, interview)
        return redirect(request, f"/console/interviews/{interview}/erased")

    @calm
    async def erased(self, request: Request) -> Response:
        """Say that nothing is left of it; if something is, show that."""
        caller = await self._member(request)
        interview = interview_id(request)
        try:
            await self._services.interviews.get_summary(caller, interview)
        except NotFound:
            return page(
                request,
                "console/erased.html",
                organization_name=await self._organization(caller),
                interview_id=interview,
            )
        return redirect(request, f"/console/interviews/{interview}")

    async def _found(self, caller: Caller, interview: InterviewId) -> "_Found":
        """Return what is known of an interview, as far as it can be read."""
        try:
            standing = await self._services.interviews.get(caller, interview)
        except DamagedRecord:
            summary = await self._services.interviews.get_summary(caller, interview)
            name, email = summary.candidate_name, summary.candidate_email
            return _Found(interview, name, email, is_damaged=True)
        candidate, withdrawal = standing.interview.candidate, standing.interview.withdrawal
        return _Found(interview, candidate.name, candidate.email, withdrawal)

    async def _ask(
        self,
        request: Request,
        caller: Caller,
        found: "_Found",
        *,
        typed: str | None = None,
        status: int = 200,
    ) -> Response:
        return page(
            request,
            "console/erase.html",
            status=status,
            organization_name=await self._organization(caller),
            found=found,
            who=found.name or found.email or "No name yet",
            typed=typed,
            word=WORD,
            at=path_of(request, found.id),
            part="",
        )

    async def _owner(self, request: Request) -> Caller:
        caller = await self._member(request, to_write=True)
        if caller.role is not Role.OWNER:
            raise Forbidden("Only an owner's key may erase an interview.")
        return caller


class _Found(msgspec.Struct, frozen=True):
    """What there is to erase."""

    id: InterviewId
    name: str | None
    email: str | None
    withdrawal: Withdrawal | None = None
    is_damaged: bool = False


def _confirms(typed: str, name: str | None) -> bool:
    words = " ".join(typed.split()).casefold()
    return words != "" and words in {WORD, " ".join((name or "").split()).casefold()}
