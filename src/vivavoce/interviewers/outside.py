"""Interviewers outside this process, as the registry sees them: set up or not, in order or not."""

from typing import Protocol, runtime_checkable

import msgspec

from vivavoce.domain.guide import Guide
from vivavoce.errors import InterviewerUnusable
from vivavoce.interviewers.interviewer import Reply, Reviewed, View


class OutsideInterviewer(Protocol):
    """An interviewer that is reached over the network, and can be set up wrongly."""

    async def reply(self, view: View) -> Reply:
        """As `Interviewer.reply`."""

    def is_set_up(self, guide: Guide | None) -> bool:
        """Whether somebody set it up at all, be it wrongly; for interviews on `guide`."""

    def problem(self, guide: Guide | None) -> str | None:
        """Return why it cannot be used now, in a sentence with the way out, or None."""

    def try_again(self, guide: Guide | None) -> None:
        """Ask it at the next occasion, also when it is left alone after failures for a while."""

    async def look(self) -> None:
        """Find out whether it can be reached, for `problem` to tell. Never raises."""

    async def close(self) -> None:
        """Let go of its connections."""


@runtime_checkable
class OutsideReviewer(OutsideInterviewer, Protocol):
    """One that reads whole interviews, too."""

    async def review(self, view: View) -> Reviewed:
        """As `Reviewer.review`."""


class NotSetUp:
    """In the place of an interviewer that nobody set up: it says so.

    Interviews that were begun with it while it was set up go on by their guide's fallback.
    """

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence

    async def reply(self, view: View) -> Reply:
        raise InterviewerUnusable(self._sentence)

    def is_set_up(self, guide: Guide | None) -> bool:
        return False

    def problem(self, guide: Guide | None) -> str | None:
        return self._sentence

    def try_again(self, guide: Guide | None) -> None:
        """There is nothing to try."""

    async def look(self) -> None:
        """There is nothing to look at."""

    async def close(self) -> None:
        """There is nothing to close."""


class Outside(msgspec.Struct, frozen=True):
    """What was set up of it; `setting_up.set_up` makes one of the settings."""

    llm: OutsideReviewer
    webhook: OutsideInterviewer
    timeout_s: float = 0.0  # how long one answer of theirs may take
