"""In by a key or by the link the server printed, and out again."""

from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.edge.authentication import SESSION_COOKIE
from vivavoce.edge.urls import is_secure
from vivavoce.errors import Unauthenticated
from vivavoce.service.access import SESSION_LASTS
from vivavoce.web.console.desk import ConsolePages
from vivavoce.web.pages import SignedOut, calm, form, page, redirect


class SigningInPages(ConsolePages):
    """The console's door."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [
            Route("/", self.home),
            Route("/login", self.login),
            Route("/login", self.sign_in, methods=["POST"]),
            Route("/login/{token}", self.sign_in_once),
            Route("/logout", self.sign_out, methods=["POST"]),
        ]

    @calm
    async def home(self, request: Request) -> Response:
        """Lead to the console."""
        return redirect(request, "/console")

    @calm
    async def login(self, request: Request) -> Response:
        """Ask for the key."""
        return page(request, "console/login.html")

    @calm
    async def sign_in(self, request: Request) -> Response:
        """Begin a session for who has a key."""
        data = await form(request)
        try:
            cookie = await self._services.access.sign_in(data.get("key", "").strip())
        except Unauthenticated:
            return page(
                request,
                "console/login.html",
                status=401,
                error="This key is not known here. Check that it was copied whole.",
            )
        return self._signed_in(request, cookie)

    @calm
    async def sign_in_once(self, request: Request) -> Response:
        """Begin a session for who has the one-time link that the server printed."""
        if request.method == "HEAD":  # a preview; the link is good once
            return page(request, "console/login.html")
        try:
            cookie = await self._services.access.accept_sign_in(request.path_params["token"])
        except Unauthenticated as error:
            with suppress(SignedOut):
                await self._member(request)
                return redirect(request, "/console")
            return page(request, "console/login.html", status=401, error=str(error))
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


def _cookie_path(request: Request) -> str:
    return request.scope.get("root_path", "") or "/"
