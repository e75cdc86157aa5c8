"""The circuit breaker of one provider: after failures in a row nobody calls it for a while.

What cannot be reached is not hammered by everybody who waits for it, and those who wait are
told at once. A person who wants it tried now is not kept waiting by that.

Built on purgatory's state machine. It is driven through its `Context`: its own `async with`
would count a call that was given up, because the candidate said more, as one that succeeded.
"""

import time
from collections.abc import Awaitable, Callable
from typing import Literal, TypeVar

from purgatory.domain.model import CLOSED, HALF_OPENED, OPENED, Context

from vivavoce import observability
from vivavoce.errors import InterviewerUnavailable

T = TypeVar("T")

State = Literal["closed", "open", "half-open"]

FAILURES_MAX = 5  # in a row
# Short: interviews wait, and whoever mends a provider looks soon whether it is back.
REST_S = 10.0


class Breaker:
    """Lets calls to `provider` through, one at a time after a rest, or not at all."""

    def __init__(self, provider: str) -> None:
        self._provider = provider
        self._context = Context(provider, threshold=FAILURES_MAX, ttl=REST_S)
        self._has_trial = False
        self.trouble: str | None = None  # why the latest call failed; None: it did not

    @property
    def state(self) -> State:
        """Whether calls are let through: `closed` means yes, as with a fuse."""
        if self._context.state == CLOSED:
            return "closed"
        return "open" if self._context.state == OPENED and self._rest_s() > 0 else "half-open"

    @property
    def refusal(self) -> str | None:
        """Why no call is let through now, in sentences; None while some are."""
        if self.state != "open":
            return None
        why = (
            f"{self._provider} failed {FAILURES_MAX} times in a row and is left alone "
            f"for {REST_S:.0f} seconds."
        )
        if self.trouble is None:
            return why
        return f"{why} It failed last because {self.trouble[:1].lower()}{self.trouble[1:]}"

    def end_rest(self) -> None:
        """Let the next call through, which tries whether it is back. Calls as ever stay so."""
        if self.state == "open":
            self._context = self._on_trial()

    def must_let_through(self) -> None:
        """Refuse when no call may be made now.

        Raises:
            InterviewerUnavailable: it rests, or another call is trying whether it is back.
        """
        refusal = self.refusal
        if refusal is not None:
            raise InterviewerUnavailable(refusal, retry_after_s=self._rest_s())
        if self.state == "half-open" and self._has_trial:
            raise InterviewerUnavailable(f"Whether {self._provider} is back is being tried.")

    async def watch(self, call: Callable[[], Awaitable[T]]) -> T:
        """Make `call` and remember how it went.

        What is no `InterviewerUnavailable` came from somebody who could be reached. One that
        says when to come back is from somebody alive, too, and counts as neither.

        Raises:
            InterviewerUnavailable: as `must_let_through`, or the call's own.
            Exception: the call's own.
        """
        self.must_let_through()
        is_trial = self.state == "half-open"
        if is_trial:
            self._context = self._on_trial()
            self._has_trial = True
        try:
            result = await call()
        except InterviewerUnavailable as error:
            self._failed(error)
            raise
        except Exception:
            self._reached()
            raise
        else:
            self._reached()
            return result
        finally:
            self._context.messages.clear()  # meant for a store shared by processes
            if is_trial:
                self._has_trial = False

    def _on_trial(self) -> Context:
        """Return a context that lets one call through.

        Made anew: should the clock have been set back, the rest of the old one would last for
        years.
        """
        return Context(self._provider, threshold=FAILURES_MAX, ttl=REST_S, state=HALF_OPENED)

    def _rest_s(self) -> float:
        """Return how long it rests yet, in seconds; 0 when the clock makes no sense."""
        opened_at = self._context.opened_at
        if opened_at is None:
            return 0.0
        rest_s = opened_at + REST_S - time.time()
        return rest_s if 0 < rest_s <= REST_S else 0.0

    def _failed(self, error: InterviewerUnavailable) -> None:
        self.trouble = str(error)
        if error.retry_after_s is not None:
            return
        was_closed = self._context.state == CLOSED
        self._context.handle_exception(error)
        if was_closed and self._context.state == OPENED:
            observability.warning(
                "provider:failing",
                "It failed several times in a row and is left alone for a while",
                provider=self._provider,
                why=str(error),
            )

    def _reached(self) -> None:
        self.trouble = None
        was_closed = self._context.state == CLOSED
        self._context.handle_end_request()
        if not was_closed and self._context.state == CLOSED:
            observability.info("provider:recovered", "It answers again", provider=self._provider)
