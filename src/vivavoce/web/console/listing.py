"""All interviews of an organization, newest first, and what their models used."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.guide import Guide
from vivavoce.edge.cursors import cursor_of, cursor_text
from vivavoce.exchange.formats import MANY
from vivavoce.journal.registry import Role
from vivavoce.journal.store import Summary
from vivavoce.service.callers import Caller
from vivavoce.web.console.desk import ConsolePages
from vivavoce.web.console.filtering import SHARES, Wanted, wanted
from vivavoce.web.console.leading import problems
from vivavoce.web.console.list_rows import row, title_of
from vivavoce.web.console.searching import search
from vivavoce.web.pages import calm, form, page, redirect
from vivavoce.web.rendering import environment

ROWS = 50

# A checkbox for each row, and what the form has beside them.
EXPORT_FIELDS_MAX = ROWS + 20
CHOSEN = "id-"

FORMATS = {
    "jsonl": "JSON lines",
    "json": "JSON",
    "csv": "CSV",
    "parquet": "Parquet",
    "md": "Markdown",
    "html": "HTML",
}


class ListingPages(ConsolePages):
    """The first page of the console."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [
            Route("/console", self.interviews),
            Route("/console/export", self.export, methods=["POST"]),
        ]

    @calm
    async def interviews(self, request: Request) -> Response:
        """List interviews, newest first; or, with `q`, those with the words, latest words first."""
        caller = await self._member(request)
        query = request.query_params
        asked = wanted(query)
        guides: dict[str, Guide] = {guide.id: guide for guide in await self._guides(caller)}
        titles = {name: title_of(guide) for name, guide in guides.items()}
        listed = await self._listed(caller, asked, guides, query)
        is_paged = bool(query.get("after") or query.get("before"))
        return page(
            request,
            "console/interviews.html",
            organization_name=await self._organization(caller),
            wanted=asked,
            titles=titles,
            shares={name: label for name, (label, _, _) in SHARES.items()},
            formats=FORMATS,
            chips=asked.chips(_status_names(), titles),
            any=bool(listed["items"] or asked.is_narrowed or is_paged),
            can_write=caller.role is not Role.VIEWER,
            flash=NOTHING_CHOSEN if query.get("chosen") == "none" else "",
            problems=problems(self._services.interviewers, guides.values()),
            spending=await self._spending(caller),
            **listed,
        )

    @calm
    async def export(self, request: Request) -> Response:
        """Send the browser to the download of the chosen rows, or of all that match."""
        await self._member(request)
        fields = await form(request, fields_max=EXPORT_FIELDS_MAX)
        asked = wanted(fields)
        parameters = {"format": fields.get("format", "")}
        if parameters["format"] not in MANY:
            parameters = {"format": "jsonl"}
        if fields.get("which") == "matching":
            parameters |= asked.parameters()
        else:
            chosen = [name.removeprefix(CHOSEN) for name in fields if name.startswith(CHOSEN)]
            if not chosen:
                return redirect(request, f"/console?{asked.query(chosen='none')}")
            parameters["ids"] = ",".join(chosen)
        return redirect(request, f"/api/v1/export?{urlencode(parameters)}")

    async def _listed(
        self, caller: Caller, asked: Wanted, guides: Mapping[str, Guide], query: Mapping[str, str]
    ) -> dict[str, Any]:
        """Return the rows of a page and the ways from there, as the template asks for them."""
        now = self._services.clock.now()
        if asked.q:
            told = await search(self._services, caller, asked, query.get("after", ""))
            return {
                "items": [row(summary, guides, now, found) for summary, found in told.found],
                "notes": told.notes,
                "is_cut_short": told.is_cut_short,
                "newest": asked.query() if query.get("after") else None,
                "newer": None,
                "older": asked.query(after=told.next) if told.next else None,
            }
        rows, has_newer, has_older = await self._page(caller, asked, query)
        return {
            "items": [row(summary, guides, now) for summary in rows],
            "notes": [],
            "is_cut_short": False,
            "newest": asked.query() if has_newer else None,
            "newer": asked.query(before=cursor_text(rows[0])) if has_newer and rows else None,
            "older": asked.query(after=cursor_text(rows[-1])) if has_older else None,
        }

    async def _page(
        self, caller: Caller, asked: Wanted, query: Mapping[str, str]
    ) -> tuple[list[Summary], bool, bool]:
        """Return the rows of a page, and whether there are newer and older ones."""
        find, within = self._services.interviews.find, asked.narrowing
        before = cursor_of(query.get("before"))
        if before is not None:
            found = await find(caller, within=within, before=before, limit=ROWS + 1)
            if len(found) > ROWS:
                return found[1:], True, True
            # The first page, filled from behind.
        after = None if before is not None else cursor_of(query.get("after"))
        found = await find(caller, within=within, after=after, limit=ROWS + 1)
        return found[:ROWS], after is not None, len(found) > ROWS

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


NOTHING_CHOSEN = "Choose interviews in the list first, or export all that match."


def _status_names() -> Mapping[str, str]:
    """Return what statuses are called on the pages, as the templates have it."""
    names: Mapping[str, str] = environment().get_template("macros.html").module.status_names  # type: ignore[attr-defined]  # set at the top of it
    return names
