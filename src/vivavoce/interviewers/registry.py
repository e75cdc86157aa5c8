"""Which interviewers there are, by the name an interview stores.

An interview names its interviewer for years, so a name keeps its meaning.
"""

import asyncio

from vivavoce import observability
from vivavoce.domain.guide import Guide
from vivavoce.domain.interview import LED_FROM_OUTSIDE
from vivavoce.domain.text import check_name
from vivavoce.errors import Malformed
from vivavoce.interviewers.function import ReplyFunction, as_interviewer
from vivavoce.interviewers.interviewer import Interviewer, Reviewer
from vivavoce.interviewers.outside import NotSetUp, Outside, OutsideInterviewer, OutsideReviewer
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.interviewers.scripted import ScriptedInterviewer

LLM = "llm"
WEBHOOK = "webhook"

NO_MODEL = (
    "No model is set up; set VIVAVOCE_MODEL to provider:model, for example openai:gpt-5-mini, "
    "and start the server again."
)
NO_WEBHOOK = (
    "No webhook is set up; set VIVAVOCE_WEBHOOK_URL and VIVAVOCE_WEBHOOK_SECRET, and start the "
    "server again."
)

LOOK_PATIENCE_S = 5.0


class Interviewers:
    """The interviewers one server knows.

    `scripted`; `human` and `agent`, which no machine of ours leads; `llm` and `webhook`, whether
    they are set up or not; and whatever is registered.

    Args:
        outside: what was set up of those outside; None: neither model nor webhook.
    """

    def __init__(self, outside: Outside | None = None) -> None:
        self._outside: dict[str, OutsideInterviewer] = {
            LLM: outside.llm if outside is not None else NotSetUp(NO_MODEL),
            WEBHOOK: outside.webhook if outside is not None else NotSetUp(NO_WEBHOOK),
        }
        self.timeout_s = outside.timeout_s if outside is not None else 0.0
        self._machines: dict[str, Interviewer] = {SCRIPTED: ScriptedInterviewer(), **self._outside}

    @property
    def names(self) -> list[str]:
        """All known names, sorted."""
        return sorted([*LED_FROM_OUTSIDE, *self._machines])

    def register(self, name: str, interviewer: Interviewer | ReplyFunction) -> None:
        """Make `interviewer` known as `name`.

        Args:
            interviewer: something with `async def reply(view) -> Reply`, or such a function.

        Raises:
            Malformed: the name is blank, cannot be stored, or has a meaning already; or
                `interviewer` is nothing that can lead, or not asynchronous.
        """
        check_name(name, field="interviewer")
        if name in self.names:
            raise Malformed(
                f'An interviewer called "{name}" exists already; choose another name.',
                field="interviewer",
            )
        self._machines[name] = as_interviewer(interviewer)

    def find(self, name: str) -> Interviewer | None:
        """Return the interviewer called `name`; None for `human` and `agent`.

        One that is not set up is found, and raises `InterviewerUnusable` when it is asked.

        Raises:
            Malformed: nobody is called that.
        """
        if name in LED_FROM_OUTSIDE:
            return None
        interviewer = self._machines.get(name)
        if interviewer is None:
            raise Malformed(
                f'There is no interviewer called "{name}"; known are {", ".join(self.names)}.',
                field="interviewer",
            )
        return interviewer

    def reviewer(self, name: str, guide: Guide | None = None) -> Reviewer | None:
        """Return the machine called `name` that reads finished interviews, None if there is none.

        Args:
            guide: the interview's, which may name a model of its own.
        """
        machine = self._outside.get(name)
        if isinstance(machine, OutsideReviewer) and machine.is_set_up(guide):
            return machine
        return None

    def is_set_up(self, name: str, guide: Guide | None) -> bool:
        """Whether `name` was set up at all, be it wrongly, for interviews on `guide`.

        Raises:
            Malformed: nobody is called that.
        """
        self.find(name)
        outside = self._outside.get(name)
        return outside is None or outside.is_set_up(guide)

    def must_be_set_up(self, name: str, guide: Guide) -> None:
        """Refuse `name` where it was not set up for interviews on `guide`.

        Raises:
            Malformed: nobody is called that, or it was not; the message has the way out.
        """
        if not self.is_set_up(name, guide):
            problem = self.problem(name, guide)
            raise Malformed(
                problem or f"No interviewer called {name} is set up.", field="interviewer"
            )

    def problem(self, name: str, guide: Guide | None) -> str | None:
        """Return why `name` cannot be used now, in a sentence with the way out, or None.

        Raises:
            Malformed: nobody is called that.
        """
        self.find(name)
        outside = self._outside.get(name)
        return outside.problem(guide) if outside is not None else None

    def try_again(self, name: str, guide: Guide | None) -> None:
        """Have `name` asked at the next occasion, because a person wants that now.

        Whoever failed several times in a row is left alone for a while; one call is let
        through all the same. Before somebody is asked to lead on, then.

        Args:
            guide: the interview's, which may name a model of its own.
        """
        outside = self._outside.get(name)
        if outside is not None:
            outside.try_again(guide)

    async def look(self) -> None:
        """See whether those outside can be used, and log why one cannot, if it is set up.

        Takes up to `LOOK_PATIENCE_S` seconds, and never raises.
        """
        looks = [asyncio.create_task(outside.look()) for outside in self._outside.values()]
        try:
            await asyncio.wait(looks, timeout=LOOK_PATIENCE_S)
        finally:
            for look in looks:
                look.cancel()
            # Also when this is cancelled itself: nothing may be left that still looks.
            seen = await asyncio.gather(*looks, return_exceptions=True)
        for failure in seen:
            if isinstance(failure, Exception):
                observability.error(
                    "interviewer:look-failed", "A look at an interviewer failed", cause=failure
                )
        for name, outside in self._outside.items():
            problem = outside.problem(None)
            if problem is not None and outside.is_set_up(None):
                observability.warning("interviewer:unusable", problem, interviewer=name)

    async def close(self) -> None:
        """Let go of all connections to those outside."""
        for outside in self._outside.values():
            await outside.close()
