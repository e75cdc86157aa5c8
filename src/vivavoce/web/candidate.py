"""The candidate's pages: in by the link, the conversation, forms that work without scripts."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.commands import Pause
from vivavoce.domain.coverage import coverage
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.domain.profile import SETTLED
from vivavoce.edge.authentication import INTERVIEW_COOKIE, Who, authorize
from vivavoce.edge.limits import ChangeLimit
from vivavoce.edge.urls import is_secure
from vivavoce.errors import Malformed, NotFound, Refused, TooLarge, Unauthenticated
from vivavoce.service.callers import Caller
from vivavoce.service.ids import canonical_id, new_id
from vivavoce.service.interviews import Standing
from vivavoce.service.services import Services
from vivavoce.web.pages import calm, form, page, redirect, visitor

# A link is good until it is withdrawn; the cookie only spares the candidate to open it again.
COOKIE_LASTS_S = 365 * 24 * 3600

# Without scripts the next question is on the page already when it comes within this time.
REPLY_PATIENCE_S = 2.0


class CandidatePages:
    """One interview, as its candidate sees it. Owners may look too."""

    def __init__(self, services: Services, *, public_url: str | None, limit: ChangeLimit) -> None:
        self._services = services
        self._public_url = public_url
        self._limit = limit

    def routes(self) -> list[BaseRoute]:
        """Return the routes of the candidate's pages."""
        return [
            Route("/i/{token}", self.enter),
            Route("/interviews/{id}", self.show),
            Route("/interviews/{id}/messages", self.send, methods=["POST"]),
            Route("/interviews/{id}/pause", self.pause, methods=["POST"]),
            Route("/interviews/{id}/resume", self.resume, methods=["POST"]),
        ]

    @calm
    async def enter(self, request: Request) -> Response:
        """Let in whoever has the link, and leave its token out of the address from then on."""
        token = request.path_params["token"]
        try:
            caller = await self._services.access.recognise(token)
        except Unauthenticated:
            caller = None
        if caller is None or caller.interview is None:
            raise NotFound(
                "This link does not lead to an interview, or was withdrawn. "
                "Ask whoever sent it for a new one."
            )
        response = redirect(request, f"/interviews/{caller.interview}")
        response.set_cookie(
            INTERVIEW_COOKIE + caller.interview,
            token,
            max_age=COOKIE_LASTS_S,
            path=request.scope.get("root_path", "") or "/",
            httponly=True,
            samesite="lax",
            secure=is_secure(request.scope, request.headers, self._public_url),
        )
        return response

    @calm
    async def show(self, request: Request) -> Response:
        """Show the conversation."""
        caller, standing = await self._reach(request)
        return await self._page(request, caller, standing)

    @calm
    async def send(self, request: Request) -> Response:
        """Store an answer that came as a form, then show the conversation again."""
        caller, standing = await self._reach(request, Who.PARTICIPANT)
        data = await form(request)
        interview = standing.interview.id
        # Browsers send the line ends of a textarea as CR LF; people type one key.
        text = data.get("text", "").replace("\r\n", "\n")
        try:
            message = MessageId(canonical_id(data.get("id", "") or new_id(), field="id"))
            said = standing.interview.transcript.find(message)
            if said is not None and said.text != text:
                # Somebody went back and wrote something else into a form sent before.
                message = MessageId(new_id())
            await self._services.interviews.add_message(caller, interview, text, id=message)
        except (Malformed, Refused) as error:
            standing = await self._services.interviews.get(caller, interview)
            status, flash = _in_plain_words(error)
            return await self._page(
                request, caller, standing, status=status, flash=flash, draft=text
            )
        await self._services.turns.settle(interview, patience_s=REPLY_PATIENCE_S)
        return redirect(request, f"/interviews/{interview}#end")

    @calm
    async def pause(self, request: Request) -> Response:
        """Pause, then show the conversation again."""
        caller, standing = await self._reach(request, Who.PARTICIPANT)
        await form(request)
        await self._services.interviews.carry_out(caller, standing.interview.id, Pause())
        return redirect(request, f"/interviews/{standing.interview.id}")

    @calm
    async def resume(self, request: Request) -> Response:
        """Go on, then show the conversation again."""
        caller, standing = await self._reach(request, Who.PARTICIPANT)
        await form(request)
        interview = standing.interview.id
        await self._services.resume(caller, interview, only_paused=caller.is_candidate)
        return redirect(request, f"/interviews/{standing.interview.id}#end")

    async def _reach(self, request: Request, who: Who = Who.CANDIDATE) -> tuple[Caller, Standing]:
        try:
            interview = InterviewId(canonical_id(request.path_params["id"], field="id"))
        except Malformed:
            raise NotFound("There is no such interview.") from None
        try:
            caller = await visitor(self._services, request)
        except Unauthenticated:
            raise Unauthenticated("Open the link you were sent; it lets you in.") from None
        authorize(who, caller)
        if caller.is_candidate and request.method == "POST":
            self._limit.take(interview)
        return caller, await self._services.interviews.get(caller, interview)

    async def _page(
        self,
        request: Request,
        caller: Caller,
        standing: Standing,
        *,
        status: int = 200,
        flash: str = "",
        draft: str = "",
    ) -> Response:
        interview, guide = standing.interview, standing.guide
        organization = await self._services.organizations.get(caller.organization)
        ledger = coverage(guide, interview.profile, language=interview.language) if guide else None
        return page(
            request,
            "candidate.html",
            status=status,
            organization_name=organization.name,
            title=(
                guide.in_language(guide.title, interview.language) if guide else interview.guide.id
            ),
            interview=interview,
            messages=interview.transcript,
            progress=ledger.share if ledger else None,
            progress_fields={
                item.id: item.status in SETTLED for item in ledger.items if item.required
            }
            if ledger
            else {},
            message_id=new_id(),
            flash=flash,
            draft=draft,
        )


def _in_plain_words(error: Malformed | Refused) -> tuple[int, str]:
    """Return the HTTP status and what to tell a candidate whose answer was not taken."""
    if isinstance(error, TooLarge):
        return 413, "That is longer than one answer can be. Please send it in several parts."
    if isinstance(error, Refused):
        return 409, "This interview takes no more answers. What you wrote was not stored:"
    return 422, "There was nothing to send yet, or something in it cannot be kept as text."
