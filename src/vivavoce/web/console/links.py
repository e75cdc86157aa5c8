"""The links that let candidates in: which are open, revoked one by one or where all is over."""

import base64
import binascii
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.counted import counted
from vivavoce.domain.ids import InterviewId, OrganizationId
from vivavoce.domain.interview import Status
from vivavoce.edge.cursors import Moment
from vivavoce.errors import DamagedRecord, NotFound
from vivavoce.journal.registry import Link
from vivavoce.service.callers import Caller
from vivavoce.service.links import revoke_links_of
from vivavoce.web.console.desk import interview_id
from vivavoce.web.console.organization import OrganizationPages
from vivavoce.web.pages import calm, form, page, redirect

ROWS = 50
OVER = frozenset({Status.COMPLETED, Status.CANCELLED})

_NOBODY = OrganizationId("")  # a place in a list is the same whoever asks

PATH = "/console/organization/links"


class LinkListPages(OrganizationPages):
    """Links of all interviews."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [
            Route(PATH, self.show),
            Route(f"{PATH}/over", self.revoke_over, methods=["POST"]),
            Route(f"{PATH}/{{id}}/revoke", self.revoke, methods=["POST"]),
        ]

    @calm
    async def show(self, request: Request) -> Response:
        """List the links that are open, newest first."""
        caller = await self._owner(request)
        after = _link_of(request.query_params.get("after"))
        found = await self._services.access.open_links(
            caller.organization, after=after, limit=ROWS + 1
        )
        rows = found[:ROWS]
        revoked = request.query_params.get("revoked", "")
        return page(
            request,
            "console/links.html",
            **await self._frame(caller, "Links"),
            items=[await self._item(caller, link) for link in rows],
            next=_place_of(rows[-1]) if len(found) > ROWS else None,
            first=after is None,
            flash=f"{counted(int(revoked), 'link')} revoked." if _is_number(revoked) else "",
        )

    @calm
    async def revoke(self, request: Request) -> Response:
        """End the links to one interview, and every page that was opened with one."""
        caller = await self._owner(request)
        await form(request)
        interview = interview_id(request)
        await self._services.interviews.get_summary(caller, interview)
        await self._services.access.revoke_links(interview)
        self._services.feed.interrupt(interview)
        return redirect(request, f"{PATH}?revoked=1")

    @calm
    async def revoke_over(self, request: Request) -> Response:
        """End all links to interviews that were completed or cancelled."""
        caller = await self._owner(request)
        await form(request)
        services = self._services
        revoked = await revoke_links_of(services.access, services.interviews, caller, OVER)
        for link in revoked:
            services.feed.interrupt(link.interview)
        return redirect(request, f"{PATH}?revoked={len(revoked)}")

    async def _item(self, caller: Caller, link: Link) -> dict[str, Any]:
        row: dict[str, Any] = {"id": link.interview, "created_at": link.created_at}
        try:
            summary = await self._services.interviews.get_summary(caller, link.interview)
        except (NotFound, DamagedRecord):
            return row | {"name": None, "status": "", "is_legible": False}
        return row | {
            "name": summary.candidate_name or summary.candidate_email,
            "status": summary.status,
            "is_legible": True,
        }


def _place_of(link: Link) -> str:
    """Return the opaque cursor of the page that follows `link`."""
    plain = f"{link.created_at.isoformat()} {link.hash.hex()}"
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def _link_of(text: str | None) -> Link | None:
    """Return the place a cursor stands for; the beginning, when it is none of ours."""
    if not text:
        return None
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
        at, _, digits = plain.partition(" ")
        return Link(
            hash=bytes.fromhex(digits),
            interview=InterviewId(""),
            organization=_NOBODY,
            generation=1,
            created_at=msgspec.convert(at, Moment),
        )
    except (binascii.Error, ValueError, msgspec.ValidationError):
        return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 9
