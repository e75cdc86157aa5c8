"""For how long interviews are kept, and whose words candidates asked to have erased."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.errors import Malformed
from vivavoce.journal.looks import RETENTION_DAYS_MAX
from vivavoce.journal.store import Summary
from vivavoce.service.callers import Caller
from vivavoce.web.console.organization import OrganizationPages
from vivavoce.web.pages import calm, form, page, redirect

PATH = "/console/organization/retention"

# More who withdrew than this are told of once these are dealt with.
ASKED_SHOWN = 100


class RetentionPages(OrganizationPages):
    """Nothing is erased before an owner saw how many interviews that would be."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [
            Route(PATH, self.show),
            Route(PATH, self.change, methods=["POST"]),
        ]

    @calm
    async def show(self, request: Request) -> Response:
        """Show the rule; with `?days=`, what another one would erase now."""
        caller = await self._member(request)
        asked = request.query_params.get("days")
        if asked is None:
            return await self._page(request, caller)
        try:
            return await self._page(request, caller, tried=_days(asked))
        except Malformed as error:
            return await self._page(request, caller, status=422, typed=asked, error=str(error))

    @calm
    async def change(self, request: Request) -> Response:
        """Switch retention on, to another number of days, or off."""
        caller = await self._owner(request)
        data = await form(request)
        days = _days(data["days"]) if data.get("days") else None
        organizations = self._services.organizations
        await organizations.change_look(caller.organization, retention_days=days)
        return redirect(request, PATH)

    async def _page(
        self,
        request: Request,
        caller: Caller,
        *,
        status: int = 200,
        tried: int | None = None,
        typed: str | None = None,
        error: str | None = None,
    ) -> Response:
        frame = await self._frame(caller, "Retention")
        retention, organization = self._services.retention, caller.organization
        days = (await self._services.organizations.look_now(organization)).retention_days
        asked = await retention.asked(organization, limit=ASKED_SHOWN)
        return page(
            request,
            "console/retention.html",
            status=status,
            **frame,
            days=days,
            due=await retention.due(organization, days) if days is not None else 0,
            tried=tried,
            tried_due=await retention.due(organization, tried) if tried is not None else 0,
            typed=typed if typed is not None else tried or days or "",
            error=error,
            days_max=RETENTION_DAYS_MAX,
            asked=[_item(summary) for summary in asked],
        )


def _item(summary: Summary) -> dict[str, Any]:
    return {
        "id": summary.id,
        "name": summary.candidate_name or summary.candidate_email,
        "since": summary.updated_at,
        "damaged": summary.damaged,
    }


def _days(text: str) -> int:
    """Return how many days a form says.

    Raises:
        Malformed: it says none.
    """
    trimmed = text.strip()
    if not (trimmed.isascii() and trimmed.isdecimal() and len(trimmed) <= 9):
        raise Malformed("Write a whole number of days.", field="days")
    days = int(trimmed)
    if not 1 <= days <= RETENTION_DAYS_MAX:
        raise Malformed(f"Write a number from 1 to {RETENTION_DAYS_MAX:,}.", field="days")
    return days
