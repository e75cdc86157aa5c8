"""Asking a model until its answer is fit to be used: request, check, ask again with the reason."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import Usage
from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable, ReplyUnfit
from vivavoce.interviewers.calls import Calls
from vivavoce.interviewers.llm.answer import WrongShape
from vivavoce.interviewers.llm.models import Chosen, Models

T = TypeVar("T")

# The first answer, and two more with the reason why it was refused.
ATTEMPTS_MAX = 3

Situation = Callable[[Sequence[str], str | None], str]
"""Makes the situation of the objections to the answer before and of that answer."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Something to ask a model for."""

    task: str  # a name in `TASKS`
    instructions: str
    situation: Situation
    tell: Callable[[str], None] | None = None


class Unfit(Exception):
    """An answer may not be used; `sentences` tell a model why."""

    def __init__(self, codes: Sequence[str], sentences: Sequence[str]) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes
        self.sentences = sentences


class NoFitAnswer(ReplyUnfit):
    """No answer was fit to be used; it says what asking for them has cost all the same.

    Attributes:
        author: the model, `provider:model`.
        usage: what the provider counted for all attempts.
    """

    def __init__(self, message: str, *, author: str, usage: Usage) -> None:
        super().__init__(message, usage=replace(usage, model=author))
        self.author = author


class Asking:
    """Asks one model on behalf of one organization, and counts what it costs."""

    def __init__(
        self, models: Models, calls: Calls, chosen: Chosen, organization: OrganizationId
    ) -> None:
        self._models = models
        self._calls = calls
        self._chosen = chosen
        self._organization = organization
        self.usage = Usage()

    async def until_fit(
        self,
        asked: Asked,
        made: Callable[[str, bool], T],
        *,
        between: Callable[[], None] | None = None,
    ) -> T:
        """Return what `made` makes of the first answer that is fit.

        Args:
            asked: what to ask for.
            made: makes something of an answer's text, told whether it is the first one;
                raises `Unfit` or `WrongShape`.
            between: called before the next attempt.

        Raises:
            InterviewerUnavailable, InterviewerUnusable: as `requesting.request`.
            NoFitAnswer: no answer was fit, however often it was asked.
        """
        objections: Sequence[str] = ()
        refused: str | None = None
        codes: Sequence[str] = ()
        for attempt in range(ATTEMPTS_MAX):
            text: str | None = None
            try:
                text = await self._request(asked, asked.situation(objections, refused))
                return made(text, attempt == 0)
            except WrongShape as wrong:
                self.usage += wrong.usage
                codes, objections, refused = ["wrong-shape"], [str(wrong)], text
            except Unfit as unfit:
                codes, objections, refused = unfit.codes, unfit.sentences, text
            if between is not None:
                between()
        raise NoFitAnswer(
            f"{self._chosen.name} gave no fit answer in {ATTEMPTS_MAX} attempts "
            f"({', '.join(dict.fromkeys(codes))}).",
            author=str(self._chosen.name),
            usage=self.usage,
        )

    async def _request(self, asked: Asked, situation: str) -> str:
        """Make one request, tried again by `Calls` while the provider has trouble."""
        # On a thread the first time: `Models` has imported pydantic-ai before this.
        from vivavoce.interviewers.llm.requesting import Received, request
        from vivavoce.interviewers.llm.tasks import TASKS

        async def call() -> Received:
            return await request(
                self._chosen,
                TASKS[asked.task],
                instructions=asked.instructions,
                situation=situation,
                timeout_s=self._models.timeout_s,
                tell=asked.tell,
            )

        make: Callable[[], Awaitable[Received]] = call
        name = str(self._chosen.name)
        try:
            received = await self._calls.make(
                self._chosen.name.provider,
                self._organization,
                make,
                timeout_s=self._models.timeout_s,
            )
        except (InterviewerUnavailable, InterviewerUnusable) as error:
            self._models.told(name, str(error))
            raise
        self._models.told(name, None)
        self.usage += received.usage
        if received.is_cut:
            raise WrongShape("Your answer was far too long; keep every field short.")
        return received.text
