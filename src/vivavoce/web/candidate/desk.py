"""Who is let in to an interview's page, and what the page shows."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from vivavoce.domain.coverage import coverage
from vivavoce.domain.ids import InterviewId
from vivavoce.domain.interview import Status
from vivavoce.domain.profile import SETTLED
from vivavoce.edge.authentication import Who, authorize
from vivavoce.edge.limits import ChangeLimit
from vivavoce.errors import Malformed, NotFound, Unauthenticated
from vivavoce.service.callers import Caller
from vivavoce.service.ids import canonical_id, new_id
from vivavoce.service.interviews import Standing
from vivavoce.service.services import Services
from vivavoce.web.candidate.asking import is_before_consent, is_open
from vivavoce.web.candidate.corrections import corrections, to_correct
from vivavoce.web.candidate.learned import learned
from vivavoce.web.candidate.recap import recap
from vivavoce.web.candidate.suggestions import suggestions
from vivavoce.web.candidate.texts import NO_SUCH_INTERVIEW, NOT_LET_IN, speak_as_the_browser
from vivavoce.web.candidate.topics import topics
from vivavoce.web.candidate.windows import before_in, window
from vivavoce.web.catalogue import catalogue, direction
from vivavoce.web.looks import Shown, look_of
from vivavoce.web.pages import page, speak, visitor


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody let in to an interview, and how it stands."""

    caller: Caller
    standing: Standing

    @property
    def interview(self) -> InterviewId:
        """Whose page it is."""
        return self.standing.interview.id

    @property
    def has_withdrawn(self) -> bool:
        """Whether there is nothing of the interview to be shown any more."""
        return self.standing.interview.withdrawal is not None


class Desk:
    """Lets in, and makes pages."""

    def __init__(self, services: Services, *, public_url: str | None, limit: ChangeLimit) -> None:
        self.services = services
        self.public_url = public_url
        self._limit = limit

    async def reach(self, request: Request, who: Who = Who.CANDIDATE) -> Visit:
        """Let in whoever may see the interview of the address; the answer speaks its language.

        Raises:
            NotFound: there is none, or it is not for them.
            Unauthenticated: nobody we know.
            TooFast: a candidate who changes things faster than people do.
        """
        speak_as_the_browser(request)
        try:
            interview = InterviewId(canonical_id(request.path_params["id"], field="id"))
        except Malformed:
            raise NotFound(NO_SUCH_INTERVIEW) from None
        try:
            caller = await visitor(self.services, request)
        except Unauthenticated:
            raise Unauthenticated(NOT_LET_IN) from None
        authorize(who, caller)
        if caller.is_candidate and request.method == "POST":
            self._limit.take(interview)
        standing = await self.services.interviews.get(caller, interview)
        speak(request, catalogue(standing.interview.language))
        return Visit(caller=caller, standing=standing)

    async def again(self, visit: Visit) -> Visit:
        """Return the visit with the interview as it stands now."""
        standing = await self.services.interviews.get(visit.caller, visit.interview)
        return Visit(caller=visit.caller, standing=standing)

    async def conversation(
        self,
        request: Request,
        visit: Visit,
        *,
        status: int = 200,
        flash: str = "",
        draft: str = "",
        corrects: str = "",
        arrives: bool = False,
    ) -> Response:
        """Return the conversation, or the part of it that `?before=` asks for.

        Args:
            flash: an English sentence, shown once.
            draft: words that were not taken, to be put back into the box.
            corrects: the id of a message that the next one is to put right.
            arrives: the link was just opened on a device that did not know it.
        """
        standing = visit.standing
        interview, guide = standing.interview, standing.guide
        shown = window(interview.transcript, before_in(request.query_params.get("before", "")))
        old = to_correct(interview.transcript, corrects) if is_open(interview) else None
        ledger = coverage(guide, interview.profile, language=interview.language) if guide else None
        look = await self.services.organizations.look(visit.caller.organization)
        return page(
            request,
            "candidate/interview.html",
            status=status,
            **await self.around(visit),
            **self.parts(standing, arrives=arrives),
            window=shown,
            corrections=corrections(interview.transcript, shown),
            correcting=old,
            progress=ledger.share if ledger and ledger.required else None,
            progress_fields={
                item.id: item.status in SETTLED for item in ledger.items if item.required
            }
            if ledger
            else {},
            is_own=visit.caller.is_candidate,
            is_before_consent=is_before_consent(standing),
            retention_days=look.retention_days,
            flash=flash,
            draft=draft or (old.text if old is not None else ""),
        )

    async def around(self, visit: Visit) -> dict[str, Any]:
        """Return what every page of an interview needs."""
        interview, guide = visit.standing.interview, visit.standing.guide
        texts = catalogue(interview.language)
        look: Shown = await look_of(self.services, visit.caller.organization)
        return {
            "_": texts.gettext,
            "language": texts.language,
            "direction": direction(interview.language),
            "words_in_scripts": texts.in_scripts,
            "look": look,
            "organization_name": look.name,
            "title": guide.in_language(guide.title, interview.language)
            if guide
            else interview.guide.id,
            "interview": interview,
            "message_id": new_id(),
        }

    def parts(self, standing: Standing, *, arrives: bool = False) -> dict[str, Any]:
        """Return what stands beside the conversation and changes with it."""
        is_over = standing.interview.status is Status.COMPLETED
        suggested = suggestions(standing)
        is_summed_up = is_over or (suggested is not None and suggested.kind == "summary")
        return {
            "suggested": suggested,
            "topics": topics(standing),
            "recap": recap(standing, self.services.clock.now(), arrives=arrives),
            "learned": learned(standing) if is_summed_up else [],
        }
