"""How an organization shows itself on candidates' pages: name, colour, logo.

    look = await look_of(services, caller.organization)
    page(request, "candidate/interview.html", look=look, …)

Templates say `look.name`, and where they are not none `look.style` (a style sheet to be
linked after style.css) and `look.logo` (an address for `<img>`). Both addresses hold a hash
of what they lead to, so that browsers may keep it. `page` lets `look.sites` show the page in
a frame, and nobody else.
"""

import hashlib
import re
from functools import lru_cache

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import NotFound
from vivavoce.service.services import Services
from vivavoce.web import colours
from vivavoce.web.assets import ASKED_ABOUT_EACH_TIME, KEPT_FOR_GOOD
from vivavoce.web.pages import calm

# A colour goes into a style sheet, so it is looked at once more: bytes on a disk may change.
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII)
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})

# A logo is a picture and nothing else, whatever somebody managed to put into it.
LOGO_HEADERS = {
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
}

SHEET = """\
:root {{
  --accent: {light.accent};
  --accent-strong: {light.strong};
  --on-accent: {light.on_accent};
}}

@media (prefers-color-scheme: dark) {{
  :root {{
    --accent: {dark.accent};
    --accent-strong: {dark.strong};
    --on-accent: {dark.on_accent};
  }}
}}
"""


# The preview shows both papers at once, whatever the browser prefers.
PREVIEW = """\
.on-light {{
  --accent: {light.accent};
  --accent-strong: {light.strong};
  --on-accent: {light.on_accent};
}}

.on-dark {{
  --accent: {dark.accent};
  --accent-strong: {dark.strong};
  --on-accent: {dark.on_accent};
}}
"""


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A look as templates use it. Addresses are below the path the application is mounted under."""

    name: str
    style: str | None
    logo: str | None
    sites: tuple[str, ...]


async def look_of(services: Services, organization: OrganizationId) -> Shown:
    """Return an organization's look for the template of a candidate's page."""
    look = await services.organizations.look(organization)
    name = look.name or (await services.organizations.get(organization)).name
    sheet = stylesheet(look.colour)
    at = f"/look/{organization}"
    return Shown(
        name=name,
        style=f"{at}/style.css?v={_version(sheet)}" if sheet else None,
        logo=f"{at}/logo?v={_version(look.logo)}" if look.logo else None,
        sites=look.sites,
    )


@lru_cache(maxsize=512)  # each page asks for its address, and a contrast takes its time
def stylesheet(colour: str | None) -> bytes | None:
    """Return the style sheet that an organization's colour makes, None without a colour."""
    if colour is None or not _COLOUR.fullmatch(colour):
        return None
    return SHEET.format(light=colours.light(colour), dark=colours.dark(colour)).encode()


def preview_sheet(colour: str | None) -> str:
    """Return the style sheet that shows a colour on both papers; without one, nothing."""
    if colour is None or not _COLOUR.fullmatch(colour):
        return ""
    return PREVIEW.format(light=colours.light(colour), dark=colours.dark(colour))


class LookPages:
    """What a look is made of, for whoever looks: no secret is in it."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def routes(self) -> list[BaseRoute]:
        """Return the routes of style sheets and logos."""
        return [
            Route("/look/{organization}/style.css", self.style),
            Route("/look/{organization}/logo", self.logo),
        ]

    @calm
    async def style(self, request: Request) -> Response:
        """Return the style sheet of an organization's colour."""
        look = await self._services.organizations.look(_organization(request))
        sheet = stylesheet(look.colour)
        if sheet is None:
            raise NotFound("There is no such style sheet.")
        return _kept(request, sheet, "text/css")

    @calm
    async def logo(self, request: Request) -> Response:
        """Return an organization's logo."""
        look = await self._services.organizations.look(_organization(request))
        if look.logo is None or look.logo_type not in _PICTURES:
            raise NotFound("There is no such logo.")
        response = _kept(request, look.logo, look.logo_type)
        response.headers.update(LOGO_HEADERS)
        return response


def _organization(request: Request) -> OrganizationId:
    return OrganizationId(request.path_params["organization"])


def _kept(request: Request, content: bytes, media_type: str) -> Response:
    """Return `content`, to be kept for good when the address names it as it is."""
    is_named = request.query_params.get("v") == _version(content)
    caching = KEPT_FOR_GOOD if is_named else ASKED_ABOUT_EACH_TIME
    headers = {"cache-control": caching, "x-content-type-options": "nosniff"}
    return Response(content, media_type=media_type, headers=headers)


@lru_cache(maxsize=64)  # a look is asked for with every page, and a logo may be 200 KiB
def _version(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
