"""What one can do on a candidate's pages."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.commands import Pause
from vivavoce.domain.ids import InterviewId, MessageId
from vivavoce.edge.authentication import INTERVIEW_COOKIE, Who
from vivavoce.edge.limits import ChangeLimit
from vivavoce.errors import Malformed, NotFound, Refused, Unauthenticated
from vivavoce.service.callers import Caller
from vivavoce.service.ids import canonical_id, new_id
from vivavoce.service.services import Services
from vivavoce.web.candidate.desk import Desk, Visit
from vivavoce.web.candidate.leaving import Leaving
from vivavoce.web.candidate.texts import NO_SUCH_LINK, in_plain_words, speak_as_the_browser
from vivavoce.web.candidate.withdrawing import Withdrawing, withdrawn
from vivavoce.web.entering import remember
from vivavoce.web.pages import calm, form, page, redirect

# Without scripts the next question is on the page already when it comes within this time.
REPLY_PATIENCE_S = 2.0

# Tells the page after the link that this device did not know the interview; it lives for one page.
ARRIVAL_COOKIE = "vivavoce_arrival"
ARRIVAL_LASTS_S = 60


class CandidatePages:
    """One interview, as its candidate sees it. Owners may look too."""

    def __init__(self, services: Services, *, public_url: str | None, limit: ChangeLimit) -> None:
        self._services = services
        self._desk = Desk(services, public_url=public_url, limit=limit)

    def routes(self) -> list[BaseRoute]:
        """Return the routes of the candidate's pages."""
        return [
            Route("/i/{token}", self.enter),
            Route("/interviews/{id}", self.show),
            Route("/interviews/{id}/parts", self.parts),
            Route("/interviews/{id}/messages", self.send, methods=["POST"]),
            Route("/interviews/{id}/pause", self.pause, methods=["POST"]),
            Route("/interviews/{id}/resume", self.resume, methods=["POST"]),
            *Withdrawing(self._desk).routes(),
            *Leaving(self._desk).routes(),
        ]

    @calm
    async def enter(self, request: Request) -> Response:
        """Let in whoever has the link, and leave its token out of the address from then on."""
        speak_as_the_browser(request)
        token = request.path_params["token"]
        caller, interview = await self._recognise(token)
        response = redirect(request, f"/interviews/{interview}")
        look = await self._services.organizations.look(caller.organization)
        if INTERVIEW_COOKIE + interview not in request.cookies:
            response.set_cookie(
                ARRIVAL_COOKIE, interview, max_age=ARRIVAL_LASTS_S, httponly=True, samesite="lax"
            )
        remember(
            request,
            response,
            interview,
            token,
            sites=look.sites,
            public_url=self._desk.public_url,
        )
        return response

    @calm
    async def show(self, request: Request) -> Response:
        """Show the conversation, or what `?ask=` asks to be shown instead."""
        visit = await self._desk.reach(request)
        if visit.has_withdrawn:
            return await withdrawn(request, self._desk, visit)
        if request.query_params.get("ask") == "withdraw":
            return page(request, "candidate/withdraw.html", **await self._desk.around(visit))
        arrives = request.cookies.get(ARRIVAL_COOKIE) == visit.interview
        response = await self._desk.conversation(
            request, visit, corrects=request.query_params.get("correct", ""), arrives=arrives
        )
        if arrives:
            response.delete_cookie(ARRIVAL_COOKIE, httponly=True, samesite="lax")
        return response

    @calm
    async def parts(self, request: Request) -> Response:
        """Return the parts that follow from guide and state, for a page that is open."""
        visit = await self._desk.reach(request)
        if visit.has_withdrawn:
            return await withdrawn(request, self._desk, visit)
        context = await self._desk.around(visit) | self._desk.parts(visit.standing)
        return page(request, "candidate/parts.html", **context)

    @calm
    async def send(self, request: Request) -> Response:
        """Store an answer that came as a form, then show the conversation again."""
        visit = await self._desk.reach(request, Who.PARTICIPANT)
        data = await form(request)
        # Browsers send the line ends of a textarea as CR LF; people type one key.
        text = data.get("text", "").replace("\r\n", "\n")
        try:
            await self._store(visit, text, data)
        except (Malformed, Refused) as error:
            visit = await self._desk.again(visit)
            if visit.has_withdrawn:
                return await withdrawn(request, self._desk, visit)
            status, flash = in_plain_words(error)
            return await self._desk.conversation(
                request,
                visit,
                status=status,
                flash=flash,
                draft=text,
                corrects=data.get("corrects", ""),
            )
        await self._services.turns.settle(visit.interview, patience_s=REPLY_PATIENCE_S)
        return redirect(request, f"/interviews/{visit.interview}#end")

    @calm
    async def pause(self, request: Request) -> Response:
        """Pause, then show the conversation again."""
        visit = await self._desk.reach(request, Who.PARTICIPANT)
        await form(request)
        await self._services.interviews.carry_out(visit.caller, visit.interview, Pause())
        return redirect(request, f"/interviews/{visit.interview}#end")

    @calm
    async def resume(self, request: Request) -> Response:
        """Go on, then show the conversation again."""
        visit = await self._desk.reach(request, Who.PARTICIPANT)
        await form(request)
        caller = visit.caller
        await self._services.resume(caller, visit.interview, only_paused=caller.is_candidate)
        return redirect(request, f"/interviews/{visit.interview}#end")

    async def _recognise(self, token: str) -> tuple[Caller, InterviewId]:
        try:
            caller = await self._services.access.recognise(token)
        except Unauthenticated:
            raise NotFound(NO_SUCH_LINK) from None
        if caller.interview is None:
            raise NotFound(NO_SUCH_LINK)
        return caller, caller.interview

    async def _store(self, visit: Visit, text: str, data: dict[str, str]) -> None:
        """Store what a form of ours holds: `id`, and perhaps what it `corrects`."""
        message = MessageId(canonical_id(data.get("id", "") or new_id(), field="id"))
        said = visit.standing.interview.transcript.find(message)
        if said is not None and said.text != text:
            # Somebody went back and wrote something else into a form sent before.
            message = MessageId(new_id())
        wrong = data.get("corrects", "")
        await self._services.interviews.add_message(
            visit.caller,
            visit.interview,
            text,
            id=message,
            corrects=MessageId(canonical_id(wrong, field="corrects")) if wrong else None,
        )
