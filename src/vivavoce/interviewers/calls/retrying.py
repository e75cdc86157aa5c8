"""Trying again at once, a few times, what fails for a moment."""

import functools
import random
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TypeVar

from vivavoce.errors import InterviewerUnavailable
from vivavoce.interviewers.calls.limits import NoPlace

if TYPE_CHECKING:
    from stamina.instrumentation import RetryDetails
    from stamina.typing import RetryHook

T = TypeVar("T")

REST_FIRST_S = 0.2
REST_MAX_S = 2.0
JITTER_S = 0.3

# Whoever asks for more patience than this is not tried again at once; the turn is, later.
RETRY_AFTER_MAX_S = 2.0


class TookTooLong(InterviewerUnavailable):
    """No answer came in time. Its time is used up: it is not tried again at once."""


async def retried(attempt: Callable[[], Awaitable[T]], *, attempts: int, within_s: float) -> T:
    """Return what `attempt` returns, made up to `attempts` times, none begun after `within_s`.

    Raises:
        InterviewerUnavailable: the last attempt's, or one that is not worth another now.
        Exception: whatever else an attempt raised; it is not made again.
    """
    import stamina

    _keep_quiet()
    async for trial in stamina.retry_context(
        on=_rest_after,
        attempts=attempts,
        timeout=within_s,
        wait_initial=REST_FIRST_S,
        wait_max=REST_MAX_S,
        wait_jitter=JITTER_S,
    ):
        with trial:
            return await attempt()
    raise AssertionError("the last attempt returns or raises")


def _rest_after(error: Exception) -> bool | float:
    """Return whether to try again after `error`, or the seconds to rest before."""
    if not isinstance(error, InterviewerUnavailable) or isinstance(error, (TookTooLong, NoPlace)):
        return False
    if error.retry_after_s is None:
        return True
    if error.retry_after_s > RETRY_AFTER_MAX_S:
        return False
    # Not earlier than asked for, and not all at the same moment.
    return error.retry_after_s + random.uniform(0, JITTER_S)  # noqa: S311 - no secret


@functools.cache
def _keep_quiet() -> None:
    """Take our calls out of what stamina tells about retries.

    It does so through hooks that the whole process shares, and by default prints each one on
    standard output. Our log has its own lines; what a program that embeds us has stamina tell
    about its own retries stays as it is.
    """
    from stamina.instrumentation import get_on_retry_hooks, set_on_retry_hooks

    set_on_retry_hooks([functools.partial(_unless_ours, hook) for hook in get_on_retry_hooks()])


def _unless_ours(hook: "RetryHook", details: "RetryDetails") -> AbstractContextManager[None] | None:
    return None if isinstance(details.caused_by, InterviewerUnavailable) else hook(details)
