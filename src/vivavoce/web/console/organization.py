"""What candidates see of the organization: name, colour, logo, and the sites that may embed."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import Forbidden, Malformed
from vivavoce.journal.looks import LOGO_BYTES_MAX, SITES_MAX, checked
from vivavoce.journal.registry import Look, Role
from vivavoce.service.callers import Caller
from vivavoce.web import colours
from vivavoce.web.console.desk import ConsolePages
from vivavoce.web.console.multipart import multipart
from vivavoce.web.looks import look_of, preview_sheet
from vivavoce.web.pages import HEADERS, calm, page, redirect

_NOBODY = OrganizationId("")  # a colour is the same whoever asks

# The pages of the organization, and which of them are for owners alone.
PARTS = (
    ("", "Look", False),
    ("/keys", "Keys", True),
    ("/links", "Links", True),
    ("/retention", "Retention", False),
)


class OrganizationPages(ConsolePages):
    """What the pages of the organization have in common."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return []

    async def _owner(self, request: Request) -> Caller:
        """Return the owner who is signed in.

        Raises:
            SignedOut: nobody is.
            Forbidden: somebody else is.
        """
        caller = await self._member(request)
        if caller.role is not Role.OWNER:
            raise Forbidden("This is for owners; ask one of them, or sign in with an owner's key.")
        return caller

    async def _frame(self, caller: Caller, part: str) -> dict[str, Any]:
        """Return what organization.html asks for."""
        is_owner = caller.role is Role.OWNER
        return {
            "organization_name": await self._organization(caller),
            "is_owner": is_owner,
            "part": part,
            "parts": [
                (path, name) for path, name, for_owners in PARTS if is_owner or not for_owners
            ],
        }


class LookFormPages(OrganizationPages):
    """How the organization shows itself."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        path = "/console/organization"
        return [
            Route(path, self.show),
            Route(path, self.change, methods=["POST"]),
            Route(f"{path}/preview.css", self.preview),
        ]

    @calm
    async def show(self, request: Request) -> Response:
        """Show the look; with `?colour=`, how that colour would look."""
        caller = await self._member(request)
        look = await self._services.organizations.look_now(caller.organization)
        tried = _colour(request.query_params.get("colour"))
        is_saved = "saved" in request.query_params
        return await self._page(
            request, caller, look, tried=tried, flash="Saved." if is_saved else ""
        )

    @calm
    async def change(self, request: Request) -> Response:
        """Keep what the form says; a logo that was not chosen anew stays."""
        caller = await self._owner(request)
        submitted = await multipart(request)
        fields = submitted.fields
        changes: dict[str, Any] = {
            "name": fields.get("name"),
            "colour": fields.get("colour"),
            "sites": tuple(fields.get("sites", "").split()),
        }
        if "logo" in submitted.files or "no_logo" in fields:
            changes["logo"] = submitted.files.get("logo")
        organizations = self._services.organizations
        try:
            await organizations.change_look(caller.organization, **changes)
        except Malformed as error:
            before = await organizations.look_now(caller.organization)
            return await self._page(request, caller, before, values=fields, error=error)
        return redirect(request, "/console/organization?saved=1")

    @calm
    async def preview(self, request: Request) -> Response:
        """Return the style sheet of the preview, for the colour asked for."""
        await self._member(request)
        sheet = preview_sheet(_colour(request.query_params.get("colour")))
        return Response(sheet, media_type="text/css", headers=HEADERS)

    async def _page(
        self,
        request: Request,
        caller: Caller,
        look: Look,
        *,
        tried: str | None = None,
        values: dict[str, str] | None = None,
        error: Malformed | None = None,
        flash: str = "",
    ) -> Response:
        shown = await look_of(self._services, caller.organization)
        colour = tried or look.colour
        given = values or {
            "name": look.name or "",
            "colour": look.colour or "",
            "sites": "\n".join(look.sites),
        }
        return page(
            request,
            "console/look.html",
            status=200 if error is None else 422,
            **await self._frame(caller, "Look"),
            shown=shown,
            values=given,
            errors={error.field or "name": str(error)} if error else {},
            colour=colour,
            told=_told(colour),
            sites=look.sites,
            logo_kib_max=LOGO_BYTES_MAX // 1024,
            sites_max=SITES_MAX,
            flash=flash,
        )


def _colour(text: str | None) -> str | None:
    """Return a colour that a query names, None when it is none."""
    if not text:
        return None
    try:
        return checked(Look(organization=_NOBODY, colour=text)).colour
    except Malformed:
        return None


def _told(colour: str | None) -> str | None:
    """Say what was done to a colour, so that it can be read."""
    if colour is None:
        return None
    light, dark = colours.light(colour).accent, colours.dark(colour).accent
    if light == dark == colour:
        return None
    changed = [
        f"{'used as it is' if light == colour else 'darkened to ' + light} on light paper",
        f"{'used as it is' if dark == colour else 'lightened to ' + dark} on dark paper",
    ]
    return f"So that everybody can read it, your colour is {' and '.join(changed)}."
