"""Writing guides: an editor that tells what is wrong, plays the guide, and saves versions."""

import asyncio
import re
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vivavoce.authoring.reading import SUFFIX, built_in_guides, guide_hash, parse_guide
from vivavoce.domain.guide import Guide
from vivavoce.domain.ids import GuideId
from vivavoce.errors import Malformed, NotFound
from vivavoce.journal.registry import GuideVersion, KeptVersion, Role
from vivavoce.service.callers import Caller
from vivavoce.service.services import Services
from vivavoce.web.console.desk import ConsolePages
from vivavoce.web.console.guides import must_own
from vivavoce.web.console.multipart import Sent, multipart
from vivavoce.web.console.plans import changes, in_short
from vivavoce.web.console.skeleton import SKELETON
from vivavoce.web.console.trying import Bench, Trial, read_said, shown
from vivavoce.web.pages import calm, page, redirect

_ID_LINE = re.compile(r"^id:[ \t]*[\"']?([a-z0-9_.-]+)[\"']?", re.MULTILINE)

SAVED = {
    "version": "Saved. New interviews run on this version; those under way stay on theirs.",
    "same": "Nothing to save: this is the newest version already.",
}


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """What keeps a text from being saved as it is: sentences, and what somebody else saved."""

    problems: list[str]
    theirs: GuideVersion | None = None


