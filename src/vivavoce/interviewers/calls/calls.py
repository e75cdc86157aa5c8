"""Calling whoever leads interviews from outside, politely and with an end.

Every call to a model or a webhook goes through here: so many at once and a minute, each given
up in time, tried again when it failed for a moment, and not made at all while its provider is
down.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec

from vivavoce.domain.ids import OrganizationId
from vivavoce.interviewers.calls.breaker import Breaker, State
from vivavoce.interviewers.calls.limits import PATIENCE_S, Limits
from vivavoce.interviewers.calls.retrying import TookTooLong, retried

T = TypeVar("T")


class Line(msgspec.Struct, frozen=True):
    """What is remembered of one provider."""

    limits: Limits
    breaker: Breaker


class Calls:
    """Makes the calls of one process.

    Args:
        at_once: how many calls to one provider may be under way, 1 or more.
        per_organization: how many of them for the same organization, 1 or more.
        per_minute: how many calls to one provider may begin in a minute; None: any number.
        attempts: how often a call is made before its failure is passed on, 1 or more.
    """

    def __init__(
        self, *, at_once: int, per_organization: int, per_minute: int | None, attempts: int = 3
    ) -> None:
        self._at_once = at_once
        self._per_organization = per_organization
        self._per_minute = per_minute
        self._attempts = attempts
        self._lines: dict[str, Line] = {}

    def breaker(self, provider: str) -> State:
        """Return whether `provider` is called: `closed` yes, `open` no, `half-open` on trial."""
        return self._line(provider).breaker.state

    def refusal(self, provider: str) -> str | None:
        """Return why `provider` is not called now, in sentences; None: it is."""
        return self._line(provider).breaker.refusal

    def try_again(self, provider: str) -> None:
        """Let one call to `provider` through at once, also when it is left alone for a while."""
        self._line(provider).breaker.end_rest()

    def trouble(self, provider: str) -> str | None:
        """Return why the latest call to `provider` failed, in a sentence; None if it did not."""
        return self._line(provider).breaker.trouble

    def note(self, provider: str, trouble: str | None) -> None:
        """Remember what a look at `provider` found; the next call knows better."""
        self._line(provider).breaker.trouble = trouble

    async def make(
        self,
        provider: str,
        organization: OrganizationId,
        call: Callable[[], Awaitable[T]],
        *,
        timeout_s: float,
    ) -> T:
        """Return what `call` returns.

        Args:
            provider: who is called; limits and failures are counted for each alone.
            organization: for whom.
            call: makes one attempt. What may pass it raises as `InterviewerUnavailable`:
                timeouts, broken connections, 5xx, and 429 with its `retry_after_s`.
            timeout_s: how long one attempt may take. No further attempt begins once so much
                time has passed. A place is waited for as long, and `PATIENCE_S` at the most.

        Raises:
            InterviewerUnavailable: it failed however often it was tried, or was not tried,
                because its provider fails all the time, has no place free, or wants to be
                left alone for longer than a moment.
            Exception: whatever else `call` raises, at once.
        """
        line = self._line(provider)

        async def in_time() -> T:
            try:
                async with asyncio.timeout(timeout_s):
                    return await call()
            except TimeoutError as error:
                raise TookTooLong(
                    f"{provider} did not answer within {timeout_s:.0f} seconds."
                ) from error

        async def attempt() -> T:
            line.breaker.must_let_through()  # nobody waits for what is not done anyway
            async with line.limits.place(organization, patience_s=min(timeout_s, PATIENCE_S)):
                return await line.breaker.watch(in_time)

        return await retried(attempt, attempts=self._attempts, within_s=timeout_s)

    def _line(self, provider: str) -> Line:
        line = self._lines.get(provider)
        if line is None:
            limits = Limits(
                provider,
                at_once=self._at_once,
                per_organization=self._per_organization,
                per_minute=self._per_minute,
            )
            line = self._lines[provider] = Line(limits, Breaker(provider))
        return line
