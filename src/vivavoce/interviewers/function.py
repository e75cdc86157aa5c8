"""An interviewer that is a function: `async def interviewer(view) -> Reply`."""

import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from vivavoce.errors import Malformed, ReplyUnfit
from vivavoce.interviewers.interviewer import Interviewer, Reply, View

ReplyFunction = Callable[[View], Awaitable[Reply]]


class FunctionInterviewer:
    """Asks a function of the program that embeds us. What it raises is its own affair."""

    def __init__(self, function: ReplyFunction) -> None:
        self._function = function

    async def reply(self, view: View) -> Reply:
        reply: Any = await self._function(view)
        if not isinstance(reply, Reply):
            raise ReplyUnfit(
                f"The interviewer {name_of(self._function)} returned "
                f"{type(reply).__name__}; it has to return a Reply."
            )
        return reply


def as_interviewer(given: Interviewer | ReplyFunction) -> Interviewer:
    """Return `given` as an interviewer: itself when it has a `reply`, else it is called for one.

    Raises:
        Malformed: it is neither, or not asynchronous: everybody would wait while it thinks.
    """
    method = getattr(given, "reply", None)
    if inspect.isclass(given):
        raise Malformed(
            f"{name_of(given)} is a class; register one of its instances, {name_of(given)}().",
            field="interviewer",
        )
    if not callable(method) and not callable(given):
        raise Malformed(
            f"A {type(given).__name__} is no interviewer; give an asynchronous function that "
            "takes a view and returns a Reply.",
            field="interviewer",
        )
    asked = method if callable(method) else given
    if not _is_asynchronous(asked):
        raise Malformed(
            f'The interviewer {name_of(asked)} is not asynchronous; write it with "async def", '
            "so that others are served while it thinks.",
            field="interviewer",
        )
    return FunctionInterviewer(given) if asked is given else given  # type: ignore[arg-type,return-value]  # told apart above


def name_of(function: object) -> str:
    """Return what people call `function`."""
    return str(getattr(function, "__qualname__", type(function).__name__))


def _is_asynchronous(function: object) -> bool:
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(
        getattr(function, "__call__", None)  # noqa: B004 - an object whose call is asynchronous
    )
