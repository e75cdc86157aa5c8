"""Making the interviewers outside this process of what is configured.

Nothing is connected here, and nothing heavy imported: a model's library arrives when it is
first asked or looked at, on a thread.
"""

import asyncio
import contextlib

from vivavoce.domain.guide import Guide
from vivavoce.errors import InterviewerUnusable
from vivavoce.interviewers.calls import Calls
from vivavoce.interviewers.interviewer import Reply, Reviewed, View
from vivavoce.interviewers.llm import LlmInterviewer, Models
from vivavoce.interviewers.llm.providers import parse
from vivavoce.interviewers.outside import NotSetUp, Outside
from vivavoce.interviewers.registry import NO_WEBHOOK
from vivavoce.interviewers.webhook import WebhookInterviewer
from vivavoce.settings import Settings


class ModelInterviewer:
    """The interviewer led by a model, with what is known of the models there are."""

    def __init__(self, models: Models, calls: Calls) -> None:
        self._models = models
        self._calls = calls
        self._interviewer = LlmInterviewer(models, calls)

    async def reply(self, view: View) -> Reply:
        return await self._interviewer.reply(view)

    async def review(self, view: View) -> Reviewed:
        return await self._interviewer.review(view)

    def is_set_up(self, guide: Guide | None) -> bool:
        return self._models.is_set_up(guide)

    def problem(self, guide: Guide | None) -> str | None:
        provider = self._provider_of(guide)
        refusal = self._calls.refusal(provider) if provider is not None else None
        return self._models.problem(guide) or refusal

    def try_again(self, guide: Guide | None) -> None:
        provider = self._provider_of(guide)
        if provider is not None:
            self._calls.try_again(provider)

    async def look(self) -> None:
        await self._models.look()

    async def close(self) -> None:
        await self._models.close()

    def _provider_of(self, guide: Guide | None) -> str | None:
        """Return whose model leads interviews on `guide`, None where none is named well."""
        name = self._models.name_of(guide)
        with contextlib.suppress(InterviewerUnusable):
            return parse(name).provider if name is not None else None
        return None


def set_up(settings: Settings) -> Outside:
    """Return the interviewers that `settings` tells of, for `Interviewers`.

    Providers' keys and addresses are in the environment, under the names they usually have.
    """
    calls = Calls(
        at_once=settings.model_calls,
        per_organization=settings.model_calls_per_organization,
        per_minute=settings.model_calls_per_minute,
    )
    models = Models(settings.model, timeout_s=settings.model_timeout_s)
    return Outside(
        llm=ModelInterviewer(models, calls),
        webhook=_webhook(settings, calls),
        timeout_s=settings.model_timeout_s,
    )


def warm_model(settings: Settings) -> None:
    """Import what the model in `settings` needs, which takes seconds.

    For a process that takes over from another, before anybody waits for it. Whatever is wrong
    with the model shows later.
    """
    asyncio.run(_found(settings.model))


async def _found(model: str | None) -> None:
    models = Models(model)
    with contextlib.suppress(InterviewerUnusable):
        if model is not None:
            await models.find(model)
    await models.close()


def _webhook(settings: Settings, calls: Calls) -> WebhookInterviewer | NotSetUp:
    if settings.webhook_url is None:
        return NotSetUp(NO_WEBHOOK)
    return WebhookInterviewer(
        settings.webhook_url,
        settings.webhook_secret,
        calls,
        timeout_s=settings.model_timeout_s,
    )