class EditingPages(ConsolePages):
    """The editor: by owners for saving, by reviewers for trying."""

    def __init__(self, services: Services, public_url: str | None = None) -> None:
        super().__init__(services, public_url)
        self._bench = Bench()
        self._saving = asyncio.Lock()  # between comparing with the newest version and saving

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages. No guide's id begins with a dash."""
        return [
            Route("/console/guides/-new", self.new),
            Route("/console/guides/check", self.attempt, methods=["POST"]),
            Route("/console/guides/rehearse", self.attempt, methods=["POST"]),
            Route("/console/guides", self.save, methods=["POST"]),
            Route("/console/guides/{guide}/edit", self.edit),
        ]

    @calm
    async def new(self, request: Request) -> Response:
        """Begin a guide: `?from=` names a built-in one; without, an empty one is begun."""
        caller = await self._member(request, to_write=True)
        begun_from = request.query_params.get("from", "")
        if not begun_from and "blank" not in request.query_params:
            return page(
                request,
                "console/guide_new.html",
                organization_name=await self._organization(caller),
                guides=_built_in(),
            )
        source = _renamed(begun_from) if begun_from else SKELETON
        return await self._editor(request, caller, Sent(fields={"source": source}))

    @calm
    async def edit(self, request: Request) -> Response:
        """Edit the newest version of a guide."""
        caller = await self._member(request, to_write=True)
        guide = GuideId(request.path_params["guide"])
        newest = await self._services.library.find(caller.organization, guide)
        fields = {"source": newest.source, "base": newest.hash, "guide": newest.id}
        flash = SAVED.get(request.query_params.get("saved", ""), "")
        return await self._editor(request, caller, Sent(fields=fields), flash=flash)

    @calm
    async def attempt(self, request: Request) -> Response:
        """Check a text and rehearse it; with `?parts` only what is shown of that."""
        caller = await self._member(request, to_write=True)
        sent = await multipart(request)
        if "parts" not in request.query_params:
            return await self._editor(request, caller, sent, is_unsaved=True)
        outcome = await self._bench.take(_trial(sent), self._services.clock.now())
        return page(request, "console/editing_parts.html", **shown(outcome))

    @calm
    async def save(self, request: Request) -> Response:
        """Keep a text as the newest version of the guide it spells out.

        `422` when it is no guide, or its label stands for another version; `409` when
        somebody else saved since the editing began. The editor then holds what was written.
        """
        caller = await self._member(request, to_write=True)
        must_own(caller)
        sent = await multipart(request)
        source = sent.fields.get("source", "")
        try:
            guide = await asyncio.to_thread(parse_guide, source, name="the guide")
        except Malformed as error:
            conflict = Conflict(problems=[f"Not saved: {error}"])
            return await self._editor(request, caller, sent, conflict=conflict)
        async with self._saving:
            kept = await self._kept(caller, guide.id)
            if await self._is_newest(caller, kept, source):
                return redirect(request, f"/console/guides/{guide.id}/edit?saved=same")
            found = await self._conflict(caller, guide, kept, sent)
            if found is not None:
                return await self._editor(request, caller, sent, conflict=found)
            await self._services.library.add(caller.organization, source, name="the guide")
        return redirect(request, f"/console/guides/{guide.id}/edit?saved=version")

    async def _editor(
        self,
        request: Request,
        caller: Caller,
        sent: Sent,
        *,
        flash: str = "",
        conflict: Conflict | None = None,
        is_unsaved: bool = False,
    ) -> Response:
        conflict = conflict or Conflict(problems=[])
        outcome = await self._bench.take(_trial(sent), self._services.clock.now())
        theirs = conflict.theirs
        status = 200 if not conflict.problems else 409 if theirs else 422
        return page(
            request,
            "console/editing.html",
            status=status,
            organization_name=await self._organization(caller),
            organization=caller.organization,
            flash=flash,
            problems=conflict.problems,
            theirs=theirs,
            difference=await self._difference(theirs, sent),
            guide=sent.text("guide"),
            # Once the other's version was shown, saving again goes on from there.
            base=theirs.hash if theirs is not None else sent.text("base"),
            source=sent.fields.get("source", ""),
            is_unsaved=is_unsaved or bool(conflict.problems),
            can_save=caller.role is Role.OWNER,
            character=sent.text("character"),
            **shown(outcome),
        )

    async def _difference(self, theirs: GuideVersion | None, sent: Sent) -> Any:
        if theirs is None:
            return None
        return await asyncio.to_thread(changes, theirs.source, sent.fields.get("source", ""))

    async def _kept(self, caller: Caller, guide: GuideId) -> list[KeptVersion]:
        try:
            return await self._services.library.versions(caller.organization, guide)
        except NotFound:
            return []

    async def _is_newest(self, caller: Caller, kept: list[KeptVersion], source: str) -> bool:
        if not kept or kept[0].hash != guide_hash(source):
            return False
        return await self._services.library.offers(caller.organization, kept[0].id)

    async def _conflict(
        self, caller: Caller, guide: Guide, kept: list[KeptVersion], sent: Sent
    ) -> Conflict | None:
        """Return what keeps the text from being saved, or None."""
        problems: list[str] = []
        theirs: GuideVersion | None = None
        if kept and kept[0].hash != sent.text("base"):
            theirs = await self._services.library.find(caller.organization, guide.id)
            problems.append(
                f"Not saved yet: version {theirs.version} of this guide was saved since you began. "
                "Below is what is different in yours; save once more to put yours on top of it."
                if sent.text("guide") == guide.id
                else f"Not saved yet: there is a guide {guide.id} already. Give yours another id, "
                "or save once more to make it the newest version of that guide."
            )
        source_hash = guide_hash(sent.fields["source"])
        if any(one.version == guide.version and one.hash != source_hash for one in kept):
            problems.append(
                f"Not saved yet: another text is called version {guide.version} already. Change "
                f"the line that begins with version:, for example to {_next(kept)}."
            )
        return Conflict(problems=problems, theirs=theirs) if problems else None


def _trial(sent: Sent) -> Trial:
    return Trial(
        source=sent.fields.get("source", ""),
        said=read_said(sent.text("said")),
        language=sent.text("language"),
        act=sent.text("act"),
        answer=sent.fields.get("answer", ""),
        character=sent.text("character"),
    )


def _built_in() -> list[dict[str, Any]]:
    """Return the guides that come with Vivavoce, each in short."""
    return [in_short(parse_guide(text, name=name)) for name, text in built_in_guides().items()]


def _renamed(guide: str) -> str:
    """Return the source of a built-in guide, under an id of its own.

    Raises:
        NotFound: none is called that.
    """
    source = built_in_guides().get(f"{guide}{SUFFIX}")
    if source is None:
        raise NotFound("No built-in guide is called that.")
    return _ID_LINE.sub(r"id: my-\1", source, count=1)


def _next(kept: list[KeptVersion]) -> str:
    """Return a label that no version has: one more than the highest number among them."""
    numbers = [int(one.version) for one in kept if re.fullmatch(r"[0-9]{1,9}", one.version)]
    return f'"{max(numbers, default=len(kept)) + 1}"'
