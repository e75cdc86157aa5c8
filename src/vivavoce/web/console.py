"""The owner's console: sign in, see all interviews, watch one, start new ones."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.commands import AnyCommand, Cancel, Complete, Pause, Resume
from vivavoce.domain.coverage import coverage
from vivavoce.domain.events import Candidate
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import GuideId, InterviewId
from vivavoce.domain.interview import Interview, Status
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.edge.authentication import SESSION_COOKIE
from vivavoce.edge.cursors import cursor_of, cursor_text
from vivavoce.edge.urls import base_url, is_secure
from vivavoce.errors import Forbidden, Malformed, NotFound, Refused, Unauthenticated
from vivavoce.journal.registry import Role
from vivavoce.service.access import SESSION_LASTS
from vivavoce.service.callers import Caller
from vivavoce.service.ids import canonical_id, new_id
from vivavoce.service.services import Services
from vivavoce.web.pages import calm, form, member, page, redirect

ROWS = 50
COMMANDS: dict[str, AnyCommand] = {
    "pause": Pause(),
    "resume": Resume(),
    "complete": Complete(),
    "cancel": Cancel(),
}
LANGUAGE_NAMES = {
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "et": "Eesti",
    "fr": "Français",
}


class ConsolePages:
    """The pages of those who hold a key."""

    def __init__(self, services: Services, public_url: str | None = None) -> None:
        self._services = services
        self._public_url = public_url

    def routes(self) -> list[BaseRoute]:
        """Return the routes of the console."""
        return [
            Route("/", self.home),
            Route("/login", self.login),
            Route("/login", self.sign_in, methods=["POST"]),
            Route("/login/{token}", self.sign_in_once),
            Route("/logout", self.sign_out, methods=["POST"]),
            Route("/console", self.interviews),
            Route("/console/new", self.new),
            Route("/console/interviews", self.open, methods=["POST"]),
            Route("/console/interviews/{id}", self.interview),
            Route("/console/interviews/{id}/{action}", self.act, methods=["POST"]),
        ]

    @calm
    async def home(self, request: Request) -> Response:
        """Lead to the console."""
        return redirect(request, "/console")

    @calm
    async def login(self, request: Request) -> Response:
        """Ask for the key."""
        return page(request, "login.html")

    @calm
    async def sign_in(self, request: Request) -> Response:
        """Begin a session for who has a key."""
        data = await form(request)
        try:
            cookie = await self._services.access.sign_in(data.get("key", "").strip())
        except Unauthenticated:
            return page(
                request,
                "login.html",
                status=401,
                error="This key is not known here. Check that it was copied whole.",
            )
        return self._signed_in(request, cookie)

    @calm
    async def sign_in_once(self, request: Request) -> Response:
        """Begin a session for who has the one-time link that the server printed."""
        if request.method == "HEAD":  # a preview; the link is good once
            return page(request, "login.html")
        try:
            cookie = await self._services.access.accept_sign_in(request.path_params["token"])
        except Unauthenticated as error:
            if await self._member(request) is not None:
                return redirect(request, "/console")
            return page(request, "login.html", status=401, error=str(error))
        return self._signed_in(request, cookie)

    @calm
    async def sign_out(self, request: Request) -> Response:
        """End the session."""
        await form(request)
        if cookie := request.cookies.get(SESSION_COOKIE):
            await self._services.access.sign_out(cookie)
        response = redirect(request, "/login")
        response.delete_cookie(SESSION_COOKIE, path=_cookie_path(request))
        return response

    @calm
    async def interviews(self, request: Request) -> Response:
        """List interviews, newest first."""
        caller = await self._member(request)
        if caller is None:
            return redirect(request, "/login")
        query = request.query_params
        status = query.get("status") if query.get("status") in set(Status) else None
        words, after = query.get("q", "").strip(), query.get("after")
        found = await self._services.find_interviews(
            caller, words=words or None, status=status, after=cursor_of(after), limit=ROWS + 1
        )
        rows = found[:ROWS]
        titles = await self._guide_titles(caller)
        return page(
            request,
            "interviews.html",
            organization_name=await self._organization(caller),
            items=[
                {
                    "id": row.id,
                    "candidate": {"name": row.candidate_name, "email": row.candidate_email},
                    "guide_title": titles.get(row.guide, row.guide),
                    "status": row.status,
                    "last_message": (
                        {"speaker": row.last_speaker, "text": row.last_text}
                        if row.last_text
                        else None
                    ),
                    "updated_at": row.updated_at,
                    "damaged": row.damaged,
                }
                for row in rows
            ],
            filters={"status": status or "", "q": words},
            next=cursor_text(rows[-1]) if len(found) > ROWS else None,
            first=not after,
            any=bool(rows or words or status or after),
            can_write=caller.role is not Role.VIEWER,
        )

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

    @calm
    async def interview(self, request: Request) -> Response:
        """Show one interview beside its profile."""
        caller = await self._member(request)
        if caller is None:
            return redirect(request, "/login")
        standing = await self._services.interviews.get(caller, _interview_id(request))
        interview, guide = standing.interview, standing.guide
        can_write = caller.role is not Role.VIEWER
        link = None
        if can_write:  # whoever has the link can answer
            token = await self._services.access.shown_link(interview.organization, interview.id)
            link = (
                f"{base_url(request.scope, request.headers, self._public_url)}/i/{token}"
                if token
                else None
            )
        return page(
            request,
            "interview.html",
            organization_name=await self._organization(caller),
            interview=interview,
            title=(
                guide.in_language(guide.title, interview.language) if guide else interview.guide.id
            ),
            messages=interview.transcript,
            profile=_profile(interview, guide),
            coverage=(
                coverage(guide, interview.profile, language=interview.language)
                if guide
                else {"required": 0, "settled": 0, "share": 0.0}
            ),
            link=link,
            created=request.query_params.get("created") == "1",
            can_write=can_write,
        )

    @calm
    async def act(self, request: Request) -> Response:
        """Pause, resume, complete or cancel an interview."""
        caller = await self._member(request, to_write=True)
        if caller is None:
            return redirect(request, "/login")
        data = await form(request)
        command = COMMANDS.get(request.path_params["action"])
        if command is None:
            raise NotFound("There is no such action.")
        if isinstance(command, Cancel):
            command = Cancel(reason=data.get("reason", "").strip() or None)
        interview = _interview_id(request)
        await self._services.interviews.carry_out(caller, interview, command)
        return redirect(request, f"/console/interviews/{interview}")

    async def _new(
        self,
        request: Request,
        caller: Caller,
        *,
        values: dict[str, str] | None = None,
        errors: dict[str, str] | None = None,
        status: int = 200,
    ) -> Response:
        guides: list[dict[str, str]] = []
        languages: dict[str, str] = {}
        for version in await self._services.library.all(caller.organization):
            _, guide = await self._services.library.newest(caller.organization, version.id)
            guides.append(
                {
                    "id": guide.id,
                    "title": guide.in_language(guide.title, guide.language),
                    "description": "",
                }
            )
            languages |= {code: LANGUAGE_NAMES.get(code, code) for code in guide.languages}
        return page(
            request,
            "new.html",
            status=status,
            organization_name=await self._organization(caller),
            guides=guides,
            languages=[{"code": code, "name": name} for code, name in languages.items()],
            id=new_id(),
            values=values or {},
            errors=errors or {},
        )

    async def _member(self, request: Request, *, to_write: bool = False) -> Caller | None:
        """Return who is signed in, or None.

        Raises:
            Unauthenticated, Forbidden: the caller may not come in here.
        """
        try:
            caller = await member(self._services, request)
        except Unauthenticated:
            return None
        if to_write and caller.role is Role.VIEWER:
            raise Forbidden("A viewer's key may look only.")
        return caller

    def _signed_in(self, request: Request, cookie: str) -> Response:
        response = redirect(request, "/console")
        response.set_cookie(
            SESSION_COOKIE,
            cookie,
            max_age=int(SESSION_LASTS.total_seconds()),
            path=_cookie_path(request),
            httponly=True,
            samesite="lax",
            secure=is_secure(request.scope, request.headers, self._public_url),
        )
        return response

    async def _organization(self, caller: Caller) -> str:
        return (await self._services.organizations.get(caller.organization)).name

    async def _guide_titles(self, caller: Caller) -> dict[str, str]:
        titles: dict[str, str] = {}
        for version in await self._services.library.all(caller.organization):
            _, guide = await self._services.library.newest(caller.organization, version.id)
            titles[guide.id] = guide.in_language(guide.title, guide.language)
        return titles


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


def _interview_id(request: Request) -> InterviewId:
    try:
        return InterviewId(canonical_id(request.path_params["id"], field="id"))
    except Malformed:
        raise NotFound("There is no such interview.") from None


def _cookie_path(request: Request) -> str:
    return request.scope.get("root_path", "") or "/"
