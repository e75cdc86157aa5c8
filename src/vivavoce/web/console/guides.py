"""The guides of an organization: all of them, and one with its versions."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.domain.ids import GuideId
from vivavoce.domain.interview import Status
from vivavoce.errors import Forbidden, Malformed
from vivavoce.journal.registry import GuideVersion, KeptVersion, Role
from vivavoce.service.callers import Caller
from vivavoce.web.console.desk import ConsolePages
from vivavoce.web.console.plans import changes, in_short, plan
from vivavoce.web.pages import HEADERS, calm, form, page, redirect

# How many interviews under way are counted; beyond, it is "100 or more".
COUNTED_MAX = 100


def must_own(caller: Caller) -> None:
    """Refuse to change guides for anybody but an owner.

    Raises:
        Forbidden: the key is of a lesser role.
    """
    if caller.role is not Role.OWNER:
        raise Forbidden("Only an owner's key may change guides.")


class GuidesPages(ConsolePages):
    """Reading guides, and offering them or not."""

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [
            Route("/console/guides", self.guides),
            Route("/console/guides/{guide}", self.guide),
            Route("/console/guides/{guide}/source", self.source),
            Route("/console/guides/{guide}/retire", self.retire, methods=["POST"]),
            Route("/console/guides/{guide}/offer", self.offer, methods=["POST"]),
        ]

    @calm
    async def guides(self, request: Request) -> Response:
        """List the guides that are offered, and those that were retired."""
        caller = await self._member(request)
        library = self._services.library
        return page(
            request,
            "console/guides.html",
            organization_name=await self._organization(caller),
            guides=[self._in_short(version) for version in await library.all(caller.organization)],
            retired=[
                self._in_short(version) for version in await library.retired(caller.organization)
            ],
            can_edit=caller.role is Role.OWNER,
        )

    @calm
    async def guide(self, request: Request) -> Response:
        """Show one version of a guide: what it asks, and what changed in it.

        `?version=` takes a hash or a label, `?language=` one that it speaks.
        """
        caller = await self._member(request)
        shown = await self._version(request, caller)
        kept = await self._services.library.versions(caller.organization, shown.id)
        guide = self._services.library.parsed(shown)
        language = request.query_params.get("language", "")
        return page(
            request,
            "console/guide.html",
            organization_name=await self._organization(caller),
            plan=plan(guide, language if language in guide.languages else guide.language),
            version=shown,
            versions=kept,
            is_newest=kept[0].hash == shown.hash,
            is_offered=await self._services.library.offers(caller.organization, shown.id),
            change=await self._change(caller, kept, shown),
            under_way=await self._under_way(caller, kept[0]),
            can_edit=caller.role is Role.OWNER,
            can_write=caller.role is not Role.VIEWER,
        )

    @calm
    async def source(self, request: Request) -> Response:
        """Give a version of a guide as the YAML file that it is."""
        caller = await self._member(request)
        shown = await self._version(request, caller)
        name = f'attachment; filename="{shown.id}.yaml"'  # an id needs no escaping
        headers = {**HEADERS, "content-disposition": name}
        return Response(shown.source, media_type="application/yaml", headers=headers)

    @calm
    async def retire(self, request: Request) -> Response:
        """Offer a guide no longer; interviews under way go on."""
        caller = await self._member(request)
        must_own(caller)
        await form(request)
        guide = GuideId(request.path_params["guide"])
        await self._services.library.retire(caller.organization, guide)
        return redirect(request, f"/console/guides/{guide}")

    @calm
    async def offer(self, request: Request) -> Response:
        """Offer a version of a guide: a retired one again, or an older one instead."""
        caller = await self._member(request)
        must_own(caller)
        which = (await form(request)).get("version") or None
        library, guide = self._services.library, GuideId(request.path_params["guide"])
        kept = await library.find(caller.organization, guide, which)
        await library.add(caller.organization, kept.source, name=f"{kept.id} {kept.version}")
        return redirect(request, f"/console/guides/{guide}")

    async def _version(self, request: Request, caller: Caller) -> GuideVersion:
        guide = GuideId(request.path_params["guide"])
        which = request.query_params.get("version") or None
        return await self._services.library.find(caller.organization, guide, which)

    def _in_short(self, version: GuideVersion) -> dict[str, Any]:
        try:
            guide = self._services.library.parsed(version)
        except Malformed as error:  # kept by a later program, or an earlier one
            known = {"id": version.id, "title": version.id, "version": version.version}
            return {**known, "problem": str(error), "created_at": version.created_at}
        return {**in_short(guide), "problem": None, "created_at": version.created_at}

    async def _change(
        self, caller: Caller, kept: list[KeptVersion], shown: GuideVersion
    ) -> dict[str, Any] | None:
        """Return what changed against the version before, None for the first one."""
        place = [version.hash for version in kept].index(shown.hash)
        if place + 1 == len(kept):
            return None
        library = self._services.library
        before = await library.find(caller.organization, shown.id, kept[place + 1].hash)
        lines = await asyncio.to_thread(changes, before.source, shown.source)
        return {"since": kept[place + 1], "lines": lines}

    async def _under_way(self, caller: Caller, newest: KeptVersion) -> dict[str, Any]:
        """Return how many interviews are under way, and how many on other versions."""
        found = []
        for status in (Status.ACTIVE, Status.PAUSED):
            found += await self._services.interviews.find(
                caller, status=status, guide=newest.id, limit=COUNTED_MAX
            )
        older = [summary for summary in found if summary.guide_version != newest.version]
        return {
            "count": len(found),
            "older": len(older),
            "is_more": len(found) >= COUNTED_MAX,
        }
