"""A running Vivavoce in one's own program."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vivavoce.domain.events import Candidate
from vivavoce.domain.ids import GuideId, InterviewId, OrganizationId
from vivavoce.domain.interview import Status
from vivavoce.embedded.interview import LiveInterview
from vivavoce.interviewers.function import ReplyFunction
from vivavoce.interviewers.interviewer import Interviewer
from vivavoce.interviewers.registry import Interviewers
from vivavoce.interviewers.setting_up import set_up
from vivavoce.journal.store import Spent, Summary
from vivavoce.running import running
from vivavoce.service.bootstrap import DEFAULT_ORGANIZATION
from vivavoce.service.callers import Caller, owner_of
from vivavoce.service.ids import canonical_id
from vivavoce.service.services import Services
from vivavoce.settings import from_environment

if TYPE_CHECKING:
    from starlette.applications import Starlette


class Vivavoce:
    """A running Vivavoce on a data folder. Make one with `Vivavoce.open`."""

    def __init__(self, services: Services, caller: Caller, *, owner_key: str | None = None) -> None:
        self.services = services
        self.owner_key = owner_key  # for HTTP callers; known only when it was just made
        self._caller = caller

    @classmethod
    @asynccontextmanager
    async def open(  # noqa: PLR0913 - what a start may vary in, each by its name
        cls,
        data: str | Path = "data",
        *,
        database_url: str | None = None,
        organization: str = DEFAULT_ORGANIZATION,
        owner_key: str | None = None,
        interviewers: dict[str, Interviewer | ReplyFunction] | None = None,
        model: str | None = None,
        model_timeout_s: float | None = None,
        model_calls: int | None = None,
        model_calls_per_organization: int | None = None,
        model_calls_per_minute: int | None = None,
        token_budget: int | None = None,
        webhook_url: str | None = None,
        webhook_secret: str | None = None,
    ) -> "AsyncIterator[Vivavoce]":
        """Run Vivavoce in this program until the block ends.

        What is None is as `vivavoce serve` has it by default; `VIVAVOCE_*` variables are not
        looked at.

        Args:
            data: the data folder; made if need be, and locked against other servers.
            database_url: of a PostgreSQL database that other nodes may share; None: a file in
                the data folder.
            organization: whose interviews this hold is about.
            owner_key: the key HTTP callers use, for `asgi`; None to have one made on the
                first start, which is then the `owner_key` of what this returns.
            interviewers: interviewers of your own, by name, beside the built-in ones: each
                anything with `async def reply(view) -> Reply`, or such a function.
            model: who leads as `llm`: `provider:model`, reached through the provider's usual
                variables (`OPENAI_API_KEY`, …). None: only where a guide names its own.
            model_timeout_s: for one answer of a model or a webhook, in seconds.
            model_calls: under way at once, to one provider.
            model_calls_per_organization: of them, for one organization.
            model_calls_per_minute: begun in a minute, to one provider.
            token_budget: tokens that models may use in a calendar month; past it, interviews
                that need one pause.
            webhook_url: the service that leads as `webhook`.
            webhook_secret: what its requests are signed with: `whsec_` and base64.

        Raises:
            CannotStart: the folder or the database cannot be used: in use, read-only, full, or
                newer; or one of the values makes no sense.
            Malformed: an interviewer's name has a meaning already, or what it names cannot
                lead. A model that cannot be used hinders no start: `llm` says why in the log
                and in `services.interviewers.problem`, and the guide's fallback holds.
        """
        settings = from_environment(
            {},
            model=model,
            model_timeout_s=model_timeout_s,
            model_calls=model_calls,
            model_calls_per_organization=model_calls_per_organization,
            model_calls_per_minute=model_calls_per_minute,
            token_budget=token_budget,
            webhook_url=webhook_url,
            webhook_secret=webhook_secret,
        )
        registry = Interviewers(set_up(settings))
        for name, interviewer in (interviewers or {}).items():
            registry.register(name, interviewer)
        async with running(
            Path(data),
            database_url=database_url,
            owner_key=owner_key,
            interviewers=registry,
            token_budget=settings.token_budget,
        ) as started:
            looking = asyncio.create_task(registry.look(), name="interviewers-look")
            try:
                yield cls(
                    started.services,
                    owner_of(OrganizationId(organization)),
                    owner_key=started.opening.new_secret,
                )
            finally:
                looking.cancel()
                await asyncio.gather(looking, return_exceptions=True)

    async def open_interview(
        self,
        guide: str,
        *,
        candidate: dict[str, str] | None = None,
        interviewer: str = "scripted",
        language: str | None = None,
        id: str | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> LiveInterview:
        """Begin an interview, or take up the one that has this id already.

        Args:
            guide: the id of a guide, for example `agent-hiring`.
            candidate: `name` and `email`, either may be missing.
            interviewer: who leads: `scripted`, `llm`, `human`, or one of your own.
            id: a UUID of yours; None to have one made.

        Raises:
            NotFound: no such guide.
            Malformed, IdTaken, StoreUnavailable.
        """
        standing, _ = await self.services.open_interview(
            self._caller,
            GuideId(guide),
            id=InterviewId(canonical_id(id, field="id")) if id is not None else None,
            candidate=Candidate(**candidate) if candidate else None,
            interviewer=interviewer,
            language=language,
            metadata=metadata,
        )
        return self._hold(standing.interview.id)

    async def interview(self, id: str) -> LiveInterview:
        """Return a hold on an interview that exists.

        Raises:
            NotFound: there is none with this id in this organization.
        """
        interview = InterviewId(canonical_id(id, field="id"))
        await self.services.interviews.get(self._caller, interview)
        return self._hold(interview)

    async def interviews(
        self, *, status: Status | None = None, words: str | None = None, limit: int = 50
    ) -> list[Summary]:
        """Return interviews, newest first, at most `limit`; those with all of `words` in them."""
        return await self.services.find_interviews(
            self._caller, status=status, words=words, limit=limit
        )

    async def spending(self, month: str | None = None) -> list[Spent]:
        """Return what the organization's models used in a month, one entry for each, by name.

        Args:
            month: such as `2026-11` (UTC); None: this one.
        """
        return await self.services.spending(self._caller, month)

    def asgi(self) -> "Starlette":
        """Return the HTTP API and the pages as an ASGI app, to be served or mounted."""
        from vivavoce.app import asgi

        return asgi(self.services)

    def _hold(self, interview: InterviewId) -> LiveInterview:
        return LiveInterview(self.services, self._caller, interview)
