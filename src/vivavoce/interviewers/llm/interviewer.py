"""The interviewer that a language model leads: one reply, one review.

Asking twice for the same turn asks the model twice; only one reply is ever stored (I6). What
goes wrong is raised: the service keeps the answer, tries again, and has the guide's fallback
carry on.
"""

import asyncio
import time

from msgspec.structs import replace

from vivavoce.domain.profile import ProfileValue
from vivavoce.interviewers import checks
from vivavoce.interviewers.calls import Calls
from vivavoce.interviewers.following import followed
from vivavoce.interviewers.framed import is_framed
from vivavoce.interviewers.interviewer import Reply, Reviewed, View
from vivavoce.interviewers.llm.answer import Answer, decoded
from vivavoce.interviewers.llm.asking import Asked, Asking, Unfit
from vivavoce.interviewers.llm.composing import Composed, composed, overlooked
from vivavoce.interviewers.llm.condensing import context_of
from vivavoce.interviewers.llm.instructions import METHOD, instructions_for
from vivavoce.interviewers.llm.models import Models
from vivavoce.interviewers.llm.plan import Plan
from vivavoce.interviewers.llm.provisional import Provisional
from vivavoce.interviewers.llm.reviewing import review
from vivavoce.interviewers.llm.situation import of_reply
from vivavoce.interviewers.scripted import NAME as SCRIPTED
from vivavoce.interviewers.scripted.course import Course
from vivavoce.interviewers.scripted.turn import ScriptedInterviewer

NAME = "llm"


class LlmInterviewer:
    """Leads interviews with the model that the guide names, else the server's.

    The opening, consent, the summary and the end are the guide's own words and said by the
    script; what is between, the model leads along the guide.
    """

    def __init__(self, models: Models, calls: Calls) -> None:
        self._models = models
        self._calls = calls
        self._script = ScriptedInterviewer()
        self._warm: set[str] = set()  # languages whose words the checks have read

    async def reply(self, view: View) -> Reply:
        """Return what to say next; see `Interviewer.reply` for what it raises."""
        view = followed(view)
        course = Course(view)
        if is_framed(course):
            return replace(await self._script.reply(view), author=SCRIPTED)
        begun = time.monotonic()
        chosen = await self._models.of(view.guide)
        await self._warm_up(view)
        asking = Asking(self._models, self._calls, chosen, view.interview.organization)
        context = await context_of(view.interview, asking)
        plan = Plan(course)
        shown = Provisional(view, plan)
        asked = Asked(
            task="reply",
            instructions=instructions_for(view.guide, view.interview.language),
            situation=lambda wrong, refused: of_reply(
                plan, context, objections=wrong, refused=refused
            ),
            tell=shown.tell if view.is_watched else None,
        )
        try:
            reply = await asking.until_fit(
                asked,
                lambda text, is_first: _fit(view, plan, text, is_first),
                between=shown.take_back,
            )
        except BaseException:  # also when somebody gives it up
            shown.take_back()
            raise
        return replace(
            reply,
            author=asking.author,
            usage=asking.usage,
            latency_ms=_milliseconds(begun),
            condensed=asking.condensed,
        )

    async def review(self, view: View) -> Reviewed:
        """Return what the model finds in the whole of a finished interview."""
        begun = time.monotonic()
        chosen = await self._models.of(view.guide)
        asking = Asking(self._models, self._calls, chosen, view.interview.organization)
        # A review records no summary of its own.
        context = await context_of(view.interview, asking, is_kept=False)
        changes = await review(view, context, asking)
        return Reviewed(
            changes=changes,
            author=asking.author,
            usage=asking.usage,
            latency_ms=_milliseconds(begun),
        )

    async def _warm_up(self, view: View) -> None:
        """Let the checks read a language's words on a thread, so that nobody waits for it."""
        language = view.interview.language
        if language in self._warm:
            return
        self._warm.add(language)
        anything = ProfileValue(value="yes", sources=tuple(filter(None, [view.interview.heard])))
        changes: dict[str, ProfileValue | None] = {
            item.id: anything for item in view.guide.information
        }
        sample = Reply(say="Thank you. What is it for?", changes=changes)
        await asyncio.to_thread(checks.objections, view, sample)


def _fit(view: View, plan: Plan, text: str, is_first: bool) -> Reply:
    """Return the reply that an answer makes; what was overlooked is asked for once.

    Raises:
        WrongShape, Unfit: it may not be said, and why.
    """
    answer = decoded(text, Answer)
    made = composed(plan, answer)
    wrong = [*made.objections, *_objections(view, made)]
    if is_first and not wrong:
        wrong += overlooked(plan, answer)
    if wrong:
        raise Unfit([each.code for each in wrong], [each.sentence for each in wrong])
    return made.reply


def _objections(view: View, made: Composed) -> list[checks.Objection]:
    found = checks.objections(view, made.reply, words=made.words, secret=[METHOD])
    if not made.is_framed:
        return found
    # Where it leads was the script's decision, which knows when an interview is over.
    return [each for each in found if each.code != checks.Code.DONE_TOO_EARLY]


def _milliseconds(begun: float) -> int:
    return round(1000 * (time.monotonic() - begun))
