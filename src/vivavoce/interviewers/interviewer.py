"""The seam between an interview and whoever leads it.

An interviewer sees the interview and its guide and says what comes next. It
stores nothing and may be asked twice for the same turn: only what the service
appends counts (I6).
"""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Protocol, TypeVar
from uuid import UUID

import msgspec
from msgspec.structs import replace

from vivavoce.domain.events import TranscriptCondensed, Usage
from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import Interview
from vivavoce.domain.profile import ProfileValue
from vivavoce.domain.text import check_label
from vivavoce.errors import Malformed, ReplyUnfit

# More than any provider counts for one reply, and few enough to be added up for ever.
COUNT_MAX = 10**12

# What would turn into a text on the way.
NO_TEXTS = (bytes, bytearray, datetime.datetime, datetime.date, datetime.time, UUID, Decimal)


def nobody(text: str) -> None:
    """Tell nobody: where no live page waits for provisional words."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What an interviewer may look at: the interview as it stands and its pinned guide.

    `tell` may be called on the event loop with the words of the reply so far, all of them
    each time; live pages show them as provisional until the reply is stored. `is_watched`
    says whether anybody would see them.
    """

    interview: Interview
    guide: Guide
    tell: Callable[[str], None] = nobody
    is_watched: bool = False


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What an interviewer decides, stored whole or not at all (I4).

    `say` is 1 to 32,768 bytes of UTF-8; `move` is the state to enter, None to stay;
    `done` ends the interview after `say`, with `disposition`: `completed`, or another
    word for how it ended, such as `declined` or `stopped`.
    """

    say: str
    changes: dict[str, ProfileValue | None] = {}
    move: str | None = None
    done: bool = False
    disposition: str = "completed"
    summary: str | None = None
    question: str | None = None  # the guide's question this asks or probes
    probe: str | None = None  # the kind of probe, when it is one
    author: str | None = None  # `provider:model`; None for the interviewer's own name
    usage: Usage | None = None
    latency_ms: int | None = None  # how long somebody outside took
    condensed: TranscriptCondensed | None = None  # earlier words in short, to be kept


class Interviewer(Protocol):
    """Something that can lead an interview."""

    async def reply(self, view: View) -> Reply:
        """Return what to say next in `view.interview`, which owes a reply.

        An empty transcript asks for the opening. The same view may come again after a
        crash; a deterministic interviewer then answers the same.

        Raises:
            InterviewerUnavailable: it cannot be reached now; tried again for as long as the
                guide says.
            InterviewerUnusable: it is not set up; the guide's fallback takes over at once.
            ReplyUnfit: nothing fit to be said came of it; the fallback makes this reply.
            Exception: anything else counts as `InterviewerUnavailable`. The answer is kept.
        """


class Reviewer(Protocol):
    """Something that can read a finished interview and fill in what only the whole shows."""

    async def review(self, view: View) -> "Reviewed":
        """Return what it found, for the items that the guide's `review` collects.

        Raises:
            The same as `Interviewer.reply`.
        """


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in a whole interview, stored whole or not at all."""

    changes: dict[str, ProfileValue | None]
    author: str  # `provider:model`
    usage: Usage | None = None
    latency_ms: int | None = None


Given = TypeVar("Given", Reply, Reviewed)


def well_formed(reply: object) -> Reply:
    """Return `reply` with every field of the type that `Reply` declares.

    Python checks no types when a reply is made, and what is stored under a wrong one could
    never be read again. What the values in `changes` hold is left to the domain.

    Raises:
        ReplyUnfit: it is no `Reply`, or a field holds something else than declared there, or
            a count that is below 0 or above `COUNT_MAX`; the message names the field.
    """
    if not isinstance(reply, Reply):
        raise ReplyUnfit(
            f"A {type(reply).__name__} came where a Reply was due; let the interviewer return one."
        )
    return _formed(reply, Reply)


def well_formed_review(reviewed: object) -> Reviewed:
    """Return `reviewed` with every field of the type that `Reviewed` declares.

    Raises:
        ReplyUnfit: as in `well_formed`.
    """
    if not isinstance(reviewed, Reviewed):
        raise ReplyUnfit(
            f"A {type(reviewed).__name__} came where a Reviewed was due; "
            "let the reviewer return one."
        )
    return _formed(reviewed, Reviewed)


def _formed(given: Given, kind: type[Given]) -> Given:
    values = {}
    if isinstance(given.changes, dict):
        # A set or a date would become a list or a text on the way; the domain refuses them.
        values = {
            name: change.value
            for name, change in given.changes.items()
            if isinstance(change, ProfileValue)
        }
        bare = {
            name: replace(change, value=None) if isinstance(change, ProfileValue) else change
            for name, change in given.changes.items()
        }
        given = replace(given, changes=bare)
    try:
        formed = msgspec.convert(_plain(given), kind)
        _check_counts(formed)
    except (TypeError, ValueError, RecursionError, Malformed) as error:
        raise ReplyUnfit(
            f"A {kind.__name__} makes no sense{_where(error)}.", usage=_told(given.usage)
        ) from error
    whole = {
        name: replace(change, value=values[name]) if change and name in values else change
        for name, change in formed.changes.items()
    }
    return replace(formed, changes=whole)


def _plain(given: object) -> Any:
    return msgspec.to_builtins(given, builtin_types=NO_TEXTS)


def _where(error: Exception) -> str:
    """Return what is wrong, the place first: ` at usage.requests: Expected …`."""
    fault, _, path = str(error).partition(" - at ")
    place = path.replace("`", "").replace("$.", "")
    return f" at {place}: {fault}" if place else f": {fault}"


def _told(usage: object) -> Usage | None:
    """Return `usage` if it makes sense by itself: what was used is paid for all the same."""
    try:
        told = msgspec.convert(_plain(usage), Usage | None)
        _check_usage(told, "usage")
    except (TypeError, ValueError, RecursionError, Malformed):
        return None
    return told


def _check_counts(formed: Reply | Reviewed) -> None:
    _check_count(formed.latency_ms, "latency_ms")
    _check_usage(formed.usage, "usage")
    if isinstance(formed, Reply) and formed.condensed is not None:
        _check_usage(formed.condensed.usage, "condensed.usage")


def _check_usage(usage: Usage | None, field: str) -> None:
    if usage is None:
        return
    for name in ("input_tokens", "output_tokens", "requests", "cost_microusd"):
        _check_count(getattr(usage, name), f"{field}.{name}")
    check_label(usage.model, field=f"{field}.model")


def _check_count(count: int | None, field: str) -> None:
    if count is not None and not 0 <= count <= COUNT_MAX:
        raise Malformed(f"{field} is {count}, not 0 to {COUNT_MAX:,}", field=field)
