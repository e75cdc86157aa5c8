"""The seam between an interview and whoever leads it.

An interviewer sees the interview and its guide and says what comes next. It
stores nothing and may be asked twice for the same turn: only what the service
appends counts (I6).
"""

from typing import Protocol

import msgspec

from vivavoce.domain.events import Usage
from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import Interview
from vivavoce.domain.profile import ProfileValue


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What an interviewer may look at: the interview as it stands and its pinned guide."""

    interview: Interview
    guide: Guide


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


class Interviewer(Protocol):
    """Something that can lead an interview."""

    async def reply(self, view: View) -> Reply:
        """Return what to say next in `view.interview`, which owes a reply.

        An empty transcript asks for the opening. The same view may come again after a
        crash; a deterministic interviewer then answers the same.

        Raises:
            Exception: anything; the turn is tried again later, and the answer is kept.
        """
