"""Asking a model until its answer is fit to be used: request, check, ask again with the reason."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from vivavoce import observability
from vivavoce.domain.events import TranscriptCondensed, Usage
from vivavoce.domain.ids import OrganizationId
from vivavoce.errors import InterviewerUnavailable, InterviewerUnusable, ReplyUnfit
from vivavoce.interviewers.calls import Calls
from vivavoce.interviewers.checks import Code
from vivavoce.interviewers.llm.answer import WrongShape
from vivavoce.interviewers.llm.models import Chosen, Models
from vivavoce.interviewers.llm.trouble import Unreachable

T = TypeVar("T")

# The first answer, and two more with the reason why it was refused.
ATTEMPTS_MAX = 3

TOO_LONG = "Your answer was far too long; keep every field short."
UNREADABLE = "Your answer could not be used; give each field simply, in the given shape."

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
    """

    def __init__(self, message: str, *, author: str) -> None:
        super().__init__(message)
        self.author = author


class Asking:
    """Asks one model on behalf of one organization, for one turn, and counts what it costs.

    Attributes:
        author: the model, `provider:model`.
        usage: what was counted for all that was asked, but for what `condensed` says itself.
        condensed: the summary that was made on the way, to be kept; None: none was.
    """

    def __init__(
        self, models: Models, calls: Calls, chosen: Chosen, organization: OrganizationId
    ) -> None:
        self._models = models
        self._calls = calls
        self._chosen = chosen
        self._organization = organization
        self._has_failed_us = False
        self.author = str(chosen.name)
        self.usage = Usage()
        self.condensed: TranscriptCondensed | None = None

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
            between: called when a request came to nothing, before another is made.

        Raises:
            InterviewerUnavailable, InterviewerUnusable, ReplyUnfit: as `requesting.request`.
            NoFitAnswer: no answer was fit, however often it was asked.

        Whatever is raised says in its `usage` what this turn has cost so far.
        """
        try:
            return await self._until_fit(asked, made, between)
        except ReplyUnfit as error:
            error.usage, error.condensed = self._named(self.usage), self.condensed
            raise
        except (InterviewerUnavailable, InterviewerUnusable) as error:
            # Nothing of this turn is kept then, a summary neither.
            kept = self.condensed.usage if self.condensed is not None else None
            error.usage = self._named(self.usage + (kept or Usage()))
            raise

    async def _until_fit(
        self, asked: Asked, made: Callable[[str, bool], T], between: Callable[[], None] | None
    ) -> T:
        objections: Sequence[str] = ()
        refused: str | None = None
        codes: Sequence[str] = ()
        for attempt in range(ATTEMPTS_MAX):
            text: str | None = None
            try:
                text = await self._request(asked, asked.situation(objections, refused), between)
                return self._made(made, text, is_first=attempt == 0)
            except WrongShape as wrong:
                self.usage += wrong.usage
                codes, objections, refused = [Code.WRONG_SHAPE], [str(wrong)], text
            except Unfit as unfit:
                codes, objections, refused = unfit.codes, unfit.sentences, text
            if between is not None:
                between()
        raise NoFitAnswer(
            f"{self.author} gave no fit answer in {ATTEMPTS_MAX} attempts "
            f"({', '.join(dict.fromkeys(codes))}).",
            author=self.author,
        )

    def _made(self, made: Callable[[str, bool], T], text: str, *, is_first: bool) -> T:
        """Return what `made` makes of `text`; should that fail, it is the answer that is unfit.

        What was paid for is then counted, and the model can do it otherwise.
        """
        try:
            return made(text, is_first)
        except (WrongShape, Unfit):
            raise
        except Exception as error:
            if not self._has_failed_us:
                self._has_failed_us = True
                observability.error(
                    "model:answer-broke-us",
                    "Reading a model's answer failed; that is a mistake of ours",
                    cause=error,
                    model=self.author,
                )
            raise WrongShape(UNREADABLE) from error

    async def _request(
        self, asked: Asked, situation: str, between: Callable[[], None] | None
    ) -> str:
        """Make one request, tried again by `Calls` while the provider has trouble."""
        # On a thread the first time: `Models` has imported pydantic-ai before this.
        from vivavoce.interviewers.llm.requesting import Received, request
        from vivavoce.interviewers.llm.tasks import TASKS

        async def call() -> Received:
            try:
                return await request(
                    self._chosen,
                    TASKS[asked.task],
                    instructions=asked.instructions,
                    situation=situation,
                    timeout_s=self._models.timeout_s,
                    tell=asked.tell,
                )
            except InterviewerUnavailable:
                if between is not None:
                    between()  # what has come of it is not what comes at the next try
                raise

        make: Callable[[], Awaitable[Received]] = call
        try:
            received = await self._calls.make(
                self._chosen.name.provider,
                self._organization,
                make,
                timeout_s=self._models.timeout_s,
            )
        except (Unreachable, InterviewerUnusable) as error:
            self._models.told(self.author, str(error))  # that is so for everybody
            raise
        self._models.told(self.author, None)
        self.usage += received.usage
        if received.is_cut:
            raise WrongShape(TOO_LONG)
        return received.text

    def _named(self, usage: Usage) -> Usage | None:
        """Return `usage` with the model's name, as it is kept where somebody else has spoken."""
        return replace(usage, model=self.author) if usage.requests else None
