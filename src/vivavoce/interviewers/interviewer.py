"""The seam between an interview and whoever leads it.

An interviewer sees the interview and its guide and says what comes next. It
stores nothing and may be asked twice for the same turn: only what the service
appends counts (I6).
"""

from collections.abc import Callable
from typing import Protocol

import msgspec

from vivavoce.domain.events import TranscriptCondensed, Usage
from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import Interview
from vivavoce.domain.profile import ProfileValue


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
