"""All interviews of an organization, newest first, and what their models used."""

from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.events import Speaker
from vivavoce.domain.interview import HUMAN, Status
from vivavoce.edge.cursors import cursor_of, cursor_text
from vivavoce.journal.registry import Role
from vivavoce.journal.store import Summary
from vivavoce.service.callers import Caller
from vivavoce.web.console.desk import ConsolePages
from vivavoce.web.console.leading import problems
from vivavoce.web.pages import calm, page, redirect

ROWS = 50

# A model takes its seconds; what is owed for longer than this is worth a look.
LATE_AFTER = timedelta(seconds=20)


class ListingPages(ConsolePages):
    """The first page of the console."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [Route("/console", self.interviews)]

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
        guides = await self._guides(caller)
        titles = {guide.id: guide.in_language(guide.title, guide.language) for guide in guides}
        now = self._services.clock.now()
        return page(
            request,
            "interviews.html",
            organization_name=await self._organization(caller),
            items=[_item(row, titles.get(row.guide, row.guide), now) for row in rows],
            filters={"status": status or "", "q": words},
            next=cursor_text(rows[-1]) if len(found) > ROWS else None,
            first=not after,
            any=bool(rows or words or status or after),
            can_write=caller.role is not Role.VIEWER,
            problems=problems(self._services.interviewers, guides),
            spending=await self._spending(caller),
        )

    async def _spending(self, caller: Caller) -> dict[str, Any]:
        """Return what the models used in this calendar month (UTC), as the page shows it."""
        models = await self._services.spending(caller)
        costs = [spent.cost_microusd for spent in models]
        return {
            "models": models,
            "tokens": sum(spent.input_tokens + spent.output_tokens for spent in models),
            "cost_microusd": sum(cost or 0 for cost in costs),
            "is_cost_known": None not in costs,
            "budget": self._services.budgets.tokens_a_month,
        }


def _item(row: Summary, guide_title: str, now: datetime) -> dict[str, Any]:
    return {
        "id": row.id,
        "candidate": {"name": row.candidate_name, "email": row.candidate_email},
        "guide_title": guide_title,
        "status": row.status,
        "last_message": (
            {"speaker": row.last_speaker, "text": row.last_text} if row.last_text else None
        ),
        "updated_at": row.updated_at,
        "waiting": _waiting(row, now),
        "damaged": row.damaged,
    }


def _waiting(row: Summary, now: datetime) -> dict[str, Any] | None:
    """Return what an interview waits for, and since when, if that is worth a look."""
    if row.status == Status.PENDING_REVIEW:
        if row.owed_since is not None:
            return {"what": "being read", "since": row.owed_since}
        return {"what": "waits for you", "since": row.updated_at}
    if row.status != Status.ACTIVE:
        return None
    if row.owed_since is not None:
        is_late = now - row.owed_since > LATE_AFTER
        return {"what": "reply delayed", "since": row.owed_since} if is_late else None
    if row.interviewer == HUMAN and row.last_speaker == Speaker.CANDIDATE:
        return {"what": "waits for you", "since": row.updated_at}
    return None
